internal import ContentHashing
internal import Foundation
internal import GRDB

/// What makes a row the same as another: the first half of the SHA-256 of its values.
struct Identity {
  private var bytes: [UInt8] = []

  mutating func add(_ values: some Sequence<DatabaseValue>) {
    for value in values { add(value) }
  }

  mutating func add(_ value: DatabaseValue) {
    switch value.storage {
    case .null: bytes.append(0)
    case .int64(let number): add(1, UInt64(bitPattern: number))
    case .double(let number): add(2, number.bitPattern)
    case .string(let text):
      add(3, UInt64(text.utf8.count))
      bytes.append(contentsOf: text.utf8)
    case .blob(let data):
      add(4, UInt64(data.count))
      bytes.append(contentsOf: data)
    }
  }

  private mutating func add(_ kind: UInt8, _ number: UInt64) {
    bytes.append(kind)
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)))
    }
  }

  /// The identity's 16 bytes.
  var digest: [UInt8] { Array(SHA256.digest(of: bytes).prefix(16)) }
}

extension [UInt8] {
  /// The bytes as the database keeps them.
  var blob: DatabaseValue { Data(self).databaseValue }
}
