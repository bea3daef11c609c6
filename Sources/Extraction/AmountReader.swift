import Compensation

/// Reads the amounts of a sentence: number, multiplier, currency, range, bound; one grammar for all
/// languages, whose words are in their tables.
///
/// - Complexity: Linear in the sentence; every digit is read at most twice.
struct AmountReader {
  let analyzed: AnalyzedText
  let numbers: NumberReader

  init(_ analyzed: AnalyzedText) {
    self.analyzed = analyzed
    numbers = NumberReader(
      bytes: analyzed.text.bytes, groupsBySpace: analyzed.language.groupsBySpace)
  }

  private var bytes: [UInt8] { analyzed.text.bytes }

  /// Returns the amounts within a range of the text, in order. Bare numbers are among them.
  func amounts(in range: Range<Int>) -> [AmountExpression] {
    var amounts: [AmountExpression] = []
    var position = range.lowerBound
    while position < range.upperBound {
      switch operand(at: position, end: range.upperBound) {
      case .operand(let first):
        let expression = expression(from: first, end: range.upperBound)
        amounts.append(expression)
        position = max(position + 1, expression.end)
      case .skip(let end):
        position = max(position + 1, end)
      case .nothing:
        position += CharacterShape(bytes, at: position).length
      }
    }
    return amounts
  }

  // One end of a range, or a single amount.
  private struct Operand {
    var literal: NumberLiteral?
    var wordsValue = 0.0
    var multiplier = 1.0
    var extra: Amount?
    var currency = ""
    var range: Range<Int>
    var end: Int
    var period: PayPeriod?
    var hasThousandLetter = false

    func amount(multiplier: Double? = nil) -> Amount? {
      let factor = multiplier ?? self.multiplier
      let base =
        literal.map { $0.amount(times: factor) }
        ?? Amount(digits: Int64((wordsValue * factor * 100).rounded()), exponent: -2)
      guard let base, let extra else { return base }
      return Amount(tenThousandths: base.tenThousandths &+ extra.tenThousandths)
    }
  }

  private enum Reading {
    case operand(Operand)
    case skip(Int)
    case nothing
  }

  private func operand(at position: Int, end: Int) -> Reading {
    if isDigit(bytes[position]) {
      if position > 0, joinsWord(bytes[position - 1], before: position) {
        return .skip(wordEnd(position, end: end))
      }
      switch numbers.read(at: position, end: end) {
      case .other(let end): return .skip(end)
      case .number(let literal): return complete(literal, end: end)
      }
    }
    let starting = analyzed.marks(startingAt: position)
    if starting.contains(where: { $0.category == .number || $0.category == .multiplier }),
      let first = analyzed.marks.firstIndex(where: {
        $0.range.lowerBound == position && ($0.category == .number || $0.category == .multiplier)
      })
    {
      return words(from: first, end: end)
    }
    return .nothing
  }

