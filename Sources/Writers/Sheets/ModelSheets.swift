internal import Compensation

/// The sheets that stand beside the stated figures, each only where it has a row.
struct ModelSheets {
  static let models = "Models"
  static let official = "Official"
  static let removed = "Removed"

  let report: Report
  let words: ReportWords

  func contents() -> [SheetContent] {
    var sheets: [SheetContent] = []
    if !report.models.isEmpty { sheets.append(modelContent()) }
    if !report.officialComparisons.isEmpty || !report.outlookComparisons.isEmpty {
      sheets.append(officialContent())
    }
    if !report.removed.isEmpty { sheets.append(removedContent()) }
    return sheets
  }

  static func description(of name: String) -> String? {
    switch name {
    case models: "what declared models make of the statements [e], with their assumptions"
    case official: "claims beside official wages and projections of the United States"
    case removed: "observations taken for errors, each with the reason"
    default: nil
    }
  }

  private func modelContent() -> SheetContent {
    var content = SheetContent(ModelSheets.models)
    content.frozenRows = 1
    content.frozenColumns = 1
    content.widthLimits = [28, 18, 10, 20, 18, 14, 14, 14, 11, 9, 90]
    let headers = [
      "Role", "Market", "Currency", "Basis", "Method", "Value [e]", "Low", "High", "Confidence",
      "Sources", "Assumption",
    ]
    content.addTable("Models", headers, report.models, orText: "") { [words] model in
      let money = CellStyle.money(model.group.currency)
      return [
        .text(words.title(model.group.role), .label), .text(words.market(model.group)),
        .text(model.group.currency.code, .center), .text(words.basis(model.group)),
        .text(model.method.rawValue), .number(model.value, money),
        model.low.map { .number($0, money) }, model.high.map { .number($0, money) },
        model.confidence.map { .number($0, .ratio) }, .number(model.sources),
        .text(model.assumption, .wrapped),
      ]
    }
    return content
  }

  private func officialContent() -> SheetContent {
    var content = SheetContent(ModelSheets.official)
    content.frozenRows = 1
    content.frozenColumns = 1
    content.widthLimits = [9, 28, 10, 14, 10, 10, 12, 14, 12, 16, 12, 24]
    let headers = [
      "Figure", "Role", "SOC", "Claim", "Period", "For year", "Place [e]", "Official is",
      "Official", "Claim to official", "Official year",
    ]
    let money = CellStyle.money(.usd)
    content.addTable(
      "OfficialWages", headers, report.officialComparisons, orText: "No claim has an official wage."
    ) { [words] comparison in
      [
        .number(comparison.figure, .tally), .text(words.title(comparison.role)),
        .text(comparison.code, .center), .number(comparison.claim, money),
        .text(comparison.period.rawValue, .center),
        comparison.claimYear.map { .number($0, .digits) }, .text(comparison.position, .center),
        .text(comparison.officialStatistic.rawValue), .number(comparison.official, money),
        comparison.difference.map { .number($0 + 1, .ratio) },
        .number(comparison.officialYear, .digits),
      ]
    }
    content.addSpace()
    content.addText("Prospects", .heading)
    let prospects = [
      "Claim", "Role", "SOC", "Direction", "States, %", "From", "To", "Projected, %",
      "All occupations, %", "In words", "Same direction",
    ]
    content.addTable(
      "OfficialProjections", prospects, report.outlookComparisons,
      orText: "No claim has an official projection."
    ) { [words] comparison in
      [
        .number(comparison.outlook, .tally), .text(words.title(comparison.role)),
        .text(comparison.code, .center), .text(comparison.claim.rawValue),
        comparison.claimPercent.map { .number($0, .stated) },
        .number(comparison.fromYear, .digits), .number(comparison.toYear, .digits),
        .number(comparison.projectedPercent, .stated),
        comparison.averagePercent.map { .number($0, .stated) },
        comparison.phrase.map { .text($0) }, .text(comparison.agrees ? "yes" : "no", .center),
      ]
    }
    return content
  }

  private func removedContent() -> SheetContent {
    var content = SheetContent(ModelSheets.removed)
    content.frozenRows = 1
    content.frozenColumns = 1
    content.widthLimits = [28, 18, 10, 16, 24, 16, 16, 40, 8]
    let headers = [
      "Role", "Market", "Currency", "Annual pay", "Reason", "Least", "Most", "Document", "Line",
    ]
    content.addTable("RemovedObservations", headers, report.removed, orText: "") { [words] row in
      let money = CellStyle.money(row.group.currency)
      return [
        .text(words.title(row.group.role), .label), .text(words.market(row.group)),
        .text(row.group.currency.code, .center), .number(row.annualPay, money),
        .text(row.reason.rawValue), .number(row.limits.lowerBound, money),
        .number(row.limits.upperBound, money), .text(row.source, .wrapped),
        .number(row.line, .digits),
      ]
    }
    return content
  }
}
