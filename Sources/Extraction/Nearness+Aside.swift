// What a sentence on pay names in passing, without an amount of its own.
extension Nearness {
  /// Whether what is no pay is only named in passing: behind “including” or “plus”, with no amount of
  /// its own, or in parentheses that close before the amounts.
  func isAside(_ refusal: Mark) -> Bool {
    let bytes = analyzed.text.bytes
    let start = refusal.range.lowerBound
    let before = max(sentence.lowerBound, start - Nearness.asideReach)..<start
    let opener = analyzed.marks(in: before).last {
      $0.category == .aside
        && ($0.text == "" || $0.text == "pay" || $0.text == refusal.text)
    }
    if let opener, opener.range.upperBound <= start,
      case let between = opener.range.upperBound.upTo(start),
      case let marks = analyzed.marks(in: between),
      analyzed.distance(opener.range.upperBound, start)
        <= (marks.contains { $0.category == .rangeAnd || $0.category == .percent } ? 8 : 5),
      marks.contains(where: { $0.category == .percent })
        || !bytes[between].contains(where: { isDigit($0) || $0 == 0x2C }),
      !leadsAmount(refusal)
    {
      return true
    }
    if isInserted(refusal) || isIncluded(refusal) { return true }
    guard amounts.first.map({ $0.range.lowerBound > refusal.range.upperBound }) ?? true,
      let open = bytes[before].lastIndex(of: UInt8(ascii: "(")),
      !bytes[open.upTo(start)].contains(UInt8(ascii: ")")),
      let close = bytes[refusal.range.upperBound.upTo(sentence.upperBound)]
        .firstIndex(of: UInt8(ascii: ")"))
    else { return false }
    return !bytes[open.upTo(close)].contains(where: isDigit)
      && amounts.allSatisfy { $0.range.lowerBound > close }
      && analyzed.marks(in: sentence.lowerBound.upTo(open)).contains {
        $0.category == .pay && $0.number >= 2
      }
  }

  /// Whether what is no pay names the next amount, close before it and behind an “and” or in brackets:
  /// `2.940 Euro gross and once 500 Euro`, `1.350 € a month (a room for 250 €)`.
  func leadsNext(_ mark: Mark, behind index: Int) -> Bool {
    let amount = amounts[index]
    let between = max(amount.end, amount.range.upperBound).upTo(mark.range.lowerBound)
    let marks = analyzed.marks(in: between)
    // `salary of $2,800 plus a bonus for punctuality of $300`
    let isAside = marks.contains { $0.category == .aside && $0.text == "" }
    let isApart =
      isAside || marks.contains { $0.category == .rangeAnd }
      || analyzed.text.bytes[between].contains(UInt8(ascii: "("))
    return isApart
      && amounts.contains {
        $0.range.lowerBound >= mark.range.upperBound
          && analyzed.distance(mark.range.upperBound, $0.range.lowerBound) <= (isAside ? 8 : 4)
          && !hasComma(mark.range.upperBound.upTo($0.range.lowerBound))
      }
  }

  /// Whether what is no pay is said to come with the pay: `with a bed in a shared room thrown in`.
  private func isIncluded(_ refusal: Mark) -> Bool {
    let behind = min(refusal.range.upperBound + 1, sentence.upperBound)
    return analyzed.marks(startingAt: behind).contains {
      $0.category == .aside && $0.text == "behind"
    }
  }

  /// Whether what is no pay stands in a clause put between a noun of pay and its amount: `her salary,
  /// disclosed in a tax filing, was $389,400`.
  private func isInserted(_ refusal: Mark) -> Bool {
    let bytes = analyzed.text.bytes
    let comma = UInt8(ascii: ",")
    guard let last = amounts.last, last.range.lowerBound > refusal.range.upperBound,
      refusal.range.upperBound <= sentence.upperBound,
      let open = bytes[sentence.lowerBound.upTo(refusal.range.lowerBound)].lastIndex(of: comma),
      let close = bytes[refusal.range.upperBound.upTo(sentence.upperBound)].firstIndex(of: comma),
      let next = amounts.first(where: { $0.range.lowerBound > close }),
      !amounts.contains(where: { open.upTo(close).contains($0.range.lowerBound) }),
      analyzed.distance(close + 1, next.range.lowerBound) <= 6
    else { return false }
    return analyzed.marks(in: max(sentence.lowerBound, open - Nearness.asideReach)..<open).contains
    {
      $0.category == .pay && $0.number >= 3 && open - $0.range.upperBound <= 1
    }
  }

  /// Whether an amount follows a refusal in the same phrase: `including a bonus of $5,000`.
  private func leadsAmount(_ refusal: Mark) -> Bool {
    let end = refusal.range.upperBound
    guard let next = amounts.first(where: { $0.range.lowerBound >= end }) else {
      return false
    }
    let between = end.upTo(next.range.lowerBound)
    return analyzed.distance(end, next.range.lowerBound) <= 10
      && !analyzed.text.bytes[between].contains { ",;:)|".utf8.contains($0) }
      && !analyzed.marks(in: between).contains { $0.category == .pay && $0.number >= 2 }
  }

  /// How far before a refusal the word stands that makes it one in passing, in bytes.
  private static let asideReach = 40
}
