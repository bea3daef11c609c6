internal import Compensation

/// The places of a band on a drawing of 200 units' width.
struct PageDrawing {
  struct Span {
    let from: String
    let to: String
    let width: String
  }

  /// What is spoken in the place of the drawing.
  let label: String
  /// The whole range.
  let span: Span?
  /// The side of a one-sided bound on which nothing is stated.
  let open: Span?
  /// The middle half.
  let box: Span?
  /// The single values.
  let ticks: [String]
  let middle: String?

  /// The values that share an axis: those of one currency.
  struct Scale {
    let low: Double
    let high: Double

    /// - Parameter values: The values to show; `nil` for no value.
    init?(_ values: some Sequence<Double?>) {
      let known = values.compactMap { $0 }
      guard let low = known.min(), let high = known.max(), low.isFinite, high.isFinite else {
        return nil
      }
      self.low = low
      self.high = high
    }

    /// The place of a value, with one decimal.
    func place(_ value: Double) -> String {
      let share = high > low ? (value - low) / (high - low) : 0.5
      // The outer values keep the width of a mark from the edge.
      let tenths = ((4 + min(1, max(0, share)) * 192) * 10).rounded()
      return PlainNumber.text(of: tenths / 10)
    }

    func span(_ low: Double?, _ high: Double?) -> Span? {
      guard let low, let high, low < high else { return nil }
      let (from, to) = (place(low), place(high))
      let width = (Double(to) ?? 0) - (Double(from) ?? 0)
      return Span(from: from, to: to, width: PlainNumber.text(of: (width * 10).rounded() / 10))
    }

    /// From a lower bound to the right edge, or from the left edge to an upper bound.
    func open(_ low: Double?, _ high: Double?) -> Span? {
      switch (low, high) {
      case (let low?, nil): Span(from: place(low), to: "200", width: "0")
      case (nil, let high?): Span(from: "0", to: place(high), width: "0")
      default: nil
      }
    }
  }

  /// A group's range, its statements' central values and their median.
  init?(_ summary: StatementSummary, values: [Double], on scale: Scale?) {
    guard let scale, summary.low != nil || summary.high != nil || !values.isEmpty else {
      return nil
    }
    label =
      "From \(PageNumber(summary.low).text) to \(PageNumber(summary.high).text), median "
      + PageNumber(summary.median).text
    span = scale.span(summary.low, summary.high)
    open = scale.open(summary.low, summary.high)
    box = nil
    ticks = values.map(scale.place)
    middle = summary.median.map(scale.place)
  }

  /// A group's percentiles.
  init?(_ summary: ObservationSummary, on scale: Scale?) {
    guard let scale, let median = summary.median else { return nil }
    label =
      "P10 \(PageNumber(summary.p10, or: Marker.withheld).text), "
      + "P25 \(PageNumber(summary.p25, or: Marker.withheld).text), "
      + "median \(PageNumber(median).text), "
      + "P75 \(PageNumber(summary.p75, or: Marker.withheld).text), "
      + "P90 \(PageNumber(summary.p90, or: Marker.withheld).text)"
    span = scale.span(summary.p10, summary.p90)
    open = nil
    box = scale.span(summary.p25, summary.p75)
    ticks = []
    middle = scale.place(median)
  }
}
