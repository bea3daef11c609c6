import Compensation

// Who pays an amount, and for what.
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
            && !isNoun(payer, behind: role)
            && (payer.range.lowerBound - role.range.upperBound <= 1 || isSubject(role, of: payer))
        }
    }
  }

  /// Whether someone pays a role for a piece of work: `we paid our roofer $14,000`; for a period it is
  /// pay.
  func isPaidByClient(_ index: Int) -> Bool {
    let amount = nearness.amounts[index]
    let start = nearness.sentence.lowerBound
    guard amount.period == nil, !nearness.follows(index, where: { $0.category == .basis }),
      !nearness.marks.contains(where: {
        ($0.category == .pay && $0.number >= 3) || $0.category == .statistic
      })
    else { return false }
    let marks = analyzed.marks(in: start.upTo(max(start, amount.range.lowerBound)))
    return marks.contains { client in
      client.category == .client
        && roles.contains { role in
          let (before, behind) = (
            client.range.upperBound.upTo(role.range.lowerBound),
            role.range.upperBound.upTo(amount.range.lowerBound)
          )
          return role.range.lowerBound >= client.range.upperBound
            && role.range.upperBound <= amount.range.lowerBound
            && analyzed.distance(before.lowerBound, before.upperBound) <= 10
            && analyzed.distance(behind.lowerBound, behind.upperBound) <= 10
            && !nearness.hasComma(before) && !nearness.hasComma(behind)
        }
    }
  }

  /// Whether only a place and a verb such as “may” part a role from what it does: `obstetricians in
  /// Florida may pay`.
  private func isSubject(_ role: RoleMark, of payer: Mark) -> Bool {
    let between = role.range.upperBound.upTo(payer.range.lowerBound)
    // `glaziers' pay` is a noun.
    return analyzed.distance(between.lowerBound, between.upperBound) <= 14
      && !nearness.hasComma(between) && analyzed.text.bytes[between].first != UInt8(ascii: "'")
      && !analyzed.marks(in: between).contains {
        [.pay, .contrast, .rangeAnd, .purpose].contains($0.category)
      }
  }

  /// Whether a word that is a noun of pay as well as a verb is the noun: right behind a title in the
  /// singular, or before a colon: `nurse pay is $70,000`, where `nurses pay $300 for a licence`.
  private func isNoun(_ payer: Mark, behind role: RoleMark) -> Bool {
    let bytes = analyzed.text.bytes
    let end = payer.range.upperBound
    guard payer.text == "noun", payer.range.lowerBound - role.range.upperBound <= 1 else {
      return false
    }
    let title = bytes[role.range]
    let isPlural = title.last == UInt8(ascii: "s") || title.suffix(3).elementsEqual("men".utf8)
    return !isPlural
      || (end < bytes.count && bytes[end] == UInt8(ascii: ":"))
  }

  /// Whether a firm is the subject of the verb of earning before an amount: `The bakery earned
  /// $240,000 last year`, not `at the bakery you earn $15` nor `the bakery pays $15`.
  func isEarnedByBusiness(_ index: Int) -> Bool {
    let start = nearness.sentence.lowerBound
    let before = start.upTo(max(start, nearness.amounts[index].range.lowerBound))
    let marks = analyzed.marks(in: before)
    guard
      let verb = marks.last(where: {
        $0.category == .pay && $0.number == 2 && $0.range.upperBound <= before.upperBound
      }),
      let business = marks.last(where: {
        $0.category == .business && $0.range.upperBound <= verb.range.lowerBound
      }),
      !roles.contains(where: {
        verb.range.upperBound.upTo(before.upperBound).contains($0.range.lowerBound)
      })
    else { return false }
    return isSubject(business.range, of: verb.range)
  }

  /// Whether a firm gets the amount from whoever pays it: `paid a staffing agency $1.9 million`.
  func isPaidToBusiness(_ index: Int) -> Bool {
    let amount = nearness.amounts[index].range
    let start = nearness.sentence.lowerBound
    let marks = analyzed.marks(in: start.upTo(max(start, amount.lowerBound)))
    guard
      let payer = marks.last(where: { $0.category == .payer || $0.category == .pay }),
      let business = marks.last(where: {
        $0.category == .business && $0.range.lowerBound >= payer.range.upperBound
      })
    else { return false }
    let behind = business.range.upperBound.upTo(amount.lowerBound)
    let between = payer.range.upperBound.upTo(business.range.lowerBound)
    // An article, not `paid by the agency`.
    let articles = analyzed.marks(in: between).filter { $0.category == .function }
    return analyzed.distance(behind.lowerBound, behind.upperBound) <= 1
      && analyzed.distance(between.lowerBound, between.upperBound) <= 6
      && articles.count == 1 && !nearness.hasComma(between)
      && !roles.contains { between.contains($0.range.lowerBound) && !isOwner($0) }
  }

  /// Whether a role only owns what stands behind it: `the midwife's memoir`.
  private func isOwner(_ role: RoleMark) -> Bool {
    let bytes = analyzed.text.bytes
    return role.range.upperBound < bytes.count
      && bytes[role.range.upperBound] == UInt8(ascii: "'")
  }

  /// The reason of the amount before where only another role parts the two: `an obstetrician pays around
  /// $52,000 a year, a dermatologist nearer $6,000`.
  func reasonOfSame(_ index: Int, earlier: Judgement?) -> RejectionReason? {
    guard index > 0, let reason = earlier?.rejection, reason == .price || reason == .fee else {
      return nil
    }
    let (last, amount) = (nearness.amounts[index - 1], nearness.amounts[index])
    let between = last.end.upTo(max(last.end, amount.range.lowerBound))
    let marks = analyzed.marks(in: between)
    let isJoined =
      analyzed.text.bytes[between].contains(UInt8(ascii: ","))
      || marks.contains { $0.category == .rangeAnd }
    let isSame =
      isJoined && roles.contains { between.contains($0.range.lowerBound) }
      && analyzed.distance(between.lowerBound, between.upperBound) <= 18
      && !marks.contains { mark in
        [.component, .contrast, .negation].contains(mark.category)
          || (mark.category == .pay
            && !marks.contains {
              $0.category == .statistic && $0.range.contains(mark.range.lowerBound)
            })
      }
    return isSame ? reason : nil
  }

  /// Whether a stretch leads its clause, behind an article at most, and nothing but a period or a word
  /// such as “about” parts it from its verb.
  private func isSubject(_ stretch: Range<Int>, of verb: Range<Int>) -> Bool {
    let bytes = analyzed.text.bytes
    let between = stretch.upperBound.upTo(verb.lowerBound)
    if analyzed.language.isIdeographic {
      // `公司的策划拿到…`: the firm's planner, not the firm.
      return between.count <= Gate.longestIdeographicGap && !nearness.hasComma(between)
        && !analyzed.marks(startingAt: stretch.upperBound).contains { $0.category == .function }
    }
    let small = analyzed.marks(in: between).filter {
      $0.category == .period || $0.category == .approximately
    }
    guard
      between.allSatisfy({ place in
        bytes[place] == UInt8(ascii: " ") || small.contains { $0.range.contains(place) }
      })
    else { return false }
    let lead = nearness.sentence.lowerBound.upTo(stretch.lowerBound)
    let comma = bytes[lead].lastIndex { ",;:".utf8.contains($0) }
    let clause = (comma.map { $0 + 1 } ?? lead.lowerBound).upTo(stretch.lowerBound)
    // `At the bakery you earn …`: a preposition stands before the article. `Prezes spółki zarobił …`:
    // another noun does.
    let articles = analyzed.marks(in: clause).filter { $0.category == .function }
    let isNamed = clause.contains { place in
      analyzed.text.isCapital(at: place) && !articles.contains { $0.range.contains(place) }
    }
    let joining = analyzed.marks(in: clause).filter {
      $0.category == .rangeAnd || $0.category == .contrast
    }
    let isOfRole = roles.contains { clause.contains($0.range.lowerBound) && !isOwner($0) }
    return articles.count <= 1 + joining.count && !isNamed && !isOfRole
  }

  /// The bytes of `每月平均能`.
  private static let longestIdeographicGap = 15

  /// Whether a role only says whose job it is: `the post for an astronomer pays $97,500`, `my job as a
  /// taxidermist paid $13.25`.
  private func isComplement(_ role: RoleMark) -> Bool {
    let start = nearness.sentence.lowerBound
    return analyzed.marks(in: start.upTo(role.range.lowerBound)).contains {
      ($0.category == .purpose || $0.category == .jobContext)
        && analyzed.distance($0.range.upperBound, role.range.lowerBound) <= 6
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
      && !analyzed.marks(in: between).contains { $0.category == .pay && $0.number >= 2 }
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
      }), isPurpose(thing, from: purpose.range.upperBound),
      !nearness.hasComma(end.upTo(thing.range.lowerBound)), !isEarned(index)
    else { return nil }
    return RejectionReason(rawValue: thing.value)
  }

  /// Whether a thing is near enough to be what “for” means: a few words, or those of two things of
  /// which this is the second: `für Lehrgangs- und Prüfungsgebühren`.
  private func isPurpose(_ thing: Mark, from start: Int) -> Bool {
    let between = start.upTo(thing.range.lowerBound)
    let words = analyzed.distance(start, thing.range.lowerBound)
    guard words > 5 else { return true }
    return words <= 9 && !roles.contains { between.contains($0.range.lowerBound) }
      && analyzed.marks(in: between).contains { $0.category == .rangeAnd }
  }

  /// The reason of a thing that is paid for by the hour: `150 zł za godzinę obserwacji`.
  func measured(_ index: Int) -> RejectionReason? {
    let amount = nearness.amounts[index]
    guard amount.period != nil else { return nil }
    return analyzed.marks(in: amount.end.upTo(nearness.sentence.upperBound)).first {
      $0.category == .thing && $0.range.lowerBound - amount.end <= 1 && !isOfTitle($0)
    }.flatMap { RejectionReason(rawValue: $0.value) }
  }
}
