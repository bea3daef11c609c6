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

  @Test func measuresSayHowManyTheyAreOf() {
    let measures = payGapMeasures(of: table(women: 6, men: 5))
    #expect(measures.allSatisfy { $0.women == 6 && $0.men == 5 })
  }

  /// The role's rows are shown elsewhere: 23 less 20 men would be three women.
  @Test func fewWomenTakeTheMenOfTheirCategoryAlong() {
    let measures = payGapMeasures(
      of: table(["nurse": (3, 20), "cook": (30, 12), "clerk": (40, 41)]))
    #expect(headcount(measures, "nurse") == Headcount(women: nil, men: nil))
    // And a total of 73 women less 70 would be these three again.
    #expect(headcount(measures, "cook") == Headcount(women: nil, men: nil))
    #expect(headcount(measures, "clerk") == Headcount(women: 40, men: 41))
    #expect(headcount(measures, nil) == Headcount(women: 73, men: 73))
    #expect(measures.first { $0.category == "cook" }?.value != nil)
  }

  @Test func aSingleRowOfNeitherSexDoesNotFollowFromTheOthers() {
    var one = table(["nurse": (12, 20), "cook": (30, 25)])
    #expect(headcount(payGapMeasures(of: one), "nurse") == Headcount(women: 12, men: 20))
    one.others["nurse"] = 1
    let measures = payGapMeasures(of: one)
    #expect(headcount(measures, "nurse").women == nil)
    #expect(headcount(measures, "cook").women == nil)
    #expect(headcount(measures, nil) == Headcount(women: 42, men: 45))
  }

  /// 24 people, half of them women by the quartiles: twelve, all nurses, so three nurses are men.
  @Test func neitherATotalNorTheQuartilesTellWhatTheRowsOfRolesLeaveAlone() {
    let measures = payGapMeasures(of: table(["nurse": (12, 3), "cook": (0, 9)]))
    #expect(headcount(measures, nil) == Headcount(women: nil, men: nil))
    #expect(headcount(measures, "nurse") == Headcount(women: nil, men: nil))
    #expect(measures.first { $0.measure == .mean }?.value != nil)
    #expect(measures.first { $0.measure == .lowestQuartile }?.value == nil)
  }

  @Test func rowsOfNeitherSexAreInNoQuartile() {
    let measures = payGapMeasures(of: table(["nurse": (9, 20)], others: ["nurse": 1]))
    #expect(headcount(measures, nil).women == nil)
    #expect(measures.first { $0.measure == .lowestQuartile }?.value == 1)
  }

  @Test func aReportOnSomeRolesShowsNoNumbersOfPeople() {
    let measures = payGapMeasures(of: table(women: 20, men: 20), isLimited: true)
    #expect(measures.allSatisfy { $0.women == nil && $0.men == nil })
    #expect(measures.first?.value == 0.1)
  }

  /// Whoever knows the rows of each role and the totals that are shown, and subtracts: no number
  /// between 1 and 4 is left alone, nor several that are so few together.
  @Test(arguments: 1...40)
  func noSmallNumberFollowsFromThoseShown(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    var sizes: [String: (women: Int, men: Int)] = [:]
    for category in ["a", "b", "c", "d"] {
      sizes[category] = (
        Int.random(in: 0...12, using: &random), Int.random(in: 0...12, using: &random)
      )
    }
    let others = ["a": Int.random(in: 0...3, using: &random)]
    let measures = payGapMeasures(of: table(sizes, others: others))
    let all = headcount(measures, nil)
    for (total, part) in [(all.women, \Headcount.women), (all.men, \Headcount.men)] {
      guard let total else { continue }
      let shown = sizes.keys.compactMap { headcount(measures, $0)[keyPath: part] }
      let hidden = sizes.count - shown.count
      #expect(hidden == 0 || hidden > 1 && total - shown.reduce(0, +) >= 5)
    }
    for (category, size) in sizes {
      let rows = size.women + size.men + (others[category] ?? 0)
      let count = headcount(measures, category)
      #expect(count.women.map { $0 == size.women && ($0 == 0 || $0 >= 5) } ?? true)
      #expect(count.men.map { $0 == size.men && ($0 == 0 || $0 >= 5) } ?? true)
      // Rows of fewer than five are not shown themselves.
      guard rows >= 5 else { continue }
      let left = rows - (count.women ?? 0) - (count.men ?? 0)
      #expect(left == 0 || left >= 5)
    }
  }

  private struct Headcount: Equatable {
    var women: Int?
    var men: Int?
  }

  private func headcount(_ measures: [PayGapMeasure], _ category: String?) -> Headcount {
    let measure = measures.first { $0.category == category }
    return Headcount(women: measure?.women, men: measure?.men)
  }

  private func table(
    _ sizes: [String: (women: Int, men: Int)], others: [String: Int] = [:]
  ) -> PeopleOfTable {
    var all = PeopleOfTable(source: "s.csv", market: "DE", currency: .eur, isNet: false)
    for (category, size) in sizes {
      var part = table(women: size.women, men: size.men)
      for index in part.people.indices { part.people[index].category = category }
      all.people += part.people
    }
    all.others = others
    return all
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
