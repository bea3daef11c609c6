public import DelimitedTables
internal import Synchronization

/// An occupation of the catalogue; its codes are empty where none fits.
public struct Occupation: Sendable {
  public var id: String
  public var title: String
  public var soc: String
  public var isco: String
}

/// The occupations of the catalogue, sorted by id.
public struct Occupations: Sendable {
  public let roles: [Occupation]
  /// The numbers of the roles by the hash of their ids.
  fileprivate let numbers: HashTable

  fileprivate init(_ roles: [Occupation]) {
    var numbers = HashTable(capacity: roles.count)
    for (number, role) in roles.enumerated() {
      numbers[WordHash.of(role.id.utf8)] = Int32(number)
    }
    self.roles = roles
    self.numbers = numbers
  }

  /// The number of a role in `roles`.
  public func number(of id: String) -> Int? {
    guard let number = numbers[WordHash.of(id.utf8)], roles[Int(number)].id == id else {
      return nil
    }
    return Int(number)
  }
}

/// A catalogue that has been read as a whole.
struct CatalogueSnapshot: Sendable {
  let occupations: Occupations
  /// The titles by their language.
  let titles: [String: TitleTable]
}

/// The tables of a catalogue, each read when it is first asked for.
public final class CatalogueTables: Sendable {
  private struct Read {
    var occupations: Occupations?
    var titles: [String: TitleTable] = [:]
  }

  public let tables: TableFiles
  /// The languages that have titles, sorted.
  public let languages: [String]
  private let read = Mutex(Read())

  public init(_ tables: TableFiles) {
    self.tables = tables
    languages = tables.paths.filter { $0.hasPrefix("titles/") && $0.hasSuffix(".csv") }
      .map { String($0.dropFirst("titles/".count).dropLast(".csv".count)) }
  }

  /// Reads everything, so that a mistake in a table shows at once.
  public func readAll() throws(RoleTableError) { _ = try snapshot() }

  func snapshot() throws(RoleTableError) -> CatalogueSnapshot {
    var titles: [String: TitleTable] = [:]
    for language in languages { titles[language] = try self.titles(in: language) }
    return CatalogueSnapshot(occupations: try occupations(), titles: titles)
  }

  public func occupations() throws(RoleTableError) -> Occupations {
    if let known = read.withLock({ $0.occupations }) { return known }
    let made = Occupations(try CatalogueTables.readRoles(tables))
    read.withLock { $0.occupations = made }
    return made
  }

  /// Returns the titles in a language; none where there is no table for it.
  public func titles(in language: String) throws(RoleTableError) -> TitleTable {
    if let known = read.withLock({ $0.titles[language] }) { return known }
    let made = try TitleTable(
      tables, path: "titles/\(language).csv", numbers: occupations().numbers)
    read.withLock { $0.titles[language] = made }
    return made
  }

  private static func readRoles(_ tables: TableFiles) throws(RoleTableError) -> [Occupation] {
    let path = "occupations.csv"
    var roles: [Occupation] = []
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
        Occupation(id: id, title: row["title"], soc: row["soc"], isco: row["isco"]))
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
