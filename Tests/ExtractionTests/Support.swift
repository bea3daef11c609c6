import Compensation
import Foundation
import Roles
import Testing

@testable import Extraction

/// What the suites share: one extractor, and files beside the tests and beside the package.
enum Support {
  static let extractor: Extractor? = try? Extractor(roles: RoleMatcher.standard)

  /// Returns the figures of a text.
  static func figures(in text: String) throws -> [SalaryFigure] {
    try #require(extractor).figures(in: text)
  }

  /// Returns the statements on prospects of a text.
  static func outlooks(in text: String) throws -> [OutlookStatement] {
    let document = DocumentText(path: "text", bytes: Array(text.utf8))
    return try #require(extractor).records(in: document).compactMap { record in
      guard case .outlook(let outlook) = record else { return nil }
      return outlook
    }
  }

  private static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Published files that are no part of the repository: `PAYBAND_SHARED`, or `shared` beside the
  /// package.
  static let shared =
    ProcessInfo.processInfo.environment["PAYBAND_SHARED"].map { URL(filePath: $0) }
    ?? package.deletingLastPathComponent().appending(path: "shared")

  static var sharedPath: String { shared.path }

  static func isShared(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: shared.appending(path: path).path)
  }

  static func sharedBytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: shared.appending(path: path)))
  }

  /// Returns a file of the folder `Tests`.
  static func bytes(_ path: String) throws -> [UInt8] {
    try Array(Data(contentsOf: package.appending(path: "Tests").appending(path: path)))
  }

  /// Returns the rows of a table of the folder `Examples`.
  static func examples(_ name: String) throws -> [TableRow] {
    let text = String(decoding: try bytes("ExtractionTests/Examples/\(name)"), as: UTF8.self)
    return try TableFiles(texts: [name: text]).rows(of: name)
  }

  /// Returns a text's analysis in a language of the tables.
  static func analyzed(_ text: String, _ code: String) throws -> AnalyzedText {
    guard let language = extractor?.languages[code] else { throw MissingLanguage(code: code) }
    let bytes = Array(text.utf8)
    return AnalyzedText(NormalizedText(bytes, range: bytes.indices), language: language)
  }

  struct MissingLanguage: Error {
    let code: String
  }
}

extension Extractor {
  func records(in text: String) -> [Record] {
    records(in: DocumentText(path: "-", bytes: Array(text.utf8)))
  }

  func figures(in text: String) -> [SalaryFigure] {
    records(in: text).compactMap { record in
      if case .salary(let figure) = record { figure } else { nil }
    }
  }
}

extension FieldValue {
  /// The value as a table's cell writes it; empty for `null`.
  var cell: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .integer(let value): String(value)
    case .amount(let amount): amount.description
    case .number(let value): value == value.rounded() ? String(Int(value)) : String(value)
    }
  }
}

extension Record {
  /// The fields by name, as cells.
  var cells: [String: String] {
    Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.value.cell) })
  }
}
