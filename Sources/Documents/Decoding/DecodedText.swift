internal import Compensation

/// A text document's bytes as UTF-8 without a byte order mark, and what was wrong with them.
struct DecodedText: Sendable {
  var bytes: [UInt8]
  var encoding: TextEncoding
  var issues: [InputIssue]

  /// Decodes by byte order mark, by the pattern of NUL bytes, else as UTF-8.
  init(_ source: [UInt8], path: String) {
    encoding = TextEncoding.detected(in: source)
    let mark = TextEncoding.byteOrderMark(of: source)?.length ?? 0
    issues = []
    switch encoding {
    case .utf8:
      let repair = TextRepair(mark == 0 ? source : Array(source[mark...]))
      bytes = repair.bytes
      addBreaks(repair.breaks.count, first: repair.breaks.first, path: path)
      addControls(repair.controls, path: path)
    case .utf16Little, .utf16Big:
      let text = UTF16Transcoder(source[mark...], encoding == .utf16Little ? .little : .big)
      bytes = text.bytes
      addBreaks(text.breaks, first: text.firstBreak, path: path)
      let repair = TextRepair(bytes)
      bytes = repair.bytes
      addControls(repair.controls, path: path)
    }
  }

  /// A broken encoding is an error: amounts may have been in what was lost.
  private mutating func addBreaks(_ count: Int, first: Int, path: String) {
    guard count > 0 else { return }
    let place = SourcePlace(of: first, in: bytes)
    issues.append(
      InputIssue(
        .error, path: path, line: place.line, column: place.column,
        message: "expected \(encoding.rawValue), found \(count) broken"
          + " \(count == 1 ? "sequence" : "sequences, the first here"), read as U+FFFD;"
          + " save the document as UTF-8"))
  }

  private mutating func addControls(_ controls: TextRepair.Count, path: String) {
    guard controls.count > 0 else { return }
    let place = SourcePlace(of: controls.first, in: bytes)
    issues.append(
      InputIssue(
        .warning, path: path, line: place.line, column: place.column,
        message: "expected text, found \(controls.count) control"
          + " \(controls.count == 1 ? "character" : "characters, the first here"),"
          + " read as U+FFFD; remove them if they belong to a number"))
  }
}

/// A line and a column in code points, both counted from 1.
struct SourcePlace {
  let line: Int
  let column: Int

  /// - Complexity: Linear in `offset`.
  init(of offset: Int, in bytes: [UInt8]) {
    var line = 1
    var column = 1
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      if byte == 0x0A || (byte == 0x0D && (index + 1 == bytes.count || bytes[index + 1] != 0x0A)) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.line = line
    self.column = column
  }
}
