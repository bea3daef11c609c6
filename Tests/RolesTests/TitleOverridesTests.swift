import Compensation
import Testing

@testable import Roles

@Suite struct TitleOverridesTests {
  private func matcher(_ text: String) throws -> RoleMatcher {
    let overrides = try TitleOverrides(Array(text.utf8), path: "own.csv", for: .standard)
    return RoleMatcher.standard.overridden(by: overrides)
  }

  private func message(_ text: String) -> String {
    do {
      _ = try TitleOverrides(Array(text.utf8), path: "own.csv", for: .standard)
      return "none"
    } catch {
      return error.description
    }
  }

  @Test func ownTitlesDecideBeforeTheCatalogue() throws {
    let matcher = try matcher("title,role\nAccount Manager,key-account-manager\nHero,courier\n")
    let match = try #require(matcher.resolve(title: "ACCOUNT MANAGER", language: nil).first)
    #expect(match.role == "key-account-manager")
    #expect(match.reasons == [.ownTable])
    #expect(match.explanation == "own title “Account Manager”")
    #expect(matcher.resolve(title: "hero (m/w/d)", language: "de").map(\.role) == ["courier"])
    #expect(matcher.resolve(title: "nurse", language: "en").first?.role == "nurse")
  }

  @Test func aLevelWordIsLeftOutUnlessTheFileHasIt() throws {
    let matcher = try matcher(
      "title,role,level\nHero,courier,\nSenior Hero,dispatcher,\nGuru,courier,mid\n")
    let junior = try #require(matcher.resolve(title: "Junior Hero", language: "en").first)
    #expect(junior.role == "courier" && junior.level == .entry)
    #expect(matcher.resolve(title: "Senior Hero", language: "en").first?.role == "dispatcher")
    #expect(matcher.resolve(title: "Guru", language: "en").first?.level == .mid)
  }

  @Test func aTitleMayNameNoRoleOrSeveral() throws {
    let matcher = try matcher("title,role\nCook,-\nPM,product-manager;project-manager\n")
    #expect(matcher.resolve(title: "Cook", language: "en").isEmpty)
    let matches = matcher.resolve(title: "PM", language: "en")
    #expect(matches.map(\.role) == ["product-manager", "project-manager"])
    #expect(matches.map(\.reasons.last) == [.preferred, .alternative])
  }

  @Test func genderNotationOfTheFileIsRead() throws {
    let matcher = try matcher("title;role\nHeld:in;courier\n")
    for title in ["Held", "Held*in", "Held/in (m/w/d)"] {
      #expect(matcher.resolve(title: title, language: "de").first?.role == "courier", "\(title)")
    }
  }

  @Test func mentionsInTextsHaveTheRoleOfTheFile() throws {
    let matcher = try matcher("title,role\nAccount Manager,key-account-manager\n")
    let bytes = Array("An account manager and a senior account manager earn well.".utf8)
    let mentions = matcher.mentions(in: bytes, range: bytes.indices, language: "en")
    #expect(mentions.map(\.role) == ["key-account-manager", "key-account-manager"])
    #expect(mentions.map(\.level) == [nil, .senior])
  }

  @Test func theFirstFileWithATitleDecides() throws {
    let files = ["courier", "dispatcher"].map { role in
      (path: "\(role).csv", bytes: Array("title,role\nHero,\(role)\n".utf8))
    }
    let overrides = try TitleOverrides(files, for: .standard)
    let matcher = RoleMatcher.standard.overridden(by: overrides)
    #expect(matcher.resolve(title: "Hero", language: "en").map(\.role) == ["courier"])
  }

  @Test func anUnknownIDIsNamedWithWhatWasPerhapsMeant() {
    #expect(
      message("title,role\nHero,acount-manager\n")
        == "own.csv:2:6: expected a role's id, found “acount-manager”; did you mean account-manager?"
    )
    #expect(
      message("title,role\n\"A\nhero\",qqqqqqqqq\n")
        == "own.csv:3:7: expected a role's id, found “qqqqqqqqq”; "
        + "see payband roles list, or write - for no role")
  }

  @Test func anUnknownLevelIsNamed() {
    #expect(
      message("title,role,level\nŻółw,courier,chief\n")
        == "own.csv:2:14: expected entry, mid or senior, found “chief”; "
        + "use one of the three or leave it empty")
  }

  @Test func aMissingColumnIsNamed() {
    #expect(
      message("title,id\nHero,courier\n")
        == "own.csv:1:1: expected a column “role”, found “title”, “id”; "
        + "name the column role in the header")
    #expect(
      message("")
        == "own.csv:1:1: expected a column “title”, found no header; "
        + "name the column title in the header")
  }

  @Test func aTitleThatStandsTwiceIsNamed() {
    #expect(
      message("title,role\nHero,courier\nHERO,dispatcher\n")
        == "own.csv:3:1: expected each title once, found “HERO” as on line 2; "
        + "leave out one row, or name several roles in one with semicolons")
  }

  @Test func anEmptyTitleIsNamed() {
    #expect(
      message("title,role\n ,courier\n")
        == "own.csv:2:1: expected a title, found an empty cell; write the title or leave out the row"
    )
  }

  @Test func tooManyCellsAreNamed() {
    #expect(
      message("title,role\nHero,courier,mid\n")
        == "own.csv:2:14: expected 2 cells as in the header, found 3; "
        + "quote cells that hold the delimiter")
  }

  @Test func otherBytesThanUTF8AreNamed() {
    #expect(throws: TitleTableError.self) {
      try TitleOverrides([0x74, 0xFF, 0xFE], path: "own.csv", for: .standard)
    }
  }
}
