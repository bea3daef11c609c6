public import Compensation

extension CurrencyConversion {
  /// Returns observations in the target currency, each at the rate of the year that it is of, and the
  /// currencies that had no rate, whose groups stay as they are.
  public func converted(
    _ observations: Observations
  ) -> (observations: Observations, withoutRate: [Currency]) {
    var missing: Set<Currency> = []
    let converted = observations.mapped { group, year in
      let rate = rate(from: group.currency, in: year)
      if rate == nil, group.currency != target { missing.insert(group.currency) }
      var converted = group
      if rate != nil { converted.currency = target }
      return (converted, rate?.value ?? 1)
    }
    return (converted, missing.sorted())
  }
}

extension CommonBasis {
  /// Returns observations after the steps that make a model of them, `[e]`; rows that no step applies
  /// to are left out.
  ///
  /// Of net and gross, of markets and currencies, groups stay apart as they are.
  public func modelled(_ observations: Observations) -> Observations {
    guard ageing != nil || realTerms != nil || purchasingPower != nil else {
      return Observations()
    }
    return observations.mapped { group, year in
      let factors = [
        purchasingPower.flatMap { parities in
          group.currency.isOf(group.market)
            ? parities.adjustment(in: group.market, year: year) : nil
        },
        year.flatMap { year in ageing?.adjustment(from: year) },
        year.flatMap { year in
          realTerms?.country == group.market ? realTerms?.adjustment(from: year) : nil
        },
      ].compactMap { $0?.factor }
      return factors.isEmpty ? nil : (group, factors.reduce(1, *))
    }
  }
}

extension Observations {
  /// Returns the rows in other groups and multiplied, as a function says of each group and year; rows
  /// of which it says nothing are left out.
  ///
  /// - Complexity: The function is asked once for each group and year.
  fileprivate func mapped(
    _ change: (PayGroup, Int?) -> (group: PayGroup, factor: Double)?
  ) -> Observations {
    var result = Observations()
    var changes: [GroupOfYear: (group: Int32, factor: Double)] = [:]
    let sources = sources.map { result.index(ofSource: $0) }
    for name in employers { _ = result.index(ofEmployer: name) }
    for row in 0..<count {
      let key = GroupOfYear(group: group[row], year: year[row])
      if changes[key] == nil {
        let found = change(groups[Int(key.group)], key.year == 0 ? nil : Int(key.year))
        changes[key] = found.map { (result.index(of: $0.group), $0.factor) } ?? (-1, 0)
      }
      guard let found = changes[key], found.group >= 0 else { continue }
      result.append(
        group: found.group, annualPay: annualPay[row] * found.factor, weight: weight[row],
        source: sources[Int(source[row])], line: line[row], year: year[row],
        employer: employer[row])
    }
    return result
  }
}

private struct GroupOfYear: Hashable {
  var group: Int32
  var year: Int16
}
