internal import ArgumentParser
internal import Compensation
internal import Roles
internal import Writers

struct RolesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roles",
    abstract: "List the roles that are known, or see what a title means.",
    subcommands: [List.self, Match.self])

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
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

    func validate() throws {
      let known = RoleCatalogue.standard.languages
      guard let language, !known.contains(language) else { return }
      throw ValidationError(
        "--language: expected one of \(known.joined(separator: ", ")), found “\(language)”")
    }

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

  struct Match: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show which roles a title resolves to, and why.",
      discussion: """
        EXAMPLES:
          payband roles match "Sr. Account Manager"
          payband roles match "Projektleiter/in (m/w/d)" 客户经理
        """)

    @Argument(help: ArgumentHelp("Titles as ads and surveys write them.", valueName: "title"))
    var titles: [String]

    @Option(help: ArgumentHelp("The titles' language. (default: any)", valueName: "code"))
    var language: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var display: DisplayOptions

    func run() throws {
      let matches = titles.flatMap { title in
        RoleMatcher.standard.resolve(title: title, language: language)
          .map { MatchedTitle(title: title, match: $0) }
      }
      if json {
        try JSONOutput.print(matches)
      } else if !matches.isEmpty {
        let table = TerminalTable(
          columns: [
            .init("Title", minimumWidth: 12), .init("Role", minimumWidth: 12),
            .init("Level", priority: 2), .init("Score", isNumber: true),
            .init("Because of", priority: 1, minimumWidth: 20),
          ],
          rows: matches.map {
            [
              $0.title, $0.role, $0.level ?? "", "\(GroupedNumber.text(of: $0.score * 100))%",
              $0.explanation,
            ]
          })
        let text = table.rendered(width: display.width, usesColor: display.usesColor)
        try FileOutput.standardOutput.write(Array(text.utf8))
      }
      let missing = titles.filter { title in !matches.contains { $0.title == title } }
      guard missing.isEmpty else {
        throw CommandFailure(
          "no role is known as \(missing.map { "“\($0)”" }.joined(separator: ", ")); "
            + "see payband roles list", code: .nothingFound)
      }
    }
  }

  private struct ListedRole: Encodable {
    var id: String
    var title: String
    var soc: String?
    var isco: String?
    var titles: [String]?
  }

  private struct MatchedTitle: Encodable {
    var title: String
    var role: String
    var level: String?
    var score: Double
    var matchedTitle: String
    var language: String
    var explanation: String

    init(title: String, match: RoleMatch) {
      self.title = title
      role = match.role
      level = match.level?.rawValue
      score = match.score
      matchedTitle = match.title
      language = match.language
      explanation = match.explanation
    }
  }
}
