public import Compensation

/// A role that a title resolves to, and why.
public struct RoleMatch: Hashable, Sendable {
  /// One thing that leads from the title as written to a title of the catalogue.
  public enum Reason: Hashable, Sendable {
    /// Letter by letter, but for case, accents and hyphens.
    case exactTitle
    /// A plural, a case or a variant spelling.
    case inflectedForm
    /// A gender suffix (`:in`, `/-in`, `(a)`) or a note (`(m/w/d)`) was left out.
    case genderNotation
    /// A level word was left out.
    case levelRemoved
    /// The title is inverted with a comma (“Manager, Account”).
    case reordered
    /// The catalogue's title is a part of the title.
    case contained
    /// The two share words, among them the one that says what the work is.
    case sharedWords
    /// The title names several roles; this one is the most usual.
    case preferred
    /// The title names several roles; this is another.
    case alternative
  }

  /// The role's id.
  public var role: String
  /// From 0 to 1; 1 is the catalogue's own title.
  public var score: Double
  /// What the level words of the title say.
  public var level: JobLevel?
  /// The title of the catalogue that matched.
  public var title: String
  /// The language of that title.
  public var language: String
  /// What led to the match, in the order of its steps.
  public var reasons: [Reason]

  /// The reasons in words: `exact title “Project manager”, level word removed`.
  public var explanation: String {
    reasons.map { reason in
      switch reason {
      case .exactTitle: "exact title “\(title)”"
      case .inflectedForm: "inflected form or spelling of “\(title)”"
      case .genderNotation: "gender notation removed"
      case .levelRemoved: "level word removed"
      case .reordered: "order around the comma restored"
      case .contained: "contains the title “\(title)”"
      case .sharedWords: "shares words with “\(title)”"
      case .preferred: "the most usual of several roles"
      case .alternative: "another role of the same title"
      }
    }.joined(separator: ", ")
  }
}
