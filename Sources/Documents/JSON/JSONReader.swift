internal import Compensation

/// Reads one document of JSON.
struct JSONReader {
  private let bytes: [UInt8]
  private let path: String
  private let headers: HeaderTable
  private(set) var isLines = false
  private(set) var content: DocumentContent?
  private(set) var issues: [InputIssue] = []
  private var failures = 0
  /// Whether the names up to a number tell a role and an amount.
  private var recognition = (names: 0, isRecognized: false)

  init(_ bytes: [UInt8], path: String, headers: HeaderTable) {
    self.bytes = bytes
    self.path = path
    self.headers = headers
  }

  mutating func read() {
    if JSONLines.areValues(in: bytes) { return readValues(byLine: true) }
    guard bytes.count <= JSONFormat.sizeLimit else {
      return add(
        .error, at: 0,
        "expected at most \(JSONFormat.sizeLimit >> 20) MiB as one value, found"
          + " \(bytes.count >> 20) MiB; write one object a line")
    }
    var parser = JSONParser(bytes)
    do throws(JSONError) {
      let first = try parser.value()
      guard parser.isAtEnd() else { return readValues(byLine: false) }
      read(first)
      addDuplicates(of: parser)
    } catch {
      // The first line may be the broken one.
      guard !JSONLines.areValues(behindFirstOf: bytes) else { return readValues(byLine: true) }
      add(.error, at: error.offset, error.message)
    }
  }

  /// Reads one value after another; what is broken is left out to the end of its line.
  ///
  /// - Parameter byLine: Whether each line is a document of its own, so that one that breaks off
  ///   takes nothing of the next.
  private mutating func readValues(byLine: Bool) {
    isLines = true
    var parser = JSONParser(bytes, byLine: byLine)
    var rows = JSONRows(bytes)
    var text = JSONStrings(bytes)
    repeat {
      while !parser.isAtEnd() {
        do throws(JSONError) {
          let node = try parser.value()
          addRow(node, to: &rows)
          if recognition.names != rows.header.count {
            recognition = (rows.header.count, isRecognized(rows))
          }
          // Text is wanted only where the objects are no rows, which the first ones show.
          if !recognition.isRecognized { text.add(node) }
        } catch {
          fail(error)
          parser.skipLine()
        }
      }
    } while parser.enterNextLine()
    summarize()
    finish(rows, text)
    addDuplicates(of: parser)
  }

  private mutating func addDuplicates(of parser: JSONParser) {
    let duplicates = parser.duplicates
    guard duplicates.count > 0 else { return }
    add(
      .warning, at: duplicates.first,
      "expected each name once in an object, found \(duplicates.count) again,"
        + " the first here; rename it")
  }

  /// Reads a document that is one value.
  private mutating func read(_ root: JSONNode) {
    let pays = JSONReader.pays(in: root, of: bytes)
    guard pays.isEmpty else {
      var rows = JSONRows(bytes)
      for pay in pays { rows.add(pay) }
      return finish(rows, JSONStrings(bytes))
    }
    var best: JSONRows?
    for list in lists(in: root) {
      var rows = JSONRows(bytes)
      for object in list where object.members != nil { rows.add(object) }
      guard isRecognized(rows) || rows.otherRecords > 0, rows.count > best?.count ?? -1 else {
        continue
      }
      best = rows
    }
    if best == nil, root.members != nil {
      var rows = JSONRows(bytes)
      rows.add(root)
      best = rows
    }
    var text = JSONStrings(bytes)
    text.add(root)
    finish(best ?? JSONRows(bytes), text)
  }

  /// Adds an object as a row, or what it states of pay in the words of schema.org as rows.
  private func addRow(_ node: JSONNode, to rows: inout JSONRows) {
    guard node.members != nil else { return }
    let pays = JSONReader.pays(in: node, of: bytes)
    for pay in pays { rows.add(pay) }
    if pays.isEmpty { rows.add(node) }
  }

  /// Returns what the postings and occupations among the things of a value state of pay.
  private static func pays(in node: JSONNode, of bytes: [UInt8]) -> [StructuredPay] {
    let names = (node.elements?.first ?? node).members?.prefix(8).map(\.name) ?? []
    // Linked data says so: `@context`, `@type`, `@graph`.
    guard names.contains(where: { bytes[$0].first == UInt8(ascii: "@") }) else { return [] }
    return SchemaPay(of: JSONLinkedData(node, of: bytes).items, in: bytes).pays
  }

  /// Returns the lists of objects, from the outermost on.
  private func lists(in root: JSONNode) -> [[JSONNode]] {
    var lists: [[JSONNode]] = []
    var level = [root]
    for _ in 0..<5 {
      var inner: [JSONNode] = []
      for node in level {
        if let elements = node.elements {
          if elements.contains(where: { $0.members != nil }) { lists.append(elements) }
        } else if let members = node.members {
          inner += members.map(\.node)
        }
      }
      level = inner
    }
    return lists
  }

  private func isRecognized(_ rows: JSONRows) -> Bool {
    let columns = headers.columns(of: rows.header)
    return columns[.role] != nil && DelimitedLayout.holdsAmount(columns)
  }

  private mutating func finish(_ rows: JSONRows, _ text: JSONStrings) {
    if rows.otherRecords > 0 {
      add(
        .warning, at: nil,
        "expected statements of pay, found other records (\(rows.otherRecords)), left out;"
          + " extract them from their documents")
    }
    if rows.omittedColumns {
      add(
        .warning, at: nil,
        "expected at most \(JSONRows.columnLimit) names, found more, left out; write a list of"
          + " objects")
    }
    if isRecognized(rows) || rows.otherRecords > 0 {
      content = .table(rows.table(path: path, columns: headers.columns(of: rows.header)))
    } else {
      content = .text(text.document(path: path))
      if text.isEmpty {
        add(
          .warning, at: nil,
          "expected objects that name a role and an amount, or strings of text, found none;"
            + " name them “role” and “salary”")
      }
    }
  }

  private mutating func fail(_ error: JSONError) {
    failures += 1
    guard failures <= JSONFormat.issueLimit else { return }
    add(.error, at: error.offset, error.message)
  }

  private mutating func summarize() {
    guard failures > JSONFormat.issueLimit else { return }
    add(
      .error, at: nil,
      "expected a value a line, found \(failures) lines that are none, of which"
        + " \(JSONFormat.issueLimit) are named; mend them")
  }

  private mutating func add(_ severity: InputIssue.Severity, at offset: Int?, _ message: String) {
    let place = offset.map { SourcePlace(of: $0, in: bytes) }
    issues.append(
      InputIssue(severity, path: path, line: place?.line, column: place?.column, message: message))
  }
}
