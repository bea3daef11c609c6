import Compensation

// What kind of value an amount is: a mean, a median, a percentile in any words.
extension Attributes {
  /// What kind of value an amount is, and which percentile.
  func statistic(of index: Int) -> (PayStatistic?, Double?) {
    let rule = Nearness.Rule(
      betweenBefore: 3, betweenAfter: 30, afterSurcharge: 6, limit: 90,
      reachAfter: amounts.count == 1 ? 24 : 9)
    let own = nearness.nearest(to: index, rule: rule) { mark in
      [.statistic, .percentile].contains(mark.category) && !isCutOff(mark, from: index)
        && !isOfNextAmount(mark, from: index)
    }
    if let dealt = dealt(to: index) { return dealt }
    if let percentile = percentile(of: index, named: own) {
      return percentile == 50 ? (.median, nil) : (.percentile, percentile)
    }
    if let own, own.mark.category == .statistic {
      return (PayStatistic(rawValue: own.mark.value), nil)
    }
    for lead in leads {
      if let mark = lead.analyzed.marks.first(where: { $0.category == .statistic }) {
        return (PayStatistic(rawValue: mark.value), nil)
      }
    }
    return (nil, nil)
  }

  /// Whether a mark behind the amount is joined to the next one: `24.310 euros y la mediana de …`.
  private func isOfNextAmount(_ mark: Mark, from index: Int) -> Bool {
    let end = amounts[index].range.upperBound
    guard mark.range.lowerBound >= end else { return false }
    if nearness.hasComma(end.upTo(mark.range.lowerBound)), index + 1 < amounts.count,
      amounts[index + 1].range.lowerBound >= mark.range.upperBound,
      analyzed.distance(mark.range.upperBound, amounts[index + 1].range.lowerBound) <= 18
    {
      return true
    }
    return analyzed.marks(in: end.upTo(mark.range.lowerBound)).contains {
      $0.category == .rangeAnd || $0.category == .contrast
    }
  }

  /// Whether a new statement begins between a mark and the amount: a verb or noun of pay behind
  /// another amount.
  private func isCutOff(_ mark: Mark, from index: Int) -> Bool {
    let start = amounts[index].range.lowerBound
    guard mark.range.upperBound <= start else { return false }
    guard
      let previous = amounts[..<index].last(where: {
        $0.range.lowerBound >= mark.range.upperBound
      })
    else { return isOfAmountBefore(mark, index) }
    // A bound behind another amount is no mean of its own.
    if amounts[index].bound != .none, !amounts[index].isRange, mark.category == .statistic {
      return true
    }
    let between = previous.range.upperBound.upTo(start)
    // `the average is $51,000, but the range falls between $44,000 and $60,000`
    if amounts[index].isRange, !previous.isRange, mark.category == .statistic,
      analyzed.marks(in: between).contains(where: { $0.category == .contrast }),
      !roles.contains(where: { between.contains($0.range.lowerBound) })
    {
      return true
    }
    if isOfAnotherLevel(mark, between) || isPossibility(index, behind: between) { return true }
    if analyzed.text.bytes[between].contains(UInt8(ascii: ";")),
      analyzed.marks(in: between).contains(where: { $0.category == .pay }),
      roles.contains(where: { between.contains($0.range.lowerBound) })
    {
      return true
    }
    let others = roles.filter { between.contains($0.range.lowerBound) }
    return analyzed.marks(in: between).contains { verb in
      verb.category == .pay
        && (verb.number >= 2
          || others.contains { $0.range.upperBound <= verb.range.lowerBound })
    }
  }

  /// Whether an amount in a clause of its own is what can be had: `…, mit Meistertitel sind 3.700 Euro
  /// möglich`.
  private func isPossibility(_ index: Int, behind between: Range<Int>) -> Bool {
    nearness.hasComma(between)
      && nearness.follows(index) { possible in
        possible.category == .pay && possible.number < 3
          && !analyzed.marks(startingAt: possible.range.lowerBound).contains {
            $0.category == .basis
          }
      }
  }

  /// Whether a mark follows another amount directly, and a clause with a verb of its own begins
  /// between it and this one: `they make £34,800 on average; those with experience make £47,200`.
  private func isOfAmountBefore(_ mark: Mark, _ index: Int) -> Bool {
    guard
      let owner = amounts[..<index].last(where: { $0.range.upperBound <= mark.range.lowerBound }),
      analyzed.distance(owner.end, mark.range.lowerBound) <= 4
    else { return false }
    let between =
      mark.range.upperBound.upTo(amounts[index].range.lowerBound)
    guard nearness.hasComma(between) else { return false }
    let next = amounts.dropFirst(index + 1).first?.range.lowerBound ?? nearness.sentence.upperBound
    // `$26.60 at the median, over $45 for the best-paid tenth`
    let hasOwn = analyzed.marks(in: amounts[index].range.upperBound.upTo(next)).contains {
      [.share, .percent, .percentile, .statistic].contains($0.category)
    }
    return hasOwn
      || analyzed.marks(in: between).contains { $0.category == .pay && $0.number >= 2 }
  }

