import Testing

@testable import RoleIndexing

@Suite struct InflectionRulesTests {
  private func forms(_ word: String, _ rules: InflectionRules) -> Set<String> {
    var forms: Set<String> = []
    let letters = Array(word.utf8)
    rules.forEachForm(of: letters) { stem, ending in
      forms.insert(String(decoding: letters[..<stem] + rules.letters[ending], as: UTF8.self))
    }
    return forms
  }

  @Test func allRulesThatFitApply() {
    var rules = InflectionRules()
    rules.add(ending: "", replacements: ["s"], isExclusive: false)
    rules.add(ending: "man", replacements: ["men", "women"], isExclusive: false)
    #expect(forms("foreman", rules) == ["foremans", "foremen", "forewomen"])
  }

  @Test func anExclusiveRuleStopsShorterEndings() {
    var rules = InflectionRules()
    rules.add(ending: "s", replacements: ["-"], isExclusive: false)
    rules.add(ending: "news", replacements: ["news"], isExclusive: true)
    #expect(forms("news", rules) == ["news"])
    #expect(forms("systems", rules) == ["system"])
  }

  @Test func withoutRulesThereAreNoForms() {
    #expect(forms("nurse", InflectionRules()).isEmpty)
  }
}
