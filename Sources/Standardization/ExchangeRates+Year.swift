internal import Compensation

extension ExchangeRates {
  /// Returns units of a currency for one euro in the mean of a year's trading days, up to a last day.
  ///
  /// - Returns: `nil` where the table does not cover the year up to that day, but for a week at
  ///   either end, or the currency lacks a rate on one of its days.
  func meanEuroRate(of currency: Currency, in year: Int, through last: CalendarDay) -> Double? {
    guard let first = CalendarDay(year: year, month: 1, day: 1),
      let end = CalendarDay(year: year, month: 12, day: 31)
    else { return nil }
    let through = min(end, last)
    let trading = days.filter { first <= $0 && $0 <= through }
    guard let start = trading.first, let finish = trading.last,
      start.number - first.number <= ExchangeRates.longestGap,
      through.number - finish.number <= ExchangeRates.longestGap
    else { return nil }
    var sum = 0.0
    for day in trading {
      guard let rate = rate(from: .eur, to: currency, on: day) else { return nil }
      sum += rate.value
    }
    return sum / Double(trading.count)
  }
}
