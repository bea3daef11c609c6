internal import Compensation
internal import Documents

/// Which documents of a run say the same as an earlier one.
struct DocumentCopies {
  /// What a document states of pay, as figures are compared.
  private struct Statement: Hashable {
    let role: String?
    let low: Amount?
    let high: Amount?
    let currency: Currency
    let period: PayPeriod
    let statistic: PayStatistic?
    let percentile: Double?

    init(_ figure: SalaryFigure) {
      role = figure.role
      low = figure.low
      high = figure.high
      currency = figure.currency
      period = figure.period
      statistic = figure.statistic
      percentile = figure.percentile
    }
  }

  /// The paths of copies, each with that of the first document that says the same.
  private(set) var originals: [String: String] = [:]
  /// The texts with the hashes of their statements, which take a tenth of the statements' memory.
  private var texts = CopyIndex<Int>()
  /// The paths of tables by what their files hold.
  private var tables: [String: String] = [:]

  /// Returns the hash of what a figure states of pay.
  static func statement(of figure: SalaryFigure) -> Int { Statement(figure).hashValue }

  /// Returns the path of the earlier document that a text is a copy of.
  mutating func original(of input: ReadInput) -> String? {
    guard let path = input.source?.path, let fingerprint = input.fingerprint else { return nil }
    let original = texts.add(fingerprint, path: path, statements: input.statements)
    if let original { originals[path] = original }
    return original
  }

  /// Returns the path of the earlier file whose bytes a table's file has; the sheets of one
  /// workbook are of one path.
  mutating func original(of table: ReportSource) -> String? {
    guard let earlier = tables[table.sha256], earlier != table.path else {
      tables[table.sha256] = table.path
      return nil
    }
    return earlier
  }
}
