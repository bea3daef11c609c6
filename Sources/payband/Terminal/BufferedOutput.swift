internal import Writers

/// Bytes on their way to a file, written when there are enough of them to be worth a call.
final class BufferedOutput {
  private static let limit = 1 << 18

  var bytes: [UInt8] = []
  private let output: FileOutput

  init(_ output: FileOutput) { self.output = output }

  /// Writes what has gathered, once it is enough.
  func drain() throws(WriterError) {
    if bytes.count > BufferedOutput.limit { try flush() }
  }

  /// Writes what has gathered.
  func flush() throws(WriterError) {
    try output.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}
