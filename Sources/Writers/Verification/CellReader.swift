internal import Glibc

/// Counts and hashes the cells of a sheet's XML as they pass.
struct CellReader {
  private(set) var sheet: WorkbookDigest.Sheet
  private let strings: [UInt64]
  private var row = 0
  private var column = 0
  private var type = ""
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var target: Target?

  private enum Target { case value, formula }

  init(strings: [UInt64], sheet: WorkbookDigest.Sheet) {
    self.strings = strings
    self.sheet = sheet
  }

  /// Takes the next node; returns what is wrong with a cell, if something is.
  mutating func note(_ node: XMLPart.Node, of part: borrowing XMLPart) -> String? {
    switch node {
    case .start(let isEmpty): return begin(part, isEmpty: isEmpty)
    case .text:
      switch target {
      case .value: part.appendText(to: &value)
      case .formula: part.appendText(to: &formula)
      case nil: break
      }
    case .end:
      target = nil
      if part.isNamed("c") { return endCell() }
    case .documentType, .other: break
    }
    return nil
  }

  private mutating func begin(_ part: borrowing XMLPart, isEmpty: Bool) -> String? {
    if part.isNamed("c") {
      value.removeAll(keepingCapacity: true)
      formula.removeAll(keepingCapacity: true)
      type = part.attribute("t") ?? ""
      guard let place = part.attribute("r"), readPlace(place) else { return "a cell has no place" }
    } else if part.isNamed("v") || part.isNamed("t") {
      target = isEmpty ? nil : .value
    } else if part.isNamed("f") {
      target = isEmpty ? nil : .formula
    } else if part.isNamed("hyperlink") {
      sheet.links += 1
    } else if part.isNamed("tablePart") {
      sheet.tables += 1
    }
    return nil
  }

  private mutating func endCell() -> String? {
    let kind: WorkbookDigest.Kind
    let content: UInt64
    switch type {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)), strings.indices.contains(index)
      else { return "\(place) names a shared string that is not there" }
      (kind, content) = (.text, strings[index])
    case "inlineStr":
      (kind, content) = (.text, WorkbookDigest.hash(of: value))
    case "str":
      (kind, content) = (
        .formula,
        WorkbookDigest.hash(
          formula: String(decoding: formula, as: UTF8.self),
          result: String(decoding: value, as: UTF8.self))
      )
    case "":
      if value.isEmpty && formula.isEmpty { return nil }  // a format without a value
      guard let number = CellReader.number(value) else { return "\(place) holds no number" }
      if formula.isEmpty {
        (kind, content) = (.number, WorkbookDigest.hash(of: number))
      } else {
        let text = String(decoding: formula, as: UTF8.self)
        (kind, content) = (.formula, WorkbookDigest.hash(formula: text, result: number))
      }
    default: return "\(place) has the unknown type “\(type)”"
    }
    sheet.cells += 1
    sheet.hash &+= WorkbookDigest.hash(row: row, column: column, kind: kind, content: content)
    return nil
  }

  /// The cell's name, for messages.
  private var place: String { CellPlace.name(row: row, column: column) }

  /// Reads `B7` into row 6 and column 1.
  private mutating func readPlace(_ place: String) -> Bool {
    var letters = 0
    var digits = 0
    for byte in place.utf8 {
      switch byte {
      case 65...90 where digits == 0 && letters < 1 << 20: letters = letters * 26 + Int(byte - 64)
      case 48...57 where digits < 1 << 30: digits = digits * 10 + Int(byte - 48)
      default: return false
      }
    }
    (row, column) = (digits - 1, letters - 1)
    return letters > 0 && digits > 0
  }

  /// The number that the digits state; `nil` for `NAN`, `1,5` and whatever else is no number.
  static func number(_ bytes: [UInt8]) -> Double? {
    let allowed = bytes.allSatisfy { byte in
      (48...57).contains(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "E")
    }
    guard allowed else { return nil }
    return Double(String(decoding: bytes, as: UTF8.self)).flatMap { $0.isFinite ? $0 : nil }
  }
}
