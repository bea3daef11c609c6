public import Compensation
public import RoleIndexing

/// The occupations that payband knows, and the titles by which texts call them.
///
/// ```swift
/// RoleCatalogue.standard.role("account-manager")?.title                // "Account manager"
/// RoleCatalogue.standard.titles(of: "account-manager", language: "zh") // ["客户经理", …]
/// ```
public struct RoleCatalogue: Sendable {
  /// The tables, each read when it is first asked for.
  let tables: CatalogueTables

  /// - Throws: ``RoleTableError`` where a table is malformed, names an id twice, or gives titles to
  ///   an id that `occupations.csv` does not have.
  public init(_ tables: TableFiles) throws(RoleTableError) {
    self.tables = CatalogueTables(tables)
    try self.tables.readAll()
  }

  private init(unchecked tables: TableFiles) {
    self.tables = CatalogueTables(tables)
  }

  /// The catalogue that is part of the program; its tables are checked by a test.
  public static let standard = RoleCatalogue(
    unchecked: TableFiles(embedded: EmbeddedTables.files))

  /// The roles, sorted by id.
  public var roles: [Role] { (try? tables.occupations().roles.map { Role($0) }) ?? [] }

  /// The languages that have titles, as BCP 47 codes, sorted.
  public var languages: [String] { tables.languages }

  /// Returns the role of an id, or `nil` if there is none.
  public func role(_ id: String) -> Role? {
    guard let occupations = try? tables.occupations() else { return nil }
    return occupations.number(of: id).map { Role(occupations.roles[$0]) }
  }

  /// Returns the titles of a role in a language, the preferred one first; none if it has none.
  public func titles(of id: String, language: String) -> [String] {
    guard let number = try? tables.occupations().number(of: id), languages.contains(language),
      let table = titles(in: language)
    else { return [] }
    return table.entries.indices.filter { table.entries[$0].role == Int32(number) }
      .map(table.text)
  }

  /// The titles in a language.
  func titles(in language: String) -> TitleTable? { try? tables.titles(in: language) }
}

extension Role {
  fileprivate init(_ occupation: Occupation) {
    self.init(
      id: occupation.id, title: occupation.title,
      soc: occupation.soc.isEmpty ? nil : occupation.soc,
      isco: occupation.isco.isEmpty ? nil : occupation.isco)
  }
}
