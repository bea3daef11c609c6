public import Compensation

/// What each pass over a document found, for whoever wants to know why an amount was taken or not.
///
/// A passage is a paragraph of lines: where it stands and in what language; then for each of its
/// sentences the words of the tables (with their category and value), the roles, the amounts, and
/// how each amount was judged; then the records.
struct ExtractionTrace: Sendable {
  private(set) var text = ""

  mutating func append(_ analysis: PassageAnalysis, at place: SourceLocation) {
    let kind: String =
      switch analysis.passage.kind {
      case .heading: "heading"
      case .text: "paragraph"
      case .item: "item"
      case .row(let table, _): "row of table \(table)"
      case .caption: "caption"
      }
    text += "\(place.document):\(place.line):\(place.column): \(kind), \(analysis.language.code)\n"
    for (sentence, range) in analysis.analyzed.sentences.enumerated() {
      append("sentence", [words(range, of: analysis)])
      append(
        "words",
        analysis.analyzed.marks(in: range).map { mark in
          let value = mark.value.isEmpty ? "" : " \(mark.value)"
          return "\(words(mark.range, of: analysis)) [\(mark.category.rawValue)\(value)]"
        })
      append(
        "roles",
        analysis.roles(in: range).map { role in
          "\(words(role.range, of: analysis)) [\(role.role ?? "not in the catalogue")]"
        })
      append(
        "amounts",
        analysis.amounts[sentence].map { amount in
          let ends = amount.isRange ? "\(amount.low) to \(amount.high)" : "\(amount.low)"
          let terms = [ends, amount.currency, amount.period?.rawValue ?? "", bound(amount)]
          let stated = terms.filter { !$0.isEmpty }.joined(separator: " ")
          return "\(words(amount.range, of: analysis)) [\(stated)]"
        })
    }
  }

  private func bound(_ amount: AmountExpression) -> String {
    switch amount.bound {
    case .none: ""
    case .lower: "or more"
    case .upper: "or less"
    }
  }

  /// Notes how an amount was judged, and what speaks for it.
  mutating func append(
    _ judgement: Judgement, of amount: AmountExpression, in analysis: PassageAnalysis
  ) {
    let grounds = judgement.grounds.map { "\($0.name) \($0.points)" }.joined(separator: ", ")
    let verdict =
      judgement.rejection.map { "no pay, \($0.rawValue)" } ?? "pay, \(judgement.evidence) points"
    let reasons = grounds.isEmpty ? "" : ": \(grounds); \(Evidence.threshold) needed"
    append("judged", ["\(words(amount.range, of: analysis)) \(verdict)\(reasons)"])
  }

  mutating func append(_ record: Record) {
    let fields = record.fields.compactMap { field -> String? in
      switch field.value {
      case .null: nil
      case .text(let text): "\(field.name) \(text)"
      case .integer(let value): "\(field.name) \(value)"
      case .amount(let amount): "\(field.name) \(amount)"
      case .number(let number): "\(field.name) \(number)"
      }
    }
    append("record", fields)
  }

  mutating func end() { text += "\n" }

  private mutating func append(_ label: String, _ values: [String]) {
    guard !values.isEmpty else { return }
    let margin = String(repeating: " ", count: max(1, 10 - label.count))
    text += "  \(label)\(margin)\(values.joined(separator: " · "))\n"
  }

  private func words(_ range: Range<Int>, of analysis: PassageAnalysis) -> String {
    String(decoding: analysis.text.bytes[range], as: UTF8.self)
  }
}

extension Extractor {
  /// Returns what each pass over a document found, in lines for a person to read.
  ///
  /// - Complexity: As ``records(in:)``, on one core.
  public func trace(of document: DocumentText) -> String {
    guard let reading = self.reading(of: document) else { return "" }
    let context = self.context(of: document, reading)
    context.trace = ExtractionTrace()
    for unit in reading.segmentation.units {
      for index in unit {
        let analysis = context.analysis(of: index)
        let place = context.location(of: analysis.passage.range)
        context.trace?.append(analysis, at: place)
      }
      let records = self.records(ofUnit: unit, profile: reading.profile, in: context)
      for record in records { context.trace?.append(record) }
      context.trace?.end()
    }
    return context.trace?.text ?? ""
  }
}
