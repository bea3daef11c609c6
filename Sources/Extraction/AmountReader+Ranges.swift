import Compensation

// Ranges: two operands that a dash or a word joins, and amounts with a spread.
extension AmountReader {
  func expression(from first: Operand, end: Int) -> AmountExpression {
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

  func single(_ operand: Operand) -> AmountExpression {
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
  func secondOperand(after first: Operand, end: Int) -> Operand? {
    guard !isChanging(first.range.lowerBound) else { return nil }
    for start in Set([first.end, first.range.upperBound]).sorted(by: >) {
      guard let position = behindJoiner(start, first: first, end: end) else { continue }
      if case .operand(let second) = operand(at: position, end: end, after: first) {
        return isLevel(second, raisedBy: first) ? nil : second
      }
      // A currency's sign before the second number.
      let marks = analyzed.marks(startingAt: position).filter {
        $0.category == .currency || isCurrencyLetter($0, before: $0.range.upperBound)
      }
      for mark in marks {
        var number = mark.range.upperBound
        while number < end, bytes[number] == UInt8(ascii: " ") { number += 1 }
        if number < end, case .operand(let second) = operand(at: number, end: end, after: first) {
          return isLevel(second, raisedBy: first) ? nil : second
        }
      }
    }
    return nil
  }

  /// Whether an amount is what pay was raised to, not the upper end of the raise: `raises the rate by $3.75
  /// to $36.40`.
  private func isLevel(_ second: Operand, raisedBy first: Operand) -> Bool {
    guard let raise = first.amount()?.doubleValue, let level = second.amount()?.doubleValue,
      level > 3 * raise
    else { return false }
    return analyzed.marks(endingAt: startOfWordsBefore(first.range.lowerBound)).contains {
      $0.category == .difference && $0.text == "before"
    }
  }

  /// Whether the amount is the first of two points in time: `rose from`, `lifts the rate from`.
  func isChanging(_ position: Int) -> Bool {
    let start = startOfWordsBefore(position)
    let ending = analyzed.marks(endingAt: start)
    if ending.contains(where: {
      $0.category == .change || ($0.category == .rangeOpening && $0.text == "point")
    }) {
      return true
    }
    guard ending.contains(where: { $0.category == .rangeOpening && $0.text == "from" }) else {
      return false
    }
    return changes.contains { mark in
      mark.range.upperBound <= start
        && (analyzed.distance(mark.range.upperBound, start) <= 24 || isLeftOut(mark, before: start))
    }
  }

  /// Whether the verb of a change is left out before another two points: `cutters go from $24.60 to
  /// $27.85, stockers from $18.90 to $21.50`.
  private func isLeftOut(_ change: Mark, before position: Int) -> Bool {
    let opensPoints = analyzed.marks(endingAt: change.range.upperBound).contains {
      $0.category == .rangeOpening && $0.text == "from"
    }
    return opensPoints
      && analyzed.sentences.contains {
        $0.contains(change.range.lowerBound) && $0.contains(position)
      }
      && !analyzed.marks(in: change.range.upperBound.upTo(position)).contains {
        $0.category == .pay
      }
  }

  /// Returns where the second end begins if a dash or a joining word stands at `position`.
  func behindJoiner(_ position: Int, first: Operand, end: Int) -> Int? {
    var index = skippingSpaces(position, end: end)
    guard index < end else { return nil }
    if isDash(index) || bytes[index] == UInt8(ascii: "~") {
      index += bytes[index] == 0xE2 ? 3 : 1
      if index < end, isDash(index) || bytes[index] == UInt8(ascii: "~") {
        index += bytes[index] == 0xE2 ? 3 : 1
      }
    } else if bytes[index] == UInt8(ascii: "/"), index == first.range.upperBound,
      isRange(from: first, to: index + 1, end: end)
    {
      index += 1
    } else if let mark = joiner(at: index, first: first) {
      index = mark.range.upperBound
      if index < end, mark.category == .highColumn, bytes[index] == UInt8(ascii: ":") { index += 1 }
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

  /// Whether a slash joins the ends of a range, which are alike: `1.750/1.900 €`, `35/40 k€`; not a
  /// period, a fraction or a year.
  private func isRange(from first: Operand, to position: Int, end: Int) -> Bool {
    guard position < end, isDigit(bytes[position]),
      case .operand(let second) = operand(at: position, end: end, after: first),
      !second.currency.isEmpty || !first.currency.isEmpty || second.multiplier > 1,
      let low = first.amount(multiplier: max(first.multiplier, second.multiplier))?.doubleValue,
      let high = second.amount()?.doubleValue
    else { return false }
    return low >= 100 && high > low && high <= low * 2.5
  }

  /// Whether “from” stands before the first end, so that words may stand before the second.
  func isOpenedByFrom(_ first: Operand) -> Bool {
    !first.currency.isEmpty && openingBefore(first.range.lowerBound)?.text == "from"
  }

  func isAmountStart(_ index: Int) -> Bool {
    isDigit(bytes[index])
      || analyzed.marks(startingAt: index).contains {
        $0.category == .currency || $0.category == .number
      }
  }

  /// The start of an amount within three words: `to a jaw-dropping $335,000`.
  func amountStart(behind index: Int, end: Int) -> Int? {
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

  func joiner(at index: Int, first: Operand) -> Mark? {
    let marks = analyzed.marks(startingAt: index)
    if let mark = marks.first(where: { $0.category == .rangeTo && $0.text != "point" }) {
      return mark
    }
    if let mark = marks.first(where: { $0.category == .highColumn }), isLabelledLow(first) {
      return mark
    }
    guard let mark = marks.first(where: { $0.category == .rangeAnd }) else { return nil }
    return !isAligned && openingBefore(first.range.lowerBound)?.text == "between" ? mark : nil
  }

  /// Whether a label says that an amount is the lower end: `Low $29.80 High $57.15`.
  private func isLabelledLow(_ operand: Operand) -> Bool {
    var end = operand.range.lowerBound
    while end > 0, " :".utf8.contains(bytes[end - 1]) { end -= 1 }
    return analyzed.marks(endingAt: end).contains { $0.category == .lowColumn }
  }

  func openingBefore(_ position: Int) -> Mark? {
    analyzed.marks(endingAt: startOfWordsBefore(position)).first { $0.category == .rangeOpening }
  }

  func isDash(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "-")
      || (bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80
        && bytes[index + 2] == 0x93)
  }

  func skippingSpaces(_ position: Int, end: Int) -> Int {
    var index = position
    while index < end, bytes[index] == UInt8(ascii: " ") { index += 1 }
    return index
  }

  /// Joins two ends: what only one of them says holds for both.
  func combined(_ first: Operand, _ second: Operand) -> AmountExpression? {
    let currencies = [second.currency, first.currency].filter { !$0.isEmpty }
    let families = currencies.filter(isFamily)
    guard
      first.currency == second.currency || currencies.count < 2 || !families.isEmpty
        || (analyzed.language.isIdeographic && currencies.contains("CNY"))
    else { return nil }
    var firstFactor = sharedWord(first, second) ?? first.multiplier
    var secondFactor = second.multiplier
    let firstValue = first.literal?.value ?? first.wordsValue
    let secondValue = second.literal?.value ?? second.wordsValue
    if firstFactor == 1, secondFactor >= 1_000, isShared(secondFactor, firstValue, secondValue) {
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
    // `$92,060 a year – $11,000 less than …`: behind a whole amount a dash only adds to it.
    let isWhole = first.period != nil && second.period == nil
    if isWhole, !first.currency.isEmpty, !second.currency.isEmpty, two < one { return nil }
    var expression = single(first)
    expression.low = min(one, two)
    expression.high = max(one, two)
    expression.isRange = one != two
    expression.range = first.range.lowerBound.upTo(second.range.upperBound)
    expression.end = second.end
    let named = currencies.filter { !isFamily($0) }
    // `$2,100 – $2,800 pesos`: a word says more than a sign.
    let family = families.first { !$0.hasSuffix("-sign") } ?? families.first
    let isForeign = analyzed.language.isIdeographic && named.count > 1 && named[0] == "CNY"
    expression.currency = (isForeign ? named[1] : named.first) ?? family ?? ""
    expression.period = second.period ?? first.period
    expression.hasMultiplier = firstFactor >= 1_000 || first.literal == nil
    expression.hasThousandLetter = first.hasThousandLetter || second.hasThousandLetter
    return expression
  }

  /// The multiplier that words for the second end say for the first one as well: `thirty and forty-five
  /// thousand`.
  private func sharedWord(_ first: Operand, _ second: Operand) -> Double? {
    guard first.literal == nil, second.literal == nil, first.wordsValue < 1_000 else { return nil }
    return [1_000_000, 1_000].first { second.wordsValue >= $0 }
  }

  /// Whether the second end's multiplier is the first one's too: `60-80k`, but not `$900-$1.2K`.
  private func isShared(_ factor: Double, _ first: Double, _ second: Double) -> Bool {
    if first <= second { return true }
    return first < 1_000 && (second * factor > first * 30 || second * factor < first)
  }

  /// Reads `$90,000 ± 5,000`.
  func plusMinus(after first: Operand, end: Int) -> AmountExpression? {
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
    expression.range = first.range.lowerBound.upTo(second.range.upperBound)
    expression.end = second.end
    expression.period = second.period
    if expression.currency.isEmpty { expression.currency = second.currency }
    return expression
  }
}
