import Compensation

// What speaks against an amount being pay.
extension Gate {
  /// Whether the role itself pays the amount: `Midwives pay about $9,800`; or the amount is the price
  /// of some measure: `90 zł/45 min`.
  func isPaidByRole(_ index: Int) -> Bool {
    let amount = nearness.amounts[index]
    let bytes = analyzed.text.bytes
    let end = amount.range.upperBound
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "/"), isDigit(bytes[end + 1]) {
      return true
    }
    let start = nearness.sentence.lowerBound
    let before = start.upTo(amount.range.lowerBound)
    // `glazurnicy biorą 9 tys. zł na rękę`: who states the basis speaks of pay.
    let hasBasis = nearness.follows(index) { $0.category == .basis }
    return analyzed.marks(in: before).contains { payer in
      payer.category == .payer && !(hasBasis && payer.text == "fee")
        && (payer.text == "fee" || nearness.precedes(index, where: { $0 == payer })
          || isObject(of: payer, index))
        && roles.contains { role in
          role.range.upperBound <= payer.range.lowerBound && !isComplement(role)
            && (payer.range.lowerBound - role.range.upperBound <= 1 || isSubject(role, of: payer))
        }
    }
  }

  /// Whether only a place and a verb such as “may” part a role from what it does: `obstetricians in
  /// Florida may pay`.
  private func isSubject(_ role: RoleMark, of payer: Mark) -> Bool {
    let between = role.range.upperBound.upTo(payer.range.lowerBound)
    // `glaziers' pay` is a noun.
    return analyzed.distance(between.lowerBound, between.upperBound) <= 10
      && !nearness.hasComma(between) && analyzed.text.bytes[between].first != UInt8(ascii: "'")
      && !analyzed.marks(in: between).contains {
        [.pay, .contrast, .rangeAnd, .purpose].contains($0.category)
      }
  }

  /// Whether a role only says whose job it is: `the post for an astronomer pays $97,500`.
  private func isComplement(_ role: RoleMark) -> Bool {
    let start = nearness.sentence.lowerBound
    return analyzed.marks(in: start.upTo(role.range.lowerBound)).contains {
      $0.category == .purpose && analyzed.distance($0.range.upperBound, role.range.lowerBound) <= 4
    }
  }

  /// Whether a role earns the amount by the words before it: `maids earn $14 for cleaning rooms`.
  private func isEarned(_ index: Int) -> Bool {
    let start = nearness.sentence.lowerBound
    let before = start.upTo(nearness.amounts[index].range.lowerBound)
    return analyzed.marks(in: before).contains { verb in
      verb.category == .pay && verb.number >= 2
        && roles.contains {
          $0.range.upperBound <= verb.range.lowerBound
            && analyzed.distance($0.range.upperBound, verb.range.lowerBound) <= 8
        }
    }
  }

  /// Whether an amount follows a verb of paying within a few words, none of which is a role that gets
  /// it.
  private func isObject(of payer: Mark, _ index: Int) -> Bool {
    let between =
      payer.range
      .upperBound.upTo(
        max(
          payer.range.upperBound, nearness.amounts[index].range.lowerBound))
    return analyzed.distance(between.lowerBound, between.upperBound) <= 6
      && !nearness.hasComma(between)
      && !roles.contains { between.contains($0.range.lowerBound) }
      && !nearness.amounts.contains { between.contains($0.range.lowerBound) }
  }

  /// The reason of a thing that the amount is paid for: `$90 a month for a room`.
  func purpose(_ index: Int) -> RejectionReason? {
    let amount = nearness.amounts[index]
    let end = max(amount.end, amount.range.upperBound)
    let behind = analyzed.marks(in: end.upTo(nearness.sentence.upperBound))
    guard let purpose = behind.first(where: { $0.category == .purpose }),
      purpose.range.lowerBound - end <= 1,
      let thing = behind.first(where: {
        ($0.category == .thing || $0.category == .refusal)
          && $0.range.lowerBound >= purpose.range.upperBound && !isOfTitle($0)
      }), analyzed.distance(purpose.range.upperBound, thing.range.lowerBound) <= 5,
      !nearness.hasComma(end.upTo(thing.range.lowerBound)), !isEarned(index)
    else { return nil }
    return RejectionReason(rawValue: thing.value)
  }

  /// The reason of a thing that is paid for by the hour: `150 zł za godzinę obserwacji`.
  func measured(_ index: Int) -> RejectionReason? {
    let amount = nearness.amounts[index]
    guard amount.period != nil else { return nil }
    return analyzed.marks(in: amount.end.upTo(nearness.sentence.upperBound)).first {
      $0.category == .thing && $0.range.lowerBound - amount.end <= 1 && !isOfTitle($0)
    }.flatMap { RejectionReason(rawValue: $0.value) }
  }

  /// The reason that the amount's clause gives where semicolons part it from all words of pay: `gross
  /// pay is $4,600; a private visit, which she books, is $250`.
  func clauseRefusal(_ index: Int) -> RejectionReason? {
    let bytes = analyzed.text.bytes
    let semicolon = UInt8(ascii: ";")
    let start = nearness.amounts[index].range.lowerBound
    guard let open = bytes[nearness.sentence.lowerBound.upTo(start)].lastIndex(of: semicolon) else {
      return nil
    }
    let end = bytes[start..<nearness.sentence.upperBound].firstIndex(of: semicolon)
    let marks = analyzed.marks(in: open.upTo(end ?? nearness.sentence.upperBound))
    guard !marks.contains(where: { Gate.payStrength($0) > 0 || $0.category == .basis }),
      !nearness.amounts[..<index].contains(where: { $0.range.lowerBound > open })
    else { return nil }
    return marks.first {
      ($0.category == .thing || $0.category == .refusal) && $0.range.upperBound <= start
        && !isOfTitle($0) && !nearness.isAside($0)
    }.flatMap { RejectionReason(rawValue: $0.value) }
  }

  /// The reason of a word that settles it where no noun of pay stands nearer: a court, a lottery.
  func decisive(_ index: Int) -> RejectionReason? {
    let rule = Nearness.Rule(
      betweenBefore: 8, betweenAfter: 30, afterSurcharge: 0, limit: 20, stopsAtComma: true)
    return nearness.nearest(to: index, rule: rule) {
      $0.category == .decisive && !isOfTitle($0) && !nearness.isAside($0)
    }.flatMap { RejectionReason(rawValue: $0.mark.value) }
  }

  /// A refusal that follows within the amount's own phrase: `$4M experimentation budget`.
  func adjacentRefusal(_ index: Int) -> RejectionReason? {
    if let reason = bracketedRefusal(index) ?? apposed(index) { return reason }
    let amount = nearness.amounts[index]
    let end = max(amount.end, amount.range.upperBound)
    for mark in analyzed.marks(in: nearness.sentence)
    where mark.range.lowerBound >= amount.range.upperBound && !nearness.isAside(mark)
      && !leadsNext(mark, behind: index)
      && (settles(mark, behind: end) || (mark.category == .refusal && !isOfTitle(mark)))
    {
      let isNext = !nearness.amounts.contains {
        $0.range.lowerBound >= end && $0.range.upperBound <= mark.range.lowerBound
      }
      let words = analyzed.distance(end, mark.range.lowerBound)
      let between = end.upTo(mark.range.lowerBound)
      guard isNext, words <= 5, isPhrase(between) || isGenitive(between) else { continue }
      return RejectionReason(rawValue: mark.value)
    }
    return nil
  }

  /// The reason of what the amount is said to be right behind the next comma: `took home $20,000 on
  /// Sunday, first prize in a contest`.
  private func apposed(_ index: Int) -> RejectionReason? {
    let amount = nearness.amounts[index]
    let end = max(amount.end, amount.range.upperBound)
    let next = nearness.amounts.first { $0.range.lowerBound >= end }
    let clause = end.upTo(next?.range.lowerBound ?? nearness.sentence.upperBound)
    let comma = analyzed.text.bytes[clause].firstIndex(of: UInt8(ascii: ","))
    guard let comma, !analyzed.language.isIdeographic,
      analyzed.distance(end, comma) <= Gate.longestTimeBehind
    else { return nil }
    return analyzed.marks(in: comma.upTo(clause.upperBound)).first {
      $0.category == .decisive && $0.range.lowerBound - comma <= 4 && !isOfTitle($0)
        && analyzed.distance($0.range.upperBound, clause.upperBound) > 4
    }.flatMap { RejectionReason(rawValue: $0.value) }
  }

  /// How much may stand between an amount and the comma behind it: `on Sunday`.
  private static let longestTimeBehind = 10

  /// Whether a word that settles it stands right behind an amount: `€4 per employee and month`.
  private func settles(_ mark: Mark, behind end: Int) -> Bool {
    mark.category == .decisive && mark.range.lowerBound - end <= 1
  }

  /// The reason of a noun that the amount says the size of, whatever the verb: `receive a loan of up to
  /// €650 a month`.
  func governing(_ index: Int) -> RejectionReason? {
    let start = nearness.amounts[index].range.lowerBound
    let before = analyzed.marks(in: nearness.sentence.lowerBound.upTo(start))
    guard
      let noun = before.last(where: {
        $0.category == .refusal && !isOfTitle($0) && !nearness.isAside($0)
      }),
      case let between = noun.range.upperBound.upTo(start),
      analyzed.distance(between.lowerBound, start) <= 8, !nearness.hasComma(between)
    else { return nil }
    let terms: Set<Category> = [
      .function, .rangeOpening, .rangeTo, .upTo, .above, .approximately, .currency,
    ]
    let marks = analyzed.marks(in: between)
    let isOf =
      marks.contains { $0.category == .function && $0.range.count <= 3 }
      && marks.allSatisfy {
        terms.contains($0.category) || [.until, .lowColumn, .highColumn].contains($0.category)
      }
      && holdsOnly(marks, between)
    return isOf ? RejectionReason(rawValue: noun.value) : nil
  }

  /// Whether marks and spaces fill a stretch.
  private func holdsOnly(_ marks: ArraySlice<Mark>, _ stretch: Range<Int>) -> Bool {
    stretch.allSatisfy { place in
      analyzed.text.bytes[place] == UInt8(ascii: " ")
        || marks.contains { $0.range.contains(place) }
    }
  }

  /// Whether a stretch is nothing but “of”: `750 euros de alquiler`.
  private func isGenitive(_ range: Range<Int>) -> Bool {
    let words = analyzed.marks(in: range).filter { $0.category == .function }
    return words.count == 1 && words[0].range.count <= 3 && range.count <= words[0].range.count + 2
      && words[0].range.count >= range.count - 2
  }

  /// A thing whose price stands in brackets behind it: `your state license ($155)`.
  private func bracketedRefusal(_ index: Int) -> RejectionReason? {
    let bytes = analyzed.text.bytes
    let start = nearness.amounts[index].range.lowerBound
    var end = start
    while end > nearness.sentence.lowerBound, bytes[end - 1] != UInt8(ascii: "(") {
      guard start - end < Gate.longestLeadInBrackets else { return nil }
      end -= 1
    }
    guard end > nearness.sentence.lowerBound + 1 else { return nil }
    end -= bytes[end - 2] == UInt8(ascii: " ") ? 2 : 1
    return analyzed.marks(endingAt: end).first {
      ($0.category == .thing || $0.category == .refusal) && !isOfTitle($0)
    }.flatMap { RejectionReason(rawValue: $0.value) }
  }

  /// The bytes of `last month about ` and the like.
  private static let longestLeadInBrackets = 24

  /// Whether a stretch is part of one noun phrase: no punctuation, preposition or verb.
  func isPhrase(_ range: Range<Int>) -> Bool {
    let bytes = analyzed.text.bytes
    if bytes[range].contains(where: { ",;:()./|+".utf8.contains($0) }) || isParted(range) {
      return false
    }
    return !analyzed.marks(in: range).contains {
      [.function, .contrast, .pay, .rangeTo, .period, .orMore, .basis].contains($0.category)
    }
  }

  /// Whether a space or an ideographic comma parts what is written without spaces.
  func isParted(_ range: Range<Int>) -> Bool {
    guard analyzed.language.isIdeographic, !range.isEmpty else { return false }
    let bytes = analyzed.text.bytes
    return bytes[range].contains(0x20) || nearness.hasComma(range)
  }

  /// Whether the sentence charges a share of the pay before an amount: `25% of the salary, but at
  /// least $20,000`.
  func followsShareOfPay(_ index: Int) -> Bool {
    let start = nearness.sentence.lowerBound
    let before = start.upTo(nearness.amounts[index].range.lowerBound)
    return analyzed.marks(in: before).contains(where: isReckonedFrom)
  }

  var isQuestion: Bool {
    let bytes = analyzed.text.bytes
    var last = nearness.sentence.upperBound - 1
    while last > nearness.sentence.lowerBound, bytes[last] == 0x20 || bytes[last] == 0x22 {
      last -= 1
    }
    return bytes[last] == UInt8(ascii: "?") && !endsWithTag(before: last)
  }

  /// Whether a question mark only asks the listener to agree with what was stated: `…, right?`.
  private func endsWithTag(before end: Int) -> Bool {
    let start = max(nearness.sentence.lowerBound, end - Gate.longestTag)
    guard let comma = analyzed.text.bytes[start..<end].lastIndex(of: UInt8(ascii: ",")),
      let last = nearness.amounts.last
    else { return false }
    return last.range.upperBound <= comma
  }

  /// The bytes of `, don't you think` and the like.
  private static let longestTag = 18

  func isHypothetical(_ index: Int) -> Bool {
    let marks = analyzed.marks(in: nearness.sentence)
    let leads = marks.prefix { $0.range.lowerBound == nearness.sentence.lowerBound }
    let isCondition =
      nearness.hasComma(nearness.sentence)
      && leads.contains { $0.category == .hypothetical && $0.text == "leading" }
    return isCondition || marks.contains { $0.category == .hypothetical && $0.text == "" }
  }

  func isDifference(_ index: Int) -> Bool {
    let amount = nearness.amounts[index]
    if amount.comparison == .none,
      nearness.precedes(index, where: { $0.category == .difference && $0.text == "before" })
    {
      return true
    }
    if isOfGap(index) { return true }
    return nearness.follows(index) { mark in
      mark.category == .difference && mark.text == "after" && !isAddition(mark)
    }
  }

  /// Whether the clause before an amount is about a gap: `die Lücke zwischen … beträgt 1.120 Euro`.
  private func isOfGap(_ index: Int) -> Bool {
    let start = max(nearness.sentence.lowerBound, nearness.amounts[index].range.lowerBound)
    let before = analyzed.marks(in: nearness.sentence.lowerBound.upTo(start))
    guard
      let gap = before.last(where: {
        $0.category == .difference && ($0.text == "gap" || $0.text == "than")
      })
    else { return false }
    let between = gap.range.upperBound.upTo(start)
    return !nearness.hasComma(between)
      && !before.contains { mark in
        mark.category == .pay && (mark.number == 2 || (mark.number > 2 && gap.text == "than"))
          && mark.range.lowerBound >= between.lowerBound
      }
      && !nearness.amounts.contains { between.contains($0.range.lowerBound) }
  }

  /// Whether the words behind an amount say that it is base or total pay.
  func hasOwnComponent(_ index: Int) -> Bool {
    let rule = Nearness.Rule(
      betweenBefore: 99, betweenAfter: 99, afterSurcharge: 0, limit: 12, stopsAtComma: true)
    let end = nearness.amounts[index].range.upperBound
    return analyzed.marks(in: nearness.sentence).contains {
      $0.category == .component && $0.text != "variable" && $0.range.lowerBound >= end
        && nearness.cost(of: $0.range, for: index, rule: rule) != nil
    }
  }

  /// Whether “more” adds a part of the pay: `18.000 € más comisiones`.
  func isAddition(_ mark: Mark) -> Bool {
    analyzed.marks(in: mark.range.upperBound.upTo(nearness.sentence.upperBound)).first.map {
      $0.range.lowerBound - mark.range.upperBound <= 1
        && ($0.category == .component || ($0.category == .refusal && $0.text == "bonus"))
    } ?? false
  }

  /// Whether a mark is part of a role's title.
  func isOfTitle(_ mark: Mark) -> Bool {
    roles.contains { $0.range.overlaps(mark.range) }
  }

  /// Whether what is no pay is the subject of the verb before the amount: `the rent takes $900`.
  func isSubject(_ refusal: Mark, of pay: Mark) -> Bool {
    guard pay.category == .pay, pay.number == 2, refusal.range.upperBound <= pay.range.lowerBound
    else { return false }
    let between = behindRelativeClause(refusal).upTo(pay.range.lowerBound)
    return analyzed.distance(between.lowerBound, between.upperBound) <= 6
      && !nearness.hasComma(between)
      && !roles.contains { between.contains($0.range.lowerBound) }
      && !analyzed.marks(in: between).contains { $0.category == .function && $0.range.count <= 3 }
  }

  /// The end of a mark, or of the clause between commas right behind it: `each firm, which trains two,
  /// receives`.
  private func behindRelativeClause(_ mark: Mark) -> Int {
    let bytes = analyzed.text.bytes
    let end = mark.range.upperBound
    guard end < nearness.sentence.upperBound, bytes[end] == UInt8(ascii: ","),
      let close = bytes[(end + 1)..<nearness.sentence.upperBound].firstIndex(of: bytes[end]),
      !nearness.amounts.contains(where: { end.upTo(close).contains($0.range.lowerBound) })
    else { return end }
    return close + 1
  }

  /// Whether a word for a total says how much there is of what is no pay: `fines of $74,000 in all`.
  func isWhole(_ total: Mark, of refusal: Mark) -> Bool {
    !analyzed.language.isIdeographic && total.category == .component
      && refusal.range.upperBound <= total.range.lowerBound
      && analyzed.distance(refusal.range.upperBound, total.range.lowerBound) <= 4
      && !nearness.hasComma(refusal.range.upperBound.upTo(total.range.lowerBound))
  }

  /// The reason that the leading line gives, where it speaks of no pay.
  var leadRefusal: RejectionReason? {
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
}
