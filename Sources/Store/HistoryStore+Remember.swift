internal import Compensation
internal import GRDB

extension HistoryStore {
  /// Keeps what reading files gave, in one transaction.
  ///
  /// A figure or claim that is known of its document is not added again.
  ///
  /// - Returns: The ids of each reading's parts.
  public func remember(_ readings: [FileReading]) throws(StoreError) -> [[Int64]] {
    guard !readings.isEmpty else { return [] }
    return try write { db in
      let writer = ReadingWriter(db: db, path: self.path)
      return try readings.map { try writer.remember($0) }
    }
  }

  /// Keeps that files are as they were when they were read.
  public func see(_ files: [(path: [UInt8], file: KnownFile)]) throws(StoreError) {
    guard !files.isEmpty else { return }
    try write { db in
      let writer = ReadingWriter(db: db, path: self.path)
      for (path, file) in files { try writer.see(path, file.stamp, as: file.reading) }
    }
  }
}
