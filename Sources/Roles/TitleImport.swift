internal import Compensation

/// Titles of another collection, brought to the catalogue's roles.
///
/// Three forms are told by their headers: *Alternate Titles* of O*NET, occupations of ESCO, and
/// tables of one's own with a column of titles and one of roles or codes. The result is a table that
/// ``TitleOverrides`` reads.
public struct TitleImport: Sendable {
  /// A collection's form.
  public enum Form: String, Sendable {
    /// *Alternate Titles* as O*NET publishes it, tab-separated.
    case onet = "O*NET alternate titles"
    /// Occupations as ESCO publishes them, one language a file.
    case esco = "ESCO occupations"
    /// A table of one's own.
    case own = "own titles"
  }

  /// Why a title was not taken.
  public enum Refusal: Error, Hashable, Sendable {
    /// No role of the catalogue has this code.
    case unknownCode(String)
    /// Several roles have this code and none of its titles says which.
    case ambiguousCode(String)
    /// The role is no id, no title and no code that is known.
    case unknownRole(String)
    /// No title of the concept is one of the catalogue's.
    case unknownConcept
    /// The catalogue takes the title for another role.
    case otherRole(String)
    /// The cell of the title is empty, or there are no words in it.
    case noTitle

    /// The reason in words, without what differs from row to row.
    public var kind: String {
      switch self {
      case .unknownCode: "no role of the catalogue has the code"
      case .ambiguousCode: "several roles have the code, and no title says which"
      case .unknownRole: "the role is no id, title or code of the catalogue"
      case .unknownConcept: "no title of the concept is one of the catalogue"
      case .otherRole: "the catalogue takes the title for another role"
      case .noTitle: "there is no title"
      }
    }

    /// What the reason is about: a code, a role.
    public var detail: String {
      switch self {
      case .unknownCode(let code), .ambiguousCode(let code): code
      case .unknownRole(let text), .otherRole(let text): text
      case .unknownConcept, .noTitle: ""
      }
    }
  }

  /// A title that was not taken.
  public struct RefusedTitle: Hashable, Sendable {
    /// The line of its row, counted from 1.
    public var line: Int
    public var title: String
    public var reason: Refusal
  }

  /// A title and the roles that it names, the most usual first.
  public struct Entry: Hashable, Sendable {
    public var title: String
    public var roles: [String]
  }

  /// How the columns of a table of one's own are named, where the usual names are not.
  public struct Columns: Sendable {
    public var title: String?
    public var role: String?

    public init(title: String? = nil, role: String? = nil) {
      self.title = title
      self.role = role
    }
  }

  public let form: Form
  /// What each column that was read was taken for, in the order of the file: `title`, `role`,
  /// `SOC code`, `ISCO code`.
  public let columns: [(header: String, thing: String)]
  public let rowCount: Int
  /// What was taken, in the order of the file.
  public let entries: [Entry]
  public let refused: [RefusedTitle]
  /// How many titles the catalogue has for the same role already; they are left out.
  public let knownCount: Int

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: The file's content in UTF-8.
  ///   - path: Its name, for errors.
  ///   - matcher: The matcher whose roles the titles are brought to.
  ///   - language: The titles' language; `nil` for any.
  ///   - columns: The columns of a table of one's own.
  ///   - replacing: Whether titles are taken that the catalogue has for another role.
  /// - Throws: ``TitleTableError`` where the file cannot be read or has none of the forms.
  public init(
    _ bytes: [UInt8], path: String, for matcher: RoleMatcher, language: String? = nil,
    columns names: Columns = Columns(), replacing: Bool = false
  ) throws(TitleTableError) {
    let table = try TitleTableFile(bytes, path: path)
    let reading = try ImportReading(table, names: names)
    form = reading.form
    columns = reading.columns
    rowCount = table.records.count
    var work = ImportWork(matcher, language: language ?? reading.language, replacing: replacing)
    work.take(reading.rows(of: table))
    entries = work.entries
    refused = work.refused
    knownCount = work.knownCount
  }

  /// The table that ``TitleOverrides`` reads.
  public var csv: [UInt8] {
    var text: [UInt8] = Array("title,role\n".utf8)
    for entry in entries {
      text += TitleImport.cell(entry.title)
      text.append(UInt8(ascii: ","))
      text += entry.roles.joined(separator: ";").utf8
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  /// The refused titles as a table: line, title, reason and what it is about.
  public var refusedCSV: [UInt8] {
    var text: [UInt8] = Array("line,title,reason,about\n".utf8)
    for row in refused {
      let cells = [String(row.line), row.title, row.reason.kind, row.reason.detail]
      text += cells.map(TitleImport.cell).joined(separator: [UInt8(ascii: ",")])
      text.append(UInt8(ascii: "\n"))
    }
    return text
  }

  private static func cell(_ text: String) -> [UInt8] {
    guard text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else {
      return Array(text.utf8)
    }
    return Array("\"\(text.replacing("\"", with: "\"\""))\"".utf8)
  }
}
