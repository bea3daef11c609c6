import Compensation

/// The marks of a text, found by where they begin and by where they end.
struct MarkIndex: Sendable {
  /// By place, the longest first at one place.
  let marks: [Mark]
  /// Where each mark begins, apart from the rest, so that a search touches little memory.
  private let starts: [Int32]
  /// The indices of the marks by the place of their end.
  private let endings: [Int32]

  /// - Parameter marks: By place, the longest first at one place.
  init(_ marks: [Mark]) {
    self.marks = marks
    starts = marks.map { Int32(truncatingIfNeeded: $0.range.lowerBound) }
    endings = marks.indices.map { Int32($0) }.sorted {
      marks[Int($0)].range.upperBound < marks[Int($1)].range.upperBound
    }
  }

  /// Returns the marks that begin in a range.
  func marks(in range: Range<Int>) -> ArraySlice<Mark> {
    let (lower, upper) = (
      Int32(clamping: range.lowerBound), Int32(clamping: range.upperBound)
    )
    let first = starts.partitioningIndex { $0 >= lower }
    var end = first
    while end < starts.count, starts[end] < upper { end += 1 }
    return marks[first..<end]
  }

  /// Returns the marks that begin at a place, the longest first.
  func marks(startingAt place: Int) -> ArraySlice<Mark> { marks(in: place..<place + 1) }

  /// Returns the marks that end at a place.
  func marks(endingAt place: Int) -> [Mark] {
    let first = endings.partitioningIndex { marks[Int($0)].range.upperBound >= place }
    return endings[first...].prefix { marks[Int($0)].range.upperBound == place }
      .map { marks[Int($0)] }
  }
}
