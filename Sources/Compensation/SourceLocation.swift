/// Where a figure stands: the file, and the place in it.
public struct SourceLocation: Hashable, Sendable {
  /// The path as given, or `-` for standard input.
  public var document: String
  /// The line, counted from 1.
  public var line: Int
  /// The column, counted from 1 in Unicode code points.
  public var column: Int
  /// The first byte, counted from 0 in the UTF-8 of the decoded document.
  public var offset: Int
  /// The number of UTF-8 bytes.
  public var length: Int
  /// The place that a person looks for in a document without lines: `page 3`, `Sheet1!B7`.
  public var locator: String?

  public init(
    document: String, line: Int, column: Int, offset: Int = 0, length: Int = 0,
    locator: String? = nil
  ) {
    self.document = document
    self.line = line
    self.column = column
    self.offset = offset
    self.length = length
    self.locator = locator
  }
}

extension SourceLocation: CustomStringConvertible {
  /// `postings/acme.html:41:17`, as compilers and editors write places.
  public var description: String { "\(document):\(line):\(column)" }
}

extension SourceLocation: Comparable {
  public static func < (left: SourceLocation, right: SourceLocation) -> Bool {
    (left.document, left.offset, left.line, left.column)
      < (right.document, right.offset, right.line, right.column)
  }
}
