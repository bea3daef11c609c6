public import Compensation

/// What annual pay is brought to, each step only where it is asked for.
///
/// Conversion replaces the annual amounts; the other steps make a model and leave them: their
/// product stands in ``StandardizedFigure/modelled``. In both cases the figure keeps what was stated.
public struct CommonBasis: Sendable {
  public var conversion: CurrencyConversion?
  public var ageing: Ageing?
  public var realTerms: RealTerms?
  public var purchasingPower: PurchasingPower?

  public init(
    conversion: CurrencyConversion? = nil, ageing: Ageing? = nil, realTerms: RealTerms? = nil,
    purchasingPower: PurchasingPower? = nil
  ) {
    self.conversion = conversion
    self.ageing = ageing
    self.realTerms = realTerms
    self.purchasingPower = purchasingPower
  }

  /// Whether figures stay as they are.
  public var isEmpty: Bool { parameters.isEmpty }

  /// The rules as a report states them.
  public var parameters: [ReportParameter] {
    [
      conversion?.parameter, ageing?.parameter, realTerms?.parameter, purchasingPower?.parameter,
    ].compactMap(\.self)
  }

  /// The steps that make a model, in the order in which they are taken, in words.
  public var modelSteps: String {
    let kinds: [Adjustment.Kind?] = [
      purchasingPower.map { _ in .purchasingPower }, ageing.map { _ in .ageing },
      realTerms.map { _ in .realTerms },
    ]
    return kinds.compactMap { $0?.rawValue }.joined(separator: ", ")
  }

  /// Returns figures on this basis, and an issue for each currency and year that has no rate, at the
  /// first of its figures; these keep their own currency, and so their own groups.
  public func applied(
    to figures: [StandardizedFigure]
  ) -> (figures: [StandardizedFigure], issues: [InputIssue]) {
    var issues: [InputIssue] = []
    var rates: [RateKey: CurrencyConversion.DatedRate?] = [:]
    let adjusted = figures.map { figure in
      var figure = figure
      // Before the conversion, for a parity is of the country's own currency.
      let parity = purchasingPower.flatMap { parities in
        figure.market.flatMap { parities.adjustment(in: $0.code, year: figure.figure.year) }
      }
      if let parity, figure.currencyIsOfMarket { figure.adjustments.append(parity) }
      if let year = figure.figure.year {
        if let step = ageing?.adjustment(from: year) { figure.adjustments.append(step) }
        if let realTerms, figure.market?.code == realTerms.country,
          let step = realTerms.adjustment(from: year)
        {
          figure.adjustments.append(step)
        }
      }
      if let conversion, parity == nil, figure.currency != conversion.target {
        let key = RateKey(currency: figure.currency, year: figure.figure.year)
        if rates[key] == nil {
          let rate = conversion.rate(from: key.currency, in: key.year)
          rates.updateValue(rate, forKey: key)
          if rate == nil { issues.append(conversion.issue(of: figure)) }
        }
        if let rate = rates[key] ?? nil { figure.convert(to: conversion.target, at: rate) }
      }
      return figure
    }
    return (adjusted, issues)
  }
}

private struct RateKey: Hashable {
  var currency: Currency
  var year: Int?
}

extension Currency {
  /// Whether the currency is a country's own.
  func isOf(_ market: String) -> Bool {
    let own = CurrencyTable.standard.entries.first { $0.market == market }
    // A country without a currency of its own in the table may be one of the euro area.
    return own.map { $0.currency == self } ?? (self == .eur)
  }
}

extension StandardizedFigure {
  /// Whether the amounts are in the currency of the market's own country, where that is known.
  fileprivate var currencyIsOfMarket: Bool {
    market.map { currency.isOf($0.code) } ?? false
  }

  fileprivate mutating func convert(
    to target: Currency, at rate: CurrencyConversion.DatedRate
  ) {
    annualLow = annualLow.map { $0 * rate.value }
    annualHigh = annualHigh.map { $0 * rate.value }
    adjustments.insert(
      Adjustment(
        .conversion, factor: rate.value,
        assumption: "\(currency) to \(target) at the rate of \(rate.date)"), at: 0)
    currency = target
  }
}

extension CurrencyConversion {
  fileprivate func issue(of figure: StandardizedFigure) -> InputIssue {
    let place = figure.figure.location
    let date = figure.figure.year.map { "the year \($0)" } ?? "\(day)"
    return InputIssue(
      .warning, path: place.document, line: place.line, column: place.column,
      message: "expected a rate from \(figure.currency) to \(target) of \(date) in \(path), found "
        + "none; such figures stay in \(figure.currency), name other rates with --rates")
  }
}
