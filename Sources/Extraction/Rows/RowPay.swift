public import Compensation

/// What a table's title of a role was resolved to.
public struct ResolvedTitle: Hashable, Sendable {
  /// The catalogue's id; `nil` where nothing is sure.
  public var role: String?
  public var level: JobLevel?

  public init(role: String?, level: JobLevel? = nil) {
    self.role = role
    self.level = level
  }
}

/// What many rows of a table have in common: everything but the amount.
public struct RowGroup: Hashable, Sendable {
  public var role: String?
  public var currency: Currency
  public var period: PayPeriod
  public var paymentsPerYear: Double?
  public var basis: PayBasis?
  public var country: String?
  public var segment: String?
}

/// The pay of one row, which is an observation and no published statistic.
public struct RowPay: Hashable, Sendable {
  /// The index in the groups of its part of the table.
  public var group: Int32
  /// The row's line.
  public var line: Int32
  /// `nil` for “up to X”.
  public var low: Amount?
  /// `nil` for “from X”.
  public var high: Amount?
  /// How many people, or what share, the row stands for; 1 where it does not say.
  public var weight: Double
  /// The year that the row says its pay is of.
  public var year: Int?
  /// The index in the employers of its part of the table; -1 where the row names none.
  public var employer: Int32
}

/// What a part of a table's rows says.
public struct RowFindings: Sendable {
  /// What rows have in common, in the order of the first row of each.
  public var groups: [RowGroup] = []
  /// The organisations that rows name, in the order of the first row of each.
  public var employers: [String] = []
  /// Observations, in order.
  public var pays: [RowPay] = []
  /// The statistics (means, medians, percentiles) that rows state, and prospects, in order.
  public var records: [Record] = []
  public var counts = RowCounts()
  /// Cells of pay that say something and state none, the first of them.
  public var unread: [UnreadCell] = []
}

/// A cell of pay that says something and states none: “negotiable”, a number below zero, an amount
/// of no currency.
public struct UnreadCell: Hashable, Sendable {
  /// Counted from 1.
  public var line: Int
  /// Counted from 1 in code points.
  public var column: Int
  /// `Sheet1!B7`
  public var locator: String?
  public var written: String
  /// Whether it is an amount, and neither the cell nor the table says of which currency.
  public var lacksCurrency = false

  /// What a user is told of it.
  public func issue(in path: String) -> InputIssue {
    let place = locator.map { " in \($0)" } ?? ""
    return InputIssue(
      .warning, path: path, line: line, column: column,
      message: "expected pay\(place), found “\(written)”, \(reason); the row takes no part")
  }
}

extension UnreadCell {
  private var reason: String {
    if lacksCurrency {
      "whose currency is not stated; name it in the header, as in “pay (EUR)”, or in a column"
        + " “currency”"
    } else if written.contains(where: { $0.isLetter }) {
      "which states no amount"
    } else {
      "which is no amount above zero"
    }
  }
}

/// What became of rows.
public struct RowCounts: Hashable, Sendable {
  public var rows = 0
  /// Rows with nothing that can be read as pay.
  public var withoutPay = 0
  public var withoutRole = 0
  /// Rows of groups of occupations, whose occupations have rows of their own.
  public var groupRows = 0
  /// Wages that the publisher withholds.
  public var withheld = 0
  /// Wages that are bounds, because they lie above the highest that is published.
  public var topCoded = 0
  /// Filings that were not granted.
  public var notGranted = 0
  /// Rows whose pay is in no currency that they name.
  public var withoutCurrency = 0

  public init() {}

  public static func += (left: inout RowCounts, right: RowCounts) {
    left.rows += right.rows
    left.withoutPay += right.withoutPay
    left.withoutRole += right.withoutRole
    left.groupRows += right.groupRows
    left.withheld += right.withheld
    left.topCoded += right.topCoded
    left.notGranted += right.notGranted
    left.withoutCurrency += right.withoutCurrency
  }
}

/// What was learned of a table's texts, handed from one part of its rows to the next.
///
/// Parts may be read side by side; each then learns by itself.
public final class RowMemory: Sendable {
  private let idle = LockedList<RowReader>()

  public init() {}

  func take() -> RowReader? { idle.popLast() }

  func giveBack(_ reader: RowReader) { idle.append(reader) }
}

extension Extractor {
  /// Returns the figures of a table's rows, in order.
  ///
  /// - Parameters:
  ///   - table: A table whose columns were recognised.
  ///   - resolve: What a title means; it is asked once for each distinct title.
  public func records(
    in table: DocumentTable, resolving resolve: (String) -> ResolvedTitle
  ) -> [Record] {
    findings(in: table, rows: table.rows.indices, asRecords: true, resolving: resolve).records
  }

  /// Returns what a part of a table's rows says: pay of single jobs as observations, without text;
  /// published statistics as records.
  ///
  /// - Parameters:
  ///   - rows: The indices of the rows.
  ///   - asRecords: Whether observations are wanted as records too, with text and place.
  ///   - memory: What was learned of the same table's other rows.
  ///   - resolve: What a title means.
  /// - Complexity: Linear in the rows' bytes.
  public func findings(
    in table: DocumentTable, rows: Range<Int>, asRecords: Bool = false,
    memory: RowMemory = RowMemory(),
    resolving resolve: (String) -> ResolvedTitle
  ) -> RowFindings {
    if table.published?.kind.isReference == true || table.published?.repeats != nil {
      var findings = RowFindings()
      findings.counts.rows = rows.count
      return findings
    }
    guard var reader = memory.take() ?? RowReader(table, extractor: self) else {
      return RowFindings()
    }
    let findings = reader.findings(of: rows, asRecords: asRecords, resolving: resolve)
    memory.giveBack(reader)
    return findings
  }
}
