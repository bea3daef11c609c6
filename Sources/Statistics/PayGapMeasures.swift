public import Compensation

/// The people of a table that names the sex, of one market, currency and basis.
public struct PeopleOfTable: Sendable {
  /// The path of the table.
  public var source: String
  public var market: String
  public var currency: Currency
  public var isNet: Bool
  public var people: [PayOfPerson] = []
  /// The rows of each category whose sex or variable pay is another or cannot be read.
  public var others: [String: Int] = [:]

  public init(source: String, market: String, currency: Currency, isNet: Bool) {
    self.source = source
    self.market = market
    self.currency = currency
    self.isNet = isNet
  }
}

/// Returns the measures of the pay gap of a table as a list, in the order of Article 9 of Directive
/// (EU) 2023/970, categories by name.
///
/// A measure needs the rule's minimum of women and of men; one that has fewer is withheld. The numbers
/// of women and of men are withheld where they are few, and where few would follow from those shown.
///
/// - Parameter isLimited: Whether the people are those of some roles only. Their numbers would give
///   away those that a report on all roles withholds, so none is shown.
public func payGapMeasures(
  of table: PeopleOfTable, isLimited: Bool = false, rule: SuppressionRule = .standard
) -> [PayGapMeasure] {
  let gap = PayGap(table.people)
  let headcounts = PayGapHeadcounts(gap, others: table.others, rule: rule)
  let isShown = rule.shows(gap.women) && rule.shows(gap.men)
  let all = isLimited ? .withheld : headcounts.all
  // Four quartiles of the same size tell the share of women among women and men, and with the rows of
  // the roles their numbers.
  let ofBoth = PayGapHeadcounts(gap, others: [:], rule: rule)
  let quartiles: [Double?] =
    gap.womenInQuartiles.count == 4 && ofBoth.all.isShown
    ? gap.womenInQuartiles : [nil, nil, nil, nil]
  let values: [(PayGapMeasure.Measure, Double?)] = [
    (.mean, gap.meanGap), (.variableMean, gap.variableMeanGap), (.median, gap.medianGap),
    (.variableMedian, gap.variableMedianGap), (.womenWithVariable, gap.womenWithVariable),
    (.menWithVariable, gap.menWithVariable), (.lowestQuartile, quartiles[0]),
    (.lowerQuartile, quartiles[1]), (.upperQuartile, quartiles[2]),
    (.highestQuartile, quartiles[3]),
  ]
  let measures = values.map { measure, value in
    PayGapMeasure(table, nil, all, measure, isShown ? value : nil)
  }
  return measures
    + zip(gap.categories, headcounts.categories).flatMap { category, headcount in
      let isShown = rule.shows(category.women) && rule.shows(category.men)
      let values: [(PayGapMeasure.Measure, Double?)] = [
        (.category, category.gap), (.categoryBasic, category.basicGap),
        (.categoryVariable, category.variableGap),
      ]
      return values.map { measure, value in
        PayGapMeasure(
          table, category.name, isLimited ? .withheld : headcount, measure, isShown ? value : nil,
          reachesAssessment: isShown && measure == .category && category.reachesAssessment)
      }
    }
}

extension PayGapMeasure {
  fileprivate init(
    _ table: PeopleOfTable, _ category: String?, _ headcount: PayGapHeadcounts.Headcount,
    _ measure: Measure, _ value: Double?, reachesAssessment: Bool = false
  ) {
    self.init(
      source: table.source, market: table.market, currency: table.currency, isNet: table.isNet,
      category: category, women: headcount.women, men: headcount.men, measure: measure,
      value: value,
      reachesAssessment: reachesAssessment)
  }
}
