/// What stands in a cell.
enum CellValue: Hashable, Sendable {
  /// Never taken for a formula, whatever it begins with.
  case text(String)
  case number(Double)
  case formula(CellFormula)
}

extension CellValue {
  /// The text that is seen; `nil` for a number.
  var text: String? {
    switch self {
    case .text(let text): text
    case .formula(let formula): if case .text(let text) = formula.result { text } else { nil }
    case .number: nil
    }
  }
}

/// A formula and the value it has, which readers show that do not compute.
struct CellFormula: Hashable, Sendable {
  enum Result: Hashable, Sendable {
    case number(Double)
    case text(String)
  }

  /// Without the sign of equality.
  var text: String
  var result: Result
  /// Whether it computes over arrays, `{=MEDIAN(IF(…))}`; then the result is a number.
  var isArray = false
}

/// A cell: its value, how it looks, and where it leads.
struct Cell: Hashable, Sendable {
  var value: CellValue
  var style: CellStyle
  /// A place in the workbook, `'Figures'!A2:A4`.
  var link: String?
  /// What a reader sees when pointing at the link.
  var tip: String?

  init(_ value: CellValue, _ style: CellStyle = .plain, link: String? = nil, tip: String? = nil) {
    self.value = value
    self.style = style
    self.link = link
    self.tip = tip
  }

  /// Whether it is a text and no formula that gives one.
  var isText: Bool {
    if case .text = value { true } else { false }
  }

  static func text(_ text: String, _ style: CellStyle = .plain) -> Cell {
    Cell(.text(text), style)
  }

  static func number(_ value: Int, _ style: CellStyle = .count) -> Cell {
    Cell(.number(Double(value)), style)
  }

  /// The number, or the marker where there is none.
  static func number(
    _ value: Double?, _ style: CellStyle, or marker: String = Marker.unavailable
  ) -> Cell {
    guard let value, value.isFinite else { return Cell(.text(marker), .marker) }
    return Cell(.number(value), style)
  }

  /// The number as a formula where there is one, or the marker where there is no number.
  static func formula(_ formula: String?, _ value: Double?, _ style: CellStyle) -> Cell {
    guard let formula, let value, value.isFinite else { return number(value, style) }
    return Cell(.formula(CellFormula(text: formula, result: .number(value))), style)
  }

  /// The number, or the text, that a formula gives.
  static func formula(_ formula: String, result: CellFormula.Result, _ style: CellStyle) -> Cell {
    Cell(.formula(CellFormula(text: formula, result: result)), style)
  }

  /// A number as a formula that computes over arrays.
  static func arrayFormula(_ formula: String, _ value: Double?, _ style: CellStyle) -> Cell {
    guard let value, value.isFinite else { return number(value, style) }
    return Cell(
      .formula(CellFormula(text: formula, result: .number(value), isArray: true)), style)
  }

  func linked(to place: String?, tip: String? = nil) -> Cell {
    var cell = self
    cell.link = place
    cell.tip = tip
    return cell
  }
}

/// How a cell looks.
struct CellStyle: Hashable, Sendable {
  enum Alignment: Hashable, Sendable { case left, center, right }

  var numberFormat: String?
  var isBold = false
  var isItalic = false
  var isUnderlined = false
  var fontSize: Double?
  /// Red, green and blue, eight bits each.
  var color: UInt32?
  var fill: UInt32?
  var wraps = false
  /// Whether the text stands off the column's edge, beside numbers.
  var isIndented = false
  var alignment: Alignment?

  static let navy: UInt32 = 0x1F_38_64
  static let grey: UInt32 = 0x59_59_59
  static let linkBlue: UInt32 = 0x05_63_C1

  static let plain = CellStyle()
  static let wrapped = CellStyle(wraps: true)
  /// Text beside a column of numbers.
  static let indented = CellStyle(wraps: true, isIndented: true)
  static let title = CellStyle(isBold: true, fontSize: 16, color: navy)
  static let heading = CellStyle(isBold: true, fontSize: 12, color: navy)
  static let note = CellStyle(color: grey)
  static let label = CellStyle(isBold: true)
  static let link = CellStyle(isUnderlined: true, color: linkBlue)
  static let wrappedLink = CellStyle(isUnderlined: true, color: linkBlue, wraps: true)
  static let header = CellStyle(isBold: true, color: 0xFF_FF_FF, fill: navy, wraps: true)
  /// The header of a column of numbers.
  static let numberHeader = CellStyle(
    isBold: true, color: 0xFF_FF_FF, fill: navy, wraps: true, alignment: .center)
  static let marker = CellStyle(color: grey, alignment: .right)
  static let count = CellStyle(numberFormat: "#,##0")
  /// A year or a line: digits without grouping.
  static let digits = CellStyle(numberFormat: "0")
  /// A number that names a row or counts a few, beside text.
  static let tally = CellStyle(numberFormat: "0", alignment: .center)
  static let ratio = CellStyle(numberFormat: "0.00")
  static let share = CellStyle(numberFormat: "0.0%")
  static let signedShare = CellStyle(numberFormat: "+0.0%;[Red]-0.0%;0.0%")
  /// A number as a text gives it.
  static let stated = CellStyle(numberFormat: "#,##0.####")
  static let center = CellStyle(alignment: .center)
  /// An ISO date.
  static let date = CellStyle(numberFormat: "yyyy-mm-dd", alignment: .center)
  /// A rate of exchange or another factor.
  static let rate = CellStyle(numberFormat: "0.0000####")
  /// What a statement weighs.
  static let weight = CellStyle(numberFormat: "0.0000")
  /// The colours of a cell that the reader may change, as finance has them.
  static let inputBlue: UInt32 = 0x00_00_FF
  static let inputFill: UInt32 = 0xFF_F2_CC

  /// A cell that the reader may change.
  func asInput() -> CellStyle {
    var style = self
    style.color = CellStyle.inputBlue
    style.fill = CellStyle.inputFill
    return style
  }
}
