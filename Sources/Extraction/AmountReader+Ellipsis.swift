import Compensation

// Bare numbers whose currency another amount of the sentence says.
extension AmountReader {
  /// Gives bare numbers the currency of the amounts that they go with.
  func completed(_ amounts: [AmountExpression]) -> [AmountExpression] {
    guard amounts.contains(where: \.isBare), amounts.contains(where: { !$0.currency.isEmpty })
    else {
      return amounts
    }
    var amounts = amounts
    takeOver(&amounts)
    takeAlong(&amounts)
    return amounts
  }

  /// Gives a bare number what the amount says that it replaces, `3.150 statt bisher 2.890 Euro`, or
  /// that replaces it: `von 14,25 auf 15 Euro`.
  private func takeOver(_ amounts: inout [AmountExpression]) {
    for index in amounts.indices.dropLast().reversed() where amounts[index].currency.isEmpty {
      let next = amounts[index + 1]
      let end = amounts[index].end
      guard !next.currency.isEmpty, end <= next.range.lowerBound,
        analyzed.distance(end, next.range.lowerBound) <= 8,
        analyzed.marks(in: end.upTo(next.range.lowerBound)).contains(where: {
          [.instead, .change, .respectively].contains($0.category) || isJoinerOfPoints($0)
            || ($0.category == .rangeTo && isChanging(amounts[index].range.lowerBound))
        }) || isListed(amounts[index], before: next)
      else { continue }
      amounts[index].currency = next.currency
      amounts[index].period = amounts[index].period ?? next.period
    }
  }

  /// Whether a number goes before another in a list whose last amount says the currency: `2.400, 2.700
  /// und 2.300 Euro`.
  private func isListed(_ number: AmountExpression, before next: AmountExpression) -> Bool {
    let ratio = number.middle / max(0.01, next.middle)
    guard ratio > 0.2, ratio < 5, number.middle >= 100, !number.isInWords, number.period == nil,
      !isFourDigits(number.range)
    else { return false }
    let gap = number.end.upTo(next.range.lowerBound)
    let joiner = analyzed.marks(in: gap).first { $0.category == .rangeAnd }
    return gap.allSatisfy { place in
      joiner?.range.contains(place) == true || bytes[place] == UInt8(ascii: " ")
        || (joiner == nil && bytes[place] == UInt8(ascii: ",") && place < gap.upperBound - 1)
    }
  }

  /// Whether a number may be a year.
  private func isFourDigits(_ range: Range<Int>) -> Bool {
    range.count == 4 && bytes[range].allSatisfy { isDigit($0) }
  }

  /// Whether a word stands between two points in time only: `von 14,25 auf 15 Euro`.
  private func isJoinerOfPoints(_ mark: Mark) -> Bool {
    mark.category == .rangeTo && mark.text == "point"
  }

  /// Gives a bare number the currency of an amount of its size where it stands in the same place of
  /// its clause: `bakers are at 2.960 and cooks at 3.210 euros`, `…; with ten years, 48.000`.
  private func takeAlong(_ amounts: inout [AmountExpression]) {
    for index in amounts.indices
    where amounts[index].currency.isEmpty && (amounts[index].isBare || amounts[index].isInWords)
      && endsPhrase(amounts[index].end)
    {
      let stated = amounts.indices.filter { other in
        guard other != index, !amounts[other].currency.isEmpty, amounts[index].period == nil else {
          return false
        }
        let ratio = amounts[index].middle / max(0.01, amounts[other].middle)
        return ratio > 0.2 && ratio < 5 && amounts[index].middle >= 100
          && isParallel(amounts[index], amounts[other])
      }
      if let nearest = stated.min(by: { abs($0 - index) < abs($1 - index) }) {
        amounts[index].currency = amounts[nearest].currency
      }
    }
  }

  private func isParallel(_ number: AmountExpression, _ stated: AmountExpression) -> Bool {
    let word = wordBefore(number.range.lowerBound)
    if !word.isEmpty, word == wordBefore(stated.range.lowerBound) { return true }
    if isNamedAlone(number, behind: stated) { return true }
    // Behind the amount, what tells the two apart stands between them.
    let from = stated.end
    guard from < number.range.lowerBound,
      word.isEmpty
        || analyzed.marks(endingAt: number.range.lowerBound - 1).contains(where: {
          [
            .above, .below, .upTo, .approximately, .statistic, .percentile, .level, .experience,
            .orMore,
          ].contains($0.category)
        })
    else { return false }
    let between = analyzed.marks(in: from.upTo(number.range.lowerBound))
    // `…, while first officers get at least 480,000`
    let isOfOther =
      (between.contains { $0.category == .contrast }
        || bytes[from.upTo(number.range.lowerBound)].contains(UInt8(ascii: ";")))
      && between.contains { $0.category == .pay }
    return isOfOther
      || between.contains {
        [.level, .experience, .place, .statistic, .percentile, .share, .top, .bottom]
          .contains($0.category)
      }
  }

  /// Whether a comma and a name alone part two amounts: `an electrician gets 1,750 euros a month, a
  /// labourer 1,390`.
  private func isNamedAlone(_ number: AmountExpression, behind stated: AmountExpression) -> Bool {
    let from = max(stated.end, stated.range.upperBound)
    guard stated.period != nil, from + 2 < number.range.lowerBound,
      bytes[from] == UInt8(ascii: ",") || bytes[from] == UInt8(ascii: ";"),
      bytes[from + 1] == UInt8(ascii: " ")
    else { return false }
    var name = from + 2..<number.range.lowerBound
    // `; the roofer, 1,390`
    if bytes[name].suffix(2).elementsEqual(", ".utf8) {
      name = name.lowerBound..<name.upperBound - 2
    }
    return analyzed.distance(name.lowerBound, name.upperBound) <= 12
      && bytes[name].allSatisfy { $0 == UInt8(ascii: " ") || isLetter($0) || $0 >= 0x80 }
      && analyzed.marks(in: name).allSatisfy {
        [.function, .number, .approximately, .each, .level].contains($0.category)
      }
  }

  /// The word directly before a place, or nothing where it begins its clause.
  private func wordBefore(_ place: Int) -> ArraySlice<UInt8> {
    var end = place
    while end > 0 {
      while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      guard
        let filler = analyzed.marks(endingAt: end).first(where: { $0.category == .approximately })
      else { break }
      end = filler.range.lowerBound
    }
    var start = end
    while start > 0, CharacterShape(bytes, before: start).isLetter {
      start -= CharacterShape(bytes, before: start).length
    }
    return bytes[start.upTo(end)]
  }

  /// Whether nothing is counted by the number before a place: the clause ends, or “and” follows.
  private func endsPhrase(_ place: Int) -> Bool {
    let next = skippingSpaces(place, end: bytes.count)
    guard next < bytes.count else { return true }
    return ",;.)".utf8.contains(bytes[next])
      || analyzed.marks(startingAt: next).contains {
        $0.category == .rangeAnd || $0.category == .basis
      }
  }
}
