import Compensation

/// The role that an amount is the pay of, and the words that name it.
struct AttachedRole: Sendable {
  var role: String?
  /// In the document; `nil` where the text names no role.
  var written: Range<Int>?
  var level: JobLevel?
  /// Whether the sentence itself names it.
  var isInSentence = false
  /// Whether the figure is of all workers, so that no role from elsewhere applies.
  var isEveryone = false

  init() {}

  init(_ mark: RoleMark, isInSentence: Bool) {
    role = mark.role
    written = mark.sourceRange
    level = mark.level
    self.isInSentence = isInSentence
  }

  /// The mark behind it, for measuring nearness; `nil` where the role comes from elsewhere.
  var mark: RoleMark?
}

/// Finds the role of each amount of a sentence: in the sentence, in order, or by its context.
struct RoleAttachment {
  let nearness: Nearness
  /// The roles that the sentence names.
  let roles: [RoleMark]
  let passage: Passage

  private static let rule = Nearness.Rule(
    betweenBefore: 3, betweenAfter: 20, afterSurcharge: 5, limit: 90)

  var analyzed: AnalyzedText { nearness.analyzed }

  /// Returns the role of an amount as far as its own sentence tells it, or `nil`.
  func role(of index: Int) -> AttachedRole? {
    if let aligned = aligned(index) ?? parallel(index) { return aligned }
    let nearest = nearestRole(to: index)
    if let everyone = everyone(index), everyone < (nearest?.cost ?? Int.max) {
      var none = AttachedRole()
      none.isEveryone = true
      return none
    }
    if let unknown = unknownSubject(of: index, known: nearest?.mark) { return unknown }
    if let nearest, isOfLaterClause(nearest.mark, than: index),
      let subject = UnnamedSubject(nearness: nearness).role(of: index)
    {
      return subject
    }
    guard let nearest else { return prefixedTitle }
    var attached = AttachedRole(nearest.mark, isInSentence: true)
    attached.mark = nearest.mark
    return attached
  }

  /// The words before an amount where a role stands just so before the amount before: `private 6,100 zł,
  /// corporal 6,720 zł`.
  private func parallel(_ index: Int) -> AttachedRole? {
    guard index > 0, !analyzed.language.isIdeographic else { return nil }
    let before = nearness.amounts[index - 1]
    let isNamed = roles.contains { role in
      role.range.upperBound <= before.range.lowerBound
        && isLabel(role.range.upperBound.upTo(before.range.lowerBound))
    }
    let bytes = analyzed.text.bytes
    let from = max(before.end, before.range.upperBound)
    let between = from.upTo(nearness.amounts[index].range.lowerBound)
    let words = between.drop { !isLetter(bytes[$0]) && bytes[$0] < 0xC3 }
    let end = words.firstIndex { !isLetter(bytes[$0]) && bytes[$0] < 0xC3 && bytes[$0] != 0x20 }
    var label = (words.first ?? between.upperBound).upTo(end ?? between.upperBound)
    while let last = label.last, bytes[last] == 0x20 { label = label.lowerBound..<last }
    guard isNamed || parallel(index - 1) != nil, label.count >= 4,
      bytes[label].count(where: { $0 == 0x20 }) < 2,
      between.first.map({ ",;".utf8.contains(bytes[$0]) }) == true,
      isLabel(label.upperBound.upTo(between.upperBound)),
      !roles.contains(where: { between.contains($0.range.lowerBound) }),
      analyzed.marks(in: label).isEmpty
    else { return nil }
    var attached = AttachedRole()
    attached.written = analyzed.text.sourceRange(label)
    attached.isInSentence = true
    return attached
  }

  /// Whether nothing but spaces, a colon or a dash stands between a label and its amount.
  private func isLabel(_ stretch: Range<Int>) -> Bool {
    analyzed.text.bytes[stretch].allSatisfy { " :–-".utf8.contains($0) }
  }

