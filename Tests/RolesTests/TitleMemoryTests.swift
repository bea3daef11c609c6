import Testing

@testable import Roles

@Suite struct TitleMemoryTests {
  @Test func eachTitleIsLookedUpOnce() {
    let memory = TitleMemory(.standard)
    let titles = ["Account Manager", "Senior Welder", "Quux frob"]
    for row in 0..<3_000 { _ = memory.bestMatch(of: titles[row % 3]) }
    #expect(memory.lookUps == 3)
    #expect(memory.bestMatch(of: "Senior Welder")?.role == "welder")
    #expect(memory.bestMatch(of: "Quux frob") == nil)
  }

  @Test func whatIsSureInEnglishIsNotAskedOfOtherLanguages() {
    let matches = RoleMatcher.standard.matches(of: "Account Manager")
    #expect(matches == RoleMatcher.standard.resolve(title: "Account Manager", language: "en"))
  }
}
