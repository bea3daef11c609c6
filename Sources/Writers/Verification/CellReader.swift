internal import Glibc

/// Counts and hashes the cells of a sheet's XML as they pass.
struct CellReader {
  private(set) var sheet: WorkbookDigest.Sheet
  private let strings: [UInt64]
  private var row = 0
  private var column = 0
  private var type: [UInt8] = []
  private var address: [UInt8] = []
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var target: Target?

  private enum Target { case value, formula }

  /// The elements that say something of cells.
  private struct Names {
    let cell, value, text, formula, hyperlink, tablePart: XMLPart.Name

    init(_ part: borrowing XMLPart) {
      cell = part.name("c")
      value = part.name("v")
      text = part.name("t")
      formula = part.name("f")
      hyperlink = part.name("hyperlink")
      tablePart = part.name("tablePart")
    }
  }

  private var known: Names?

  init(strings: [UInt64], sheet: WorkbookDigest.Sheet) {
    self.strings = strings
    self.sheet = sheet
  }

  /// Takes the next node; returns what is wrong with a cell, if something is.
  mutating func note(_ node: XMLPart.Node, of part: borrowing XMLPart) -> String? {
    let names = known ?? Names(part)
    known = names
    switch node {
    case .start(let isEmpty): return begin(part, names, isEmpty: isEmpty)
    case .text:
      switch target {
      case .value: part.appendText(to: &value)
      case .formula: part.appendText(to: &formula)
      case nil: break
      }
    case .end:
      target = nil
      if part.name == names.cell { return endCell() }
    case .documentType, .other: break
    }
    return nil
  }

  private mutating func begin(
    _ part: borrowing XMLPart, _ names: Names, isEmpty: Bool
  ) -> String? {
    switch part.name {
    case names.cell:
      value.removeAll(keepingCapacity: true)
      formula.removeAll(keepingCapacity: true)
      _ = part.read("t", into: &type)
      guard part.read("r", into: &address), readPlace() else { return "a cell has no place" }
    case names.value, names.text: target = isEmpty ? nil : .value
    case names.formula: target = isEmpty ? nil : .formula
    case names.hyperlink: sheet.links += 1
    case names.tablePart: sheet.tables += 1
    default: break
    }
    return nil
  }

  private mutating func endCell() -> String? {
    let kind: WorkbookDigest.Kind
    let content: UInt64
    switch String(decoding: type, as: UTF8.self) {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)), strings.indices.contains(index)
      else { return "\(place) names a shared string that is not there" }
      (kind, content) = (.text, strings[index])
    case "inlineStr":
      (kind, content) = (.text, WorkbookDigest.hash(of: value))
    case "str":
      (kind, content) = (
        .formula,
        WorkbookDigest.hash(formula: formula, result: value)
      )
    case "":
      if value.isEmpty && formula.isEmpty { return nil }  // a format without a value
      guard let number = CellReader.number(value) else { return "\(place) holds no number" }
      if formula.isEmpty {
        (kind, content) = (.number, WorkbookDigest.hash(of: number))
      } else {
        (kind, content) = (.formula, WorkbookDigest.hash(formula: formula, result: number))
      }
    case let type: return "\(place) has the unknown type “\(type)”"
    }
    sheet.cells += 1
    sheet.hash &+= WorkbookDigest.hash(row: row, column: column, kind: kind, content: content)
    return nil
  }

  /// The cell's name, for messages.
  private var place: String { CellPlace.name(row: row, column: column) }

  /// Reads `B7` into row 6 and column 1.
  private mutating func readPlace() -> Bool {
    var letters = 0
    var digits = 0
    for byte in address {
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
