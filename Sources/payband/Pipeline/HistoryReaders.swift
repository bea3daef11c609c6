internal import Store
internal import Synchronization

/// Further connections to a history, so that one reads for one thread at a time and none waits.
final class HistoryReaders: Sendable {
  private let idle: Mutex<[HistoryStore]>
  /// Serves whoever comes while all others are at work.
  private let history: HistoryStore

  /// - Parameter count: How many threads read at once.
  init(of history: HistoryStore, count: Int) throws {
    self.history = history
    idle = Mutex(try (0..<count).map { _ in try HistoryStore(besides: history) })
  }

  /// Returns the parts of a reading with their ids, as those of a file at a path.
  func parts(ofReading reading: Int64, path: String) throws -> [(id: Int64, part: ReadPart)] {
    guard let reader = idle.withLock({ $0.popLast() }) else {
      return try history.parts(ofReading: reading, path: path)
    }
    defer { idle.withLock { $0.append(reader) } }
    return try reader.parts(ofReading: reading, path: path)
  }
}
