internal import ArgumentParser
internal import Compensation
internal import Roles
internal import Store
internal import Writers

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Look at past runs, and at what changed between two.",
    discussion: """
      EXAMPLES:
        payband report ~/market --store pay.sqlite
        payband history list --store pay.sqlite
        payband history show 3 --store pay.sqlite
        payband history diff 2 3 --store pay.sqlite --fail-on 5
      """,
    subcommands: [List.self, Show.self, Diff.self])

  /// The history that a subcommand reads.
  struct StoreOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp("The history that reports were recorded in.", valueName: "file"),
      completion: .file())
    var store: String

    func run(_ id: Int64) throws -> RecordedRun {
      let history = try HistoryStore(path: store)
      if let run = try history.run(id) { return run }
      let known = try history.runs().map { String($0.id) }
      throw CommandFailure(
        "\(store): expected the number of a run, found \(id); "
          + (known.isEmpty ? "no run is recorded" : "there are: " + known.joined(separator: ", ")),
        code: .wrongArguments)
    }
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the runs in the order of their recording.")

    @OptionGroup var options: StoreOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
      let runs = try HistoryStore(path: options.store).runs()
      let table = TerminalTable(
        columns: [
          .init("Run", isNumber: true), .init("Recorded"), .init("As of"),
          .init("Inputs", isNumber: true, priority: 2),
          .init("Figures", isNumber: true, priority: 2),
          .init("Groups", isNumber: true, priority: 2),
          .init("Title", priority: 1, minimumWidth: 10), .init("Version", priority: 3),
        ],
        rows: runs.map {
          [
            String($0.id), $0.recordedAt, $0.asOf, String($0.sources), String($0.figures),
            String($0.summaries), $0.title, $0.version,
          ]
        })
      let text = table.rendered(width: display.width, usesColor: display.usesColor)
      try FileOutput.standardOutput.write(Array(text.utf8))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what a run found, as its report did.")

    @Argument(help: ArgumentHelp("The number of the run.", valueName: "run"))
    var id: Int64

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var options: StoreOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
      let report = try Report(options.run(id))
      if json {
        try FileOutput.standardOutput.write(ReportJSON.bytes(of: report))
      } else {
        let text = TerminalReport.reportTable(
          report, width: display.width, usesColor: display.usesColor)
        try FileOutput.standardOutput.write(Array(text.utf8))
      }
    }
  }

  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show the medians that differ between two runs.")

    @Argument(help: ArgumentHelp("The number of the earlier run.", valueName: "old"))
    var old: Int64

    @Argument(help: ArgumentHelp("The number of the later run.", valueName: "new"))
    var new: Int64

    @Option(
      help: ArgumentHelp(
        "End with exit code 4 where a median moved by more than so many per cent. (default: never)",
        valueName: "percent"))
    var failOn: Double?

    @OptionGroup var options: StoreOptions
    @OptionGroup var display: DisplayOptions

    func validate() throws {
      guard let failOn, !(failOn >= 0 && failOn.isFinite) else { return }
      throw ValidationError("--fail-on: expected a number of per cent from 0, found \(failOn)")
    }

    func run() throws {
      let changes = try MedianChange.changes(from: options.run(old), to: options.run(new))
      guard !changes.isEmpty else {
        try FileOutput.standardOutput.write(Array("no median differs\n".utf8))
        return
      }
      let table = TerminalTable(
        columns: [
          .init("Role", minimumWidth: 12), .init("Market"), .init("Cur"),
          .init("Basis", priority: 2), .init("Segment", priority: 2, minimumWidth: 8),
          .init("From", priority: 1), .init("Old", isNumber: true), .init("New", isNumber: true),
          .init("%", isNumber: true),
        ],
        rows: changes.map(\.cells))
      let text = table.rendered(width: display.width, usesColor: display.usesColor)
      try FileOutput.standardOutput.write(Array(text.utf8))
      guard let failOn else { return }
      let moved = changes.count { abs($0.percent ?? 0) > failOn }
      guard moved == 0 else {
        throw CommandFailure(
          "expected no median to move by more than \(PlainNumber.text(of: failOn))%, "
            + "found \(moved); see the lines above", code: .gateTripped)
      }
    }
  }
}

extension Report {
  /// Creates the part of a report that a history keeps.
  init(_ run: RecordedRun) {
    self.init(title: run.entry.title, version: run.entry.version, asOf: run.entry.asOf)
    figures = run.figures
    sources = run.sources
    statementSummaries = run.statementSummaries
    observationSummaries = run.observationSummaries
    let groups = statementSummaries.map(\.group) + observationSummaries.map(\.group)
    for role in Set(groups.map(\.role)) {
      roleTitles[role] = RoleCatalogue.standard.role(role)?.title
    }
  }
}
