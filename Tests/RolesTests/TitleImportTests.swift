import Compensation
import Testing

@testable import Roles

@Suite struct TitleImportTests {
  private func read(
    _ text: String, language: String? = nil, columns: TitleImport.Columns = .init(),
    replacing: Bool = false
  ) throws -> TitleImport {
    try TitleImport(
      Array(text.utf8), path: "titles.csv", for: .standard, language: language, columns: columns,
      replacing: replacing)
  }

  private static let onet = "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n"

  @Test func onetTitlesGoToTheRoleOfTheirCode() throws {
    let result = try read(Self.onet + "29-1131.00\tHerd Whisperer\tn/a\t08\n")
    #expect(result.form == .onet)
    #expect(
      result.columns.map(\.header) == ["O*NET-SOC Code", "Alternate Title", "Short Title"])
    #expect(result.columns.map(\.thing) == ["SOC code", "title", "title"])
    #expect(result.entries == [.init(title: "Herd Whisperer", roles: ["veterinarian"])])
    #expect(
      String(decoding: result.csv, as: UTF8.self) == "title,role\nHerd Whisperer,veterinarian\n")
  }

  @Test func ofSeveralRolesOfACodeTheTitleOrItsNeighboursChoose() throws {
    let result = try read(
      Self.onet + "15-1252.00\tJava Developer Wizard\tn/a\t08\n"
        + "15-1252.00\tApplications Conjurer\tn/a\t08\n15-1252.00\tSoftware Engineer\tn/a\t08\n")
    #expect(result.entries.map(\.roles) == [["java-developer"], ["software-engineer"]])
    #expect(result.knownCount == 1)
  }

  @Test func aTitleOfSeveralCodesNamesSeveralRoles() throws {
    let result = try read(
      Self.onet + "29-1131.00\tHerd Whisperer\tn/a\t08\n11-9013.00\therd whisperer\tn/a\t08\n"
        + "45-2021.00\tHerd Whisperer\tn/a\t08\n11-9013.00\tFarm Manager\tn/a\t08\n")
    #expect(result.entries.count == 1)
    #expect(result.entries[0].roles == ["veterinarian", "farm-manager", "animal-breeder"])
  }

  @Test func whatCannotBeTakenIsCountedWithTheReason() throws {
    let result = try read(
      Self.onet + "99-9999.00\tNobody\tn/a\t08\n29-1131.00\tPlumber\tn/a\t08\n"
        + "29-1131.00\t\tn/a\t08\n15-1252.00\tCode Conjurer\tn/a\t08\n")
    #expect(result.entries == [])
    #expect(
      result.refused == [
        .init(line: 2, title: "Nobody", reason: .unknownCode("99-9999")),
        .init(line: 3, title: "Plumber", reason: .otherRole("plumber")),
        .init(line: 4, title: "", reason: .noTitle),
        .init(line: 5, title: "Code Conjurer", reason: .ambiguousCode("15-1252")),
      ])
    #expect(
      String(decoding: result.refusedCSV, as: UTF8.self).split(separator: "\n")[1]
        == "2,Nobody,no role of the catalogue has the code,99-9999")
  }

  @Test func replacingTakesWhatTheCatalogueHasForAnotherRole() throws {
    let result = try read(Self.onet + "29-1131.00\tPlumber\tn/a\t08\n", replacing: true)
    #expect(result.entries == [.init(title: "Plumber", roles: ["veterinarian"])])
  }

  @Test func labelsOfAnESCOConceptShareItsRole() throws {
    let result = try read(
      """
      conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,description
      Occupation,http://x/1,7126,plumber,"pipe wizard
      drain whisperer
      plumber",
      Occupation,http://x/2,9999,moon polisher,"lunar polisher",
      Occupation,http://x/3,2512,ingénieur lunaire/ingénieure lunaire,"software engineer",
      """)
    #expect(result.form == .esco)
    #expect(result.entries.prefix(2).map(\.title) == ["pipe wizard", "drain whisperer"])
    #expect(result.entries.prefix(2).allSatisfy { $0.roles == ["plumber"] })
    #expect(result.knownCount > 1)
    #expect(result.refused.map(\.title) == ["moon polisher", "lunar polisher"])
    #expect(result.refused.allSatisfy { $0.reason == .unknownConcept })
    #expect(
      result.entries.dropFirst(2).map(\.title) == ["ingénieur lunaire", "ingénieure lunaire"])
  }

  @Test func anOwnTableNamesRolesByIdTitleOrCode() throws {
    let result = try read(
      "Position;Job\nHero;courier\nGuru;Software Engineer\nWizard;29-1131\nElf;qqqq\n",
      columns: .init(title: "position", role: "job"))
    #expect(
      result.entries == [
        .init(title: "Hero", roles: ["courier"]),
        .init(title: "Guru", roles: ["software-engineer"]),
        .init(title: "Wizard", roles: ["veterinarian"]),
      ])
    #expect(result.refused.map(\.reason) == [.unknownRole("qqqq")])
  }

  @Test func aTableWithoutTitlesOrRolesIsAnError() {
    #expect(throws: TitleTableError.self) { try read("name,role\nHero,courier\n") }
    #expect(throws: TitleTableError.self) { try read("title,pay\nHero,1\n") }
    #expect(throws: TitleTableError.self) {
      try read("title,role\nHero,courier\n", columns: .init(title: "Position"))
    }
  }

  @Test func whatWasImportedIsReadAsOwnTitles() throws {
    let result = try read(
      Self.onet + "29-1131.00\tHerd, \"Flock\" and Pack Whisperer\tn/a\t08\n")
    let overrides = try TitleOverrides(result.csv, path: "out.csv", for: .standard)
    #expect(overrides.count == 1)
    let matcher = RoleMatcher.standard.overridden(by: overrides)
    let matches = matcher.resolve(title: "Senior herd, flock and pack whisperer", language: "en")
    #expect(matches.map(\.role) == ["veterinarian"])
  }
}
