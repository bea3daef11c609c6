internal import ArgumentParser
internal import Compensation
internal import Scheduling
internal import Statistics
internal import Store
internal import Writers

struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the report on documents, tables and folders.",
    discussion: """
      EXAMPLES:
        payband report                          data into reports
        payband report ~/market -o ~/reports    a folder and all below it
        payband report ads.csv article.html --only "account manager" --only kierownik-projektu
        payband report data --as-of 2026-11-21  the same bytes every time
        payband report data --history           remember the run, and say what changed since the last
        payband report data --store pay.sqlite --fail-on "median moved > 5%"
        payband report data --currency EUR --rates eurofxref-hist.csv
        payband report data --lang de           the workbook in German
        curl -s URL | payband report - -o reports

      Writes report.xlsx, report.html, report.json, and a CSV file for each table with \
      datapackage.json; prints a summary. With a history, documents that an earlier run read are not \
      read again, and the report says what changed since the last run of the same title. Files named README in folders are passed over. Tables \
      with a role or grade, a minimum and a maximum and no pay of their own are pay bands and no \
      figures of the market.
      """)

  @Argument(
    help: ArgumentHelp("Files and folders; “-” is standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = ["data"]

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp("The folder to write into.", valueName: "dir"), completion: .directory)
  var output = "reports"

  @Option(
    help: ArgumentHelp(
      "The date the report is for. (default: that of SOURCE_DATE_EPOCH, else today)",
      valueName: "date"))
  var asOf: String?

  @Option(
    help: ArgumentHelp(
      "The language of the workbook: \(ReportCommand.languages).", valueName: "language"))
  var lang = "en"

  private static let languages = ReportLanguage.all.map(\.code).joined(separator: ", ")

  @Option(help: "The report's title.")
  var title = "Pay by role"

  @Option(
    help: ArgumentHelp(
      "A role to report on, by id or title; may be repeated. (default: all)", valueName: "role"))
  var only: [String] = []

  @Option(
    help: ArgumentHelp(
      "Record the run in this history, made where it is missing. (default: none)",
      valueName: "file"),
    completion: .file())
  var store: String?

  @Flag(
    inversion: .prefixedNo,
    help: """
      Record the run in the history of the user: payband/history.sqlite in XDG_DATA_HOME or \
      ~/.local/share.
      """)
  var history = false

  @OptionGroup var gates: GateOptions

  @Flag(
    inversion: .prefixedNo,
    help: "Count rows of tables by the weight that they state, or each once.")
  var weighted = false

  @Flag(
    inversion: .prefixedNo,
    help: "Begin the CSV files with a byte order mark, by which Excel knows UTF-8.")
  var byteOrderMark = false

  @Flag(help: "Print the report as JSON in the place of the summary.")
  var json = false

  @Flag(name: [.short, .long], help: "Print errors only.")
  var quiet = false

  @OptionGroup var config: ConfigOptions

  @OptionGroup var basis: BasisOptions

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var ownTitles: RoleOptions

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    guard ReportLanguage(lang) == nil else { return }
    throw ValidationError(
      "--lang: expected one of \(ReportCommand.languages), found “\(lang)”; name one of these")
  }

  func run() async throws {
    let asOf = try ReportDate.resolve(asOf)
    let matcher = try ownTitles.matcher()
    let roles = try only.isEmpty ? nil : RoleChoice(matcher).resolve(only)
    Signals.endCleanly(removingTemporariesIn: output)
    let draft = try JobDraft(environment: Environment.all, output: output)
    // Opened before the work, so that a folder that cannot be written fails at once.
    let folder = try ReportFolder(output, csv: CSVWriter(writesByteOrderMark: byteOrderMark))
    let memory = try memory()
    let stages = try Stages(
      reading, roles: matcher, workingTime: try basis.workingTimeTable())
    let common = try basis.basis(asOf: asOf, by: stages.reader)
    let findings = try await Findings.read(
      InputList(paths, besides: memory?.history.path), with: stages,
      roles: roles.map(Set.init), isQuiet: quiet, memory: memory)
    var report = ReportBuilder(
      title: title, asOf: asOf, roles: roles, weighting: weighted ? .stated : .equal, basis: common,
      removesOutliers: basis.removeOutliers
    ).report(of: findings, by: stages)
    let files = try publish(&report, of: findings, to: folder, in: language, from: draft)
    report.issues.complain(isQuiet: quiet)
    try printSummary(of: report, files: files)
    try checkEnd(of: report, isEmpty: findings.isEmpty)
  }

  /// Throws what the exit code tells of a report that is done.
  private func checkEnd(of report: Report, isEmpty: Bool) throws {
    let unread = Set(report.issues.filter { $0.severity == .error }.map(\.path)).count
    try gates.check(report.changes, unread: unread)
    try RunEnd.check(
      hasUnread: report.issues.hasError, isEmpty: isEmpty,
      remedy: "see sources.csv and rejected.csv in \(output)")
  }

  /// The language of the workbook.
  private var language: ReportLanguage { ReportLanguage(lang) ?? .english }

  /// The history that the run is recorded in; `nil` where none is asked for.
  private func memory() throws -> ReadingMemory? {
    guard let path = try store ?? (history ? HistoryPlace.standard() : nil) else { return nil }
    return try ReadingMemory(
      HistoryStore(path: path, create: true), reading, titles: ownTitles)
  }

  /// Publishes the report's files and returns their paths; with a history, the run is acknowledged
  /// when they stand, those of a job in the folder of their date.
  private func publish(
    _ report: inout Report, of findings: Findings, to folder: ReportFolder,
    in language: ReportLanguage, from draft: JobDraft?
  ) throws -> [String] {
    guard let record = findings.record else { return try folder.publish(report, in: language) }
    let content = RunContent(
      parts: record.parts, roles: findings.roles, only: findings.rolesAsked)
    var files: [String] = []
    var whole = report
    do {
      try record.memory.history.record(
        run: report, of: content, at: Timestamp.now().description
      ) { changes in
        whole.changes = changes?.titled()
        files = try folder.publish(whole, in: language)
        guard let draft else { return }
        guard isKept(whole, isEmpty: findings.isEmpty) else { throw NothingToKeep() }
        try draft.publish()
      }
    } catch is NothingToKeep {}
    report = whole
    return files
  }

  /// Whether a job keeps a report: not one in which nothing was found, unless that is the news.
  private func isKept(_ report: Report, isEmpty: Bool) -> Bool {
    do {
      try checkEnd(of: report, isEmpty: isEmpty)
    } catch let failure as CommandFailure {
      return failure.code != .nothingFound
    } catch {
      return false
    }
    return true
  }

  /// Takes back a run of a job that has no report to keep.
  private struct NothingToKeep: Error {}

  private func printSummary(of report: Report, files: [String]) throws {
    if json {
      try FileOutput.standardOutput.write(ReportJSON.bytes(of: report))
    } else if !quiet {
      var shown = report
      let changes = report.changes.map {
        "\n"
          + TerminalChanges.text(
            $0, width: display.width, usesColor: display.usesColor,
            limit: ReportCommand.changesShown)
      }
      var last = (changes ?? "") + "\n\(files.count) files written to \(output)"
      if report.comparisons.count > ReportCommand.comparisonsShown {
        shown.comparisons = []
        last += "; \(report.comparisons.count) comparisons are in comparisons.csv"
      }
      let table = TerminalReport.reportTable(
        shown, width: display.width, usesColor: display.usesColor)
      try FileOutput.standardOutput.write(Array((table + last + "\n").utf8))
    }
  }

  /// So many changes of a kind stand below the summary.
  private static let changesShown = 8
  /// More comparisons than these bury the summary that they stand below.
  private static let comparisonsShown = 12
}
