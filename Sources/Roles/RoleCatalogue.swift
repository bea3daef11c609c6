public import Compensation

/// The occupations that payband knows, and the titles by which texts call them.
///
/// ```swift
/// RoleCatalogue.standard.role("account-manager")?.title                // "Account manager"
/// RoleCatalogue.standard.titles(of: "account-manager", language: "zh") // ["客户经理", …]
/// ```
public struct RoleCatalogue: Sendable {
  /// The roles, sorted by id.
  public let roles: [Role]
  /// The languages that have titles, as BCP 47 codes, sorted.
  public let languages: [String]
  /// The tables behind it, for the words that go with the titles.
  let tables: TableFiles
  /// The numbers of the roles by the hash of their ids.
  private let numbers: HashTable
  private let titles: [String: TitleTable]

  /// - Throws: ``RoleTableError`` where a table is malformed, names an id twice, or gives titles to
  ///   an id that `occupations.csv` does not have.
  public init(_ tables: TableFiles) throws(RoleTableError) {
    self.tables = tables
    let roles = try RoleCatalogue.readRoles(tables)
    var numbers = HashTable(capacity: roles.count)
    for (number, role) in roles.enumerated() {
      numbers[WordHash.of(role.id.utf8)] = Int32(number)
    }
    let folder = "titles/"
    let paths = tables.texts.keys.filter { $0.hasPrefix(folder) && $0.hasSuffix(".csv") }.sorted()
    var titles: [String: TitleTable] = [:]
    for path in paths {
      let language = String(path.dropFirst(folder.count).dropLast(4))
      titles[language] = try TitleTable(tables, path: path, numbers: numbers)
    }
    self.roles = roles
    self.numbers = numbers
    self.titles = titles
    languages = titles.keys.sorted()
  }

  private init(roles: [Role]) {
    self.roles = roles
    tables = TableFiles(texts: [:])
    languages = []
    numbers = HashTable()
    titles = [:]
  }

  /// The catalogue that is part of the program; its tables are checked by a test.
  public static let standard: RoleCatalogue =
    (try? RoleCatalogue(TableFiles(embedded: EmbeddedTables.files))) ?? RoleCatalogue(roles: [])

  /// Returns the role of an id, or `nil` if there is none.
  public func role(_ id: String) -> Role? {
    number(of: id).map { roles[$0] }
  }

  /// Returns the titles of a role in a language, the preferred one first; none if it has none.
  public func titles(of id: String, language: String) -> [String] {
    guard let number = number(of: id), let table = titles[language] else { return [] }
    return table.entries.indices.filter { table.entries[$0].role == Int32(number) }
      .map(table.text)
  }

  /// The titles in a language.
  func titles(in language: String) -> TitleTable? { titles[language] }

  /// The number of a role in `roles`.
  func number(of id: String) -> Int? {
    guard let number = numbers[WordHash.of(id.utf8)], roles[Int(number)].id == id else {
      return nil
    }
    return Int(number)
  }

  private static func readRoles(_ tables: TableFiles) throws(RoleTableError) -> [Role] {
    let path = "occupations.csv"
    var roles: [Role] = []
    var seen: Set<String> = []
    for row in try tables.roleRows(of: path) {
      let id = row["id"]
      guard isKebabCase(id) else {
        throw RoleTableError(path: path, line: row.line, reason: .invalidID(id))
      }
      guard seen.insert(id).inserted else {
        throw RoleTableError(path: path, line: row.line, reason: .duplicateID(id))
      }
      roles.append(
        Role(
          id: id, title: row["title"], soc: row["soc"].isEmpty ? nil : row["soc"],
          isco: row["isco"].isEmpty ? nil : row["isco"]))
    }
    guard !roles.isEmpty else {
      throw RoleTableError(path: path, line: 1, reason: .noOccupations)
    }
    return roles.sorted { $0.id < $1.id }
  }

  private static func isKebabCase(_ id: String) -> Bool {
    let hyphen = UInt8(ascii: "-")
    let bytes = Array(id.utf8)
    guard let first = bytes.first, let last = bytes.last, first != hyphen, last != hyphen else {
      return false
    }
    return bytes.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == hyphen }
  }
}
