internal import Compensation
internal import Writers

extension Report {
  /// What stands beside the stated figures, in words: models with their assumptions, official
  /// statistics, and the observations that were removed.
  var modelWords: String {
    let parts = [
      section("Models [e], beside what was stated", models.map(words)),
      section("Official wages of the United States", officialComparisons.map(words)),
      section("Official projections of the United States", outlookComparisons.map(words)),
      section("Removed from observations", removed.map(words)),
    ]
    return parts.compactMap(\.self).joined(separator: "\n")
  }

  private func section(_ heading: String, _ lines: [String]) -> String? {
    lines.isEmpty ? nil : heading + "\n" + lines.map { "  \(TerminalText.neutral($0))\n" }.joined()
  }

  private func words(_ model: ModelledPay) -> String {
    var text = "\(model.group.market), \(model.group.currency), \(model.method.rawValue) "
    text += GroupedNumber.text(of: model.value)
    if let low = model.low, let high = model.high, let confidence = model.confidence {
      text += ", \(GroupedNumber.text(of: low)) to \(GroupedNumber.text(of: high)) at "
      text += "\(GroupedNumber.text(of: confidence * 100))%"
    }
    let figures = model.figures.map(String.init).joined(separator: ", ")
    return text + ": \(model.assumption); figures \(figures)"
  }

  private func words(_ comparison: OfficialComparison) -> String {
    var text = "figure \(comparison.figure): \(GroupedNumber.text(of: comparison.claim)) "
    text += "\(comparison.period.rawValue) is \(comparison.position) [e] of \(comparison.code) in "
    text += "\(comparison.officialYear)"
    if let official = comparison.official {
      text += ", official \(comparison.officialStatistic.rawValue) "
      text += GroupedNumber.text(of: official)
    }
    let age = comparison.claimYear.map { "; the claim is of \($0)" } ?? "; the claim has no year"
    return text + age
  }

  private func words(_ comparison: OutlookComparison) -> String {
    let percent = PlainNumber.text(of: comparison.projectedPercent)
    let phrase = comparison.phrase.map { ", “\($0)”" } ?? ""
    let average = comparison.averagePercent.map {
      " (all occupations \(PlainNumber.text(of: $0))%)"
    }
    return "claim \(comparison.outlook), \(comparison.claim.rawValue): projected \(percent)% for "
      + "\(comparison.fromYear)–\(comparison.toYear)\(phrase)\(average ?? "")"
      + (comparison.agrees ? "" : "; the directions differ")
  }

  private func words(_ row: RemovedObservation) -> String {
    "\(row.source):\(row.line): \(GroupedNumber.text(of: row.annualPay)) \(row.group.currency), "
      + "\(row.reason.rawValue): \(GroupedNumber.text(of: row.limits.lowerBound)) to "
      + GroupedNumber.text(of: row.limits.upperBound)
  }
}
