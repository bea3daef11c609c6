import Compensation

// What speaks for an amount being pay.
extension Gate {
  /// How far behind the beginning of a line of a list its amount stands.
  private static let longestHeadOfLine = 24
  /// More words than this beside an amount and its terms are prose, in halves.
  private static let longProse = 10

  func grounds(for index: Int, pay: (mark: Mark, cost: Int)?) -> [Ground] {
    let amount = nearness.amounts[index]
    let marks = nearness.marks
    let telling = strongestPay(index)
    var grounds = [telling].compactMap { $0 }
    if hasRoleInSentence {
      grounds.append(Evidence.roleInSentence)
    } else if hasRoleInContext {
      grounds.append(Evidence.roleInContext)
    }
    let period =
      amount.period ?? (isPointBehind(index) ? nearness.amounts[index + 1].period : nil)
    if period != nil || isBehindPeriod(index) {
      grounds.append(Evidence.period)
    } else if marks.contains(where: { $0.category == .period }) {
      grounds.append(Evidence.periodNearby)
    }
    switch continuation {
    case .none, .answersOn: break
    case .answers: grounds.append(Evidence.answer)
    case .follows(let size, _):
      grounds.append(isElliptic(index) ? Evidence.continuation : Evidence.nearby)
      if let size, isProgress(index, from: size) {
        grounds.append(hasRoleInSentence ? Evidence.continuation : Evidence.progress)
      }
    }
    if isListed(index) || isAdvertised { grounds.append(Evidence.listed) }
    if let lead = leads.first {
      let strength =
        lead.analyzed.marks.lazy.filter { $0.category == .pay }.map(\.number).max() ?? 0
      if strength >= 2 {
        grounds.append(Evidence.lead)
      } else if strength > 0 {
        grounds.append(Evidence.weakLead)
      } else if lead.analyzed.marks.contains(where: { $0.category == .jobContext }) {
        grounds.append(Evidence.jobContext)
      }
    }
    if isSought || marks.contains(where: { $0.category == .jobContext }) {
      grounds.append(Evidence.jobContext)
    }
    let isAd = isAdvertised || marks.contains { $0.category == .jobContext }
    if amount.hasThousandLetter, hasRoleInSentence,
      analyzed.language.isIdeographic || (amount.isRange && isAd)
    {
      grounds.append(Evidence.thousands)
    }
    if nearness.nearest(to: index, rule: .init(limit: 12), where: { $0.category == .basis }) != nil
    {
      grounds.append(Evidence.basis)
    }
    if nearness.nearest(to: index, rule: .init(limit: 12), where: { $0.category == .payments })
      != nil
    {
      grounds.append(Evidence.payments)
    }
    if let (mark, _) = nearness.nearest(
      to: index, rule: .init(limit: 20),
      where: { $0.category == .statistic || $0.category == .percentile })
    {
      grounds.append(mark.category == .percentile ? Evidence.percentile : Evidence.statistic)
      if amount.period != nil { grounds.append(Evidence.statisticOfPeriod) }
      if isOfEveryone { grounds.append(Evidence.everyone) }
      let isForRole = roles.contains { nearness.isPurpose($0.range, of: index) }
      if telling == nil, isForRole || isOfRole(mark) { grounds.append(Evidence.statisticOfRole) }
    }
    let strength = telling?.points ?? 0
    if strength > 0, strength < Evidence.verb.points,
      isObjectOfRole(index) || isPaidToRole(index)
    {
      grounds.append(Evidence.direct)
    }
    if strength == 0, isAtRole(index) { grounds.append(Evidence.direct) }
    if strength > 0, strength < Evidence.verb.points, isBeforeVerb(index) {
      grounds.append(Evidence.direct)
    }
    let limit = Evidence.roleInSentence.points + Evidence.period.points
    if strength <= Evidence.weak.points, period != .hour,
      grounds.reduce(0, { $0 + $1.points }) <= limit,
      leads.isEmpty, continuation == .none, !isCell(index),
      otherWords > Gate.longProse
    {
      grounds.append(Evidence.prose)
    }
    let hasPeriod = marks.contains { $0.category == .period }
    if hasPeriod || !leads.isEmpty, standsAlone { grounds.append(Evidence.alone) }
    return grounds
  }

  /// Whether the sentence, or the one that it goes on with, speaks of all workers.
  private var isOfEveryone: Bool {
    if case .follows(_, true) = continuation { return !hasRoleInSentence }
    return nearness.marks.contains { $0.category == .everyone }
  }

