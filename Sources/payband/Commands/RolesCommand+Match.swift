internal import ArgumentParser
internal import Compensation
internal import Roles
internal import Writers

extension RolesCommand {
  struct Match: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "match",
      abstract: "Show which roles a title resolves to, and why.",
      discussion: """
        EXAMPLES:
          payband roles match "Sr. Account Manager"
          payband roles match "Projektleiter/in (m/w/d)" 客户经理
          payband roles match "Delivery Hero" --roles own-titles.csv

        Candidates stand in the order of their score. From 70% on the first is taken for the role; \
        below, the title only shares words with one. Where a title stands for several roles, all \
        are shown and the most usual goes first.
        """)

    @Argument(help: ArgumentHelp("Titles as ads and surveys write them.", valueName: "title"))
    var titles: [String]

    @Option(help: ArgumentHelp("The titles' language. (default: any)", valueName: "code"))
    var language: String?

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var ownTitles: RoleOptions

    @OptionGroup var display: DisplayOptions

    func validate() throws { try RolesCommand.validate(language) }

    func run() throws {
      let matcher = try ownTitles.matcher()
      let matches = titles.flatMap { title in
        matcher.resolve(title: title, language: language)
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
          rows: matches.flatMap(\.rows))
        let text = table.rendered(width: display.width, usesColor: display.usesColor)
        try FileOutput.standardOutput.write(Array(text.utf8))
      }
      let known = Set(matches.map(\.title))
      try complain(of: titles.filter { !known.contains($0) }, matcher)
    }

    /// Of more titles without a role than a person reads, the rest is counted.
    private static let mostNamed = 10

    /// Throws where titles resolve to nothing, with the roles that may have been meant.
    private func complain(of missing: [String], _ matcher: RoleMatcher) throws(CommandFailure) {
      guard !missing.isEmpty else { return }
      var parts: [String] = []
      for title in missing.prefix(Match.mostNamed) {
        let likely = matcher.suggestions(for: title, language: language, count: 3)
        let names = likely.map { "\($0.role) (“\($0.title)”)" }.joined(separator: ", ")
        parts.append("“\(title)”" + (names.isEmpty ? "" : ", did you mean \(names)"))
      }
      let others = missing.count - parts.count
      if others > 0 { parts.append("\(GroupedNumber.text(of: Double(others))) other titles") }
      throw CommandFailure(
        "no role is known as \(parts.joined(separator: "; or as ")); see payband roles list",
        code: .nothingFound)
    }
  }

  private struct MatchedTitle: Encodable {
    struct Removed: Encodable {
      var kind: String
      var text: String
    }

    var title: String
    var role: String
    var level: String?
    var score: Double
    /// Whether the score suffices to take the title for the role.
    var isSure: Bool
    /// Whether the title stands for several roles.
    var isAmbiguous: Bool
    var matchedTitle: String
    var language: String?
    var removed: [Removed]
    var explanation: String
    private var explanations: [String]

    private enum CodingKeys: String, CodingKey {
      case title, role, level, score, isSure, isAmbiguous, matchedTitle, language, removed
      case explanation
    }

    /// The rows of the terminal's table: a line for each reason.
    var rows: [[String]] {
      explanations.enumerated().map { number, reason in
        number > 0
          ? ["", "", "", "", reason]
          : [title, role, level ?? "", "\(GroupedNumber.text(of: score * 100))%", reason]
      }
    }

    init(title: String, match: RoleMatch) {
      self.title = title
      role = match.role
      level = match.level?.rawValue
      score = match.score
      isSure = match.isSure
      isAmbiguous = match.isAmbiguous
      matchedTitle = match.title
      language = match.language.isEmpty ? nil : match.language
      removed = match.removed.map { Removed(kind: $0.kind.rawValue, text: $0.text) }
      explanation = match.explanation
      explanations = match.explanations
    }
  }
}
