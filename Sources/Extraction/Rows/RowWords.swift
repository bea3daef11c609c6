import Compensation

/// What the cells of a row's other columns mean, each text worked out once.
struct RowWords: Sendable {
  let language: Language

  func marks(in text: String) -> [Mark] {
    let bytes = Array(text.utf8)
    return AnalyzedText(NormalizedText(bytes, range: 0..<bytes.count), language: language).marks
  }

  /// A cell's text, white space folded; `nil` where nothing is in it.
  static func text(_ bytes: [UInt8], _ range: Range<Int>) -> String? {
    let words = String(decoding: bytes[range], as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty || words == "NA" || words == "N/A" ? nil : words
  }

  func period(_ written: String) -> PayPeriod? {
    let plain = written.lowercased()
    if let period = PayPeriod(rawValue: plain) { return period }
    // `Bi-Weekly` holds a week.
    if plain.hasPrefix("bi-week") || plain.hasPrefix("biweek") { return .fortnight }
    if let period = RowWords.periods[plain] { return period }
    return marks(in: written).first { $0.category == .period }
      .flatMap { PayPeriod(rawValue: $0.value) }
  }

  /// Words that stand in a column of periods and nowhere else.
  private static let periods: [String: PayPeriod] = [
    "hourly": .hour, "daily": .day, "weekly": .week, "fortnightly": .fortnight,
    "monthly": .month, "yearly": .year, "annual": .year, "annually": .year, "hr": .hour,
    "wk": .week, "mth": .month, "mo": .month, "yr": .year, "bi": .fortnight,
  ]

  func basis(_ written: String) -> PayBasis? {
    PayBasis(rawValue: written.lowercased())
      ?? marks(in: written).first { $0.category == .basis }.flatMap { PayBasis(rawValue: $0.value) }
  }

  func component(_ written: String) -> PayComponent? {
    PayComponent(rawValue: written.lowercased())
      ?? marks(in: written).first { $0.category == .component }
      .flatMap { PayComponent(rawValue: $0.value) }
  }

  func level(_ written: String) -> JobLevel? {
    JobLevel(rawValue: written.lowercased())
      ?? marks(in: written).first { $0.category == .level }
      .flatMap { JobLevel(rawValue: $0.value) }
  }

  /// A country's code, or the country of a place that the tables know.
  func country(_ written: String) -> String? {
    if written.utf8.count == 2, written.utf8.allSatisfy({ (65...90).contains($0) }) {
      return written == "UK" ? "GB" : written
    }
    return marks(in: written).first { $0.category == .place }?.value
  }

  /// A currency's code, or the word of a table for one or for several.
  func currency(_ written: String) -> String? {
    let letters = written.unicodeScalars.prefix { $0.properties.isAlphabetic }
    let head = String(String.UnicodeScalarView(letters)).uppercased()
    if let currency = Currency(head), CurrencyTable.standard[currency] != nil { return head }
    if let mark = marks(in: written).first(where: { $0.category == .currency }) {
      return mark.value
    }
    return Currency(head)?.code
  }

  /// Returns the year of a cell: its first run of just four digits that can be one.
  static func year(in text: [UInt8], _ cell: Range<Int>) -> Int? {
    var index = cell.lowerBound
    while index < cell.upperBound {
      let start = index
      var number = 0
      while index < cell.upperBound, isDigit(text[index]) {
        number = min(number * 10 + Int(text[index] - 0x30), 10_000)
        index += 1
      }
      if index - start == 4 { return (1900...2100).contains(number) ? number : nil }
      if index == start { index += 1 }
    }
    return nil
  }
}
