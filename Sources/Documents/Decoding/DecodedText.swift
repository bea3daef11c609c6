internal import Compensation

/// A text document's bytes as UTF-8 without a byte order mark, and what was wrong with them.
struct DecodedText: Sendable {
  var bytes: [UInt8]
  var encoding: TextEncoding
  var reason: EncodingReason
  var issues: [InputIssue]

  /// Decodes a document.
  ///
  /// - Parameters:
  ///   - declared: The label of the encoding that the document or its carrier names.
  ///   - chosen: The encoding that the user says, above all else.
  init(_ source: [UInt8], path: String, declared: String? = nil, chosen: TextEncoding? = nil) {
    let choice = EncodingChoice(of: source, declared: declared, chosen: chosen)
    encoding = choice.encoding
    reason = choice.reason
    issues = []
    guard !choice.isPlain else {
      bytes = source
      return
    }
    let text = choice.markLength == 0 ? source : Array(source[choice.markLength...])
    let breaks: TextRepair.Count
    switch encoding {
    case .utf8:
      let repair = TextRepair(text)
      bytes = repair.bytes
      addContradiction(choice.contradicted, path: path)
      addBreaks(repair.breaks, path: path)
      addControls(repair.controls, path: path)
      return
    case .utf16Little, .utf16Big:
      let transcoded = UTF16Transcoder(text, encoding == .utf16Little ? .little : .big)
      (bytes, breaks) = (transcoded.bytes, transcoded.breaks)
    default:
      let transcoded = LegacyTranscoder(text, encoding: encoding)
      bytes = transcoded?.bytes ?? []
      breaks = transcoded?.breaks ?? TextRepair.Count()
      if transcoded == nil { addUnknown(path: path) }
      if reason == .detected { addGuess(text, path: path) }
    }
    addContradiction(choice.contradicted, path: path)
    addBreaks(breaks, path: path)
    let repair = TextRepair(bytes)
    bytes = repair.bytes
    addControls(repair.controls, path: path)
    if encoding.kind == .single {
      addEuros(CurrencySign.replaceByEuro(in: &bytes), path: path)
    }
  }

  private mutating func addUnknown(path: String) {
    issues.append(
      InputIssue(
        .error, path: path,
        message: "expected an encoding that the C library converts, found \(encoding);"
          + " save the document as UTF-8"))
  }

  /// Fewer bytes beyond ASCII tell no encoding from another, nor a text from a damaged one.
  private static let tellingCount = 3

  private mutating func addGuess(_ source: [UInt8], path: String) {
    let count = source.count { $0 >= 0x80 }
    guard count < DecodedText.tellingCount, let first = source.firstIndex(where: { $0 >= 0x80 })
    else { return }
    let place = SourcePlace(of: first, in: source)
    issues.append(
      InputIssue(
        .warning, path: path, line: place.line, column: place.column,
        message: "expected UTF-8, found \(count) \(count == 1 ? "byte" : "bytes, the first here,")"
          + " of another encoding, read as \(encoding); save the document as UTF-8 if it is"
          + " another"))
  }

  private mutating func addContradiction(_ label: String?, path: String) {
    guard let label else { return }
    let found = TextEncoding(label: label) == nil ? "an unknown encoding" : "another encoding"
    issues.append(
      InputIssue(
        .warning, path: path,
        message: "expected the encoding that the text shows, \(encoding), found \(found) declared,"
          + " “\(label)”; correct the declaration"))
  }

  /// A broken encoding is an error: amounts may have been in what was lost.
  private mutating func addBreaks(_ breaks: TextRepair.Count, path: String) {
    guard breaks.count > 0 else { return }
    let place = SourcePlace(of: breaks.first, in: bytes)
    issues.append(
      InputIssue(
        .error, path: path, line: place.line, column: place.column,
        message: "expected \(encoding), found \(breaks.count) broken"
          + " \(breaks.count == 1 ? "sequence" : "sequences, the first here"), read as U+FFFD;"
          + " save the document as UTF-8"))
  }

  private mutating func addEuros(_ euros: TextRepair.Count, path: String) {
    guard euros.count > 0 else { return }
    let place = SourcePlace(of: euros.first, in: bytes)
    let times = euros.count == 1 ? "beside a number" : "beside \(euros.count) numbers, first here"
    issues.append(
      InputIssue(
        .warning, path: path, line: place.line, column: place.column,
        message: "expected a currency, found the sign ¤ \(times), read as €; save the document as"
          + " UTF-8 if another is meant"))
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
