/// A table of working time or of rates that cannot be used.
public struct StandardizationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Reason: Hashable, Sendable {
    /// A cell is no decimal number above 0.
    case notANumber(String, column: String)
    /// A country has two rows.
    case repeatedCountry(String)
    /// There is no row `default`.
    case noDefault
    /// The header lacks a column that is needed.
    case missingColumn(String)
    /// A cell is no code of a country (two capital letters) and not `default`.
    case notACountry(String)
  }

  /// What is wrong.
  public let reason: Reason
  /// The table's path.
  public let path: String
  /// The line in the table, counted from 1.
  public let line: Int

  init(_ reason: Reason, path: String = WorkingTime.path, line: Int) {
    self.reason = reason
    self.path = path
    self.line = line
  }

  public var description: String {
    let place = "\(path):\(line):1"
    return switch reason {
    case .notANumber(let text, let column):
      "\(place): expected a number above 0 in the column “\(column)”, found “\(text)”; write it with a point and at most four decimal places"
    case .repeatedCountry(let country):
      "\(place): expected one row a country, found a second one of “\(country)”; remove one"
    case .missingColumn(let column):
      "\(place): expected a column “\(column)”, found none; add it to the header"
    case .notACountry(let text):
      "\(place): expected a country’s code such as US, or default, found “\(text)”; correct it"
    case .noDefault:
      "\(place): expected a row of the country “default”, found none; add it for the countries without a row"
    }
  }
}
