/// Returns several percentiles of figures in any order: the same numbers, to the last bit, as
/// ``percentile(_:of:)`` gives for the sorted figures.
///
/// Sorts only what lies next to a wanted percentile. A histogram between the smallest and the
/// largest figure says which few of its parts hold the wanted ranks; those are gathered, and sorted
/// or, where a far outlier or a common value makes one of them large, divided again.
///
/// ```swift
/// percentiles([0.25, 0.5], ofUnordered: [70_000, 52_000, 61_000, 58_000])  // [56_500, 59_500]
/// ```
///
/// - Parameters:
///   - shares: The shares of figures below each result, from 0 to 1, in any order.
///   - figures: Finite amounts of one currency and period.
/// - Returns: The percentiles in the order of the shares; none when there are no figures.
/// - Complexity: O(*n*) but for figures spread over more than a hundred orders of magnitude.
public func percentiles(_ shares: [Double], ofUnordered figures: [Double]) -> [Double] {
  percentiles(shares, ofUnordered: figures.span)
}

func percentiles(_ shares: [Double], ofUnordered figures: Span<Double>) -> [Double] {
  percentiles(shares, ofUnordered: figures, ranks: []).percentiles
}

/// Returns percentiles, and the figures of some ranks, counted from 1, in one pass.
func percentiles(
  _ shares: [Double], ofUnordered figures: Span<Double>, ranks wanted: [Int]
) -> (percentiles: [Double], figures: [Double]) {
  guard !figures.isEmpty else { return ([], []) }
  let places = shares.map { PercentilePlace($0, count: figures.count) }
  let ranks = Set(places.flatMap { [$0.lower, $0.upper] } + wanted.map { $0 - 1 }).sorted()
  let found = Dictionary(uniqueKeysWithValues: zip(ranks, orderStatistics(ranks, of: figures)))
  let percentiles = places.map { place in
    // Both ranks were asked for.
    place.interpolated(found[place.lower, default: .nan], found[place.upper, default: .nan])
  }
  return (percentiles, wanted.map { found[$0 - 1, default: .nan] })
}

/// Returns the figures that would stand at the given places if they were sorted.
///
/// - Parameters:
///   - ranks: Indices from 0 to the count, ascending, each once.
///   - figures: Finite numbers, at least one.
///   - divisions: How often the figures were divided before.
func orderStatistics(
  _ ranks: [Int], of figures: Span<Double>, divisions: Int = 0
) -> [Double] {
  // Below this a sort is as fast; eight divisions by 8,192 exhaust what a double can tell apart
  // unless the figures' exponents differ wildly.
  guard figures.count > 4_096, divisions < 8, let histogram = Histogram(figures) else {
    return sorted(figures, at: ranks)
  }
  var gathered = GatheredBuckets(ranks, histogram)
  gathered.fill(from: figures, histogram)
  return gathered.buckets.flatMap { bucket in
    orderStatistics(
      bucket.ranks, of: gathered.figures.span.extracting(bucket.range), divisions: divisions + 1)
  }
}

private func sorted(_ figures: Span<Double>, at ranks: [Int]) -> [Double] {
  var copy: [Double] = []
  copy.reserveCapacity(figures.count)
  for index in figures.indices { copy.append(figures[index]) }
  copy.sort()
  return ranks.map { copy[$0] }
}

/// The numbers of figures in equal parts of the way from the smallest to the largest.
private struct Histogram {
  /// 8,192 counters of 4 bytes fit a first-level cache.
  static let buckets = 8_192

  let lowest: Double
  private let scale: Double
  private(set) var counts: [Int32]

  /// Returns `nil` where the figures cannot be told apart by division: all equal, or so close or
  /// so far from each other that a part's width is no number.
  init?(_ figures: Span<Double>) {
    var lowest = figures[0]
    var highest = figures[0]
    for index in figures.indices {
      // Plain comparisons take 0.6 of the time of `min` and `max`, which look for NaN.
      let figure = figures[index]
      if figure < lowest { lowest = figure }
      if figure > highest { highest = figure }
    }
    let scale = Double(Histogram.buckets) / (highest - lowest)
    guard highest - lowest > 0, scale.isFinite, scale > 0, figures.count <= Int32.max else {
      return nil
    }
    self.lowest = lowest
    self.scale = scale
    counts = Array(repeating: 0, count: Histogram.buckets)
    for index in figures.indices { counts[bucket(of: figures[index])] += 1 }
  }

  /// The part that holds a figure; never falls as the figure grows, for subtraction and
  /// multiplication round monotonically.
  func bucket(of figure: Double) -> Int {
    min(Int((figure - lowest) * scale), Histogram.buckets - 1)
  }
}

/// The figures of the histogram's parts that hold a wanted rank, part after part.
private struct GatheredBuckets {
  struct Bucket {
    let index: Int
    /// Its figures' places among the gathered ones.
    let range: Range<Int>
    /// The wanted ranks within the part.
    var ranks: [Int]
  }

  private(set) var buckets: [Bucket] = []
  private(set) var figures: [Double]

  init(_ ranks: [Int], _ histogram: Histogram) {
    var before = 0
    var gathered = 0
    var next = ranks.startIndex
    for (index, count) in histogram.counts.enumerated() {
      let end = before + Int(count)
      var inside: [Int] = []
      while next < ranks.endIndex, ranks[next] < end {
        inside.append(ranks[next] - before)
        next += 1
      }
      if !inside.isEmpty {
        let range = gathered..<(gathered + Int(count))
        buckets.append(Bucket(index: index, range: range, ranks: inside))
        gathered = range.upperBound
      }
      before = end
    }
    figures = Array(repeating: 0, count: gathered)
  }

  mutating func fill(from source: Span<Double>, _ histogram: Histogram) {
    var slots = [Int16](repeating: -1, count: Histogram.buckets)
    for (slot, bucket) in buckets.enumerated() { slots[bucket.index] = Int16(slot) }
    var ends = buckets.map(\.range.lowerBound)
    for index in source.indices {
      let slot = Int(slots[histogram.bucket(of: source[index])])
      guard slot >= 0 else { continue }
      figures[ends[slot]] = source[index]
      ends[slot] += 1
    }
  }
}
