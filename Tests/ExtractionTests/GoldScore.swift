import Compensation

/// How many annotated records were found, layer by layer; the rules are in Tests/Gold/README.md.
struct GoldScore {
  /// The layers of a statement of pay; each holds only where those before it do.
  enum Layer: Int, CaseIterable {
    case amount = 1, period, role, core, full
  }

  private(set) var expected = 0
  private(set) var found = 0
  private var right: [Layer: Int] = [:]
  private(set) var withoutPay = 0
  private(set) var leftClean = 0
  /// What is wrong, one line a passage.
  private(set) var misses: [String] = []

  var clean: Double { withoutPay == 0 ? 1 : Double(leftClean) / Double(withoutPay) }

  /// The harmonic mean of precision and recall.
  func f1(_ layer: Layer) -> Double {
    let hits = Double(right[layer] ?? 0)
    guard hits > 0 else { return found + expected == 0 ? 1 : 0 }
    return 2 * hits / Double(found + expected)
  }

  mutating func add(_ figures: [SalaryFigure], of passage: GoldPassage) {
    expected += passage.salaries.count
    found += figures.count
    if passage.salaries.isEmpty {
      withoutPay += 1
      if figures.isEmpty { leftClean += 1 }
    }
    let depths = GoldScore.paired(figures, passage)
    for depth in depths {
      for layer in Layer.allCases where layer.rawValue <= depth { right[layer, default: 0] += 1 }
    }
    let isWhole = depths.count == figures.count && depths.count == passage.salaries.count
    if !isWhole || depths.contains(where: { $0 < Layer.core.rawValue }) {
      misses.append("\(passage.id): \(figures.count) found of \(passage.salaries.count), \(depths)")
    }
  }

  /// Pairs figures with annotated ones, the best match first, and returns the pairs' depths.
  private static func paired(_ figures: [SalaryFigure], _ passage: GoldPassage) -> [Int] {
    var scored: [(depth: Int, figure: Int, gold: Int)] = []
    for (figure, found) in figures.enumerated() {
      for (gold, expected) in passage.salaries.enumerated() {
        scored.append((depth(of: found, expected, in: passage), figure, gold))
      }
    }
    scored.sort { ($1.depth, $0.figure, $0.gold) < ($0.depth, $1.figure, $1.gold) }
    var usedFigures = Set<Int>()
    var usedGold = Set<Int>()
    var depths: [Int] = []
    for pair in scored
    where pair.depth > 0 && !usedFigures.contains(pair.figure) && !usedGold.contains(pair.gold) {
      usedFigures.insert(pair.figure)
      usedGold.insert(pair.gold)
      depths.append(pair.depth)
    }
    return depths
  }

  /// How many layers of an annotated statement a figure gets right.
  static func depth(
    of figure: SalaryFigure, _ gold: GoldPassage.Salary, in passage: GoldPassage
  ) -> Int {
    guard hasSameBounds(figure, gold, in: passage), figure.currency.code == gold.currency else {
      return 0
    }
    guard figure.period.rawValue == gold.period else { return 1 }
    guard hasSameRole(figure, gold, in: passage) else { return 2 }
    guard figure.statistic?.rawValue == gold.statistic,
      isSame(figure.percentile, gold.percentile)
    else { return 3 }
    let details: [(name: String, isSame: Bool)] = [
      ("basis", figure.basis?.rawValue == gold.basis),
      ("component", figure.component?.rawValue == gold.component),
      ("level", figure.level?.rawValue == gold.level), ("country", figure.country == gold.country),
      ("year", figure.year == gold.year),
      ("payments_per_year", figure.paymentsPerYear == gold.payments_per_year),
    ]
    return details.allSatisfy { $0.isSame || passage.isLenient($0.name) } ? 5 : 4
  }

  private static func isSame(_ left: Double?, _ right: Double?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return abs(left - right) <= 0.005 * max(1, abs(right))
  }

  private static func hasSameBounds(
    _ figure: SalaryFigure, _ gold: GoldPassage.Salary, in passage: GoldPassage
  ) -> Bool {
    let low = figure.low?.doubleValue
    let high = figure.high?.doubleValue
    if isSame(low, gold.low), isSame(high, gold.high) { return true }
    let mayBeBound =
      gold.statistic == "percentile" || gold.statistic == "median" || passage.isLenient("bounds")
    guard gold.low == gold.high, mayBeBound, low == nil || high == nil else { return false }
    return isSame(low ?? high, gold.low)
  }

  private static func hasSameRole(
    _ figure: SalaryFigure, _ gold: GoldPassage.Salary, in passage: GoldPassage
  ) -> Bool {
    guard let role = gold.role else { return figure.role == nil }
    if let found = figure.role, passage.accepted(role).contains(found) { return true }
    let written = (gold.role_as_written ?? "").lowercased()
    let said = (figure.roleAsWritten ?? "").lowercased()
    return !written.isEmpty && !said.isEmpty && (written.contains(said) || said.contains(written))
  }
}
