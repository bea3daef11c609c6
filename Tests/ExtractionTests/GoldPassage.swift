import Foundation

/// An annotated passage of a set of Tests/Gold.
struct GoldPassage: Decodable, Sendable {
  struct Salary: Decodable, Sendable {
    var role: String?
    var role_as_written: String?
    var statistic: String?
    var percentile: Double?
    var low: Double?
    var high: Double?
    var currency: String
    var period: String
    var payments_per_year: Double?
    var basis: String?
    var component: String?
    var level: String?
    var country: String?
    var year: Int?
  }

  struct Outlook: Decodable, Sendable {
    var role: String?
    var role_as_written: String?
    var direction: String
    var growth_percent: Double?
  }

  var id: String
  var language: String
  var text: String
  var salaries: [Salary]
  var outlooks: [Outlook]
  var note: String?

  /// Returns the passages of a set, a JSON object a line.
  static func passages(_ bytes: [UInt8]) throws -> [GoldPassage] {
    try bytes.split(separator: 0x0A).map {
      try JSONDecoder().decode(GoldPassage.self, from: Data($0))
    }
  }

  /// The ids that are as right as `role`: those of a group of `[role: a|b; c|d]` in the note.
  func accepted(_ role: String) -> Set<String> {
    var ids: Set = [role]
    for group in tags("role").flatMap({ $0.split(separator: ";") }) {
      let names = group.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      if names.contains(role) { ids.formUnion(names) }
    }
    return ids
  }

  /// Whether `[lenient: …]` in the note names a detail, which is then not scored.
  func isLenient(_ detail: String) -> Bool {
    tags("lenient").contains { $0.contains(detail) }
  }

  private func tags(_ name: String) -> [Substring] {
    (note ?? "").components(separatedBy: "[\(name):").dropFirst().map { $0.prefix { $0 != "]" } }
      .map { Substring($0) }
  }
}
