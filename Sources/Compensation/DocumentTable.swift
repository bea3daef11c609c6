/// What a column of a table holds, as its header says.
public enum TableColumn: String, CaseIterable, Hashable, Sendable {
  case role, employer, country, place, currency, period, basis, component, level, segment
  /// One amount, or a range in one cell.
  case amount
  case minimum, maximum, mean, median, p10, p25, p75, p90
  case date, year
  /// How many people are behind the row.
  case sampleSize = "sample_size"
  case weight
  /// A person's sex, for the gap between women and men.
  case sex
  /// The complementary or variable part of the pay, within the amount or beside it.
  case variablePay = "variable_pay"
}

/// A document of rows with columns: a survey, a list of job ads.
public struct DocumentTable: Sendable {
  /// The path as given, or `-`.
  public var path: String
  /// The header's cells as written.
  public var header: [String]
  /// The index of the column that holds each thing; what is missing was not recognised.
  public var columns: [TableColumn: Int]
  public var rows: TableRows
  /// The decoded document, for places and quotes.
  public var bytes: [UInt8]
  /// The sheet of a workbook that the table stands in.
  public var sheet: TableSheet?
  /// What is known of the table where it is one that is published in this form.
  public var published: PublishedTable?

  public init(
    path: String, header: [String], columns: [TableColumn: Int], rows: TableRows, bytes: [UInt8],
    sheet: TableSheet? = nil, published: PublishedTable? = nil
  ) {
    self.path = path
    self.header = header
    self.columns = columns
    self.rows = rows
    self.bytes = bytes
    self.sheet = sheet
    self.published = published
  }

  /// Creates a table of rows whose cells are at hand.
  public init(
    path: String, header: [String], columns: [TableColumn: Int], rows: [Row], bytes: [UInt8],
    sheet: TableSheet? = nil
  ) {
    self.init(
      path: path, header: header, columns: columns, rows: TableRows(rows), bytes: bytes,
      sheet: sheet)
  }
}

/// The sheet of a workbook that a table stands in, by which its cells are named.
public struct TableSheet: Hashable, Sendable {
  public var name: String
  /// The letters of the table's columns in the sheet, as many as the header has.
  public var columnLetters: [String]

  public init(name: String, columnLetters: [String]) {
    self.name = name
    self.columnLetters = columnLetters
  }
}

extension DocumentTable {
  /// Returns the line and the column of a place within a row, which may have several lines.
  ///
  /// - Complexity: Linear in the row's length.
  public func position(of offset: Int, in row: Row) -> (line: Int, column: Int) {
    guard row.range.contains(offset) || offset == row.range.upperBound,
      row.range.upperBound <= bytes.count
    else { return (row.line, row.column) }
    // The row of a sheet has the number of its row, whatever its cells hold.
    guard sheet == nil else {
      return (row.line, 1 + bytes.characterCount(in: row.range.lowerBound..<offset))
    }
    var line = row.line
    var column = row.column
    for index in row.range.lowerBound..<offset {
      let byte = bytes[index]
      if byte == 0x0A || (byte == 0x0D && bytes[index + 1] != 0x0A) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// Returns the place that a person looks for in a workbook, `Sheet1!B7`; `nil` for tables of
  /// other documents, whose lines say enough.
  ///
  /// - Parameters:
  ///   - offset: An offset in the decoded document within one of the row's cells.
  ///   - row: One of the rows.
  public func locator(of offset: Int, in row: Row) -> String? {
    guard let sheet else { return nil }
    let cell = row.cellOffsets.indices.last { index in
      row.cellOffsets[index] <= offset && !row.cellRanges[index].isEmpty
    }
    let letters = cell.flatMap {
      sheet.columnLetters.indices.contains($0) ? sheet.columnLetters[$0] : nil
    }
    // Names with anything but letters, digits and “_” stand in quotes, as formulas write them.
    let isPlain = sheet.name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_"
    }
    let name = isPlain ? sheet.name : "'\(sheet.name.replacing("'", with: "''"))'"
    return "\(name)!\(letters ?? "A")\(row.line)"
  }
}
