import Compensation

/// Reads the amounts of a sentence: number, multiplier, currency, range, bound; one grammar for all
/// languages, whose words are in their tables.
///
/// - Complexity: Linear in the sentence; every digit is read at most twice.
struct AmountReader {
  let analyzed: AnalyzedText
  let numbers: NumberReader
  /// The verbs after which “from X to Y” is two points in time.
  let changes: [Mark]
  /// Whether “respectively” deals amounts out, so that “and” joins no range.
  let isAligned: Bool
  /// Whether four digits alone may be a calendar year, which they are not in a column of pay.
  let mayHoldYears: Bool

  init(_ analyzed: AnalyzedText, mayHoldYears: Bool = true) {
    self.analyzed = analyzed
    self.mayHoldYears = mayHoldYears
    changes = analyzed.marks.filter { $0.category == .change }
    isAligned = analyzed.marks.contains { $0.category == .respectively }
    numbers = NumberReader(
      bytes: analyzed.text.bytes, groupsBySpace: analyzed.language.groupsBySpace)
  }

  var bytes: [UInt8] { analyzed.text.bytes }

  /// Returns the amounts within a range of the text, in order. Bare numbers are among them.
  func amounts(in range: Range<Int>) -> [AmountExpression] {
    var amounts: [AmountExpression] = []
    var position = range.lowerBound
    var words = analyzed.marks(in: range).filter(\.isNumeral).map(\.range.lowerBound)[...]
    let bytes = bytes
    while position < range.upperBound {
      // Nothing but a digit or a word for a number begins an amount.
      while let word = words.first, word < position { words.removeFirst() }
      let next = words.first ?? range.upperBound
      while position < next, !isDigit(bytes[position]) { position += 1 }
      guard position < range.upperBound else { break }
      switch operand(at: position, end: range.upperBound) {
      case .operand(let first):
        var expression = expression(from: first, end: range.upperBound)
        if let last = amounts.last {
          // The sign of `5 € 20` is the first number's, though the second one's as well.
          expression.range =
            max(expression.range.lowerBound, last.range.upperBound).upTo(
              expression.range.upperBound)
          closeSpan(of: &expression, openedBy: last)
        }
        position = max(position + 1, expression.end)
        if let last = amounts.last, let span = span(from: last, to: expression) {
          amounts[amounts.count - 1] = span
        } else {
          amounts.append(expression)
        }
      case .skip(let end):
        position = max(position + 1, end)
      case .nothing:
        position += 1
      }
    }
    return completed(amounts)
  }

  // One end of a range, or a single amount.
  struct Operand {
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

  enum Reading {
    case operand(Operand)
    case skip(Int)
    case nothing
  }

  /// - Parameter first: The lower end, where this may be the upper one of a range.
  func operand(at position: Int, end: Int, after first: Operand? = nil) -> Reading {
    if isDigit(bytes[position]) {
      if position > 0, joinsWord(bytes[position - 1], before: position) {
        return .skip(wordEnd(position, end: end))
      }
      switch numbers.read(at: position, end: end, mayGroupBySpace: followsCurrency(position)) {
      case .other(let end): return .skip(end)
      case .number(let literal): return complete(literal, end: end, after: first)
      }
    }
    let starting = analyzed.marks(startingAt: position)
    guard let first = starting.firstIndex(where: \.isNumeral) else { return .nothing }
    return words(from: first, end: end)
  }

  /// Whether a currency stands before a place, so that a space behind digits groups them: `R26 400`,
  /// `NOK 575 400`.
  private func followsCurrency(_ place: Int) -> Bool {
    let isApart = place > 0 && bytes[place - 1] == UInt8(ascii: " ")
    return analyzed.marks(endingAt: isApart ? place - 1 : place).contains {
      $0.category == .currency || (!isApart && isCurrencyLetter($0, before: place))
    }
  }

