/// A consumer price index by month, from a table of the BLS, of FRED or of the OECD.
public struct ConsumerPrices: Sendable {
  /// The series' name, `CPIAUCSL`.
  public let series: String
  private let months: [Int: Double]
  private let years: [Int: Double]

  /// Reads a table; `nil` for one that is none of consumer prices. Of several series the first one
  /// is taken.
  public init?(_ table: DocumentTable) {
    guard let published = table.published, published.kind == .consumerPrices,
      let value = published.columns[.value]
    else { return nil }
    var name: String?
    var months: [Int: Double] = [:]
    var years: [Int: Double] = [:]
    var row = DocumentTable.Row()
    for number in table.rows.indices {
      table.rows.read(number, into: &row)
      if let place = published.columns[.series] {
        let own = row.string(place)
        if name == nil { name = own }
        guard own == name else { continue }
      }
      // “.” and “:” stand for a month that has no value.
      guard let index = Double(row.string(value)), index > 0, index.isFinite else { continue }
      if let date = table.columns[.date] {
        let parts = row.string(date).split(separator: "-").compactMap { Int($0) }
        guard let year = parts.first else { continue }
        if parts.count > 1 { months[year * 12 + parts[1] - 1] = index } else { years[year] = index }
      } else if let place = table.columns[.year], let year = Int(row.string(place)) {
        let period = published.columns[.month].map { row.string($0) } ?? ""
        let month = Int(period.drop { !$0.isNumber })
        switch month {
        case .some(1...12): months[year * 12 + (month ?? 1) - 1] = index
        // `M13` is the year's average.
        default: years[year] = index
        }
      }
    }
    guard !months.isEmpty || !years.isEmpty else { return nil }
    series = name ?? table.header[value]
    self.months = months
    self.years = years
  }

  /// Returns the index of a month, from 1 to 12.
  public func index(year: Int, month: Int) -> Double? { months[year * 12 + month - 1] }

  /// Returns a year's average: the one that is published, else that of its twelve months.
  public func average(of year: Int) -> Double? {
    if let published = years[year] { return published }
    let values = (1...12).compactMap { index(year: year, month: $0) }
    return values.count == 12 ? values.reduce(0, +) / 12 : nil
  }
}
