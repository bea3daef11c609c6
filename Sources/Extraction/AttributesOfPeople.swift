import Compensation

// Who and where an amount is about: level, place, year.
extension Attributes {
  /// The level that the title or the words near the amount state.
  func level(of index: Int, role: RoleMark?) -> JobLevel? {
    let rule = Nearness.Rule(
      betweenBefore: 30, betweenAfter: 30, afterSurcharge: 4, limit: 26, isOwned: true,
      stopsAtComma: true, ownerReach: 5)
    var best: (JobLevel, Int)?
    for mark in nearness.marks {
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
    let marks = nearness.marks.filter { mark in
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
      let own = nearness.marks.first(where: {
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
    return nearness.marks.first {
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
    var best: (year: Int, cost: Int)?
    let found = nearness.analyzed.years(in: nearness.sentence).filter {
      !amountsHold($0.range.lowerBound)
    }
    if Set(found.map(\.year)).count == 1, isYear(found[0].range, of: index) {
      return found[0].year
    }
    let end = nearness.amounts[index].end
    if let own = found.first(where: {
      $0.range.lowerBound >= end && isDirectlyBehind(index, $0.range) && isYear($0.range, of: index)
    }) {
      return own.year
    }
    if found.count == nearness.amounts.count,
      found.allSatisfy({ $0.range.upperBound <= nearness.amounts[0].range.lowerBound })
    {
      return found[index].year
    }
    for mention in found where isYear(mention.range, of: index) {
      guard let cost = nearness.cost(of: mention.range, for: index, rule: rule),
        best.map({ cost < $0.cost }) ?? true
      else { continue }
      best = (mention.year, cost)
    }
    if let best { return best.year }
    for lead in leads {
      if let mention = lead.analyzed.years(in: lead.whole).first { return mention.year }
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
    let analyzed = nearness.analyzed
    guard let last = analyzed.years(in: 0..<start).last else { return nil }
    let next = analyzed.sentences.partitioningIndex { $0.lowerBound > last.range.lowerBound }
    let sentence = analyzed.sentences[next - 1]
    let speaksOfPay = analyzed.marks(in: sentence).contains {
      $0.category == .pay && $0.number >= 2
    }
    let isAlone = analyzed.years(in: sentence).allSatisfy { $0.year == last.year }
    return speaksOfPay && isAlone ? last.year : nil
  }

  private func amountsHold(_ position: Int) -> Bool {
    nearness.amounts.contains { $0.range.contains(position) }
  }
}

extension Mark {
  /// The value, where the table gives one.
  fileprivate var named: String? { value.isEmpty ? nil : value }
}
