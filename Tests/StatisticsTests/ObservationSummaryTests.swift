import Compensation
import Statistics
import Testing

@Suite struct ObservationSummaryTests {
  static let group = PayGroup(role: "buyer", market: "US", currency: .usd, isNet: false)
  static let other = PayGroup(role: "actuary", market: "US", currency: .usd, isNet: false)

  private func observations(_ pay: [Double], in source: String = "a.csv") -> Observations {
    var observations = Observations()
    for (row, pay) in pay.enumerated() {
      observations.append(group: Self.group, annualPay: pay, source: source, line: row + 2)
    }
    return observations
  }

  /// The amounts of `PercentileTests` in another order, and what Excel gives.
  @Test func aGroupHasTheNumbersExcelGives() throws {
    let summary = try #require(
      summarize(observations: observations(PercentileTests.amounts.reversed())).first)
    #expect(summary.group == Self.group)
    #expect(summary.count == 10)
    #expect(summary.sources == 1)
    #expect(summary.minimum == 48_250)
    #expect(summary.p10 == 50_725)
    #expect(summary.p25 == 52_325)
    #expect(summary.median == 64_520)
    #expect(summary.p75 == 78_125)
    #expect(isClose(try #require(summary.p90), 98_666.05))
    #expect(summary.maximum == 131_660.5)
    #expect(summary.mean == 71_475.05)
  }

  @Test func groupsAreSortedAndCountTheirOwnRowsAndTables() {
    var observations = Observations()
    for row in 0..<30 {
      observations.append(
        group: row % 3 == 0 ? Self.other : Self.group, annualPay: row % 3 == 0 ? 90_000 : 50_000,
        source: row % 3 == 0 ? "0.csv" : "\(row % 4).csv", line: row)
    }
    let summaries = summarize(observations: observations)
    #expect(summaries.map(\.group) == [Self.other, Self.group])
    #expect(summaries.map(\.count) == [10, 20])
    #expect(summaries.map(\.sources) == [1, 4])
    #expect(summaries.map(\.median) == [90_000, 50_000])
  }

  @Test func noObservationsMakeNoGroups() {
    #expect(summarize(observations: Observations()).isEmpty)
  }

  @Test func statedWeightsCountPeopleAndNotRows() throws {
    var observations = Observations()
    for (pay, weight) in [(40_000.0, 1.0), (50_000, 1), (60_000, 8), (70_000, 0)] {
      observations.append(
        group: Self.group, annualPay: pay, weight: weight, source: "\(pay).csv", line: 2)
    }
    let weighted = try #require(
      summarize(observations: observations, rule: .none, weighting: .stated).first)
    #expect(weighted.count == 3)
    #expect(weighted.sources == 3)
    #expect(weighted.median == 60_000)
    #expect(weighted.mean == 57_000)
    #expect(weighted.minimum == 40_000)
    #expect(weighted.maximum == 60_000)
    let equal = try #require(summarize(observations: observations, rule: .none).first)
    #expect(equal.count == 4)
    #expect(equal.median == 55_000)
  }

  @Test(arguments: 1...20)
  func equalStatedWeightsChangeNothing(seed: Int) {
    var random = SeededRandom(UInt64(seed))
    let observations = observations(random.pay(10 + seed))
    #expect(
      summarize(observations: observations, weighting: .stated)
        == summarize(observations: observations))
  }

  @Test func theMeanOfManyIsAsExactAsThatOfFew() throws {
    let pay = [Double](repeating: 50_000.1, count: 100_000) + [1e16, -1e16]
    let mean = try #require(summarize(observations: observations(pay)).first?.mean)
    #expect(isClose(mean, 50_000.1 * 100_000 / 100_002))
  }

  @Test(arguments: 1...20)
  func theNumbersRiseAndTheOrderOfTheRowsDoesNotMatter(seed: Int) throws {
    var random = SeededRandom(UInt64(seed))
    let pay = random.pay(10 + 400 * seed)
    let summary = try #require(summarize(observations: observations(pay)).first)
    let rising = [
      summary.minimum, summary.p10, summary.p25, summary.median, summary.p75, summary.p90,
      summary.maximum,
    ].compactMap(\.self)
    #expect(rising.count == 7)
    #expect(rising == rising.sorted())
    let shuffled = observations(pay.shuffled(using: &random))
    #expect(summarize(observations: shuffled) == [summary])
  }
}

@Suite struct SuppressionRuleTests {
  private func summarized(_ count: Int, _ rule: SuppressionRule) throws -> ObservationSummary {
    var observations = Observations()
    for row in 0..<count {
      observations.append(
        group: ObservationSummaryTests.group, annualPay: Double(50_000 + row), source: "a.csv",
        line: row + 2)
    }
    return try #require(summarize(observations: observations, rule: rule).first)
  }

  /// The numbers that a summary shows, by name.
  private func shown(_ summary: ObservationSummary) -> Set<String> {
    let numbers = [
      ("minimum", summary.minimum), ("p10", summary.p10), ("p25", summary.p25),
      ("median", summary.median), ("p75", summary.p75), ("p90", summary.p90),
      ("maximum", summary.maximum), ("mean", summary.mean),
    ]
    return Set(numbers.filter { $1 != nil }.map(\.0))
  }

