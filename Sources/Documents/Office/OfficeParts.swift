/// Finds the parts of a package by their relationships (Open Packaging Conventions).
struct OfficeParts {
  /// A relationship's target as a name in the package, and the end of its type.
  struct Relationship {
    let type: String
    let target: String
  }

  let package: ZipPackage
  /// The main part, `word/document.xml`.
  let main: String
  /// The main part's relationships by their id.
  let relationships: [String: Relationship]
  /// The title that the document declares.
  private(set) var title: String?

  init(_ bytes: [UInt8]) throws(PackageError) {
    package = try ZipPackage(bytes)
    let roots = try OfficeParts.relationships(of: "", in: package)
    guard let main = OfficeParts.target(of: "officeDocument", among: roots) else {
      throw PackageError(.missing(part: "_rels/.rels"))
    }
    self.main = main
    relationships = try OfficeParts.relationships(of: main, in: package)
    if let properties = OfficeParts.target(of: "core-properties", among: roots),
      package.has(properties)
    {
      title = try OfficeParts.title(in: properties, of: package)
    }
  }

  /// Returns the part of a kind that belongs to the main part.
  func part(_ type: String) -> String? {
    OfficeParts.target(of: type, among: relationships).flatMap { package.has($0) ? $0 : nil }
  }

  /// The part that relationships of a type lead to; the first by name where there are several.
  private static func target(
    of type: String, among relationships: [String: Relationship]
  ) -> String? {
    relationships.values.filter { $0.type == type }.map(\.target).min()
  }

  private static func relationships(
    of part: String, in package: ZipPackage
  ) throws(PackageError) -> [String: Relationship] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[...$0]) } ?? ""
    let name = slash.map { part[part.index(after: $0)...] } ?? part[...]
    let list = "\(folder)_rels/\(name).rels"
    guard package.has(list) else { return [:] }
    var relationships: [String: Relationship] = [:]
    let reader = try XMLPartReader(package, part: list)
    while let event = try reader.next() {
      guard case .start("Relationship") = event, let id = reader.attribute("Id"),
        let type = reader.attribute("Type"), let target = reader.attribute("Target"),
        reader.attribute("TargetMode") != "External"
      else { continue }
      relationships[id] = Relationship(
        type: String(
          type[(type.lastIndex(of: "/").map { type.index(after: $0) } ?? type.startIndex)...]),
        target: resolved(target, in: folder))
    }
    return relationships
  }

  /// Returns a target as a name in the package: `../media/a.xml` in `word/sub/`.
  private static func resolved(_ target: String, in folder: String) -> String {
    if target.hasPrefix("/") { return String(target.dropFirst()) }
    var path = folder.split(separator: "/")
    for piece in target.split(separator: "/") {
      switch piece {
      case ".": break
      case "..": _ = path.popLast()
      default: path.append(piece)
      }
    }
    return path.joined(separator: "/")
  }

  private static func title(
    in part: String, of package: ZipPackage
  ) throws(PackageError) -> String? {
    let reader = try XMLPartReader(package, part: part)
    var title: [UInt8] = []
    var isOpen = false
    while let event = try reader.next() {
      switch event {
      case .start(let name): isOpen = name == "title"
      case .end: isOpen = false
      case .text: if isOpen { reader.appendText(to: &title) }
      }
    }
    let text = String(decoding: title, as: UTF8.self).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    return text.isEmpty ? nil : text
  }
}
