import Compensation
import Testing

@testable import Statistics

@Suite struct PayGapMeasureTests {
  private func table(women: Int, men: Int) -> PeopleOfTable {
    var table = PeopleOfTable(source: "s.csv", market: "DE", currency: .eur, isNet: false)
    table.people =
      (0..<women).map { _ in PayOfPerson(sex: .female, pay: 45_000, category: "nurse") }
      + (0..<men).map { _ in PayOfPerson(sex: .male, pay: 50_000, category: "nurse") }
    return table
  }

  @Test func eachMeasureStandsOnceInTheOrderOfTheArticle() {
    let measures = payGapMeasures(of: table(women: 6, men: 5))
    #expect(measures.map(\.measure) == PayGapMeasure.Measure.allCases)
    #expect(measures.first?.value == 0.1)
    let category = measures.first { $0.measure == .category }
    #expect(category?.category == "nurse")
    #expect(category?.reachesAssessment == true)
  }

  @Test func fewPeopleOfOneSexAreWithheld() {
    let measures = payGapMeasures(of: table(women: 20, men: 4))
    #expect(measures.allSatisfy { $0.value == nil && !$0.reachesAssessment })
  }

  @Test func wordsOfTheSexAreThoseOfTheirLanguages() throws {
    let words = SexWords.standard
    #expect(
      ["F", "female", "Kobieta", "k", "女", "Weiblich", "W"].allSatisfy { words.sex($0) == .female })
    #expect(["m", "MALE", "mężczyzna", "男", "Mann"].allSatisfy { words.sex($0) == .male })
    #expect(words.sex("divers") == nil)
    #expect(words.sex("") == nil)
    var seen: [String: String] = [:]
    for row in try TableFiles(embedded: EmbeddedTables.files).rows(of: "sexes.csv") {
      for word in row.list("words") {
        #expect(seen[word] == nil || seen[word] == row["sex"], "\(word)")
        seen[word] = row["sex"]
      }
    }
  }
}