  @Test(arguments: [
    (1, []), (4, []), (5, ["p25", "median", "p75", "mean"]),
    (9, ["p25", "median", "p75", "mean"]),
    (10, ["minimum", "p10", "p25", "median", "p75", "p90", "maximum", "mean"]),
  ])
  func smallGroupsWithholdTheirNumbers(count: Int, names: [String]) throws {
    let summary = try summarized(count, .standard)
    #expect(summary.count == count)
    #expect(shown(summary) == Set(names))
  }

  @Test func moreObservationsNeverHideANumber() throws {
    for rule in [
      .standard, .none, SuppressionRule(minimumCount: 3, minimumCountForTails: 7),
      SuppressionRule(minimumCount: 8, minimumCountForTails: 2),
    ] {
      var before: Set<String> = []
      for count in 1...25 {
        let now = shown(try summarized(count, rule))
        #expect(before.isSubset(of: now))
        before = now
      }
    }
  }

  @Test func aStricterRuleNeverShowsMore() throws {
    for count in 1...25 {
      let strict = SuppressionRule(minimumCount: 7, minimumCountForTails: 15)
      let less = shown(try summarized(count, strict))
      let more = shown(try summarized(count, .standard))
      #expect(less.isSubset(of: more))
    }
  }

  @Test func theRuleSaysWhatItWithholds() {
    #expect(
      SuppressionRule.standard.parameter
        == ReportParameter(
          name: "Suppression",
          value: "below 5 observations every number, the count included; "
            + "below 10 also P10, P90, the minimum and the maximum",
          note: "withheld numbers are shown as [c]; statements of documents are not observations"
        ))
    #expect(SuppressionRule.none.parameter.value == "none")
  }

  @Test func theParametersNameTheMethods() {
    let names = summaryParameters().map(\.name)
    #expect(Set(names).count == names.count)
    #expect(summaryParameters().contains(SuppressionRule.standard.parameter))
    #expect(summaryParameters(weighting: .stated) != summaryParameters())
  }
}

@Suite struct ObservationQualityTests {
  private func summary(_ count: Int) -> ObservationSummary? {
    var rows = Observations()
    let group = PayGroup(role: "nurse", market: "US", currency: .usd, isNet: false)
    for index in 0..<count {
      rows.append(
        group: group, annualPay: 50_000 + Double(index) * 1_000, source: "s.csv", line: index + 2)
    }
    return summarize(observations: rows).first
  }

  /// Ten figures bound their median by the second and the ninth, at 97.85 %.
  @Test func theMedianHasItsIntervalWhereTheEndsAreShown() throws {
    let ten = try #require(summary(10))
    #expect(ten.medianLow == 51_000)
    #expect(ten.medianHigh == 58_000)
    #expect(ten.medianConfidence.map { abs($0 - 0.978515625) < 1e-12 } == true)
    #expect(ten.quality == .good)
  }

  /// With fewer than ten the bounds of the interval would be the ends that are withheld.
  @Test func aSmallGroupHasNoIntervalThatShowsItsEnds() throws {
    let six = try #require(summary(6))
    #expect(six.median != nil)
    #expect(six.medianLow == nil)
    #expect(six.quality != nil)
    #expect(summary(4)?.quality == nil)
  }
}

/// What a group's pay comes to where each organisation counts once.
@Suite struct OrganizationSummaryTests {
  private func summary(
    _ organizations: [[Double]], without: Int = 0, weight: Double = 1,
    weighting: ObservationWeighting = .equal
  ) throws -> ObservationSummary {
    var rows = Observations()
    for (number, pay) in organizations.enumerated() {
      for (index, pay) in pay.enumerated() {
        rows.append(
          group: ObservationSummaryTests.group, annualPay: pay,
          weight: index == 0 ? weight : 1, source: "s.csv", line: rows.count + 2,
          employer: rows.count < without ? nil : "Firm \(number)")
      }
    }
    return try #require(summarize(observations: rows, weighting: weighting).first)
  }

  private static let alike: [[Double]] = [
    [50_000, 60_000], [52_000, 58_000], [70_000, 90_000], [40_000, 44_000], [61_000, 63_000],
  ]

  /// The medians of the five are 55,000, 55,000, 80,000, 42,000 and 62,000.
  @Test func eachOrganizationCountsOnce() throws {
    let found = try summary(Self.alike)
    #expect(found.organizations == 5)
    #expect(found.organizationMedian == 55_000)
    #expect(found.organizationMean == 58_800)
    #expect(found.median == 59_000)
  }

  @Test func fewOrAnOutweighingOrganizationWithholdsTheValues() throws {
    let four = try summary(Array(Self.alike.dropLast()))
    #expect(four.organizations == 4)
    #expect(four.organizationMedian == nil && four.organizationMean == nil)
    #expect(four.median != nil)
    let large = try summary(Self.alike + [[50_000, 51_000, 52_000, 53_000]])
    #expect(large.organizations == 6)
    #expect(large.organizationMedian == nil)
  }

  @Test func aRowWithoutEmployerLeavesThemUnknown() throws {
    #expect(try summary(Self.alike, without: 1).organizations == nil)
    #expect(try summary(Self.alike, weight: 3, weighting: .stated).organizations == nil)
    #expect(try summary(Self.alike, weighting: .stated).organizations == 5)
  }

  /// A group too small to be shown does not say how many organisations are behind it.
  @Test func aSmallGroupHasNoOrganizations() throws {
    #expect(try summary([[50_000], [60_000]]).organizations == nil)
  }
}
