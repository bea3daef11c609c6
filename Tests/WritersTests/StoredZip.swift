import Foundation

@testable import Writers

/// Takes a workbook apart and puts it together again with a part changed, checksums right.
enum StoredZip {
  /// Rewrites the archive, each part as `change` returns it; `nil` leaves the part out.
  static func rewrite(_ path: String, _ change: (String, String) -> String?) throws {
    var parts: [(name: String, bytes: [UInt8])] = []
    for (name, bytes) in self.parts(of: path) {
      if let text = change(name, String(decoding: bytes, as: UTF8.self)) {
        parts.append((name, Array(text.utf8)))
      }
    }
    try Data(archive(parts)).write(to: URL(filePath: path))
  }

  static func parts(of path: String) -> [(name: String, bytes: [UInt8])] {
    guard let archive = ZipArchive(path: path), let names = archive.names() else { return [] }
    return names.map { name in
      var bytes: [UInt8] = []
      guard archive.open(name) else { return (name, bytes) }
      var buffer = [CChar](repeating: 0, count: 65_536)
      while true {
        let count = unsafe ZipArchive.read(archive.context, into: &buffer, count: 65_536)
        guard count > 0 else { break }
        bytes += buffer[..<Int(count)].map { UInt8(bitPattern: $0) }
      }
      return (name, bytes)
    }
  }

  /// A zip file without compression.
  private static func archive(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for part in parts {
      let common =
        little(20, 2) + little(0, 2) + little(0, 2) + little(0, 4)
        + little(Int(checksum(part.bytes)), 4) + little(part.bytes.count, 4)
        + little(part.bytes.count, 4) + little(part.name.utf8.count, 2) + little(0, 2)
      directory +=
        [0x50, 0x4B, 1, 2] + little(20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2)
        + little(0, 4) + little(file.count, 4) + Array(part.name.utf8)
      file += [0x50, 0x4B, 3, 4] + common + Array(part.name.utf8) + part.bytes
    }
    let end =
      [0x50, 0x4B, 5, 6] + little(0, 2) + little(0, 2) + little(parts.count, 2)
      + little(parts.count, 2) + little(directory.count, 4) + little(file.count, 4) + little(0, 2)
    return file + directory + end
  }

  private static func little(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }

  /// CRC-32 as of ISO 3309.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }
}
