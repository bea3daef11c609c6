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

  private var range: Range<Int> { passage.analyzed.sentences[sentence] }
  private var analyzed: AnalyzedText { passage.analyzed }

  /// A verdict, or a subject with what it does.
  private struct Predicate {
    var place: Range<Int>
    var direction: OutlookDirection
    var subject: String
  }

  /// Whether the sentence asserts something of what can grow or shrink.
  var holdsPredicates: Bool {
    let marks = analyzed.marks(in: range)
    return marks.contains {
      [.outlookSubject, .outlookVerdict, .outlookComparison].contains($0.category)
    }
      && !isQuestion && !marks.contains { $0.category == .hypothetical && $0.text == "" }
  }

  /// Returns the statements in the order of their roles.
  func records(in context: inout DocumentContext, at index: Int) -> [Record] {
    guard holdsPredicates else { return [] }
    let predicates = predicates(analyzed.marks(in: range))
    guard !predicates.isEmpty else { return [] }
    let named = passage.subjects(in: range)
    var statements: [(key: String, statement: OutlookStatement)] = []
    for predicate in predicates {
      let own = named.filter { !isOfOther($0, than: predicate, among: predicates) }
      guard own.isEmpty == named.isEmpty,
        let role = role(of: predicate, named: own, context: &context, index: index)
      else { continue }
      for role in coordinated(with: role, named: own) {
        let statement = statement(
          predicate, among: predicates, role: role, named: named, context: &context, index: index)
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

  /// The bytes of `, and ` and the like.
  private static let longestJoint = 8

  /// Whether a stretch is `、`.
  private func holdsOnlyIdeographicComma(_ gap: Range<Int>) -> Bool {
    analyzed.text.bytes[gap].elementsEqual([0xE3, 0x80, 0x81])
  }

  private var isQuestion: Bool {
    analyzed.text.bytes[range].last { $0 != 0x20 } == UInt8(ascii: "?")
  }

  private func predicates(_ marks: ArraySlice<Mark>) -> [Predicate] {
    var found: [Predicate] = []
    for mark in marks where mark.category == .outlookVerdict && !isOfNumber(mark) {
      if let direction = OutlookDirection(rawValue: mark.value) {
        found.append(Predicate(place: mark.range, direction: direction, subject: "verdict"))
      }
    }
    found += counted(marks)
    var told: [Mark] = []
    for subject in marks where subject.category == .outlookSubject {
      let word = directing(subject, marks)
      if let word { told.append(word) }
      guard
        let direction = signedDirection(of: subject)
          ?? word.flatMap({ OutlookDirection(rawValue: $0.value) })
      else { continue }
      found.append(
        Predicate(
          place: subject.range
            .lowerBound.upTo(max(subject.range.upperBound, subject.range.lowerBound + 1)),
          direction: direction, subject: subject.value))
    }
    found += elliptic(marks, behind: told)
    return found.sorted { $0.place.lowerBound < $1.place.lowerBound }
  }

  /// What further clauses say of their own roles with the subject of the one before: `employment of
  /// florists will shrink by 3 per cent, and that of roofers rise by 6`.
  private func elliptic(_ marks: ArraySlice<Mark>, behind told: [Mark]) -> [Predicate] {
    guard var last = told.map(\.range.upperBound).max() else { return [] }
    let named = passage.subjects(in: range)
    var found: [Predicate] = []
    for mark in marks where mark.category == .outlookDirection && mark.range.lowerBound >= last {
      let between = last.upTo(mark.range.lowerBound)
      guard let direction = OutlookDirection(rawValue: mark.value), startsClause(in: between),
        let role = named.last(where: { between.contains($0.range.lowerBound) }),
        startsClause(in: last.upTo(role.range.lowerBound)),
        !marks.contains(where: {
          [.outlookSubject, .outlookBlock, .outlookVerdict, .pay].contains($0.category)
            && between.contains($0.range.lowerBound)
        })
      else { continue }
      found.append(Predicate(place: mark.range, direction: direction, subject: "verdict"))
      last = mark.range.upperBound
    }
    return found
  }

  /// Whether a word is one of approximation before a number: `knapp 20.000 Euro`.
  private func isOfNumber(_ mark: Mark) -> Bool {
    let bytes = analyzed.text.bytes
    let next = mark.range.upperBound + 1
    return next < bytes.count && bytes[next - 1] == UInt8(ascii: " ") && isDigit(bytes[next])
      && analyzed.marks(startingAt: mark.range.lowerBound).contains {
        $0.category == .approximately
      }
  }

  /// How many more or fewer there will be by some year: `11 percent more nurses`.
  private func counted(_ marks: ArraySlice<Mark>) -> [Predicate] {
    marks.compactMap { mark in
      guard mark.category == .outlookComparison,
        let direction = OutlookDirection(rawValue: mark.value),
        isCounted(mark),
        OutlookFigures(analyzed: analyzed, sentence: range).years(near: mark.range).to != nil
      else { return nil }
      return Predicate(place: mark.range, direction: direction, subject: "employment")
    }
  }

  /// Whether a number or a per cent says how many: `2,400 more inspectors`, `11 percent more`.
  private func isCounted(_ mark: Mark) -> Bool {
    let bytes = analyzed.text.bytes
    var end = mark.range.lowerBound
    if end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return (end > 0 && isDigit(bytes[end - 1]))
      || analyzed.marks(endingAt: end).contains {
        $0.category == .number || $0.category == .multiplier
      }
      || analyzed.marks(in: mark.range).contains { $0.category == .percent }
  }

  /// The direction of a signed percentage right behind a subject: `Employment: +8%`.
  private func signedDirection(of subject: Mark) -> OutlookDirection? {
    let bytes = analyzed.text.bytes
    for percent in analyzed.marks(in: range) where percent.category == .percent {
      guard percent.range.lowerBound > subject.range.upperBound,
        analyzed.distance(subject.range.upperBound, percent.range.lowerBound) <= 16
      else { continue }
      var start = percent.range.lowerBound
      while start > range.lowerBound,
        isDigit(bytes[start - 1]) || " .,".utf8.contains(bytes[start - 1])
      {
        start -= 1
      }
      guard start > range.lowerBound else { continue }
      if bytes[start - 1] == UInt8(ascii: "+") { return .growth }
      let isMinus = bytes[start - 1] == UInt8(ascii: "-") || bytes[start - 1] == 0x93
      if isMinus, start < 2 || !isDigit(bytes[max(0, start - 4)]) { return .decline }
    }
    return nil
  }

  /// How far what a subject does stands from it.
  private static let reach = 42

  /// What a subject does: the nearest word of direction that nothing else claims.
  private func directing(_ subject: Mark, _ marks: ArraySlice<Mark>) -> Mark? {
    var best: (mark: Mark, cost: Int)?
    for mark in marks where mark.category == .outlookDirection {
      // In the clause before, it mostly is of another subject.
      let isBefore =
        mark.range.upperBound <= subject.range.lowerBound
        && startsClause(in: mark.range.upperBound.upTo(subject.range.lowerBound))
      let cost = distance(subject.range, mark.range) + (isBefore ? 12 : 0)
      guard cost <= OutlookReader.reach, !isApart(mark.range, before: subject.range),
        !isClaimed(mark, from: subject, cost: cost, marks),
        best.map({ cost < $0.cost }) ?? true
      else { continue }
      best = (mark, cost)
    }
    return best?.mark
  }

  /// Whether a colon or semicolon parts a word of direction from the subject behind it.
  private func isApart(_ direction: Range<Int>, before subject: Range<Int>) -> Bool {
    direction.upperBound <= subject.lowerBound
      && analyzed.text.bytes[direction.upperBound.upTo(subject.lowerBound)].contains {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";")
      }
  }

  /// Whether something that is no employment stands nearer to a word of direction than the subject.
  private func isClaimed(
    _ mark: Mark, from subject: Mark, cost: Int, _ marks: ArraySlice<Mark>
  ) -> Bool {
    marks.contains { other in
      other.category == .outlookBlock && other.range != subject.range
        && distance(other.range, mark.range) < cost
        && !(other.range.lowerBound > mark.range.upperBound
          && subject.range.upperBound <= mark.range.lowerBound)
        && !isBetween(subject.range, other.range, mark.range, marks)
    }
  }

  /// Whether the blocking word only describes the subject's role: it stands between subject and
  /// direction without a boundary of clauses behind it.
  private func isBetween(
    _ subject: Range<Int>, _ other: Range<Int>, _ direction: Range<Int>, _ marks: ArraySlice<Mark>
  ) -> Bool {
    guard subject.upperBound <= other.lowerBound, other.upperBound <= direction.lowerBound else {
      return false
    }
    return distance(subject, other) <= 8
  }

  private func distance(_ first: Range<Int>, _ second: Range<Int>) -> Int {
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
  private func startsClause(in stretch: Range<Int>) -> Bool {
    analyzed.text.bytes[stretch].contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
      || analyzed.marks(in: stretch).contains { $0.category == .contrast }
  }

  /// The role that a predicate is about: the nearest named, a subject's mostly behind it.
  private func role(
    of predicate: Predicate, named: [RoleMark], context: inout DocumentContext, index: Int
  ) -> AttachedRole? {
    let isVerdict = predicate.subject == "verdict"
    var best: (mark: RoleMark, cost: Int)?
    for mark in named {
      var cost = distance(predicate.place, mark.range)
      let isBehind = mark.range.lowerBound >= predicate.place.upperBound
      if isBehind == isVerdict { cost += 8 }
      if best.map({ cost < $0.cost }) ?? true { best = (mark, cost) }
    }
    if let best, best.cost <= 46 { return AttachedRole(best.mark, isInSentence: true) }
    guard named.isEmpty, !isVerdict, isAboutTheRole(predicate) else { return nil }
    let role = context.role(around: index, sentence: sentence)
    return role?.role == nil ? nil : role
  }

  /// Whether a sentence without a role speaks of the one that its context names: it gives the
  /// outlook itself or a rate of growth, and nothing else that could grow.
  private func isAboutTheRole(_ predicate: Predicate) -> Bool {
    let marks = analyzed.marks(in: range)
    guard !marks.contains(where: { $0.category == .outlookBlock }) else { return false }
    return predicate.subject == "outlook" || marks.contains { $0.category == .percent }
  }

  private func statement(
    _ predicate: Predicate, among predicates: [Predicate], role: AttachedRole, named: [RoleMark],
    context: inout DocumentContext, index: Int
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
    if !isUnmoved, let percent = figures.percent(near: predicate.place, within: reach),
      isNearest(percent.place, to: predicate, among: predicates),
      !isOfOther(percent.place, than: role, from: predicate.place, named: named)
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

  private func isNearest(
    _ place: Range<Int>, to predicate: Predicate, among predicates: [Predicate]
  ) -> Bool {
    let own = distance(predicate.place, place)
    let isOther = analyzed.marks(in: range).contains {
      $0.category == .outlookBlock && distance($0.range, place) < own
    }
    return !isOther
      && predicates.allSatisfy {
        $0.direction == predicate.direction || distance($0.place, place) >= own
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