  private func nearestRole(to index: Int) -> (mark: RoleMark, cost: Int)? {
    var best: (mark: RoleMark, cost: Int)?
    let start = nearness.amounts[index].range.lowerBound
    var rule = RoleAttachment.rule
    // Behind a comma another clause names its own role, unless none was named before.
    rule.stopsAtComma = roles.contains { $0.range.upperBound <= start }
    for mark in roles {
      if nearness.isPurpose(mark.range, of: index) { return (mark, 0) }
      guard let cost = nearness.cost(of: mark.range, for: index, rule: rule),
        !leadsNextAmount(mark, behind: index), !beginsClause(mark, behind: index),
        !isOfRelativeClause(mark, before: index),
        best.map({ cost < $0.cost }) ?? true
      else { continue }
      best = (mark, cost)
    }
    return best
  }

  /// Whether an unknown role is only what a relative clause says of another: `an arborist who can run a
  /// crew earns $34`.
  private func isOfRelativeClause(_ role: RoleMark, before index: Int) -> Bool {
    let start = nearness.amounts[index].range.lowerBound
    guard role.role == nil, role.range.upperBound <= start,
      let opening = analyzed.marks(in: nearness.sentence.lowerBound.upTo(role.range.lowerBound))
        .last(where: { $0.category == .relative }),
      roles.contains(where: { (0...1).contains(opening.range.lowerBound - $0.range.upperBound) })
    else { return false }
    return analyzed.marks(in: role.range.upperBound.upTo(start)).contains {
      $0.category == .pay && $0.number == 2
    }
  }

  /// Whether a role without a place in the catalogue begins a further clause behind an amount: `they
  /// can expect $60,000, and specialists rather more`.
  private func beginsClause(_ role: RoleMark, behind index: Int) -> Bool {
    let end = nearness.amounts[index].range.upperBound
    guard role.role == nil, role.range.lowerBound >= end else { return false }
    let between = end.upTo(role.range.lowerBound)
    guard nearness.hasComma(between) else { return false }
    // `they earn $3,460, masters from $4,300`
    let hasOwnAmount = nearness.amounts.contains { $0.range.lowerBound >= role.range.upperBound }
    return hasOwnAmount
      || analyzed.marks(in: between).contains {
        ($0.category == .rangeAnd || $0.category == .contrast)
          && role.range.lowerBound - $0.range.upperBound <= 6
      }
  }

  /// Whether a role behind an amount begins the next one, while one before could be this one's.
  private func leadsNextAmount(_ role: RoleMark, behind index: Int) -> Bool {
    let end = nearness.amounts[index].range.upperBound
    guard role.range.lowerBound >= end, !nearness.isPurpose(role.range, of: index),
      roles.contains(where: { $0.range.upperBound <= end }),
      let next = nearness.amounts.first(where: {
        $0.range.lowerBound >= role.range.upperBound
      })
    else { return false }
    return analyzed.distance(role.range.upperBound, next.range.lowerBound)
      <= analyzed.distance(end, role.range.lowerBound) + 2
  }

  /// Whether a role stands behind an amount in another clause, before an amount of its own.
  func isOfLaterClause(_ role: RoleMark, than index: Int) -> Bool {
    let end = nearness.amounts[index].range.upperBound
    return role.range.lowerBound >= end && nearness.hasComma(end.upTo(role.range.lowerBound))
      && nearness.amounts.contains { $0.range.lowerBound >= role.range.upperBound }
  }

  private func everyone(_ index: Int) -> Int? {
    let rule = Nearness.Rule(betweenBefore: 20, betweenAfter: 30, afterSurcharge: 0, limit: 30)
    return nearness.nearest(
      to: index, rule: rule, where: { $0.category == .everyone && !isOfRole($0) })?.cost
  }

  /// Whether words for all workers only say whose employees a role is: `les ambulanciers du secteur
  /// privé`.
  private func isOfRole(_ everyone: Mark) -> Bool {
    roles.contains { role in
      let between = role.range.upperBound.upTo(everyone.range.lowerBound)
      return !between.isEmpty && analyzed.distance(between.lowerBound, between.upperBound) <= 6
        && analyzed.marks(in: between).contains { $0.category == .function }
        && !nearness.hasComma(between)
        && !analyzed.marks(in: between).contains { $0.category == .rangeAnd }
    }
  }

