internal import ArgumentParser
internal import Compensation
internal import Extraction
internal import Writers

struct ExtractCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "extract",
    abstract: "Print the figures that documents state, each with its sentence and place.",
    discussion: """
      EXAMPLES:
        payband extract article.html
        payband extract article.html --rejected --format table
        payband extract ~/market --format csv > figures.csv
        curl -s URL | payband extract -

      Prints a record a line: statements of pay, of job prospects and, with --rejected, amounts of \
      money that are nobody's pay, each with the reason.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case ndjson, csv, table
  }

  @Argument(
    help: ArgumentHelp("Files and folders; “-” is standard input.", valueName: "path"),
    completion: .file())
  var paths: [String]

  @Option(help: "The form of the records.")
  var format = Format.ndjson

  @Flag(help: "Print amounts that were turned down too. (default: left out)")
  var rejected = false

  @Flag(name: [.short, .long], help: "Print errors only, besides the records.")
  var quiet = false

  @Flag(
    help: """
      Print what each pass over the texts found instead: words, roles, amounts, and what speaks for \
      each amount. (default: the records)
      """)
  var trace = false

  @OptionGroup var config: ConfigOptions

  @OptionGroup var words: WordOptions

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var ownTitles: RoleOptions

  @OptionGroup var display: DisplayOptions

  func run() async throws {
    Signals.endCleanly()
    let stages = try Stages(reading, words: words.tables(), roles: ownTitles.matcher())
    let inputs = InputList(paths)
    inputs.issues.complain(isQuiet: quiet)
    if trace { return try await printTrace(of: inputs, stages) }
    var printer = RecordPrinter(
      format: format, includesRejected: rejected, width: display.width,
      usesColor: display.usesColor)
    var hasUnread = inputs.issues.hasError
    var progress = Progress(total: inputs.files.count, isQuiet: quiet)
    printer.begin()
    try await OrderedWork.run(
      inputs.files, transform: { stages.read($0).inputs },
      consume: { documents in
        progress.clear()
        for document in documents {
          document.issues.complain(isQuiet: quiet)
          hasUnread = hasUnread || document.issues.hasError
          switch document.content {
          case .records(let records): try printer.print(records)
          case .table(let table): try await print(table, of: stages, to: &printer)
          case .bands, nil: break
          }
        }
        progress.advance()
      })
    progress.clear()
    try printer.end()
    try RunEnd.check(
      hasUnread: hasUnread, isEmpty: printer.count == 0, remedy: "check that they state pay")
  }

  private func print(
    _ table: DocumentTable, of stages: Stages, to printer: inout RecordPrinter
  ) async throws {
    let memory = RowMemory()
    try await OrderedWork.run(
      table.chunks(of: Findings.rowsAtATime),
      transform: { stages.findings(in: table, rows: $0, asRecords: true, memory: memory) },
      consume: { part in
        part.unread.map { $0.issue(in: table.path) }.complain(isQuiet: quiet)
        try printer.print(part.records)
      })
  }

  private func printTrace(of inputs: InputList, _ stages: Stages) async throws {
    var hasUnread = inputs.issues.hasError
    try await OrderedWork.run(
      inputs.files, transform: { stages.trace($0) },
      consume: { trace in
        trace.issues.complain(isQuiet: quiet)
        hasUnread = hasUnread || trace.issues.hasError
        try FileOutput.standardOutput.write(Array(trace.text.utf8))
      })
    try RunEnd.check(hasUnread: hasUnread, isEmpty: false, remedy: "")
  }
}