  /// Whether the digit is part of a word (`e10`, `#42`), which a currency's code before it is not.
  private func joinsWord(_ byte: UInt8, before position: Int) -> Bool {
    if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "_") { return true }
    guard CharacterShape(bytes, before: position).isLetter else { return false }
    return !analyzed.marks(endingAt: position).contains { $0.category == .currency }
  }

  private func wordEnd(_ position: Int, end: Int) -> Int {
    var index = position
    while index < end, isDigit(bytes[index]) { index += 1 }
    return index
  }

  private func complete(_ literal: NumberLiteral, end: Int) -> Reading {
    var operand = Operand(
      literal: literal, range: literal.range, end: literal.range.upperBound)
    if let mark = currencyBefore(literal.range.lowerBound) {
      operand.currency = mark.value
      operand.range = mark.range.lowerBound..<operand.range.upperBound
    }
    takeMultiplier(&operand, end: end)
    if operand.multiplier == 1, literal.isYear, operand.currency.isEmpty,
      currencyAfter(operand.end) == nil
    {
      return .skip(operand.end)
    }
    takeCurrencyAfter(&operand)
    if isPercent(at: operand.end) { return .skip(operand.end) }
    takePeriod(&operand)
    return .operand(operand)
  }

  private func words(from first: Int, end: Int) -> Reading {
    guard
      let words = NumberWords.read(Array(analyzed.marks[first...].prefix(16)), from: 0, in: bytes)
    else { return .nothing }
    var operand = Operand(
      literal: nil, wordsValue: words.value, range: words.range, end: words.range.upperBound)
    if let mark = currencyBefore(words.range.lowerBound) {
      operand.currency = mark.value
      operand.range = mark.range.lowerBound..<operand.range.upperBound
    }
    takeCurrencyAfter(&operand)
    guard words.hasMultiplier || !operand.currency.isEmpty else {
      return .skip(words.range.upperBound)
    }
    takePeriod(&operand)
    return .operand(operand)
  }

  private func takeMultiplier(_ operand: inout Operand, end: Int) {
    var position = operand.end
    while let mark = multiplier(at: position, after: operand) {
      operand.multiplier *= mark.number
      operand.hasThousandLetter =
        operand.hasThousandLetter
        || (mark.range.count == 1 && bytes[mark.range.lowerBound] == UInt8(ascii: "k"))
      if let currency = analyzed.marks(startingAt: mark.range.lowerBound).first(where: {
        $0.category == .currency && $0.range == mark.range
      }) {
        operand.currency = currency.value
      }
      operand.end = mark.range.upperBound
      operand.range = operand.range.lowerBound..<operand.end
      takeCompound(&operand, end: end)
      guard operand.multiplier < 1_000 else { return }
      position = operand.end
    }
  }

  /// Takes the second part of `1億2000万` or `21万5千`.
  private func takeCompound(_ operand: inout Operand, end: Int) {
    let position = operand.end
    guard analyzed.language.isIdeographic, position < end, isDigit(bytes[position]),
      case .number(let literal) = numbers.read(at: position, end: end)
    else { return }
    if literal.value >= 100, literal.value < operand.multiplier, let part = literal.amount(times: 1)
    {
      // `5萬2,318`.
      operand.extra = part
      operand.end = literal.range.upperBound
      operand.range = operand.range.lowerBound..<operand.end
      return
    }
    guard
      let mark = analyzed.marks(startingAt: literal.range.upperBound).first(where: {
        $0.category == .multiplier && $0.number < operand.multiplier
      }), let part = literal.amount(times: mark.number)
    else { return }
    operand.extra = part
    operand.end = mark.range.upperBound
    operand.range = operand.range.lowerBound..<operand.end
  }

  private func multiplier(at position: Int, after operand: Operand) -> Mark? {
    if let mark = analyzed.marks(startingAt: position).first(where: { $0.category == .multiplier })
    {
      return mark
    }
    guard position < bytes.count, bytes[position] == UInt8(ascii: " "),
      let mark = analyzed.marks(startingAt: position + 1).first(where: {
        $0.category == .multiplier
      })
    else { return nil }
    // A single letter stands apart only before a currency: `46 - 55 k€`.
    let isLetterAlone = mark.range.count == 1
    return isLetterAlone && currencyAfter(mark.range.upperBound) == nil ? nil : mark
  }

  private func currencyBefore(_ position: Int) -> Mark? {
    for gap in 0...2 where position - gap > 0 {
      if gap > 0 {
        let byte = bytes[position - gap]
        guard byte == UInt8(ascii: " ") || byte == NormalizedText.groupingSpace else { return nil }
      }
      let marks = analyzed.marks(endingAt: position - gap).filter { $0.category == .currency }
      if let longest = marks.max(by: { $0.range.count < $1.range.count }) { return longest }
    }
    return nil
  }

  private func currencyAfter(_ position: Int) -> Mark? {
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

  private func takeCurrencyAfter(_ operand: inout Operand) {
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
    guard let mark = currencyAfter(position) else { return }
    // `$90,000 USD` says the dollar's country; `$10 CHF 5` begins another amount.
    let startsAnother = mark.range.upperBound < bytes.count && startsNumber(mark.range.upperBound)
    if !operand.currency.isEmpty, !isFamily(operand.currency), operand.currency != mark.value {
      // `港幣32,000元`: the unit's name behind the number says nothing more.
      guard isUnitName(mark) else { return }
      operand.end = max(operand.end, mark.range.upperBound)
      operand.range = operand.range.lowerBound..<mark.range.upperBound
      return
    }
    if startsAnother, !operand.currency.isEmpty || bytes[position] == UInt8(ascii: " ") { return }
    operand.currency = mark.value
    operand.end = max(operand.end, mark.range.upperBound)
    operand.range = operand.range.lowerBound..<mark.range.upperBound
    if mark.range.lowerBound > 0, bytes[mark.range.lowerBound - 1] == UInt8(ascii: "("),
      operand.end < bytes.count, bytes[operand.end] == UInt8(ascii: ")")
    {
      operand.end += 1
    }
  }

  /// Whether the value is a word for the currencies of several countries.
  private func isFamily(_ currency: String) -> Bool { Currency(currency) == nil }

  /// Whether a mark is the unit that every Chinese currency is counted in: `元`.
  private func isUnitName(_ mark: Mark) -> Bool {
    analyzed.language.isIdeographic && mark.text == "CNY"
  }

  private func startsNumber(_ position: Int) -> Bool {
    if isDigit(bytes[position]) { return true }
    return bytes[position] == UInt8(ascii: " ") && position + 1 < bytes.count
      && isDigit(bytes[position + 1])
  }

  private func isPercent(at position: Int) -> Bool {
    for start in [position, position + 1] where start < bytes.count {
      if analyzed.marks(startingAt: start).contains(where: { $0.category == .percent }) {
        return true
      }
      guard bytes[start] == UInt8(ascii: " ") else { return false }
    }
    return false
  }

  /// Takes a period that follows directly, or behind words on basis and currency.
  private func takePeriod(_ operand: inout Operand) {
    guard let (period, end) = periodFollowing(operand.end) else { return }
    operand.period = period
    operand.end = end
  }

  private func periodFollowing(_ position: Int) -> (PayPeriod, Int)? {
    var position = position
    for _ in 0..<6 {
      while position < bytes.count, bytes[position] == UInt8(ascii: " ") { position += 1 }
      guard position < bytes.count else { return nil }
      let marks = analyzed.marks(startingAt: position)
      if let mark = marks.first(where: { $0.category == .period && !analyzed.isDate($0) }),
        let period = PayPeriod(rawValue: mark.value)
      {
        return (period, mark.range.upperBound)
      }
      if let mark = marks.first(where: {
        [.basis, .currency, .component, .approximately].contains($0.category)
      }) {
        position = mark.range.upperBound
      } else if let close = shortParenthesis(at: position) {
        position = close
      } else if bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: ")") {
        position += 1
      } else {
        return nil
      }
    }
    return nil
  }

  /// Returns the end of a parenthesis without digits, such as `(+ VAT)` or `（税前）`.
  private func shortParenthesis(at position: Int) -> Int? {
    guard bytes[position] == UInt8(ascii: "(") else { return nil }
    for index in position..<min(bytes.count, position + 24) {
      if isDigit(bytes[index]) { return nil }
      if bytes[index] == UInt8(ascii: ")") { return index + 1 }
    }
    return nil
  }
}

