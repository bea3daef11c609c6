internal import Compensation

/// An amount of pay in the fields of schema.org, in any of the shapes that are in use.
///
/// `MonetaryAmount` with a number, a text or a `QuantitativeValue` as its value or with bounds of
/// its own; a bare number or text.
struct SchemaMoney {
  private(set) var low: Amount?
  private(set) var high: Amount?
  /// The amount where it is no plain number.
  private(set) var written: String?
  private var writtenLow: String?
  private var writtenHigh: String?
  private(set) var currency: String?
  private(set) var period: PayPeriod?
  /// Where the bounds stand, from the first to the last.
  private(set) var range: Range<Int>?

  init(_ value: SchemaValue, in graph: SchemaGraph) {
    switch value {
    case .text(let text, let place): set(text, place)
    case .item(let item): read(graph.resolved(item), in: graph, depth: 0)
    }
    if let low, let high, low > high { (self.low, self.high) = (high, low) }
  }

  /// Whether there is an amount at all.
  var isEmpty: Bool { low == nil && high == nil && written == nil }

  private mutating func read(_ item: SchemaItem, in graph: SchemaGraph, depth: Int) {
    currency = currency ?? item.text("currency", "salaryCurrency")
    period = period ?? SchemaPeriod.period(of: item)
    for (name, isLow, isHigh) in [
      ("minValue", true, false), ("maxValue", false, true), ("value", true, true),
    ] {
      for value in item.values(name) {
        switch value {
        case .text(let text, let place):
          guard isLow && low == nil || isHigh && high == nil else { continue }
          set(text, place, isLow: isLow, isHigh: isHigh)
        case .item(let inner) where depth < 4:
          read(graph.resolved(inner), in: graph, depth: depth + 1)
        case .item: continue
        }
      }
    }
  }

  private mutating func set(
    _ text: String, _ place: Range<Int>, isLow: Bool = true, isHigh: Bool = true
  ) {
    guard !text.isEmpty else { return }
    if let amount = SchemaMoney.amount(text) {
      // A bound of zero is a field that was left as it was.
      guard amount.tenThousandths != 0 || (isLow && isHigh) else { return }
      if isLow { low = low ?? amount }
      if isHigh { high = high ?? amount }
    } else if isLow, isHigh {
      written = written ?? text
    } else {
      // Two bounds in words are read as a range; one by itself says too little.
      if isLow { writtenLow = writtenLow ?? text } else { writtenHigh = writtenHigh ?? text }
      if let writtenLow, let writtenHigh { written = "\(writtenLow) – \(writtenHigh)" }
    }
    let first = range?.lowerBound ?? place.lowerBound
    let last = range?.upperBound ?? place.upperBound
    range = min(first, place.lowerBound)..<max(last, place.upperBound)
  }

  /// Returns what a plain number states, `60000`, `16.00`, `60,000`; `nil` for words and signs.
  static func amount(_ text: String) -> Amount? {
    guard text.utf8.first != UInt8(ascii: "-") else { return nil }
    let plain = String(decoding: PlainNumber.text(text.utf8), as: UTF8.self)
    return Amount(text) ?? Amount(plain) ?? ungrouped(text).flatMap { Amount($0) }
  }

  /// Returns a number without its marks of grouping, where every group has three digits.
  ///
  /// A point is a decimal point, as the fields ask for.
  private static func ungrouped(_ text: String) -> String? {
    let marks: Set<Character> = [",", " ", "\u{A0}", "\u{202F}", "'", "’"]
    let whole = text.prefix { $0 != "." }
    let groups = whole.split(omittingEmptySubsequences: false) { marks.contains($0) }
    guard groups.count > 1, let first = groups.first, (1...3).contains(first.utf8.count),
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return nil }
    return groups.joined() + text[whole.endIndex...]
  }
}

/// The time that an amount is paid for, in the codes that are in use.
enum SchemaPeriod {
  /// Returns the period of `unitText`, `unitCode` (UN/CEFACT recommendation 20) or `duration`
  /// (ISO 8601).
  static func period(of item: SchemaItem) -> PayPeriod? {
    if let text = item.text("unitText"), let period = words[folded(text)] { return period }
    if let code = item.text("unitCode"), let period = codes[code.uppercased()] { return period }
    return item.text("duration").flatMap { durations[$0.uppercased()] }
  }

  private static func folded(_ text: String) -> String {
    let letters = text.lowercased().filter(\.isLetter)
    return letters.hasPrefix("per") ? String(letters.dropFirst(3)) : letters
  }

  private static let words: [String: PayPeriod] = [
    "hour": .hour, "hourly": .hour, "hours": .hour, "hr": .hour, "h": .hour, "pth": .hour,
    "day": .day, "daily": .day, "days": .day,
    "week": .week, "weekly": .week, "weeks": .week, "wk": .week,
    "fortnight": .fortnight, "fortnightly": .fortnight, "biweekly": .fortnight,
    "biweek": .fortnight,
    "month": .month, "monthly": .month, "months": .month, "mo": .month, "mon": .month,
    "year": .year, "yearly": .year, "years": .year, "annual": .year, "annually": .year,
    "annum": .year, "yr": .year,
  ]

  private static let codes: [String: PayPeriod] = [
    "HUR": .hour, "DAY": .day, "WEE": .week, "MON": .month, "ANN": .year,
  ]

  private static let durations: [String: PayPeriod] = [
    "PT1H": .hour, "P1D": .day, "P1W": .week, "P7D": .week, "P2W": .fortnight, "P14D": .fortnight,
    "P1M": .month, "P1Y": .year, "P12M": .year,
  ]
}
