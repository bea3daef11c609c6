internal import Compensation

/// The filled cells of one sheet.
struct SheetCells {
  struct Row {
    let number: Int
    /// Ascending by column.
    var cells: [(column: Int, text: [UInt8])]
  }

  /// Ascending by number.
  var rows: [Row] = []
  /// Cells that hold an error (`#N/A`): how many, and the first.
  var errors = (count: 0, first: "")
  /// Formulas whose value the workbook does not hold.
  var formulas = (count: 0, first: "")
  /// Cells that refer to a text that is not there, or stand outside of any sheet.
  var broken = (count: 0, first: "")
}

/// What a cell says that it holds (ECMA-376, 18.18.11).
private enum CellKind {
  case number, text, sharedText, bool, error
  /// A date as ISO 8601 writes it.
  case date

  init(_ name: ArraySlice<UInt8>) {
    self =
      switch String(decoding: name, as: UTF8.self) {
      case "s": .sharedText
      case "inlineStr", "str": .text
      case "b": .bool
      case "e": .error
      case "d": .date
      default: .number
      }
  }
}

/// Reads the cells of a sheet as they stand, however far apart: nothing is sized by what the
/// sheet says of itself.
struct SheetReader {
  private let workbook: WorkbookParts
  private let reader: XMLPartReader
  private var sheet = SheetCells()
  private var merges: [(first: CellReference, last: CellReference)] = []
  private var row = 0
  private var place = CellReference(column: -1, row: 0)
  private var kind = CellKind.number
  private var format = NumberFormat()
  private var value: [UInt8] = []
  private var hasFormula = false
  private var hasValue = false
  private var isText = false

  init(_ workbook: WorkbookParts, part: String) throws(PackageError) {
    self.workbook = workbook
    reader = try XMLPartReader(workbook.package, part: part)
  }

  /// Reads the sheet to its end.
  mutating func read() throws(PackageError) -> SheetCells {
    while let event = try reader.next() {
      switch event {
      case .start(let name): try start(name)
      case .end("c"): endCell()
      case .end(let name): if name == "v" || name == "t" { isText = false }
      case .text: if isText { reader.appendText(to: &value) }
      }
    }
    if !isAscending { sort() }
    fillMerges()
    return sheet
  }

  private mutating func start(_ name: String) throws(PackageError) {
    switch name {
    case "row":
      row = reader.attribute("r").flatMap { Int($0) } ?? row + 1
      place = CellReference(column: -1, row: row)
    case "c": beginCell()
    case "v", "t":
      isText = true
      hasValue = true
    case "f": hasFormula = true
    case "rPh": try reader.skip()
    case "mergeCell":
      let ends = (reader.attribute("ref") ?? "").split(separator: ":")
      if ends.count == 2, merges.count < 100_000, let first = CellReference(ends[0]),
        let last = CellReference(ends[1])
      {
        merges.append((first, last))
      }
    default: break
    }
  }

  private mutating func beginCell() {
    if let name = reader.attributeBytes("r") {
      // A place outside of the sheet is none; the cell is counted as broken.
      place = CellReference(name) ?? CellReference(column: CellReference.columnLimit, row: row)
    } else {
      place.column += 1
    }
    kind = reader.attributeBytes("t").map { CellKind($0) } ?? .number
    let style = reader.attributeBytes("s").flatMap { PlainNumber.index($0) } ?? 0
    format =
      workbook.formats.indices.contains(style) ? workbook.formats[style] : NumberFormat()
    value.removeAll(keepingCapacity: true)
    hasFormula = false
    hasValue = false
  }

  private mutating func endCell() {
    guard place.column < CellReference.columnLimit, (1...CellReference.rowLimit).contains(place.row)
    else {
      SheetReader.note(place, in: &sheet.broken)
      return
    }
    guard hasValue else {
      if hasFormula { SheetReader.note(place, in: &sheet.formulas) }
      return
    }
    guard let text, text.contains(where: { $0 > 0x20 }) else { return }
    if sheet.rows.last?.number != place.row {
      var row = SheetCells.Row(number: place.row, cells: [])
      row.cells.reserveCapacity(sheet.rows.last?.cells.count ?? 0)
      sheet.rows.append(row)
    }
    sheet.rows[sheet.rows.count - 1].cells.append((place.column, text))
  }

