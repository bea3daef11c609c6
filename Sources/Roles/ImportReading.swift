internal import Compensation

/// A row of a collection: titles and what they are said to name.
struct ImportedRow {
  /// What the titles of a row are said to name.
  enum Target: Hashable {
    /// An id of the catalogue, a title, or a code.
    case role(String)
    /// A code of the SOC 2018, `13-1082`.
    case soc(String)
    /// A unit group of ISCO-08, `2421`.
    case isco(String)
    /// A concept of ESCO, whose titles say what it is; and its unit group of ISCO-08.
    case concept(isco: String)
  }

  var line: Int
  var titles: [String]
  var target: Target
}

/// What the columns of a collection are.
struct ImportReading {
  let form: TitleImport.Form
  let columns: [(header: String, thing: String)]
  /// The language of the collection's titles, where its form says it.
  let language: String?
  private let titles: [Int]
  private let target: Int

  private enum Thing: String {
    case title
    case role
    case soc = "SOC code"
    case isco = "ISCO code"
  }

  private let targetThing: Thing

  init(_ table: TitleTableFile, names: TitleImport.Columns) throws(TitleTableError) {
    let isNamed = names.title != nil || names.role != nil
    if !isNamed, let code = table.optionalColumn(named: "O*NET-SOC Code"),
      let title = table.optionalColumn(named: "Alternate Title")
    {
      form = .onet
      titles = [title] + (table.optionalColumn(named: "Short Title").map { [$0] } ?? [])
      (target, targetThing, language) = (code, .soc, "en")
    } else if !isNamed, let label = table.optionalColumn(named: "preferredLabel"),
      let group = table.optionalColumn(named: "iscoGroup")
    {
      form = .esco
      titles = [label] + (table.optionalColumn(named: "altLabels").map { [$0] } ?? [])
      (target, targetThing, language) = (group, .isco, nil)
    } else {
      form = .own
      let title = try ImportReading.column(
        names.title, among: ["title", "job title", "job_title", "titles"], of: table)
      titles = [title]
      (target, targetThing) = try ImportReading.target(names.role, of: table)
      language = nil
    }
    let thing = targetThing
    columns = (titles.map { ($0, Thing.title) } + [(target, thing)]).sorted { $0.0 < $1.0 }
      .map { (table.header[$0.0], $0.1.rawValue) }
  }

  private static func column(
    _ name: String?, among usual: [String], of table: TitleTableFile
  ) throws(TitleTableError) -> Int {
    if let name { return try table.column(named: name) }
    for name in usual {
      if let column = table.optionalColumn(named: name) { return column }
    }
    return try table.column(named: usual[0])
  }

  private static func target(
    _ name: String?, of table: TitleTableFile
  ) throws(TitleTableError) -> (Int, Thing) {
    if let name { return (try table.column(named: name), .role) }
    let usual: [(Thing, [String])] = [
      (.role, ["role", "role id", "role_id"]),
      (.soc, ["soc", "soc code", "soc_code", "O*NET-SOC Code"]),
      (.isco, ["isco", "isco code", "isco_code", "iscoGroup"]),
    ]
    for (thing, names) in usual {
      for name in names {
        if let column = table.optionalColumn(named: name) { return (column, thing) }
      }
    }
    return (try table.column(named: "role"), .role)
  }

  func rows(of table: TitleTableFile) -> [ImportedRow] {
    table.records.map { record in
      let texts = titles.flatMap { column in
        // ESCO separates labels by line breaks within a cell.
        table.text(of: column, in: record).split(whereSeparator: \.isNewline).map {
          String($0).trimmed
        }
      }
      let cell = table.text(of: target, in: record)
      let expanded = form == .own ? texts : texts.flatMap(ImportReading.readings)
      return ImportedRow(
        line: record.line, titles: expanded.filter { !$0.isEmpty && $0 != "n/a" },
        target: target(of: cell))
    }
  }

  private func target(of cell: String) -> ImportedRow.Target {
    switch targetThing {
    case .soc: .soc(ImportReading.soc(in: cell) ?? cell)
    case .isco: form == .esco ? .concept(isco: cell) : .isco(cell)
    case .role, .title: ImportReading.soc(in: cell).map { .soc($0) } ?? .role(cell)
    }
  }

  /// The SOC code that an O*NET code (`13-1082.00`) or a code of the SOC is.
  private static func soc(in cell: String) -> String? {
    let code = cell.split(separator: ".", maxSplits: 1).first.map(String.init) ?? ""
    let bytes = Array(code.utf8)
    guard bytes.count == 7, bytes[2] == UInt8(ascii: "-") else { return nil }
    return bytes.enumerated().allSatisfy { $0 == 2 || (48...57).contains($1) } ? code : nil
  }

  /// The titles that a published one stands for: “Laboratory Director (Lab Director)” are two, and
  /// so are “directeur technique/directrice technique”.
  private static func readings(of title: String) -> [String] {
    if title.hasSuffix(")"), let opening = title.firstIndex(of: "(") {
      let inner = title[title.index(after: opening)...].dropLast()
      return [title, String(title[..<opening]).trimmed, String(inner).trimmed]
    }
    let halves = title.split(separator: "/")
    let counts = Set(halves.map { $0.split(separator: " ").count })
    return halves.count > 1 && counts.count == 1 && counts != [1]
      ? halves.map { String($0).trimmed } : [title]
  }
}
