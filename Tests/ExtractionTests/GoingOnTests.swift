import Compensation
import Testing

@testable import Extraction

/// How sentences and rows go on with what was said before: its period, its unit, its supposition.
struct GoingOnTests {
  /// An amount about as large as the pay before, without a period, is of the same period.
  @Test func thePeriodBeforeGoesOn() throws {
    let found = try Support.figures(
      in:
        "All staff had mean weekly earnings of £705 in 2023. Farriers earned £590 on average.")
    #expect(found.map(\.period) == [.week, .week])
    let other = try Support.figures(
      in: "A farrier earns £28 an hour. After ten years a farrier earns £61,000.")
    #expect(other.map(\.period) == [.hour, .year])
  }

  /// `bei den … waren es` takes over the statistic and the basis too.
  @Test func thisManyItWas() throws {
    let found = try Support.figures(
      in:
        """
        Köche verdienten 2023 durchschnittlich 2.700 Euro brutto im Monat. Bei den Kellnern waren es \
        2.500 Euro.
        """)
    #expect(found.map(\.statistic) == [.mean, .mean])
    #expect(found.map(\.basis) == [.gross, .gross])
  }

  @Test func aSuppositionHoldsForTheSentencesBehindIt() throws {
    let text = """
      Suppose a farrier is on $30 an hour and works 44 hours. The first 40 come to $1,200 a week, the \
      other four to $180.
      """
    #expect(try Support.figures(in: text).isEmpty)
    #expect(
      try Support.figures(in: "\(text) A farrier in Ohio earns $61,000 a year.").map {
        $0.low?.doubleValue
      }
        == [61_000])
  }

  /// Labels and amounts under a sentence that only names the pay and its period.
  @Test func labelsUnderAHeadlineAreOfItsPay() throws {
    let found = try Support.figures(
      in: "Weekly salaries. Pianist: $1,210. Lighting technician: $990.")
    #expect(found.map { $0.low?.doubleValue } == [1_210, 990])
    #expect(found.map(\.period) == [.week, .week])
  }

  /// Rows may be of statistics under a line that says whose pay it is, and in which unit.
  @Test func rowsMayBeOfStatistics() throws {
    let found = try Support.figures(
      in:
        """
        Farriers, Ireland, 2024 (annual pay, EUR)
        10th percentile: 27,400
        Median: 39,100
        90th percentile: 58,300
        """)
    #expect(found.map(\.statistic) == [.percentile, .median, .percentile])
    #expect(found.map(\.percentile) == [10, nil, 90])
    #expect(found.allSatisfy { $0.currency.code == "EUR" && $0.period == .year })
  }

  /// The last header of several statistics says the unit of all.
  @Test func aHeadersUnitIsOfTheStatisticsBesideIt() throws {
    let found = try Support.figures(
      in:
        """
        Beruf;Unteres Quartil;Median;Oberes Quartil (Bruttomonatsgehalt in Euro)
        Hufschmied;2.210;2.570;2.930
        Bäcker;2.160;2.480;2.790
        """)
    #expect(found.map { $0.low?.doubleValue } == [2_210, 2_570, 2_930, 2_160, 2_480, 2_790])
    #expect(found.allSatisfy { $0.currency.code == "EUR" && $0.period == .month })
  }

  /// A role behind a comma, with an amount of its own, is not that of the amount before it.
  @Test func aFurtherRoleHasItsOwnAmount() throws {
    let found = try Support.figures(
      in:
        "Die Zahl der Bäcker sinkt. Im Schnitt verdienen sie 2.480 Euro monatlich, Meister ab 3.300 Euro."
    )
    #expect(found.first?.role == "baker")
  }

  @Test func whosePayIsSetIsPaid() throws {
    let found = try Support.figures(
      in:
        "The directors set the salary of the librarian. She will get $61,000 a year.")
    #expect(found.map(\.role) == ["librarian"])
  }

  @Test func dotsLeadToTheAmount() throws {
    let found = try Support.figures(
      in:
        """
        We are hiring!
        * Baker .......... $19.25/hr
        * Fudge stirrer ........ $18/hr
        """)
    #expect(found.map { $0.low?.doubleValue } == [19.25, 18])
    #expect(found.map(\.roleAsWritten) == ["Baker", "Fudge stirrer"])
  }

  /// Words of a title say nothing of its prospects; a clause behind a comma names its own role.
  @Test func prospectsAreOfTheirOwnRole() throws {
    let sound = try Support.outlooks(
      in: "Little change is expected in the number of sound engineers.")
    #expect(sound.map(\.direction) == [.stable])
    let both = try Support.outlooks(in: "预计到2035年，护士岗位将增长18%，出纳则将减少三成。")
    #expect(both.map(\.direction) == [.growth, .decline])
    #expect(both.map(\.growthPercent) == [18, -30])
  }
}
