/// A file of gzip: what it holds is read by the name without `.gz`.
enum GzipFile {
  static func recognizes(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// Returns the path without `.gz`, by which the format of the content is known.
  static func innerPath(of path: [UInt8]) -> [UInt8] {
    InputFile.fileExtension(of: path) == "gz" ? path.dropLast(3) : path
  }

  /// Returns the start of the content, as far as it can be read.
  static func start(of bytes: [UInt8], limit: Inflater.Limit) -> [UInt8] {
    (try? Inflater(bytes, .gzip, limit: limit).read(64)) ?? []
  }
}
