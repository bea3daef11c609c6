/// The names of a workbook's sheets, by Excel's rules.
struct SheetNames {
  private var taken: Set<String> = []

  /// Returns a name that a new sheet may have, as close to the one wished as the rules allow: at
  /// most 31 UTF-16 units, none of `[]:*?/\`, no apostrophe at its ends, not “History”, and no
  /// other sheet's name in other letters' case.
  mutating func unique(_ wished: String) -> String {
    let base = SheetNames.allowed(wished)
    var name = base
    var number = 2
    while !taken.insert(name.lowercased()).inserted {
      let suffix = " (\(number))"
      name = SheetNames.prefix(base, units: 31 - suffix.utf16.count) + suffix
      number += 1
    }
    return name
  }

  private static func allowed(_ wished: String) -> String {
    var name = String(
      wished.unicodeScalars.map { scalar in
        "[]:*?/\\".unicodeScalars.contains(scalar) || scalar.value < 0x20
          || (0x7F...0x9F).contains(scalar.value) || (0xFFFE...0xFFFF).contains(scalar.value)
          ? " " : Character(scalar)
      })
    name = prefix(name, units: 31)
    while let last = name.last, last == "'" || last == " " { name.removeLast() }
    while let first = name.first, first == "'" || first == " " { name.removeFirst() }
    return name.isEmpty || name.lowercased() == "history" ? "Sheet" : name
  }

  private static func prefix(_ text: String, units: Int) -> String {
    var kept = ""
    var count = 0
    for character in text {
      count += character.utf16.count
      if count > units { break }
      kept.append(character)
    }
    return kept
  }
}

/// The name of a place in a sheet.
enum CellPlace {
  /// `B7` for row 6 and column 1, both counted from 0.
  static func name(row: Int, column: Int) -> String { columnName(column) + String(row + 1) }

  /// `$B$7`, which stays the same where a formula is copied.
  static func fixed(row: Int, column: Int) -> String { "$\(columnName(column))$\(row + 1)" }

  /// `'Evidence'!B7`; rows and columns counted from 0.
  static func cell(sheet: String, row: Int, column: Int) -> String {
    quoted(sheet) + "!" + name(row: row, column: column)
  }

  /// `'Figures'!B7:C9`; rows and columns counted from 0.
  static func range(
    sheet: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>
  ) -> String {
    let first = name(row: rows.lowerBound, column: columns.lowerBound)
    let last = name(row: rows.upperBound, column: columns.upperBound)
    return quoted(sheet) + "!" + (first == last ? first : first + ":" + last)
  }

  /// The sheet's name in apostrophes, those within doubled.
  static func quoted(_ sheet: String) -> String {
    guard sheet.utf8.contains(UInt8(ascii: "'")) else { return "'" + sheet + "'" }
    return "'"
      + sheet.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }

  static func columnName(_ column: Int) -> String {
    column < firstNames.count ? firstNames[column] : madeName(column)
  }

  /// The names that most sheets need, made once.
  private static let firstNames = (0..<128).map(madeName)

  private static func madeName(_ column: Int) -> String {
    var name = ""
    var rest = column
    while rest >= 0 {
      name = String(Character(Unicode.Scalar(UInt8(65 + rest % 26)))) + name
      rest = rest / 26 - 1
    }
    return name
  }
}
