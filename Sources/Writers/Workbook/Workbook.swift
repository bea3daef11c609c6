internal import CXLSXWriter
internal import Glibc

/// A workbook being written: every result of the library checked, every cell counted for the
/// comparison with what is read back.
struct Workbook: ~Copyable {
  /// The path that errors name.
  let path: String
  /// Whether rows go to disk as they come; such sheets have filters but no tables.
  let isStreamed: Bool
  private(set) var digest = WorkbookDigest()
  private let handle: WorkbookHandle
  private var sheets: [SheetHandle] = []
  private var formats: [CellStyle: FormatHandle] = [:]
  /// The format that each column had last: mostly that of the next row too, and cheaper to compare
  /// than to look up.
  private var latest: [(style: CellStyle, format: FormatHandle)?] = []
  private var names = SheetNames()
  private var tableNames: Set<String> = []

  /// Excel takes 65,530 links a sheet; libxlsxwriter counts wrong by one.
  static let linkLimit = 65_000
  /// Rows that a sheet can have with libxlsxwriter 1.1.4, one less than with Excel.
  static let rowLimit = 1_048_575

  /// - Throws: ``WriterError`` where the library has no memory for a workbook.
  init(for publication: Publication, isStreamed: Bool) throws(WriterError) {
    path = publication.path
    self.isStreamed = isStreamed
    guard
      let handle = WorkbookHandle(
        path: publication.temporaryPath, temporaryFolder: publication.folder,
        isStreamed: isStreamed)
    else {
      throw WriterError(
        path: publication.path,
        reason: .workbook(action: "make a workbook", message: "out of memory"))
    }
    self.handle = handle
  }

  /// Writes the file.
  ///
  /// - Throws: ``WriterError`` for what the library reports. A full folder of temporary files is
  ///   not among that: only reading the file back shows it.
  consuming func close() throws(WriterError) {
    let path = self.path
    errno = 0
    let code = handle.close()
    let system = errno
    switch code {
    case LXW_NO_ERROR: return
    case LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_ZIP_FILE_OPERATION:
      if system != 0 { throw WriterError(path: path, reason: .system(.write, code: system)) }
      fallthrough
    default:
      throw WriterError(
        path: path, reason: .workbook(action: "write the file", message: code.message))
    }
  }

  mutating func setProperties(_ properties: WorkbookProperties) throws(WriterError) {
    try check(handle.setProperties(properties), "set the properties")
    for (name, value) in properties.custom {
      try check(handle.setProperty(name, value), "set the property “\(name)”")
    }
  }

  /// Adds a sheet and returns its index and the name that it got.
  mutating func addSheet(_ wished: String) throws(WriterError) -> (index: Int, name: String) {
    let name = names.unique(wished)
    guard let sheet = handle.addSheet(name) else {
      throw WriterError(
        path: path, reason: .workbook(action: "add sheet “\(name)”", message: "name refused"))
    }
    sheets.append(sheet)
    digest.sheets.append(WorkbookDigest.Sheet(name: name))
    return (sheets.count - 1, name)
  }

  /// Writes a cell; an empty text leaves it empty. Links above the limit of a sheet are left out.
  mutating func write(_ ready: ReadyCell, sheet: Int, row: Int, column: Int) throws(WriterError) {
    let cell = ready.cell
    if case .text("") = cell.value { return }
    let format = try format(cell.style, column: column)
    let pointer = unsafe sheets[sheet].pointer
    let (row32, column16) = (lxw_row_t(clamping: row), lxw_col_t(clamping: column))
    // Readers such as openpyxl take the place that a link leads to for the text of an empty cell.
    if let link = cell.link, cell.value.text != "", digest.sheets[sheet].links < Workbook.linkLimit
    {
      // The library makes a text of a cell with a link; what it is then takes its place.
      try check(
        unsafe worksheet_write_url_opt(
          pointer, row32, column16, "internal:" + link, format.pointer,
          cell.isText ? WorkbookText.attributeText(ready.text) : "-",
          cell.tip.map { WorkbookText.attributeText(WorkbookText.cut($0, to: 250)) }),
        "link \(CellPlace.name(row: row, column: column))")
      digest.sheets[sheet].links += 1
    }
    let kind: WorkbookDigest.Kind
    switch cell.value {
    case .text:
      kind = .text
      try check(
        unsafe worksheet_write_string(pointer, row32, column16, ready.text, format.pointer),
        "write text to \(CellPlace.name(row: row, column: column))")
    case .number(let value):
      kind = .number
      try check(
        unsafe worksheet_write_number(pointer, row32, column16, value, format.pointer),
        "write a number to \(CellPlace.name(row: row, column: column))")
    case .formula(let formula):
      kind = .formula
      try check(
        write(formula, text: ready.text, sheet: sheet, row: row32, column: column16, format),
        "write a formula to \(CellPlace.name(row: row, column: column))")
    }
    count(sheet, row, column, kind, ready.content)
  }

