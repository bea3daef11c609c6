import Testing

@testable import Roles

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("Acount Manger", "account-manager"), ("Elektirker", "electrician"),
    ("pielegniarrka", "nurse"), ("project-manger", "project-manager"),
    ("软件工呈师", "software-engineer"),
  ])
  func aMisspeltTitleSuggestsItsRole(title: String, role: String) {
    let suggestions = RoleMatcher.standard.suggestions(for: title, language: nil)
    #expect(suggestions.map(\.role).contains(role), "\(suggestions.map(\.role))")
    #expect(suggestions.allSatisfy { $0.reasons == [.similarSpelling] && !$0.isSure })
  }

  @Test(arguments: ["", "xy", "xyzzy quux frob"])
  func whatIsLikeNoTitleSuggestsNothing(title: String) {
    #expect(RoleMatcher.standard.suggestions(for: title, language: nil).isEmpty)
  }
}