  /// Whether the sentence says of an amount what only pay has: a period, a percentile, gross or net.
  private func isElliptic(_ index: Int) -> Bool {
    if nearness.amounts[index].period != nil { return true }
    let rule = Nearness.Rule(
      betweenBefore: 9, betweenAfter: 9, afterSurcharge: 0, limit: 30, reachAfter: 4)
    return nearness.nearest(
      to: index, rule: rule,
      where: { [.percentile, .basis, .statistic, .share, .level].contains($0.category) }) != nil
  }

  /// Whether an amount is about as much as the pay in the sentence before.
  func isLikeBefore(_ index: Int) -> Bool {
    guard case .follows(let size?, _) = continuation else { return false }
    let ratio = nearness.amounts[index].middle / max(0.01, size)
    return ratio > 0.3 && ratio < 4
  }

  /// Whether a sentence goes on with the pay of the one before: an amount of its size, behind a weak
  /// word of pay, or the only one among few words, of which one says that time has passed, that it is
  /// more or less, or that it is of another place.
  private func isProgress(_ index: Int, from size: Double) -> Bool {
    let ratio = nearness.amounts[index].middle / max(0.01, size)
    guard ratio > 0.3, ratio < 4 else { return false }
    if isExpected(index) { return true }
    let marks = nearness.marks
    // Each role names itself and has a word or two of its own.
    let words = otherWords - 6 * max(0, roles.count - 1)
    let places = marks.count { $0.category == .place && analyzed.text.isName($0.range) }
    return nearness.amounts.count <= max(1, roles.count, places) && words <= Gate.longProse
      && !marks.contains { $0.category == .refusal }
      && marks.contains {
        $0.category == .progress || ($0.category == .place && analyzed.text.isName($0.range))
      }
  }

  /// Whether a weak word of pay stands right before an amount: `they can expect $105,000`.
  private func isExpected(_ index: Int) -> Bool {
    nearness.precedes(index) { $0.category == .pay && $0.number == 1 }
  }

  /// Whether the line is a role and its amount, with little between: `Geodeta – 7 500 zł`.
  private func isListed(_ index: Int) -> Bool {
    guard hasRoleInSentence, index == 0, !leads.isEmpty || startsWithRole else { return false }
    let start = nearness.amounts[0].range.lowerBound
    guard analyzed.distance(nearness.sentence.lowerBound, start) <= Gate.longestHeadOfLine else {
      return false
    }
    guard let title = roles.last(where: { $0.range.upperBound <= start }) else { return true }
    let between = title.range.upperBound.upTo(start)
    return analyzed.text.bytes[between].contains { ":|-,;(".utf8.contains($0) || $0 == 0xE2 }
      || nearness.otherWords(in: between) <= 2
  }

  /// Whether an amount stands in a cell of a line of cells, whose others say nothing of it.
  private func isCell(_ index: Int) -> Bool {
    let bytes = analyzed.text.bytes
    let stroke = UInt8(ascii: "|")
    return bytes[nearness.sentence.lowerBound.upTo(nearness.amounts[index].range.lowerBound)]
      .contains(stroke)
  }

  private var startsWithRole: Bool {
    roleStart.map { $0 <= nearness.sentence.lowerBound + 1 } ?? false
  }

  /// Whether the sentence says hardly anything beside the amount and its terms.
  private var standsAlone: Bool {
    let isRefused = nearness.marks.contains { mark in
      mark.category == .difference || (mark.category == .refusal && !nearness.isAside(mark))
    }
    return !isRefused && otherWords <= 4
  }

  /// The points of the word of pay that tells most, less if it stands far off.
  private func strongestPay(_ index: Int) -> Ground? {
    var best: Ground?
    for mark in nearness.marks
    where !isReckonedFrom(mark) {
      let strength = Gate.payStrength(mark)
      guard strength > 0, let cost = nearness.cost(of: mark.range, for: index, rule: Gate.payRule)
      else { continue }
      let word = strength >= 3 ? Evidence.noun : strength >= 2 ? Evidence.verb : Evidence.weak
      let ground = cost <= 24 ? word : word.weakened(by: 0.75)
      if ground.points > (best?.points ?? 0) { best = ground }
    }
    return best
  }

  /// Whether a role, a weak word of pay and the amount follow each other directly.
  func isObjectOfRole(_ index: Int) -> Bool {
    let before =
      nearness.sentence
      .lowerBound.upTo(
        max(
          nearness.sentence.lowerBound, nearness.amounts[index].range.lowerBound))
    return analyzed.marks(in: before).contains { verb in
      verb.category == .pay && verb.number == 1 && nearness.precedes(index) { $0 == verb }
        && roles.contains {
          $0.range.upperBound <= verb.range.lowerBound
            && analyzed.distance($0.range.upperBound, verb.range.lowerBound) <= 4
            && !nearness.hasComma($0.range.upperBound.upTo(verb.range.lowerBound))
        }
    }
  }

