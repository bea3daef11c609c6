internal import Compensation

/// The sheet with a row for each statement on job prospects.
struct OutlookSheet {
  static let name = "Outlook"
  let outlooks: [OutlookStatement]
  let words: ReportWords

  private static let headers = [
    "Role", "Direction", "States a number", "Growth, %", "From", "To", "Openings a year",
    "New jobs", "Country", "Quote", "Document", "Line", "Column", "Locator", "Language",
    "Role as written", "Place as written", "Confidence", "Jobs", "Growth in words",
  ]

  func content() -> SheetContent {
    var content = SheetContent(OutlookSheet.name)
    content.frozenRows = 1
    content.frozenColumns = 1
    content.printedColumns = 12
    content.widthLimits = [
      28, 12, 10, 10, 8, 8, 12, 12, 9, 72, 34, 7, 8, 14, 10, 22, 20, 11, 12, 24,
    ]
    content.addTable(
      "OutlookStatements", OutlookSheet.headers, outlooks,
      orText: "No statement on job prospects was found in the inputs.", cells)
    return content
  }

  private func cells(_ outlook: OutlookStatement) -> [Cell?] {
    let hasNumber =
      outlook.growthPercent != nil || outlook.openingsPerYear != nil || outlook.newJobs != nil
    let role = outlook.role.map { words.title($0) } ?? outlook.roleAsWritten
    return [
      .text(role ?? Marker.unavailable), .text(outlook.direction.rawValue),
      .text(hasNumber ? "yes" : "no", .center), outlook.growthPercent.map { .number($0, .stated) },
      outlook.fromYear.map { .number($0, .digits) }, outlook.toYear.map { .number($0, .digits) },
      outlook.openingsPerYear.map { .number($0, .stated) },
      outlook.newJobs.map { .number($0, .stated) }, outlook.country.map { .text($0, .center) },
      .text(outlook.quote, .indented), .text(outlook.location.document, .wrapped),
      .number(outlook.location.line, .digits), .number(outlook.location.column, .digits),
      outlook.location.locator.map { .text($0) }, .text(outlook.language, .center),
      outlook.roleAsWritten.map { .text($0) }, outlook.placeAsWritten.map { .text($0) },
      .number(outlook.confidence, .ratio), outlook.jobs.map { .number($0, .stated) },
      outlook.growthPhrase.map { .text($0) },
    ]
  }
}

/// The sheet with a row for each amount that was seen and not taken for pay.
struct RejectedSheet {
  static let name = "Rejected"
  let rejected: [RejectedAmount]

  private static let headers = [
    "Reason", "Low", "High", "Currency", "Quote", "Document", "Line", "Column", "Locator",
    "Language",
  ]

  func content() -> SheetContent {
    var content = SheetContent(RejectedSheet.name)
    content.frozenRows = 1
    content.frozenColumns = 1
    content.widthLimits = [14, 18, 18, 10, 80, 36, 7, 8, 14, 10]
    content.addTable(
      "RejectedAmounts", RejectedSheet.headers, rejected,
      orText: "No amount was turned down.", cells)
    return content
  }

  private func cells(_ amount: RejectedAmount) -> [Cell?] {
    [
      .text(amount.reason.rawValue), value(amount.low, amount.currency),
      value(amount.high, amount.currency), amount.currency.map { .text($0.code, .center) },
      .text(amount.quote, .indented), .text(amount.location.document, .wrapped),
      .number(amount.location.line, .digits), .number(amount.location.column, .digits),
      amount.location.locator.map { .text($0) }, .text(amount.language, .center),
    ]
  }

  private func value(_ amount: Amount?, _ currency: Currency?) -> Cell? {
    amount.map { amount in
      .number(
        amount.doubleValue,
        currency.map { .money($0, showing: amount.doubleValue) } ?? .stated)
    }
  }
}

/// The sheet with a row for each input, and below what the user has to know about them.
struct SourcesSheet {
  static let name = "Sources"
  let sources: [ReportSource]
  let issues: [InputIssue]

  private static let headers = [
    "Document", "Format", "Encoding", "Language", "Bytes", "Statements", "Observations",
    "Outlook", "Rejected", "Note", "SHA-256",
  ]
  private static let issueHeaders = ["Document", "Severity", "Line", "Column", "Message"]

  func content() -> SheetContent {
    var content = SheetContent(SourcesSheet.name)
    content.frozenRows = 1
    content.frozenColumns = 1
    content.printedColumns = 10
    content.widthLimits = [48, 12, 14, 12, 14, 13, 15, 11, 12, 48, 66]
    content.addTable(
      "Sources", SourcesSheet.headers, sources, orText: "No input was read."
    ) { source in
      [
        .text(source.path, .wrapped), .text(source.format), .text(source.encoding),
        source.language.map { .text($0, .center) }, .number(source.bytes),
        .number(source.figures),
        .number(
          source.withholdsCounts ? nil : Double(source.observations), .count, or: Marker.withheld),
        .number(source.outlooks),
        .number(source.rejected), .text(source.note, .indented), .text(source.sha256),
      ]
    }
    guard !issues.isEmpty else { return content }
    content.addSpace()
    content.addText("Issues", .heading)
    content.addTable("Issues", SourcesSheet.issueHeaders, issues, orText: "") { issue in
      [
        .text(issue.path, .wrapped), .text(issue.severity.rawValue),
        issue.line.map { .number($0, .digits) }, issue.column.map { .number($0, .digits) },
        .text(issue.message, CellStyle(isIndented: true)),
      ]
    }
    return content
  }
}

extension SheetContent {
  /// Adds a table with a row for each element, or headers and a line of text where there is none:
  /// a table of Excel has at least one row.
  mutating func addTable<Element: Sendable>(
    _ name: String, _ headers: [String], _ elements: [Element], orText text: String,
    _ cells: @escaping @Sendable (Element) -> [Cell?]
  ) {
    guard !elements.isEmpty else {
      add(.row(headers.map { .text($0, .header) }))
      addText(text)
      return
    }
    add(
      .table(
        TableContent(name: name, headers: headers, rowCount: elements.count) {
          cells(elements[$0])
        }))
  }
}
