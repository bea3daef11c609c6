import Compensation

// Who and where an amount is about: level, place, year.
extension Attributes {
  /// The level that the title or the words near the amount state.
  func level(of index: Int, role: RoleMark?) -> JobLevel? {
    let rule = Nearness.Rule(
      betweenBefore: 30, betweenAfter: 30, afterSurcharge: 4, limit: 26, isOwned: true,
      stopsAtComma: true, ownerReach: 5)
    var best: (JobLevel, Int)?
    for mark in nearness.analyzed.marks(in: nearness.sentence) {
      let isOfTitle = roles.contains { $0.range.overlaps(mark.range) }
      guard !isOfTitle, let level = statedLevel(mark),
        let cost = nearness.cost(of: mark.range, for: index, rule: rule),
        best.map({ cost < $0.1 }) ?? true
      else { continue }
      best = (level, cost)
    }
    if let role, let level = role.level {
      let cost =
        nearness.sentence.contains(role.range.lowerBound)
        ? nearness.cost(of: role.range, for: index, rule: .init(limit: 60)) ?? 60 : 20
      if best.map({ cost <= $0.1 + 2 }) ?? true { return level }
    }
    return best?.0
  }

  private func statedLevel(_ mark: Mark) -> JobLevel? {
    switch mark.category {
    case .level:
      return JobLevel(rawValue: mark.value)
    case .experience:
      guard let years = countBefore(mark) else { return nil }
      return years >= 5 ? .senior : years <= 1 ? .entry : nil
    default:
      return nil
    }
  }

  /// The part of the role's workers that an amount is limited to: a sex, a kind of employer or of
  /// contract.
  func segment(of index: Int) -> String? {
    let rule = Nearness.Rule(
      betweenBefore: 30, betweenAfter: 30, afterSurcharge: 2, limit: 20, isOwned: true,
      stopsAtComma: true, ownerReach: 5)
    let marks = nearness.analyzed.marks(in: nearness.sentence).filter { mark in
      mark.category == .segment && !roles.contains { $0.range.overlaps(mark.range) }
    }
    guard !marks.isEmpty else { return nil }
    if let own = ownSegment(behind: index, among: marks) { return own.named }
    let costs = marks.compactMap { mark in
      nearness.cost(of: mark.range, for: index, rule: rule).map { (mark: mark, cost: $0) }
    }
    guard let nearest = costs.min(by: { $0.cost < $1.cost }) else { return nil }
    // `men and women earn the same $31` is of both, and so of all.
    let isOfSeveral = costs.contains {
      $0.mark.text != nearest.mark.text && $0.cost <= nearest.cost + 8
    }
    return isOfSeveral ? nil : nearest.mark.named
  }

  /// The segment behind the last amount where the one before has its own between the two: `18 000 zł
  /// na B2B lub 14 000 zł na umowie o pracę`.
  private func ownSegment(behind index: Int, among marks: [Mark]) -> Mark? {
    let amounts = nearness.amounts
    guard index > 0, index == amounts.count - 1,
      marks.contains(where: {
        $0.range.lowerBound >= amounts[index - 1].range.upperBound
          && $0.range.upperBound <= amounts[index].range.lowerBound
      })
    else { return nil }
    let end = amounts[index].range.upperBound
    return marks.first {
      $0.range.lowerBound >= end
        && nearness.analyzed.distance(end, $0.range.lowerBound) <= 8
        && !nearness.hasComma(end.upTo($0.range.lowerBound))
    }
  }

  /// The place that a sentence gives for an amount.
  func place(of index: Int) -> Mark? { name(ofPlace: index).map { analyzed.place(of: $0) } }