  /// Whether a role, an amount and a weak verb of pay at the clause's end follow each other: `wenn Köche
  /// mit 2.400 Euro einsteigen`, `werden für Köche 2.400 Euro gezahlt`.
  private func isBeforeVerb(_ index: Int) -> Bool {
    let amount = nearness.amounts[index]
    let end = max(amount.end, amount.range.upperBound)
    let follows = analyzed.marks(in: end.upTo(nearness.sentence.upperBound)).contains {
      $0.category == .pay && $0.number == 1 && (0...1).contains($0.range.lowerBound - end)
        && !isClauseContinued(behind: $0)
    }
    return follows
      && roles.contains { role in
        let between = role.range.upperBound.upTo(amount.range.lowerBound)
        return role.range.upperBound <= amount.range.lowerBound
          && analyzed.distance(between.lowerBound, between.upperBound) <= 4
          && !nearness.hasComma(between)
      }
  }

  /// Whether more follows a word than the end of its clause.
  private func isClauseContinued(behind mark: Mark) -> Bool {
    let end = mark.range.upperBound
    return end < nearness.sentence.upperBound && !",;.)".utf8.contains(analyzed.text.bytes[end])
  }

  /// Whether a role, a preposition and an amount for a long period follow each other: `hired her as
  /// superintendent at $212,000 a year`; in Chinese, a role and what it gets: `群众演员一天120元`.
  private func isAtRole(_ index: Int) -> Bool {
    let amount = nearness.amounts[index]
    if analyzed.language.isIdeographic, let start = startOfTerms(index) {
      return roles.contains { $0.range.upperBound == start }
    }
    guard amount.period == .year || amount.period == .month else { return false }
    return roles.contains { role in
      let between = role.range.upperBound.upTo(amount.range.lowerBound)
      let marks = analyzed.marks(in: between)
      return !marks.isEmpty && between.count <= 5
        && marks.allSatisfy {
          $0.category != .purpose && $0.range.lowerBound <= between.lowerBound + 1
        }
        && marks.contains { $0.category == .function }
    }
  }

  /// Whether an amount stands right behind its period, as it does in Chinese: `一天120元`.
  private func isBehindPeriod(_ index: Int) -> Bool {
    analyzed.language.isIdeographic && nearness.amounts[index].period == nil
      && nearness.precedes(index) { $0.category == .period }
  }

  /// Where an amount with a period begins, the period before it included; `nil` for one without.
  private func startOfTerms(_ index: Int) -> Int? {
    let amount = nearness.amounts[index]
    if amount.period != nil { return amount.range.lowerBound }
    return analyzed.marks(endingAt: amount.range.lowerBound).first { $0.category == .period }?
      .range.lowerBound
  }

  /// Whether a weak word of pay has a role for its object beside the amount: `we pay $90,000 for data
  /// engineers`, `der Betrieb zahlt Köchen 2.400 Euro`.
  private func isPaidToRole(_ index: Int) -> Bool {
    let start = nearness.amounts[index].range.lowerBound
    let before =
      nearness.sentence.lowerBound.upTo(start)
    return analyzed.marks(in: before).contains { verb in
      guard verb.category == .pay, verb.number == 1 else { return false }
      if nearness.precedes(index, where: { $0 == verb }) {
        return roles.contains { nearness.isPurpose($0.range, of: index) }
      }
      return roles.contains {
        $0.range.lowerBound >= verb.range.upperBound && $0.range.upperBound <= start
          && analyzed.distance(verb.range.upperBound, $0.range.lowerBound) <= 4
          && analyzed.distance($0.range.upperBound, start) <= 4
          && !nearness.hasComma(verb.range.upperBound.upTo(start))
      }
    }
  }

  /// Whether a statistic is a role's own: `the median for glaziers`.
  private func isOfRole(_ statistic: Mark) -> Bool {
    roles.contains { role in
      let gap = statistic.range.upperBound.upTo(role.range.lowerBound)
      return role.range.lowerBound > gap.lowerBound
        && analyzed.distance(gap.lowerBound, gap.upperBound) <= 6
        && analyzed.marks(in: gap).contains { $0.category == .function }
        && !analyzed.text.bytes[gap].contains(UInt8(ascii: ","))
    }
  }
}
