/// What an element does to the text that a reader sees.
enum HTMLElement {
  /// Text runs through it: `span`, `a`, `b`, and whatever is not known.
  case inline
  /// Text before, in and behind it stands apart.
  case block
  case heading(Int)
  case listItem
  case lineBreak
  case preformatted
  /// `sup`: its digits are no part of the number before it.
  case superscript
  case table, tableHead, tableRow, headerCell, dataCell, caption
  case html, head, title, meta
  /// `main`, `article`: a page's own text, whose `header` holds its heading.
  case mainContent
  case pageHeader
  case form
  /// What is not shown, or is shown on every page of a site: scripts, menus, fields.
  case leftOut

  /// Returns the element of a name in small letters.
  init(name: String) { self = HTMLElement.byName[name] ?? .inline }

  private static let byName: [String: HTMLElement] = {
    var elements: [String: HTMLElement] = [
      "br": .lineBreak, "pre": .preformatted, "sup": .superscript, "li": .listItem,
      "table": .table, "thead": .tableHead, "tr": .tableRow, "th": .headerCell,
      "td": .dataCell, "caption": .caption, "html": .html, "head": .head, "title": .title,
      "meta": .meta, "main": .mainContent, "article": .mainContent, "header": .pageHeader,
      "form": .form,
    ]
    for level in 1...6 { elements["h\(level)"] = .heading(level) }
    for name in HTMLElement.blockNames { elements[name] = .block }
    for name in HTMLElement.leftOutNames { elements[name] = .leftOut }
    return elements
  }()

  private static let blockNames = [
    "address", "blockquote", "body", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "hgroup", "hr", "legend", "menu", "ol", "p", "section",
    "summary", "tbody", "tfoot", "ul",
  ]

  private static let leftOutNames = [
    "applet", "aside", "audio", "button", "canvas", "datalist", "footer", "frameset", "iframe",
    "math", "nav", "noframes", "noscript", "object", "option", "script", "select", "style", "svg",
    "template", "textarea", "video",
  ]
}

/// An element's attributes, as far as they say something of its text.
struct HTMLAttributes {
  /// The names of those that do.
  static let names: Set<String> = [
    "aria-hidden", "colspan", "content", "datetime", "hidden", "http-equiv", "id", "itemprop",
    "itemscope", "itemtype", "lang", "name", "property", "pubdate", "role", "rowspan", "style",
    "type", "typeof", "value", "xml:lang",
  ]

  private var values: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ value: String) { values.append((name, value)) }

  subscript(_ name: String) -> String? { values.first { $0.name == name }?.value }

  var isEmpty: Bool { values.isEmpty }

  /// Whether the element is a thing or a property of one, in microdata or RDFa Lite.
  var describes: Bool {
    values.contains { ["itemprop", "itemscope", "property", "typeof"].contains($0.name) }
  }

  /// Whether the element says that it is not shown.
  var hide: Bool {
    if values.isEmpty { return false }
    if let hidden = self["hidden"], hidden.lowercased() != "until-found" { return true }
    if self["aria-hidden"]?.lowercased() == "true" { return true }
    guard let style = self["style"] else { return false }
    return style.lowercased().filter { !$0.isWhitespace }.split(separator: ";")
      .contains { $0 == "display:none" || $0 == "display:none!important" }
  }

  /// How many columns or rows a cell takes, within reason.
  func span(_ name: String) -> Int {
    min(max(self[name].flatMap { Int($0) } ?? 1, 1), 100)
  }
}
