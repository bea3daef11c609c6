/// An occupation of the catalogue.
public struct Role: Hashable, Sendable {
  /// The kebab-case English title, `account-manager`.
  public var id: String
  /// The English title, singular, `Account manager`.
  public var title: String
  /// The code of the Standard Occupational Classification 2018, `13-1082`; `nil` if none fits.
  public var soc: String?
  /// The code of the International Standard Classification of Occupations 2008, `2421`.
  public var isco: String?

  public init(id: String, title: String, soc: String? = nil, isco: String? = nil) {
    self.id = id
    self.title = title
    self.soc = soc
    self.isco = isco
  }
}

/// A place in a text that names a role.
public struct RoleMention: Hashable, Sendable {
  /// The bytes of the words that name the role, level words included (“Senior Java Developer”).
  public var range: Range<Int>
  /// The role's id; `nil` for words that are a job's title but none of the catalogue's.
  public var role: String?
  /// What a level word in the title says.
  public var level: JobLevel?

  public init(range: Range<Int>, role: String?, level: JobLevel? = nil) {
    self.range = range
    self.role = role
    self.level = level
  }
}

/// What finds the roles that a text names.
///
/// Extraction asks for it and the catalogue answers; neither knows the other.
public protocol RoleFinder: Sendable {
  /// Returns the mentions within a range of a text in ascending order, not overlapping, the longest
  /// title first where several begin at one place.
  ///
  /// - Parameters:
  ///   - bytes: A text in UTF-8.
  ///   - range: Where to look; it begins and ends between code points.
  ///   - language: The passage's language, `en`; titles of other languages are found too where
  ///     they are not words of this one (“Account Manager” in a German text).
  func mentions(in bytes: [UInt8], range: Range<Int>, language: String) -> [RoleMention]
}
