internal import Compensation

/// Withholds the number of observations of every input that has rows in a withheld group: a total
/// that is shown gives the hidden number away, by the numbers of the other groups, or by a second
/// report on other roles.
struct WithheldTotals {
  private let sources: Set<String>

  init(_ observations: Observations, _ summaries: [ObservationSummary]) {
    let withheld = Set(summaries.filter { $0.median == nil }.map(\.group))
    var sources: Set<Int32> = []
    let isWithheld = observations.groups.map(withheld.contains)
    if !withheld.isEmpty {
      for row in 0..<observations.count where isWithheld[Int(observations.group[row])] {
        sources.insert(observations.source[row])
      }
    }
    self.sources = Set(sources.map { observations.sources[Int($0)] })
  }

  /// Returns the inputs without the numbers that tell too much, those of the note included.
  ///
  /// - Parameter isLimited: Whether the report is on some roles only. The rows of a table less those of
  ///   these roles are the rows of the others, and groups of theirs may be withheld elsewhere.
  func applied(to inputs: [ReportSource], isLimited: Bool) -> [ReportSource] {
    inputs.map { input in
      let isWithheld = sources.contains(input.path)
      let isTable = input.note.contains(" rows")
      guard isWithheld || (isLimited && isTable) else { return input }
      var input = input
      input.withholdsCounts = isWithheld
      let columns = input.note.split(separator: "; ").filter { $0.hasPrefix("columns: ") }
      input.note = (["numbers of rows withheld [c]"] + columns.map(String.init))
        .joined(separator: "; ")
      return input
    }
  }
}