// Ranges and bounds.
extension AmountReader {
  private func expression(from first: Operand, end: Int) -> AmountExpression {
    var expression = single(first)
    if let second = secondOperand(after: first, end: end),
      let range = combined(first, second)
    {
      expression = range
    } else if let spread = plusMinus(after: first, end: end) {
      expression = spread
    }
    takeBounds(&expression)
    return expression
  }

  private func single(_ operand: Operand) -> AmountExpression {
    let amount = operand.amount() ?? Amount(tenThousandths: 0)
    var expression = AmountExpression(
      low: amount, high: amount, range: operand.range, end: operand.end)
    expression.currency = operand.currency
    expression.period = operand.period
    expression.hasMultiplier = operand.multiplier >= 1_000 || operand.literal == nil
    expression.hasThousandLetter = operand.hasThousandLetter
    expression.isInWords = operand.literal == nil
    return expression
  }

  /// Returns the upper end where a range goes on behind `first`.
  private func secondOperand(after first: Operand, end: Int) -> Operand? {
    guard !isChanging(first.range.lowerBound) else { return nil }
    for start in Set([first.end, first.range.upperBound]).sorted(by: >) {
      guard let position = behindJoiner(start, first: first, end: end) else { continue }
      if case .operand(let second) = operand(at: position, end: end) { return second }
      // A currency's sign before the second number.
      let marks = analyzed.marks(startingAt: position).filter { $0.category == .currency }
      for mark in marks {
        var number = mark.range.upperBound
        while number < end, bytes[number] == UInt8(ascii: " ") { number += 1 }
        if number < end, case .operand(let second) = operand(at: number, end: end) {
          return second
        }
      }
    }
    return nil
  }

