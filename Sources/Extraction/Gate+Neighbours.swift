import Compensation

// What an amount shares with those beside it in a sentence, and what is theirs alone.
extension Gate {
  /// Whether an amount without a period or a role of its own goes with the one before: its word of pay
  /// is a statistic, a total, or stands before both: `pays $320 in fees a month, $20,000 in all`.
  func goesWithEarlier(_ pay: Mark, _ index: Int) -> Bool {
    guard index > 0, nearness.amounts[index].period == nil else { return false }
    let earlier = nearness.amounts[index - 1].range
    let between =
      earlier.upperBound.upTo(nearness.amounts[index].range.lowerBound)
    let isOfBoth = pay.range.upperBound <= earlier.lowerBound && Gate.payStrength(pay) < 3
    let isStatistic = analyzed.marks(startingAt: pay.range.lowerBound).contains {
      $0.category == .statistic
    }
    return (isOfBoth || isStatistic || pay.text == "total")
      && !analyzed.marks(in: between).contains { $0.category == .pay && $0.number >= 2 }
      && !roles.contains { between.contains($0.range.lowerBound) }
  }

  /// Whether an amount only goes on with what the one before is, a raise or a sum that a law sets: no
  /// role stands between them. `The minimum wage will be 4,806 zł a month, and the hourly rate 31.40 zł`;
  /// `they demand a raise of $7 an hour; $3.25 was offered`.
  func goesOnDirectly(_ index: Int, from reason: RejectionReason) -> Bool {
    guard index > 0 else { return false }
    let (before, amount) = (nearness.amounts[index - 1], nearness.amounts[index])
    let between = before.end.upTo(amount.range.lowerBound)
    guard analyzed.distance(between.lowerBound, between.upperBound) <= Gate.longestLink else {
      return false
    }
    let isOfOther = roles.contains { between.contains($0.range.lowerBound) }
    guard !isOfOther || reason == .difference else { return false }
    switch reason {
    case .difference:
      // `the gap between men and women is 870 zł, and among biologists 540 zł`
      return amount.currency == before.currency && amount.middle <= 2 * before.middle
        && !(isOfOther
          && analyzed.marks(in: behindComma(between)).contains {
            Gate.payStrength($0) >= 2 || $0.category == .period
          })
    case .other:
      return !analyzed.marks(in: between).contains { $0.category == .pay && $0.number == 2 }
    default:
      // The same money by another period: `$4,825 a term, $9,650 a year`.
      return amount.period != nil && amount.period != before.period
        && holdsNoWords(behindTime(between))
    }
  }

  /// Whether a pronoun stands for what the amount before is: `the pension of a farmer is $840, that of a
  /// baker $1,180`.
  func saysSameOfAnother(_ index: Int) -> Bool {
    guard index > 0 else { return false }
    let between = nearness.amounts[index - 1].end
      .upTo(nearness.amounts[index].range.lowerBound)
    let marks = analyzed.marks(in: between)
    return marks.contains { $0.category == .reference && $0.text == "same" }
      && !marks.contains { Gate.payStrength($0) >= 2 }
  }

  /// What is left of a stretch behind its first comma.
  private func behindComma(_ stretch: Range<Int>) -> Range<Int> {
    let comma = analyzed.text.bytes[stretch].firstIndex(of: UInt8(ascii: ","))
    return comma.map { ($0 + 1).upTo(stretch.upperBound) } ?? stretch
  }

  /// What is left of a stretch behind a comma that a word or two for a time end with: `per term, `.
  private func behindTime(_ stretch: Range<Int>) -> Range<Int> {
    guard let comma = analyzed.text.bytes[stretch].firstIndex(of: UInt8(ascii: ",")),
      analyzed.distance(stretch.lowerBound, comma) <= 10,
      analyzed.marks(in: stretch.lowerBound.upTo(comma)).first?.category == .function
    else { return stretch }
    return (comma + 1).upTo(stretch.upperBound)
  }

  /// Whether a stretch holds nothing but punctuation and words such as “about”.
  private func holdsNoWords(_ stretch: Range<Int>) -> Bool {
    let terms = analyzed.marks(in: stretch).filter { $0.category == .approximately }
    return !stretch.contains { place in
      CharacterShape(analyzed.text.bytes, at: place).isLetter
        && !terms.contains { $0.range.contains(place) }
    }
  }

  /// What is further from the amount before begins something else: ten words and a comma.
  private static let longestLink = 34

  /// Whether the sentence names pay only as that beside which the amount is got: `besides the salary,
  /// we offer $1,500 a year`.
  func comesBesidePay(_ index: Int) -> Bool {
    let start = nearness.amounts[index].range.lowerBound
    let before = analyzed.marks(in: nearness.sentence.lowerBound.upTo(start))
    let nouns = before.filter { $0.category == .pay && $0.number >= 3 }
    return !nouns.isEmpty
      && nouns.allSatisfy { noun in
        let between = noun.range.upperBound.upTo(start)
        // `besides a salary of $50,000` states the pay.
        let isParted =
          analyzed.text.bytes[between].contains { ",:".utf8.contains($0) }
          || before.contains {
            $0.category == .pay && $0.number < 3 && between.contains($0.range.lowerBound)
          }
        return isParted
          && before.contains {
            $0.category == .aside && $0.text == "pay"
              && $0.range.upperBound <= noun.range.lowerBound
              && analyzed.distance($0.range.upperBound, noun.range.lowerBound) <= 4
          }
      }
  }
}
