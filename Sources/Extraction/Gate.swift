import Compensation

/// Decides whether an amount is the pay of a role.
struct Gate {
  let nearness: Nearness
  /// The passage's leading lines, nearest first.
  let leads: [PassageAnalysis]
  /// The roles that the sentence names; a word of a title is no evidence: `budget analyst`.
  let roles: [RoleMark]
  let hasRoleInSentence: Bool
  let hasRoleInContext: Bool
  /// Where the first role of the sentence begins.
  let roleStart: Int?
  let continuation: Continuation
  /// Whether the lines around are a short advertisement that a title leads.
  let isAdvertised: Bool

  /// How the sentence goes on with what was said of pay before.
  enum Continuation: Equatable {
    case none
    /// It answers a question about pay.
    case answers
    /// It answers a question about what someone charges.
    case answersOnPrice
    /// The sentence or line before states pay; of about this amount, where it is a sentence.
    case follows(size: Double?)
  }

  private static let payRule = Nearness.Rule(
    betweenBefore: 5, betweenAfter: 14, afterSurcharge: 1, limit: 45)
  private static let refusalRule = Nearness.Rule(
    betweenBefore: 6, betweenAfter: 14, afterSurcharge: 0, limit: 45, stopsAtComma: true)
  /// A refusal further behind an amount speaks of something else.
  private static let refusalReach = 7
  private static let refusalReachBefore = 34
  /// How much nearer than a word of pay a thing that costs money has to stand.
  private static let thingLead = 8
  private static let thingReach = 12
  /// How far behind the beginning of a line of a list its amount stands.
  private static let longestHeadOfLine = 24
  /// More words than this beside an amount and its terms are prose, in halves.
  private static let longProse = 10

  var analyzed: AnalyzedText { nearness.analyzed }

  /// - Parameter earlier: The judgement of the amount before in the sentence, which an amount
  ///   without words of its own shares.
  func judge(_ index: Int, earlier: Judgement?) -> Judgement {
    if isHypothetical(index) || isQuestion { return .rejected(.other) }
    if isDifference(index) { return .rejected(.difference) }
    if let reason = adjacentRefusal(index) { return .rejected(reason) }
    if isPaidByRole(index) { return .rejected(.price) }
    let pay = cheapest(.pay, for: index, rule: Gate.payRule)
    if pay.map({ Gate.payStrength($0.mark) < 3 }) ?? true, let reason = decisive(index) {
      return .rejected(reason)
    }
    if pay == nil, followsShareOfPay(index) { return .rejected(.fee) }
    if pay == nil, continuation == .answersOnPrice { return .rejected(.price) }
    let refusal = cheapest(.refusal, for: index, rule: Gate.refusalRule)
    let strong =
      hasOwnComponent(index)
      ? 0 : pay.flatMap { Gate.payStrength($0.mark) >= 2 ? $0.cost : nil } ?? Int.max
    if let refusal,
      refusal.cost <= strong || pay.map({ isSubject(refusal.mark, of: $0.mark) }) == true,
      refusal.cost <= Gate.refusalReachBefore,
      let reason = RejectionReason(rawValue: refusal.mark.value)
    {
      return .rejected(reason)
    }
    if let thing = cheapest(.thing, for: index, rule: Gate.refusalRule),
      thing.cost <= Gate.thingReach,
      strong == Int.max || thing.cost + Gate.thingLead <= strong,
      let reason = RejectionReason(rawValue: thing.mark.value)
    {
      return .rejected(reason)
    }
    let isWeak = pay.map { $0.mark.category == .component && Gate.payStrength($0.mark) < 3 } ?? true
    if isWeak, let earlier, let reason = earlier.rejection, reason != .noPayCue {
      return .rejected(reason)
    }
    if pay == nil, let reason = leadRefusal { return .rejected(reason) }
    let grounds = grounds(for: index, pay: pay)
    var evidence = grounds.reduce(0) { $0 + $1.points }
    if let earlier, earlier.rejection == nil, isOfEarlierSize(index) {
      evidence = max(evidence, earlier.evidence)
    }
    return Judgement(
      rejection: evidence >= Evidence.threshold ? nil : .noPayCue, evidence: evidence,
      hasNoun: pay.map { Gate.payStrength($0.mark) >= 3 } ?? false, grounds: grounds)
  }

