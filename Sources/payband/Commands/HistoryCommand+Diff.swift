internal import ArgumentParser
internal import Compensation
internal import Store
internal import Writers

extension HistoryCommand {
  struct Diff: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "diff",
      abstract: "Show what changed between two runs.",
      discussion: """
        Roles and groups that appeared or went, medians that moved and why, new and vanished \
        figures with their sentences, claims on prospects that turned, documents that changed. \
        “As other” says why a median moved: other sources, other figures in the same sources, or \
        another basis, as rates or rules.
        """)

    @Argument(
      help: ArgumentHelp(
        "The number of the earlier run. (default: the last but one)", valueName: "old"))
    var old: Int64?

    @Argument(
      help: ArgumentHelp("The number of the later run. (default: the last)", valueName: "new"))
    var new: Int64?

    @Flag(help: "Print JSON: a line for each change, as changes.csv of a report has them.")
    var json = false

    @OptionGroup var gates: GateOptions
    @OptionGroup var options: StoreOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
      let history = try options.open()
      let (old, new) = try ends(in: history)
      guard let changes = try history.changes(from: old, to: new)?.titled() else {
        let known = try history.runs().map(\.id)
        throw try StoreOptions.missing(known.contains(old) ? new : old, in: history)
      }
      if json {
        try FileOutput.standardOutput.write(TerminalChanges.lines(of: changes))
      } else {
        let text = TerminalChanges.text(
          changes, width: display.width, usesColor: display.usesColor)
        try FileOutput.standardOutput.write(Array(text.utf8))
      }
      let unread = try history.runs().first { $0.id == new }?.unread ?? 0
      try gates.check(changes, unread: unread)
    }

    /// The runs named, or the last two.
    private func ends(in history: HistoryStore) throws -> (old: Int64, new: Int64) {
      if let old, let new { return (old, new) }
      let runs = try history.runs()
      let last = new ?? runs.last?.id
      let former = old ?? runs.last { $0.id != last }?.id
      guard let former, let last, former != last || old != nil else {
        throw CommandFailure(
          "\(history.path): expected two runs, found \(runs.count); record another with payband"
            + " report", code: .wrongArguments)
      }
      return (former, last)
    }
  }

  struct Trend: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trend",
      abstract: "Show how a role’s medians went: over the runs, and over the years of its figures.",
      discussion: """
        The runs say when a report was made; the years are those that the figures of the last run \
        state themselves. The two are no one series.
        """)

    @Argument(help: ArgumentHelp("The role, by id or title.", valueName: "role"))
    var role: String

    @Flag(help: "Print JSON: a line for each run and group, then for each year and group.")
    var json = false

    @OptionGroup var options: StoreOptions
    @OptionGroup var ownTitles: RoleOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
      let id = try RoleChoice(ownTitles.matcher()).resolve(role)
      let trend = try RoleTrend(of: id, in: options.open())
      let bytes =
        json
        ? trend.lines : Array(trend.text(width: display.width, usesColor: display.usesColor).utf8)
      try FileOutput.standardOutput.write(bytes)
      guard trend.isEmpty else { return }
      throw CommandFailure(
        "expected figures of \(id) in the history, found none; see payband history list",
        code: .nothingFound)
    }
  }
}
