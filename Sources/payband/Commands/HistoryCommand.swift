internal import ArgumentParser
internal import Compensation
internal import Roles
internal import Standardization
internal import Store
internal import Writers

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Look at past runs, and at what changed between two.",
    discussion: """
      EXAMPLES:
        payband report ~/market --history
        payband history list
        payband history show 3
        payband history diff                     the last run and the one before
        payband history diff 2 3 --fail-on "median moved > 5%" --fail-on "role vanished"
        payband history trend "account manager"
        payband history prune --keep 52 --dry-run
        payband history export -o history.ndjson

      The history is payband/history.sqlite in XDG_DATA_HOME or ~/.local/share unless --store names \
      another. Only reports make one.
      """,
    subcommands: [
      List.self, Show.self, Diff.self, Trend.self, Prune.self, Export.self,
    ])

  /// The history that a subcommand reads.
  struct StoreOptions: ParsableArguments {
    @OptionGroup var place: HistoryPlace

    func open() throws -> HistoryStore { try HistoryStore(path: place.path()) }

    func run(_ id: Int64) throws -> RecordedRun {
      let history = try open()
      if let run = try history.run(id) { return run }
      throw try Self.missing(id, in: history)
    }

    /// The failure of a run that is not there.
    static func missing(_ id: Int64, in history: HistoryStore) throws -> CommandFailure {
      let known = try history.runs().map { String($0.id) }
      return CommandFailure(
        "\(history.path): expected the number of a run, found \(id); "
          + (known.isEmpty ? "no run is recorded" : "there are: " + known.joined(separator: ", ")),
        code: .wrongArguments)
    }
  }

  /// Returns runs as a table.
  static func table(of runs: [RunEntry]) -> TerminalTable {
    TerminalTable(
      columns: [
        .init("Run", isNumber: true), .init("Recorded"), .init("As of"),
        .init("Inputs", isNumber: true, priority: 2),
        .init("Unread", isNumber: true, priority: 4),
        .init("Figures", isNumber: true, priority: 2),
        .init("Groups", isNumber: true, priority: 2),
        .init("Title", priority: 1, minimumWidth: 10), .init("Version", priority: 3),
      ],
      rows: runs.map {
        [
          String($0.id), $0.recordedAt, $0.asOf, String($0.sources), String($0.unread),
          String($0.figures), String($0.summaries), $0.title, $0.version,
        ]
      })
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the runs in the order of their recording.")

    @OptionGroup var options: StoreOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
      let table = HistoryCommand.table(of: try options.open().runs())
      let text = table.rendered(width: display.width, usesColor: display.usesColor)
      try FileOutput.standardOutput.write(Array(text.utf8))
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show what a run found, as its report did.",
      discussion: """
        Ranges and medians are those of the report; single figures stand as their documents state \
        them, without conversion, models or what was withheld of them.
        """)

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
}

extension Report {
  /// Creates the part of a report that a history keeps.
  init(_ run: RecordedRun) throws {
    self.init(title: run.entry.title, version: run.entry.version, asOf: run.entry.asOf)
    parameters = run.parameters
    figures = standardize(run.figures, by: try WorkingTime())
    outlooks = run.outlooks
    sources = run.sources
    statementSummaries = run.statementSummaries
    observationSummaries = run.observationSummaries
    let members = Dictionary(grouping: figures.filter { $0.exclusion == nil }, by: \.group)
    for index in statementSummaries.indices {
      statementSummaries[index].figures = (members[statementSummaries[index].group] ?? [])
        .filter { $0.annualLow != nil || $0.annualHigh != nil }.map(\.number)
    }
    let groups = statementSummaries.map(\.group) + observationSummaries.map(\.group)
    let roles = groups.map(\.role) + outlooks.compactMap(\.role)
    for role in Set(roles) { roleTitles[role] = RoleCatalogue.standard.role(role)?.title }
  }
}
