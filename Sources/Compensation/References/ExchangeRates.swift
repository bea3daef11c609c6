/// The euro's reference rates by day, from a table of the European Central Bank.
///
/// Rates stand for trading days; a day without one takes the last before it, up to a week back. A
/// currency that has no rate on that day (not yet, no more) has none.
public struct ExchangeRates: Sendable {
  /// The days of the table, ascending.
  public let days: [CalendarDay]
  /// The currencies of the table besides the euro, in its order.
  public let currencies: [Currency]
  /// By day, then by currency: units for one euro; `nan` where there is no rate.
  private let rates: [Double]
  private let index: [Currency: Int]

  /// A rate and the day that it is of.
  public struct Rate: Hashable, Sendable {
    /// Units of the second currency for one of the first.
    public var value: Double
    public var day: CalendarDay
  }

  /// No holiday of the euro's payment system is longer, weekends included.
  public static let longestGap = 7

  /// Reads a table; `nil` for one that is none of exchange rates.
  public init?(_ table: DocumentTable) {
    guard table.published?.kind == .exchangeRates, let date = table.columns[.date] else {
      return nil
    }
    var places: [(currency: Currency, place: Int)] = []
    for (place, cell) in table.header.enumerated() where place != date {
      if let currency = Currency(String(cell.filter { !$0.isWhitespace })) {
        places.append((currency, place))
      }
    }
    var rows: [(day: CalendarDay, rates: [Double])] = []
    var row = DocumentTable.Row()
    for number in table.rows.indices {
      table.rows.read(number, into: &row)
      guard let day = CalendarDay(row.string(date)) else { continue }
      rows.append(
        (
          day,
          places.map { place in
            Double(row.string(place.place)).flatMap { $0 > 0 && $0.isFinite ? $0 : nil } ?? .nan
          }
        ))
    }
    rows.sort { $0.day < $1.day }
    days = rows.map(\.day)
    currencies = places.map(\.currency)
    rates = rows.flatMap(\.rates)
    index = Dictionary(
      currencies.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Returns the rate from a currency to another on a day, both taken by way of the euro.
  ///
  /// - Returns: `nil` where one of them has no rate within a week before the day.
  public func rate(from: Currency, to: Currency, on day: CalendarDay) -> Rate? {
    guard let last = lastDay(notAfter: day) else { return nil }
    guard let first = euroRate(of: from, at: last), let second = euroRate(of: to, at: last) else {
      return nil
    }
    return Rate(value: second / first, day: days[last])
  }

  private func lastDay(notAfter day: CalendarDay) -> Int? {
    let next = days.partitioningIndex { $0 > day }
    guard next > 0, day.number - days[next - 1].number <= ExchangeRates.longestGap else {
      return nil
    }
    return next - 1
  }

  private func euroRate(of currency: Currency, at day: Int) -> Double? {
    if currency == .eur { return 1 }
    guard let place = index[currency] else { return nil }
    let rate = rates[day * currencies.count + place]
    return rate.isNaN ? nil : rate
  }
}

extension DocumentTable.Row {
  /// The text of a cell without the white space around it.
  func string(_ index: Int) -> String {
    var text = cell(index)
    while let first = text.first, first <= 0x20 { text = text.dropFirst() }
    while let last = text.last, last <= 0x20 { text = text.dropLast() }
    return String(decoding: text, as: UTF8.self)
  }
}
