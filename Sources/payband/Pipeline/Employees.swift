internal import Compensation
internal import Documents
internal import Extraction
internal import Statistics

/// A firm's people as its file has them: a role, pay for a full-time year unless a column names the
/// period, and a currency, a row each.
struct Employees {
  private var pay: [Key: [Double]] = [:]
  private(set) var issues: [InputIssue] = []

  private struct Key: Hashable {
    var role: String
    var currency: Currency
    var isNet: Bool
  }

  /// Nobody.
  init() {}

  /// Reads a file of people.
  ///
  /// - Throws: ``CommandFailure`` where the file cannot be read or lacks a column. A row that cannot
  ///   be used is an issue.
  init(path: String, with stages: Stages, bands: [PayBands.Row]) throws(CommandFailure) {
    let document: ReadDocument
    do throws(InputError) {
      document = try stages.reader.read(InputFile(pathBytes: RawArguments.bytes(of: path)))
    } catch {
      throw CommandFailure(error.description, code: .failed)
    }
    guard case .table(let table) = document.content, table.columns[.role] != nil,
      table.columns[.amount] != nil
    else {
      throw CommandFailure(
        "\(document.path): expected a table with columns for role and pay, found none such; name "
          + "the columns so", code: .failed)
    }
    issues = document.issues
    let known = Set(bands.compactMap { Employees.key($0.role, $0.currency, $0.isNet) })
    let records = stages.findings(
      in: table, rows: 0..<table.rows.count, asRecords: true, memory: RowMemory()
    ).records
    for case .salary(let figure) in records {
      let amount = table.columns[.period] == nil ? figure.low : figure.annualLow
      let key = Employees.key(figure.role, figure.currency, figure.basis == .net)
      guard let amount, figure.low == figure.high, let key, known.contains(key) else {
        issues.append(
          InputIssue(
            .warning, path: figure.location.document, line: figure.location.line, column: 1,
            message: "expected one amount of pay of a role and a currency that have a band, found "
              + "“\(figure.quote)”; correct the row, or add a band"))
        continue
      }
      pay[key, default: []].append(amount.doubleValue)
    }
  }

  /// Returns how the people of a band's role stand in it; `nil` where the file has none.
  func review(of band: PayBands.Row) -> RangeReview? {
    guard let key = Employees.key(band.role, band.currency, band.isNet), let pay = pay[key] else {
      return nil
    }
    return RangeReview(pay.map { (pay: $0, range: band.range) })
  }

  private static func key(_ role: String?, _ currency: Currency, _ isNet: Bool) -> Key? {
    role.map { Key(role: $0, currency: currency, isNet: isNet) }
  }
}
