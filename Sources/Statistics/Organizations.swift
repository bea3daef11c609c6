/// The pay that several organisations report, each a list of its people's pay.
///
/// Survey reports say either *incumbent-weighted* (every person counts once) or
/// *organisation-weighted* (every organisation counts once); the two differ where large firms pay
/// differently.
public struct Organizations: Sendable {
  private let pay: [[Double]]

  /// Creates them from their people's finite pay, in any order; an organisation without people is
  /// left out.
  public init(_ pay: [[Double]]) {
    self.pay = pay.filter { !$0.isEmpty }.map { $0.sorted() }
  }

  /// The number of organisations.
  public var count: Int { pay.count }

  /// How many people each has.
  public var sizes: [Int] { pay.map(\.count) }

  /// The mean of all people's pay, the “weighted average” of survey reports.
  public var incumbentWeightedMean: Double? { mean(of: pay.flatMap(\.self)) }

  /// The mean of the organisations' means, the “simple average” of survey reports.
  public var organizationWeightedMean: Double? { mean(of: pay.compactMap(mean)) }

  /// Returns the percentile of all people's pay.
  public func incumbentWeightedPercentile(_ share: Double) -> Double? {
    percentile(share, of: pay.flatMap(\.self).sorted())
  }

  /// Returns the median of the organisations' own percentiles.
  ///
  /// ```swift
  /// // 122, 114.5 and 105 are the three companies' P25.
  /// Organizations([[120, 130, 128, 131, 122], [110, 116, 118, 122], [98, 112, 116]])
  ///   .organizationWeightedPercentile(0.25)  // 114.5
  /// ```
  public func organizationWeightedPercentile(_ share: Double) -> Double? {
    median(of: pay.compactMap { percentile(share, of: $0) })
  }
}

/// The mean of figures, or `nil` when there are none.
func mean(of figures: [Double]) -> Double? {
  guard !figures.isEmpty else { return nil }
  var sum = CompensatedSum()
  for figure in figures { sum.add(figure) }
  return sum.value / Double(figures.count)
}
