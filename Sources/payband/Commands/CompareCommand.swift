internal import ArgumentParser
internal import Compensation
internal import Writers

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Put roles side by side, or a firm's pay bands beside the market.",
    discussion: """
      EXAMPLES:
        payband compare "account manager" "project manager" --in ~/market
        payband compare account-manager kierownik-projektu 客户经理 --in ads.csv article.html
        payband compare "account manager" "project manager" -o comparison.xlsx
        payband compare --bands bands.csv --in ~/market
        payband compare --bands bands.csv --employees people.csv --in ~/market

      Roles are compared within one market, currency and basis. A file of bands has a role \
      or a grade of the firm's own, a minimum, a maximum, a currency and, where it is not half-way, \
      a midpoint in each row; people stand in the band of their grade or role.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case table, csv, json
  }

  @Argument(help: ArgumentHelp("Ids of roles, or titles in any language.", valueName: "role"))
  var roles: [String] = []

  @Option(
    name: .customLong("in"), parsing: .upToNextOption,
    help: ArgumentHelp("Files and folders; “-” is standard input.", valueName: "path"),
    completion: .file())
  var paths: [String] = ["data"]

  @Option(
    help: ArgumentHelp("A table of the firm's pay bands to compare.", valueName: "file"),
    completion: .file())
  var bands: String?

  @Option(
    help: ArgumentHelp(
      "A table of the firm's people with role, pay and currency, to place in the bands.",
      valueName: "file"), completion: .file())
  var employees: String?

  @Option(help: "The form on standard output.")
  var format = Format.table

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(
    name: [.customShort("o"), .long],
    help: ArgumentHelp(
      "Write to a file, whose ending says how: .xlsx, .csv or .json. (default: print)",
      valueName: "file"), completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The date of the comparison. (default: that of SOURCE_DATE_EPOCH, else today)",
      valueName: "date"))
  var asOf: String?

  @Flag(name: [.short, .long], help: "Print errors only, besides what was asked for.")
  var quiet = false

  @OptionGroup var config: ConfigOptions

  @OptionGroup var basis: BasisOptions

  @OptionGroup var reading: ReadingOptions

  @OptionGroup var ownTitles: RoleOptions

  @OptionGroup var display: DisplayOptions

  func validate() throws {
    if bands == nil, roles.count < 2 {
      throw ValidationError(
        "expected two roles or more, or --bands, found \(roles.count) roles; name them")
    }
    if bands != nil, !roles.isEmpty {
      throw ValidationError("expected roles or --bands, found both; leave one out")
    }
    if employees != nil, bands == nil {
      throw ValidationError("--employees: expected --bands beside it, found none; name the bands")
    }
    if let output, ComparisonFile(path: output) == nil {
      throw ValidationError(
        "--output: expected a file's name that ends in .xlsx, .csv or .json, found “\(output)”")
    }
  }

  func run() async throws {
    let asOf = try ReportDate.resolve(asOf)
    let file = output.flatMap(ComparisonFile.init(path:))
    Signals.endCleanly(removingTemporariesIn: file?.folder)
    let publication = try file.map { file in try Publication(path: file.path) }
    let stages = try Stages(
      reading, roles: ownTitles.matcher(), workingTime: try basis.workingTimeTable())
    if let bands {
      try await compareBands(bands, with: stages, asOf: asOf, publication)
    } else {
      try await compareRoles(with: stages, asOf: asOf, publication)
    }
  }

  private func compareRoles(
    with stages: Stages, asOf: String, _ publication: Publication?
  ) async throws {
    let roles = try RoleChoice(stages.roles).resolve(roles)
    guard roles.count > 1 else {
      throw CommandFailure(
        "expected two different roles, found “\(roles[0])” only; name another",
        code: .wrongArguments)
    }
    let findings = try await Findings.read(
      InputList(paths), with: stages, roles: Set(roles), isQuiet: quiet)
    let common = try basis.basis(asOf: asOf, by: stages.reader)
    let report = ReportBuilder(
      title: "Comparison of roles", asOf: asOf, roles: roles, basis: common,
      removesOutliers: basis.removeOutliers
    ).report(of: findings, by: stages)
    report.issues.complain(isQuiet: quiet)
    let comparisons = report.dataTables.first { $0.name == "comparisons" }
    try write(
      Outcome(
        table: TerminalReport.comparisonTable(
          report.comparisons, titles: report.roleTitles, width: display.width,
          usesColor: display.usesColor)
          + ComparisonText(
            report: report, roles: roles, code: OfficialFigures(stages.catalogue).code
          ).text(width: display.width, usesColor: display.usesColor),
        csv: comparisons.map { CSVWriter().bytes(of: $0) } ?? [],
        json: ReportJSON.bytes(of: report),
        writeWorkbook: { publication throws(WriterError) in
          try WorkbookWriter.write(report, to: publication)
        }),
      to: publication)
    try RunEnd.check(
      hasUnread: report.issues.hasError,
      isEmpty: report.comparisons.isEmpty && report.observationComparisons.isEmpty,
      nothing: "figures of two of the roles in one market, currency and basis",
      remedy: "see payband roles match, or name more inputs with --in")
  }

  /// What was compared, in the forms in which it may be asked for.
  struct Outcome {
    var table: String
    var csv: [UInt8]
    var json: [UInt8]
    var writeWorkbook: (Publication) throws(WriterError) -> Void
  }

  /// Writes the form that is asked for to the file, or to standard output where there is none.
  func write(_ outcome: Outcome, to publication: Publication?) throws {
    if let publication, let kind = ComparisonFile(path: publication.path)?.kind {
      switch kind {
      case .xlsx: try outcome.writeWorkbook(publication)
      case .csv: try publication.output.write(outcome.csv)
      case .json: try publication.output.write(outcome.json)
      }
      try publication.publish()
      return
    }
    switch json ? .json : format {
    case .table: try FileOutput.standardOutput.write(Array(outcome.table.utf8))
    case .csv: try FileOutput.standardOutput.write(outcome.csv)
    case .json: try FileOutput.standardOutput.write(outcome.json)
    }
  }
}

/// The file that a comparison is written to.
struct ComparisonFile {
  enum Kind: String, CaseIterable {
    case xlsx, csv, json
  }

  let path: String
  let kind: Kind

  /// - Returns: `nil` where the ending says no form.
  init?(path: String) {
    guard let kind = Kind.allCases.first(where: { path.lowercased().hasSuffix(".\($0)") }) else {
      return nil
    }
    self.path = path
    self.kind = kind
  }

  var folder: String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
