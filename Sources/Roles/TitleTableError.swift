public import Compensation

/// A user's table of titles that cannot be used.
public struct TitleTableError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The file is no UTF-8.
    case notUTF8
    /// The file is malformed as delimited text.
    case malformed(DelimitedTextError.Reason)
    /// A row has more cells than the header.
    case cellCount(expected: Int, found: Int)
    /// No column of the file has this header.
    case missingColumn(String, found: [String])
    /// A row without a title.
    case emptyTitle
    /// An id that the catalogue does not have.
    case unknownRole(String, suggestions: [String])
    /// A level that is none of `entry`, `mid`, `senior`.
    case unknownLevel(String)
    /// A title that stands on an earlier line too.
    case duplicateTitle(String, line: Int)
  }

  /// The file's path as given.
  public var path: String
  /// Counted from 1.
  public var line: Int
  /// Counted from 1 in Unicode code points.
  public var column: Int
  public var reason: Reason

  public init(path: String, line: Int, column: Int, reason: Reason) {
    self.path = path
    self.line = line
    self.column = column
    self.reason = reason
  }

  public var description: String { "\(path):\(line):\(column): \(message)" }

  private var message: String {
    switch reason {
    case .notUTF8:
      "expected a table of titles in UTF-8, found other bytes; save it as UTF-8"
    case .malformed(.unclosedQuote):
      "expected a closing quote, found the end of the file; close the field"
    case .malformed(.textAfterQuote):
      "expected the end of the cell after the closing quote, found text; double inner quotes"
    case .cellCount(let expected, let found):
      "expected \(expected) cells as in the header, found \(found); "
        + "quote cells that hold the delimiter"
    case .missingColumn(let name, let found):
      "expected a column “\(name)”, found "
        + (found.isEmpty
          ? "no header" : found.map { "“\($0)”" }.joined(separator: ", "))
        + "; name the column \(name) in the header"
    case .emptyTitle:
      "expected a title, found an empty cell; write the title or leave out the row"
    case .unknownRole(let id, let suggestions):
      "expected a role's id, found “\(id)”; "
        + (suggestions.isEmpty
          ? "see payband roles list, or write - for no role"
          : "did you mean \(suggestions.joined(separator: ", "))?")
    case .unknownLevel(let level):
      "expected entry, mid or senior, found “\(level)”; use one of the three or leave it empty"
    case .duplicateTitle(let title, let line):
      "expected each title once, found “\(title)” as on line \(line); "
        + "leave out one row, or name several roles in one with semicolons"
    }
  }
}
