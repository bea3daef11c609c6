internal import ArgumentParser
internal import Compensation
internal import Roles
internal import Writers

extension RolesCommand {
  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: "Bring the titles of O*NET, ESCO or an own table to roles.",
      discussion: """
        EXAMPLES:
          payband roles import "Alternate Titles.txt" -o onet-titles.csv
          payband roles import occupations_fr.csv --language fr -o esco-titles.csv
          payband roles import hr.csv --title-column Position --role-column Job -o own.csv
          payband report ads.csv --roles own.csv --roles onet-titles.csv

        Reads “Alternate Titles” as O*NET publishes it, occupations as ESCO publishes them, and \
        tables with a column title and one of role (an id or a title), soc or isco. Prints the table \
        that --roles reads; says on standard error what was taken for what, and how many titles were \
        refused and why. A title is left out where the catalogue has it for the same role, and \
        refused where it has it for another one, unless --replace is given.
        """)

    @Argument(
      help: ArgumentHelp("The table of titles.", valueName: "file"), completion: .file())
    var file: String

    @Option(
      name: [.customShort("o"), .long],
      help: ArgumentHelp("Write the table to a file. (default: print)", valueName: "file"),
      completion: .file())
    var output: String?

    @Option(
      help: ArgumentHelp("Write the titles that were refused to a file.", valueName: "file"),
      completion: .file())
    var refused: String?

    @Option(help: ArgumentHelp("The titles' language. (default: any)", valueName: "code"))
    var language: String?

    @Option(help: ArgumentHelp("The column of titles of an own table.", valueName: "header"))
    var titleColumn: String?

    @Option(
      help: ArgumentHelp(
        "The column of roles of an own table: ids, titles or SOC codes.", valueName: "header"))
    var roleColumn: String?

    @Flag(help: "Take titles that the catalogue has for another role. (default: refused)")
    var replace = false

    @Flag(name: [.short, .long], help: "Print errors only, besides the table.")
    var quiet = false

    func validate() throws { try RolesCommand.validate(language) }

    func run() throws {
      Signals.endCleanly()
      let publication = try output.map { path in try Publication(path: path) }
      let refusals = try refused.map { path in try Publication(path: path) }
      let result = try read()
      if !quiet { StandardError.write(ImportSummary(of: result).text) }
      if let refusals {
        try refusals.output.write(result.refusedCSV)
        try refusals.publish()
      }
      guard !result.entries.isEmpty || result.knownCount > 0 else {
        throw CommandFailure(
          "expected titles of roles in \(file), found none; see the reasons above",
          code: .nothingFound)
      }
      if let publication {
        try publication.output.write(result.csv)
        try publication.publish()
      } else {
        try FileOutput.standardOutput.write(result.csv)
      }
    }

    private func read() throws(CommandFailure) -> TitleImport {
      let bytes = try RoleOptions.bytes(of: file)
      do throws(TitleTableError) {
        return try TitleImport(
          bytes, path: file, for: .standard, language: language,
          columns: .init(title: titleColumn, role: roleColumn), replacing: replace)
      } catch {
        throw CommandFailure(error.description, code: .failed)
      }
    }
  }
}

/// What an import says of itself.
private struct ImportSummary {
  private let result: TitleImport

  init(of result: TitleImport) { self.result = result }

  var text: String {
    let columns = result.columns.map { "“\($0.header)” (\($0.thing))" }
    var lines = [
      "\(result.form.rawValue): read the columns \(columns.joined(separator: ", "))",
      "\(count(result.rowCount)) rows: \(count(result.entries.count)) titles taken, "
        + "\(count(result.knownCount)) known to the catalogue already, "
        + "\(count(result.refused.count)) refused",
    ]
    for (kind, rows) in Dictionary(grouping: result.refused, by: \.reason.kind)
      .sorted(by: { ($0.value.count, $1.key) > ($1.value.count, $0.key) })
    {
      let details = examples(of: rows)
      lines.append(
        "  \(count(rows.count)) \(kind)" + (details.isEmpty ? "" : " (\(details))"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The three most frequent of what the reasons are about, in the order of their counts.
  private func examples(of rows: [TitleImport.RefusedTitle]) -> String {
    let details = Dictionary(grouping: rows.map(\.reason.detail).filter { !$0.isEmpty }) { $0 }
      .sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }.map(\.key)
    return details.prefix(3).joined(separator: ", ") + (details.count > 3 ? ", …" : "")
  }

  private func count(_ number: Int) -> String { GroupedNumber.text(of: Double(number)) }
}
