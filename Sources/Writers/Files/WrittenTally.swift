internal import Synchronization

/// What was sent to a file, in brief, to compare with what can be read back.
final class WrittenTally: Sendable {
  /// How many bytes, and a hash of them in their order (FNV-1a).
  struct Sum: Hashable {
    private(set) var count = 0
    private(set) var hash: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
      var hash = hash
      for index in 0..<bytes.count {
        hash = unsafe (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3
      }
      self.hash = hash
      count += bytes.count
    }
  }

  private let state = Mutex(Sum())

  var sum: Sum { state.withLock { $0 } }

  func add(_ bytes: UnsafeRawBufferPointer) {
    state.withLock { unsafe $0.add(bytes) }
  }
}