  /// Whether what follows an amount is of a level, and what goes before it of none: `the mean is
  /// $60,000, though beginners start at $42,000`.
  private func isOfAnotherLevel(_ mark: Mark, _ between: Range<Int>) -> Bool {
    guard let first = amounts.first(where: { $0.range.lowerBound >= mark.range.upperBound }),
      analyzed.marks(in: between).contains(where: { $0.category == .level })
    else { return false }
    let before =
      nearness.sentence.lowerBound.upTo(first.range.lowerBound)
    return !analyzed.marks(in: before).contains { $0.category == .level }
  }

  private func percentile(of index: Int, named: (mark: Mark, cost: Int)?) -> Double? {
    let amount = amounts[index]
    guard !amount.isRange else { return nil }
    if let ordinal = ordinal(before: index) ?? ordinalLabel(of: index) ?? shareLabel(of: index) {
      return ordinal
    }
    if isGapped(index), let earlier = percentile(of: index - 1, named: nil) { return earlier }
    if let named, named.mark.category == .percentile, named.cost <= 24 {
      if named.mark.number > 0 { return named.mark.number }
      if let number = numberBeside(named.mark) { return number }
    }
    guard let (share, place, cost) = share(of: index) else { return nil }
    if let named, named.cost + 4 < cost { return nil }
    let tail = tail(near: place, index: index)
    if let tail { return tail == .top ? 100 - share : share }
    guard cost <= 30 else { return nil }
    switch comparison(of: index) {
    case .lower: return 100 - share
    case .upper: return share
    case .none: return nil
    }
  }

  /// Whether an amount is compared like the one before, of another role and without a verb of its own:
  /// `the top tenth of dancers make over $41; of choreographers, over $63`.
  private func isGapped(_ index: Int) -> Bool {
    guard index > 0, amounts[index].comparison != .none,
      amounts[index].comparison == amounts[index - 1].comparison
    else { return false }
    let from = amounts[index - 1].range.upperBound
    let between = from.upTo(amounts[index].range.lowerBound)
    return roles.contains { between.contains($0.range.lowerBound) }
      && !analyzed.marks(in: between).contains { mark in
        [.share, .percent, .percentile, .statistic, .top, .bottom].contains(mark.category)
          || (mark.category == .pay && mark.number >= 2)
      }
  }

