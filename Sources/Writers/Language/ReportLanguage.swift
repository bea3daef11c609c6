internal import Compensation

/// A language that reports are written in: a column of the table of words.
public struct ReportLanguage: Hashable, Sendable, CustomStringConvertible {
  /// The BCP 47 code, `de`.
  public let code: String

  /// The languages of the table of words, in its order.
  public static let all: [ReportLanguage] = Wording.columns.map { ReportLanguage(known: $0) }

  /// The language that the words of the program itself are in.
  public static let english = ReportLanguage(known: "en")

  /// Returns the language of a code, or `nil` where the table of words has none such.
  public init?(_ code: String) {
    guard Wording.columns.contains(code) else { return nil }
    self.code = code
  }

  private init(known code: String) { self.code = code }

  public var description: String { code }
}
