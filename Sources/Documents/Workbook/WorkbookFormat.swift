internal import Compensation

/// Excel workbooks (Office Open XML): a table for each visible sheet.
struct WorkbookFormat: DocumentFormat {
  static let extensions: Set<String> = ["xlsx", "xlsm", "xltx"]

  private let finder: HeaderFinder

  init(finder: HeaderFinder) { self.finder = finder }

  func recognizes(_ document: RawDocument) -> Bool {
    OfficeFormat.recognizes(document, extensions: WorkbookFormat.extensions, folder: "xl/")
  }

  func read(_ document: RawDocument) -> DocumentReading {
    if OfficeFormat.isOldOrEncrypted(document.bytes) {
      return OfficeFormat.olderContainer(document.bytes, "xlsx", document.path)
    }
    do throws(PackageError) {
      let parts = try WorkbookParts(try OfficeParts(document.bytes))
      var reader = WorkbookReader(parts, path: document.path, finder: finder)
      reader.read()
      return DocumentReading(
        format: "xlsx", encoding: "UTF-8", content: reader.contents.first, issues: reader.issues,
        otherContents: Array(reader.contents.dropFirst()))
    } catch {
      return OfficeFormat.failure(error, "xlsx", document.path)
    }
  }
}

/// Reads the sheets of a workbook.
private struct WorkbookReader {
  private let workbook: WorkbookParts
  private let path: String
  private let finder: HeaderFinder
  private(set) var contents: [DocumentContent] = []
  private(set) var issues: [InputIssue] = []

  init(_ workbook: WorkbookParts, path: String, finder: HeaderFinder) {
    self.workbook = workbook
    self.path = path
    self.finder = finder
  }

  mutating func read() {
    var tables: [SheetTable] = []
    var text: [UInt8] = []
    for sheet in workbook.sheets where !sheet.isHidden {
      do throws(PackageError) {
        var reader = try SheetReader(workbook, part: sheet.part)
        let cells = try reader.read()
        note(cells, of: sheet.name)
        guard !cells.rows.isEmpty else { continue }
        tables.append(
          SheetTable(cells, name: sheet.name, path: path, finder: finder, text: &text))
      } catch {
        add(.error, "\(error.message)")
      }
    }
    noteHidden()
    var recognized = tables.filter(\.isRecognized)
    noteUnrecognized(tables, among: recognized)
    PublishedSheets.complete(&recognized, of: tables, path: path, with: finder.published)
    for var table in recognized.isEmpty ? tables : recognized {
      table.setText(text)
      contents.append(.table(table.table))
    }
    if tables.isEmpty, !issues.contains(where: { $0.severity == .error }) {
      add(.error, "expected a sheet with cells, found none; check what wrote the workbook")
    }
  }

  /// What stands in sheets that are not tables of pay: descriptions, notes.
  private mutating func noteUnrecognized(
    _ tables: [SheetTable], among recognized: [SheetTable]
  ) {
    let others = tables.filter { !$0.isRecognized }
    for table in recognized { issues += finder.issues(on: table.table, line: table.headerRow) }
    // The other sheets of a published workbook are known to hold descriptions and notes.
    if recognized.contains(where: { $0.table.published != nil }) { return }
    if !recognized.isEmpty {
      guard !others.isEmpty else { return }
      add(
        .warning,
        "expected a role and an amount in the header of each sheet, found none in"
          + " \(WorkbookReader.list(others.map { $0.table.sheet?.name ?? "" })), left out; name the"
          + " columns “role” and “salary” if they hold pay")
    } else {
      for table in others {
        issues += finder.issues(on: table.table, line: table.headerRow)
      }
    }
  }

  private mutating func noteHidden() {
    let hidden = workbook.sheets.filter(\.isHidden).map(\.name)
    guard !hidden.isEmpty else { return }
    add(
      .warning,
      "expected visible sheets, found hidden ones, left out: \(WorkbookReader.list(hidden));"
        + " unhide them if they hold pay")
  }

  private mutating func note(_ cells: SheetCells, of sheet: String) {
    if cells.broken.count > 0 {
      add(
        .error,
        "expected cells of the sheet “\(sheet)”, found \(cells.broken.count) that are damaged, the"
          + " first \(cells.broken.first); save the workbook again from an Office program")
    }
    if cells.errors.count > 0 {
      add(
        .warning,
        "expected values in the sheet “\(sheet)”, found \(cells.errors.count) errors of formulas,"
          + " the first in \(cells.errors.first); mend them")
    }
    if cells.formulas.count > 0 {
      add(
        .warning,
        "expected values in the sheet “\(sheet)”, found \(cells.formulas.count) formulas without,"
          + " the first in \(cells.formulas.first); open and save the workbook in an Office program"
      )
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "“\($0)”" }.joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }

  private mutating func add(_ severity: InputIssue.Severity, _ message: String) {
    issues.append(InputIssue(severity, path: path, message: message))
  }
}
