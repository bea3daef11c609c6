internal import CGNUSource

/// How the C library deals with memory that is freed.
enum Allocation {
  /// Has it kept for what is allocated next. Giving it back to the kernel and asking for it again,
  /// page by page, takes a tenth of the time that reading a long text does, and a run is short.
  static func keepWhatIsFreed() {
    _ = mallopt(M_MMAP_THRESHOLD, 32 << 20)
    _ = mallopt(M_TRIM_THRESHOLD, 1 << 30)
    _ = mallopt(M_TOP_PAD, 4 << 20)
  }
}