  /// Whether the amount is the first of two points in time: `rose from`, `lifts the rate from`.
  private func isChanging(_ position: Int) -> Bool {
    let start = startOfWordsBefore(position)
    let ending = analyzed.marks(endingAt: start)
    if ending.contains(where: { $0.category == .change }) { return true }
    guard ending.contains(where: { $0.category == .rangeOpening && $0.text == "from" }) else {
      return false
    }
    return analyzed.marks.contains { mark in
      mark.category == .change && mark.range.upperBound <= start
        && analyzed.distance(mark.range.upperBound, start) <= 14
    }
  }

  /// Returns where the second end begins if a dash or a joining word stands at `position`.
  private func behindJoiner(_ position: Int, first: Operand, end: Int) -> Int? {
    var index = skippingSpaces(position, end: end)
    guard index < end else { return nil }
    if isDash(index) || bytes[index] == UInt8(ascii: "~") {
      index += bytes[index] == 0xE2 ? 3 : 1
      if index < end, isDash(index) || bytes[index] == UInt8(ascii: "~") {
        index += bytes[index] == 0xE2 ? 3 : 1
      }
    } else if let mark = joiner(at: index, first: first) {
      index = mark.range.upperBound
    } else {
      return nil
    }
    index = skippingSpaces(index, end: end)
    while index < end, !isDigit(bytes[index]),
      !analyzed.marks(startingAt: index).contains(where: { $0.category == .currency }),
      let filler = analyzed.marks(startingAt: index).first(where: {
        $0.category == .approximately || $0.category == .function || $0.category == .upTo
      })
    {
      index = skippingSpaces(filler.range.upperBound, end: end)
    }
    if index < end, !isAmountStart(index), isOpenedByFrom(first),
      let farther = amountStart(behind: index, end: end)
    {
      return farther
    }
    return index < end ? index : nil
  }

  /// Whether “from” stands before the first end, so that words may stand before the second.
  private func isOpenedByFrom(_ first: Operand) -> Bool {
    !first.currency.isEmpty && openingBefore(first.range.lowerBound)?.text == "from"
  }

  private func isAmountStart(_ index: Int) -> Bool {
    isDigit(bytes[index])
      || analyzed.marks(startingAt: index).contains {
        $0.category == .currency || $0.category == .number
      }
  }

  /// The start of an amount within three words: `to a jaw-dropping $335,000`.
  private func amountStart(behind index: Int, end: Int) -> Int? {
    var position = index
    for _ in 0..<4 {
      while position < end, bytes[position] != UInt8(ascii: " ") {
        if ",;.()".utf8.contains(bytes[position]) { return nil }
        position += 1
      }
      position = skippingSpaces(position, end: end)
      if position < end, isAmountStart(position) { return position }
    }
    return nil
  }

