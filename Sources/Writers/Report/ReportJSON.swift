public import Compensation

/// Writes a report as one JSON document, `report.json`, with everything that the workbook shows.
///
/// The members, in this order: `schema_version`, `title`, `version`, `as_of`,
/// `compared_with` (the run that `changes` is since, or `null`), `parameters` (`name`, `value`,
/// `note`), `summary`, `observations`, `comparisons`, `figures`, `outlook`,
/// `rejected`, `sources`, `issues`, a list for each other CSV file, and `occupations`, the roles as
/// `Occupation` of schema.org. The elements carry the names of the CSV files' columns, and records the
/// keys of `records.md`. A summary lists the `figures` that it is made of by number,
/// and each figure of that `number` has its quote and place. Values withheld are `null` and the
/// element says `"withheld":true`. One element a line, so that two reports compare line by line.
public enum ReportJSON {
  /// Grows when a member changes its meaning or goes; new members leave it.
  public static let schemaVersion = 1

  /// Returns the document.
  public static func bytes(of report: Report) -> [UInt8] {
    var json = JSONText()
    append(report, to: &json) { _ in }
    return json.bytes
  }

  /// Writes the document, a quarter of a megabyte at a time.
  public static func write(_ report: Report, to output: FileOutput) throws(WriterError) {
    var json = JSONText()
    try append(report, to: &json) { bytes throws(WriterError) in try output.drain(&bytes) }
    try output.write(json.bytes)
  }

  private static func append<Failure: Error>(
    _ report: Report, to json: inout JSONText, drain: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    json.beginObject()
    json.member("schema_version", .integer(schemaVersion), onNewLine: true)
    json.member("title", .text(report.title), onNewLine: true)
    json.member("version", .text(report.version), onNewLine: true)
    json.member("as_of", .text(report.asOf), onNewLine: true)
    json.key("compared_with", onNewLine: true)
    if let since = report.changes?.since {
      json.object(of: since.fields)
    } else {
      JSONText.append(.null, to: &json.bytes)
    }
    try list("parameters", report.parameters, in: &json, drain: drain) { parameter, json in
      json.object(of: [
        Field("name", .text(parameter.name)), Field("value", .text(parameter.value)),
        Field("note", .text(parameter.note)),
      ])
    }
    try list("summary", report.statementSummaries, in: &json, drain: drain) {
      append($0, in: report, to: &$1)
    }
    try list("observations", report.observationSummaries, in: &json, drain: drain) {
      append($0, in: report, to: &$1)
    }
    try list("comparisons", report.comparisons, in: &json, drain: drain) { append($0, to: &$1) }
    try list("figures", report.figures, in: &json, drain: drain) { append($0, to: &$1) }
    try list("outlook", report.outlooks, in: &json, drain: drain) { $1.object(of: $0.reportFields) }
    try list("rejected", report.rejected, in: &json, drain: drain) { $1.object(of: $0.fields) }
    try list("sources", report.sources, in: &json, drain: drain) {
      $1.object(of: $0.fields(marker: .null))
    }
    try list("issues", report.issues, in: &json, drain: drain) { $1.object(of: $0.fields) }
    for table in report.modelTables(marker: .null) {
      try list(
        table.name.replacing("-", with: "_"), Array(0..<table.rowCount), in: &json, drain: drain
      ) { index, json in
        json.object(of: zip(table.columns, table.row(index)).map { Field($0, $1) })
      }
    }
    try list(
      "occupations", OccupationMarkup.occupations(of: report), in: &json, drain: drain
    ) { $0.append(to: &$1) }
    json.breakLine()
    json.endObject()
    json.breakLine()
  }

  private static func list<Element, Failure: Error>(
    _ name: String, _ elements: [Element], in json: inout JSONText,
    drain: (inout [UInt8]) throws(Failure) -> Void, append: (Element, inout JSONText) -> Void
  ) throws(Failure) {
    json.key(name, onNewLine: true)
    json.beginArray()
    for element in elements {
      json.separate(onNewLine: true)
      append(element, &json)
      try drain(&json.bytes)
    }
    json.endArray()
  }

  private static func append(
    _ summary: StatementSummary, in report: Report, to json: inout JSONText
  ) {
    json.beginObject()
    for field in summary.group.fields(titles: report.roleTitles) + summary.valueFields {
      json.member(field.name, field.value)
    }
    json.key("percentiles")
    json.beginArray()
    for percentile in summary.percentiles {
      json.separate()
      json.object(of: [
        Field("percentile", .number(percentile.percentile)),
        Field("value", .number(percentile.value)), Field("figure", .integer(percentile.figure)),
      ])
    }
    json.endArray()
    json.key("figures")
    json.beginArray()
    for number in summary.figures {
      json.separate()
      JSONText.append(.integer(number), to: &json.bytes)
    }
    json.endArray()
    json.endObject()
  }

  private static func append(
    _ summary: ObservationSummary, in report: Report, to json: inout JSONText
  ) {
    json.beginObject()
    for field in summary.group.fields(titles: report.roleTitles)
      + summary.valueFields(marker: .null)
    {
      json.member(field.name, field.value)
    }
    json.member("withheld", summary.distribution.contains { $0.value == nil })
    json.endObject()
  }

  private static func append(_ comparison: RoleComparison, to json: inout JSONText) {
    json.beginObject()
    for field in comparison.fields { json.member(field.name, field.value) }
    json.key("paired")
    json.beginArray()
    for pair in comparison.paired {
      json.separate()
      json.object(of: [
        Field("source", .text(pair.source)), Field("difference", .number(pair.difference)),
      ])
    }
    json.endArray()
    json.endObject()
  }

  private static func append(_ figure: StandardizedFigure, to json: inout JSONText) {
    json.beginObject()
    for field in figure.fields {
      switch field.name {
      case "market_implied": json.member(field.name, figure.market?.isImplied)
      case "used": json.member(field.name, figure.exclusion == nil)
      default: json.member(field.name, field.value)
      }
    }
    json.endObject()
  }
}

extension ReportChanges.Baseline {
  /// The run as a report names it.
  var fields: [Field] {
    [
      Field("run", .integer(Int(run))), Field("as_of", .text(asOf)),
      Field("recorded_at", .text(recordedAt)), Field("version", .text(version)),
    ]
  }
}
