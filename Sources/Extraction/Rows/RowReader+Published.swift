import Compensation

// Rows of official statistics: a wage survey by occupation, projections of employment.
extension RowReader {
  /// What a row of an occupation or of a group of occupations is about.
  private struct Subject {
    var title: RowTitle
    var isGroup: Bool
    var place: String?
    var segment: String?
  }

  /// The statistics of a wage survey: the year's column, and the hour's.
  private static let statistics:
    [(
      column: TableColumn, hourly: PublishedTable.Column, statistic: PayStatistic,
      percentile: Double?
    )] = [
      (.mean, .hourlyMean, .mean, nil), (.p10, .hourlyP10, .percentile, 10),
      (.p25, .hourlyP25, .percentile, 25), (.median, .hourlyMedian, .median, nil),
      (.p75, .hourlyP75, .percentile, 75), (.p90, .hourlyP90, .percentile, 90),
    ]

  mutating func addPublished(
    _ row: DocumentTable.Row, _ resolve: Resolver, to findings: inout RowFindings
  ) {
    guard let published = table.published, let code = text(row, published.columns[.code]),
      let title = text(row, .role)
    else { return }
    let subject = subject(of: row, title: title, code: code, published, resolve)
    if subject.isGroup { findings.counts.groupRows += 1 }
    let before = findings.records.count
    switch published.kind {
    case .wageSurvey: addWages(of: row, subject, published, to: &findings)
    case .projections: addProjection(of: row, subject, published, to: &findings)
    default: break
    }
    if findings.records.count == before {
      findings.counts.withoutPay += 1
    } else if !subject.isGroup, subject.title.resolved.role == nil {
      findings.counts.withoutRole += 1
    }
  }

  private func text(_ row: DocumentTable.Row, _ index: Int?) -> String? {
    guard let index, row.cellRanges.indices.contains(index) else { return nil }
    return RowWords.text(row.text, row.cellRanges[index])
  }

  private mutating func subject(
    of row: DocumentTable.Row, title: String, code: String, _ published: PublishedTable,
    _ resolve: Resolver
  ) -> Subject {
    let group = text(row, published.columns[.group])?.lowercased()
    // `11-0000` and `11-1000` are groups of occupations wherever no column says so.
    let isGroup = group.map { $0 != "detailed" && $0 != "line item" } ?? code.hasSuffix("000")
    // All occupations together have no title.
    let isTotal = code.hasPrefix("00-0000")
    var subject = Subject(
      title: RowTitle(written: isTotal ? nil : title, resolved: ResolvedTitle(role: nil)),
      isGroup: isGroup)
    if !isGroup, let index = table.columns[.role] {
      let number = memory.titles.index(of: row.text, row.cellRanges[index]) { _ in
        RowTitle(written: title, resolved: resolve(title))
      }
      subject.title = memory.titles[number]
    }
    subject.place = text(row, .place)
    // Wages of a state or an industry stand apart from the country's.
    let isNational = text(row, published.columns[.areaType]).map { $0 == "1" } ?? true
    let industry = text(row, published.columns[.industryGroup])?.lowercased()
    let parts = [
      isNational ? nil : subject.place,
      industry == nil || industry == "cross-industry" ? nil : text(row, .segment),
    ].compactMap { $0 }
    subject.segment = parts.isEmpty ? nil : parts.joined(separator: "; ")
    return subject
  }

  private mutating func addWages(
    of row: DocumentTable.Row, _ subject: Subject, _ published: PublishedTable,
    to findings: inout RowFindings
  ) {
    for value in RowReader.statistics
    where table.columns[value.column] != nil || published.columns[value.hourly] != nil {
      let year = table.columns[value.column].flatMap { wage(row, $0, published.topCode?.year) }
      let hour = published.columns[value.hourly].flatMap {
        wage(row, $0, published.topCode?.hour)
      }
      // What is paid by the hour only has no year's wage, and is never given one.
      guard let wage = year ?? hour else {
        findings.counts.withheld += 1
        continue
      }
      if wage.isBound { findings.counts.topCoded += 1 }
      var figure = figure(wage, period: year == nil ? .hour : .year, subject, row, published)
      figure.statistic = value.statistic
      figure.percentile = value.percentile
      figure.isPaidByHourOnly = year == nil
      findings.records.append(.salary(figure))
    }
  }

