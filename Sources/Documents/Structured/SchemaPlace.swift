/// Where a job is, as its fields say.
struct SchemaPlace {
  /// A code or a name; `nil` where there are several countries or none.
  private(set) var country: String?
  /// The town, else the region, of the only place.
  private(set) var place: String?

  init(of item: SchemaItem, in graph: SchemaGraph) {
    var countries: [String] = []
    var places: [String] = []
    for name in ["jobLocation", "occupationLocation"] {
      for value in item.values(name) {
        switch value {
        case .text(let text, _): places.append(text)
        case .item(let inner):
          add(graph.resolved(inner), in: graph, to: &countries, &places, depth: 0)
        }
      }
    }
    if countries.isEmpty {
      // Of jobs done from home: where the applicants have to live.
      for inner in graph.items(item, "applicantLocationRequirements") {
        add(inner, in: graph, to: &countries, &places, depth: 0)
      }
    }
    country = SchemaPlace.only(countries)
    place = SchemaPlace.only(places)
  }

  /// - Parameter depth: How many places contain this one.
  private func add(
    _ item: SchemaItem, in graph: SchemaGraph, to countries: inout [String],
    _ places: inout [String], depth: Int
  ) {
    guard depth < 8 else { return }
    if item.types.contains("Country") {
      if let name = item.text("name", "identifier") { countries.append(name) }
      return
    }
    if let name = graph.name(item, "addressCountry") { countries.append(name) }
    if let town = item.text("addressLocality", "addressRegion") {
      places.append(town)
    } else if item.types.contains(where: ["City", "State", "AdministrativeArea"].contains),
      let name = item.text("name"), depth == 0
    {
      places.append(name)
    }
    for value in item.values("address") {
      if case .text(let text, _) = value { places.append(text) }
    }
    for inner in graph.items(item, "address", "containedInPlace", "containedIn") {
      add(inner, in: graph, to: &countries, &places, depth: depth + 1)
    }
  }

  private static func only(_ names: [String]) -> String? {
    let distinct = Set(names)
    return distinct.count == 1 ? distinct.first : nil
  }
}
