/// A document's visible text as UTF-8 bytes, with its structure and the way back to the file.
///
/// Bytes, not `String`: most of a text holds no pay, and it is passed over at memory speed.
public struct DocumentText: Sendable {
  /// The path as given, or `-`.
  public var path: String
  /// The visible text, valid UTF-8. For plain text and Markdown it is the decoded document
  /// itself; for marked-up formats it is what a reader sees, one block after another.
  public var bytes: [UInt8]
  /// The structure that the format states, in the order of the text and not overlapping. Empty for
  /// plain text and Markdown, whose lines extraction reads itself.
  public var blocks: [TextBlock]
  /// Where runs of the visible text stand in the decoded document, in ascending order; empty where
  /// the two are the same.
  public var origins: [TextOrigin]
  /// Where the lines of the decoded document begin, which nobody asks for before a record is found.
  private let lines: Deferred<LineIndex>
  /// The bytes of the decoded document, for columns in code points; `nil` where it is `bytes`.
  public var decodedBytes: [UInt8]?
  /// The language that the document declares (`lang`), as a BCP 47 code.
  public var declaredLanguage: String?
  /// The title that the document declares.
  public var title: String?
  /// The places that a person looks for in a document without lines, each from its offset in the
  /// visible text to the next, in ascending order.
  public var locators: [TextLocator]
  /// What the document states in fields for machines, in the order of the document.
  public var structuredPay: [StructuredPay] = []
  /// The date that the document says it was published or last changed on, `2024-05-17`.
  public var published: String?

  public init(
    path: String, bytes: [UInt8], blocks: [TextBlock] = [], origins: [TextOrigin] = [],
    decodedBytes: [UInt8]? = nil, declaredLanguage: String? = nil, title: String? = nil,
    locators: [TextLocator] = []
  ) {
    self.path = path
    self.bytes = bytes
    self.blocks = blocks
    self.origins = origins
    let source = decodedBytes ?? bytes
    lines = Deferred { LineIndex(of: source) }
    if source.count > LineIndex.pieceSize { lines.begin() }
    self.decodedBytes = decodedBytes
    self.declaredLanguage = declaredLanguage
    self.title = title
    self.locators = locators
  }
}

/// A run of the visible text that belongs together.
public struct TextBlock: Hashable, Sendable {
  public enum Kind: Hashable, Sendable {
    /// A heading, of level 1 to 6.
    case heading(Int)
    case paragraph
    case listItem
    /// A row of a table, its cells separated by tab characters in the text. The number tells
    /// apart tables that follow one another.
    case tableRow(table: Int, isHeader: Bool)
    /// The caption of the table of that number.
    case caption(table: Int)
  }

  public var kind: Kind
  /// The block's bytes in the visible text, without the line break that ends it.
  public var range: Range<Int>

  public init(_ kind: Kind, range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

/// A run of the visible text that stands byte by byte in the decoded document, from `sourceOffset`.
public struct TextOrigin: Hashable, Sendable {
  public var textOffset: Int
  public var sourceOffset: Int

  public init(textOffset: Int, sourceOffset: Int) {
    self.textOffset = textOffset
    self.sourceOffset = sourceOffset
  }
}

/// A place that a person looks for, and where it begins in the visible text.
public struct TextLocator: Hashable, Sendable {
  public var textOffset: Int
  /// `page 3`.
  public var name: String

  public init(textOffset: Int, name: String) {
    self.textOffset = textOffset
    self.name = name
  }
}

extension DocumentText {
  /// Returns the place of a range of the visible text in the file.
  ///
  /// - Complexity: O(log *n*) in the number of origins, and linear in the line's length.
  ///
  /// - Parameter earlier: A place of the same document; where it is on the same line and not behind
  ///   the range, columns are counted from it, so that many places on one long line cost no more
  ///   than the line.
  public func location(
    of range: Range<Int>, countingFrom earlier: SourceLocation? = nil
  ) -> SourceLocation {
    let start = sourceOffset(of: range.lowerBound)
    let end = range.isEmpty ? start : sourceOffset(of: range.upperBound - 1) + 1
    var location = location(ofSource: start..<max(start, end), countingFrom: earlier)
    location.locator = locator(of: range.lowerBound)
    return location
  }

  /// Returns the place of a range of the decoded document, of which no visible text need be.
  ///
  /// - Complexity: Linear in the line's length.
  public func location(
    ofSource range: Range<Int>, countingFrom earlier: SourceLocation? = nil
  ) -> SourceLocation {
    let start = range.lowerBound
    let source = decodedBytes ?? bytes
    let line = lines.value().line(of: start, in: source)
    var column = 1
    var index = line.start
    if let earlier, earlier.line == line.number, (index...start).contains(earlier.offset) {
      column = earlier.column
      index = earlier.offset
    }
    let end = min(start, source.count)
    if index < end { column += source.characterCount(in: index..<end) }
    return SourceLocation(
      document: path, line: line.number, column: column, offset: start, length: range.count)
  }

  /// Returns the place that a person looks for to find a byte of the visible text.
  private func locator(of offset: Int) -> String? {
    DocumentText.lastIndex(in: locators, notAfter: offset) { $0.textOffset }
      .map { locators[$0].name }
  }

  /// Returns the offset in the decoded document of a byte of the visible text.
  public func sourceOffset(of offset: Int) -> Int {
    guard
      let index = DocumentText.lastIndex(in: origins, notAfter: offset, by: { $0.textOffset })
    else { return offset }
    return origins[index].sourceOffset + (offset - origins[index].textOffset)
  }

  /// Returns the index of the last element whose key is at most `value`, in an ascending array.
  private static func lastIndex<Element>(
    in elements: [Element], notAfter value: Int, by key: (Element) -> Int
  ) -> Int? {
    let next = elements.partitioningIndex { key($0) > value }
    return next == 0 ? nil : next - 1
  }
}
