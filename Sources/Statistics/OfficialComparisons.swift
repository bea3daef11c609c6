public import Compensation

/// Returns claims of pay beside the official wages of their occupations, in the order of the figures.
///
/// Compared are claims of the United States, in US dollars as stated, gross or unstated, of all of a
/// role's workers, with a central value; an occupation with hourly wages only takes claims by the hour.
/// A claim that calls itself a mean stands beside the official mean, every other one beside the median;
/// the place in the distribution says what share of workers earns less than the claimed amount.
///
/// - Parameters:
///   - figures: The statements of all documents.
///   - wages: The official wages.
///   - code: The official code of a role; `nil` where it has not exactly one.
public func officialComparisons(
  of figures: [StandardizedFigure], with wages: OfficialWages = .standard,
  code: (String) -> String?
) -> [OfficialComparison] {
  figures.compactMap { figure in
    let stated = figure.figure
    guard figure.exclusion == nil, let role = stated.role, figure.market?.code == "US",
      stated.currency == .usd, stated.basis != .net, stated.segment == nil,
      let code = code(role), let entry = wages[code], let claim = claim(stated, by: entry.period),
      let position = entry.distribution.position(of: claim)
    else { return nil }
    let isMean = stated.statistic == .mean
    let official = isMean ? entry.distribution.mean : entry.distribution.median
    let share: Double? = if case .share(let share) = position { share } else { nil }
    return OfficialComparison(
      figure: figure.number, role: role, code: code, claim: claim, period: entry.period,
      claimYear: stated.year, officialYear: entry.year, share: share, position: position.words,
      official: official, officialStatistic: isMean ? .mean : .median,
      difference: official.flatMap { $0 > 0 ? claim / $0 - 1 : nil })
  }
}

/// The central value of a claim for a year, or as stated by the hour.
private func claim(_ figure: SalaryFigure, by period: PayPeriod) -> Double? {
  let bounds: (low: Amount?, high: Amount?)
  switch period {
  case .year: bounds = (figure.annualLow, figure.annualHigh)
  case .hour where figure.period == .hour: bounds = (figure.low, figure.high)
  default: return nil
  }
  guard let low = bounds.low?.doubleValue, let high = bounds.high?.doubleValue else { return nil }
  return (low + high) / 2
}

/// Returns claims on prospects beside the official projections, in the order of the claims: those that
/// name the United States, and English ones that name no country. A claim without a number stays
/// without one.
public func outlookComparisons(
  of outlooks: [OutlookStatement], with projections: OfficialProjections = .standard,
  code: (String) -> String?
) -> [OutlookComparison] {
  outlooks.enumerated().compactMap { index, outlook in
    guard outlook.country ?? (outlook.language == "en" ? "US" : "") == "US",
      let role = outlook.role,
      let code = code(role), let entry = projections[code]
    else { return nil }
    return OutlookComparison(
      outlook: index + 1, role: role, code: code, claim: outlook.direction,
      claimPercent: outlook.growthPercent, fromYear: entry.fromYear, toYear: entry.toYear,
      projectedPercent: entry.percent, averagePercent: projections.allOccupations?.percent,
      phrase: entry.phrase, agrees: outlook.direction == entry.direction)
  }
}
