public import Compensation

/// A role that a title resolves to, and why.
public struct RoleMatch: Hashable, Sendable {
  /// One thing that leads from the title as written to a title of the catalogue.
  public enum Reason: Hashable, Sendable {
    /// A table of the user's own says so (``TitleOverrides``).
    case ownTable
    /// Letter by letter, but for case, accents and hyphens.
    case exactTitle
    /// A plural, a case or a variant spelling.
    case inflectedForm
    /// The title ends a compound (“Hochschulprofessor”).
    case endOfCompound
    /// A gender suffix (`:in`, `/-in`, `(a)`) or a note (`(m/w/d)`) was left out.
    case genderNotation
    /// A level word was left out.
    case levelRemoved
    /// What says where, for whom or how long the work is was left out.
    case partRemoved
    /// The title is inverted with a comma (“Manager, Account”).
    case reordered
    /// The catalogue's title is a part of the title.
    case contained
    /// The two share words, among them the one that says what the work is.
    case sharedWords
    /// The two differ in a few letters.
    case similarSpelling
    /// The title names several roles; this one is the most usual.
    case preferred
    /// The title names several roles; this is another.
    case alternative
  }

  /// Words of the title as written that say nothing of the role.
  public struct RemovedWords: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
      /// “Sr.”, “II”: what ``RoleMatch/level`` is from.
      case level
      /// “m/w/d”, “:in”.
      case gender
      /// “Berlin”, “Vollzeit”, “at Acme”.
      case part
    }

    public var kind: Kind
    public var text: String

    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// The role's id.
  public var role: String
  /// From 0 to 1; 1 is the catalogue's own title.
  public var score: Double
  /// What the level words of the title say.
  public var level: JobLevel?
  /// The title of the catalogue, or of the user's table, that matched.
  public var title: String
  /// The language of that title; empty where the table does not say it.
  public var language: String
  /// What led to the match, in the order of its steps.
  public var reasons: [Reason]
  /// What was left out on the way, in the order of the title.
  public var removed: [RemovedWords] = []

  /// Whether the score suffices to take the title for this role.
  ///
  /// Below it a title shares words with the role's, and may mean another one.
  public var isSure: Bool { score >= 0.7 }

  /// Whether the title stands for several roles, of which this is one.
  public var isAmbiguous: Bool { reasons.contains { $0 == .preferred || $0 == .alternative } }

  /// Whether what is left of the title is a title of the catalogue.
  var isWholeTitle: Bool { reasons.contains { $0 == .exactTitle || $0 == .inflectedForm } }

  /// Whether all of the title, but for gender notation, is a title of the catalogue.
  var isUnchanged: Bool {
    isWholeTitle && !reasons.contains(.partRemoved) && !reasons.contains(.levelRemoved)
  }

  /// The reasons in words: `exact title “project manager” (en), left out “Sr.” (level)`.
  public var explanation: String { explanations.joined(separator: ", ") }

  /// The reasons in words, one by one.
  public var explanations: [String] {
    var parts = reasons.compactMap { text(of: $0) }
    if !removed.isEmpty {
      let words = removed.map { "“\($0.text)” (\($0.kind.text))" }
      parts.insert("left out " + words.joined(separator: ", "), at: min(1, parts.count))
    }
    return parts
  }

  private func text(of reason: Reason) -> String? {
    let named = language.isEmpty ? "“\(title)”" : "“\(title)” (\(language))"
    return switch reason {
    case .ownTable: "own title \(named)"
    case .exactTitle: "exact title \(named)"
    case .inflectedForm: "inflected form or spelling of \(named)"
    case .endOfCompound: "compound that ends with \(named)"
    case .reordered: "order around the comma restored"
    case .contained: "contains the title \(named)"
    case .sharedWords: "shares words with \(named)"
    case .similarSpelling: "spelt much like \(named)"
    case .preferred: "the most usual of several roles"
    case .alternative: "another role of the same title"
    // The words left out say it.
    case .genderNotation, .levelRemoved, .partRemoved: nil
    }
  }
}

extension RoleMatch.RemovedWords.Kind {
  fileprivate var text: String {
    switch self {
    case .level: "level"
    case .gender: "gender"
    case .part: "not of the role"
    }
  }
}
