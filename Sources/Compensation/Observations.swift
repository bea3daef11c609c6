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
  /// The year that the row's pay is of; 0 where neither the row nor its table says.
  public private(set) var year: [Int16] = []
  /// The row's index in `employers`; -1 where it names none.
  public private(set) var employer: [Int32] = []
  /// The organisations that rows name, in the order of their first row.
  public private(set) var employers: [String] = []
  /// The paths of the tables.
  public private(set) var sources: [String] = []

  private var groupIndex: [PayGroup: Int32] = [:]
  private var sourceIndex: [String: Int32] = [:]
  private var employerIndex: [String: Int32] = [:]

  public init() {}

  public var count: Int { annualPay.count }

  public mutating func append(
    group: PayGroup, annualPay: Double, weight: Double = 1, source: String, line: Int,
    year: Int = 0, employer: String? = nil
  ) {
    append(
      group: index(of: group), annualPay: annualPay, weight: weight,
      source: index(ofSource: source), line: Int32(clamping: line), year: Int16(clamping: year),
      employer: employer.map { index(ofEmployer: $0) } ?? -1)
  }

  /// Appends a row of a group, a source and an employer whose indices are known.
  public mutating func append(
    group: Int32, annualPay: Double, weight: Double, source: Int32, line: Int32, year: Int16,
    employer: Int32
  ) {
    self.group.append(group)
    self.annualPay.append(annualPay)
    self.weight.append(weight)
    self.source.append(source)
    self.line.append(line)
    self.year.append(year)
    self.employer.append(employer)
  }

  /// Returns the index of a group, which is added where it is new.
  public mutating func index(of group: PayGroup) -> Int32 {
    Observations.index(of: group, in: &groups, by: &groupIndex)
  }

  /// Returns the index of a table's path, which is added where it is new.
  public mutating func index(ofSource path: String) -> Int32 {
    Observations.index(of: path, in: &sources, by: &sourceIndex)
  }

  /// Returns the index of an organisation, which is added where it is new.
  public mutating func index(ofEmployer name: String) -> Int32 {
    Observations.index(of: name, in: &employers, by: &employerIndex)
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
