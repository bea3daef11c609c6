/// One person's pay for the gap between women and men.
public struct PayOfPerson: Hashable, Sendable {
  public enum Sex: String, CaseIterable, Hashable, Sendable {
    case female, male
  }

  public var sex: Sex
  /// The gross pay of a year, or of an hour: the level that the gap is of.
  public var pay: Double
  /// The complementary or variable part of it; 0 for none.
  public var variable: Double
  /// The category of workers who do the same work or work of equal value.
  public var category: String?

  public init(sex: Sex, pay: Double, variable: Double = 0, category: String? = nil) {
    self.sex = sex
    self.pay = pay
    self.variable = variable
    self.category = category
  }
}

/// The measures of the pay gap that Article 9 (1) of Directive (EU) 2023/970 asks for.
///
/// A gap is the difference of the average pay levels as a share of that of the male workers
/// (Article 3); above 0 women earn less. A measure is `nil` where one of the sexes is missing.
public struct PayGap: Hashable, Sendable {
  /// The gap within a category, point (g): ordinary basic and variable pay apart.
  public struct Category: Hashable, Sendable {
    public var name: String
    public var women: Int
    public var men: Int
    public var basicGap: Double?
    public var variableGap: Double?
    public var gap: Double?
    /// Whether the gap reaches 5 %, above which Article 10 asks for a joint assessment where it is
    /// neither justified nor remedied.
    public var reachesAssessment: Bool
  }

  public var women: Int
  public var men: Int
  /// Points (a) and (b): of the means.
  public var meanGap: Double?
  public var variableMeanGap: Double?
  /// Points (c) and (d): of the medians.
  public var medianGap: Double?
  public var variableMedianGap: Double?
  /// Point (e): the shares of women and of men who receive variable pay.
  public var womenWithVariable: Double?
  public var menWithVariable: Double?
  /// Point (f): the share of women in each quartile pay band, from the lowest; empty below four
  /// people.
  public var womenInQuartiles: [Double]
  /// Point (g), by name.
  public var categories: [Category]

  /// The gap from which on an unexplained difference asks for a joint assessment, Article 10.
  public static let assessmentThreshold = 0.05

  public init(_ people: [PayOfPerson]) {
    let groups = Sexes(people)
    women = groups.women.count
    men = groups.men.count
    meanGap = groups.gap(\.pay, mean)
    variableMeanGap = groups.gap(\.variable, mean)
    medianGap = groups.gap(\.pay) { median(of: $0) }
    variableMedianGap = groups.gap(\.variable) { median(of: $0) }
    womenWithVariable = PayGap.shareWithVariable(groups.women)
    menWithVariable = PayGap.shareWithVariable(groups.men)
    womenInQuartiles = PayGap.womenInQuartiles(people)
    categories = PayGap.categories(people)
  }

  private static func shareWithVariable(_ people: [PayOfPerson]) -> Double? {
    people.isEmpty ? nil : Double(people.count { $0.variable > 0 }) / Double(people.count)
  }

  private static func categories(_ people: [PayOfPerson]) -> [Category] {
    let byCategory = Dictionary(grouping: people.filter { $0.category != nil }) {
      $0.category ?? ""
    }
    return byCategory.sorted { $0.key < $1.key }.map { name, members in
      let groups = Sexes(members)
      let gap = groups.gap(\.pay, mean)
      return Category(
        name: name, women: groups.women.count, men: groups.men.count,
        basicGap: groups.gap(\.basic, mean), variableGap: groups.gap(\.variable, mean), gap: gap,
        reachesAssessment: gap.map { abs($0) >= assessmentThreshold } ?? false)
    }
  }

  /// Everyone in the order of pay, in four parts of the same headcount; those of equal pay belong
  /// to the parts in proportion, so that their order does not matter.
  private static func womenInQuartiles(_ people: [PayOfPerson]) -> [Double] {
    guard people.count >= 4 else { return [] }
    let size = Double(people.count) / 4
    var women = [0.0, 0, 0, 0]
    var before = 0.0
    let byPay = Dictionary(grouping: people, by: \.pay).sorted { $0.key < $1.key }
    for (_, equals) in byPay {
      let count = Double(equals.count)
      let share = Double(equals.count { $0.sex == .female }) / count
      for quartile in 0..<4 {
        let start = max(before, Double(quartile) * size)
        let end = min(before + count, Double(quartile + 1) * size)
        if end > start { women[quartile] += (end - start) * share }
      }
      before += count
    }
    return women.map { $0 / size }
  }
}

extension PayOfPerson {
  fileprivate var basic: Double { pay - variable }
}

private struct Sexes {
  let women: [PayOfPerson]
  let men: [PayOfPerson]

  init(_ people: [PayOfPerson]) {
    women = people.filter { $0.sex == .female }
    men = people.filter { $0.sex == .male }
  }

  /// The difference as a share of the men's level; `nil` unless that is above 0.
  func gap(_ part: KeyPath<PayOfPerson, Double>, _ level: ([Double]) -> Double?) -> Double? {
    guard let ofWomen = level(women.map { $0[keyPath: part] }),
      let ofMen = level(men.map { $0[keyPath: part] }), ofMen > 0
    else { return nil }
    return (ofMen - ofWomen) / ofMen
  }
}
