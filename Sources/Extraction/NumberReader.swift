import Compensation

/// A number of a text, exact: `digits` × 10^`exponent`.
struct NumberLiteral: Hashable, Sendable {
  var digits: Int64
  var exponent: Int
  var range: Range<Int>
  /// Whether separators group its digits.
  var isGrouped = false

  var value: Double {
    var value = Double(digits)
    var power = exponent
    while power < 0 {
      value /= 10
      power += 1
    }
    while power > 0 {
      value *= 10
      power -= 1
    }
    return value
  }

  /// Whether it looks like a calendar year.
  var isYear: Bool { exponent == 0 && !isGrouped && (1900...2100).contains(digits) }

  /// Returns the number times a whole factor, or `nil` if that is out of range.
  func amount(times factor: Double) -> Amount? {
    guard let whole = Int64(exactly: factor) else {
      return Amount(digits: Int64((value * factor * 100).rounded()), exponent: -2)
    }
    let (product, overflow) = digits.multipliedReportingOverflow(by: whole)
    guard !overflow else { return nil }
    return Amount(digits: product, exponent: exponent)
  }
}

/// Reads numbers written with digits, in every style of grouping.
struct NumberReader {
  let bytes: [UInt8]
  /// Whether a plain space may group digits.
  let groupsBySpace: Bool

  enum Reading {
    case number(NumberLiteral)
    /// Digits that are no number (a version, a date, an address), up to this offset.
    case other(end: Int)
  }

  private struct Run {
    var separator: UInt8
    var range: Range<Int>
  }

  /// Reads the digits at `position`, where a digit stands that no digit precedes.
  ///
  /// A separator before three digits groups, before another count of digits it is the decimal
  /// mark; where two kinds stand, the last one is the mark.
  ///
  /// - Parameter mayGroupBySpace: Whether a space may group these digits in any language.
  func read(at position: Int, end: Int, mayGroupBySpace: Bool = false) -> Reading {
    let groupsBySpace = groupsBySpace || mayGroupBySpace
    var runs: [Run] = []
    var index = digits(from: position, end: end)
    let first = position..<index
    if first.count > 3, bytes[position] == UInt8(ascii: "0") {
      return .other(end: dialled(index, end))
    }
    while index + 1 < end, let separator = separator(at: index, groupsBySpace),
      isDigit(bytes[index + 1])
    {
      let runEnd = digits(from: index + 1, end: end)
      let isSpace = separator == UInt8(ascii: " ") || separator == NormalizedText.groupingSpace
      if isSpace || separator == UInt8(ascii: "'") {
        let leads = runs.last.map { $0.range.count == 3 } ?? (first.count <= 3)
        guard runEnd - index - 1 == 3, leads, isGroupEnd(runEnd, end: end) else { break }
      }
      runs.append(Run(separator: separator, range: index + 1..<runEnd))
      index = runEnd
    }
    guard let literal = literal(first: first, runs: runs) else { return .other(end: index) }
    return .number(withDashDecimals(literal, end: end))
  }

  private func digits(from position: Int, end: Int) -> Int {
    var index = position
    while index < end, isDigit(bytes[index]) { index += 1 }
    return index
  }

  /// Returns where a number ends that is dialled or counted through, as its leading zero says:
  /// `0571-88001234`.
  private func dialled(_ position: Int, _ end: Int) -> Int {
    var index = position
    while index + 1 < end, bytes[index] == UInt8(ascii: "-"), isDigit(bytes[index + 1]) {
      index = digits(from: index + 1, end: end)
    }
    return index
  }

  private func separator(at index: Int, _ groupsBySpace: Bool) -> UInt8? {
    switch bytes[index] {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "'"), NormalizedText.groupingSpace:
      bytes[index]
    case UInt8(ascii: " ") where groupsBySpace: bytes[index]
    default: nil
    }
  }

  /// Whether no further group of another length follows: `22 461 60 00` is a telephone number.
  private func isGroupEnd(_ index: Int, end: Int) -> Bool {
    guard index + 1 < end, bytes[index] == UInt8(ascii: " "), isDigit(bytes[index + 1]) else {
      return true
    }
    let next = digits(from: index + 1, end: end) - index - 1
    return next == 3 || next > 3
  }

  private func literal(first: Range<Int>, runs: [Run]) -> NumberLiteral? {
    var groups = runs
    var fraction: Run?
    if let last = runs.last, isDecimalMark(last, among: runs, first: first) {
      fraction = last
      groups.removeLast()
    }
    guard areGroups(groups, first: first) else { return nil }
    var digits: Int64 = 0
    let parts = [first] + groups.map(\.range) + (fraction.map { [$0.range] } ?? [])
    for part in parts {
      for index in part {
        let (tens, overflow) = digits.multipliedReportingOverflow(by: 10)
        let (next, carry) = tens.addingReportingOverflow(Int64(bytes[index] - 0x30))
        guard !overflow, !carry else { return nil }
        digits = next
      }
    }
    let end = parts[parts.count - 1].upperBound
    return NumberLiteral(
      digits: digits, exponent: -(fraction?.range.count ?? 0), range: first.lowerBound..<end,
      isGrouped: !groups.isEmpty)
  }

  private func isDecimalMark(_ last: Run, among runs: [Run], first: Range<Int>) -> Bool {
    guard last.separator == UInt8(ascii: ",") || last.separator == UInt8(ascii: ".") else {
      return false
    }
    if runs.count > 1 {
      let earlier = runs.dropLast()
      return earlier.allSatisfy { $0.separator != last.separator }
    }
    return last.range.count != 3 || first.count > 3 || bytes[first.lowerBound] == 0x30
  }

  /// Whether the runs group thousands, or lakhs as in 12,50,000.
  private func areGroups(_ groups: [Run], first: Range<Int>) -> Bool {
    guard let last = groups.last else { return true }
    guard first.count <= 3, last.range.count == 3,
      groups.allSatisfy({
        $0.separator == last.separator || isAnySpace($0.separator, last.separator)
      })
    else { return false }
    return groups.dropLast().allSatisfy { $0.range.count == 3 }
      || (first.count <= 2 && groups.dropLast().allSatisfy { $0.range.count == 2 })
  }

  private func isAnySpace(_ left: UInt8, _ right: UInt8) -> Bool {
    let spaces: Set<UInt8> = [UInt8(ascii: " "), NormalizedText.groupingSpace]
    return spaces.contains(left) && spaces.contains(right)
  }

  /// Takes in the dash that stands for no decimals: `25.–`, `2.800,-`.
  private func withDashDecimals(_ literal: NumberLiteral, end: Int) -> NumberLiteral {
    let index = literal.range.upperBound
    guard index + 1 < end, bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: ".")
    else { return literal }
    var close = index + 1
    while close < end, bytes[close] == UInt8(ascii: "-") || bytes[close] == 0xE2 {
      guard bytes[close] == UInt8(ascii: "-") || isDash(at: close, end: end) else { break }
      close += bytes[close] == UInt8(ascii: "-") ? 1 : 3
    }
    guard close > index + 1, close >= end || !isDigit(bytes[close]) else { return literal }
    var longer = literal
    longer.range = literal.range.lowerBound..<close
    return longer
  }

  private func isDash(at index: Int, end: Int) -> Bool {
    index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x93
  }
}

