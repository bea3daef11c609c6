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
    guard !isStandardInput else {
      return try FileHandle.standardInput.readAll(expecting: 65_536, limit: limit, shown: path)
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
    return try handle.readAll(expecting: status.size, limit: limit, shown: path)
  }
}