  private func write(
    _ formula: CellFormula, text: String, sheet: Int, row: lxw_row_t, column: lxw_col_t,
    _ format: FormatHandle
  ) -> lxw_error {
    let pointer = unsafe sheets[sheet].pointer
    switch formula.result {
    case .number(let result):
      return formula.isArray
        ? unsafe worksheet_write_array_formula_num(
          pointer, row, column, row, column, "{=" + formula.text + "}", format.pointer, result)
        : unsafe worksheet_write_formula_num(
          pointer, row, column, "=" + formula.text, format.pointer, result)
    case .text:
      return unsafe worksheet_write_formula_str(
        pointer, row, column, "=" + formula.text, format.pointer, text)
    }
  }

  private mutating func count(
    _ sheet: Int, _ row: Int, _ column: Int, _ kind: WorkbookDigest.Kind, _ content: UInt64
  ) {
    digest.sheets[sheet].cells += 1
    digest.sheets[sheet].hash &+= WorkbookDigest.hash(
      row: row, column: column, kind: kind, content: content)
  }

  /// Makes a table of a range, with a filter in each header. Cells of the header are written.
  mutating func addTable(
    _ wished: String, headers: [Cell], sheet: Int, firstRow: Int, rowCount: Int
  ) throws(WriterError) {
    var name = wished
    while !tableNames.insert(name.lowercased()).inserted { name += "_" }
    var columns: [(header: String, format: FormatHandle)] = []
    var taken: Set<String> = []
    for header in headers {
      guard case .text(var text) = header.value else { continue }
      // Excel repairs a table with two columns of one name, letters' case apart.
      while !taken.insert(text.lowercased()).inserted { text += " 2" }
      columns.append((text, try format(header.style)))
    }
    let code = unsafe worksheetAddTable(
      sheets[sheet].pointer, name: name, columns: columns, firstRow: firstRow, rowCount: rowCount)
    try check(code, "make table “\(name)”")
    digest.sheets[sheet].tables += 1
    for (column, header) in columns.enumerated() {
      count(sheet, firstRow, column, .text, WorkbookDigest.hash(of: header.header.utf8))
    }
  }

  /// Runs the library's calls that set up a sheet.
  func withSheet(
    _ sheet: Int, _ action: String, _ body: (SheetHandle) -> lxw_error
  ) throws(WriterError) {
    try check(body(sheets[sheet]), action)
  }

  /// Gives a place a name that formulas can speak of.
  mutating func define(_ name: String, as place: String) throws(WriterError) {
    try check(handle.defineName(name, "=" + place), "define the name “\(name)”")
    digest.names += 1
  }

  func addChart(
    _ type: lxw_chart_type
  ) throws(WriterError) -> UnsafeMutablePointer<lxw_chart> {
    guard let chart = unsafe handle.addChart(type) else {
      throw WriterError(
        path: path, reason: .workbook(action: "make a chart", message: "out of memory"))
    }
    return unsafe chart
  }

  private mutating func format(
    _ style: CellStyle, column: Int
  ) throws(WriterError) -> FormatHandle {
    if column < latest.count, let known = latest[column], known.style == style {
      return known.format
    }
    let format = try format(style)
    while latest.count <= column { latest.append(nil) }
    latest[column] = (style, format)
    return format
  }

  private mutating func format(_ style: CellStyle) throws(WriterError) -> FormatHandle {
    if let known = formats[style] { return known }
    let format = try newFormat()
    format.apply(style)
    formats[style] = format
    return format
  }

  func newFormat() throws(WriterError) -> FormatHandle {
    guard let format = handle.addFormat() else {
      throw WriterError(
        path: path, reason: .workbook(action: "make a format", message: "out of memory"))
    }
    return format
  }

  /// - Parameter action: Put into words only where the library refuses: there are millions of cells.
  private func check(_ code: lxw_error, _ action: @autoclosure () -> String) throws(WriterError) {
    guard code != LXW_NO_ERROR else { return }
    throw WriterError(path: path, reason: .workbook(action: action(), message: code.message))
  }
}

extension lxw_error {
  /// The library's words for the code.
  var message: String {
    guard let text = unsafe lxw_strerror(self) else { return "error \(rawValue)" }
    return unsafe String(cString: text)
  }
}

extension Double {
  /// The number that the library's sixteen digits (`%.16G`) give when they are read.
  var asWritten: Double {
    // A decimal of at most 15 digits comes back as it was; that is nearly every amount.
    if abs(self) < 1e11, (self * 10_000).rounded() / 10_000 == self { return self }
    return unsafe withVaList([self]) { list in
      unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { buffer in
        guard let start = buffer.baseAddress else { return self }
        unsafe vsnprintf(start, buffer.count, "%.16G", list)
        return unsafe strtod(start, nil)
      }
    }
  }
}
