import Compensation

/// What speaks for and against an amount being the pay of a role.
struct Judgement: Sendable {
  /// The reason for turning the amount down; `nil` where it is taken.
  var rejection: RejectionReason?
  /// The evidence in points; more is surer. The scale is ``Evidence``'s.
  var evidence: Double

  static func rejected(_ reason: RejectionReason) -> Judgement {
    Judgement(rejection: reason, evidence: 0)
  }
}

/// The weights of the evidence, fitted on annotated passages.
enum Evidence {
  /// A noun of pay close by, a verb of earning, a weaker word.
  static let noun = 4.0
  static let verb = 3.5
  static let weak = 1.0
  /// A role named in the same sentence, or by a heading or the sentence before.
  static let roleInSentence = 2.0
  static let roleInContext = 1.0
  /// A period of payment beside the amount.
  static let period = 1.5
  static let periodNearby = 1.0
  /// The sentence before states pay or asks what a role earns.
  static let answer = 2.0
  static let continuation = 1.5
  static let nearby = 0.5
  /// A line of a list that is a title and an amount.
  static let listed = 1.5
  /// A leading line that speaks of pay.
  static let lead = 2.5
  static let weakLead = 1.5
  /// An advertisement or a survey.
  static let jobContext = 1.0
  /// “gross”, “net”, a statistic.
  static let basis = 1.5
  static let statistic = 1.0
  static let percentile = 2.5
  /// A statistic of something paid by the hour or month; and of all workers.
  static let statisticOfPeriod = 1.0
  static let everyone = 2.5
  /// A line that holds nothing but an amount and its period.
  static let alone = 3.0
  /// From here on an amount is taken.
  static let threshold = 3.5
}

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
  enum Continuation {
    case none
    /// It answers a question about pay.
    case answers
    /// The sentence or line before states pay.
    case follows
  }

  private static let payRule = Nearness.Rule(
    betweenBefore: 5, betweenAfter: 14, afterSurcharge: 1, limit: 45)
  private static let refusalRule = Nearness.Rule(
    betweenBefore: 6, betweenAfter: 14, afterSurcharge: 0, limit: 45, stopsAtComma: true)
  /// A refusal further behind an amount speaks of something else.
  private static let refusalReach = 7
  private static let refusalReachBefore = 34

  private var analyzed: AnalyzedText { nearness.analyzed }

  /// - Parameter earlier: The judgement of the amount before in the sentence, which an amount
  ///   without words of its own shares.
  func judge(_ index: Int, earlier: Judgement?) -> Judgement {
    if isHypothetical(index) || isQuestion { return .rejected(.other) }
    if isDifference(index) { return .rejected(.difference) }
    if let reason = adjacentRefusal(index) { return .rejected(reason) }
    let pay = cheapest(.pay, for: index, rule: Gate.payRule)
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
    if pay == nil, let earlier, let reason = earlier.rejection, reason != .noPayCue {
      return .rejected(reason)
    }
    if pay == nil, let reason = leadRefusal { return .rejected(reason) }
    var evidence = evidence(for: index, pay: pay)
    if let earlier, earlier.rejection == nil, isOfEarlierSize(index) {
      evidence = max(evidence, earlier.evidence)
    }
    return Judgement(
      rejection: evidence >= Evidence.threshold ? nil : .noPayCue, evidence: evidence)
  }

  /// The points of the word of pay that tells most, less if it stands far off.
  private func strongestPay(_ index: Int) -> Double {
    var best = 0.0
    for mark in analyzed.marks(in: nearness.sentence) {
      let strength = Gate.payStrength(mark)
      guard strength > 0, let cost = nearness.cost(of: mark.range, for: index, rule: Gate.payRule)
      else { continue }
      let points = strength >= 3 ? Evidence.noun : strength >= 2 ? Evidence.verb : Evidence.weak
      best = max(best, points * (cost <= 24 ? 1 : 0.75))
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

  /// Whether the amount is about as large as the one before, so that it can go on with it.
  private func isOfEarlierSize(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let ratio = nearness.amounts[index].middle / max(0.01, nearness.amounts[index - 1].middle)
    return ratio > 0.15 && ratio < 8
  }

  private func cheapest(
    _ category: Category, for index: Int, rule: Nearness.Rule
  ) -> (mark: Mark, cost: Int)? {
    var best: (mark: Mark, cost: Int)?
    for mark in analyzed.marks(in: nearness.sentence)
    where (mark.category == category || (category == .pay && Gate.payStrength(mark) > 0))
      && !isOfTitle(mark)
    {
      guard var cost = nearness.cost(of: mark.range, for: index, rule: rule) else { continue }
      let isBehind = mark.range.lowerBound >= nearness.amounts[index].range.upperBound
      if category == .refusal, nearness.isAside(mark) || (isBehind && cost > Gate.refusalReach) {
        continue
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

  /// A refusal that follows within the amount's own phrase: `$4M experimentation budget`.
  private func adjacentRefusal(_ index: Int) -> RejectionReason? {
    let amount = nearness.amounts[index]
    let end = max(amount.end, amount.range.upperBound)
    for mark in analyzed.marks(in: nearness.sentence)
    where mark.category == .refusal && mark.range.lowerBound >= amount.range.upperBound
      && !isOfTitle(mark) && !nearness.isAside(mark)
    {
      let isNext = !nearness.amounts.contains {
        $0.range.lowerBound >= end && $0.range.upperBound <= mark.range.lowerBound
      }
      let words = analyzed.distance(end, mark.range.lowerBound)
      guard isNext, words <= 5, isPhrase(end..<max(end, mark.range.lowerBound)) else { continue }
      return RejectionReason(rawValue: mark.value)
    }
    return nil
  }

  /// Whether a stretch is part of one noun phrase: no punctuation, preposition or verb.
  private func isPhrase(_ range: Range<Int>) -> Bool {
    let bytes = analyzed.text.bytes
    if bytes[range].contains(where: { ",;:()./|+".utf8.contains($0) }) { return false }
    return !analyzed.marks(in: range).contains {
      [.function, .contrast, .pay, .rangeTo, .period, .orMore, .basis].contains($0.category)
    }
  }

  private var isQuestion: Bool {
    let bytes = analyzed.text.bytes
    var last = nearness.sentence.upperBound - 1
    while last > nearness.sentence.lowerBound, bytes[last] == 0x20 || bytes[last] == 0x22 {
      last -= 1
    }
    return bytes[last] == UInt8(ascii: "?")
  }

  private func isHypothetical(_ index: Int) -> Bool {
    analyzed.marks(in: nearness.sentence).contains { $0.category == .hypothetical }
  }

  private func isDifference(_ index: Int) -> Bool {
    let amount = nearness.amounts[index]
    if amount.comparison == .none,
      nearness.precedes(index, where: { $0.category == .difference && $0.text == "before" })
    {
      return true
    }
    return nearness.follows(index) { mark in
      mark.category == .difference && mark.text == "after" && !isAddition(mark)
    }
  }

  /// Whether the words behind an amount say that it is base or total pay.
  private func hasOwnComponent(_ index: Int) -> Bool {
    let rule = Nearness.Rule(
      betweenBefore: 99, betweenAfter: 99, afterSurcharge: 0, limit: 12, stopsAtComma: true)
    let end = nearness.amounts[index].range.upperBound
    return analyzed.marks(in: nearness.sentence).contains {
      $0.category == .component && $0.text != "variable" && $0.range.lowerBound >= end
        && nearness.cost(of: $0.range, for: index, rule: rule) != nil
    }
  }

  /// Whether “more” adds a part of the pay: `18.000 € más comisiones`.
  private func isAddition(_ mark: Mark) -> Bool {
    analyzed.marks(in: mark.range.upperBound..<nearness.sentence.upperBound).first.map {
      $0.range.lowerBound - mark.range.upperBound <= 1
        && ($0.category == .refusal || $0.category == .component)
    } ?? false
  }

  /// Whether a mark is part of a role's title.
  private func isOfTitle(_ mark: Mark) -> Bool {
    roles.contains { $0.range.overlaps(mark.range) }
  }

  /// Whether what is no pay is the subject of the verb before the amount: `the rent takes $900`.
  private func isSubject(_ refusal: Mark, of pay: Mark) -> Bool {
    guard pay.category == .pay, pay.number == 2, refusal.range.upperBound <= pay.range.lowerBound
    else { return false }
    let between = refusal.range.upperBound..<pay.range.lowerBound
    return analyzed.distance(between.lowerBound, between.upperBound) <= 6
      && !nearness.hasComma(between)
      && !roles.contains { between.contains($0.range.lowerBound) }
      && !analyzed.marks(in: between).contains { $0.category == .function && $0.range.count <= 3 }
  }

  /// The reason that the leading line gives, where it speaks of no pay.
  private var leadRefusal: RejectionReason? {
    for lead in leads {
      let marks = lead.analyzed.marks.filter { mark in
        !lead.roles.contains { $0.range.overlaps(mark.range) }
      }
      if marks.contains(where: { $0.category == .pay && $0.number >= 2 }) { return nil }
      if let mark = marks.first(where: { $0.category == .refusal }) {
        return RejectionReason(rawValue: mark.value)
      }
    }
    return nil
  }

  private func evidence(for index: Int, pay: (mark: Mark, cost: Int)?) -> Double {
    let amount = nearness.amounts[index]
    let marks = analyzed.marks(in: nearness.sentence)
    var points = 0.0
    points += strongestPay(index)
    if hasRoleInSentence {
      points += Evidence.roleInSentence
    } else if hasRoleInContext {
      points += Evidence.roleInContext
    }
    if amount.period != nil {
      points += Evidence.period
    } else if marks.contains(where: { $0.category == .period }) {
      points += Evidence.periodNearby
    }
    switch continuation {
    case .none: break
    case .answers: points += Evidence.answer
    case .follows: points += isElliptic(index) ? Evidence.continuation : Evidence.nearby
    }
    if isListed(index) || isAdvertised { points += Evidence.listed }
    if let lead = leads.first {
      let strength =
        lead.analyzed.marks.lazy.filter { $0.category == .pay }.map(\.number).max() ?? 0
      if strength >= 2 {
        points += Evidence.lead
      } else if strength > 0 {
        points += Evidence.weakLead
      } else if lead.analyzed.marks.contains(where: { $0.category == .jobContext }) {
        points += Evidence.jobContext
      }
    }
    if marks.contains(where: { $0.category == .jobContext }) { points += Evidence.jobContext }
    if nearness.nearest(to: index, rule: .init(limit: 12), where: { $0.category == .basis }) != nil
    {
      points += Evidence.basis
    }
    if let (mark, _) = nearness.nearest(
      to: index, rule: .init(limit: 20),
      where: { $0.category == .statistic || $0.category == .percentile })
    {
      points += mark.category == .percentile ? Evidence.percentile : Evidence.statistic
      if amount.period != nil { points += Evidence.statisticOfPeriod }
      if marks.contains(where: { $0.category == .everyone }) { points += Evidence.everyone }
    }
    let hasPeriod = marks.contains { $0.category == .period }
    if hasPeriod || !leads.isEmpty, standsAlone { points += Evidence.alone }
    return points
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

  /// Whether the line is a role and its amount, with little between: `Geodeta – 7 500 zł`.
  private func isListed(_ index: Int) -> Bool {
    guard hasRoleInSentence, index == 0, !leads.isEmpty || startsWithRole else { return false }
    return analyzed.distance(nearness.sentence.lowerBound, nearness.amounts[0].range.lowerBound)
      <= 16
  }

  private var startsWithRole: Bool {
    roleStart.map { $0 <= nearness.sentence.lowerBound + 1 } ?? false
  }

  /// Whether the sentence says hardly anything beside the amount and its terms.
  private var standsAlone: Bool {
    let neutral: Set<Category> = [
      .period, .basis, .currency, .approximately, .above, .upTo, .orMore, .payments, .paymentsUnit,
      .rangeOpening, .rangeTo, .function, .component, .jobContext, .level, .place, .each, .number,
      .pay, .multiplier, .statistic, .aside,
    ]
    var covered = nearness.amounts.map { $0.range.lowerBound..<max($0.end, $0.range.upperBound) }
    for mark in analyzed.marks(in: nearness.sentence) {
      if mark.category == .difference { return false }
      if mark.category == .refusal {
        guard nearness.isAside(mark) else { return false }
        covered.append(mark.range)
      }
      if neutral.contains(mark.category) { covered.append(mark.range) }
    }
    var words = 0
    var position = nearness.sentence.lowerBound
    var isInWord = false
    while position < nearness.sentence.upperBound {
      let shape = CharacterShape(analyzed.text.bytes, at: position)
      let isWord = shape.isLetter || shape.length >= 3
      if isWord, !covered.contains(where: { $0.contains(position) }) {
        words += isInWord && shape.isLetter ? 0 : shape.isLetter ? 2 : 1
      }
      isInWord = isWord
      position += shape.length
    }
    return words <= 4
  }
}
