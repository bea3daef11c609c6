/// What a word or phrase of a language's tables says about an amount or a role's prospects.
///
/// The raw values are the `category` of the tables; their README gives each one's meaning.
enum Category: String, CaseIterable, Sendable {
  // Amounts.
  case number, multiplier, currency, period
  case currencyLetter = "currency-letter"
  case rangeOpening = "range-opening"
  case rangeTo = "range-to"
  case rangeAnd = "range-and"
  case above, below
  case upTo = "up-to"
  case orMore = "or-more"
  case orLess = "or-less"
  case approximately

  // Pay, and what is none.
  case pay, refusal, thing, decisive, difference, hypothetical, restated, aside, payer, client,
    progress, instead, negation, void
  case jobContext = "job-context"

  // What an amount is.
  case statistic, percentile, share, percent, top, bottom, basis, component, level, experience
  case payments
  case rupeeMultiplier = "rupee-multiplier"
  case paymentsUnit = "payments-unit"
  case change, everyone, segment

  // The shape of sentences.
  case contrast, relative, respectively, each, abbreviation, function, business

  // Prospects.
  case outlookSubject = "outlook-subject"
  case outlookVerdict = "outlook-verdict"
  case outlookDirection = "outlook-direction"
  case outlookBlock = "outlook-block"
  case jobsUnit = "jobs-unit"
  case perYear = "per-year"
  case until
  case outlookMultiple = "outlook-multiple"
  case place, counter, reporting, membership
  case titleEnd = "title-end"
  case homeCue = "home-cue"

  // The headers of tables.
  case legend, purpose, reference
  case priceList = "price-list"
  case course
  case outlookComparison = "outlook-comparison"
  case roleColumn = "role-column"
  case lowColumn = "low-column"
  case highColumn = "high-column"
  case differenceColumn = "difference-column"

  private static let named = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// - Parameter name: The name in the tables.
  init?(name: String) {
    guard let category = Category.named[name] else { return nil }
    self = category
  }

  /// Marks of one family that lie within a longer one of it are void: `minimum wage` is no `wage`.
  var family: Int {
    switch self {
    case .pay, .refusal, .thing, .difference, .hypothetical, .jobContext, .component, .place, .void,
      .differenceColumn:
      1
    case .outlookSubject, .outlookVerdict, .outlookDirection, .outlookBlock: 2
    case .above, .below, .upTo, .rangeTo, .orMore, .orLess, .change: 3
    case .statistic, .percentile, .share, .top, .bottom, .counter: 4
    case .period, .level: 5
    default: -1
    }
  }

  /// Whether a mark of this kind says nothing inside a longer one of another kind.
  func isVoid(within other: Category) -> Bool {
    (family >= 0 && family == other.family)
      || ((self == .refusal || self == .thing) && (other == .basis || other == .statistic))
      || (self == .percent && other == .place)
      || (self == .difference && (other == .basis || other == .period))
      || (self == .place && other == .currency)
      || (self == .period && other == .refusal)
      || (self == .pay && other == .decisive)
  }
}

/// A word or phrase of the tables at a place of a normalized text.
struct Mark: Hashable, Sendable {
  let category: Category
  /// The table's value: a currency's code, a period, a reason…
  let text: ShortText
  /// The value as a number, where it is one; 0 otherwise.
  let number: Double
  let range: Range<Int>

  /// Whether it is a word for a number.
  var isNumeral: Bool { category == .number || category == .multiplier }

  /// The value as a string, for what leaves the readers.
  var value: String { text.text }
}
