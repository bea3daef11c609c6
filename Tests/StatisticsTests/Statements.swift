import Compensation

/// Statements of annual pay for tests, numbered in their order.
struct Statements {
  private(set) var figures: [StandardizedFigure] = []

  /// Adds a statement; “from” and “up to” lack one of the ends.
  mutating func add(
    _ low: Double?, _ high: Double?, _ role: String = "account-manager", in document: String,
    _ statistic: PayStatistic? = nil, market: Market? = Market("US", isImplied: true),
    exclusion: StandardizedFigure.Exclusion? = nil,
    change: (inout SalaryFigure) -> Void = { _ in }
  ) {
    var figure = SalaryFigure(
      location: SourceLocation(document: document, line: 1, column: 1), language: "en", low: nil,
      high: nil, currency: .usd, period: .year, quote: "", confidence: 1)
    figure.role = role
    figure.statistic = statistic
    change(&figure)
    figures.append(
      StandardizedFigure(
        number: figures.count + 1, figure: figure, market: market, annualLow: low,
        annualHigh: high, exclusion: exclusion))
  }

  /// Adds a statement of one amount.
  mutating func add(
    _ amount: Double, _ role: String = "account-manager", in document: String,
    _ statistic: PayStatistic? = nil, change: (inout SalaryFigure) -> Void = { _ in }
  ) {
    add(amount, amount, role, in: document, statistic, change: change)
  }

  /// The three articles that pay the account manager and the project manager: the first golden
  /// case.
  static var articles: Statements {
    var articles = Statements()
    articles.add(75_495, in: "a.md", .mean)
    articles.add(87_628, "project-manager", in: "a.md", .mean)
    articles.add(
      60_000, 80_000, in: "b.md", .mean, market: Market("US", isImplied: false))
    articles.add(65_000, in: "c.md", .median)
    articles.add(85_000, "project-manager", in: "c.md", .median)
    return articles
  }
}
