public import Compensation

/// Returns what the declared models make of the statements of each group, sorted by group: each a
/// number of its own kind beside the stated ones, never among them.
///
/// - *adjusted median*: of the central values after ageing, real terms or purchasing power, where
///   these were asked for;
/// - *implied median*: a stated mean × e^(−σ² / 2), with σ of the occupation's official distribution;
/// - *combined median*: the median of the sources' medians, stated or implied, with the interval of
///   the sign test, from three sources on.
///
/// - Parameters:
///   - figures: The statements of all documents.
///   - official: The official distribution of a group's occupation; `nil` where there is none.
public func modelledPay(
  of figures: [StandardizedFigure], official: (PayGroup) -> OfficialDistribution? = { _ in nil }
) -> [ModelledPay] {
  var members: [PayGroup: [StandardizedFigure]] = [:]
  for figure in figures where figure.exclusion == nil {
    guard let group = figure.group, figure.centralValue != nil else { continue }
    members[group, default: []].append(figure)
  }
  return members.sorted { $0.key < $1.key }.flatMap { group, statements in
    let distribution = group.segment == nil ? official(group) : nil
    let models = GroupModels(group: group, statements: statements, official: distribution)
    return [models.adjustedMedian, models.impliedMedian, models.combinedMedian].compactMap(\.self)
  }
}

/// Returns the medians of observations that a model has changed, sorted by group: beside those of the
/// rows as they are, never among them. A group that the rule of suppression withholds has none.
///
/// - Parameters:
///   - observations: The rows after the model, without those that it does not apply to.
///   - steps: What the model did, in words: `ageing, real-terms`.
public func modelledPay(
  of observations: Observations, steps: String, rule: SuppressionRule = .standard,
  weighting: ObservationWeighting = .equal
) -> [ModelledPay] {
  summarize(observations: observations, rule: rule, weighting: weighting).compactMap { summary in
    summary.median.map { median in
      ModelledPay(
        group: summary.group, method: .adjustedObservedMedian, value: median,
        low: summary.medianLow, high: summary.medianHigh, confidence: summary.medianConfidence,
        sources: summary.sources,
        assumption: "median after \(steps) of the rows that it applies to", figures: [])
    }
  }
}

private struct GroupModels {
  let group: PayGroup
  let statements: [StandardizedFigure]
  let official: OfficialDistribution?

  var adjustedMedian: ModelledPay? {
    var bySource: [String: [Double]] = [:]
    var numbers: [Int] = []
    var assumptions: Set<String> = []
    for statement in statements {
      guard let pay = statement.modelled, let low = pay.low, let high = pay.high else { continue }
      bySource[statement.source, default: []].append((low + high) / 2)
      numbers.append(statement.number)
      let kinds = statement.adjustments.filter(\.kind.isModel).map(\.kind.rawValue)
      assumptions.insert(kinds.joined(separator: ", "))
    }
    return model(
      .adjustedMedian, bySource, numbers,
      "median after \(assumptions.sorted().joined(separator: " or ")) of "
        + "\(numbers.count) of \(statements.count) statements")
  }

  var impliedMedian: ModelledPay? {
    let means = statements.filter { $0.figure.statistic == .mean }
    var bySource: [String: [Double]] = [:]
    for statement in means {
      guard let median = impliedMedian(of: statement) else { continue }
      bySource[statement.source, default: []].append(median)
    }
    return model(.impliedMedian, bySource, means.map(\.number), bridge)
  }

  var combinedMedian: ModelledPay? {
    var bySource: [String: [Double]] = [:]
    var numbers: [Int] = []
    var usesMeans = false
    for statement in statements {
      let value: Double?
      switch statement.figure.statistic {
      case .median: value = statement.centralValue
      case .mean:
        value = impliedMedian(of: statement)
        usesMeans = usesMeans || value != nil
      case .percentile, nil: value = nil
      }
      guard let value else { continue }
      bySource[statement.source, default: []].append(value)
      numbers.append(statement.number)
    }
    let medians = bySource.values.compactMap { median(of: $0) }
    guard let combined = CombinedMedian(ofSources: medians) else { return nil }
    return ModelledPay(
      group: group, method: .combinedMedian, value: combined.median, low: combined.low,
      high: combined.high, confidence: combined.confidence, sources: combined.sources,
      assumption: "median of the sources' medians, interval by the sign test"
        + (usesMeans ? "; means as " + bridge : ""),
      figures: numbers.sorted())
  }

  private func impliedMedian(of statement: StandardizedFigure) -> Double? {
    guard let sigma = official?.sigma, let mean = statement.centralValue else { return nil }
    return LogNormalPay.impliedMedian(ofMean: mean, sigma: sigma)
  }

  /// The assumption of an implied median.
  private var bridge: String {
    let sigma = official?.sigma ?? 0
    let error = official?.fitError.map { "; the model is off by up to \(percent($0)) there" } ?? ""
    return "mean × e^(−σ²/2) with σ = \(hundredths(sigma)) of the official distribution\(error)"
  }

  private func model(
    _ method: ModelledPay.Method, _ bySource: [String: [Double]], _ numbers: [Int],
    _ assumption: String
  ) -> ModelledPay? {
    guard let value = median(of: bySource.values.compactMap { median(of: $0) }) else { return nil }
    return ModelledPay(
      group: group, method: method, value: value, sources: bySource.count, assumption: assumption,
      figures: numbers.sorted())
  }
}

/// `12 %`.
private func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

/// `0.40`; σ of pay is below 10.
private func hundredths(_ value: Double) -> String {
  let hundredths = Int((min(value, 99) * 100).rounded())
  return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
}
