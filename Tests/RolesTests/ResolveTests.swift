import Compensation
import Testing

@testable import Roles

/// A title by itself and the best match that it should have.
struct TitleCase: Sendable, CustomTestStringConvertible {
  var language: String?
  var title: String
  var role: String
  var level: JobLevel?
  var reasons: [RoleMatch.Reason]
  var testDescription: String { title }

  init(
    _ language: String?, _ title: String, _ role: String, _ level: JobLevel? = nil,
    _ reasons: RoleMatch.Reason...
  ) {
    self.language = language
    self.title = title
    self.role = role
    self.level = level
    self.reasons = reasons
  }
}

@Suite struct ResolveTests {
  @Test(arguments: [
    TitleCase("en", "Foremen", "foreman", nil, .inflectedForm),
    TitleCase("en", "Construction foreman", "construction-foreman", nil, .exactTitle),
    TitleCase("de", "Vorarbeiterin (m/w/d)", "foreman", nil, .inflectedForm, .genderNotation),
    TitleCase("pl", "brygadzistów", "foreman", nil, .inflectedForm),
    TitleCase("zh", "班组长", "foreman", nil, .exactTitle),
    TitleCase("en", "Account Manager", "account-manager", nil, .exactTitle),
    TitleCase("en", "account managers", "account-manager", nil, .inflectedForm),
    TitleCase(
      "en", "Senior Account Manager", "account-manager", .senior, .exactTitle,
      .levelRemoved),
    TitleCase(
      "en", "Sr. PM (m/w/d)", "project-manager", .senior, .exactTitle, .levelRemoved,
      .genderNotation, .preferred),
    TitleCase("en", "Manager, Account", "account-manager", nil, .exactTitle, .reordered),
    TitleCase(
      "en", "Engineer, Senior Software", "software-engineer", .senior, .exactTitle,
      .levelRemoved, .reordered),
    TitleCase("en", "Software Engineer II", "software-engineer", nil, .exactTitle, .levelRemoved),
    TitleCase(
      "en", "Registered Nurse - Berlin Campus", "registered-nurse", nil, .exactTitle, .partRemoved),
    TitleCase("en", "Welder at Acme", "welder", nil, .exactTitle, .partRemoved),
    TitleCase("en", "C/C++ Developer", "cpp-developer"),
    TitleCase("de", "Verkäuferin in Teilzeit", "shop-assistant", nil, .exactTitle, .partRemoved),
    TitleCase("de", "Käsefachverkäuferin", "shop-assistant", nil, .endOfCompound),
    TitleCase("de", "Gesundheits- und Krankenpfleger", "registered-nurse", nil, .exactTitle),
    TitleCase("es", "Enfermera para residencia", "nurse", nil, .exactTitle, .partRemoved),
    TitleCase("en", "Safety Advisor", "health-and-safety-specialist", nil, .exactTitle),
    TitleCase("en", "Safety Adviser", "health-and-safety-specialist", nil, .inflectedForm),
    TitleCase("de", "Krankenpfleger/-in (m/w/d)", "nurse", nil, .exactTitle, .genderNotation),
    TitleCase("de", "Accountmanager", "account-manager"),
    TitleCase("fr", "Infirmiers (H/F)", "nurse", nil, .inflectedForm, .genderNotation),
    TitleCase(
      "pl", "Starszy specjalista ds. marketingu", "marketing-specialist", .senior,
      .exactTitle, .levelRemoved),
    TitleCase("zh", "資深項目經理", "project-manager", .senior, .exactTitle, .levelRemoved),
    TitleCase(nil, "客户经理", "account-manager", nil, .exactTitle),
    TitleCase(nil, "kierownik projektu", "project-manager", nil, .exactTitle),
    TitleCase(nil, "Wirtschaftsprüfer", "auditor", nil, .exactTitle),
  ])
  func bestMatch(title: TitleCase) throws {
    let matches = RoleMatcher.standard.resolve(title: title.title, language: title.language)
    let best = try #require(matches.first)
    #expect(best.role == title.role)
    #expect(best.level == title.level)
    if !title.reasons.isEmpty { #expect(best.reasons == title.reasons) }
    #expect((0...1).contains(best.score))
    #expect(matches.map(\.score) == matches.map(\.score).sorted(by: >))
  }

  @Test(arguments: ["en", nil])
  func ambiguityStaysVisible(language: String?) {
    let matches = RoleMatcher.standard.resolve(title: "PM", language: language)
    #expect(matches.map(\.role) == ["project-manager", "product-manager"])
    #expect(matches.map { $0.reasons.last } == [.preferred, .alternative])
  }

  @Test(arguments: ["", "  ", "(m/w/d)", "Dragon tamer of the north", "Quantum manager", "12345"])
  func whereNothingIsSureThereIsNoMatch(title: String) {
    #expect(RoleMatcher.standard.resolve(title: title, language: "en").isEmpty)
  }

  @Test func theReasonsReadAsWords() throws {
    let match = try #require(
      RoleMatcher.standard.resolve(title: "Senior Account Managers", language: "en").first)
    #expect(
      match.explanation
        == "inflected form or spelling of “account manager” (en), left out “Senior” (level)")
  }

  @Test func whatWasLeftOutIsToldInItsWords() throws {
    let match = try #require(
      RoleMatcher.standard.resolve(title: "Sr. PM (m/w/d) – remote, Kraków", language: "en").first)
    #expect(
      match.removed == [
        .init(.level, "Sr"), .init(.part, "remote, Kraków"), .init(.gender, "m/w/d"),
      ])
    #expect(match.isSure)
  }

  @Test(arguments: ["Plumber's Helper Coordinator", "Nurse Recruiter Trainer", "Welder Instructor"])
  func besideAnotherHeadATitleIsNotSure(title: String) {
    let matches = RoleMatcher.standard.resolve(title: title, language: "en")
    #expect(matches.allSatisfy { !$0.isSure }, "\(matches.map(\.role))")
  }

  @Test func anInflectedAbbreviationIsNone() {
    #expect(RoleMatcher.standard.resolve(title: "a", language: "en").isEmpty)
  }

  /// Every title of the catalogue must lead back to its role: a check of tables and trie alike.
  @Test(arguments: ["en", "pl", "zh"])
  func everyTitleResolvesToItsRole(language: String) throws {
    var failures: [String] = []
    for row in try TableFiles(embedded: EmbeddedTables.files).rows(of: "titles/\(language).csv") {
      guard let title = row.list("titles").first else { continue }
      let matches = RoleMatcher.standard.resolve(title: title, language: language)
      if !matches.contains(where: { $0.role == row["id"] }) {
        failures.append("\(title) [\(row["id"])] → \(matches.map(\.role))")
      }
    }
    #expect(failures == [])
  }
}
