import Compensation

/// What speaks for and against an amount being the pay of a role.
struct Judgement: Sendable {
  /// The reason for turning the amount down; `nil` where it is taken.
  var rejection: RejectionReason?
  /// The evidence in points; more is surer. The scale is ``Evidence``'s.
  var evidence: Double
  /// Whether a noun of pay is part of it, or a line that leads or states pay alone.
  var hasNoun = false
  /// Whether a noun of pay or a verb of earning is part of it.
  var speaksOfPay = false
  /// What the evidence is made of, where it was weighed.
  var grounds: [Ground] = []

  static func rejected(_ reason: RejectionReason) -> Judgement {
    Judgement(rejection: reason, evidence: 0)
  }
}

/// Something that speaks for an amount being pay, or against it, and how much.
struct Ground: Sendable {
  let name: StaticString
  let points: Double

  init(_ name: StaticString, _ points: Double) {
    self.name = name
    self.points = points
  }

  /// The same ground where it tells less.
  func weakened(by factor: Double) -> Ground { Ground(name, points * factor) }
}

/// The weights of the evidence, fitted on annotated passages.
enum Evidence {
  /// A noun of pay close by, a verb of earning, a weaker word.
  static let noun = Ground("a noun of pay", 4.0)
  static let verb = Ground("a verb of earning", 3.5)
  static let weak = Ground("a weak word of pay", 1.0)
  /// A role named in the same sentence, or by a heading or the sentence before.
  static let roleInSentence = Ground("a role in the sentence", 2.0)
  static let roleInContext = Ground("a role in the context", 1.0)
  /// A period of payment beside the amount.
  static let period = Ground("a period beside it", 1.5)
  static let periodNearby = Ground("a period nearby", 1.0)
  /// The sentence before states pay or asks what a role earns.
  static let answer = Ground("an answer to a question on pay", 2.5)
  static let continuation = Ground("goes on with pay", 1.5)
  static let nearby = Ground("pay in the sentence before", 0.5)
  /// A short sentence with an amount of the size of the pay before it.
  static let progress = Ground("about as much as the pay before", 2.0)
  /// A line of a list that is a title and an amount.
  static let listed = Ground("a line of a list", 1.5)
  /// A leading line that speaks of pay.
  static let lead = Ground("led by words of pay", 2.5)
  static let weakLead = Ground("led by a weak word of pay", 1.5)
  /// An advertisement or a survey.
  static let jobContext = Ground("an advertisement or a survey", 1.0)
  /// “gross”, “net”, thirteen payments, a statistic.
  static let basis = Ground("gross or net", 1.5)
  /// `13-20k` beside a role, which in Chinese is pay.
  static let thousands = Ground("a role and thousands in short", 2.5)
  static let payments = Ground("a number of payments a year", 1.5)
  static let statistic = Ground("a statistic", 1.0)
  static let percentile = Ground("a percentile", 2.5)
  /// A statistic of something paid by the hour or month, of a role, and of all workers.
  static let statisticOfPeriod = Ground("a statistic of a period", 1.0)
  static let statisticOfRole = Ground("a statistic of a role", 1.0)
  static let everyone = Ground("of all workers", 2.5)
  /// A line that holds nothing but an amount and its period.
  static let alone = Ground("nothing but an amount", 3.0)
  /// A weak word between the role and the amount alone: `deckhands get $210`.
  static let direct = Ground("said of the role directly", 1.5)
  /// What a sentence of many words loses where none of them speaks of pay.
  static let prose = Ground("prose without a word of pay", -1.0)
  /// From here on an amount is taken.
  static let threshold = 3.5
}
