import Compensation

/// An amount or a range as a sentence writes it, before anything is known of its meaning.
struct AmountExpression: Sendable {
  /// Which side is open.
  enum Bound: Sendable { case none, lower, upper }

  /// Equal to `high` for a single value; both are set also for a bound.
  var low: Amount
  var high: Amount
  /// The amount's text, currency included, in the normalized text.
  var range: Range<Int>
  /// The end of what belongs to it directly: a period, “or more”.
  var end: Int
  /// A currency's code, a word for several (`dollar`), or empty.
  var currency = ""
  /// The period directly attached.
  var period: PayPeriod?
  var bound = Bound.none
  /// Whether a word of comparison precedes (“more than”), which may also speak of a percentile.
  var comparison = Bound.none
  var isRange = false
  /// Whether a multiplier (`k`, `万`) says that it is no plain count.
  var hasMultiplier = false
  /// Whether the multiplier is the letter `k`.
  var hasThousandLetter = false
  var isInWords = false

  /// Whether only digits stand there.
  var isBare: Bool { currency.isEmpty && !hasMultiplier }
  /// The bounds as records state them.
  var statedLow: Amount? { bound == .upper ? nil : low }
  var statedHigh: Amount? { bound == .lower ? nil : high }
  var middle: Double { (low.doubleValue + high.doubleValue) / 2 }
}
