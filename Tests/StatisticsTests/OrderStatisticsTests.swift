import Statistics
import Testing

/// The figures found without sorting are those that sorting finds, to the last bit.
@Suite struct OrderStatisticsTests {
  static let shares = [0.9, 0, 0.1, 0.25, 0.5, 0.75, 1, 0.333]

  private func expectSortedResult(_ figures: [Double], _ comment: Comment) {
    let sorted = figures.sorted()
    #expect(
      percentiles(Self.shares, ofUnordered: figures)
        == Self.shares.compactMap { percentile($0, of: sorted) }, comment)
  }

  @Test(arguments: [1, 2, 3, 10, 4_095, 4_096, 4_097, 8_192, 20_000, 50_000])
  func payInAnyNumber(count: Int) {
    for seed in 1...2 {
      var random = SeededRandom(UInt64(seed))
      expectSortedResult(random.pay(count), "\(count) figures, seed \(seed)")
    }
  }

  static let shapes: [(String, @Sendable (Int, inout SeededRandom) -> Double)] = [
    ("all equal", { _, _ in 60_000 }),
    ("two values", { index, _ in index % 3 == 0 ? 50_000 : 60_000 }),
    (
      "one far outlier",
      { index, random in
        index == 17 ? 3.6e18 : Double.random(in: 20_000...90_000, using: &random)
      }
    ),
    (
      "two outliers on both sides",
      { index, random in
        index < 2 ? (index == 0 ? -1e300 : 1e300) : Double.random(in: 0...1, using: &random)
      }
    ),
    (
      "every size of number",
      { _, random in
        Double(sign: .plus, exponent: Int.random(in: -900...900, using: &random), significand: 1.5)
      }
    ),
    ("more than the largest number apart", { index, _ in index % 2 == 0 ? -1.7e308 : 1.7e308 }),
    ("as close as numbers are", { index, _ in 1 + Double(index % 5) * 0x1p-52 }),
    ("smallest numbers", { index, _ in Double(index % 7) * Double.leastNonzeroMagnitude }),
    ("ascending", { index, _ in Double(index) }),
    ("descending", { index, _ in -Double(index) }),
    (
      "halves of halves",
      { index, _ in Double(sign: .plus, exponent: -(index % 1_000), significand: 1) }
    ),
  ]

  @Test(arguments: shapes.indices)
  func figuresOfAwkwardShapes(index: Int) {
    var random = SeededRandom(7)
    let (name, figure) = Self.shapes[index]
    expectSortedResult((0..<10_000).map { figure($0, &random) }, "\(name)")
  }

  @Test func theOrderOfTheFiguresDoesNotMatter() {
    var random = SeededRandom(11)
    let figures = random.pay(30_000)
    let found = percentiles(Self.shares, ofUnordered: figures)
    #expect(percentiles(Self.shares, ofUnordered: figures.shuffled(using: &random)) == found)
    #expect(percentiles(Self.shares, ofUnordered: figures.reversed()) == found)
  }
}
