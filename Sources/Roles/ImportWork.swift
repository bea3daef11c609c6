internal import Compensation

/// Brings the titles of a collection to roles.
struct ImportWork {
  private let matcher: RoleMatcher
  private let language: String?
  private let replacing: Bool
  private let rolesBySOC: [String: [String]]
  private let rolesByISCO: [String: [String]]
  private(set) var entries: [TitleImport.Entry] = []
  private(set) var refused: [TitleImport.RefusedTitle] = []
  private(set) var knownCount = 0
  /// The places of entries by the words of their titles.
  private var places: [UInt64: Int] = [:]
  /// What the catalogue itself makes of a title, which is asked for more than once.
  private var matches: [String: [RoleMatch]] = [:]

  init(_ matcher: RoleMatcher, language: String?, replacing: Bool) {
    self.matcher = matcher
    self.language = language
    self.replacing = replacing
    let roles = matcher.catalogue.roles
    rolesBySOC = Dictionary(grouping: roles.filter { $0.soc != nil }) { $0.soc ?? "" }
      .mapValues { $0.map(\.id) }
    rolesByISCO = Dictionary(grouping: roles.filter { $0.isco != nil }) { $0.isco ?? "" }
      .mapValues { $0.map(\.id) }
  }

  mutating func take(_ rows: [ImportedRow]) {
    for row in rows {
      for title in row.titles where matches[title] == nil {
        matches[title] = matcher.resolve(title: title, language: language)
      }
    }
    let usual = usualRoles(of: rows)
    for row in rows {
      if row.titles.isEmpty {
        refused.append(.init(line: row.line, title: "", reason: .noTitle))
      }
      let concept = row.target.isConcept ? role(ofConcept: row) : nil
      for title in row.titles {
        switch role(of: title, in: row, concept: concept, usual: usual) {
        case .success(let role): add(title, role, line: row.line)
        case .failure(let reason):
          refused.append(.init(line: row.line, title: title, reason: reason))
        }
      }
    }
  }

  /// Of each code that several roles have, the role that most of its titles are the catalogue's of.
  private func usualRoles(of rows: [ImportedRow]) -> [ImportedRow.Target: String] {
    var votes: [ImportedRow.Target: [String: Int]] = [:]
    for row in rows {
      guard let roles = roles(of: row.target), roles.count > 1 else { continue }
      for title in row.titles {
        guard let match = matches[title]?.first, match.isUnchanged, roles.contains(match.role)
        else {
          continue
        }
        votes[row.target, default: [:]][match.role, default: 0] += 1
      }
    }
    return votes.compactMapValues { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }
  }

  /// The roles that have a code; `nil` of what is no code.
  private func roles(of target: ImportedRow.Target) -> [String]? {
    switch target {
    case .soc(let code): rolesBySOC[code] ?? []
    case .isco(let code): rolesByISCO[code] ?? []
    case .role, .concept: nil
    }
  }

  private func role(
    of title: String, in row: ImportedRow, concept: String?,
    usual: [ImportedRow.Target: String]
  ) -> Result<String, TitleImport.Refusal> {
    switch row.target {
    case .concept:
      return concept.map { .success($0) } ?? .failure(.unknownConcept)
    case .role(let name):
      if matcher.catalogue.role(name) != nil { return .success(name) }
      let best = matcher.resolve(title: name, language: language).first
      return best.flatMap { $0.isSure ? .success($0.role) : nil } ?? .failure(.unknownRole(name))
    case .soc(let code), .isco(let code):
      let roles = roles(of: row.target) ?? []
      guard roles.count != 1 else { return .success(roles[0]) }
      if let match = matches[title]?.first(where: { roles.contains($0.role) }) {
        return .success(match.role)
      }
      if let role = usual[row.target] { return .success(role) }
      return .failure(roles.isEmpty ? .unknownCode(code) : .ambiguousCode(code))
    }
  }

  /// Returns the role that most titles of a concept surely are of, if it is of the concept's unit
  /// group or the concept's own name is its title.
  private func role(ofConcept row: ImportedRow) -> String? {
    guard case .concept(let isco) = row.target else { return nil }
    var votes: [String: Int] = [:]
    for title in row.titles {
      guard let match = matches[title]?.first, match.isSure else { continue }
      let isOfGroup = rolesByISCO[isco]?.contains(match.role) ?? false
      let isName = title == row.titles.first && match.isUnchanged
      guard isOfGroup || isName else { continue }
      votes[match.role, default: 0] += isName ? 3 : isOfGroup ? 2 : 1
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  private mutating func add(_ title: String, _ role: String, line: Int) {
    let known = matches[title] ?? []
    if known.first?.isUnchanged == true {
      if known.contains(where: { $0.role == role && $0.isUnchanged }) {
        knownCount += 1
        return
      }
      if !replacing, let other = known.first {
        refused.append(.init(line: line, title: title, reason: .otherRole(other.role)))
        return
      }
    }
    let keys = matcher.overrideKeys(of: title)
    guard let key = keys.min(), key != TitleOverrides.key(of: []) else {
      refused.append(.init(line: line, title: title, reason: .noTitle))
      return
    }
    if let place = keys.compactMap({ places[$0] }).min() {
      if !entries[place].roles.contains(role) { entries[place].roles.append(role) }
      return
    }
    for key in keys { places[key] = entries.count }
    entries.append(.init(title: title, roles: [role]))
  }
}

extension ImportedRow.Target {
  fileprivate var isConcept: Bool {
    if case .concept = self { true } else { false }
  }
}
