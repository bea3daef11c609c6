import Compensation

/// Reads what a sentence says of the job prospects of roles.
///
/// A statement is a verdict on a role (“are in high demand”) or a subject that can grow
/// (“employment of”, “demand for”) with what it does; growth of pay, firms and markets is none.
/// There is one statement a role and sentence.
struct OutlookReader {
  let passage: PassageAnalysis
  /// The sentence's index in the passage.
  let sentence: Int

  var range: Range<Int> { passage.analyzed.sentences[sentence] }
  var analyzed: AnalyzedText { passage.analyzed }

  /// A verdict, or a subject with what it does.
  struct Predicate: Sendable {
    var place: Range<Int>
    var direction: OutlookDirection
    var subject: String
    /// The word that says what the subject does.
    var word: Range<Int>?
    /// Where figures on it are looked for: at the word that gives the direction, where there is one.
    var core: Range<Int> { word ?? place }
  }

  /// What the sentence asserts of what can grow or shrink; nothing where it asks or supposes.
  var predicates: [Predicate] {
    let all = analyzed.marks(in: range)
    let holdsAny = all.contains {
      [.outlookSubject, .outlookVerdict, .outlookComparison, .outlookDirection].contains(
        $0.category)
    }
    guard holdsAny, !isQuestion,
      !all.contains(where: { $0.category == .hypothetical && $0.text != "leading" })
    else { return [] }
    // A word of a title says nothing: `sound engineers`.
    let named = passage.subjects(in: range)
    let marks = all.filter { mark in
      !named.contains { role in
        role.role != nil && role.range.lowerBound <= mark.range.lowerBound
          && mark.range.upperBound <= role.range.upperBound
      }
    }
    return predicates(marks[...])
  }

  /// Returns the statements in the order of their roles.
  func records(in context: DocumentContext, at index: Int) -> [Record] {
    let predicates = passage.predicates[sentence]
    guard !predicates.isEmpty else { return [] }
    let named = passage.subjects(in: range)
    var statements: [(key: String, statement: OutlookStatement)] = []
    for predicate in predicates {
      let own = named.filter { !isOfOther($0, than: predicate, among: predicates) }
      guard own.isEmpty == named.isEmpty,
        let role = role(of: predicate, named: own, context: context, index: index)
      else { continue }
      for role in coordinated(with: role, named: own) {
        let statement = statement(
          predicate, among: predicates, role: role, named: named, context: context, index: index)
        let key = role.role ?? statement.roleAsWritten ?? ""
        if let known = statements.firstIndex(where: { $0.key == key }) {
          statements[known].statement.take(statement)
        } else {
          statements.append((key, statement))
        }
      }
    }
    return statements.map { .outlook($0.statement) }
  }

  /// A role with those that stand in one list with it: `demand for roofers and glaziers`.
  private func coordinated(with role: AttachedRole, named: [RoleMark]) -> [AttachedRole] {
    guard role.isInSentence, let own = named.firstIndex(where: { $0.sourceRange == role.written })
    else { return [role] }
    var first = own
    while first > 0, isJoined(named[first - 1], named[first]) { first -= 1 }
    var last = own
    while last + 1 < named.count, isJoined(named[last], named[last + 1]) { last += 1 }
    return named[first...last].map { AttachedRole($0, isInSentence: true) }
  }

  /// Whether nothing but a comma or “and” stands between two roles.
  private func isJoined(_ first: RoleMark, _ second: RoleMark) -> Bool {
    guard first.range.upperBound < second.range.lowerBound else { return false }
    let gap = first.range.upperBound.upTo(second.range.lowerBound)
    guard gap.count <= OutlookReader.longestJoint else { return false }
    let joints = analyzed.marks(in: gap).filter { $0.category == .rangeAnd }
    return gap.allSatisfy { place in
      " ,".utf8.contains(analyzed.text.bytes[place])
        || joints.contains { $0.range.contains(place) }
    } || holdsOnlyIdeographicComma(gap)
  }

  /// The bytes of `of`, `for`, `an`.
  private static let longestPreposition = 3
  /// How far a percentage stands at most behind a word of contrast that leads no clause with a
  /// subject: `will fall, however, by 9%`.
  private static let longestBare = 5
  /// The bytes of `, and ` and the like.
  private static let longestJoint = 8

  /// Whether a stretch is `、`.
  private func holdsOnlyIdeographicComma(_ gap: Range<Int>) -> Bool {
    analyzed.text.bytes[gap].elementsEqual([0xE3, 0x80, 0x81])
  }

