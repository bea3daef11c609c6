internal import Compensation

/// A sentence whose names and numbers are formulas: it stays true when an assumption changes.
struct FormulaText {
  /// What stands in a placeholder: the formula that gives it, and what it gives now.
  struct Value {
    var formula: String
    var text: String
  }

  private(set) var formula = ""
  private(set) var text = ""

  /// Joins the parts of a text with what its placeholders stand for.
  init(_ parts: [TextPart], _ values: KeyValuePairs<String, Value>) {
    var terms: [String] = []
    for part in parts {
      switch part {
      case .text(let literal):
        terms.append(FormulaText.quoted(literal))
        text += literal
      case .value(let name):
        guard let value = values.first(where: { $0.key == name })?.value else { continue }
        terms.append(value.formula)
        text += value.text
      }
    }
    formula = terms.joined(separator: "&")
  }

  /// The cell of the sentence.
  func cell(_ style: CellStyle = .plain) -> Cell {
    .formula(formula, result: .text(text), style)
  }

  /// A text in a formula: in quotation marks, its own doubled.
  static func quoted(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
