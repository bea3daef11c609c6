/// What a Word document's styles say of its paragraphs: headings and list items.
struct WordStyles {
  private struct Style {
    var name = ""
    var base: String?
    /// From 0; 9 is text.
    var outlineLevel: Int?
    var isListItem = false
  }

  private var styles: [String: Style] = [:]
  /// The language of the document's text, unless a passage says another.
  private(set) var language: String?

  init() {}

  init(_ package: ZipPackage, part: String) throws(PackageError) {
    let reader = try XMLPartReader(package, part: part)
    var id: String?
    while let event = try reader.next() {
      switch event {
      case .start("style"):
        id = reader.attribute("styleId")
        if let id { styles[id] = Style() }
      case .start("lang"): if id == nil { language = language ?? reader.attribute("val") }
      case .start(let name): if let id { note(name, reader, of: id) }
      case .end("style"): id = nil
      case .end, .text: break
      }
    }
  }

  private mutating func note(_ element: String, _ reader: XMLPartReader, of id: String) {
    switch element {
    case "name": styles[id]?.name = reader.attribute("val")?.lowercased() ?? ""
    case "basedOn": styles[id]?.base = reader.attribute("val")
    case "outlineLvl": styles[id]?.outlineLevel = reader.attribute("val").flatMap { Int($0) }
    case "numPr": styles[id]?.isListItem = true
    default: break
    }
  }

  /// The level of a style's headings from 1 to 6, or `nil` for text.
  func headingLevel(of id: String) -> Int? {
    for style in chain(of: id) {
      if style.name == "title" { return 1 }
      let words = style.name.split(separator: " ")
      let named = words.count == 2 && words[0] == "heading" ? Int(words[1]).map { $0 - 1 } : nil
      if let level = style.outlineLevel ?? named {
        return WordStyles.headingLevel(outlineLevel: level)
      }
    }
    return nil
  }

  static func headingLevel(outlineLevel: Int) -> Int? {
    (0..<9).contains(outlineLevel) ? min(outlineLevel + 1, 6) : nil
  }

  func isListItem(_ id: String) -> Bool { chain(of: id).contains(where: \.isListItem) }

  /// The style and those that it is based on.
  private func chain(of id: String) -> [Style] {
    var chain: [Style] = []
    var next: String? = id
    // A document may base styles on each other in a circle.
    while let id = next, let style = styles[id], chain.count < 32 {
      chain.append(style)
      next = style.base
    }
    return chain
  }
}
