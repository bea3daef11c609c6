import Compensation

// Which of a sentence's amounts can be money, and which say another one again.
extension SentenceReader {
  /// The sentence's amounts that can be money: not counts, not numbers that nothing makes an amount.
  var candidates: [AmountExpression] {
    passage.amounts[sentence].filter { amount in
      if isCount(amount) { return false }
      guard amount.isBare else { return true }
      return isBarePay(amount)
    }
  }

  private func isCount(_ amount: AmountExpression) -> Bool {
    guard amount.currency.isEmpty else { return false }
    if passage.language.isIdeographic, isCounted(before: amount) { return true }
    let bytes = passage.text.bytes
    var end = amount.range.upperBound
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    for _ in 0..<3 {
      let marks = passage.analyzed.marks(startingAt: end)
      if marks.contains(where: { [.counter, .jobsUnit, .experience].contains($0.category) }) {
        return true
      }
      // `2 new jobs`, `11 500 nowych miejsc`: a word between.
      guard !passage.language.isIdeographic,
        marks.allSatisfy({ $0.category == .function || $0.category == .difference })
      else { return false }
      while end < bytes.count, bytes[end] != UInt8(ascii: " ") { end += 1 }
      while end < bytes.count, bytes[end] == UInt8(ascii: " ") { end += 1 }
    }
    return false
  }

  /// Whether the clause before a number says that people or things are counted: `报名人数三天破两千`.
  private func isCounted(before amount: AmountExpression) -> Bool {
    let start = amount.range.lowerBound
    return passage.analyzed.marks(in: range.lowerBound.upTo(start)).contains { mark in
      mark.category == .counter
        && passage.text.bytes[mark.range].suffix(3).elementsEqual("数".utf8)
        && passage.analyzed.distance(mark.range.upperBound, start) <= 5
        && !passage.text.bytes[mark.range.upperBound.upTo(start)].contains(0x2C)
    }
  }

  /// Whether digits alone are an amount: a period or a word of pay stands right beside them.
  private func isBarePay(_ amount: AmountExpression) -> Bool {
    guard amount.low.doubleValue >= 5, amount.high.doubleValue < 1e10 else { return false }
    let marks = passage.analyzed.marks(in: range)
    // `17,80 die Stunde brutto`
    if amount.period == .hour, passage.language.spokenCurrency != nil,
      marks.contains(where: {
        $0.category == .basis && (0...1).contains($0.range.lowerBound - amount.end)
      })
    {
      return true
    }
    if amount.period != nil, amount.low.doubleValue >= 100 {
      return marks.contains {
        $0.category == .currency || ($0.category == .pay && $0.number >= 2)
      } || marks.contains { $0.category == .basis && isBeside($0, amount) }
    }
    guard amount.low.doubleValue >= 100 else { return false }
    // Below a caption that says the currency: `mediana: 14 350`.
    let isLabelled = passage.whole.count < SentenceReader.longestLabelled
    if hasLegend || isLabelled, isStatistic(amount) { return true }
    if passage.language.spokenCurrency != nil,
      marks.contains(where: { $0.category == .basis && isBeside($0, amount) })
        || passage.analyzed.isSpokenPay(amount, in: range)
    {
      return true
    }
    // A title behind a number is counted: `1,240 dishwashers`.
    let end = amount.range.upperBound
    let isCounted = !passage.roles(in: end..<end + 2).isEmpty
    guard !isCounted else { return false }
    return marks.contains { mark in
      (mark.category == .pay || (mark.category == .refusal && passage.language.isIdeographic))
        && mark.range.upperBound <= amount.range.lowerBound
        && passage.analyzed.distance(mark.range.upperBound, amount.range.lowerBound)
          <= (passage.language.isIdeographic ? 6 : 3)
        && (passage.language.silentCurrency != nil || marks.contains { $0.category == .currency })
    }
  }

  /// A line that is a label and a number is no longer in bytes.
  private static let longestLabelled = 40

  /// Whether another sentence of the passage says in which currency all amounts are: `All values in
  /// euros, gross.`
  var hasLegend: Bool { passage.landmarks.legends.holdsOther(than: sentence) }

