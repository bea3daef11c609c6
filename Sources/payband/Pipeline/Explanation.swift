internal import Compensation
internal import Standardization
internal import Writers

/// How the numbers of a role came about, in words.
struct Explanation {
  private let role: String
  private let report: Report
  private let workingTime: WorkingTime

  init(of role: String, in report: Report, by workingTime: WorkingTime) {
    self.role = role
    self.report = report
    self.workingTime = workingTime
  }

  var text: String {
    var parts = report.statementSummaries.map(part)
    parts += report.observationSummaries.map(part)
    let others = report.figures.filter { $0.group == nil }
    if !others.isEmpty {
      parts.append("Without a market, in no group\n" + others.map(lines).joined())
    }
    if !report.outlooks.isEmpty {
      parts.append("Outlook\n" + report.outlooks.map(lines).joined())
    }
    let models = report.modelWords
    if !models.isEmpty { parts.append(models) }
    return parts.joined(separator: "\n")
  }

  private func name(_ group: PayGroup) -> String {
    let title = report.roleTitles[role] ?? role
    return "\(title), \(group.market), \(group.currency), "
      + (group.isNet ? "net" : "gross or not stated") + (group.segment.map { ", \($0)" } ?? "")
  }

  private func part(_ summary: StatementSummary) -> String {
    let figures = report.figures.filter { $0.group == summary.group }
    var text = TerminalText.neutral(name(summary.group)) + "\n"
    text += "  \(summary.statements) of \(figures.count) statements take part, "
    text += "from \(summary.sources) \(summary.sources == 1 ? "document" : "documents")\n"
    text += "  lowest \(amount(summary.low)), highest \(amount(summary.high)): "
    text += "the outermost bounds of the statements\n"
    text += "  median \(amount(summary.median)): the middle of the central values"
    let central = figures.filter { $0.exclusion == nil && $0.centralValue != nil }
      .sorted { ($0.centralValue ?? 0, $0.number) < ($1.centralValue ?? 0, $1.number) }
      .map { "\(amount($0.centralValue)) (\($0.number))" }
    text += central.isEmpty ? "" : " \(central.joined(separator: ", "))"
    text += ", each document with the same total weight\n"
    if let agreement = summary.agreement {
      let hundredths = GroupedNumber.text(of: agreement * 100)
      text +=
        "  agreement \(hundredths)%: the largest central value of a document over the smallest\n"
    }
    return text + figures.map(lines).joined()
  }

  private func part(_ summary: ObservationSummary) -> String {
    let withheld = summary.median == nil
    var text = TerminalText.neutral(name(summary.group)) + ", observations\n"
    text += "  \(withheld ? "[c]" : "\(summary.count)") rows of \(summary.sources) "
    text += "\(summary.sources == 1 ? "table" : "tables"), made annual row by row\n"
    let values: [(String, Double?)] = [
      ("minimum", summary.minimum), ("P10", summary.p10), ("P25", summary.p25),
      ("median", summary.median), ("P75", summary.p75), ("P90", summary.p90),
      ("maximum", summary.maximum), ("mean", summary.mean),
    ]
    text += "  " + values.map { "\($0) \($1.map { amount($0) } ?? "[c]")" }.joined(separator: ", ")
    let rules = report.parameters.filter { ["Percentiles", "Suppression"].contains($0.name) }
    return text + "\n" + rules.map { "  \($0.name.lowercased()): \($0.value)\n" }.joined()
  }

  private func lines(_ figure: StandardizedFigure) -> String {
    let stated = figure.figure
    var text = "  figure \(figure.number): \(statedWords(stated))\n"
    text += "    \(stated.location)\n"
    text += "    “\(TerminalText.neutral(stated.quote))”\n"
    text += "    annual \(bounds(figure)): \(annualWords(figure))\n"
    let market = figure.market.map {
      "\($0.code)\($0.isImplied ? ", implied by the currency" : ", stated")"
    }
    text += "    market \(market ?? "[x]")\n"
    for step in figure.adjustments {
      text += "    \(step.kind.rawValue)\(step.kind.isModel ? " [e]" : ""): times "
      text += "\(PlainNumber.text(of: step.factor)), \(step.assumption)\n"
    }
    if let exclusion = figure.exclusion { text += "    takes no part: \(words(exclusion))\n" }
    return text
  }

  private func lines(_ outlook: OutlookStatement) -> String {
    let growth = outlook.growthPercent.map {
      ", \($0 < 0 ? "" : "+")\(PlainNumber.text(of: $0))%"
    }
    return "  \(outlook.direction.rawValue)\(growth ?? "")\n    \(outlook.location)\n"
      + "    “\(TerminalText.neutral(outlook.quote))”\n"
  }

  /// `median of 75495 USD per year, senior`.
  private func statedWords(_ figure: SalaryFigure) -> String {
    let pay = FigureWords.statistic(figure).map { "\($0) of " } ?? ""
    let details: [String?] = [
      pay + FigureWords.pay(figure), figure.basis?.rawValue, figure.component?.rawValue,
      figure.level?.rawValue, figure.segment, figure.employer, figure.year.map(String.init),
    ]
    return TerminalText.neutral(details.compactMap(\.self).joined(separator: ", "))
  }

  private func annualWords(_ figure: StandardizedFigure) -> String {
    let stated = figure.figure
    guard stated.period != .year else { return "as stated" }
    let units = workingTime.unitsPerYear(
      of: stated.period, paymentsPerYear: stated.paymentsPerYear, in: figure.market?.code)
    let isOwn = stated.period == .month && stated.paymentsPerYear != nil
    return "times \(units) \(isOwn ? "payments, as the text states" : "\(stated.period.rawValue)s")"
  }

  private func bounds(_ figure: StandardizedFigure) -> String {
    switch (figure.annualLow, figure.annualHigh) {
    case (let low?, let high?) where low == high: amount(low)
    case (let low?, let high?):
      "\(amount(low)) to \(amount(high)), central value \(amount(figure.centralValue))"
    case (let low?, nil): "from \(amount(low)), no central value"
    case (nil, let high?): "up to \(amount(high)), no central value"
    case (nil, nil): "[x]"
    }
  }

  private func words(_ exclusion: StandardizedFigure.Exclusion) -> String {
    switch exclusion {
    case .noRole: "no role of the catalogue"
    case .percentile: "a percentile is no central value"
    case .noMarket: "its market is unknown"
    case .repeated: "it repeats a figure of the same document or of a copy"
    }
  }

  private func amount(_ value: Double?) -> String {
    value.map { GroupedNumber.text(of: $0) } ?? "[x]"
  }
}