  /// Whether the digit is part of a word (`e10`, `#42`), which a currency's code (`USD75`) or an
  /// abbreviated “about” (`c25k`) before it is not.
  func joinsWord(_ byte: UInt8, before position: Int) -> Bool {
    if byte == UInt8(ascii: "#") || byte == UInt8(ascii: "_") { return true }
    guard CharacterShape(bytes, before: position).isLetter else { return false }
    return !analyzed.marks(endingAt: position).contains {
      $0.category == .currency || $0.category == .approximately
        || isCurrencyLetter($0, before: position)
    }
  }

  func wordEnd(_ position: Int, end: Int) -> Int {
    var index = position
    while index < end, isDigit(bytes[index]) { index += 1 }
    return index
  }

  func complete(_ literal: NumberLiteral, end: Int, after first: Operand? = nil) -> Reading {
    var operand = Operand(
      literal: literal, range: literal.range, end: literal.range.upperBound)
    if let mark = currencyBefore(literal.range.lowerBound) {
      operand.currency = mark.value
      operand.range = mark.range.lowerBound.upTo(operand.range.upperBound)
    }
    takeMultiplier(&operand, end: end, after: first)
    if operand.multiplier == 1, literal.isYear, operand.currency.isEmpty,
      currencyAfter(operand.end) == nil, isYear(operand, after: first)
    {
      return .skip(operand.end)
    }
    if isDecade(at: operand.end) { return .skip(wordEnd(behind: operand.end)) }
    takeCurrencyAfter(&operand)
    if isPercent(at: operand.end) { return .skip(operand.end) }
    takePeriod(&operand)
    return .operand(operand)
  }

  func words(from first: Int, end: Int) -> Reading {
    guard
      let words = NumberWords.read(
        analyzed.marks[first...].prefix(16).filter { !isOfPeriod($0) }, from: 0, in: bytes)
    else { return .nothing }
    var operand = Operand(
      literal: nil, wordsValue: words.value, range: words.range, end: words.range.upperBound)
    if let mark = currencyBefore(words.range.lowerBound), !followsNumber(mark) {
      operand.currency = mark.value
      operand.range = mark.range.lowerBound.upTo(operand.range.upperBound)
    }
    takeCurrencyAfter(&operand)
    guard words.hasMultiplier || !operand.currency.isEmpty || opensRange(words.range, end: end)
    else {
      return .skip(words.range.upperBound)
    }
    takePeriod(&operand)
    return .operand(operand)
  }

  /// Whether the number is the lower end of one that says the multiplier of both: `between thirty and
  /// forty-five thousand`, `od siedmiu do nawet dwunastu tysięcy`.
  private func opensRange(_ words: Range<Int>, end: Int) -> Bool {
    guard let opening = openingBefore(words.lowerBound), opening.text != "point",
      let joiner = analyzed.marks(startingAt: min(words.upperBound + 1, end)).first(where: {
        $0.category == (opening.text == "between" ? .rangeAnd : .rangeTo)
      }),
      let first = analyzed.marks.firstIndex(where: {
        $0.isNumeral && $0.range.lowerBound > joiner.range.upperBound
      }),
      analyzed.distance(joiner.range.upperBound, analyzed.marks[first].range.lowerBound) <= 5,
      let upper = NumberWords.read(Array(analyzed.marks[first...].prefix(16)), from: 0, in: bytes)
    else { return false }
    return upper.hasMultiplier
  }

  /// Whether a currency is of the number before it: `12.500 Euro ein`.
  private func followsNumber(_ currency: Mark) -> Bool {
    var end = currency.range.lowerBound
    if end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return end > 0 && isDigit(bytes[end - 1])
  }

  /// Whether a number is the first of a period's words: `七千五一个月`.
  private func isOfPeriod(_ number: Mark) -> Bool {
    number.category == .number && analyzed.language.isIdeographic
      && analyzed.marks(startingAt: number.range.lowerBound).contains { $0.category == .period }
  }