  /// The subject of the amount's own verb of earning where it is no role that is known:
  /// “Lieutenants with fifteen years on the job often make over $84,000”.
  private func unknownSubject(of index: Int, known: RoleMark?) -> AttachedRole? {
    guard !analyzed.language.isIdeographic else { return nil }
    let amount = nearness.amounts[index]
    let verbs = nearness.marks.filter {
      $0.category == .pay && $0.number == 2 && $0.range.upperBound <= amount.range.lowerBound
    }
    guard let verb = verbs.last,
      analyzed.distance(verb.range.upperBound, amount.range.lowerBound) < 14
    else { return nil }
    let start = clauseStart(before: verb.range.lowerBound)
    if let known, known.range.lowerBound >= start || known.range.lowerBound > verb.range.lowerBound
    {
      return nil
    }
    guard let words = nounPhrase(from: start, to: verb.range.lowerBound) else { return nil }
    var attached = AttachedRole()
    attached.written = analyzed.text.sourceRange(words)
    attached.isInSentence = true
    return attached
  }

  /// Where the clause that holds a place begins.
  private func clauseStart(before place: Int) -> Int {
    let bytes = analyzed.text.bytes
    var start = place
    while start > nearness.sentence.lowerBound {
      if ",;:".utf8.contains(bytes[start - 1]) { break }
      if analyzed.marks(startingAt: start).contains(where: { $0.category == .contrast }) {
        break
      }
      start -= 1
    }
    for amount in nearness.amounts where amount.end > start && amount.end <= place {
      start = amount.end
    }
    if let contrast = analyzed.marks(startingAt: start).first(where: { $0.category == .contrast }) {
      start = contrast.range.upperBound
    }
    while start < place, bytes[start] == UInt8(ascii: " ") { start += 1 }
    // `…, and captains make $58`
    guard
      let and = analyzed.marks(startingAt: start).first(where: { $0.category == .rangeAnd }),
      and.range.upperBound < place
    else { return start }
    return and.range.upperBound + 1
  }

  /// Returns the words at the head of a clause up to its first preposition or adverb, where they can
  /// name a role: plural nouns, no pronoun, no word that the tables know.
  private func nounPhrase(from start: Int, to end: Int) -> Range<Int>? {
    let bytes = analyzed.text.bytes
    var wordEnd = start
    var position = start
    var words = 0
    while position < end, words < 4 {
      var next = position
      while next < end, bytes[next] != UInt8(ascii: " ") { next += 1 }
      let marks = analyzed.marks(startingAt: position)
      if marks.contains(where: { $0.category != .level && $0.range.upperBound <= next + 1 }) {
        break
      }
      guard bytes[position..<next].allSatisfy({ isLetter($0) || $0 >= 0x80 || $0 == 0x27 }) else {
        break
      }
      wordEnd = next
      words += 1
      position = next + 1
    }
    guard wordEnd - start >= 5, words <= 3, bytes[wordEnd - 1] == UInt8(ascii: "s"),
      analyzed.language.code == "en"
    else { return nil }
    return start.upTo(wordEnd)
  }

  /// The text that leads an item up to its colon or dash, where it can be a title:
  /// “Stażysta: 3 000 zł”.
  private var prefixedTitle: AttachedRole? {
    guard let first = nearness.amounts.first else { return nil }
    let bytes = analyzed.text.bytes
    let start = nearness.sentence.lowerBound
    let isIdeographic = analyzed.language.isIdeographic
    guard start == 0 || passage.kind == .item else { return nil }
    var end = start
    var words = 1
    while end < first.range.lowerBound {
      let byte = bytes[end]
      if ":|(,".utf8.contains(byte) { break }
      if byte == UInt8(ascii: "."), bytes[end + 1] == byte { break }
      if byte == 0x20, isIdeographic { break }
      if byte == 0x20, end + 1 < bytes.count {
        if bytes[end + 1] == UInt8(ascii: "-") || bytes[end + 1] == 0xE2 { break }
        words += 1
      }
      end += 1
    }
    guard end < first.range.lowerBound else { return nil }
    while end > start, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    guard end - start >= 4, words <= 5,
      !bytes[start.upTo(end)].contains(where: isDigit),
      !analyzed.marks(in: start.upTo(end)).contains(where: { mark in
        [
          .pay, .refusal, .place, .statistic, .period, .level, .jobContext, .function, .everyone,
          .counter, .share, .top, .bottom, .percentile, .component, .basis,
        ]
        .contains(mark.category)
      })
    else { return nil }
    var attached = AttachedRole()
    attached.written = analyzed.text.sourceRange(start.upTo(end))
    attached.isInSentence = true
    return attached
  }
}
