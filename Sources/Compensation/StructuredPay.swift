/// A statement of pay that a document makes in fields for machines (schema.org) and in no sentence.
///
/// Words (the title, the country, a currency's sign) are as written; extraction reads them.
public struct StructuredPay: Hashable, Sendable {
  /// The field that states it, `JobPosting.baseSalary`.
  public var field: String
  /// The value's bytes in the decoded document.
  public var range: Range<Int>
  /// The bytes of the element or the JSON member that holds the value.
  public var statement: Range<Int>
  /// The statement as it stands, white space folded.
  public var quote: String
  public var title: String?
  public var employer: String?
  /// A code, or a name in any language.
  public var country: String?
  public var place: String?
  public var statistic: PayStatistic?
  /// From 0 to 100, only with `statistic == .percentile`.
  public var percentile: Double?
  /// Equal to `high` for a single value; `nil` for “up to X”.
  public var low: Amount?
  /// Equal to `low` for a single value; `nil` for “from X”.
  public var high: Amount?
  /// The amount where it is no plain number, `€50.000 – €60.000 a year`; both bounds are `nil` then.
  public var amount: String?
  /// A code or a sign.
  public var currency: String?
  /// `nil` where the field says none.
  public var period: PayPeriod?
  public var year: Int?
  public var sampleSize: Double?
  /// The part of the role's workers that it is limited to; `estimate` for what a third party
  /// reckons that a posting pays.
  public var segment: String?

  public init(field: String, range: Range<Int>, statement: Range<Int>, quote: String) {
    self.field = field
    self.range = range
    self.statement = statement
    self.quote = quote
  }
}