  /// Whether a literal that looks like a year is one: no upper end of a range with a period.
  private func isYear(_ operand: Operand, after first: Operand?) -> Bool {
    guard mayHoldYears else { return false }
    if first == nil, let upper = secondOperand(after: operand, end: bytes.count),
      !upper.currency.isEmpty, upper.period != nil, upper.literal?.isYear == true
    {
      return false  // `1900 - 2050 euros a month`
    }
    guard let lower = first?.literal, !lower.isYear, lower.value >= 100 else { return true }
    return periodFollowing(operand.end) == nil
  }

  /// Whether the number is of a vague size: `mid-$80s`, `low $100Ks`.
  private func isDecade(at position: Int) -> Bool {
    guard position < bytes.count else { return false }
    var index = position
    if bytes[index] == UInt8(ascii: "k") || bytes[index] == UInt8(ascii: "'") { index += 1 }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "s") else { return false }
    return index + 1 >= bytes.count || !CharacterShape(bytes, at: index + 1).isLetter
  }

  private func wordEnd(behind position: Int) -> Int {
    var index = position
    while index < bytes.count, isLetter(bytes[index]) || bytes[index] == UInt8(ascii: "'") {
      index += 1
    }
    return index
  }

  func takeMultiplier(_ operand: inout Operand, end: Int, after first: Operand? = nil) {
    var position = operand.end
    if let mark = rupeeMultiplier(at: position, of: operand, after: first) {
      operand.multiplier = mark.number
      operand.end = mark.range.upperBound
      operand.range = operand.range.lowerBound.upTo(operand.end)
      return
    }
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
      operand.range = operand.range.lowerBound.upTo(operand.end)
      takeCompound(&operand, end: end)
      guard operand.multiplier < 1_000 else { return }
      position = operand.end
    }
  }

  /// Takes the second part of `1億2000万` or `21万5千`.
  func takeCompound(_ operand: inout Operand, end: Int) {
    let position = operand.end
    guard analyzed.language.isIdeographic, position < end, isDigit(bytes[position]),
      case .number(let literal) = numbers.read(at: position, end: end)
    else { return }
    let mark = analyzed.marks(startingAt: literal.range.upperBound).first {
      $0.category == .multiplier && $0.number < operand.multiplier
    }
    // Without a multiplier of its own it is ones: `5萬2,318`.
    let isOnes = mark == nil && literal.value >= 100 && literal.value < operand.multiplier
    let isColloquial = mark == nil && isColloquialDigit(literal)
    guard mark != nil || isOnes || isColloquial,
      let part = literal.amount(times: mark?.number ?? (isOnes ? 1 : operand.multiplier / 10))
    else { return }
    operand.extra = part
    operand.end = mark?.range.upperBound ?? literal.range.upperBound
    operand.range = operand.range.lowerBound.upTo(operand.end)
  }

  /// Whether a digit behind a multiplier is of the next lower unit, which speech leaves out: `1万1` is
  /// 11,000, where `1万1个月` is not.
  private func isColloquialDigit(_ literal: NumberLiteral) -> Bool {
    let end = literal.range.upperBound
    guard literal.range.count == 1, literal.value >= 1 else { return false }
    return !analyzed.marks(startingAt: end).contains {
      [.counter, .period, .payments, .paymentsUnit, .jobsUnit, .experience, .percent]
        .contains($0.category)
    }
  }

  /// The letter behind a number of rupees that means lakh, thousand or crore: `₹6L`.
  private func rupeeMultiplier(at position: Int, of operand: Operand, after first: Operand?)
    -> Mark?
  {
    guard operand.currency == "INR" || (operand.currency.isEmpty && first?.currency == "INR") else {
      return nil
    }
    return analyzed.marks(startingAt: position).first { $0.category == .rupeeMultiplier }
  }

  func multiplier(at position: Int, after operand: Operand) -> Mark? {
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
}
