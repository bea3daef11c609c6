/// A cell by its column and row, counted from 0 and from 1.
struct CellReference: Hashable {
  /// A sheet's last column is XFD.
  static let columnLimit = 16_384
  static let rowLimit = 1_048_576

  var column: Int
  var row: Int

  init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// Reads `B7`; `nil` for what is no cell of a sheet.
  init?(_ name: some StringProtocol) { self.init(name.utf8) }

  /// Reads the bytes of `B7`; `nil` for what is no cell of a sheet.
  init?(_ name: some Sequence<UInt8>) {
    var column = 0
    var row = 0
    for byte in name {
      switch byte {
      case 65...90 where row == 0: column = column * 26 + Int(byte - 64)
      case 48...57 where column > 0: row = row * 10 + Int(byte - 48)
      case 36: break  // the $ of a fixed place
      default: return nil
      }
      guard column <= CellReference.columnLimit, row <= CellReference.rowLimit else { return nil }
    }
    guard column > 0, row > 0 else { return nil }
    self.init(column: column - 1, row: row)
  }

  /// Returns the letters of a column counted from 0: `A`, `AB`.
  static func letters(_ column: Int) -> String {
    var letters: [UInt8] = []
    var rest = column + 1
    while rest > 0 {
      letters.append(UInt8(65 + (rest - 1) % 26))
      rest = (rest - 1) / 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
