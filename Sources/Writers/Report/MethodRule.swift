/// How one of a report's numbers comes about, in words.
struct MethodRule {
  let topic: String
  let text: String
  /// Where the rule is from; empty for a convention of this program.
  let source: String

  private init(_ key: String, _ wording: Wording) {
    topic = wording["method.\(key).topic"]
    text = wording["method.\(key).text"]
    source = wording["method.\(key).source"]
  }

  /// The rules of every report.
  static func all(in wording: Wording = .english) -> [MethodRule] {
    [
      "statement", "group", "market", "annual", "central", "range", "median", "medians",
      "agreement", "percentiles", "observations", "comparison", "outlook", "unused", "markers",
    ].map { MethodRule($0, wording) }
  }

  /// What is to be said of a workbook besides.
  static func ofWorkbook(in wording: Wording = .english) -> [MethodRule] {
    ["formulas", "observed-values", "models", "quality", "spread"].map { MethodRule($0, wording) }
  }

  /// The keys of the words that the workbook explains.
  static let glossary = [
    "mean", "median", "quartile", "percentile", "range", "gross", "total", "market", "statement",
    "observation", "projection",
  ]
}
