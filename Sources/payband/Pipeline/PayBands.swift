internal import Compensation
internal import Documents
internal import Extraction
internal import Statistics

/// A firm's pay bands as its file has them: for a full-time year, unless a column names the period.
struct PayBands {
  struct Row {
    /// The catalogue's id; `nil` for a title that is none of its roles, and for a grade alone.
    var role: String?
    var roleAsWritten: String
    /// The firm's own grade, as its file writes it.
    var grade: String?
    var currency: Currency
    var isNet: Bool
    var range: PayRange
    var location: SourceLocation
  }

  private(set) var rows: [Row] = []
  private(set) var issues: [InputIssue] = []

  /// Reads a file of bands.
  ///
  /// - Throws: ``CommandFailure`` where the file cannot be read or has no columns of bands. A row
  ///   that cannot be used is an issue.
  init(path: String, with stages: Stages) throws(CommandFailure) {
    let document: ReadDocument
    do throws(InputError) {
      document = try stages.reader.read(InputFile(pathBytes: RawArguments.bytes(of: path)))
    } catch {
      throw CommandFailure(error.description, code: .failed)
    }
    guard case .table(let table) = document.content else {
      throw CommandFailure(
        "\(document.path): expected a table with columns for role or grade, minimum and maximum, found none"
          + " such; name the columns so", code: .failed)
    }
    let grades = GradeColumn(of: table)
    let missing = [TableColumn.role, .minimum, .maximum].filter {
      table.columns[$0] == nil && !($0 == .role && grades != nil)
    }
    guard missing.isEmpty else {
      throw CommandFailure(
        "\(document.path):1:1: expected a table with columns for role or grade, minimum and maximum,"
          + " found no \(missing.map(\.rawValue).joined(separator: " and no ")) in "
          + "“\(table.header.joined(separator: ", "))”; name the columns so", code: .failed)
    }
    let stated = StatedBounds(of: table, with: stages)
    issues = document.issues.withoutRoleColumn(of: table, hasGrades: grades != nil)
    let records = stages.findings(
      in: table, rows: 0..<table.rows.count, asRecords: true, memory: RowMemory()
    ).records
    var midpoints: [Int: Double] = [:]
    var ranges: [SalaryFigure] = []
    for case .salary(var figure) in records {
      if table.columns[.period] == nil {
        // A low amount looks like a month's, but a band that says nothing is annual.
        figure.annualLow = figure.low
        figure.annualHigh = figure.high
      }
      if figure.statistic == nil {
        ranges.append(figure)
      } else if figure.statistic == .median, table.midpointColumn != nil {
        midpoints[figure.location.line] = figure.annualLow?.doubleValue
      }
    }
    for figure in ranges {
      guard let trouble = PayBands.trouble(with: figure, stated) else {
        add(
          figure, midpoint: midpoints[figure.location.line],
          grade: grades?.grade(ofLine: figure.location.line))
        continue
      }
      let place = figure.location
      issues.append(
        InputIssue(
          .error, path: place.document, line: place.line, column: 1, message: trouble))
    }
  }

  /// Returns what is wrong with a row before its midpoint is looked at.
  private static func trouble(with figure: SalaryFigure, _ stated: StatedBounds) -> String? {
    if CurrencyTable.standard[figure.currency] == nil {
      return "expected a currency that payband knows, found “\(figure.currency)”; correct the row"
    }
    guard let (low, high) = stated.bounds(ofLine: figure.location.line), low > high else {
      return nil
    }
    return "expected a minimum, a midpoint and a maximum in ascending order, found the minimum "
      + "\(low) above the maximum \(high); correct the row"
  }

  private mutating func add(_ figure: SalaryFigure, midpoint: Double?, grade: String?) {
    let place = figure.location
    guard let low = figure.annualLow?.doubleValue, let high = figure.annualHigh?.doubleValue,
      let range = PayRange(minimum: low, midpoint: midpoint, maximum: high)
    else {
      issues.append(
        InputIssue(
          .error, path: place.document, line: place.line, column: 1,
          message: "expected a minimum, a midpoint and a maximum in ascending order, found "
            + "“\(figure.quote)”; correct the row"))
      return
    }
    let written = figure.roleAsWritten ?? ""
    if figure.role == nil, grade == nil || !written.isEmpty {
      issues.append(
        InputIssue(
          .warning, path: place.document, line: place.line, column: 1,
          message: "expected a role of the catalogue, found “\(written)”; see payband roles match"))
    }
    rows.append(
      Row(
        role: figure.role, roleAsWritten: written, grade: grade, currency: figure.currency,
        isNet: figure.basis == .net, range: range, location: place))
  }
}
