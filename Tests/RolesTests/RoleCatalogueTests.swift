import Compensation
import Testing

@testable import Roles

@Suite struct RoleCatalogueTests {
  private let catalogue = RoleCatalogue.standard

  @Test func aRoleHasItsCodes() {
    let role = catalogue.role("project-manager")
    #expect(role?.title == "Project manager")
    #expect(role?.soc == "13-1082")
    #expect(catalogue.role("dragon-tamer") == nil)
  }

  @Test(arguments: [
    ("en", "account manager"), ("de", "Account Manager"), ("pl", "account manager"),
    ("zh", "客户经理"),
  ])
  func thePreferredTitleComesFirst(language: String, title: String) {
    #expect(catalogue.titles(of: "account-manager", language: language).first == title)
  }

  @Test func anUnknownRoleOrLanguageHasNoTitles() {
    #expect(catalogue.titles(of: "dragon-tamer", language: "en").isEmpty)
    #expect(catalogue.titles(of: "account-manager", language: "xx").isEmpty)
  }

  @Test func ownTablesReplaceTheStandardOnes() throws {
    let own = TableFiles(texts: [
      "occupations.csv": "id,title,soc,isco\ndragon-tamer,Dragon tamer,,\n",
      "titles/en.csv": "id,titles\ndragon-tamer, dragon tamer ; wyvern handler\n",
    ])
    let catalogue = try RoleCatalogue(own)
    #expect(catalogue.role("dragon-tamer") == Role(id: "dragon-tamer", title: "Dragon tamer"))
    #expect(
      catalogue.titles(of: "dragon-tamer", language: "en") == ["dragon tamer", "wyvern handler"])
    let matcher = try RoleMatcher(catalogue)
    let matches = matcher.resolve(title: "Wyvern Handler", language: "en")
    #expect(matches.map(\.role) == ["dragon-tamer"])
  }

  @Test func aQuotedCellMayHoldAComma() throws {
    let own = TableFiles(texts: [
      "occupations.csv": "id,title,soc,isco\ntiler,Tiler,,\n",
      "titles/en.csv": "id,titles\r\ntiler,\"floor, wall and roof tiler;tiler\"\r\n",
    ])
    let titles = try RoleCatalogue(own).titles(of: "tiler", language: "en")
    #expect(titles == ["floor wall and roof tiler", "tiler"])
  }
}
