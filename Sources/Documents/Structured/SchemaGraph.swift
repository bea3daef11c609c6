/// The things of one document, which may refer to each other by `@id`.
struct SchemaGraph {
  /// Things within each other that are looked into.
  static let depthLimit = 64

  private let byID: [String: SchemaItem]
  /// All things of the wanted types, in the order of the document.
  private(set) var found: [SchemaItem] = []

  /// - Parameter types: The types that are wanted.
  init(_ items: [SchemaItem], types: Set<String>) {
    var byID: [String: SchemaItem] = [:]
    for item in items { SchemaGraph.index(item, depth: 0, into: &byID) }
    self.byID = byID
    for item in items { find(item, types, depth: 0) }
  }

  private static func index(_ item: SchemaItem, depth: Int, into byID: inout [String: SchemaItem]) {
    guard depth < depthLimit else { return }
    if let id = item.text("@id"), item.properties.count > 1, byID[id] == nil { byID[id] = item }
    for property in item.properties {
      if let inner = property.value.item { index(inner, depth: depth + 1, into: &byID) }
    }
  }

  private mutating func find(_ item: SchemaItem, _ types: Set<String>, depth: Int) {
    guard depth < SchemaGraph.depthLimit else { return }
    if item.types.contains(where: types.contains) { found.append(item) }
    for property in item.properties {
      if let inner = property.value.item { find(inner, types, depth: depth + 1) }
    }
  }

  /// Returns the thing that a mere reference stands for.
  func resolved(_ item: SchemaItem) -> SchemaItem {
    guard item.properties.count == 1, let id = item.text("@id") else { return item }
    return byID[id] ?? item
  }

  func items(_ item: SchemaItem, _ names: String...) -> [SchemaItem] {
    names.flatMap { item.items($0) }.map(resolved)
  }

  /// Returns the name of the first thing, or the first text, of the properties of these names.
  func name(_ item: SchemaItem, _ names: String...) -> String? {
    for value in names.flatMap({ item.values($0) }) {
      switch value {
      case .text(let text, _) where !text.isEmpty: return text
      case .text: continue
      case .item(let inner):
        if let name = resolved(inner).text("name", "legalName") { return name }
      }
    }
    return nil
  }
}
