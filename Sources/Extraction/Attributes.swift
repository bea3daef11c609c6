import Compensation

/// Reads what a sentence says of one of its amounts: statistic, period, basis, level, place, year.
struct Attributes {
  let nearness: Nearness
  let roles: [RoleMark]
  /// The passage's leading lines, nearest first.
  let leads: [PassageAnalysis]

  var analyzed: AnalyzedText { nearness.analyzed }
  var amounts: [AmountExpression] { nearness.amounts }

  /// The period that the sentence or its leading lines state for an amount.
  func statedPeriod(of index: Int) -> PayPeriod? {
    if let own = amounts[index].period { return own }
    let rule = Nearness.Rule(betweenBefore: 3, betweenAfter: 3, afterSurcharge: 1, limit: 90)
    if let (mark, _) = nearness.nearest(
      to: index, rule: rule,
      where: {
        $0.category == .period && !isOfCount($0) && isPlausible($0, for: index)
          && !leadsAnother($0, than: index) && !isOfFurtherClause($0, than: index)
      }),
      let period = PayPeriod(rawValue: mark.value)
    {
      return period
    }
    for lead in leads {
      for mark in lead.analyzed.marks
      where mark.category == .period && isPlausible(mark, for: index) {
        return PayPeriod(rawValue: mark.value)
      }
    }
    return nil
  }

  /// Fewer payments a year are something else: `一个月工资`.
  private static let fewestPayments = 10.0

  /// Whether a period belongs to a count: `36 hours per week`.
  private func isOfCount(_ mark: Mark) -> Bool {
    let isOfPayments = nearness.marks.contains {
      $0.range.overlaps(mark.range)
        && ($0.category == .payments
          || ($0.category == .paymentsUnit
            && (countBefore($0) ?? 0) >= Attributes.fewestPayments))
    }
    if isOfPayments { return true }
    var end = mark.range.lowerBound
    if end > 0, analyzed.text.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return analyzed.marks(endingAt: end).contains { $0.category == .counter }
      || analyzed.isDate(mark) || analyzed.isOfDays(mark)
  }

  /// Whether a period stands behind an amount's clause, right before another amount: `8500 yuan, a
  /// night allowance of, each day, 120`.
  private func leadsAnother(_ mark: Mark, than index: Int) -> Bool {
    let end = amounts[index].range.upperBound
    return end <= mark.range.lowerBound && nearness.hasComma(end.upTo(mark.range.lowerBound))
      && amounts.contains { (0...1).contains($0.range.lowerBound - mark.range.upperBound) }
  }

  /// Whether a period stands behind a comma and another one before the amount: `一个月到手两千七，站一天`.
  private func isOfFurtherClause(_ mark: Mark, than index: Int) -> Bool {
    let end = amounts[index].range.upperBound
    guard end <= mark.range.lowerBound, nearness.hasComma(end.upTo(mark.range.lowerBound)) else {
      return false
    }
    let before = nearness.sentence.lowerBound.upTo(amounts[index].range.lowerBound)
    return analyzed.marks(in: before).contains { $0.category == .period && !isOfCount($0) }
  }

  /// Whether another amount with that period is of the same size, or none states it.
  private func isPlausible(_ mark: Mark, for index: Int) -> Bool {
    guard
      let owner = amounts.first(where: {
        $0.range.upperBound <= mark.range.lowerBound && $0.end >= mark.range.upperBound
      })
    else { return true }
    if owner.currency != amounts[index].currency { return !isRefused(owner) }
    let ratio = owner.middle / max(1, amounts[index].middle)
    return ratio > 0.1 && ratio < 10 && !isRefused(owner)
  }

  /// Whether a word right before an amount says that it is no pay: `training worth 5000 zł a year`.
  private func isRefused(_ amount: AmountExpression) -> Bool {
    let start = amount.range.lowerBound
    return nearness.marks.contains { mark in
      mark.category == .refusal && mark.range.upperBound <= start
        && analyzed.distance(mark.range.upperBound, start) <= 5
        && !nearness.hasComma(mark.range.upperBound.upTo(start))
    }
  }

