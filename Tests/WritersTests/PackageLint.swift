import Foundation

@testable import Writers

/// What validators of workbooks do not see: numbers that are none, texts that are too long, names that
/// programs refuse, tables on top of each other, links and formulas that lead nowhere.
struct PackageLint {
  private(set) var faults: [String] = []
  private var parts: [String: String] = [:]
  private var sheets: [String] = []
  private var strings = 0

  init(path: String) {
    for part in StoredZip.parts(of: path) {
      parts[part.name] = String(decoding: part.bytes, as: UTF8.self)
    }
    checkWorkbook()
    checkStrings()
    for index in sheets.indices { checkSheet(index) }
    for name in parts.keys
    where name.contains("vba") || name.contains("externalLink") || name.contains("connections") {
      faults.append("\(name) is in the package")
    }
    for (name, text) in parts where name.hasSuffix(".rels") && text.contains("External") {
      faults.append("\(name) leads outside")
    }
  }

  private func values(of attribute: String, in text: String) -> [String] {
    text.components(separatedBy: " \(attribute)=\"").dropFirst().map {
      String($0.prefix { $0 != "\"" })
    }
  }

  private func plain(_ text: String) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")]
      .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  private mutating func checkWorkbook() {
    let text = parts["xl/workbook.xml"] ?? ""
    for element in text.components(separatedBy: "<sheet ").dropFirst() {
      let name = plain(values(of: "name", in: " " + element).first ?? "")
      sheets.append(name)
      let forbidden = name.contains { "[]:*?/\\".contains($0) }
      if name.isEmpty || name.utf16.count > 31 || forbidden || name.hasPrefix("'")
        || name.hasSuffix("'") || name.lowercased() == "history"
      {
        faults.append("sheet name “\(name)”")
      }
      if element.prefix(while: { $0 != ">" }).contains("state=") {
        faults.append("sheet “\(name)” is hidden")
      }
    }
    if Set(sheets.map { $0.lowercased() }).count < sheets.count { faults.append("names repeat") }
    for element in text.components(separatedBy: "<definedName ").dropFirst() {
      let body = element.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
      checkReferences(plain(String(body)), "a defined name")
    }
  }

  private mutating func checkStrings() {
    let text = parts["xl/sharedStrings.xml"] ?? ""
    let items = text.components(separatedBy: "<si>").dropFirst()
    strings = items.count
    for item in items {
      let body = item.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
      let length = plain(String(body)).utf16.count
      if length > 32_767 { faults.append("a text of \(length) units") }
    }
    let controls = text.unicodeScalars.contains {
      $0.value < 0x20 && ![0x09, 0x0A, 0x0D].contains($0.value)
    }
    if controls { faults.append("control characters") }
  }

  private mutating func checkSheet(_ index: Int) {
    let text = parts["xl/worksheets/sheet\(index + 1).xml"] ?? ""
    for cell in text.components(separatedBy: "<c r=\"").dropFirst() {
      let place = cell.prefix { $0 != "\"" }
      let head = cell.prefix { $0 != ">" }
      let formula = content(of: "f", in: cell)
      if let formula {
        checkReferences(plain(formula), "\(sheets[index])!\(place)")
        if formula.utf16.count > 8_192 { faults.append("\(place): a formula too long") }
      }
      guard let value = content(of: "v", in: cell) else { continue }
      if head.contains("t=\"s\"") {
        if (Int(value) ?? strings) >= strings {
          faults.append("\(place): no shared string \(value)")
        }
      } else if !head.contains("t=\"str\""),
        value.wholeMatch(of: /-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?/) == nil
      {
        faults.append("\(sheets[index])!\(place): “\(value)” is no number")
      }
    }
    let links = text.components(separatedBy: "<hyperlink ").dropFirst()
    if links.count > 65_530 { faults.append("\(links.count) links") }
    for link in links {
      for place in values(of: "location", in: " " + link) {
        checkReferences(plain(place), "a link")
      }
    }
    checkTables(index)
  }

  /// The text of the first such element of a cell.
  private func content(of element: String, in cell: String) -> String? {
    guard let end = cell.range(of: "</\(element)>") else { return nil }
    let before = cell[..<end.lowerBound]
    guard let start = before.range(of: "<\(element)", options: .backwards) else { return nil }
    return String(before[start.upperBound...].drop { $0 != ">" }.dropFirst())
  }

  /// Sheets that a formula speaks of have to be there.
  private mutating func checkReferences(_ formula: String, _ place: String) {
    for match in formula.matches(of: /'((?:[^']|'')+)'!/) {
      let name = match.1.replacingOccurrences(of: "''", with: "'")
      if !sheets.contains(name) { faults.append("\(place) speaks of “\(name)”") }
    }
    if formula.contains("#REF") { faults.append("\(place) leads nowhere") }
  }

  private mutating func checkTables(_ index: Int) {
    let relations = parts["xl/worksheets/_rels/sheet\(index + 1).xml.rels"] ?? ""
    var taken: [ClosedRange<Int>] = []
    for target in values(of: "Target", in: relations) where target.contains("tables/") {
      let name = "xl/tables/" + (target.split(separator: "/").last.map(String.init) ?? "")
      guard let ends = values(of: "ref", in: parts[name] ?? "").first?.split(separator: ":"),
        ends.count == 2, let first = Int(ends[0].drop { $0.isLetter }),
        let last = Int(ends[1].drop { $0.isLetter }), first < last
      else {
        faults.append("\(name) has no range")
        continue
      }
      if taken.contains(where: { $0.overlaps(first...last) }) { faults.append("\(name) overlaps") }
      taken.append(first...last)
      let headers = values(
        of: "name", in: (parts[name] ?? "").components(separatedBy: "<tableColumns").last ?? "")
      if Set(headers.map { $0.lowercased() }).count < headers.count {
        faults.append("\(name) has two columns of one name")
      }
    }
  }
}
