internal import Compensation
internal import Writers

/// Prints records on standard output as they come; a table, whose columns are as wide as their
/// widest cell, at the end.
struct RecordPrinter {
  private let format: ExtractCommand.Format
  private let includesRejected: Bool
  private let width: Int
  private let usesColor: Bool
  private let csvHeader: [UInt8]
  private var buffer: [UInt8] = []
  private var tableRows: [[String]] = []
  /// How many records there were, printed or not.
  private(set) var count = 0

  init(format: ExtractCommand.Format, includesRejected: Bool, width: Int, usesColor: Bool) {
    self.format = format
    self.includesRejected = includesRejected
    self.width = width
    self.usesColor = usesColor
    csvHeader = CSVWriter().bytes(of: .records([]))
  }

  mutating func begin() {
    if format == .csv { buffer += csvHeader }
  }

  mutating func print(_ records: [Record]) throws(WriterError) {
    count += records.count
    switch format {
    case .ndjson:
      let lines = Parallel.map(RecordPrinter.parts(of: records.indices)) {
        [includesRejected] part in
        NDJSONWriter.lines(of: RecordPrinter.shown(records[part], includesRejected))
      }
      for lines in lines {
        // What is long enough for a call of its own is not copied first.
        if lines.count > RecordPrinter.enough {
          try flush()
          try FileOutput.standardOutput.write(lines)
        } else {
          buffer += lines
        }
      }
    case .csv:
      buffer += CSVWriter().bytes(of: .records(RecordPrinter.shown(records[...], includesRejected)))
        .dropFirst(csvHeader.count)
    case .table: tableRows += RecordPrinter.shown(records[...], includesRejected).map(\.cells)
    }
    if buffer.count > RecordPrinter.enough { try flush() }
  }

  /// The bytes that are worth a call of their own.
  private static let enough = 1 << 16

  mutating func end() throws(WriterError) {
    if format == .table, !tableRows.isEmpty {
      // Where there is one file only, the user knows its name.
      let isOneFile = Set(tableRows.map { $0[0] }).count == 1
      let columns: [TerminalTable.Column] = [
        .init("File", minimumWidth: 12), .init("At"), .init("Role", minimumWidth: 15),
        .init("What"), .init("Stated", priority: 1),
        .init("Quote", priority: 2, minimumWidth: 20),
      ]
      let table = TerminalTable(
        columns: Array(columns.dropFirst(isOneFile ? 1 : 0)),
        rows: tableRows.map { Array($0.dropFirst(isOneFile ? 1 : 0)) })
      buffer += Array(table.rendered(width: width, usesColor: usesColor).utf8)
    }
    try flush()
  }

  /// Returns the records that are asked for.
  private static func shown(
    _ records: ArraySlice<Record>, _ includesRejected: Bool
  ) -> [Record] {
    records.filter { record in
      if case .rejected = record { includesRejected } else { true }
    }
  }

  /// Returns parts of the records that are worth a core's start.
  private static func parts(of records: Range<Int>) -> [Range<Int>] {
    stride(from: records.lowerBound, to: records.upperBound, by: 256).map {
      $0..<min(records.upperBound, $0 + 256)
    }
  }

  private mutating func flush() throws(WriterError) {
    try FileOutput.standardOutput.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension Record {
  /// The cells of a line of a table.
  fileprivate var cells: [String] {
    let file = String(location.document.split(separator: "/").last ?? "")
    let place = "\(location.line):\(location.column)"
    switch self {
    case .salary(let figure):
      return [
        file, place, figure.role ?? figure.roleAsWritten ?? "[x]",
        FigureWords.statistic(figure) ?? "pay", FigureWords.pay(figure), figure.quote,
      ]
    case .outlook(let statement):
      let percent = statement.growthPercent.map { PlainNumber.text(of: $0) + "%" }
      return [
        file, place, statement.role ?? statement.roleAsWritten ?? "[x]", "outlook",
        [statement.direction.rawValue, percent].compactMap(\.self).joined(separator: " "),
        statement.quote,
      ]
    case .rejected(let amount):
      return [
        file, place, "", "no pay: \(amount.reason.rawValue)",
        FigureWords.amount(amount.low, amount.high, amount.currency), amount.quote,
      ]
    }
  }
}
