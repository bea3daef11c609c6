internal import Statistics

/// Computes what `Benchmarks/agreement` asks for, one line of numbers for each line of standard input:
/// a method, its share or confidence, figures, and where the method has them weights or other
/// figures; parts are separated by tabs, numbers by spaces.
enum Door {
  static func answer(_ method: String, _ argument: Double, _ lists: [[Double]]) -> [Double?] {
    let figures = lists.first ?? []
    let others = lists.dropFirst().first ?? []
    let weighted = zip(figures, others).map { (figure: $0, weight: $1) }
    let people = FrequencyDistribution(weighted.map { ($0.figure, $0.weight) })
    switch method {
    case "inclusive", "exclusive", "nearest-rank":
      let method = QuantileMethod(rawValue: method) ?? .inclusive
      return [percentile(argument, of: figures.sorted(), by: method)]
    case "unordered": return percentiles([argument], ofUnordered: figures)
    case "windowed": return [WeightedDistribution(weighted).percentile(argument)]
    case "weighted-mean": return [WeightedDistribution(weighted).mean]
    case "people": return [people.percentile(argument)]
    case "stepped": return [people.steppedPercentile(argument)]
    case "rank": return [percentileRank(of: argument, in: figures)]
    case "more": return [probabilityOfMore(figures, than: others)]
    case "interval":
      let share = others.first ?? 0.5
      let found = percentileInterval(share, of: figures.sorted(), confidence: argument)
      return [found?.low, found?.high, found?.confidence]
    case "sigma":
      return [LogNormalPay.sigma(lower: figures[0], upper: figures[1], upperShare: argument)]
    case "below":
      return [LogNormalPay(median: figures[0], sigma: figures[1])?.share(below: argument)]
    case "range-deviation":
      return [
        SpreadEstimate.deviation(minimum: figures[0], maximum: figures[1], count: Int(argument))
      ]
    case "quartile-deviation":
      return [SpreadEstimate.deviation(p25: figures[0], p75: figures[1], count: Int(argument))]
    default: return []
    }
  }
}

while let line = readLine() {
  let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
  let lists = parts.dropFirst(2).map { $0.split(separator: " ").compactMap { Double($0) } }
  let numbers = Door.answer(String(parts[0]), Double(parts[1]) ?? .nan, Array(lists))
  print(numbers.map { $0.map { "\($0)" } ?? "nan" }.joined(separator: " "))
}
