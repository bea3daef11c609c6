public import Compensation
internal import Glibc

extension InputFile {
  /// The largest document that is read unless the caller says otherwise: 256 MiB.
  public static let defaultSizeLimit = 256 << 20

  /// Reads the file's bytes, or standard input to its end.
  ///
  /// The open file itself is looked at, not its name, so that what was swapped in between is
  /// refused as well.
  ///
  /// - Parameter limit: The most bytes to read.
  /// - Throws: ``InputError`` for what is missing, unreadable, no regular file or too large.
  public func contents(limit: Int = InputFile.defaultSizeLimit) throws(InputError) -> [UInt8] {
    try stampedContents(limit: limit).bytes
  }

  /// Reads the file's bytes with the stamp by which they are known again.
  ///
  /// - Returns: No stamp for standard input, and for a file that changed while it was read or so
  ///   shortly before that a later change might not show.
  /// - Throws: ``InputError``, as ``contents(limit:)`` does.
  public func stampedContents(
    limit: Int = InputFile.defaultSizeLimit
  ) throws(InputError) -> (bytes: [UInt8], stamp: FileStamp?) {
    guard !isStandardInput else {
      let bytes = try FileHandle.standardInput.readAll(
        expecting: 65_536, limit: limit, shown: path)
      return (bytes, nil)
    }
    let handle = try FileHandle(opening: pathBytes, shown: path)
    let status = try handle.status(shown: path)
    switch status.kind {
    case .regular: break
    case .folder: throw InputError(path: path, reason: .folder)
    case .other(let kind): throw InputError(path: path, reason: .notRegular(kind: kind))
    }
    guard status.size <= limit else {
      throw InputError(path: path, reason: .tooLarge(limit: limit))
    }
    let begun = InputFile.now
    let bytes = try handle.readAll(expecting: status.size, limit: limit, shown: path)
    let isSteady = try handle.status(shown: path).stamp == status.stamp
    return (bytes, isSteady && status.stamp.isSettled(at: begun) ? status.stamp : nil)
  }

  /// What the file system says of the file; `nil` where it says nothing, or of standard input.
  public var stamp: FileStamp? {
    isStandardInput ? nil : try? FileStatus(of: pathBytes, shown: path).stamp
  }

  /// The time in nanoseconds since 1970, by the clock that stamps files.
  private static var now: Int64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_REALTIME_COARSE, &time)
    return time.nanoseconds
  }
}