  private var isQuestion: Bool {
    analyzed.text.bytes[range].last { $0 != 0x20 } == UInt8(ascii: "?")
  }

  func distance(_ first: Range<Int>, _ second: Range<Int>) -> Int {
    if first.upperBound <= second.lowerBound {
      return analyzed.distance(first.upperBound, second.lowerBound)
    }
    if second.upperBound <= first.lowerBound {
      return analyzed.distance(second.upperBound, first.lowerBound) + 5
    }
    return 0
  }

  /// Whether a role stands in the clause of another predicate, nearer to it.
  private func isOfOther(
    _ role: RoleMark, than predicate: Predicate, among predicates: [Predicate]
  ) -> Bool {
    let low = min(role.range.upperBound, predicate.place.upperBound)
    let high = max(role.range.lowerBound, predicate.place.lowerBound)
    guard low < high, startsClause(in: low..<high),
      role.range.lowerBound > predicate.place.lowerBound
    else { return false }
    let own = distance(predicate.place, role.range)
    return predicates.contains { other in
      guard other.place != predicate.place, distance(other.place, role.range) < own else {
        return false
      }
      let from = min(role.range.upperBound, other.place.upperBound)
      let to = max(role.range.lowerBound, other.place.lowerBound)
      return from >= to || !startsClause(in: from.upTo(to))
    }
  }

  /// Whether a comma or an opposed clause stands in a stretch.
  func startsClause(in stretch: Range<Int>) -> Bool {
    analyzed.text.bytes[stretch].contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
      || analyzed.marks(in: stretch).contains { $0.category == .contrast }
  }

  /// The role that a predicate is about: the nearest named, a subject's mostly behind it.
  private func role(
    of predicate: Predicate, named: [RoleMark], context: DocumentContext, index: Int
  ) -> AttachedRole? {
    let isVerdict = predicate.subject == "verdict"
    // `Firms are short of crews`: the role is the preposition's.
    let isOfNext =
      isVerdict && named.contains { $0.range.lowerBound >= predicate.place.upperBound }
      && analyzed.marks(endingAt: predicate.place.upperBound).contains {
        $0.category == .function && $0.range.count <= OutlookReader.longestPreposition
          && $0.range.lowerBound > predicate.place.lowerBound
      }
    var best: (mark: RoleMark, cost: Int)?
    for mark in named {
      if isOfNext, mark.range.lowerBound < predicate.place.lowerBound { continue }
      var cost = distance(predicate.place, mark.range)
      let isBehind = mark.range.lowerBound >= predicate.place.upperBound
      if isBehind == isVerdict { cost += 8 }
      // `岗位将增长18%，速录员则…`: behind a comma another clause names its own.
      if isBehind, !isVerdict,
        startsClause(in: predicate.place.upperBound.upTo(mark.range.lowerBound)),
        named.contains(where: { $0.range.upperBound <= predicate.place.lowerBound })
      {
        cost += 16
      }
      if best.map({ cost < $0.cost }) ?? true { best = (mark, cost) }
    }
    if let best, best.cost <= 46 { return AttachedRole(best.mark, isInSentence: true) }
    guard named.isEmpty, !isVerdict,
      isAboutTheRole(predicate) || (!isBlocked && context.isHeadedByRole(index))
    else { return nil }
    let role = context.role(around: index, sentence: sentence)
    return role?.role == nil ? nil : role
  }

  /// Whether a sentence without a role speaks of the one that its context names: it gives the
  /// outlook itself or a rate of growth, and nothing else that could grow.
  private func isAboutTheRole(_ predicate: Predicate) -> Bool {
    guard !isBlocked else { return false }
    return predicate.subject == "outlook"
      || analyzed.marks(in: range).contains { $0.category == .percent }
  }

  /// Whether the sentence speaks of what grows and is no employment.
  private var isBlocked: Bool {
    analyzed.marks(in: range).contains { $0.category == .outlookBlock }
  }

