/// The parts of a page that are hidden until a reader chooses their tab.
///
/// A page that stands in tabs writes all of them and shows one; the others say that they are not
/// shown, and links of the page (`href="#pay"`) or a role (`tabpanel`) say that they can be.
struct HTMLTabs {
  /// No page has more places that its links lead to.
  private static let targetLimit = 10_000
  /// No name of a place is longer.
  private static let nameLimit = 200

  private let targets: Set<[UInt8]>

  /// Looks a page through for the places that its links lead to.
  ///
  /// - Complexity: Linear in the page.
  init(_ page: [UInt8]) {
    var targets: Set<[UInt8]> = []
    var rest = 0
    while let index = ByteSearch.next(UInt8(ascii: "#"), in: page, from: rest) {
      rest = index + 1
      guard index >= 2 else { continue }
      let quote = page[index - 1]
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"),
        page[index - 2] == UInt8(ascii: "=")
      else { continue }
      let name = page[(index + 1)...].prefix(HTMLTabs.nameLimit).prefix { $0 > 0x20 && $0 != quote }
      if !name.isEmpty { targets.insert(Array(name)) }
      if targets.count == HTMLTabs.targetLimit { break }
    }
    self.targets = targets
  }

  /// Whether a hidden element is a tab that a reader can choose.
  func reveal(_ name: String, _ attributes: HTMLAttributes) -> Bool {
    if attributes[.role]?.lowercased() == "tabpanel" { return true }
    // Lists and forms that a link opens are menus and searches.
    guard name == "div" || name == "section" || name == "article" else { return false }
    return attributes[.id].map { targets.contains(Array($0.utf8)) } ?? false
  }
}
