internal import Compensation

/// Writes one table as an Excel workbook of one sheet, for what is no report: bands and the market.
public enum TableWorkbook {
  /// A column of the sheet.
  public struct Column: Sendable {
    public enum Kind: Sendable { case text, money, share, count }

    /// The name of the table's column.
    var name: String
    var heading: String
    var kind: Kind
    /// How the number follows from other columns of its row, `{maximum}/{minimum}`; `nil` for what
    /// stands by itself.
    var formula: String?

    public init(_ name: String, _ heading: String, _ kind: Kind = .text, formula: String? = nil) {
      self.name = name
      self.heading = heading
      self.kind = kind
      self.formula = formula
    }

    fileprivate var style: CellStyle {
      switch kind {
      case .text: .wrapped
      case .money, .count: .count
      case .share: .share
      }
    }
  }

  /// Writes the workbook into a publication and verifies it; publishing is left to the caller.
  ///
  /// - Parameters:
  ///   - name: The sheet's name.
  ///   - day: The date that the table is for, which is the workbook's own as well.
  ///   - columns: The columns to show, in their order.
  /// - Throws: ``WriterError``.
  public static func write(
    _ table: DataTable, title: String, named name: String, asOf day: String, columns: [Column],
    to publication: Publication
  ) throws(WriterError) {
    var workbook = try Workbook(for: publication, isStreamed: false)
    try workbook.setProperties(
      WorkbookProperties(
        title: WorkbookText.cellText(title), author: "payband",
        comments: WorkbookText.cellText("as of \(day)"), custom: [],
        created: secondsSince1970(ofDay: day)))
    let pages = PageText(
      header: "&L&\"-,Bold\"\(WorkbookText.headerText(title))&R\(WorkbookText.headerText(day))",
      footer: "&Lpayband&C&A&R&P / &N")
    for part in content(table, named: name, columns).parts(rowsPerSheet: Workbook.rowLimit - 1) {
      try workbook.add(part, pages: pages)
    }
    let digest = workbook.digest
    try workbook.close()
    try WorkbookVerifier(path: publication.path, file: publication.temporaryPath).verify(digest)
  }

  private static func content(
    _ table: DataTable, named name: String, _ columns: [Column]
  ) -> SheetContent {
    var content = SheetContent(name)
    content.frozenRows = 1
    content.frozenColumns = 1
    let places = Dictionary(
      table.columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    content.addTable(
      name, columns.map(\.heading), Array(0..<table.rowCount), orText: "[x]"
    ) { index in
      let row = table.row(index)
      return columns.map { column in
        guard let place = places[column.name] else { return nil }
        return cell(row[place], column, among: columns, row: index + 2)
      }
    }
    return content
  }

  /// - Parameter row: The row of the sheet, counted from 1.
  private static func cell(
    _ value: FieldValue, _ column: Column, among columns: [Column], row: Int
  ) -> Cell? {
    guard column.kind != .text else {
      if case .text(let text) = value { return .text(text, column.style) }
      return nil
    }
    return .formula(
      column.formula.map { formula($0, among: columns, row: row) }, value.number, column.style)
  }

  /// The formula with the cells of a row in the place of its columns' names.
  private static func formula(_ template: String, among columns: [Column], row: Int) -> String {
    columns.enumerated().reduce(template) { text, column in
      text.split(separator: "{\(column.element.name)}", omittingEmptySubsequences: false)
        .joined(separator: CellPlace.name(row: row - 1, column: column.offset))
    }
  }
}

extension FieldValue {
  /// The value where it is a number.
  fileprivate var number: Double? {
    switch self {
    case .null, .text: nil
    case .integer(let value): Double(value)
    case .amount(let value): value.doubleValue
    case .number(let value): value
    }
  }
}
