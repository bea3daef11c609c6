/// Something about an input that the user has to know: the run goes on, the report lists it.
public struct InputIssue: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    /// The input, or a part of it, could not be read; the run ends with exit code 3.
    case error
    /// The input was read, with a reservation.
    case warning
  }

  public var severity: Severity
  /// The path as given, or `-`.
  public var path: String
  /// Counted from 1; `nil` where the trouble has no place in the file.
  public var line: Int?
  /// Counted from 1 in Unicode code points.
  public var column: Int?
  /// What was expected and found, and after a “; ” the remedy. Lower case, no full stop.
  public var message: String

  public init(
    _ severity: Severity, path: String, line: Int? = nil, column: Int? = nil, message: String
  ) {
    self.severity = severity
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }
}

extension InputIssue: CustomStringConvertible {
  /// `surveys/pay.csv:12:3: error: …`.
  public var description: String {
    var place = path
    if let line { place += ":\(line)" }
    if line != nil, let column { place += ":\(column)" }
    return "\(place): \(severity.rawValue): \(message)"
  }
}
