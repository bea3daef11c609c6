import Compensation

/// Finds what stands nearest to an amount in its sentence.
///
/// Distance is counted in words, with surcharges for boundaries of clauses (``AnalyzedText``) and
/// for other amounts in between: what leads a sentence covers all of its amounts, what stands
/// beside another amount is that one's.
struct Nearness {
  let analyzed: AnalyzedText
  let sentence: Range<Int>
  let amounts: [AmountExpression]
  /// The marks of the sentence.
  let marks: ArraySlice<Mark>

  init(analyzed: AnalyzedText, sentence: Range<Int>, amounts: [AmountExpression]) {
    self.analyzed = analyzed
    self.sentence = sentence
    self.amounts = amounts
    marks = analyzed.marks(in: sentence)
  }

  /// How a kind of attribute may stand to its amount.
  struct Rule {
    /// The surcharge for each amount between, before and behind.
    var betweenBefore = 4
    var betweenAfter = 12
    /// What standing behind the amount costs beyond the distance.
    var afterSurcharge = 2
    /// The largest cost.
    var limit = 40
    /// Whether a mark that follows another amount directly is that amount's own.
    var isOwned = false
    /// Whether a comma ends the reach of what stands behind the amount.
    var stopsAtComma = false
    /// How far behind the amount a mark may stand.
    var reachAfter = Int.max
    /// How far behind an amount a mark may stand to be its own.
    var ownerReach = 3
  }

  /// Returns the cost of a place for an amount, or `nil` beyond the rule's limit.
  func cost(of range: Range<Int>, for index: Int, rule: Rule) -> Int? {
    let amount = amounts[index]
    let cost: Int
    if range.upperBound <= amount.range.lowerBound {
      let between = amounts[..<index].count { $0.range.lowerBound >= range.upperBound }
      if rule.isOwned, isOwned(range, reach: rule.ownerReach, besides: index) { return nil }
      cost =
        analyzed.distance(range.upperBound, amount.range.lowerBound) + between * rule.betweenBefore
    } else if range.lowerBound >= amount.range.upperBound {
      let between = amounts[(index + 1)...].count { $0.range.upperBound <= range.lowerBound }
      if between > 0, rule.isOwned { return nil }
      if rule.stopsAtComma, hasComma(amount.range.upperBound.upTo(range.lowerBound)) { return nil }
      let distance = analyzed.distance(amount.range.upperBound, range.lowerBound)
      guard distance <= rule.reachAfter else { return nil }
      cost = distance + between * rule.betweenAfter + rule.afterSurcharge
    } else {
      cost = 0
    }
    return cost <= rule.limit ? cost : nil
  }

  /// Whether a comma, a semicolon, the bar between fields of a line or an opposed clause begins in a
  /// stretch.
  func hasComma(_ range: Range<Int>) -> Bool {
    analyzed.text.bytes[range].contains { $0 == 0x2C || $0 == 0x3B || $0 == 0x7C }
      || holdsIdeographicComma(range)
      || analyzed.marks(in: range).contains { $0.category == .contrast }
  }

  /// Whether `、` stands in a stretch.
  private func holdsIdeographicComma(_ range: Range<Int>) -> Bool {
    guard analyzed.language.isIdeographic else { return false }
    let bytes = analyzed.text.bytes
    return range.contains { place in
      bytes[place] == 0xE3 && place + 2 < bytes.count && bytes[place + 1] == 0x80
        && bytes[place + 2] == 0x81
    }
  }

  /// Whether a mark follows another amount directly, and a boundary stands between it and this one.
  private func isOwned(_ range: Range<Int>, reach: Int, besides index: Int) -> Bool {
    let bytes = analyzed.text.bytes
    guard
      bytes[range.upperBound.upTo(amounts[index].range.lowerBound)].contains(where: {
        ",;/)|+".utf8.contains($0)
      })
        || amounts[index].range.lowerBound - range.upperBound > 24
        || analyzed.marks(in: range.upperBound.upTo(amounts[index].range.lowerBound)).contains(
          where: {
            [.rangeTo, .upTo, .contrast].contains($0.category)
          })
    else { return false }
    return amounts.indices.contains {
      let end = amounts[$0].range.upperBound
      return $0 != index && end <= range.lowerBound
        && analyzed.distance(end, range.lowerBound) <= reach
        && !bytes[end.upTo(range.lowerBound)].contains { $0 == 0x2C || $0 == 0x3B }
    }
  }

  /// Returns the cheapest of the marks that a test accepts.
  func nearest(
    to index: Int, rule: Rule, where accepts: (Mark) -> Bool
  ) -> (mark: Mark, cost: Int)? {
    var best: (mark: Mark, cost: Int)?
    for mark in marks where accepts(mark) {
      guard let cost = cost(of: mark.range, for: index, rule: rule) else { continue }
      if best.map({ cost < $0.cost }) ?? true { best = (mark, cost) }
    }
    return best
  }

  /// Whether an amount is said to be for what stands at a place: `$98,300 for geologists`.
  func isPurpose(_ place: Range<Int>, of index: Int) -> Bool {
    let end = max(amounts[index].end, amounts[index].range.upperBound)
    guard place.lowerBound > end else { return false }
    return analyzed.marks(in: end.upTo(place.lowerBound)).contains { purpose in
      purpose.category == .purpose && purpose.range.lowerBound - end <= 1
        && analyzed.distance(purpose.range.upperBound, place.lowerBound) <= 4
    }
  }

  /// Whether a mark ends directly before an amount, approximations aside.
  func precedes(_ index: Int, where accepts: (Mark) -> Bool) -> Bool {
    let start = amounts[index].range.lowerBound
    return marks.contains { mark in
      accepts(mark) && mark.range.upperBound <= start
        && isFiller(mark.range.upperBound.upTo(start))
    }
  }

  /// Whether a mark begins directly behind an amount or its period.
  func follows(_ index: Int, where accepts: (Mark) -> Bool) -> Bool {
    let amount = amounts[index]
    return marks.contains { mark in
      accepts(mark)
        && ((mark.range.lowerBound >= amount.range.upperBound
          && isFiller(amount.range.upperBound.upTo(mark.range.lowerBound)))
          || (mark.range.lowerBound >= amount.end
            && isFiller(amount.end.upTo(mark.range.lowerBound))))
    }
  }

  /// Whether a stretch holds nothing but spaces and words of approximation.
  func isFiller(_ range: Range<Int>) -> Bool {
    var position = range.lowerBound
    let bytes = analyzed.text.bytes
    while position < range.upperBound {
      if bytes[position] == UInt8(ascii: " ") {
        position += 1
      } else if let mark = analyzed.marks(startingAt: position).first(where: {
        [.approximately, .above, .below, .upTo, .period, .basis].contains($0.category)
          && $0.range.upperBound <= range.upperBound
      }) {
        position = mark.range.upperBound
      } else {
        return false
      }
    }
    return true
  }
}