  func basis(of index: Int) -> PayBasis? {
    let rule = Nearness.Rule(
      betweenBefore: 2, betweenAfter: 4, afterSurcharge: 0, limit: 140, isOwned: true,
      stopsAtComma: true)
    if let (mark, cost) = nearness.nearest(to: index, rule: rule, where: { $0.category == .basis }),
      cost <= 14 || leadsAll(mark)
    {
      return PayBasis(rawValue: mark.value)
    }
    if let mark = sharedMark(.basis, for: index) ?? basisOfLast(for: index) {
      return PayBasis(rawValue: mark.value)
    }
    if let mark = basisOfEarlier(for: index) { return PayBasis(rawValue: mark.value) }
    for lead in leads {
      if let mark = lead.analyzed.marks.first(where: { $0.category == .basis }) {
        return PayBasis(rawValue: mark.value)
      }
    }
    return nil
  }

  /// The basis of the amount before where a further one is stated like it: in the same currency, with
  /// no other period, in a sentence that knows only one basis.
  private func basisOfEarlier(for index: Int) -> Mark? {
    guard index > 0,
      amounts[index].currency.isEmpty || amounts[index].currency == amounts[index - 1].currency,
      amounts[index].period == nil || amounts[index].period == amounts[index - 1].period
    else { return nil }
    let stated = nearness.marks.filter { $0.category == .basis }
    guard let first = stated.first, stated.allSatisfy({ $0.text == first.text }),
      first.range.upperBound <= amounts[index].range.lowerBound
    else { return nil }
    return first
  }

  /// The only word on the basis, directly behind the last of a role's amounts, where that one alone
  /// states the period that all of them share: `junior 42.000 €, senior 64.000 € gross per year`.
  private func basisOfLast(for index: Int) -> Mark? {
    guard let last = amounts.last, amounts.count > 2, roles.count <= 1, index < amounts.count - 1,
      last.period != nil,
      amounts.dropLast().allSatisfy({ $0.period == nil && $0.currency == last.currency })
    else { return nil }
    let stated = nearness.marks.filter { $0.category == .basis }
    guard stated.count == 1,
      (0...1).contains(stated[0].range.lowerBound - last.range.upperBound)
        || (0...1).contains(stated[0].range.lowerBound - last.end)
    else { return nil }
    return stated[0]
  }

  /// Whether a mark stands before all amounts of the sentence.
  private func leadsAll(_ mark: Mark) -> Bool {
    amounts.first.map { mark.range.upperBound <= $0.range.lowerBound } ?? false
  }

  /// Whether the sentence deals its amounts out in order.
  private var isDealt: Bool {
    nearness.marks.contains { $0.category == .respectively }
  }

  /// A mark behind all amounts that “each” or “respectively” gives to every one of them.
  private func sharedMark(_ category: Category, for index: Int) -> Mark? {
    guard let last = amounts.last, index < amounts.count - 1 else { return nil }
    let behind = analyzed.marks(in: last.range.upperBound.upTo(nearness.sentence.upperBound))
    guard isDealt || behind.contains(where: { $0.category == .each }) else { return nil }
    return behind.first { $0.category == category }
  }

  /// Whether the next amount is only what one has become: `rose from $54,200 in 2020 to $58,900`.
  private func isPoint(behind index: Int) -> Bool {
    let between = amounts[index].end.upTo(amounts[index + 1].range.lowerBound)
    let marks = analyzed.marks(in: between)
    return marks.contains { $0.category == .rangeTo } && !nearness.hasComma(between)
      && analyzed.distance(between.lowerBound, between.upperBound) <= Attributes.longestOfPoints
      && !marks.contains { $0.category == .pay || $0.category == .component }
  }

  /// What stands between two points in time at most.
  private static let longestOfPoints = 20

