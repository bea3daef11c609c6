// What is no sum that anyone was paid: a share, a gap, a question, a reckoning with “if”.
extension Gate {
  /// Whether the sentence charges a share of the pay before an amount: `25% of the salary, but at
  /// least $20,000`.
  func followsShareOfPay(_ index: Int) -> Bool {
    let start = nearness.sentence.lowerBound
    let before = start.upTo(nearness.amounts[index].range.lowerBound)
    return analyzed.marks(in: before).contains(where: isReckonedFrom)
  }

  /// Whether an amount says in money what the percentage right before it is: `bekommt 3,57 Prozent, also
  /// knapp 15.000 Euro`.
  func saysShareAgain(_ index: Int) -> Bool {
    guard let between = behindShare(before: index) else { return false }
    let marks = analyzed.marks(in: between)
    let terms: Set<Category> = [.restated, .approximately, .function, .currency]
    return marks.contains { $0.category == .restated } && holdsOnly(marks, between, besides: ",")
      && marks.allSatisfy { mark in
        terms.contains(mark.category)
          || marks.contains { terms.contains($0.category) && $0.range.overlaps(mark.range) }
      }
  }

  /// Whether a percentage is one of the amount: `a reward of 10 percent of $14,000`.
  func isWholeOfShare(_ index: Int) -> Bool {
    guard let between = behindShare(before: index) else { return false }
    let marks = analyzed.marks(in: between)
    return marks.contains { $0.category == .function && $0.range.count <= 3 }
      && marks.allSatisfy { [.function, .currency, .approximately].contains($0.category) }
      && holdsOnly(marks, between)
  }

  /// What stands between the last percentage before an amount and the amount; `nil` where none does.
  private func behindShare(before index: Int) -> Range<Int>? {
    let start = nearness.amounts[index].range.lowerBound
    let before = analyzed.marks(in: nearness.sentence.lowerBound.upTo(start))
    guard let share = before.last(where: { $0.category == .percent }), isCounted(share) else {
      return nil
    }
    return share.range.upperBound.upTo(start)
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
    let longest = analyzed.language.isIdeographic ? Gate.longestIdeographicTag : Gate.longestTag
    let start = max(nearness.sentence.lowerBound, end - longest)
    guard let comma = analyzed.text.bytes[start..<end].lastIndex(of: UInt8(ascii: ",")),
      let last = nearness.amounts.last
    else { return false }
    return last.range.upperBound <= comma
  }

  /// The bytes of `, don't you think` and the like.
  private static let longestTag = 18
  /// The bytes of `,大家觉得怎么样`.
  private static let longestIdeographicTag = 30

  func isHypothetical(_ index: Int) -> Bool {
    let marks = nearness.marks
    let leads = marks.prefix { $0.range.lowerBound == nearness.sentence.lowerBound }
    let isCondition =
      nearness.hasComma(nearness.sentence)
      && leads.contains { $0.category == .hypothetical && $0.text == "leading" }
    return isCondition || isSupposed
      || marks.contains { $0.category == .hypothetical && $0.text != "leading" }
  }

  func isDifference(_ index: Int) -> Bool {
    isStatedDifference(index) || answersDifference(index)
  }

  /// Whether the words around an amount say that it is the gap between two.
  private func isStatedDifference(_ index: Int) -> Bool {
    let amount = nearness.amounts[index]
    // `a rise of at least £1.80`, but `by more than $50,000`, which may be an agent's earnings.
    let isPlain = amount.comparison == .none
    if nearness.precedes(
      index,
      where: {
        $0.category == .difference && $0.text == "before"
          && (isPlain || analyzed.text.bytes[$0.range].contains(UInt8(ascii: " ")))
      })
    {
      return true
    }
    if isOfGap(index) || isAddend(index) { return true }
    return nearness.follows(index) { mark in
      mark.category == .difference && mark.text == "after" && !isAddition(mark)
    }
  }

  /// Whether an amount is a plus by itself, as those of a list of raises are: `Teachers, S 8: + 187 €`.
  private func isAddend(_ index: Int) -> Bool {
    let bytes = analyzed.text.bytes
    let before = bytes[nearness.sentence.lowerBound.upTo(nearness.amounts[index].range.lowerBound)]
    let signs = before.reversed().lazy.filter { $0 != UInt8(ascii: " ") }.prefix(2)
    guard signs.first == UInt8(ascii: "+") else { return false }
    return signs.dropFirst().allSatisfy { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "|") }
  }

  /// Whether an amount of about the size of a difference before it answers it in a clause of its own:
  /// `They want an extra $2 an hour; the firm has offered $0.75`.
  private func answersDifference(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let (last, amount) = (nearness.amounts[index - 1], nearness.amounts[index])
    let between = last.end.upTo(max(last.end, amount.range.lowerBound))
    guard last.currency == amount.currency, amount.middle <= 2 * last.middle else { return false }
    let semicolon = analyzed.text.bytes[between].lastIndex(of: UInt8(ascii: ";"))
    let contrast = analyzed.marks(in: between).last { $0.category == .contrast }
    guard let start = [semicolon, contrast?.range.lowerBound].compactMap({ $0 }).max() else {
      return false
    }
    let clause = start..<between.upperBound
    return !analyzed.marks(in: clause).contains { $0.category == .pay && $0.number >= 2 }
      && !roles.contains { clause.contains($0.range.lowerBound) }
      && isStatedDifference(index - 1)
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
    // `The gap is wide: the median is $72,000` states what lies on either side.
    let isExplained =
      analyzed.text.bytes[between].contains(UInt8(ascii: ":"))
      && analyzed.marks(in: between).contains {
        $0.category == .statistic || $0.category == .percentile
      }
    return !nearness.hasComma(between) && !isExplained
      && !before.contains { mark in
        mark.category == .pay && (mark.number == 2 || (mark.number > 2 && gap.text == "than"))
          && mark.range.lowerBound >= between.lowerBound
      }
      && !nearness.amounts.contains { between.contains($0.range.lowerBound) }
  }
}
