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
  /// Whether the sentence before seeks someone for a role: `the parish is looking for a ferryman`.
  let isSought: Bool
  /// Whether the sentences before suppose a case that this one reckons with.
  let isSupposed: Bool
  /// Whether a sentence or a line before announces prices.
  let isPriced: Bool
  /// What ``Nearness/otherWords(in:)`` says of the sentence.
  let otherWords: Int

  /// How the sentence goes on with what was said of pay before.
  enum Continuation: Equatable {
    case none
    /// It answers a question about pay.
    case answers
    /// It answers a question about what is no pay, for that reason.
    case answersOn(RejectionReason)
    /// The sentence or line before states pay; of about this amount, where it is a sentence, and
    /// maybe that of all workers.
    case follows(size: Double?, ofEveryone: Bool = false)
  }

  static let payRule = Nearness.Rule(
    betweenBefore: 5, betweenAfter: 14, afterSurcharge: 1, limit: 45)
  private static let refusalRule = Nearness.Rule(
    betweenBefore: 6, betweenAfter: 14, afterSurcharge: 0, limit: 45, stopsAtComma: true)
  /// A refusal further behind an amount speaks of something else.
  private static let refusalReach = 7
  private static let refusalReachBefore = 34
  /// How much nearer than a word of pay a thing that costs money has to stand.
  private static let thingLead = 8
  private static let thingReach = 12
  /// The longest word between the points of a change.
  private static let longestJoiner = 24

  var analyzed: AnalyzedText { nearness.analyzed }

  /// - Parameter earlier: The judgement of the amount before in the sentence, which an amount
  ///   without words of its own shares.
  func judge(_ index: Int, earlier: Judgement?) -> Judgement {
    if isHypothetical(index) || isQuestion { return .rejected(.other) }
    if let earlier, earlier.rejection == nil, isPointBehind(index - 1) { return earlier }
    if isDifference(index) { return .rejected(.difference) }
    if let reason = adjacentRefusal(index) { return .rejected(reason) }
    if isPaidByRole(index) || isPaidByClient(index) { return .rejected(.price) }
    if let reason = reasonOfSame(index, earlier: earlier) { return .rejected(reason) }
    if isPaidToBusiness(index) { return .rejected(.fee) }
    if isEarnedByBusiness(index) { return .rejected(.revenue) }
    if let reason = purpose(index) ?? measured(index) ?? clauseRefusal(index) {
      return .rejected(reason)
    }
    let pay = cheapest(.pay, for: index, rule: Gate.payRule)
    if pay.map({ Gate.payStrength($0.mark) < 3 || isTerm($0.mark) }) ?? true,
      let reason = decisive(index)
    {
      return .rejected(reason)
    }
    if pay == nil, followsShareOfPay(index) { return .rejected(.fee) }
    if saysShareAgain(index) { return .rejected(.fee) }
    if isWholeOfShare(index) { return .rejected(.other) }
    let isSaidPay = isObjectOfRole(index) || pay.map { Gate.payStrength($0.mark) >= 2 } == true
    if case .answersOn(let reason) = continuation, !isSaidPay { return .rejected(reason) }
    let refusal = cheapest(.refusal, for: index, rule: Gate.refusalRule)
    let strong =
      hasOwnComponent(index)
      ? 0 : pay.flatMap { Gate.payStrength($0.mark) >= 2 ? $0.cost : nil } ?? Int.max
    // `What does a mechanic earn? Contracts begin at $4,200.`
    let isAnswer = continuation == .answers && refusal?.mark.text == "revenue"
    if let refusal, !isAnswer,
      refusal.cost <= strong
        || pay.map({ isSubject(refusal.mark, of: $0.mark) || isWhole($0.mark, of: refusal.mark) })
          == true,
      refusal.cost <= Gate.refusalReachBefore,
      let reason = RejectionReason(rawValue: refusal.mark.value)
    {
      return .rejected(reason)
    }
    if let thing = cheapest(.thing, for: index, rule: Gate.refusalRule),
      thing.cost <= Gate.thingReach, !(thing.mark.text == "revenue" && hasTerms(index)),
      strong == Int.max || thing.cost + Gate.thingLead <= strong,
      let reason = RejectionReason(rawValue: thing.mark.value)
    {
      return .rejected(reason)
    }
    if pay.map({ Gate.payStrength($0.mark) < 3 }) ?? true, let reason = governing(index) {
      return .rejected(reason)
    }
    // Before the first amount, what is earlier is the sentence before: a raise is asked for, and `the
    // board offers $180`.
    let isWeak =
      pay.map {
        Gate.payStrength($0.mark) < ($0.mark.category == .component ? 3 : index == 0 ? 2 : 0)
      } ?? true
    if isWeak || pay.map({ goesWithEarlier($0.mark, index) }) == true, let earlier,
      let reason = earlier.rejection, reason != .noPayCue
    {
      return .rejected(reason)
    }
    if let reason = earlier?.rejection,
      goesOnDirectly(index, from: reason) || saysSameOfAnother(index)
    {
      return .rejected(reason)
    }
    if isPriced, !isSaidPay, !followsNounOfPay(index) { return .rejected(.price) }
    if comesBesidePay(index) { return .rejected(.bonus) }
    if pay == nil, !isPaidByCount(index), let reason = leadRefusal { return .rejected(reason) }
    let grounds = grounds(for: index, pay: pay)
    var evidence = grounds.reduce(0) { $0 + $1.points }
    if let earlier, earlier.rejection == nil, isOfEarlierSize(index) {
      evidence = max(evidence, earlier.evidence)
    }
    return Judgement(
      rejection: evidence >= Evidence.threshold ? nil : .noPayCue, evidence: evidence,
      hasNoun: pay.map { Gate.payStrength($0.mark) >= 3 } ?? false,
      speaksOfPay: pay.map { Gate.payStrength($0.mark) >= 2 } ?? false, grounds: grounds)
  }

  /// Whether an amount and the next one are the points of a change: `goes from $24.60 to $27.85`.
  func isPointBehind(_ index: Int) -> Bool {
    guard nearness.amounts.indices.contains(index), nearness.amounts.indices.contains(index + 1)
    else { return false }
    let between =
      nearness.amounts[index].range.upperBound.upTo(nearness.amounts[index + 1].range.lowerBound)
    return between.count <= Gate.longestJoiner
      && analyzed.marks(in: between).contains { mark in
        mark.category == .rangeTo
          && nearness.isFiller(between.lowerBound.upTo(mark.range.lowerBound))
          && nearness.isFiller(mark.range.upperBound.upTo(between.upperBound))
      }
  }

  /// Whether an amount is gross or net for a period, as wages are and contracts are not.
  private func hasTerms(_ index: Int) -> Bool {
    nearness.amounts[index].period != nil && nearness.follows(index) { $0.category == .basis }
  }

  /// Whether a noun of pay stands before an amount in its clause: `Pensja geodety w terenie – 6 220 zł
  /// brutto`.
  private func followsNounOfPay(_ index: Int) -> Bool {
    let start = nearness.amounts[index].range.lowerBound
    return nearness.marks.contains {
      Gate.payStrength($0) >= 3 && $0.range.upperBound <= start
        && !nearness.hasComma($0.range.upperBound.upTo(start))
    }
  }

  /// How much a mark says of pay: 3 for a noun, 2 for a verb, 1 for a weak word, 0 for others.
  static func payStrength(_ mark: Mark) -> Double {
    switch mark.category {
    case .pay: mark.number
    case .component where mark.text != "variable": mark.range.count > 6 ? 3 : 2
    default: 0
    }
  }

  /// Whether what speaks of pay only says that it is net or the total, as a prize and a loot are too.
  private func isTerm(_ pay: Mark) -> Bool {
    pay.category == .component
      || analyzed.marks(startingAt: pay.range.lowerBound).contains {
        $0.category == .basis && $0.range == pay.range
      }
  }

  /// Whether pay is only what something else is a share of: `25% of the first-year salary`, `half of
  /// your wage`.
  func isReckonedFrom(_ pay: Mark) -> Bool {
    guard Gate.payStrength(pay) >= 3 || pay.text == "base" else { return false }
    let start = pay.range.lowerBound
    let before = max(nearness.sentence.lowerBound, start - 40)..<start
    let marks = analyzed.marks(in: before)
    guard
      let share = marks.last(where: {
        $0.category == .share || ($0.category == .percent && isCounted($0))
      }), share.range.upperBound <= start,
      analyzed.distance(share.range.upperBound, start) <= 12
    else { return false }
    let between = share.range.upperBound.upTo(start)
    return !analyzed.text.bytes[between].contains { ",;:".utf8.contains($0) }
      && marks.contains { $0.category == .function && $0.range.lowerBound >= between.lowerBound }
      && !isOfDistribution(pay)
  }

  /// Whether a number stands right before a mark.
  func isCounted(_ mark: Mark) -> Bool {
    let bytes = analyzed.text.bytes
    var end = mark.range.lowerBound
    if end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return (end > 0 && isDigit(bytes[end - 1]))
      || analyzed.marks(endingAt: end).contains { $0.category == .number }
  }

  /// Whether a noun of pay is what a share of the workers has: `25% of salaries exceed $80,000`.
  private func isOfDistribution(_ pay: Mark) -> Bool {
    nearness.marks.contains { mark in
      switch mark.category {
      case .top, .bottom: true
      case .above, .below:
        mark.range.lowerBound >= pay.range.upperBound
          && !nearness.hasComma(pay.range.upperBound.upTo(mark.range.lowerBound))
      default: false
      }
    }
  }

  /// Whether a verb of earning behind an amount begins another clause, with an amount of its own.
  private func isOfNextAmount(_ verb: Mark, from index: Int) -> Bool {
    let end = nearness.amounts[index].range.upperBound
    return verb.category == .pay && verb.number < 3 && verb.range.lowerBound >= end
      && nearness.hasComma(end.upTo(verb.range.lowerBound))
      && nearness.amounts.contains { $0.range.lowerBound >= verb.range.upperBound }
  }

  /// Whether a word is one of those that say what has been taken off the pay: `nach Steuern und
  /// Krankenversicherung`.
  private func isOfBasis(_ mark: Mark) -> Bool {
    nearness.marks.contains {
      $0.category == .basis && $0.range.lowerBound < mark.range.lowerBound
        && $0.range.upperBound >= mark.range.upperBound
    }
  }

  /// Whether an amount says right behind it how often a year it is paid: `18k×15`.
  private func isPaidByCount(_ index: Int) -> Bool {
    let amount = nearness.amounts[index]
    return analyzed.marks(in: amount.range.upperBound.upTo(nearness.sentence.upperBound)).contains {
      $0.category == .payments && $0.range.lowerBound - amount.end <= 1
    }
  }

  /// Whether the amount is about as large as the one before, so that it can go on with it.
  private func isOfEarlierSize(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (amount, before) = (nearness.amounts[index], nearness.amounts[index - 1])
    var ratio = amount.middle / max(0.01, before.middle)
    if let period = amount.period, let earlier = before.period {
      ratio *= PeriodCustom.perYear(period) / PeriodCustom.perYear(earlier)
    }
    return ratio > 0.1 && ratio < 10
  }

  private func cheapest(
    _ category: Category, for index: Int, rule: Nearness.Rule
  ) -> (mark: Mark, cost: Int)? {
    var best: (mark: Mark, cost: Int)?
    for mark in nearness.marks
    where (mark.category == category || (category == .pay && Gate.payStrength(mark) > 0))
      && !isOfTitle(mark) && !isReckonedFrom(mark) && !isOfNextAmount(mark, from: index)
      && !(category == .refusal && isOfBasis(mark))
    {
      guard var cost = nearness.cost(of: mark.range, for: index, rule: rule) else { continue }
      let isBehind = mark.range.lowerBound >= nearness.amounts[index].range.upperBound
      if category == .refusal || category == .thing {
        let end = nearness.amounts[index].range.upperBound
        let isFar =
          isBehind && (cost > Gate.refusalReach || isParted(end.upTo(mark.range.lowerBound)))
        if isFar || nearness.isAside(mark) || (isBehind && nearness.leadsNext(mark, behind: index))
          || isInRelativeClause(mark, before: index)
        {
          continue
        }
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
}
