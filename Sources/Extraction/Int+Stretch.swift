extension Int {
  /// Returns the stretch from this place to another; an empty one where that lies before it.
  ///
  /// What a text writes close together may overlap (in `5 € 20` the sign is of both numbers), so places
  /// of marks and amounts are joined to ranges by this alone: `..<` traps.
  func upTo(_ end: Int) -> Range<Int> { self..<Swift.max(self, end) }
}
