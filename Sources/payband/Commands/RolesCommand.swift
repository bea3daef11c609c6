internal import ArgumentParser
internal import Compensation
internal import Roles
internal import Writers

struct RolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "List the roles that are known, see what a title means, or bring own titles.",
    subcommands: [List.self, Match.self, Import.self])

  /// Throws for a language that the catalogue has no titles in.
  static func validate(_ language: String?) throws {
    let known = RoleCatalogue.standard.languages
    guard let language, !known.contains(language) else { return }
    throw ValidationError(
      "--language: expected one of \(known.joined(separator: ", ")), found “\(language)”")
  }

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the roles of the catalogue.",
      discussion: """
        EXAMPLES:
          payband roles list
          payband roles list --language pl
          payband roles list --json
        """)

    @Option(
      help: ArgumentHelp("Also list the titles in a language, such as de.", valueName: "code"))
    var language: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var display: DisplayOptions

    func validate() throws { try RolesCommand.validate(language) }

    func run() throws {
      let catalogue = RoleCatalogue.standard
      let rows = catalogue.roles.map { role in
        ListedRole(
          id: role.id, title: role.title, soc: role.soc, isco: role.isco,
          titles: language.map { catalogue.titles(of: role.id, language: $0) })
      }
      guard !json else { return try JSONOutput.print(rows) }
      let table = TerminalTable(
        columns: [
          .init("Id", minimumWidth: 12), .init("Title", minimumWidth: 12),
          .init("SOC", priority: 2), .init("ISCO", priority: 3),
          .init("Titles", priority: 1, minimumWidth: 12),
        ],
        rows: rows.map {
          [$0.id, $0.title, $0.soc ?? "", $0.isco ?? "", $0.titles?.joined(separator: ", ") ?? ""]
        })
      let text = table.rendered(width: display.width, usesColor: display.usesColor)
      try FileOutput.standardOutput.write(Array(text.utf8))
    }
  }

  private struct ListedRole: Encodable {
    var id: String
    var title: String
    var soc: String?
    var isco: String?
    var titles: [String]?
  }
}