  private func statement(
    _ predicate: Predicate, among predicates: [Predicate], role: AttachedRole, named: [RoleMark],
    context: DocumentContext, index: Int
  ) -> OutlookStatement {
    var statement = OutlookStatement(
      location: context.location(of: passage.text.sourceRange(range)),
      language: passage.language.code, direction: predicate.direction,
      quote: context.folded(passage.text.sourceRange(range)), confidence: 0.9)
    statement.role = role.role
    statement.roleAsWritten = role.written.map { context.folded($0) }
    let figures = OutlookFigures(analyzed: analyzed, sentence: range)
    let isOnly = predicates.allSatisfy { $0.direction == predicate.direction }
    let isUnmoved = predicate.direction == .stable && !isOnly
    let reach = isOnly ? Int.max : 30
    if !isUnmoved, let percent = figures.percent(near: predicate.core, within: reach),
      isNearest(percent.place, to: predicate, among: predicates),
      !isOfOther(percent.place, than: role, from: predicate.place, named: named),
      !isOfOtherClause(percent.place, than: predicate)
    {
      statement.growthPercent =
        predicate.direction == .decline ? -percent.value : percent.value
    }
    (statement.fromYear, statement.toYear) = figures.years(near: predicate.place)
    if let openings = figures.count(of: "openings", near: predicate.place) {
      statement.openingsPerYear = openings
    }
    if let jobs = figures.count(of: "jobs", near: predicate.place) ?? newHolders(role, context) {
      statement.newJobs = predicate.direction == .decline ? -jobs : jobs
    }
    if let mark = analyzed.marks(in: range).first(where: {
      $0.category == .place && passage.text.isName($0.range)
    }) {
      statement.country = mark.value
      statement.placeAsWritten = context.folded(passage.text.sourceRange(mark.range))
    }
    return statement
  }

  /// Whether a place lies in another clause, which names a role of its own.
  private func isOfOther(
    _ place: Range<Int>, than role: AttachedRole, from predicate: Range<Int>, named: [RoleMark]
  ) -> Bool {
    let isBehind = place.lowerBound >= predicate.upperBound
    let between =
      isBehind
      ? predicate.upperBound.upTo(place.lowerBound)
      : place.upperBound.upTo(predicate.lowerBound)
    let breaks = analyzed.marks(in: between).filter { $0.category == .contrast }.map(\.range)
    let commas = between.filter { analyzed.text.bytes[$0] == UInt8(ascii: ",") }.map { $0..<$0 + 1 }
    guard let boundary = (breaks + commas).min(by: { $0.lowerBound < $1.lowerBound }) else {
      return false
    }
    let side =
      isBehind
      ? boundary.upperBound.upTo(range.upperBound) : range.lowerBound.upTo(boundary.lowerBound)
    let others = named.filter { side.contains($0.range.lowerBound) }
    return !others.isEmpty && !others.contains { $0.sourceRange == role.written }
  }

  /// Whether a place lies in a clause opposed to that of a predicate, which does not say the same:
  /// `prospects are good, although the market shrank by 7 percent`.
  private func isOfOtherClause(_ place: Range<Int>, than predicate: Predicate) -> Bool {
    let between = predicate.core.upperBound.upTo(place.lowerBound)
    guard let contrast = analyzed.marks(in: between).last(where: { $0.category == .contrast }),
      analyzed.distance(contrast.range.upperBound, place.lowerBound) > OutlookReader.longestBare
    else { return false }
    return !analyzed.marks(in: contrast.range.upperBound.upTo(range.upperBound)).contains {
      [.outlookDirection, .outlookVerdict, .outlookMultiple].contains($0.category)
        && (OutlookDirection(rawValue: $0.value) ?? predicate.direction) == predicate.direction
    }
  }

  private func isNearest(
    _ place: Range<Int>, to predicate: Predicate, among predicates: [Predicate]
  ) -> Bool {
    let own = distance(predicate.core, place)
    let isOther = analyzed.marks(in: range).contains {
      $0.category == .outlookBlock && distance($0.range, place) < own
    }
    return !isOther
      && predicates.allSatisfy {
        $0.direction == predicate.direction || distance($0.core, place) >= own
      }
  }

  /// The number of people that a statement says will be needed: `25 million new project managers`.
  private func newHolders(_ role: AttachedRole, _ context: DocumentContext) -> Double? {
    guard let written = role.written, role.isInSentence else { return nil }
    let start = passage.text.index(ofSource: written.lowerBound)
    return passage.amounts[sentence].first { amount in
      amount.currency.isEmpty && amount.range.upperBound <= start
        && amount.low.doubleValue >= 100
        && analyzed.distance(amount.range.upperBound, start) <= 5
    }?.low.doubleValue
  }
}

extension OutlookStatement {
  /// Takes over what another statement of the same sentence adds.
  fileprivate mutating func take(_ other: OutlookStatement) {
    if growthPercent == nil, let percent = other.growthPercent {
      growthPercent = percent
      direction = other.direction
    }
    fromYear = fromYear ?? other.fromYear
    toYear = toYear ?? other.toYear
    openingsPerYear = openingsPerYear ?? other.openingsPerYear
    newJobs = newJobs ?? other.newJobs
  }
}
