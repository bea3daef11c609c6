internal import Compensation

/// The words of a report in one language, from `Tables/words.csv`.
///
/// A text may hold placeholders, `{role}`, which stand for what the report puts there. A key that the
/// table does not have stands for itself, so that the fault is seen; a test rules it out.
struct Wording: Sendable {
  let language: ReportLanguage
  private let texts: [String: String]
  private let english: [String: String]
  /// The keys of the texts that come from other stages in English, in the table's order.
  private let foreignKeys: [String]

  static let path = "words.csv"
  /// The first keys of texts that other stages write in English.
  static let foreignAreas = ["parameter.", "note.", "phrase.", "title."]

  /// The table's languages.
  static let columns: [String] = {
    let text = TableFiles(embedded: EmbeddedTables.files).text(of: path) ?? ""
    return text.prefix { !$0.isNewline }.split(separator: ",").dropFirst().map(String.init)
  }()

  static let english = Wording(.english)

  /// The words of each language, read once.
  private static let known: [String: Wording] = {
    let rows = (try? TableFiles(embedded: EmbeddedTables.files).rows(of: path)) ?? []
    return Dictionary(
      ReportLanguage.all.map { ($0.code, Wording($0, rows)) },
      uniquingKeysWith: { first, _ in first })
  }()

  init(_ language: ReportLanguage) {
    self = Wording.known[language.code] ?? Wording(language, [])
  }

  private init(_ language: ReportLanguage, _ rows: [TableRow]) {
    self.language = language
    texts = Dictionary(
      rows.map { ($0["key"], $0[language.code]) }, uniquingKeysWith: { first, _ in first })
    english = Dictionary(
      rows.map { ($0["key"], $0["en"]) }, uniquingKeysWith: { first, _ in first })
    foreignKeys = rows.map { $0["key"] }.filter { key in
      Wording.foreignAreas.contains { key.hasPrefix($0) }
    }
  }

  /// The text of a key.
  subscript(_ key: String) -> String { texts[key] ?? "⟨\(key)⟩" }

  /// The text of a key, or `nil` where the table has none.
  func existing(_ key: String) -> String? { texts[key] }

  /// The text of a key with values in the place of its placeholders.
  func text(_ key: String, _ values: KeyValuePairs<String, String>) -> String {
    parts(key).map { part in
      switch part {
      case .text(let text): text
      case .value(let name): values.first { $0.key == name }?.value ?? "{\(name)}"
      }
    }.joined()
  }

  /// A text's literal parts and placeholders, in order.
  func parts(_ key: String) -> [TextPart] { TextPart.parts(of: self[key]) }

  /// A text that another stage wrote in English, in this language; as it is where the table does not
  /// have it.
  ///
  /// The English column says what such texts look like: `{count} roles` is found in “12 roles”.
  func translated(_ text: String, area: String) -> String {
    guard language != .english, !text.isEmpty else { return text }
    for key in foreignKeys where key.hasPrefix(area) {
      guard let pattern = english[key],
        let values = TextPart.values(of: TextPart.parts(of: pattern), in: text)
      else { continue }
      return parts(key).map { part in
        switch part {
        case .text(let text): text
        case .value(let name): values[name] ?? ""
        }
      }.joined()
    }
    return text
  }
}

/// A part of a text with placeholders.
enum TextPart: Hashable, Sendable {
  case text(String)
  /// What stands in braces.
  case value(String)

  /// Splits `{role}, {market}` into its parts.
  static func parts(of text: String) -> [TextPart] {
    var parts: [TextPart] = []
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
      parts.append(.value(String(rest[rest.index(after: open)..<close])))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    return parts
  }

  /// What stands in a text where a pattern has placeholders, or `nil` where it is no such text.
  static func values(of pattern: [TextPart], in text: String) -> [String: String]? {
    var values: [String: String] = [:]
    var rest = Substring(text)
    for (index, part) in pattern.enumerated() {
      switch part {
      case .text(let literal):
        guard rest.hasPrefix(literal) else { return nil }
        rest = rest.dropFirst(literal.count)
      case .value(let name):
        let next = pattern.dropFirst(index + 1).first
        guard case .text(let literal)? = next else {
          values[name] = String(rest)
          rest = ""
          continue
        }
        // The last literal ends the text, so that a value may hold it.
        let found =
          index + 2 == pattern.count ? lastEnd(of: literal, in: rest) : first(literal, in: rest)
        guard let found else { return nil }
        values[name] = String(rest[..<found])
        rest = rest[found...]
      }
    }
    return rest.isEmpty ? values : nil
  }

  private static func first(_ literal: String, in text: Substring) -> Substring.Index? {
    text.indices.first { text[$0...].hasPrefix(literal) }
  }

  private static func lastEnd(of literal: String, in text: Substring) -> Substring.Index? {
    guard text.hasSuffix(literal) else { return nil }
    return text.index(text.endIndex, offsetBy: -literal.count)
  }
}