  private func name(ofPlace index: Int) -> Mark? {
    let rule = Nearness.Rule(
      betweenBefore: 6, betweenAfter: 30, afterSurcharge: 0, limit: 90, stopsAtComma: true)
    if nearness.amounts.count > 1,
      let own = nearness.analyzed.marks(in: nearness.sentence).first(where: {
        isPlace($0, in: nearness.analyzed) && isDirectlyBehind(index, $0.range)
      })
    {
      return own
    }
    if let near = nearness.nearest(
      to: index, rule: rule, where: { isPlace($0, in: nearness.analyzed) })
    {
      return near.mark
    }
    // `Glazier, $60,000, Boston`: of a single amount it is wherever it stands.
    guard nearness.amounts.count == 1 else { return nil }
    return nearness.analyzed.marks(in: nearness.sentence).first {
      isPlace($0, in: nearness.analyzed)
    }
  }

  /// Whether a mark is a place's name; scripts with capitals write it with one.
  func isPlace(_ mark: Mark, in analyzed: AnalyzedText) -> Bool {
    mark.category == .place
      && analyzed.text.isName(mark.range)
  }

  /// The year that the sentence gives for an amount, or the nearest leading line.
  func year(of index: Int) -> Int? {
    let rule = Nearness.Rule(
      betweenBefore: 8, betweenAfter: 12, afterSurcharge: 0, limit: 60, isOwned: true, ownerReach: 7
    )
    var best: (Int, Int)?
    let found = years(in: nearness.analyzed, nearness.sentence)
    if Set(found.map(\.0)).count == 1, isYear(found[0].1, of: index) { return found[0].0 }
    let end = nearness.amounts[index].end
    if let own = found.first(where: {
      $0.1.lowerBound >= end && isDirectlyBehind(index, $0.1) && isYear($0.1, of: index)
    }) {
      return own.0
    }
    if found.count == nearness.amounts.count,
      found.allSatisfy({ $0.1.upperBound <= nearness.amounts[0].range.lowerBound })
    {
      return found[index].0
    }
    for (year, range) in found where isYear(range, of: index) {
      guard let cost = nearness.cost(of: range, for: index, rule: rule),
        best.map({ cost < $0.1 }) ?? true
      else { continue }
      best = (year, cost)
    }
    if let best { return best.0 }
    for lead in leads {
      if let (year, _) = years(in: lead.analyzed, lead.whole).first { return year }
    }
    return yearOfEarlierSentence
  }

  /// Whether a year can be an amount's, rather than the next one's or one's that it replaces: `now
  /// $27, up from $24 in 2021`.
  private func isYear(_ year: Range<Int>, of index: Int) -> Bool {
    let amounts = nearness.amounts
    let end = amounts[index].range.upperBound
    // `£118,400 (2022: £109,750)`: it labels the next amount.
    let labels =
      nearness.analyzed.text.bytes[year.upperBound.upTo(nearness.sentence.upperBound)]
      .first == UInt8(ascii: ":")
    if end <= year.lowerBound, labels { return false }
    // `13 euros in 2018, in 2022 it was 16 euros`: the year begins another amount's clause.
    if end <= year.lowerBound, nearness.hasComma(end.upTo(year.lowerBound)),
      amounts.contains(where: { $0.range.lowerBound >= year.upperBound })
    {
      return false
    }
    let owner = amounts.indices.last { amounts[$0].range.upperBound <= year.lowerBound }
    guard let owner, owner != index,
      nearness.analyzed.distance(amounts[owner].end, year.lowerBound) <= 4
    else { return true }
    return !nearness.precedes(owner) { $0.category == .instead }
  }

  /// Whether something stands behind an amount in the same clause: `$52,400 in 2018`, `€37,900 in Lyon`.
  private func isDirectlyBehind(_ index: Int, _ place: Range<Int>) -> Bool {
    let end = nearness.amounts[index].end
    return end <= place.lowerBound && nearness.analyzed.distance(end, place.lowerBound) <= 6
      && !nearness.hasComma(end.upTo(place.lowerBound))
      && !nearness.amounts.contains { end.upTo(place.lowerBound).contains($0.range.lowerBound) }
  }

