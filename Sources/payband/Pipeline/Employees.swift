internal import Compensation
internal import Documents
internal import Extraction
internal import Statistics

/// A firm's people as its file has them: a role or a grade, pay for a full-time year unless a column
/// names the period, and a currency, a row each.
struct Employees {
  private var pay: [Key: [Double]] = [:]
  private(set) var issues: [InputIssue] = []

  /// What brings people to their band: the firm's grade where the band has one, else the role.
  private struct Key: Hashable {
    var role: String?
    var grade: String?
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
    guard case .table(let table) = document.content,
      table.columns[.role] != nil || table.columns[.level] != nil, table.columns[.amount] != nil
    else {
      throw CommandFailure(
        "\(document.path): expected a table with columns for role or grade and pay, found none such;"
          + " name the columns so", code: .failed)
    }
    let grades = GradeColumn(of: table)
    issues = document.issues.withoutRoleColumn(of: table, hasGrades: grades != nil)
    let known = Set(bands.compactMap(Employees.key))
    let records = stages.findings(
      in: table, rows: 0..<table.rows.count, asRecords: true, memory: RowMemory()
    ).records
    for case .salary(let figure) in records {
      let amount = table.columns[.period] == nil ? figure.low : figure.annualLow
      let keys = Employees.keys(
        role: figure.role, grade: grades?.grade(ofLine: figure.location.line), figure)
      guard let amount, figure.low == figure.high, let key = keys.first(where: known.contains)
      else {
        issues.append(
          InputIssue(
            .warning, path: figure.location.document, line: figure.location.line, column: 1,
            message:
              "expected one amount of pay of a role or grade and a currency that have a band, found "
              + "“\(figure.quote)”; correct the row, or add a band"))
        continue
      }
      pay[key, default: []].append(amount.doubleValue)
    }
  }

  /// Returns how the people of a band's grade or role stand in it; `nil` where the file has none.
  func review(of band: PayBands.Row) -> RangeReview? {
    guard let key = Employees.key(band), let pay = pay[key] else { return nil }
    return RangeReview(pay.map { (pay: $0, range: band.range) })
  }

  private static func key(_ band: PayBands.Row) -> Key? {
    guard band.role != nil || band.grade != nil else { return nil }
    return Key(
      role: band.role, grade: band.grade?.lowercased(), currency: band.currency, isNet: band.isNet)
  }

  /// The bands that a person may stand in, the most particular first.
  private static func keys(role: String?, grade: String?, _ figure: SalaryFigure) -> [Key] {
    let grade = grade?.lowercased()
    let pairs = [(role, grade), (nil, grade), (role, nil)]
    return pairs.filter { $0.0 != nil || $0.1 != nil }.map {
      Key(role: $0.0, grade: $0.1, currency: figure.currency, isNet: figure.basis == .net)
    }
  }
}
