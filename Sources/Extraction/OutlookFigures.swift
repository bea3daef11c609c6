import Compensation

/// The figures of a statement on prospects: per cent, years, openings, jobs.
struct OutlookFigures {
  let analyzed: AnalyzedText
  let sentence: Range<Int>

  private var bytes: [UInt8] { analyzed.text.bytes }

  /// Returns the percentage nearest to a place, in digits or in words: `by a quarter`, `doubles`.
  func percent(near place: Range<Int>, within reach: Int) -> (value: Double, place: Range<Int>)? {
    var best: (value: Double, place: Range<Int>, cost: Int)?
    for mark in analyzed.marks(in: sentence) {
      guard let value = rate(mark), value <= 500 else { continue }
      let cost = distance(place, mark.range)
      if cost <= reach, best.map({ cost < $0.cost }) ?? true { best = (value, mark.range, cost) }
    }
    return best.map { ($0.value, $0.place) }
  }

  /// The rate that a mark states; a share is one behind a word of difference only.
  private func rate(_ mark: Mark) -> Double? {
    switch mark.category {
    case .percent:
      // `11.5% super` is part of the pay.
      let isOfPay = analyzed.marks(startingAt: mark.range.lowerBound).contains {
        $0.category == .homeCue
      }
      guard !isOfPay else { return nil }
      return number(before: mark.range.lowerBound).map { $0 * (mark.number > 0 ? mark.number : 1) }
    case .outlookMultiple:
      return mark.number
    case .share:
      var end = mark.range.lowerBound
      while end > sentence.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
      let follows = analyzed.marks(endingAt: end).contains {
        $0.category == .difference && $0.text == "before"
      }
      return follows ? mark.number : nil
    default:
      return nil
    }
  }

  private func distance(_ first: Range<Int>, _ second: Range<Int>) -> Int {
    first.upperBound <= second.lowerBound
      ? analyzed.distance(first.upperBound, second.lowerBound)
      : analyzed.distance(second.upperBound, first.lowerBound)
  }

  /// The number that ends directly before a place, in digits or words.
  private func number(before place: Int) -> Double? {
    var end = place
    while end > sentence.lowerBound, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if let word = analyzed.marks(endingAt: end).first(where: { $0.category == .number }) {
      return word.number
    }
    var start = end
    while start > sentence.lowerBound,
      isDigit(bytes[start - 1]) || bytes[start - 1] == UInt8(ascii: ".")
        || bytes[start - 1] == UInt8(ascii: ",")
    {
      start -= 1
    }
    guard start < end, isDigit(bytes[start]) else { return nil }
    let text = String(decoding: bytes[start..<end], as: UTF8.self)
    return Double(
      text.split(separator: ",", omittingEmptySubsequences: false).joined(separator: "."))
  }

  /// Returns the years that a projection runs from and to.
  ///
  /// Two years are its span, one alone is its end where a word such as “by” says so.
  func years(near place: Range<Int>) -> (from: Int?, to: Int?) {
    let found = yearTokens()
    for (index, token) in found.enumerated() where index + 1 < found.count {
      let next = found[index + 1]
      guard next.value > token.value, next.range.lowerBound - token.range.upperBound <= 12 else {
        continue
      }
      return (token.value, next.value)
    }
    let ends = found.filter { isEnd($0.range) }
    let nearest = ends.min { distance(place, $0.range) < distance(place, $1.range) }
    return (nil, nearest?.value)
  }

  private func isEnd(_ range: Range<Int>) -> Bool {
    var end = range.lowerBound
    while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return analyzed.marks(endingAt: end).contains {
      $0.category == .until || $0.category == .rangeTo || $0.category == .upTo
    }
  }

  /// The numbers that are years, and the two digits that end a span: `2024–34`.
  private func yearTokens() -> [(value: Int, range: Range<Int>)] {
    var found: [(value: Int, range: Range<Int>)] = []
    let runs = DigitRuns(bytes[sentence])
    for run in runs {
      let value = runs.number(run)
      if run.count == 4, (1950...2100).contains(value) {
        found.append((value, run))
      } else if run.count == 2, let last = found.last,
        (1...3).contains(run.lowerBound - last.range.upperBound),
        !bytes[last.range.upperBound..<run.lowerBound].contains(0x20)
      {
        found.append((last.value / 100 * 100 + value, run))
      }
    }
    return found
  }

  /// Returns the number of jobs or openings that the sentence states.
  func count(of unit: String, near place: Range<Int>) -> Double? {
    let units = analyzed.marks(in: sentence).filter {
      $0.category == .jobsUnit && $0.value == unit
    }
    guard !units.isEmpty else { return nil }
    let numbers = AmountReader(analyzed).amounts(in: sentence).filter { $0.currency.isEmpty }
    var best: (value: Double, cost: Int)?
    for mark in units {
      guard
        let number = numbers.last(where: {
          $0.range.upperBound <= mark.range.lowerBound
            && analyzed.distance($0.range.upperBound, mark.range.lowerBound) <= 7
        }), number.low.doubleValue >= 10
      else { continue }
      let cost = distance(place, mark.range)
      if best.map({ cost < $0.cost }) ?? true { best = (number.low.doubleValue, cost) }
    }
    return best?.value
  }
}
