import Compensation

// Rates that stand right beside their roles, with the direction or with that of the rate before.
extension OutlookReader {
  /// How far a role stands at most from the rate that is its own: `growth for the`.
  private static let besideRole = 8

  /// What rates say of the roles beside them: `31 percent growth for epidemiologists, 5 percent for
  /// dietitians`; `employment of roofers will grow by 6 percent, glaziers 4 percent`.
  ///
  /// - Parameters:
  ///   - told: The words of direction that subjects have.
  ///   - found: What was found before.
  func rates(
    _ marks: ArraySlice<Mark>, told: [Mark], besides found: [Predicate]
  ) -> [Predicate] {
    let percents = marks.filter { $0.category == .percent }
    guard !percents.isEmpty else { return [] }
    let named = passage.subjects(in: range)
    var rates: [Predicate] = []
    for (index, percent) in percents.enumerated() {
      let next =
        index + 1 < percents.count ? percents[index + 1].range.lowerBound : range.upperBound
      let word = marks.first {
        $0.category == .outlookDirection
          && (0...1).contains($0.range.lowerBound - percent.range.upperBound)
      }
      if let word, !told.contains(word) {
        if let rate = rate(percent, word, marks, of: named, before: next) { rates.append(rate) }
      } else if index > 0,
        let last = (found + rates).filter({ $0.core.lowerBound < next && $0.word != nil })
          .max(by: { $0.core.lowerBound < $1.core.lowerBound }),
        let rate = rate(
          percent, like: last, behind: percents[index - 1].range.upperBound, of: named, before: next
        )
      {
        rates.append(rate)
      }
    }
    return rates
  }

  /// What a rate with a word of direction says of the role behind it: `31 percent growth for
  /// epidemiologists`.
  private func rate(
    _ percent: Mark, _ word: Mark, _ marks: ArraySlice<Mark>, of named: [RoleMark],
    before limit: Int
  ) -> Predicate? {
    guard let direction = OutlookDirection(rawValue: word.value),
      let role = role(among: named, behind: word.range.upperBound), role < limit,
      !marks.contains(where: {
        $0.category == .pay && (0...2).contains($0.range.lowerBound - role)
      })
    else { return nil }
    return Predicate(
      place: word.range, direction: direction, subject: "employment",
      word: percent.range.lowerBound..<word.range.upperBound)
  }

  /// What a rate without a word of direction says of the role beside it, where it goes on with another.
  private func rate(
    _ percent: Mark, like last: Predicate, behind start: Int, of named: [RoleMark],
    before limit: Int
  ) -> Predicate? {
    let gap = start.upTo(percent.range.lowerBound)
    let end = percent.range.upperBound
    guard startsClause(in: gap) || isJoined(gap), last.core.lowerBound < start else {
      return nil
    }
    let isBefore = role(among: named, behind: end).map { $0 < limit } ?? false
    guard isBefore || (endsClause(end) && isBehindRole(percent, among: named)) else { return nil }
    return Predicate(
      place: percent.range, direction: last.direction,
      subject: isBefore ? "employment" : "verdict", word: percent.range)
  }

  /// Whether “and” stands in a stretch.
  private func isJoined(_ stretch: Range<Int>) -> Bool {
    analyzed.marks(in: stretch).contains { $0.category == .rangeAnd }
  }

  /// The end of the role that a preposition joins to what ends at a place: ` for dietitians`.
  private func role(among named: [RoleMark], behind place: Int) -> Int? {
    named.first { role in
      guard role.range.lowerBound > place else { return false }
      let gap = place.upTo(role.range.lowerBound)
      return gap.count <= OutlookReader.besideRole && !startsClause(in: gap) && !isJoined(gap)
        && analyzed.marks(in: gap).contains { $0.category == .function }
    }?.range.upperBound
  }

  /// Whether nothing but a number, and “by” or “about” before it, parts a role from a rate.
  private func isBehindRole(_ percent: Mark, among named: [RoleMark]) -> Bool {
    named.contains { role in
      guard role.range.upperBound < percent.range.lowerBound else { return false }
      let gap = role.range.upperBound.upTo(percent.range.lowerBound)
      let small = analyzed.marks(in: gap).filter {
        [.function, .approximately, .number, .difference].contains($0.category)
      }
      return gap.allSatisfy { place in
        let byte = analyzed.text.bytes[place]
        return isDigit(byte) || " .,".utf8.contains(byte)
          || small.contains { $0.range.contains(place) }
      }
    }
  }

  /// Whether a clause ends at a place: a sign stands there, “and”, or the time until when.
  private func endsClause(_ place: Int) -> Bool {
    let bytes = analyzed.text.bytes
    let next = bytes[place...].firstIndex { $0 != 0x20 } ?? bytes.endIndex
    return next >= range.upperBound || ",;.)".utf8.contains(bytes[next])
      || analyzed.marks(startingAt: next).contains {
        [.rangeAnd, .contrast, .until].contains($0.category)
      }
  }
}
