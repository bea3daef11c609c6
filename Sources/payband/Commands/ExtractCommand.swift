internal import ArgumentParser
internal import Compensation
internal import Writers

struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print the figures that documents state, each with its sentence and place.",
    discussion: """
      EXAMPLES:
        payband extract article.html
        payband extract ~/market --rejected --format csv > figures.csv
        curl -s URL | payband extract -

      Prints a record a line: statements of pay, of job prospects and, with --rejected, amounts of \
      money that are nobody's pay, each with the reason.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case ndjson, csv
  }

  @Argument(
    help: ArgumentHelp("Files and folders; “-” is standard input.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(help: "The form of the records.")
  var format = Format.ndjson

  @Flag(help: "Print amounts that were turned down too. (default: left out)")
  var rejected = false

  @Flag(name: [.short, .long], help: "Print errors only.")
  var quiet = false

  func run() async throws {
    Signals.endCleanly()
    let stages = try Stages()
    let inputs = InputList(paths)
    inputs.issues.complain(isQuiet: quiet)
    var printer = RecordPrinter(format: format, includesRejected: rejected)
    var hasUnread = inputs.issues.hasError
    var progress = Progress(total: inputs.files.count, isQuiet: quiet)
    try printer.begin()
    try await OrderedWork.run(
      inputs.files, transform: { stages.read($0) },
      consume: { input in
        progress.clear()
        input.issues.complain(isQuiet: quiet)
        hasUnread = hasUnread || input.issues.hasError
        switch input.content {
        case .records(let records): try printer.print(records)
        case .table(let table): try await print(table, of: stages, to: &printer)
        case .bands, nil: break
        }
        progress.advance()
      })
    progress.clear()
    try printer.end()
    try RunEnd.check(
      hasUnread: hasUnread, isEmpty: printer.count == 0, advice: "mend or remove them")
  }

  private func print(
    _ table: DocumentTable, of stages: Stages, to printer: inout RecordPrinter
  ) async throws {
    try await OrderedWork.run(
      table.chunks(of: Findings.rowsAtATime),
      transform: { stages.records(in: table, rows: $0) },
      consume: { try printer.print($0) })
  }
}

/// Prints records on standard output as they come.
struct RecordPrinter {
  private let format: ExtractCommand.Format
  private let includesRejected: Bool
  private let csvHeader: [UInt8]
  private var buffer: [UInt8] = []
  /// How many records were printed, and amounts turned down, printed or not.
  private(set) var count = 0

  init(format: ExtractCommand.Format, includesRejected: Bool) {
    self.format = format
    self.includesRejected = includesRejected
    csvHeader = CSVWriter().bytes(of: .records([]))
  }

  mutating func begin() throws(WriterError) {
    if format == .csv { buffer += csvHeader }
  }

  mutating func print(_ records: [Record]) throws(WriterError) {
    count += records.count
    let shown = records.filter { record in
      if case .rejected = record { includesRejected } else { true }
    }
    switch format {
    case .ndjson: for record in shown { NDJSONWriter.append(record, to: &buffer) }
    case .csv: buffer += CSVWriter().bytes(of: .records(shown)).dropFirst(csvHeader.count)
    }
    if buffer.count > 1 << 16 { try end() }
  }

  mutating func end() throws(WriterError) {
    try FileOutput.standardOutput.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
