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
