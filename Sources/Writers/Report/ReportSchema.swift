internal import Compensation

/// The JSON Schema (draft 2020-12) of `report.json`, written beside it as `report.schema.json`.
///
/// It is made of the tables' columns, so that it cannot fall behind them. Members that it does not
/// name may be added without a new `schema_version`.
enum ReportSchema {
  /// The file's name.
  static let fileName = "report.schema.json"

  /// The document.
  static var bytes: [UInt8] {
    var json = JSONText()
    json.beginObject()
    json.member("$schema", .text("https://json-schema.org/draft/2020-12/schema"), onNewLine: true)
    json.member("title", .text("A report of payband"), onNewLine: true)
    json.member("type", .text("object"), onNewLine: true)
    list("required", members.map(\.name), to: &json, onNewLine: true)
    json.key("properties", onNewLine: true)
    json.beginObject()
    for member in members {
      json.key(member.name, onNewLine: true)
      member.append(&json)
    }
    json.endObject()
    json.breakLine()
    json.endObject()
    json.breakLine()
    return json.bytes
  }

  private struct Member {
    let name: String
    let append: (inout JSONText) -> Void
  }

  private static var members: [Member] {
    let report = Report(title: "", version: "", asOf: "")
    let tables = Dictionary(uniqueKeysWithValues: report.dataTables.map { ($0.name, $0) })
    func array(_ name: String, of table: String, own: [Member] = [], without: [String] = [])
      -> Member
    {
      let columns = (tables[table]?.columns ?? []).filter { !without.contains($0) }
      return Member(name: name) { json in
        json.beginObject()
        json.member("type", .text("array"))
        json.key("items")
        appendObject(columns.map { column(of: $0, in: table) } + own, to: &json)
        json.endObject()
      }
    }
    return [
      Member(name: "schema_version") { json in
        json.object(of: [Field("const", .integer(ReportJSON.schemaVersion))])
      },
      text("title"), text("version"), text("as_of"),
      Member(name: "compared_with") { json in
        json.beginObject()
        list("type", ["object", "null"], to: &json)
        json.key("properties")
        json.beginObject()
        for member in [integer("run"), text("as_of"), text("recorded_at"), text("version")] {
          json.key(member.name)
          member.append(&json)
        }
        json.endObject()
        json.endObject()
      },
      Member(name: "parameters") { json in
        json.beginObject()
        json.member("type", .text("array"))
        json.key("items")
        appendObject([text("name"), text("value"), text("note")], to: &json)
        json.endObject()
      },
      array(
        "summary", of: "summary",
        own: [
          objects("percentiles", [number("percentile"), number("value"), integer("figure")]),
          Member(name: "figures") { json in
            json.beginObject()
            json.member("type", .text("array"))
            json.key("items")
            json.object(of: [Field("type", .text("integer"))])
            json.endObject()
          },
        ], without: ["percentiles", "figures"]),
      array("observations", of: "observations", own: [boolean("withheld")]),
      array(
        "comparisons", of: "comparisons",
        own: [objects("paired", [text("source"), number("difference")])],
        without: ["paired", "paired_differences"]),
      array(
        "figures", of: "figures", own: [boolean("market_implied"), boolean("used")],
        without: ["market_implied", "used"]),
      array("outlook", of: "outlook"),
      array("rejected", of: "rejected"),
      array("sources", of: "sources"),
      array("issues", of: "issues"),
    ]
      + report.modelTables(marker: .null).map { table in
        array(table.name.replacing("-", with: "_"), of: table.name)
      }
      + [
        objects(
          "occupations",
          [
            text("@context"), text("@type"), text("name"),
            Member(name: "occupationLocation") { json in
              appendObject([text("@type"), text("name")], to: &json)
            },
            objects(
              "estimatedSalary",
              [text("@type"), text("name"), text("currency"), text("duration")],
              optional: OccupationMarkup.percentiles.map { number($0.name) }),
          ])
      ]
  }

  /// A member that is a table's column; absent values are `null`.
  private static func column(of name: String, in table: String) -> Member {
    let entry = ColumnCatalogue.standard.entry(name, of: table)
    return Member(name: name) { json in
      json.beginObject()
      list("type", [entry?.type ?? "string", "null"], to: &json)
      if let entry {
        json.member("description", .text(entry.description))
        if !entry.unit.isEmpty { json.member("unit", .text(entry.unit)) }
      }
      json.endObject()
    }
  }

  private static func text(_ name: String) -> Member { value(name, "string") }
  private static func number(_ name: String) -> Member { value(name, "number") }
  private static func integer(_ name: String) -> Member { value(name, "integer") }

  private static func value(_ name: String, _ type: String) -> Member {
    Member(name: name) { json in json.object(of: [Field("type", .text(type))]) }
  }

  private static func boolean(_ name: String) -> Member {
    Member(name: name) { json in
      json.beginObject()
      list("type", ["boolean", "null"], to: &json)
      json.endObject()
    }
  }

  private static func objects(
    _ name: String, _ members: [Member], optional: [Member] = []
  ) -> Member {
    Member(name: name) { json in
      json.beginObject()
      json.member("type", .text("array"))
      json.key("items")
      appendObject(members, optional: optional, to: &json)
      json.endObject()
    }
  }

  private static func appendObject(
    _ members: [Member], optional: [Member] = [], to json: inout JSONText
  ) {
    json.beginObject()
    json.member("type", .text("object"))
    list("required", members.map(\.name), to: &json)
    json.key("properties")
    json.beginObject()
    for member in members + optional {
      json.key(member.name)
      member.append(&json)
    }
    json.endObject()
    json.endObject()
  }

  private static func list(
    _ name: String, _ texts: [String], to json: inout JSONText, onNewLine: Bool = false
  ) {
    json.key(name, onNewLine: onNewLine)
    json.beginArray()
    for text in texts {
      json.separate()
      JSONText.append(.text(text), to: &json.bytes)
    }
    json.endArray()
  }
}