  /// The text of the cell that ends.
  private var text: [UInt8]? {
    mutating get {
      switch kind {
      case .sharedText:
        guard let index = PlainNumber.index(value), workbook.strings.indices.contains(index) else {
          SheetReader.note(place, in: &sheet.broken)
          return nil
        }
        return workbook.strings[index]
      case .text, .date: return CellText.cleaned(value)
      case .bool: return Array((value == [0x31] ? "TRUE" : "FALSE").utf8)
      case .error:
        SheetReader.note(place, in: &sheet.errors)
        return CellText.cleaned(value)
      case .number: return number
      }
    }
  }

  /// The number as the cell shows it, as far as it says more than its digits.
  private var number: [UInt8] {
    // Most numbers: they stand as they are shown.
    if format.saysNothing, value.count <= 15, PlainNumber.isDecimal(value) {
      return Array(value.suffix(2) == [0x2E, 0x30] ? value.dropLast(2) : value[...])
    }
    let text = CellText.cleaned(value)
    guard let number = Double(String(decoding: text, as: UTF8.self)), number.isFinite else {
      return text
    }
    if format.kind != .number,
      let date = SerialDate.text(number, format.kind, from1904: workbook.countsFrom1904)
    {
      return Array(date.utf8)
    }
    // 16.600000000000001 is how programs write the number 16.6.
    let digits = text.count > 15 ? Array(number.description.utf8) : text
    var plain = PlainNumber.text(digits)
    if plain.suffix(2) == Array(".0".utf8) { plain.removeLast(2) }
    if !format.prefix.isEmpty { return Array(format.prefix.utf8) + plain }
    return format.suffix.isEmpty ? plain : plain + Array(" \(format.suffix)".utf8)
  }

  private static func note(
    _ place: CellReference, in count: inout (count: Int, first: String)
  ) {
    if count.count == 0 {
      count.first = CellReference.letters(max(0, place.column)) + "\(place.row)"
    }
    count.count += 1
  }

  private var isAscending: Bool {
    zip(sheet.rows, sheet.rows.dropFirst()).allSatisfy { $0.number < $1.number }
      && sheet.rows.allSatisfy { row in
        zip(row.cells, row.cells.dropFirst()).allSatisfy { $0.column < $1.column }
      }
  }

  /// Puts rows and cells in order that a program wrote in another; of two, the last counts.
  private mutating func sort() {
    var rows: [Int: [Int: [UInt8]]] = [:]
    for row in sheet.rows {
      for cell in row.cells { rows[row.number, default: [:]][cell.column] = cell.text }
    }
    sheet.rows = rows.keys.sorted().map { number in
      let cells = rows[number] ?? [:]
      return SheetCells.Row(
        number: number, cells: cells.keys.sorted().map { ($0, cells[$0] ?? []) })
    }
  }

  /// Repeats the words of a cell that reaches over several rows (the role of them all); a number
  /// would count twice.
  private mutating func fillMerges() {
    for (first, last) in merges where last.row > first.row {
      var index = sheet.rows.partitioningIndex { $0.number >= first.row }
      guard index < sheet.rows.count, sheet.rows[index].number == first.row,
        let text = sheet.rows[index].cells.first(where: { $0.column == first.column })?.text,
        !text.contains(where: { (0x30...0x39).contains($0) })
      else { continue }
      index += 1
      while index < sheet.rows.count, sheet.rows[index].number <= last.row {
        let place = sheet.rows[index].cells.partitioningIndex { $0.column >= first.column }
        let cells = sheet.rows[index].cells
        if place == cells.count || cells[place].column != first.column {
          sheet.rows[index].cells.insert((first.column, text), at: place)
        }
        index += 1
      }
    }
  }
}