  /// The year of the nearest earlier sentence that names one, and one alone, where it speaks of pay.
  private var yearOfEarlierSentence: Int? {
    // `Today I get $34,000.`
    let start = nearness.sentence.lowerBound
    guard !nearness.analyzed.marks(startingAt: start).contains(where: { $0.category == .progress })
    else { return nil }
    let earlier = nearness.analyzed.sentences.prefix {
      $0.lowerBound < nearness.sentence.lowerBound
    }
    for sentence in earlier.reversed() {
      let found = Set(years(in: nearness.analyzed, sentence).map(\.0))
      guard !found.isEmpty else { continue }
      let speaksOfPay = nearness.analyzed.marks(in: sentence).contains {
        $0.category == .pay && $0.number >= 2
      }
      return speaksOfPay && found.count == 1 ? found.first : nil
    }
    return nil
  }

  /// The years that stand alone in a range: no part of a span, a number or a reference.
  private func years(in analyzed: AnalyzedText, _ range: Range<Int>) -> [(Int, Range<Int>)] {
    let bytes = analyzed.text.bytes
    var found: [(Int, Range<Int>)] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard isDigit(bytes[position]) else {
        position += 1
        continue
      }
      var end = position
      while end < range.upperBound, isDigit(bytes[end]) { end += 1 }
      let before = position > range.lowerBound ? bytes[position - 1] : 0x20
      let after = end < range.upperBound ? bytes[end] : 0x20
      let isJoined =
        "-/.,_#:$".utf8.contains(before) && before != 0x20
        || "-/_".utf8.contains(after) || isSpan(bytes, before: position, after: end)
      let isAmount =
        nearness.analyzed.text.bytes.count == bytes.count
        && amountsHold(position)
        || analyzed.marks(startingAt: end).contains { $0.category == .currency }
        || isFullDate(bytes, behind: end)
      if end - position == 4, !isJoined, !isAmount,
        let year = Int(String(decoding: bytes[position..<end], as: UTF8.self)),
        (1950...2035).contains(year),
        !isEndOfProjection(trimmed(bytes, position), in: analyzed)
      {
        found.append((year, position..<end))
      }
      position = end
    }
    return found
  }

  /// Whether “by” or “until” stands before, and no verb of change that ends so.
  private func isEndOfProjection(_ place: Int, in analyzed: AnalyzedText) -> Bool {
    let marks = analyzed.marks(endingAt: place)
    return marks.contains { $0.category == .until } && !marks.contains { $0.category == .change }
      && analyzed.marks.contains {
        $0.category == .outlookSubject || $0.category == .outlookVerdict
      }
  }

  private func amountsHold(_ position: Int) -> Bool {
    nearness.amounts.contains { $0.range.contains(position) }
  }

  private func trimmed(_ bytes: [UInt8], _ position: Int) -> Int {
    position > 0 && bytes[position - 1] == UInt8(ascii: " ") ? position - 1 : position
  }

  /// Whether month and day follow a year, as in a deadline: `2025年6月30日`.
  private func isFullDate(_ bytes: [UInt8], behind year: Int) -> Bool {
    let rest = bytes[year..<min(bytes.count, year + 16)]
    let (month, day) = (Array("月".utf8), Array("日".utf8))
    return rest.starts(with: "年".utf8) && rest.contains { isDigit($0) }
      && rest.indices.contains { rest[$0...].starts(with: month) }
      && rest.indices.contains { rest[$0...].starts(with: day) }
  }

  /// Whether a long dash joins the digits to a span of years.
  private func isSpan(_ bytes: [UInt8], before: Int, after: Int) -> Bool {
    let dash: [UInt8] = [0xE2, 0x80, 0x93]
    let leads = before >= 3 && Array(bytes[before - 3..<before]) == dash
    let trails = after + 3 <= bytes.count && Array(bytes[after..<after + 3]) == dash
    return leads || trails
  }
}

extension Mark {
  /// The value, where the table gives one.
  fileprivate var named: String? { value.isEmpty ? nil : value }
}
