internal import Compensation
internal import ContentHashing

/// Describes the CSV files of a report as a data package, `datapackage.json`.
///
/// Frictionless Data Package 1, a tabular data resource for each file: its columns with types, units
/// and meanings, the markers that stand for missing values, its size and its SHA-256.
/// https://specs.frictionlessdata.io/tabular-data-package/
struct DataPackage {
  /// A CSV file of the package.
  struct Resource {
    let table: DataTable
    let byteCount: Int
    let sha256: String

    init(_ table: DataTable, bytes: [UInt8]) {
      self.table = table
      byteCount = bytes.count
      sha256 = SHA256.hexadecimal(of: bytes)
    }
  }

  let report: Report
  let resources: [Resource]
  var catalogue = ColumnCatalogue.standard

  /// The document.
  var bytes: [UInt8] {
    var json = JSONText()
    json.beginObject()
    json.member("profile", .text("tabular-data-package"), onNewLine: true)
    json.member("name", .text("payband-report"), onNewLine: true)
    json.member("title", .text(report.title), onNewLine: true)
    json.member("version", .text(report.asOf), onNewLine: true)
    json.member(
      "description",
      .text("Pay by role, with the sentence behind each figure; made by payband \(report.version)"),
      onNewLine: true)
    json.key("resources", onNewLine: true)
    json.beginArray()
    for resource in resources {
      json.separate(onNewLine: true)
      append(resource, to: &json)
    }
    json.endArray()
    json.breakLine()
    json.endObject()
    json.breakLine()
    return json.bytes
  }

  private func append(_ resource: Resource, to json: inout JSONText) {
    let table = resource.table
    json.beginObject()
    json.member("profile", .text("tabular-data-resource"))
    json.member("name", .text(table.name))
    json.member("path", .text(table.name + ".csv"))
    json.member("format", .text("csv"))
    json.member("mediatype", .text("text/csv"))
    json.member("encoding", .text("utf-8"))
    json.member("bytes", .integer(resource.byteCount))
    json.member("hash", .text("sha256:" + resource.sha256))
    json.key("dialect")
    json.object(of: [
      Field("delimiter", .text(",")), Field("lineTerminator", .text("\r\n")),
      Field("quoteChar", .text("\"")),
    ])
    json.key("schema")
    json.beginObject()
    json.key("fields")
    json.beginArray()
    for column in table.columns {
      json.separate()
      json.object(of: fields(of: column, in: table.name))
    }
    json.endArray()
    json.key("missingValues")
    json.beginArray()
    for marker in ["", Marker.withheld, Marker.unavailable] {
      json.separate()
      JSONText.append(.text(marker), to: &json.bytes)
    }
    json.endArray()
    json.endObject()
    json.endObject()
  }

  private func fields(of column: String, in table: String) -> [Field] {
    guard let entry = catalogue.entry(column, of: table) else {
      return [Field("name", .text(column)), Field("type", .text("string"))]
    }
    let unit = entry.unit.isEmpty ? [] : [Field("unit", .text(entry.unit))]
    return [
      Field("name", .text(column)), Field("type", .text(entry.type)),
      Field("description", .text(entry.description)),
    ] + unit
  }
}
