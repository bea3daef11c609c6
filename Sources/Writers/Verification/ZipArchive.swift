internal import CMinizip

/// The parts of a zip file, read one at a time with their checksums compared.
@safe
struct ZipArchive: ~Copyable {
  private let file: unzFile

  /// Opens the archive, or returns `nil` where it is none or is cut short.
  init?(path: String) {
    guard let file = unsafe unzOpen64(path) else { return nil }
    unsafe self.file = unsafe file
  }

  deinit { unsafe unzClose(file) }

  /// The names of the parts in the order of the archive's directory, or `nil` where that is broken.
  func names() -> [String]? {
    var names: [String] = []
    var code = unsafe unzGoToFirstFile(file)
    while code == UNZ_OK {
      guard let name = currentName() else { return nil }
      names.append(name)
      code = unsafe unzGoToNextFile(file)
    }
    return code == UNZ_END_OF_LIST_OF_FILE ? names : nil
  }

  private func currentName() -> String? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      guard let start = buffer.baseAddress,
        unsafe unzGetCurrentFileInfo64(file, nil, start, 511, nil, 0, nil, 0) == UNZ_OK
      else { return nil }
      unsafe buffer[511] = 0
      return unsafe String(cString: start)
    }
  }

  /// Opens a part; what was open is closed.
  func open(_ name: String) -> Bool {
    unsafe unzLocateFile(file, name, 1) == UNZ_OK && unzOpenCurrentFile(file) == UNZ_OK
  }

  /// The archive as the context of a C callback.
  var context: UnsafeMutableRawPointer { unsafe UnsafeMutableRawPointer(file) }

  /// Reads bytes of the open part: their number, 0 at the end, negative for broken data.
  @unsafe
  static func read(
    _ context: UnsafeMutableRawPointer?, into buffer: UnsafeMutablePointer<CChar>?, count: Int32
  ) -> Int32 {
    unsafe unzReadCurrentFile(context, buffer, UInt32(clamping: count))
  }

  /// Closes the open part and tells whether its checksum is right; it has to be read to its end.
  func closePart() -> Bool { unsafe unzCloseCurrentFile(file) == UNZ_OK }
}
