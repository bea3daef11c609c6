import Compensation

// What speaks against an amount being pay.
extension Gate {
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
        && !isOfEarlier($0, than: index)
        && !(isOfRole($0) && isEarned(index, behind: $0) && !isSubjectOfNext($0))
        && !isPaidWhole(index, behind: $0)
    }.flatMap { RejectionReason(rawValue: $0.mark.value) }
  }

  /// Whether a word goes with an earlier amount right before it, and a comma ends that: `$3.1 million in
  /// debt, pays its oboist $162,000`.
  private func isOfEarlier(_ mark: Mark, than index: Int) -> Bool {
    guard index > 0 else { return false }
    let earlier = nearness.amounts[index - 1]
    let end = max(earlier.end, earlier.range.upperBound)
    let amount = nearness.amounts[index].range.lowerBound
    return mark.range.lowerBound >= end && mark.range.upperBound <= amount
      && mark.range.lowerBound - end <= 1
      && nearness.hasComma(mark.range.upperBound.upTo(amount))
  }

  /// Whether a relative clause begins in a mark, whose subject it is: `benefits, which`.
  private func isSubjectOfNext(_ mark: Mark) -> Bool {
    analyzed.text.bytes[mark.range].contains(UInt8(ascii: ","))
  }

  /// Whether an amount is said to be base or total pay behind a word that settles it: `with royalties, total
  /// compensation of $121,500`.
  private func isPaidWhole(_ index: Int, behind mark: Mark) -> Bool {
    let between = mark.range.upperBound.upTo(nearness.amounts[index].range.lowerBound)
    return analyzed.marks(in: between).contains {
      $0.category == .component && ["base", "total"].contains($0.text)
    }
  }

  /// Whether a verb of earning stands between a word and an amount.
  private func isEarned(_ index: Int, behind mark: Mark) -> Bool {
    let between = mark.range.upperBound.upTo(nearness.amounts[index].range.lowerBound)
    return analyzed.marks(in: between).contains { $0.category == .pay && $0.number == 2 }
  }

  /// A refusal that follows within the amount's own phrase: `$4M experimentation budget`.
  func adjacentRefusal(_ index: Int) -> RejectionReason? {
    if let reason = bracketedRefusal(index) ?? apposed(index) ?? enumerated(index) {
      return reason
    }
    let amount = nearness.amounts[index]
    let end = max(amount.end, amount.range.upperBound)
    for mark in nearness.marks where mark.range.lowerBound >= amount.range.upperBound {
      guard analyzed.distance(end, mark.range.lowerBound) <= 5 else { break }
      guard settles(mark, behind: end) || (mark.category == .refusal && !isOfTitle(mark)),
        !nearness.isAside(mark), !nearness.leadsNext(mark, behind: index)
      else { continue }
      let isNext = !nearness.amounts.contains {
        $0.range.lowerBound >= end && $0.range.upperBound <= mark.range.lowerBound
      }
      let between = end.upTo(mark.range.lowerBound)
      guard isNext, isPhrase(between) || isGenitive(between) else { continue }
      return RejectionReason(rawValue: mark.value)
    }
    return nil
  }

  /// The reason of the noun behind the last amount of an enumeration, which is of all: `a £1,000/$1,250
  /// desk budget`, `1000元、1500元、2000元补贴`.
  private func enumerated(_ index: Int) -> RejectionReason? {
    var last = index
    while last + 1 < nearness.amounts.count, isJoined(last) { last += 1 }
    let isSlashed = last > index && isJoined(last - 1, by: "/")
    // Two amounts parted by a comma may be two things.
    guard isSlashed || last - index > 1 || (last > index && index > 0 && isJoined(index - 1)) else {
      return nil
    }
    return adjacentRefusal(last)
  }

  /// Whether nothing but a sign stands between an amount and the next, of the same size or another
  /// currency.
  private func isJoined(_ index: Int, by sign: String? = nil) -> Bool {
    let next = nearness.amounts[index + 1]
    let amount = nearness.amounts[index]
    let between = max(amount.end, amount.range.upperBound).upTo(next.range.lowerBound)
    let bytes = analyzed.text.bytes[between].lazy.filter { $0 != UInt8(ascii: " ") }
    return (sign.map { [$0] } ?? ["/", "、"]).contains { bytes.elementsEqual($0.utf8) }
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
      $0.category == .decisive && $0.range.lowerBound - comma <= 4 && !isOfTitle($0) && !isVerb($0)
        && analyzed.distance($0.range.upperBound, clause.upperBound) > 4
    }.flatMap { RejectionReason(rawValue: $0.value) }
  }

  /// Whether a word that settles it begins with a verb of paying, which says what is done with the pay:
  /// `bekommt 4.900 Euro, zahlt für ihre Wohnung …`.
  private func isVerb(_ mark: Mark) -> Bool {
    analyzed.marks(startingAt: mark.range.lowerBound).contains { $0.category == .payer }
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
      .function, .rangeOpening, .rangeTo, .upTo, .above, .approximately, .currency, .each,
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

  /// Whether marks, spaces and some signs fill a stretch.
  func holdsOnly(
    _ marks: ArraySlice<Mark>, _ stretch: Range<Int>, besides signs: String = ""
  ) -> Bool {
    stretch.allSatisfy { place in
      let byte = analyzed.text.bytes[place]
      return byte == UInt8(ascii: " ") || signs.utf8.contains(byte)
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

  /// Whether the words behind an amount say that it is base or total pay.
  func hasOwnComponent(_ index: Int) -> Bool {
    let rule = Nearness.Rule(
      betweenBefore: 99, betweenAfter: 99, afterSurcharge: 0, limit: 12, stopsAtComma: true)
    let end = nearness.amounts[index].range.upperBound
    return nearness.marks.contains {
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

  /// Whether a mark is part of a role's title, or a thing before it: `budget analyst`, `hotel lifeguards`.
  func isOfTitle(_ mark: Mark) -> Bool {
    roles.contains { role in
      role.range.overlaps(mark.range)
        || (mark.category == .thing && role.range.lowerBound - mark.range.upperBound == 1
          && analyzed.text.bytes[mark.range.upperBound] == UInt8(ascii: " "))
    }
  }

  /// Whether what is no pay is the subject of the verb before the amount: `the rent takes $900`.
  func isSubject(_ refusal: Mark, of pay: Mark) -> Bool {
    guard pay.category == .pay, pay.number == 2, refusal.range.upperBound <= pay.range.lowerBound
    else { return false }
    let between = behindRelativeClause(refusal).upTo(pay.range.lowerBound)
    return analyzed.distance(between.lowerBound, between.upperBound) <= 6
      && !nearness.hasComma(between) && !isOfRole(refusal)
      && !roles.contains { between.contains($0.range.lowerBound) }
      && !analyzed.marks(in: between).contains { $0.category == .function && $0.range.count <= 3 }
  }

  /// Whether what is no pay only says more of a role before it: `a teacher with student debt earns`.
  private func isOfRole(_ refusal: Mark) -> Bool {
    roles.contains { role in
      let between = role.range.upperBound.upTo(refusal.range.lowerBound)
      return !between.isEmpty && analyzed.distance(between.lowerBound, between.upperBound) <= 8
        && !nearness.hasComma(between)
        && analyzed.marks(startingAt: role.range.upperBound + 1).contains {
          $0.category == .function
        }
    }
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

  /// Whether a mark stands in a relative clause that ends before an amount: `the museum, whose budget is
  /// large, pays`.
  func isInRelativeClause(_ mark: Mark, before index: Int) -> Bool {
    let bytes = analyzed.text.bytes
    let start = nearness.amounts[index].range.lowerBound
    guard
      let opening = analyzed.marks(in: nearness.sentence.lowerBound.upTo(mark.range.lowerBound))
        .last(where: { $0.category == .relative })
    else { return false }
    let comma = UInt8(ascii: ",")
    return bytes[opening.range.lowerBound] == comma
      && !bytes[opening.range.upperBound.upTo(mark.range.lowerBound)].contains(comma)
      && bytes[mark.range.upperBound.upTo(start)].contains(comma)
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
