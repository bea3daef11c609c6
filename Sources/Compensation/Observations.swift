/// Observations of pay (a survey's rows, a list of ads) as columns of equal length.
///
/// Columns, not objects: a row costs a few bytes, whatever its titles and names.
public struct Observations: Sendable {
  /// The groups that the rows name, in the order of their first row.
  public private(set) var groups: [PayGroup] = []
  /// The row's index in `groups`.
  public private(set) var group: [Int32] = []
  /// Annual pay in the group's currency: the amount, or a closed range's midpoint.
  public private(set) var annualPay: [Double] = []
  /// How many people, or what share, the row stands for; 1 where the table says nothing.
  public private(set) var weight: [Double] = []
  /// The row's index in `sources`.
  public private(set) var source: [Int32] = []
  /// The row's line in its source.
  public private(set) var line: [Int32] = []
  /// The paths of the tables.
  public private(set) var sources: [String] = []

  private var groupIndex: [PayGroup: Int32] = [:]
  private var sourceIndex: [String: Int32] = [:]

  public init() {}

  public var count: Int { annualPay.count }

  public mutating func append(
    group: PayGroup, annualPay: Double, weight: Double = 1, source: String, line: Int
  ) {
    self.group.append(
      Observations.index(of: group, in: &groups, by: &groupIndex))
    self.annualPay.append(annualPay)
    self.weight.append(weight)
    self.source.append(Observations.index(of: source, in: &sources, by: &sourceIndex))
    self.line.append(Int32(clamping: line))
  }

  private static func index<Key: Hashable>(
    of key: Key, in keys: inout [Key], by index: inout [Key: Int32]
  ) -> Int32 {
    if let known = index[key] { return known }
    let new = Int32(keys.count)
    keys.append(key)
    index[key] = new
    return new
  }
}
