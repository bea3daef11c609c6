import Compensation

/// What a cell of a table states: an amount or a range, and what stands beside it.
struct CellReading: Sendable {
  /// `nil` for “up to X”.
  var low: Amount?
  /// `nil` for “from X”.
  var high: Amount?
  /// The ends of a range; equal for a single amount and for a bound.
  var ends: (low: Amount, high: Amount)
  /// The index of the terms in the memory of ``RowReader``.
  var terms: Int32
  /// The amount's bytes, counted from the start of the cell.
  var place: Range<Int32>

  var middle: Double { (ends.low.doubleValue + ends.high.doubleValue) / 2 }
}

/// What a cell says of its amount beside the amount.
struct CellTerms: Hashable, Sendable {
  /// A currency's code, a word for several (`dollar`), or empty.
  var currency = ""
  var period: PayPeriod?
  /// What words of the cell, apart from the amount, say.
  var markedPeriod: PayPeriod?
  var basis: PayBasis?
  var component: PayComponent?
  var paymentsPerYear: Double?
  /// Whether the amount is written with the letter `k`.
  var hasThousandLetter = false
}

/// Reads the amount of a cell: a plain number by itself, everything else by the grammar of sentences.
struct CellReader: Sendable {
  let language: Language

  /// A cell's amount before its terms have an index.
  struct Result {
    var low: Amount?
    var high: Amount?
    var ends: (low: Amount, high: Amount)
    var terms: CellTerms
    var place: Range<Int>
  }

  /// Returns what a cell states, or `nil` where it holds no amount above zero.
  func read(_ bytes: [UInt8], _ range: Range<Int>) -> Result? {
    switch PlainCell.read(bytes, range) {
    case .number(let amount, let place):
      guard amount.tenThousandths > 0 else { return nil }
      return Result(
        low: amount, high: amount, ends: (amount, amount), terms: CellTerms(), place: place)
    case .none: return nil
    case .other: return readWords(Array(bytes[range]))
    }
  }

  private func readWords(_ cell: [UInt8]) -> Result? {
    let analyzed = AnalyzedText(
      NormalizedText(cell, range: 0..<cell.count), language: language)
    let amounts = AmountReader(analyzed, mayHoldYears: false).amounts(
      in: 0..<analyzed.text.bytes.count)
    guard let first = amounts.first, first.low.tenThousandths > 0 else { return nil }
    func marked(_ category: Category) -> String? {
      analyzed.marks.first { $0.category == category }?.value
    }
    var terms = CellTerms(currency: first.currency, period: first.period)
    terms.markedPeriod = marked(.period).flatMap(PayPeriod.init(rawValue:))
    terms.basis = marked(.basis).flatMap(PayBasis.init(rawValue:))
    terms.component = marked(.component).flatMap(PayComponent.init(rawValue:))
    terms.hasThousandLetter = first.hasThousandLetter
    terms.paymentsPerYear =
      Attributes(
        nearness: Nearness(
          analyzed: analyzed, sentence: 0..<analyzed.text.bytes.count, amounts: [first]),
        roles: [], leads: []
      ).paymentsPerYear(of: 0)
    return Result(
      low: first.statedLow, high: first.statedHigh, ends: (first.low, first.high), terms: terms,
      place: analyzed.text.sourceRange(first.range))
  }
}

/// A cell that is a number and nothing else.
enum PlainCell {
  enum Content {
    case number(Amount, place: Range<Int>)
    /// Nothing that could be an amount: no digit, or a negative number.
    case none
    /// Something that takes a grammar to read.
    case other
  }

  /// Reads `75495`, `28.1`, `28,10` and `7.5e4`; three digits behind a sign may be a group.
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> Content {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    guard start < end else { return .none }
    var position = start
    var value: Int64 = 0
    while position < end, isDigit(bytes[position]), position - start < 15 {
      value = value * 10 + Int64(bytes[position] - 0x30)
      position += 1
    }
    let whole = position - start
    guard whole > 0 else { return withoutDigits(bytes, start..<end) }
    var exponent = 0
    if position < end, bytes[position] == UInt8(ascii: ".") || bytes[position] == 0x2C {
      let point = position
      position += 1
      while position < end, isDigit(bytes[position]), position - start < 18 {
        value = value * 10 + Int64(bytes[position] - 0x30)
        position += 1
      }
      exponent = point + 1 - position
      // `75.495` and `75,495` may be thousands; nothing, or more digits than an amount has, is odd.
      let isScientific = position < end && bytes[position] | 0x20 == UInt8(ascii: "e")
      guard exponent == -1 || exponent == -2 || (exponent == -4 && position == end) || isScientific
      else { return .other }
    }
    if position < end, let power = power(bytes, position..<end) {
      exponent += power
      position = end
    }
    guard position == end, whole < 15, let amount = amount(value, exponent) else { return .other }
    return .number(amount, place: start - range.lowerBound..<end - range.lowerBound)
  }

  private static func amount(_ digits: Int64, _ exponent: Int) -> Amount? {
    var digits = digits
    var exponent = exponent
    // `7.50e4` has digits that say nothing.
    while exponent < 0, digits % 10 == 0, digits != 0 {
      digits /= 10
      exponent += 1
    }
    return Amount(digits: digits, exponent: exponent)
  }

  /// The power of ten of `e+05`.
  private static func power(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard bytes[range.lowerBound] | 0x20 == UInt8(ascii: "e") else { return nil }
    var position = range.lowerBound + 1
    var sign = 1
    if position < range.upperBound, bytes[position] == UInt8(ascii: "+") || bytes[position] == 0x2D
    {
      sign = bytes[position] == 0x2D ? -1 : 1
      position += 1
    }
    guard position < range.upperBound, range.upperBound - position <= 2 else { return nil }
    var power = 0
    while position < range.upperBound {
      guard isDigit(bytes[position]) else { return nil }
      power = power * 10 + Int(bytes[position] - 0x30)
      position += 1
    }
    return sign * power
  }

  /// Tells a text without any digit, and a number below zero, from one that a grammar may read.
  private static func withoutDigits(_ bytes: [UInt8], _ range: Range<Int>) -> Content {
    let first = bytes[range.lowerBound]
    let isMinus = first == 0x2D || (first == 0xE2 && range.count > 3)
    if isMinus {
      let start = range.lowerBound + (first == 0x2D ? 1 : 3)
      let isNumber = bytes[start..<range.upperBound].allSatisfy {
        isDigit($0) || $0 == 0x2E || $0 == 0x2C
      }
      if isNumber { return .none }
    }
    return bytes[range].contains { isDigit($0) || $0 >= 0x80 } ? .other : .none
  }
}
