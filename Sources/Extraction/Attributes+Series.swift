import Compensation

// Several statistics named together before as many amounts, to be dealt out in order: `the 25th and
// 75th percentiles were $52,000 and $81,000`.
extension Attributes {
  /// The statistic of an amount by its place in such a series.
  func dealt(to index: Int) -> (PayStatistic?, Double?)? {
    var first = index
    while first > 0, !namesStatistic(between: first - 1) { first -= 1 }
    var last = index
    while last + 1 < amounts.count, !namesStatistic(between: last) { last += 1 }
    guard last > first else { return nil }
    let start = first > 0 ? amounts[first - 1].range.upperBound : nearness.sentence.lowerBound
    let lead = start.upTo(amounts[first].range.lowerBound)
    let named = nearness.analyzed.marks(in: lead).filter(isStatistic).flatMap(statistics)
    guard named.count == last - first + 1, amounts[first...last].allSatisfy({ !$0.isRange }) else {
      return nil
    }
    return named[index - first]
  }

  private func isStatistic(_ mark: Mark) -> Bool {
    mark.category == .statistic || mark.category == .percentile
  }

  /// Whether a statistic, or a word that ends the series, stands between an amount and the next.
  private func namesStatistic(between index: Int) -> Bool {
    let from = amounts[index].range.upperBound
    let between = from.upTo(amounts[index + 1].range.lowerBound)
    return nearness.analyzed.marks(in: between).contains { mark in
      isStatistic(mark) || mark.category == .contrast || mark.category == .share
        || mark.category == .level || (mark.category == .pay && mark.number >= 2)
    }
  }

  /// The statistics that a mark names: several where numbers are counted before one noun.
  private func statistics(of mark: Mark) -> [(PayStatistic?, Double?)] {
    if mark.category == .statistic { return [(PayStatistic(rawValue: mark.value), nil)] }
    let counted = mark.number > 0 ? [mark.number] : ordinals(before: mark)
    return counted.map { $0 == 50 ? (.median, nil) : (.percentile, $0) }
  }

  /// The numbers that are counted before the noun of a percentile, or the one behind it.
  private func ordinals(before mark: Mark) -> [Double] {
    let bytes = nearness.analyzed.text.bytes
    var found: [Double] = []
    var end = mark.range.lowerBound
    while end > nearness.sentence.lowerBound {
      if " ,/&".utf8.contains(bytes[end - 1]) {
        end -= 1
        continue
      }
      var start = end
      while start > nearness.sentence.lowerBound, !" ,/&".utf8.contains(bytes[start - 1]) {
        start -= 1
      }
      let digits = bytes[start.upTo(end)].prefix { isDigit($0) }
      let isOrdinal = (1...2).contains(digits.count) && end - start - digits.count <= 3
      let joins = nearness.analyzed.marks(startingAt: start).contains {
        $0.category == .rangeAnd && $0.range.upperBound == end
      }
      guard isOrdinal || joins else { break }
      if isOrdinal, let number = Double(String(decoding: digits, as: UTF8.self)) {
        found.append(number)
      }
      end = start
    }
    return found.isEmpty ? [numberBeside(mark)].compactMap { $0 } : found.reversed()
  }
}