  /// The points of the word of pay that tells most, less if it stands far off.
  private func strongestPay(_ index: Int) -> Ground? {
    var best: Ground?
    for mark in analyzed.marks(in: nearness.sentence)
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

  /// How much a mark says of pay: 3 for a noun, 2 for a verb, 1 for a weak word, 0 for others.
  private static func payStrength(_ mark: Mark) -> Double {
    switch mark.category {
    case .pay: mark.number
    case .component where mark.text != "variable": mark.range.count > 6 ? 3 : 2
    default: 0
    }
  }

  /// Whether a role, a weak word of pay and the amount follow each other directly.
  private func isObjectOfRole(_ index: Int) -> Bool {
    let before =
      nearness.sentence
      .lowerBound..<max(
        nearness.sentence.lowerBound, nearness.amounts[index].range.lowerBound)
    return analyzed.marks(in: before).contains { verb in
      verb.category == .pay && verb.number == 1 && nearness.precedes(index) { $0 == verb }
        && roles.contains {
          $0.range.upperBound <= verb.range.lowerBound
            && analyzed.distance($0.range.upperBound, verb.range.lowerBound) <= 4
            && !nearness.hasComma($0.range.upperBound..<verb.range.lowerBound)
        }
    }
  }

  /// Whether a statistic is a role's own: `the median for glaziers`.
  private func isOfRole(_ statistic: Mark) -> Bool {
    roles.contains { role in
      let gap = statistic.range.upperBound..<max(statistic.range.upperBound, role.range.lowerBound)
      return role.range.lowerBound > gap.lowerBound
        && analyzed.distance(gap.lowerBound, gap.upperBound) <= 6
        && analyzed.marks(in: gap).contains { $0.category == .function }
        && !analyzed.text.bytes[gap].contains(UInt8(ascii: ","))
    }
  }

  /// Whether pay is only what something else is a share of: `25% of the first-year salary`.
  func isReckonedFrom(_ pay: Mark) -> Bool {
    guard Gate.payStrength(pay) >= 3 || pay.text == "base" else { return false }
    let start = pay.range.lowerBound
    let before = max(nearness.sentence.lowerBound, start - 40)..<start
    let marks = analyzed.marks(in: before)
    guard let share = marks.last(where: { $0.category == .percent }),
      share.range.upperBound <= start,
      analyzed.distance(share.range.upperBound, start) <= 12, isCounted(share)
    else { return false }
    let between = share.range.upperBound..<start
    return !analyzed.text.bytes[between].contains { ",;:".utf8.contains($0) }
      && marks.contains { $0.category == .function && $0.range.lowerBound >= between.lowerBound }
      && !isOfDistribution(pay)
  }

  /// Whether a number stands right before a mark.
  private func isCounted(_ mark: Mark) -> Bool {
    let bytes = analyzed.text.bytes
    var end = mark.range.lowerBound
    if end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return (end > 0 && isDigit(bytes[end - 1]))
      || analyzed.marks(endingAt: end).contains { $0.category == .number }
  }

  /// Whether a noun of pay is what a share of the workers has: `25% of salaries exceed $80,000`.
  private func isOfDistribution(_ pay: Mark) -> Bool {
    analyzed.marks(in: nearness.sentence).contains { mark in
      switch mark.category {
      case .top, .bottom: true
      case .above, .below:
        mark.range.lowerBound >= pay.range.upperBound
          && !nearness.hasComma(pay.range.upperBound..<mark.range.lowerBound)
      default: false
      }
    }
  }

  /// Whether a verb of earning behind an amount begins another clause, with an amount of its own.
  private func isOfNextAmount(_ verb: Mark, from index: Int) -> Bool {
    let end = nearness.amounts[index].range.upperBound
    return verb.category == .pay && verb.number < 3 && verb.range.lowerBound >= end
      && nearness.hasComma(end..<verb.range.lowerBound)
      && nearness.amounts.contains { $0.range.lowerBound >= verb.range.upperBound }
  }

  /// Whether the amount is about as large as the one before, so that it can go on with it.
  private func isOfEarlierSize(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let ratio = nearness.amounts[index].middle / max(0.01, nearness.amounts[index - 1].middle)
    return ratio > 0.1 && ratio < 10
  }

  private func cheapest(
    _ category: Category, for index: Int, rule: Nearness.Rule
  ) -> (mark: Mark, cost: Int)? {
    var best: (mark: Mark, cost: Int)?
    for mark in analyzed.marks(in: nearness.sentence)
    where (mark.category == category || (category == .pay && Gate.payStrength(mark) > 0))
      && !isOfTitle(mark) && !isReckonedFrom(mark) && !isOfNextAmount(mark, from: index)
    {
      guard var cost = nearness.cost(of: mark.range, for: index, rule: rule) else { continue }
      let isBehind = mark.range.lowerBound >= nearness.amounts[index].range.upperBound
      if category == .refusal || category == .thing {
        let end = nearness.amounts[index].range.upperBound
        let isFar = isBehind && (cost > Gate.refusalReach || isParted(end..<mark.range.lowerBound))
        if isFar || nearness.isAside(mark) { continue }
      }
      // A weak word yields to a telling one a little further on.
      if category == .pay {
        let strength = Gate.payStrength(mark)
        cost += strength >= 3 ? 0 : strength >= 2 ? 1 : 4
      }
      if best.map({ cost < $0.cost }) ?? true { best = (mark, cost) }
    }
    return best
  }

  func grounds(for index: Int, pay: (mark: Mark, cost: Int)?) -> [Ground] {
    let amount = nearness.amounts[index]
    let marks = analyzed.marks(in: nearness.sentence)
    let telling = strongestPay(index)
    var grounds = [telling].compactMap { $0 }
    if hasRoleInSentence {
      grounds.append(Evidence.roleInSentence)
    } else if hasRoleInContext {
      grounds.append(Evidence.roleInContext)
    }
    if amount.period != nil {
      grounds.append(Evidence.period)
    } else if marks.contains(where: { $0.category == .period }) {
      grounds.append(Evidence.periodNearby)
    }
    switch continuation {
    case .none, .answersOnPrice: break
    case .answers: grounds.append(Evidence.answer)
    case .follows(let size):
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
    if marks.contains(where: { $0.category == .jobContext }) { grounds.append(Evidence.jobContext) }
    if nearness.nearest(to: index, rule: .init(limit: 12), where: { $0.category == .basis }) != nil
    {
      grounds.append(Evidence.basis)
    }
    if let (mark, _) = nearness.nearest(
      to: index, rule: .init(limit: 20),
      where: { $0.category == .statistic || $0.category == .percentile })
    {
      grounds.append(mark.category == .percentile ? Evidence.percentile : Evidence.statistic)
      if amount.period != nil { grounds.append(Evidence.statisticOfPeriod) }
      if marks.contains(where: { $0.category == .everyone }) { grounds.append(Evidence.everyone) }
      if telling == nil, isOfRole(mark) { grounds.append(Evidence.statisticOfRole) }
    }
    let strength = telling?.points ?? 0
    if strength > 0, strength < Evidence.verb.points, isObjectOfRole(index) {
      grounds.append(Evidence.direct)
    }
    let limit = Evidence.roleInSentence.points + Evidence.period.points
    if strength <= Evidence.weak.points, amount.period != .hour,
      grounds.reduce(0, { $0 + $1.points }) <= limit,
      leads.isEmpty, continuation == .none,
      otherWords(in: nearness.sentence) > Gate.longProse
    {
      grounds.append(Evidence.prose)
    }
    let hasPeriod = marks.contains { $0.category == .period }
    if hasPeriod || !leads.isEmpty, standsAlone { grounds.append(Evidence.alone) }
    return grounds
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

  /// Whether a sentence goes on with the pay of the one before: an amount of its size, behind a weak
  /// word of pay, or the only one among few words, of which one says that time has passed, that it is
  /// more or less, or that it is of another place.
  private func isProgress(_ index: Int, from size: Double) -> Bool {
    let ratio = nearness.amounts[index].middle / max(0.01, size)
    guard ratio > 0.3, ratio < 4 else { return false }
    if isExpected(index) { return true }
    let marks = analyzed.marks(in: nearness.sentence)
    return nearness.amounts.count == 1 && otherWords(in: nearness.sentence) <= Gate.longProse
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
    let between = title.range.upperBound..<start
    return analyzed.text.bytes[between].contains { ":|-,;(".utf8.contains($0) || $0 == 0xE2 }
      || otherWords(in: between) <= 2
  }

  private var startsWithRole: Bool {
    roleStart.map { $0 <= nearness.sentence.lowerBound + 1 } ?? false
  }

  /// Whether the sentence says hardly anything beside the amount and its terms.
  private var standsAlone: Bool {
    let isRefused = analyzed.marks(in: nearness.sentence).contains { mark in
      mark.category == .difference || (mark.category == .refusal && !nearness.isAside(mark))
    }
    return !isRefused && otherWords(in: nearness.sentence) <= 4
  }

  /// What an amount's terms are made of.
  private static let terms: Set<Category> = [
    .period, .basis, .currency, .approximately, .above, .upTo, .orMore, .payments, .paymentsUnit,
    .rangeOpening, .rangeTo, .function, .component, .jobContext, .level, .place, .each, .number,
    .pay, .multiplier, .statistic, .aside,
  ]

  /// How much a stretch holds beside amounts and their terms: two for a word, one for an ideograph.
  private func otherWords(in range: Range<Int>) -> Int {
    var covered = nearness.amounts.map { $0.range.lowerBound..<max($0.end, $0.range.upperBound) }
    for mark in analyzed.marks(in: range) {
      let isTerm =
        Gate.terms.contains(mark.category)
        || (mark.category == .refusal && nearness.isAside(mark))
      if isTerm { covered.append(mark.range) }
    }
    var words = 0
    var position = range.lowerBound
    var isInWord = false
    while position < range.upperBound {
      let shape = CharacterShape(analyzed.text.bytes, at: position)
      let isWord = shape.isLetter || shape.length >= 3
      if isWord, !covered.contains(where: { $0.contains(position) }) {
        words += isInWord && shape.isLetter ? 0 : shape.isLetter ? 2 : 1
      }
      isInWord = isWord
      position += shape.length
    }
    return words
  }
}
