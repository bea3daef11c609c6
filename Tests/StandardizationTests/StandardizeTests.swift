import Compensation
import Standardization
import Testing

@Suite struct StandardizeTests {
  private func standardized(_ figures: SalaryFigure...) throws -> [StandardizedFigure] {
    standardize(figures, by: try WorkingTime())
  }

  @Test func figuresAreNumberedInTheirOrderAndNoneIsLeftOut() throws {
    let result = try standardized(
      figure("1", "1"), figure("2", "2", role: nil), figure("3", "3", in: "b.txt"))
    #expect(result.map(\.number) == [1, 2, 3])
    #expect(result.map(\.figure.low) == [Amount(1), Amount(2), Amount(3)])
  }

  @Test func aFigureBecomesAnnualWithItsMarket() throws {
    let result = try standardized(figure("28.10", nil, per: .hour))
    #expect(result[0].annualLow == 58_448)
    #expect(result[0].annualHigh == nil)
    #expect(result[0].figure.annualLow == Amount(58_448))
    #expect(result[0].market == Market("US", isImplied: true))
    #expect(result[0].exclusion == nil)
  }

  @Test func whatTakesNoPartSaysWhy() throws {
    let gold = try #require(Currency("XAU"))
    let result = try standardized(
      figure("1", "1", role: nil), figure("1", "1", gold), figure("1", "1", role: nil),
      figure("1", "1", statistic: .percentile), figure("1", "1", statistic: .percentile),
      figure("1", "1"))
    #expect(
      result.map(\.exclusion) == [.noRole, .noMarket, .noRole, .percentile, .repeated, nil])
  }

  @Test func theSameFigureOfADocumentCountsOnce() throws {
    let result = try standardized(
      figure("75495", "75495", statistic: .mean),
      figure("75495", "75495", country: "US", statistic: .mean),
      figure("75495", "75495", in: "b.txt", statistic: .mean))
    #expect(result.map(\.exclusion) == [nil, .repeated, nil])
  }

  /// What makes a figure of the same amount another one.
  static let changes: [(String, @Sendable (inout SalaryFigure) -> Void)] = [
    ("role", { $0.role = "project-manager" }),
    ("statistic", { $0.statistic = .median }),
    ("percentile", { $0.percentile = 25 }),
    ("low", { $0.low = Amount(70_000) }),
    ("high", { $0.high = nil }),
    ("currency", { $0.currency = .gbp }),
    ("period", { $0.period = .month }),
    ("payments", { $0.paymentsPerYear = 13 }),
    ("basis", { $0.basis = .net }),
    ("component", { $0.component = .total }),
    ("level", { $0.level = .senior }),
    ("country", { $0.country = "CA" }),
    ("segment", { $0.segment = "Finance and insurance" }),
    ("employer", { $0.employer = "Acme" }),
    ("year", { $0.year = 2024 }),
    ("document", { $0.location.document = "b.txt" }),
  ]

  @Test(arguments: changes.indices)
  func aDifferenceInWhatIsStatedMakesAnotherFigure(index: Int) throws {
    let first = figure("75495", "75495")
    var second = first
    Self.changes[index].1(&second)
    let result = try standardized(first, second)
    #expect(result[1].exclusion == nil, "\(Self.changes[index].0)")
  }

  @Test func wherePayIsAndHowItIsWordedMakesNoOtherFigure() throws {
    let first = figure("75495", "75495")
    var second = first
    second.location.line = 40
    second.quote = "Account managers make $75,495."
    second.roleAsWritten = "Account managers"
    second.placeAsWritten = "America"
    #expect(try standardized(first, second)[1].exclusion == .repeated)
  }
}
