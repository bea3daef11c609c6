/// The encoding that a document is read in, and why.
///
/// A byte order mark says more than a declaration, that more than the bytes; strict UTF-8 is told
/// from all others by its bytes, UTF-16 by its pattern; the rest is a matter of frequencies.
struct EncodingChoice {
  var encoding: TextEncoding
  var reason: EncodingReason
  /// The length of the byte order mark, which is no text.
  var markLength = 0
  /// What was declared and is not so.
  var contradicted: String?
  /// Whether the bytes were seen to be UTF-8 with nothing to repair; `false` says nothing.
  var isPlain = false

  init(of bytes: [UInt8], declared label: String?, chosen: TextEncoding?) {
    let mark = TextEncoding.byteOrderMark(of: bytes)
    if let chosen {
      self.init(encoding: chosen, reason: .chosen)
      if let mark, mark.encoding == chosen { markLength = mark.length }
      return
    }
    if let mark {
      self.init(encoding: mark.encoding, reason: .marked, markLength: mark.length)
      return
    }
    self = EncodingChoice.byBytes(bytes, declared: label)
  }

  private init(
    encoding: TextEncoding, reason: EncodingReason, markLength: Int = 0,
    contradicted: String? = nil
  ) {
    self.encoding = encoding
    self.reason = reason
    self.markLength = markLength
    self.contradicted = contradicted
  }

  private static func byBytes(_ bytes: [UInt8], declared label: String?) -> EncodingChoice {
    if let order = UTF16Pattern.order(of: bytes) {
      return EncodingChoice(
        encoding: order == .little ? .utf16Little : .utf16Big, reason: .valid)
    }
    let declared = label.flatMap { TextEncoding(label: $0) }
    // Nearly all documents, and one pass tells.
    if label == nil || declared?.kind == .unicode, TextRepair.isPlain(bytes) {
      var choice = EncodingChoice(encoding: .utf8, reason: label == nil ? .valid : .declared)
      choice.isPlain = true
      return choice
    }
    let survey = UTF8Survey(bytes)
    if let label {
      if let declared {
        // A declaration that can be read as bytes is none of UTF-16.
        let encoding = declared.kind == .unicode ? .utf8 : declared
        if encoding == .utf8 ? !survey.isOther : !survey.isSurelyUTF8 {
          return EncodingChoice(encoding: encoding, reason: .declared)
        }
      }
      var choice = byBytes(bytes, survey)
      choice.contradicted = label
      return choice
    }
    return byBytes(bytes, survey)
  }

  private static func byBytes(_ bytes: [UInt8], _ survey: UTF8Survey) -> EncodingChoice {
    guard survey.isOther else {
      return EncodingChoice(
        encoding: .utf8, reason: survey.isValid ? .valid : .assumed)
    }
    if let detected = EncodingDetector.encoding(of: bytes) {
      return EncodingChoice(encoding: detected, reason: .detected)
    }
    return EncodingChoice(encoding: .utf8, reason: .assumed)
  }
}

/// How much of a document's bytes beyond ASCII is valid UTF-8.
struct UTF8Survey {
  /// Valid sequences of two and more bytes.
  private(set) var sequences = 0
  /// Breaks in the encoding.
  private(set) var breaks = 0
  /// Halves of UTF-16's pairs written as UTF-8 writes characters: broken, and broken UTF-8.
  private(set) var surrogates = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] >= 0x80 else {
        index += 1
        continue
      }
      guard !UTF8Survey.isSurrogate(at: index, in: bytes) else {
        surrogates += 1
        index += 3
        continue
      }
      let sequence = UTF8Sequence(in: bytes, at: index)
      if sequence.isValid { sequences += 1 } else { breaks += 1 }
      index += sequence.length
    }
  }

  private static func isSurrogate(at index: Int, in bytes: [UInt8]) -> Bool {
    index + 2 < bytes.count && bytes[index] == 0xED
      && (0xA0...0xBF).contains(bytes[index + 1]) && (0x80...0xBF).contains(bytes[index + 2])
  }

  /// Whether the bytes are UTF-8 without a fault.
  var isValid: Bool { breaks == 0 && surrogates == 0 }

  /// Whether the bytes are of another encoding and no damaged UTF-8. Bytes of others form valid
  /// sequences by chance only; a damaged file has some breaks among many.
  var isOther: Bool { breaks > sequences + surrogates }

  /// Whether the bytes are UTF-8 whatever is declared: that many sequences do not come by chance.
  var isSurelyUTF8: Bool { isValid && sequences >= 4 }
}
