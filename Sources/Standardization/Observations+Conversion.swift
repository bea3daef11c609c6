public import Compensation

extension CurrencyConversion {
  /// Returns observations in the target currency, and the currencies that had no rate, whose groups
  /// stay as they are.
  ///
  /// - Parameter years: The year that a table's pay is of, by its path; other tables' pay is
  ///   converted at the rate of the day.
  public func converted(
    _ observations: Observations, years: [String: Int] = [:]
  ) -> (observations: Observations, withoutRate: [Currency]) {
    var result = Observations()
    var missing: Set<Currency> = []
    var rates: [Key: Double] = [:]
    let yearOfSource = observations.sources.map { years[$0] }
    let sources = observations.sources.map { result.index(ofSource: $0) }
    for row in 0..<observations.count {
      let group = observations.groups[Int(observations.group[row])]
      let source = Int(observations.source[row])
      let key = Key(group: observations.group[row], year: yearOfSource[source])
      let factor: Double
      if let known = rates[key] {
        factor = known
      } else {
        // 0 stands for no rate, and for none needed.
        factor = rate(from: group.currency, in: key.year)?.value ?? 0
        rates[key] = factor
        if factor == 0, group.currency != target { missing.insert(group.currency) }
      }
      var converted = group
      if factor > 0 { converted.currency = target }
      result.append(
        group: result.index(of: converted),
        annualPay: observations.annualPay[row] * (factor > 0 ? factor : 1),
        weight: observations.weight[row], source: sources[source], line: observations.line[row])
    }
    return (result, missing.sorted())
  }

  private struct Key: Hashable {
    var group: Int32
    var year: Int?
  }
}
