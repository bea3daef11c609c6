internal import Compensation

/// The columns of the sheet Evidence, in their order; the raw value is the key of the header.
enum EvidenceColumn: String, CaseIterable, Sendable {
  case number, role, market, statistic, low, high, currency, period, units, rate
  case annualLow = "annual-low"
  case annualHigh = "annual-high"
  case central, used, reason, basis, level, year, quote, document, line, column, locator
  case language, component, segment
  case roleAsWritten = "role-as-written"
  case country, place, employer, sample, payments, confidence
  case standardCurrency = "standard-currency"
  case adjustments
  case modelFactor = "model-factor"
  case modelledLow = "modelled-low"
  case modelledHigh = "modelled-high"
  case source
  case sourceValue = "source-value"
  case weight, below, share
  case weightOfKind = "weight-of-kind"
  case belowOfKind = "below-of-kind"
  case shareOfKind = "share-of-kind"

  /// The last column that is printed; the others are for filters and formulas.
  static let lastPrinted = EvidenceColumn.line

  /// The widest that the column may become, in characters.
  var widthLimit: Int {
    switch self {
    case .number, .line, .year, .units, .source: 9
    case .role, .document, .segment, .roleAsWritten, .reason: 22
    case .quote: 52
    case .adjustments: 60
    case .employer, .place: 20
    case .low, .high, .annualLow, .annualHigh, .central, .modelledLow, .modelledHigh,
      .sourceValue:
      16
    default: 13
    }
  }

  /// The columns that a report needs.
  static func used(by report: Report, _ weights: MedianWeights) -> [EvidenceColumn] {
    let kinds = Set(report.figures.flatMap { $0.adjustments.map(\.kind) })
    let isConverted = kinds.contains(.conversion)
    let isModelled = kinds.contains(where: \.isModel)
    return allCases.filter { column in
      switch column {
      case .rate, .standardCurrency: isConverted
      case .adjustments: !kinds.isEmpty
      case .modelFactor, .modelledLow, .modelledHigh: isModelled
      case .weight, .below, .share: weights.hasUneven
      case .weightOfKind, .belowOfKind, .shareOfKind: weights.hasUnevenKinds
      default: true
      }
    }
  }
}
