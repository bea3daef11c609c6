public import DelimitedTables

/// A table of the catalogue that cannot be used.
public struct RoleTableError: Error, Hashable, Sendable, CustomStringConvertible {
  public enum Reason: Hashable, Sendable {
    /// The table is malformed as delimited text.
    case malformed(DelimitedTextError.Reason)
    /// A row has more or fewer cells than the header.
    case cellCount(expected: Int, found: Int)
    /// There is no `occupations.csv`, or it has no rows.
    case noOccupations
    /// An id that is not kebab case.
    case invalidID(String)
    /// An id that an earlier row has.
    case duplicateID(String)
    /// An id that is not in `occupations.csv`.
    case unknownID(String)
    /// A level that is none of `entry`, `mid`, `senior`.
    case unknownLevel(String)
    /// A kind of head that is none of `alone`, `modified`, `profession`.
    case unknownKind(String)
  }

  /// The table's path below the folder `Tables`.
  public var path: String
  /// Counted from 1.
  public var line: Int
  public var reason: Reason

  public init(path: String, line: Int, reason: Reason) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  public var description: String {
    let place = "\(path):\(line):1: "
    switch reason {
    case .malformed(.unclosedQuote):
      return place + "expected a closing quote, found the end of the table; close the field"
    case .malformed(.textAfterQuote):
      return place + "expected a comma after the closing quote, found text; double inner quotes"
    case .cellCount(let expected, let found):
      return place + "expected \(expected) cells as in the header, found \(found); "
        + "quote cells that hold a comma"
    case .noOccupations:
      return place + "expected rows of occupations, found none; add the columns id,title,soc,isco"
    case .invalidID(let id):
      return place + "expected an id in kebab case, found “\(id)”; write it like account-manager"
    case .duplicateID(let id):
      return place + "expected each id once, found “\(id)” again; merge the two rows"
    case .unknownID(let id):
      return place + "expected an id of occupations.csv, found “\(id)”; add it there first"
    case .unknownLevel(let level):
      return place + "expected entry, mid or senior, found “\(level)”; use one of the three"
    case .unknownKind(let kind):
      return place + "expected alone, modified or profession, found “\(kind)”; "
        + "use one of the three"
    }
  }
}

extension TableFiles {
  /// Returns the rows of a table, with errors that name the table.
  func roleRows(of path: String) throws(RoleTableError) -> [TableRow] {
    do {
      return try rows(of: path)
    } catch let error as TableError {
      throw RoleTableError(
        path: path, line: error.line,
        reason: .cellCount(expected: error.expected, found: error.found))
    } catch let error as DelimitedTextError {
      throw RoleTableError(path: path, line: error.line, reason: .malformed(error.reason))
    } catch {
      throw RoleTableError(path: path, line: 1, reason: .malformed(.textAfterQuote))
    }
  }
}