  /// The percentile that labels a line of such: `10% $72,110`.
  private func shareLabel(of index: Int) -> Double? {
    guard index == 0, let percent = nearness.marks.first(where: { $0.category == .percent }) else {
      return nil
    }
    let sentence = nearness.sentence
    let label = analyzed.text.bytes[sentence.lowerBound.upTo(percent.range.lowerBound)]
    let behind = percent.range.upperBound.upTo(amounts[0].range.lowerBound)
    guard (1...2).contains(label.count), label.allSatisfy(isDigit), behind.count <= 2,
      analyzed.text.bytes[behind].allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ":") })
    else { return nil }
    return Double(String(decoding: label, as: UTF8.self))
  }

  /// The percentile that is only counted, its noun being said before: `the 25th percentile at $47,500
  /// and the 75th at $71,000`.
  private func ordinal(before index: Int) -> Double? {
    guard index > 0 else { return nil }
    let bytes = analyzed.text.bytes
    let from = amounts[index - 1].range.upperBound
    let start = amounts[index].range.lowerBound
    guard from < start, analyzed.distance(from, start) <= 14,
      analyzed.marks(in: nearness.sentence.lowerBound.upTo(from)).contains(where: {
        $0.category == .percentile
      }),
      !analyzed.marks(in: from.upTo(start)).contains(where: {
        [.percentile, .percent, .share, .counter].contains($0.category)
      })
    else { return nil }
    var place = from
    while place < start, !isDigit(bytes[place]) { place += 1 }
    var end = place
    while end < start, isDigit(bytes[end]) { end += 1 }
    var wordEnd = end
    while wordEnd < start, bytes[wordEnd] != UInt8(ascii: " ") { wordEnd += 1 }
    // `75th`, `75.`, `P75`: nothing else is counted between two amounts.
    guard (1...2).contains(end - place), (1...3).contains(wordEnd - end),
      !bytes[wordEnd..<start].contains(where: isDigit)
    else { return nil }
    return Double(String(decoding: bytes[place..<end], as: UTF8.self))
  }

  /// The percentile that labels a line under one that speaks of percentiles: `10th: $39,900`.
  private func ordinalLabel(of index: Int) -> Double? {
    guard index == 0 || amounts[..<index].allSatisfy(\.isBare),
      leads.contains(where: { $0.analyzed.marks.contains { $0.category == .percentile } })
    else { return nil }
    let label = analyzed.text.bytes[
      nearness.sentence.lowerBound.upTo(amounts[index].range.lowerBound)]
    let digits = label.drop { !isDigit($0) && $0 != UInt8(ascii: ":") }.prefix(while: isDigit)
    guard (1...2).contains(digits.count), label.count - digits.count <= 6,
      label.last(where: { $0 != UInt8(ascii: " ") }) == UInt8(ascii: ":")
    else { return nil }
    return Double(String(decoding: digits, as: UTF8.self))
  }

  /// The number that a percentile's noun goes with: `25th percentile`, `25分位`, `P90`.
  func numberBeside(_ mark: Mark) -> Double? {
    let bytes = analyzed.text.bytes
    var end = mark.range.lowerBound
    while end > 0, !isDigit(bytes[end - 1]), mark.range.lowerBound - end < 6 { end -= 1 }
    var start = end
    while start > 0, isDigit(bytes[start - 1]) { start -= 1 }
    guard start < end, end - start <= 2 else { return nil }
    return Double(String(decoding: bytes[start.upTo(end)], as: UTF8.self))
  }

  /// A share of the workers near an amount: `half`, `10 percent`, with its place and cost.
  private func share(of index: Int) -> (Double, Range<Int>, Int)? {
    let rule = Nearness.Rule(betweenBefore: 40, betweenAfter: 40, afterSurcharge: 12, limit: 36)
    var best: (Double, Range<Int>, Int)?
    for mark in nearness.marks
    where mark.category == .share || mark.category == .percent {
      guard !isOfComparison(mark, of: index), !isOfNextAmount(mark, from: index),
        !isOfSupplement(mark, of: index),
        let cost = nearness.cost(of: mark.range, for: index, rule: rule),
        let value = mark.category == .share ? mark.number : percentValue(before: mark),
        value > 0, value < 100, best.map({ cost < $0.2 }) ?? true
      else { continue }
      best = (value, mark.range, cost)
    }
    return best
  }

  /// Whether a share is of what comes beside the pay, behind it: `from $20 an hour, night bonus 20%`.
  private func isOfSupplement(_ share: Mark, of index: Int) -> Bool {
    let end = amounts[index].end
    guard share.range.lowerBound >= end, nearness.hasComma(end.upTo(share.range.lowerBound)) else {
      return false
    }
    return analyzed.marks(in: end.upTo(share.range.lowerBound)).contains {
      $0.category == .refusal || $0.category == .difference || $0.category == .thing
    }
  }

  /// Whether a share is by how much one is more than another: `14 percent more than nurses`.
  private func isOfComparison(_ share: Mark, of index: Int) -> Bool {
    let end = min(share.range.upperBound, nearness.sentence.upperBound)
    guard let next = analyzed.marks(in: end.upTo(nearness.sentence.upperBound)).first,
      next.range.lowerBound - end <= 1,
      let comparison = analyzed.marks(startingAt: next.range.lowerBound).first(where: {
        $0.category == .difference && $0.text == "after"
      })
    else { return false }
    // `ein Viertel mehr als 3.240 Euro` leaves out the verb.
    let isOfAmount =
      comparison.range.upperBound <= amounts[index].range.lowerBound
      && analyzed.distance(comparison.range.upperBound, amounts[index].range.lowerBound) <= 4
    return !isOfAmount
      && !analyzed.marks(in: nearness.sentence.lowerBound.upTo(share.range.lowerBound)).contains {
        $0.category == .top || $0.category == .bottom
      }
  }

  private func percentValue(before mark: Mark) -> Double? {
    let unit = mark.number > 0 ? mark.number : 1
    let bytes = analyzed.text.bytes
    var end = mark.range.lowerBound
    if end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if let word = analyzed.marks(endingAt: end).first(where: { $0.category == .number }) {
      return word.number * unit
    }
    var start = end
    while start > 0, isDigit(bytes[start - 1]) { start -= 1 }
    return Double(String(decoding: bytes[start.upTo(end)], as: UTF8.self)).map { $0 * unit }
  }

  private enum Tail { case top, bottom }

  /// Which end of the distribution a share near `place` is of.
  private func tail(near place: Range<Int>, index: Int) -> Tail? {
    var best: (Tail, Int)?
    for mark in nearness.marks
    where mark.category == .top || mark.category == .bottom {
      let distance =
        mark.range.upperBound <= place.lowerBound
        ? analyzed.distance(mark.range.upperBound, place.lowerBound)
        : analyzed.distance(place.upperBound, mark.range.lowerBound)
      guard distance <= 8, best.map({ distance < $0.1 }) ?? true else { continue }
      best = (mark.category == .top ? .top : .bottom, distance)
    }
    return best?.0
  }

  /// “more than” or “less than” before the amount, directly or within a few words.
  private func comparison(of index: Int) -> AmountExpression.Bound {
    if amounts[index].comparison != .none { return amounts[index].comparison }
    let rule = Nearness.Rule(betweenBefore: 30, betweenAfter: 30, afterSurcharge: 30, limit: 8)
    guard
      let (mark, _) = nearness.nearest(
        to: index, rule: rule, where: { $0.category == .above || $0.category == .below })
    else { return .none }
    return mark.category == .above ? .lower : .upper
  }
}