  private func joiner(at index: Int, first: Operand) -> Mark? {
    let marks = analyzed.marks(startingAt: index)
    if let mark = marks.first(where: { $0.category == .rangeTo }) { return mark }
    guard let mark = marks.first(where: { $0.category == .rangeAnd }) else { return nil }
    let isAligned = analyzed.marks.contains { $0.category == .respectively }
    return !isAligned && openingBefore(first.range.lowerBound)?.text == "between" ? mark : nil
  }

  private func openingBefore(_ position: Int) -> Mark? {
    analyzed.marks(endingAt: startOfWordsBefore(position)).first { $0.category == .rangeOpening }
  }

  private func isDash(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "-")
      || (bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
        && bytes[index + 2] == 0x93)
  }

  private func skippingSpaces(_ position: Int, end: Int) -> Int {
    var index = position
    while index < end, bytes[index] == UInt8(ascii: " ") { index += 1 }
    return index
  }

  /// Joins two ends: what only one of them says holds for both.
  private func combined(_ first: Operand, _ second: Operand) -> AmountExpression? {
    let currencies = Set([first.currency, second.currency].filter { !$0.isEmpty })
    guard
      currencies.count < 2 || currencies.contains(where: isFamily)
        || (analyzed.language.isIdeographic && currencies.contains("CNY"))
    else { return nil }
    var firstFactor = first.multiplier
    var secondFactor = second.multiplier
    let firstValue = first.literal?.value ?? first.wordsValue
    let secondValue = second.literal?.value ?? second.wordsValue
    if firstFactor == 1, secondFactor >= 1_000, firstValue < 1_000 {
      firstFactor = secondFactor
    } else if secondFactor == 1, firstFactor >= 1_000, secondValue < 1_000 {
      secondFactor = firstFactor
    } else if firstFactor == 1, secondFactor == 1, firstValue * 100 < secondValue,
      firstValue * 1_000 <= secondValue, firstValue < 1_000, second.literal?.isGrouped == true
    {
      firstFactor = 1_000  // `60-80 000`
    }
    guard let one = first.amount(multiplier: firstFactor),
      let two = second.amount(multiplier: secondFactor), one.tenThousandths > 0,
      two.tenThousandths > 0, max(one, two).doubleValue < min(one, two).doubleValue * 30
    else { return nil }
    var expression = single(first)
    expression.low = min(one, two)
    expression.high = max(one, two)
    expression.isRange = one != two
    expression.range = first.range.lowerBound..<second.range.upperBound
    expression.end = second.end
    let named = [second.currency, first.currency].filter { !$0.isEmpty && !isFamily($0) }
    let isForeign = analyzed.language.isIdeographic && named.count > 1 && named[0] == "CNY"
    expression.currency = (isForeign ? named[1] : named.first) ?? currencies.first ?? ""
    expression.period = second.period ?? first.period
    expression.hasMultiplier = firstFactor >= 1_000 || first.literal == nil
    expression.hasThousandLetter = first.hasThousandLetter || second.hasThousandLetter
    return expression
  }

  /// Reads `$90,000 ± 5,000`.
  private func plusMinus(after first: Operand, end: Int) -> AmountExpression? {
    var index = skippingSpaces(first.range.upperBound, end: end)
    let sign = Array("±".utf8)
    let long = Array("+/-".utf8)
    if bytes[index...].starts(with: sign) {
      index += sign.count
    } else if bytes[index...].starts(with: long) {
      index += long.count
    } else {
      return nil
    }
    index = skippingSpaces(index, end: end)
    if index < end,
      let mark = analyzed.marks(startingAt: index).first(where: { $0.category == .currency })
    {
      index = skippingSpaces(mark.range.upperBound, end: end)
    }
    guard index < end, case .operand(let second) = operand(at: index, end: end),
      let middle = first.amount(), let spread = second.amount(), spread < middle
    else { return nil }
    var expression = single(first)
    expression.low = Amount(tenThousandths: middle.tenThousandths - spread.tenThousandths)
    expression.high = Amount(tenThousandths: middle.tenThousandths + spread.tenThousandths)
    expression.isRange = true
    expression.range = first.range.lowerBound..<second.range.upperBound
    expression.end = second.end
    expression.period = second.period
    if expression.currency.isEmpty { expression.currency = second.currency }
    return expression
  }

  /// Returns the end of the last word before `position` that is neither an approximation nor an
  /// article.
  private func startOfWordsBefore(_ position: Int) -> Int {
    var index = position
    for _ in 0..<4 {
      while index > 0, bytes[index - 1] == UInt8(ascii: " ") { index -= 1 }
      let ending = analyzed.marks(endingAt: index)
      let isTelling = ending.contains {
        [.above, .below, .upTo, .rangeOpening, .change, .pay, .difference].contains($0.category)
      }
      guard !isTelling,
        let filler = ending.first(where: {
          $0.category == .approximately || ($0.category == .function && $0.range.count <= 3)
        })
      else { return index }
      index = filler.range.lowerBound
    }
    return index
  }

  private func takeBounds(_ expression: inout AmountExpression) {
    takeOrMore(&expression)
    let before = startOfWordsBefore(expression.range.lowerBound)
    let ending = analyzed.marks(endingAt: before)
    guard !ending.contains(where: { $0.category == .change }) else { return }
    if expression.isRange {
      if let opening = ending.first(where: { $0.category == .rangeOpening }) {
        expression.range = opening.range.lowerBound..<expression.range.upperBound
      }
      return
    }
    guard expression.bound == .none else { return }
    let isSecondPoint = analyzed.marks(in: 0..<expression.range.lowerBound).contains {
      $0.category == .change
    }
    guard !isSecondPoint else { return }
    if ending.contains(where: { $0.category == .upTo }) {
      expression.bound = .upper
    } else if ending.contains(where: { $0.category == .above }) {
      expression.bound = .lower
      expression.comparison = .lower
    } else if ending.contains(where: { $0.category == .below }) {
      expression.bound = .upper
      expression.comparison = .upper
    }
  }

  /// Takes `+`, `and more`, `以上` behind the amount, or behind its period.
  private func takeOrMore(_ expression: inout AmountExpression) {
    for place in Set([expression.range.upperBound, expression.end]) where place < bytes.count {
      let start = bytes[place] == UInt8(ascii: " ") ? place + 1 : place
      if !expression.isRange,
        let mark = analyzed.marks(startingAt: start).first(where: { $0.category == .orLess })
      {
        expression.bound = .upper
        expression.end = max(expression.end, mark.range.upperBound)
        return
      }
    }
    for position in [expression.range.upperBound, expression.end] {
      for start in [position, position + 1] where start < bytes.count {
        guard start == position || bytes[position] == UInt8(ascii: " "),
          let mark = analyzed.marks(startingAt: start).first(where: { $0.category == .orMore })
        else { continue }
        let isPlus = bytes[mark.range.lowerBound] == UInt8(ascii: "+")
        let next = mark.range.upperBound
        if isPlus {
          guard start == position else { continue }
          guard next >= bytes.count || bytes[next] < 0x80,
            next >= bytes.count || !isLetter(bytes[next])
          else { continue }
        } else if next < bytes.count, bytes[next] == UInt8(ascii: " "),
          bytes[mark.range].elementsEqual("plus".utf8)
        {
          continue  // `$90,000 plus a bonus`
        }
        guard !expression.isRange else { return }
        expression.bound = .lower
        expression.comparison = .lower
        expression.end = max(expression.end, next)
        if expression.period == nil, let (period, end) = periodFollowing(next) {
          expression.period = period
          expression.end = end
        }
        return
      }
    }
  }
}
