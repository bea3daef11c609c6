import Compensation

// Bounds: words before and behind an amount that leave one side open.
extension AmountReader {
  /// Returns the end of the last word before `position` that is neither an approximation nor an
  /// article.
  func startOfWordsBefore(_ position: Int) -> Int {
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

  /// Turns the end of a span that words part from its beginning into a value: “reaches from €56,000
  /// at the start up to €119,000”.
  func closeSpan(of expression: inout AmountExpression, openedBy first: AmountExpression) {
    guard expression.bound == .upper, expression.comparison == .none, !expression.isRange,
      !first.isRange, first.bound == .none, first.end <= expression.range.lowerBound,
      openingBefore(first.range.lowerBound)?.text == "from",
      analyzed.distance(first.end, expression.range.lowerBound) <= 12,
      !bytes[first.end.upTo(expression.range.lowerBound)].contains(where: {
        ",;(".utf8.contains($0)
      })
    else { return }
    expression.bound = .none
  }

  /// Returns the range of a lower and an upper bound that nothing but “and” joins: “at least $60,000
  /// and at most $75,000”.
  func span(from low: AmountExpression, to high: AmountExpression) -> AmountExpression? {
    guard low.bound == .lower, high.bound == .upper, high.comparison == .none, !low.isRange,
      !high.isRange, low.low < high.high, low.end <= high.range.lowerBound,
      low.currency.isEmpty || high.currency.isEmpty || low.currency == high.currency,
      low.period == nil || high.period == nil || low.period == high.period,
      isFilled(
        low.end.upTo(high.range.lowerBound), with: [.rangeAnd, .upTo, .approximately, .function])
    else { return nil }
    var span = low
    span.high = high.high
    span.range = low.range.lowerBound.upTo(high.range.upperBound)
    span.end = high.end
    span.currency = high.currency.isEmpty ? low.currency : high.currency
    span.period = high.period ?? low.period
    span.bound = .none
    span.comparison = .none
    span.isRange = true
    span.hasMultiplier = low.hasMultiplier || high.hasMultiplier
    span.hasThousandLetter = low.hasThousandLetter || high.hasThousandLetter
    return span
  }

  /// Whether a stretch holds nothing but spaces, a comma and words of some categories.
  private func isFilled(_ range: Range<Int>, with categories: Set<Category>) -> Bool {
    var position = range.lowerBound
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: " ") || bytes[position] == UInt8(ascii: ",") {
        position += 1
      } else if let word = analyzed.marks(startingAt: position).first(where: {
        categories.contains($0.category) && $0.range.upperBound <= range.upperBound
      }) {
        position = word.range.upperBound
      } else {
        return false
      }
    }
    return true
  }

  func takeBounds(_ expression: inout AmountExpression) {
    takeOrMore(&expression)
    let before = startOfWordsBefore(expression.range.lowerBound)
    let ending = analyzed.marks(endingAt: before)
    guard !ending.contains(where: { $0.category == .change }) else { return }
    if expression.isRange {
      if let opening = ending.first(where: { $0.category == .rangeOpening }) {
        expression.range = opening.range.lowerBound.upTo(expression.range.upperBound)
      }
      return
    }
    guard expression.bound == .none else { return }
    let isSecondPoint = changes.contains {
      $0.range.lowerBound < expression.range.lowerBound
    }
    guard !isSecondPoint else { return }
    // “well above the £41,200 paid before” names a value.
    let isNamed = analyzed.marks(in: before.upTo(expression.range.lowerBound)).contains {
      $0.category == .function && $0.range.count > 1
    }
    if ending.contains(where: { $0.category == .upTo }) {
      expression.bound = .upper
    } else if isNamed {
      return
    } else if let above = ending.first(where: { $0.category == .above }) {
      guard !isBeginning(above) else { return }
      expression.bound = .lower
      expression.comparison = .lower
    } else if let below = ending.first(where: { $0.category == .below }) {
      let isDenied = isDenied(below)
      expression.bound = isDenied ? .lower : .upper
      expression.comparison = isDenied ? .lower : .upper
    }
  }

  /// Whether people begin with the amount, which then is what they get: `most start at $32,000`; a salary
  /// that starts so is bounded.
  private func isBeginning(_ above: Mark) -> Bool {
    let start = above.range.lowerBound
    return analyzed.marks(startingAt: start).contains { $0.category == .level }
      && !analyzed.marks(in: max(0, start - AmountReader.longestSubject)..<start).contains {
        $0.category == .pay && $0.number >= 3
      }
  }

  /// The bytes before a verb in which its subject stands.
  private static let longestSubject = 60

  /// Whether nobody is below: `no plumber here earns less than $900`, where the clause begins so, or
  /// `plumbers never earn less than $900`.
  private func isDenied(_ below: Mark) -> Bool {
    let end = below.range.lowerBound
    let before = max(0, end - AmountReader.longestDenial)..<end
    return analyzed.marks(in: before).contains { negation in
      guard negation.category == .negation, negation.range.upperBound <= end,
        !bytes[negation.range.upperBound..<end].contains(where: { ",;.:".utf8.contains($0) })
      else { return false }
      return negation.text == "verb"
        ? analyzed.distance(negation.range.upperBound, end) <= 7
        : beginsClause(at: negation.range.lowerBound)
    }
  }

  /// Whether nothing but punctuation and spaces stands before a place, or it begins the text.
  private func beginsClause(at place: Int) -> Bool {
    var index = place
    while index > 0, bytes[index - 1] == UInt8(ascii: " ") { index -= 1 }
    return index == 0 || ",;:.!?(\"".utf8.contains(bytes[index - 1])
      || (bytes[index - 1] >= 0x80 && !CharacterShape(bytes, before: index).isLetter)
  }

  /// The bytes that a negation may stand before its bound.
  private static let longestDenial = 70

  /// Takes `+`, `and more`, `以上` behind the amount, or behind its period.
  func takeOrMore(_ expression: inout AmountExpression) {
    for place in [expression.range.upperBound, expression.end] where place < bytes.count {
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
        guard start == position || " -".utf8.contains(bytes[position]),
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
          bytes[start - 1] != UInt8(ascii: "-"), bytes[mark.range].elementsEqual("plus".utf8),
          periodFollowing(next) == nil
        {
          continue  // `$90,000 plus a bonus`
        }
        // `2018年の462万円から2023年には453万円に`: a word for a range, and a date that ends it.
        let isFrom = analyzed.marks(startingAt: mark.range.lowerBound).contains {
          $0.category == .rangeTo && $0.range == mark.range
        }
        guard !expression.isRange, !(isFrom && next < bytes.count && isDigit(bytes[next])) else {
          return
        }
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
