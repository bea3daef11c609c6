internal import Compensation

/// The records of a document's text and of its fields for machines, each figure once.
enum MergedRecords {
  /// Returns the records in the order of their places.
  ///
  /// Where a sentence and a field state the same figure, the sentence's record stands and takes
  /// over what the field says besides; its locator names the field and its line, so that the
  /// record leads to both.
  static func merged(_ records: [Record], with structured: [Record]) -> [Record] {
    guard !structured.isEmpty else { return records }
    var merged = records
    // By amount, so that long lists of postings cost no more than their length.
    var open: [StatedAmount: [Int]] = [:]
    for (index, record) in records.enumerated() {
      guard case .salary(let figure) = record else { continue }
      open[StatedAmount(figure), default: []].append(index)
    }
    for record in structured {
      guard case .salary(let field) = record,
        let candidates = open[StatedAmount(field)],
        let place = candidates.firstIndex(where: { index in
          guard case .salary(let figure) = merged[index] else { return false }
          return agree(figure, field)
        }), case .salary(let figure) = merged[candidates[place]]
      else {
        merged.append(record)
        continue
      }
      merged[candidates[place]] = .salary(joined(figure, field))
      open[StatedAmount(field)]?.remove(at: place)
    }
    return merged.sorted { $0.location < $1.location }
  }

  /// What two statements of the same figure have in common.
  private struct StatedAmount: Hashable {
    let low: Amount?
    let high: Amount?
    let currency: Currency
    let period: PayPeriod
    let percentile: Double?
    let segment: String?

    init(_ figure: SalaryFigure) {
      low = figure.low
      high = figure.high
      currency = figure.currency
      period = figure.period
      percentile = figure.percentile
      segment = figure.segment
    }
  }

  /// Whether nothing in two statements of equal amounts contradicts.
  private static func agree(_ figure: SalaryFigure, _ field: SalaryFigure) -> Bool {
    func agree<Value: Equatable>(_ path: KeyPath<SalaryFigure, Value?>) -> Bool {
      guard let first = figure[keyPath: path], let second = field[keyPath: path] else {
        return true
      }
      return first == second
    }
    return agree(\.statistic) && agree(\.role) && agree(\.level) && agree(\.country)
  }

  private static func joined(_ figure: SalaryFigure, _ field: SalaryFigure) -> SalaryFigure {
    var joined = figure
    if let name = field.location.locator {
      joined.location.locator = "\(name), line \(field.location.line)"
    }
    joined.role = figure.role ?? field.role
    joined.roleAsWritten = figure.roleAsWritten ?? field.roleAsWritten
    joined.level = figure.level ?? field.level
    joined.statistic = figure.statistic ?? field.statistic
    joined.country = figure.country ?? field.country
    joined.placeAsWritten = figure.placeAsWritten ?? field.placeAsWritten
    joined.employer = figure.employer ?? field.employer
    joined.year = figure.year ?? field.year
    joined.sampleSize = figure.sampleSize ?? field.sampleSize
    // Two statements of one page that agree are hardly a misreading.
    joined.confidence = max(figure.confidence, field.confidence)
    return joined
  }
}