/// Reads numbers written in words: `thirty-five thousand`, `dziesięć tysięcy`, `三十万`.
enum NumberWords {
  /// Returns the number whose words begin with `marks[first]`, or `nil` if they make none.
  ///
  /// - Parameter marks: Marks in ascending order.
  /// - Returns: The value and the range of its words.
  static func read(
    _ marks: [Mark], from first: Int, in bytes: [UInt8]
  ) -> (value: Double, range: Range<Int>, hasMultiplier: Bool)? {
    guard marks.indices.contains(first) else { return nil }
    var total = 0.0
    var section = 0.0
    var current = 0.0
    var end = marks[first].range.lowerBound
    var largest = 0.0
    var hasNumber = false
    for mark in marks[first...] where mark.category == .number || mark.category == .multiplier {
      guard mark.range.lowerBound >= end else { continue }
      guard joins(bytes, from: end, to: mark.range.lowerBound) else { break }
      // `thirty and forty-five thousand` are two.
      if mark.category == .number, current >= 10, mark.number >= 20 { break }
      if mark.category == .number {
        // `四五千` names no number.
        if hasNumber, current > 0, bytes[mark.range.lowerBound] >= 0xE3, current < 10,
          mark.number < 10, mark.range.lowerBound == end
        {
          return nil
        }
        current += mark.number
        hasNumber = true
      } else if mark.number < 1_000 {
        section += (current == 0 ? 1 : current) * mark.number
        current = 0
      } else {
        let group = section + current
        total += (group == 0 ? 1 : group) * mark.number
        section = 0
        current = 0
        largest = max(largest, mark.number)
      }
      end = mark.range.upperBound
    }
    if let unit = colloquialUnit(marks[first...], end: end, in: bytes) { current *= unit }
    let value = total + section + current
    // `thousands of dollars` and `几万` name no number; `十万` does.
    guard value > 0, hasNumber || marks[first].number == 10, !isVague(marks[first], in: bytes)
    else { return nil }
    return (value, marks[first].range.lowerBound..<end, largest >= 1_000)
  }

  /// The unit that speech leaves out behind the last digit of `七千五` (7500) and `两万五` (25000).
  private static func colloquialUnit(
    _ marks: ArraySlice<Mark>, end: Int, in bytes: [UInt8]
  ) -> Double? {
    guard let digit = marks.last(where: { $0.range.upperBound == end }), digit.category == .number,
      (1..<10).contains(digit.number), digit.range.lowerBound >= 3,
      bytes[digit.range.lowerBound] >= 0xE3,
      let unit = marks.last(where: {
        $0.range.upperBound == digit.range.lowerBound && $0.category == .multiplier
      }), unit.number >= 100
    else { return nil }
    return unit.number / 10
  }

  /// Whether “several” stands right before: `几十万`, `数百万`.
  private static func isVague(_ mark: Mark, in bytes: [UInt8]) -> Bool {
    let start = mark.range.lowerBound
    guard start >= 3 else { return false }
    let before = String(decoding: bytes[start - 3..<start], as: UTF8.self)
    return "几数幾數一二两三四五六七八九".contains(before)
  }

  /// Whether nothing but a space, a hyphen or a short joining word stands between.
  private static func joins(_ bytes: [UInt8], from: Int, to: Int) -> Bool {
    guard to > from else { return true }
    let between = bytes[from..<to]
    if between.allSatisfy({ $0 == 0x20 || $0 == 0x2D }) { return true }
    let joiners = ["and", "and a", "und", "i", "et", "y", "e", "en"]
    return joiners.contains { joiner in
      between.elementsEqual(" \(joiner) ".utf8) || between.elementsEqual(joiner.utf8)
    }
  }
}
