import Statistics
import Testing

@Suite struct PayGapTests {
  private func people(_ sex: PayOfPerson.Sex, _ pay: [Double], variable: [Double] = [])
    -> [PayOfPerson]
  {
    pay.enumerated().map { index, pay in
      PayOfPerson(
        sex: sex, pay: pay, variable: variable.indices.contains(index) ? variable[index] : 0)
    }
  }

  /// Worked by hand after Directive (EU) 2023/970, Articles 3 and 9: women earn 40, 50 and 60, men 50,
  /// 60, 70 and 80 thousand.
  @Test func gapsAreSharesOfTheMensLevel() throws {
    let gap = PayGap(
      people(.female, [40, 50, 60], variable: [0, 5, 0])
        + people(.male, [50, 60, 70, 80], variable: [0, 10, 10, 0]))
    #expect([gap.women, gap.men] == [3, 4])
    #expect(isClose(try #require(gap.meanGap), (65 - 50) / 65.0))
    #expect(isClose(try #require(gap.medianGap), (65 - 50) / 65.0))
    #expect(isClose(try #require(gap.variableMeanGap), (5 - 5.0 / 3) / 5))
    #expect(gap.variableMedianGap == 1)
    #expect(gap.womenWithVariable == 1.0 / 3)
    #expect(gap.menWithVariable == 0.5)
  }

  @Test func quartilesHoldEqualHeadcounts() {
    // 40 | 50 50 | 60 60 | 70 80 and one more: eight people, two in each quartile.
    let gap = PayGap(people(.female, [40, 50, 60, 61]) + people(.male, [51, 62, 70, 80]))
    #expect(gap.womenInQuartiles == [1, 0.5, 0.5, 0])
    #expect(PayGap(people(.female, [1, 2, 3])).womenInQuartiles.isEmpty)
  }

  @Test func thoseOfEqualPayAreDividedInProportion() {
    let gap = PayGap(people(.female, [50, 50]) + people(.male, [50, 50]))
    #expect(gap.womenInQuartiles == [0.5, 0.5, 0.5, 0.5])
    #expect(gap.meanGap == 0)
  }

  @Test func categoriesAreJudgedByTheirOwnGap() throws {
    let people = [
      PayOfPerson(sex: .female, pay: 95, variable: 5, category: "A"),
      PayOfPerson(sex: .male, pay: 100, variable: 10, category: "A"),
      PayOfPerson(sex: .female, pay: 98, category: "B"),
      PayOfPerson(sex: .male, pay: 100, category: "B"),
      PayOfPerson(sex: .female, pay: 50, category: "C"),
      PayOfPerson(sex: .female, pay: 50),
    ]
    let categories = PayGap(people).categories
    #expect(categories.map(\.name) == ["A", "B", "C"])
    #expect(categories.map(\.gap) == [0.05, 0.02, nil])
    #expect(categories.map(\.reachesAssessment) == [true, false, false])
    #expect(categories[0].basicGap == 0)
    #expect(categories[0].variableGap == 0.5)
  }

  @Test func oneSexAloneHasNoGap() {
    let gap = PayGap(people(.female, [40, 50]))
    #expect(gap.meanGap == nil)
    #expect(gap.menWithVariable == nil)
    #expect(PayGap([]).womenInQuartiles.isEmpty)
  }

  @Test(arguments: 1...20)
  func orderAndUnitDoNotMatter(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let everyone = people(.female, random.pay(9)) + people(.male, random.pay(12))
    let one = PayGap(everyone)
    let other = PayGap(everyone.shuffled(using: &random))
    #expect(one.womenInQuartiles == other.womenInQuartiles)
    #expect(isClose(try #require(one.meanGap), try #require(other.meanGap)))
    let scaled = PayGap(
      everyone.map { PayOfPerson(sex: $0.sex, pay: $0.pay * 4, variable: $0.variable * 4) })
    #expect(isClose(try #require(one.medianGap), try #require(scaled.medianGap)))
    let women = one.womenInQuartiles.reduce(0, +) * 21 / 4
    #expect(isClose(women, 9))
  }
}
