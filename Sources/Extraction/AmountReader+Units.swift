import Compensation

// What stands beside a number: currencies, per cent, periods.
extension AmountReader {
  func currencyBefore(_ position: Int) -> Mark? {
    for gap in 0...2 where position - gap > 0 {
      if gap > 0 {
        let byte = bytes[position - gap]
        guard byte == UInt8(ascii: " ") || byte == NormalizedText.groupingSpace else { return nil }
      }
      let marks = analyzed.marks(endingAt: position - gap).filter {
        $0.category == .currency || (gap == 0 && isCurrencyLetter($0, before: position))
      }
      if let longest = marks.max(by: { $0.range.count < $1.range.count }) { return longest }
    }
    return nil
  }

  /// Whether a mark is a capital that is a currency directly before an amount: `R185`, `R1.1 million`, no
  /// `R2`.
  func isCurrencyLetter(_ mark: Mark, before position: Int) -> Bool {
    guard mark.category == .currencyLetter, analyzed.text.isCapital(at: mark.range.lowerBound),
      position + 1 < bytes.count
    else { return false }
    let isDecimal =
      position + 2 < bytes.count && ".,".utf8.contains(bytes[position + 1])
      && isDigit(bytes[position + 2])
    return isDigit(bytes[position + 1]) || isDecimal
  }

  func currencyAfter(_ position: Int) -> Mark? {
    var start = position
    for _ in 0..<3 {
      if let mark = analyzed.marks(startingAt: start).first(where: { $0.category == .currency }) {
        return mark
      }
      guard start < bytes.count,
        bytes[start] == UInt8(ascii: " ") || bytes[start] == UInt8(ascii: "(")
      else { return nil }
      start += 1
    }
    return nil
  }

  func takeCurrencyAfter(_ operand: inout Operand) {
    var position = operand.end
    // A footnote's mark: `$81,680[1]`.
    if position < bytes.count, bytes[position] == UInt8(ascii: "[") {
      var close = position + 1
      while close < bytes.count, isDigit(bytes[close]) { close += 1 }
      if close < bytes.count, bytes[close] == UInt8(ascii: "]"), close - position < 5 {
        operand.end = close + 1
        position = close + 1
      }
    }
    guard let mark = currencyAfter(position), !isYear(operand, before: mark) else { return }
    // `$90,000 USD` says the dollar's country; `$10 CHF 5` begins another amount.
    let startsAnother = mark.range.upperBound < bytes.count && startsNumber(mark.range.upperBound)
    if !operand.currency.isEmpty, !isFamily(operand.currency), operand.currency != mark.value {
      // `港幣32,000元`: the unit's name behind the number says nothing more.
      guard isUnitName(mark) else { return }
      operand.end = max(operand.end, mark.range.upperBound)
      operand.range = operand.range.lowerBound.upTo(mark.range.upperBound)
      return
    }
    if startsAnother, !operand.currency.isEmpty || bytes[position] == UInt8(ascii: " ") { return }
    operand.currency = mark.value
    operand.end = max(operand.end, mark.range.upperBound)
    operand.range = operand.range.lowerBound.upTo(mark.range.upperBound)
    if mark.range.lowerBound > 0, bytes[mark.range.lowerBound - 1] == UInt8(ascii: "("),
      operand.end < bytes.count, bytes[operand.end] == UInt8(ascii: ")")
    {
      operand.end += 1
    }
  }

  /// Whether a number is the year of a heading that gives the unit in brackets: `2024 (£ per year)`.
  private func isYear(_ operand: Operand, before currency: Mark) -> Bool {
    let digits = bytes[operand.range]
    return digits.count == 4 && digits.allSatisfy { isDigit($0) }
      && (digits.starts(with: "19".utf8) || digits.starts(with: "20".utf8))
      && bytes[operand.range.upperBound.upTo(currency.range.lowerBound)].contains(UInt8(ascii: "("))
  }

  /// Whether the value is a word for the currencies of several countries.
  func isFamily(_ currency: String) -> Bool { Currency(currency) == nil }

  /// Whether a mark is the unit that every Chinese currency is counted in: `元`.
  func isUnitName(_ mark: Mark) -> Bool {
    analyzed.language.isIdeographic && mark.text == "CNY"
  }

  func startsNumber(_ position: Int) -> Bool {
    if isDigit(bytes[position]) { return true }
    return bytes[position] == UInt8(ascii: " ") && position + 1 < bytes.count
      && isDigit(bytes[position + 1])
  }

  func isPercent(at position: Int) -> Bool {
    for start in [position, position + 1] where start < bytes.count {
      if analyzed.marks(startingAt: start).contains(where: { $0.category == .percent }) {
        return true
      }
      guard bytes[start] == UInt8(ascii: " ") else { return false }
    }
    return false
  }

  /// Takes a period that follows directly, or behind words on basis and currency.
  func takePeriod(_ operand: inout Operand) {
    guard let (period, end) = periodFollowing(operand.end) else { return }
    operand.period = period
    operand.end = end
  }

  func periodFollowing(_ position: Int) -> (PayPeriod, Int)? {
    var position = position
    for _ in 0..<6 {
      while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
      guard position < bytes.count else { return nil }
      let marks = analyzed.marks(startingAt: position)
      if let mark = marks.first(where: {
        $0.category == .period && !analyzed.isDate($0) && !analyzed.isOfDays($0)
      }),
        let period = PayPeriod(rawValue: mark.value)
      {
        return (period, mark.range.upperBound)
      }
      if let mark = marks.first(where: {
        [.basis, .currency, .component, .approximately].contains($0.category)
      }) {
        position = mark.range.upperBound
      } else if let close = shortParenthesis(at: position) ?? conversion(at: position) {
        position = close
      } else if bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: ")") {
        position += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// Returns the end of a parenthesis that holds nothing but an amount in another currency, so that
  /// the period behind it is of both: `C$27.50 (US$20.10) an hour`.
  private func conversion(at position: Int) -> Int? {
    guard bytes[position] == UInt8(ascii: "("),
      let close = bytes[position..<min(bytes.count, position + 24)].firstIndex(of: 0x29)
    else { return nil }
    let inside = (position + 1).upTo(close)
    let marks = analyzed.marks(in: inside)
    let terms: Set<Category> = [.currency, .approximately, .multiplier, .restated]
    let isAmount =
      marks.contains { $0.category == .currency }
      && marks.allSatisfy { terms.contains($0.category) }
    return isAmount ? close + 1 : nil
  }

  /// Returns the end of a parenthesis without digits, such as `(+ VAT)` or `（税前）`.
  func shortParenthesis(at position: Int) -> Int? {
    guard bytes[position] == UInt8(ascii: "(") else { return nil }
    for index in position..<min(bytes.count, position + 24) {
      if isDigit(bytes[index]) { return nil }
      if bytes[index] == UInt8(ascii: ")") { return index + 1 }
    }
    return nil
  }
}
