internal import Compensation
internal import Statistics

/// Where a band stands among the firm's bands, ordered by midpoint within a currency: how far it is to
/// the next one, and how much both have in common.
struct BandStructure {
  /// The way to the next higher band.
  struct Step {
    /// The next midpoint / this midpoint − 1.
    var progression: Double
    /// The share of the next range that this one reaches into; 0 or below for none.
    var overlap: Double?
  }

  private var steps: [Int: Step] = [:]

  init(_ bands: [PayBands.Row]) {
    let byCurrency = Dictionary(grouping: bands.indices) { index in
      "\(bands[index].currency) \(bands[index].isNet)"
    }
    for indices in byCurrency.values {
      let ordered = indices.sorted {
        (bands[$0].range.midpoint, $0) < (bands[$1].range.midpoint, $1)
      }
      for (one, next) in zip(ordered, ordered.dropFirst()) {
        let (range, upper) = (bands[one].range, bands[next].range)
        steps[one] = Step(
          progression: range.midpointDifferential(to: upper),
          overlap: range.overlap(withUpper: upper))
      }
    }
  }

  /// Returns the step from the band at an index; `nil` for the highest of its currency.
  func step(from index: Int) -> Step? { steps[index] }
}
