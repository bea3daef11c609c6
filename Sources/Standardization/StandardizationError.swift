/// A table of working time that cannot be used.
public struct StandardizationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// A cell is no decimal number above 0.
    case notANumber(String, column: String)
    /// A country has two rows.
    case repeatedCountry(String)
    /// There is no row `default`.
    case noDefault
  }

  /// What is wrong.
  public let reason: Reason
  /// The line in `working-time.csv`, counted from 1.
  public let line: Int

  init(_ reason: Reason, line: Int) {
    self.reason = reason
    self.line = line
  }

  public var description: String {
    let place = "\(WorkingTime.path):\(line):1"
    return switch reason {
    case .notANumber(let text, let column):
      "\(place): expected a number above 0 in the column “\(column)”, found “\(text)”; write it with a point and at most four decimal places"
    case .repeatedCountry(let country):
      "\(place): expected one row a country, found a second one of “\(country)”; remove one"
    case .noDefault:
      "\(place): expected a row of the country “default”, found none; add it for the countries without a row"
    }
  }
}