  /// The component, or `variable` for pay that is no salary by itself.
  func component(of index: Int) -> String? {
    let rule = Nearness.Rule(
      betweenBefore: 30, betweenAfter: 30, afterSurcharge: 1, limit: 26, isOwned: true,
      stopsAtComma: true)
    if let (mark, _) = nearness.nearest(
      to: index, rule: rule,
      where: {
        $0.category == .component
          && !($0.text == "variable"
            && (nearness.isAside($0) || nearness.leadsNext($0, behind: index)))
      })
    {
      return mark.value
    }
    if index > 0, isPoint(behind: index - 1) { return component(of: index - 1) }
    for lead in leads {
      if let mark = lead.analyzed.marks.first(where: { $0.category == .component }) {
        return mark.value
      }
    }
    return nil
  }

  func paymentsPerYear(of index: Int) -> Double? {
    for mark in nearness.marks
    where mark.category == .payments || mark.category == .paymentsUnit {
      guard nearestAmount(to: mark.range) == index || isDealt else { continue }
      if mark.category == .payments { return mark.number }
      if let count = countBefore(mark), (Attributes.fewestPayments...24).contains(count) {
        return count
      }
    }
    return leads.lazy.compactMap { paymentsPerYear(in: $0.analyzed) }.first
  }

  /// The payments that a leading line states.
  private func paymentsPerYear(in line: AnalyzedText) -> Double? {
    if let mark = line.marks.first(where: { $0.category == .payments }) { return mark.number }
    return line.marks.lazy.filter { $0.category == .paymentsUnit }
      .compactMap { self.count(before: $0, in: line) }.first { (10...24).contains($0) }
  }

  private func nearestAmount(to range: Range<Int>) -> Int? {
    let rule = Nearness.Rule(betweenBefore: 30, betweenAfter: 30, afterSurcharge: 0, limit: 24)
    var best: (Int, Int)?
    for index in amounts.indices {
      guard let cost = nearness.cost(of: range, for: index, rule: rule) else { continue }
      // What follows an amount is its own before it is the next one's.
      let isBehind = amounts[index].range.upperBound <= range.lowerBound
      let adjusted = cost + (isBehind ? 0 : 8)
      if best.map({ adjusted < $0.1 }) ?? true { best = (index, adjusted) }
    }
    return best?.0
  }

  /// The number of people that a role's words are counted by: `18 teachers`, `12名护士`.
  func count(before role: RoleMark) -> Double? {
    let start = role.range.lowerBound
    // A longer word counts years: `三年级律师`.
    let counter = analyzed.marks(endingAt: start).first {
      $0.category == .counter && analyzed.language.isIdeographic && $0.range.count <= 3
    }
    return count(endingAt: counter?.range.lowerBound ?? start, in: analyzed)
  }

  /// The number directly before a mark, in digits or words.
  func countBefore(_ mark: Mark) -> Double? { count(before: mark, in: analyzed) }

  private func count(before mark: Mark, in analyzed: AnalyzedText) -> Double? {
    count(endingAt: mark.range.lowerBound, in: analyzed)
  }

  private func count(endingAt place: Int, in analyzed: AnalyzedText) -> Double? {
    let bytes = analyzed.text.bytes
    var end = place
    while end > 0, " .-".utf8.contains(bytes[end - 1]) { end -= 1 }
    if let word = analyzed.marks(endingAt: end).first(where: { $0.category == .number }) {
      return word.number
    }
    // `12.0 mois`, `13,5 Gehälter`: a decimal mark and two digits at most.
    var start = end
    while start > 0, isDigit(bytes[start - 1]) || ".,".utf8.contains(bytes[start - 1]) {
      start -= 1
    }
    let parts = bytes[start.upTo(end)].split { !isDigit($0) }
    guard parts.count < 2 || (parts.count == 2 && parts[1].count <= 2) else { return nil }
    return Double(parts.map { String(decoding: $0, as: UTF8.self) }.joined(separator: "."))
  }
}
