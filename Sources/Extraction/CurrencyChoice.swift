import Compensation

/// Decides which currency an amount is in where its own words leave that open.
struct CurrencyChoice {
  let nearness: Nearness
  let leads: [PassageAnalysis]
  let language: Language
  /// The country that the text names for the amount.
  let country: String?

  private static let defaults: [String: Currency] = [
    "dollar": .usd, "dollar-sign": .usd, "pound": .gbp, "yen-sign": .cny,
  ]

  /// Returns the currency, or `nil` where nothing names one.
  func currency(of index: Int) -> Currency? {
    let own = nearness.amounts[index].currency
    if let currency = resolved(own) {
      guard currency == .cny, isPlainYuan(index) else { return currency }
      return isHome ? countryCurrency(like: nil) ?? currency : namedYuan(before: index) ?? currency
    }
    if let mark = nearness.nearest(
      to: index, rule: .init(betweenBefore: 0, betweenAfter: 0, afterSurcharge: 0, limit: 200),
      where: { $0.category == .currency })?.mark
    {
      return resolved(mark.value)
    }
    for lead in leads {
      if let mark = lead.analyzed.marks.first(where: { $0.category == .currency }) {
        return resolved(mark.value)
      }
    }
    if let mark = nearness.analyzed.marks.first(where: { $0.category == .currency }) {
      return resolved(mark.value)
    }
    if let spoken = language.spokenCurrency,
      statesBasis(index)
        || nearness.analyzed.isSpokenPay(nearness.amounts[index], in: nearness.sentence)
    {
      return spoken
    }
    guard let silent = language.silentCurrency else {
      // `98k base` in Houston.
      return nearness.amounts[index].hasThousandLetter ? countryCurrency(like: nil) : nil
    }
    return isHome ? countryCurrency(like: nil) ?? silent : silent
  }

  /// Whether “gross” or “net” stands directly behind an amount.
  private func statesBasis(_ index: Int) -> Bool {
    let end = nearness.amounts[index].range.upperBound
    return nearness.analyzed.marks(in: end.upTo(nearness.sentence.upperBound)).contains {
      $0.category == .basis && $0.range.lowerBound - end <= 1
    }
  }

  /// Returns the currency of a word for one, or the language's own where there is no word.
  func resolved(orSilent value: String) -> Currency? {
    value.isEmpty ? language.silentCurrency : resolved(value)
  }

  /// Whether the place is one whose dollar is written `元` too.
  private var isHome: Bool { country == "TW" || country == "HK" }

  /// Whether the amount says no more than `元`.
  private func isPlainYuan(_ index: Int) -> Bool {
    nearness.analyzed.marks(in: nearness.amounts[index].range).allSatisfy {
      $0.category != .currency || $0.range.count <= "元".utf8.count
    }
  }

  /// The dollar that an earlier amount of the sentence names and this one repeats as `元`:
  /// `新台幣5萬2千元，工作五年後約8萬元`.
  private func namedYuan(before index: Int) -> Currency? {
    let before = nearness.sentence.lowerBound.upTo(nearness.amounts[index].range.lowerBound)
    let named = nearness.analyzed.marks(in: before).last {
      $0.category == .currency && $0.range.count > "元".utf8.count
    }
    return named.flatMap { ["TWD", "HKD"].contains($0.value) ? Currency($0.value) : nil }
  }

  private func resolved(_ value: String) -> Currency? {
    guard !value.isEmpty else { return nil }
    if let currency = Currency(value) { return currency }
    return countryCurrency(like: value)
      ?? language.ownCurrencies[value] ?? CurrencyChoice.defaults[value]
  }

  /// The currency of the amount's country, where a word for several currencies can mean it.
  private func countryCurrency(like word: String?) -> Currency? {
    guard let country, let own = CountryCurrency.byCountry[country] else { return nil }
    guard let word else { return own.currency }
    return own.isMeant(by: word) ? own.currency : nil
  }
}

/// The currency of a country, and whether a word for several currencies means it there.
private struct CountryCurrency {
  let currency: Currency
  /// The words of its name, in small letters.
  let name: Set<String>

  /// The words of names that a word or sign stands for, where it is not the word itself.
  private static let meanings: [String: [String]] = [
    "dollar-sign": ["dollar", "peso"], "krona": ["krona", "krone", "koruna"],
    "yen-sign": ["yen", "yuan"], "riyal": ["riyal", "rial"],
  ]

  func isMeant(by word: String) -> Bool {
    guard let meanings = CountryCurrency.meanings[word] else { return name.contains(word) }
    return meanings.contains { name.contains($0) }
  }

  /// Of the currencies of a market, the first in the table.
  static let byCountry: [String: CountryCurrency] = Dictionary(
    CurrencyTable.standard.entries.map { entry in
      let name = Set(entry.name.lowercased().split(separator: " ").map(String.init))
      return (entry.market, CountryCurrency(currency: entry.currency, name: name))
    }, uniquingKeysWith: { first, _ in first })
}

/// A typical year's pay in each currency, which tells hours, months and years apart.
struct PayScales: Sendable {
  private let typical: [String: Double]

  init(_ tables: TableFiles) throws {
    typical = Dictionary(
      uniqueKeysWithValues: try tables.rows(of: "scales.csv").map {
        ($0["currency"], Double($0["typical_year"]) ?? 50_000)
      })
  }

  func typicalYear(_ currency: Currency) -> Double { typical[currency.code] ?? 50_000 }
}

/// The period that a language's custom and the amount's size imply where the text is silent.
struct PeriodCustom {
  let language: Language
  /// A typical year's pay in the amount's currency.
  let scale: Double

  /// The share of a typical year's pay from which a Chinese `K` amount can only be a year's.
  private static let largestMonth = 2.0

  func period(of amount: AmountExpression) -> PayPeriod {
    period(ofAmount: amount.middle, hasThousandLetter: amount.hasThousandLetter)
  }

  func period(ofAmount middle: Double, hasThousandLetter: Bool) -> PayPeriod {
    let share = middle / scale
    if hasThousandLetter, language.isIdeographic {
      return share < PeriodCustom.largestMonth ? .month : .year
    }
    if share >= language.yearFrom { return .year }
    return share >= language.monthFrom ? .month : .hour
  }

  /// How many periods a year has, roughly: for telling what can be pay.
  static func perYear(_ period: PayPeriod) -> Double {
    switch period {
    case .hour: 2_000
    case .day: 250
    case .week: 52
    case .fortnight: 26
    case .month: 12
    case .year: 1
    }
  }
}
