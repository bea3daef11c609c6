/// A sum that keeps what rounding would lose, after Neumaier (1974): a mean of ten million figures
/// is as exact as one of ten, and their order does not show.
struct CompensatedSum {
  private var sum = 0.0
  private var lost = 0.0

  var value: Double { sum + lost }

  mutating func add(_ number: Double) {
    let next = sum + number
    if sum.magnitude >= number.magnitude {
      lost += (sum - next) + number
    } else {
      lost += (number - next) + sum
    }
    sum = next
  }
}
