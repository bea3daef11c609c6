/// The program's own records of pay, which `extract` writes, as the cells of a table.
enum PaybandRecord {
  /// Names that a record has besides what is taken over, and that tell it.
  private static let marks: Set<String> = ["kind", "document", "quote", "confidence"]
  private static let names = [
    "employer": "employer", "country": "country", "place_as_written": "place",
    "currency": "currency", "period": "period", "basis": "basis", "component": "component",
    "level": "level", "segment": "segment", "year": "year", "sample_size": "sample_size",
  ]

  static func recognizes(_ cells: [JSONRows.Cell]) -> Bool {
    cells.first?.column == "kind" && marks.isSubset(of: Set(cells.map(\.column)))
  }

  /// Returns the cells of a statement of pay; `nil` for other records, and for percentiles that
  /// no column holds.
  static func cells(of cells: [JSONRows.Cell]) -> [JSONRows.Cell]? {
    var byName: [String: JSONRows.Cell] = [:]
    for cell in cells { byName[cell.column] = cell }
    guard byName["kind"].map({ String(decoding: $0.text, as: UTF8.self) }) == "salary" else {
      return nil
    }
    var result: [JSONRows.Cell] = []
    if let role = byName["role_as_written"] ?? byName["role"] {
      result.append(JSONRows.Cell(column: "role", text: role.text, offset: role.offset))
    }
    let low = byName["low"]
    let high = byName["high"]
    if let low, low.text == high?.text, let column = column(of: byName) {
      result.append(JSONRows.Cell(column: column, text: low.text, offset: low.offset))
    } else {
      guard byName["percentile"] == nil else { return nil }
      result += [low, high].compactMap { $0 }
    }
    for cell in cells {
      guard let name = names[cell.column] else { continue }
      result.append(JSONRows.Cell(column: name, text: cell.text, offset: cell.offset))
    }
    return result
  }

  /// The column of a single value, by what the record says that it is.
  private static func column(of cells: [String: JSONRows.Cell]) -> String? {
    func text(_ name: String) -> String {
      cells[name].map { String(decoding: $0.text, as: UTF8.self) } ?? ""
    }
    switch text("statistic") {
    case "mean": return "mean"
    case "median": return "median"
    case "percentile":
      let share = text("percentile")
      return ["10", "25", "75", "90"].contains(share) ? "p\(share)" : nil
    default: return "salary"
    }
  }
}
