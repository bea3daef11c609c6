/// A range as text: `  ░░░│███ `, light below the median and dark above it.
struct RangeBar {
  /// The lowest and highest value of all bars of one scale.
  let minimum: Double
  let maximum: Double
  /// The columns of a bar.
  let width: Int

  func text(low: Double?, median: Double?, high: Double?) -> String {
    guard let low = low ?? median ?? high, let high = high ?? median, width > 0 else { return "" }
    let first = position(of: low)
    let last = position(of: high)
    let middle = median.map(position)
    return String(
      (0..<width).map { column -> Character in
        if column == middle { return "│" }
        guard (first...max(first, last)).contains(column) else { return " " }
        return column < middle ?? width ? "░" : "█"
      })
  }

  private func position(of value: Double) -> Int {
    guard maximum > minimum else { return width / 2 }
    let share = (value - minimum) / (maximum - minimum)
    return min(width - 1, max(0, Int((share * Double(width - 1)).rounded())))
  }
}
