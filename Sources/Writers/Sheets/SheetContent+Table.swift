internal import Compensation

extension SheetContent {
  /// Adds a table with a row for each element, or headers and a line of text where there is none:
  /// a table of Excel has at least one row.
  mutating func addTable<Element: Sendable>(
    _ name: String, _ headers: [String], _ elements: [Element], orText text: String,
    _ cells: @escaping @Sendable (Element) -> [Cell?]
  ) {
    guard !elements.isEmpty else {
      add(.row(headers.map { .text($0, .header) }))
      addText(text)
      return
    }
    add(
      .table(
        TableContent(name: name, headers: headers, rowCount: elements.count) {
          cells(elements[$0])
        }))
  }
}
