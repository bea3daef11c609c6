/// An Office document's package of parts that cannot be read.
struct PackageError: Error, Hashable {
  enum Reason: Hashable {
    case damaged
    case encrypted
    case missing(part: String)
    case tooManyParts(limit: Int)
    case tooLarge(limit: Int)
    case tooDense(ratio: Int)
    /// A document type, through which a part could name other files.
    case documentType
    /// What libxml2 says of a part.
    case malformed(String)
  }

  /// The part's name in the package; `nil` for the package itself.
  var part: String?
  var line: Int?
  var column: Int?
  var reason: Reason

  init(_ reason: Reason, part: String? = nil, line: Int? = nil, column: Int? = nil) {
    self.reason = reason
    self.part = part
    self.line = line
    self.column = column
  }

  /// What was expected and found, and the remedy.
  var message: String {
    switch reason {
    case .damaged:
      "expected a whole Office document, found damage\(place); fetch or save it again"
    case .encrypted:
      "expected an Office document without a password, found an encrypted one; save it without"
        + " a password"
    case .missing(let name):
      "expected the part “\(name)”, found none; save the document again from an Office program"
    case .tooManyParts(let limit):
      "expected at most \(limit) parts, found more; save the document again without attachments"
    case .tooLarge(let limit):
      "expected at most \(limit >> 20) MiB when decompressed, found more; split the document"
    case .tooDense(let ratio):
      "expected parts that decompress to at most \(ratio) times their size, found more\(place);"
        + " save the document as CSV or text if you trust it"
    case .documentType:
      "expected XML without a document type, found one\(place); save the document again from an"
        + " Office program"
    case .malformed(let problem):
      "expected well-formed XML, found \(problem)\(place); save the document again from an Office"
        + " program"
    }
  }

  private var place: String {
    guard let part else { return "" }
    guard let line else { return " in “\(part)”" }
    return " in “\(part)” at line \(line)" + (column.map { ", column \($0)" } ?? "")
  }
}
