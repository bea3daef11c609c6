internal import Glibc

/// An open file or stream that is written with every result checked.
///
/// Swift's `print` to a full disk loses data without a word, and `FileHandle` traps on a closed
/// pipe; this loops over write(2), goes on after interruptions and short writes, and throws.
public struct FileOutput: Sendable {
  let descriptor: Int32
  /// What the errors name.
  let path: String
  /// What was written, where that is read back later.
  var tally: WrittenTally?

  /// Standard output. A program that pipes should ignore `SIGPIPE`, to see the error instead.
  public static let standardOutput = FileOutput(descriptor: 1, path: "standard output")

  /// - Throws: ``WriterError`` with the path and the system's reason.
  public func write(_ bytes: [UInt8]) throws(WriterError) {
    try write(bytes[...])
  }

  /// - Throws: ``WriterError`` with the path and the system's reason.
  public func write(_ bytes: ArraySlice<UInt8>) throws(WriterError) {
    let failure: Int32? = unsafe bytes.withUnsafeBytes { buffer in
      unsafe tally?.add(buffer)
      var done = 0
      while done < buffer.count {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[done...])
        let written = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
        if written > 0 {
          done += written
        } else if written == 0 {
          return ENOSPC
        } else if errno != EINTR {
          return errno
        }
      }
      return nil
    }
    if let failure {
      throw WriterError(path: path, reason: .system(.write, code: failure))
    }
  }

  /// Writes the buffer and empties it, once it holds enough to be worth a call.
  func drain(_ buffer: inout [UInt8], above limit: Int = 1 << 18) throws(WriterError) {
    guard buffer.count > limit else { return }
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