  /// A wage of a cell: an amount, or the bound that a sign stands for.
  private struct Wage {
    var amount: Amount
    var isBound: Bool
    var index: Int
    var range: Range<Int>
  }

  private func wage(_ row: DocumentTable.Row, _ index: Int, _ top: Amount?) -> Wage? {
    guard row.cellRanges.indices.contains(index) else { return nil }
    let range = row.cellRanges[index]
    guard let written = RowWords.text(row.text, range) else { return nil }
    if written == "#" {
      return top.map { Wage(amount: $0, isBound: true, index: index, range: 0..<range.count) }
    }
    // `>=$239,200`
    let isBound = written.hasPrefix(">") || written.hasPrefix("≥")
    let digits = written.filter { $0.isASCII && ($0.isNumber || $0 == ".") }
    let isNumber = written.allSatisfy { "0123456789.,$>=≥ ".contains($0) }
    guard isNumber, let amount = Amount(digits), amount.tenThousandths > 0 else { return nil }
    return Wage(amount: amount, isBound: isBound, index: index, range: 0..<range.count)
  }

  private func figure(
    _ wage: Wage, period: PayPeriod, _ subject: Subject, _ row: DocumentTable.Row,
    _ published: PublishedTable
  ) -> SalaryFigure {
    let start = row.cellOffsets[wage.index]
    var figure = SalaryFigure(
      location: place(of: start..<start + wage.range.count, in: row), language: language.code,
      low: wage.amount, high: wage.isBound ? nil : wage.amount,
      currency: published.currency ?? .usd, period: period, quote: quote(of: row),
      confidence: 0.98)
    figure.role = subject.title.resolved.role
    figure.roleAsWritten = subject.title.written
    figure.country = published.country
    figure.placeAsWritten = subject.place
    figure.segment = subject.segment
    figure.year = published.year
    return figure
  }

  private mutating func addProjection(
    of row: DocumentTable.Row, _ subject: Subject, _ published: PublishedTable,
    to findings: inout RowFindings
  ) {
    func number(_ column: PublishedTable.Column) -> Double? {
      text(row, published.columns[column]).flatMap(RowReader.number)
    }
    // Employment stands in thousands.
    func jobs(_ column: PublishedTable.Column) -> Double? {
      number(column).map { ($0 * 1_000).rounded() }
    }
    if let growth = number(.growthPercent) {
      var statement = OutlookStatement(
        location: place(of: row.range, in: row), language: language.code,
        direction: growth == 0 ? .stable : growth > 0 ? .growth : .decline, quote: quote(of: row),
        confidence: 0.98)
      statement.growthPercent = growth
      statement.fromYear = published.year
      statement.toYear = published.toYear
      statement.newJobs = jobs(.jobsChange)
      statement.jobs = jobs(.jobs)
      statement.openingsPerYear = jobs(.openings)
      statement.country = published.country
      statement.role = subject.title.resolved.role
      statement.roleAsWritten = subject.title.written
      findings.records.append(.outlook(statement))
    }
    if let index = table.columns[.median], let wage = wage(row, index, nil) {
      if wage.isBound { findings.counts.topCoded += 1 }
      var figure = figure(wage, period: .year, subject, row, published)
      figure.statistic = .median
      findings.records.append(.salary(figure))
    }
  }

  /// A number with a sign, or `nil` for a dash that stands for none.
  static func number(_ written: String) -> Double? {
    var text = written.filter { $0 != "," && $0 != "%" && $0 != " " }
    if let first = text.first, "−–-".contains(first) { text = "-" + text.dropFirst() }
    let isPlain = text.utf8.allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2D }
    guard isPlain, let number = Double(text), abs(number) < 1e9 else { return nil }
    return number
  }
}