  /// Whether a statistic stands right before a number: `P10 – 5 200`.
  private func isStatistic(_ amount: AmountExpression) -> Bool {
    passage.analyzed.marks(in: range).contains {
      ($0.category == .statistic || $0.category == .percentile)
        && $0.range.upperBound <= amount.range.lowerBound
        && passage.analyzed.distance($0.range.upperBound, amount.range.lowerBound) <= 8
    }
  }

  private func isBeside(_ mark: Mark, _ amount: AmountExpression) -> Bool {
    mark.range.lowerBound >= amount.range.upperBound
      && mark.range.lowerBound - amount.range.upperBound <= 1
  }

  /// Leaves out amounts that say the one before again, in another currency or period.
  func withoutConversions(_ amounts: [AmountExpression]) -> [AmountExpression] {
    var kept: [AmountExpression] = []
    for amount in amounts {
      guard let previous = kept.last, isRestated(amount, after: previous) else {
        kept.append(amount)
        continue
      }
    }
    return kept
  }

  private func isRestated(_ amount: AmountExpression, after previous: AmountExpression) -> Bool {
    let bytes = passage.text.bytes
    let from = previous.range.upperBound
    let to = amount.range.lowerBound
    guard from <= to, !amount.isBare else { return false }
    let between = bytes[from.upTo(to)]
    let marks = passage.analyzed.marks(in: from.upTo(to))
    // Of another country, or dealt out to another role, it is another figure.
    if marks.contains(where: { $0.category == .respectively }) { return false }
    if marks.contains(where: { $0.category == .place && passage.text.isName($0.range) }) {
      return false
    }
    if marks.contains(where: { $0.category == .restated && to - $0.range.upperBound < 12 }),
      amount.currency != previous.currency || amount.period != previous.period,
      !isAlike(amount, previous)
    {
      return true
    }
    if isSamePay(amount, previous), passage.analyzed.distance(previous.end, to) <= 6 { return true }
    guard let open = between.lastIndex(of: UInt8(ascii: "(")), !between[open...].contains(0x29),
      !marks.contains(where: {
        [.component, .statistic, .level, .percentile].contains($0.category)
      })
    else { return false }
    // `£118,400 (2022: £109,750)`: that of another year is another figure.
    if amount.currency == previous.currency, isYear(between[(open + 1)...]) { return false }
    let close = bytes[to...].firstIndex(of: UInt8(ascii: ")")) ?? bytes.endIndex
    let inside = passage.analyzed.marks(in: to.upTo(close))
    // `(folded into a year's pay about $59,500)`
    let lead = passage.analyzed.marks(in: open.upTo(to))
    let isConverted = lead.contains { $0.category == .period || $0.category == .restated }
    let gap = passage.analyzed.distance(open + 1, to) - (isConverted ? 5 : 0)
    let isOwn = passage.roles(in: from.upTo(open)).isEmpty
    return gap <= 5 && isOwn && passage.analyzed.distance(from, open) <= 14
      && !inside.contains { [.component, .statistic, .level, .percentile].contains($0.category) }
  }

  /// Whether a stretch is a year, with a colon or “in” at most.
  private func isYear(_ stretch: ArraySlice<UInt8>) -> Bool {
    let digits = stretch.filter { isDigit($0) }
    return digits.count == 4 && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
      && stretch.count <= 8
  }

  /// Whether two amounts of one currency differ little and only one states a period: no conversion.
  private func isAlike(_ amount: AmountExpression, _ other: AmountExpression) -> Bool {
    let ratio = amount.middle / max(0.01, other.middle)
    return amount.currency == other.currency && ratio > 0.5 && ratio < 2
      && (amount.period == nil || other.period == nil)
  }

  /// Whether two amounts are the same pay by the hour, the month and the year, of 2,080 hours.
  private func isSamePay(_ amount: AmountExpression, _ other: AmountExpression) -> Bool {
    guard let period = amount.period, let known = other.period, period != known,
      !amount.isRange, !other.isRange
    else { return false }
    func perYear(_ period: PayPeriod) -> Double {
      period == .hour ? 2_080 : PeriodCustom.perYear(period)
    }
    let ratio = amount.middle * perYear(period) / max(0.01, other.middle * perYear(known))
    return abs(ratio - 1) < 0.01
  }
}
