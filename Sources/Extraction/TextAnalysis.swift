/// What is found in a normalized text, made once and shared.
final class TextAnalysis: Sendable {
  let language: Language
  let sentences: [Range<Int>]
  let index: MarkIndex
  /// The years that stand alone, by place.
  let years: [YearMention]
  let position: [Int32]

  init(_ text: NormalizedText, language: Language) {
    self.language = language
    let all = language.lexicon.marks(in: text.bytes)
    index = MarkIndex(all)
    years = YearMention.all(in: text.bytes, marks: index)
    sentences = SentenceSplitter(text: text, marks: all, language: language).sentences()
    position = TextAnalysis.positions(text.bytes, marks: all, sentences: sentences)
  }

  /// The surcharges of boundaries, in words.
  private enum Surcharge {
    static let comma: Int32 = 3
    static let dash: Int32 = 6
    static let strong: Int32 = 12
    static let sentence: Int32 = 40
  }

  private static func positions(
    _ bytes: [UInt8], marks: [Mark], sentences: [Range<Int>]
  ) -> [Int32] {
    var positions = [Int32](repeating: 0, count: bytes.count)
    // The places that cost, ascending, each with its surcharge.
    var surcharges = sentences.dropFirst().map { (at: $0.lowerBound, cost: Surcharge.sentence) }
    var contrast = -1
    for mark in marks where mark.category == .contrast && mark.range.lowerBound > contrast {
      contrast = mark.range.lowerBound
      surcharges.append((contrast, Surcharge.strong))
    }
    surcharges.sort { $0.at < $1.at }
    var next = 0
    var current: Int32 = 0
    var index = 0
    var wasLetter = false
    while index < bytes.count {
      let shape = CharacterShape(bytes, at: index)
      let byte = bytes[index]
      while next < surcharges.count, surcharges[next].at <= index {
        current += surcharges[next].cost
        next += 1
      }
      switch byte {
      case UInt8(ascii: ","): current += followsDigits(bytes, at: index) ? 0 : Surcharge.comma
      case UInt8(ascii: ";"): current += Surcharge.strong
      case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ":"): current += 1
      case UInt8(ascii: "|"): current += Surcharge.comma
      case UInt8(ascii: "+") where index > 0 && bytes[index - 1] == 0x20:
        current += Surcharge.strong
      case 0xE3
      where index + 2 < bytes.count && bytes[index + 2] == 0x81 && bytes[index + 1] == 0x80:
        current += 1  // 、
      case 0xE2
      where index > 0 && bytes[index - 1] == 0x20 && shape.length == 3
        && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x93:
        current += Surcharge.dash
      default:
        if shape.length >= 3, !shape.isLetter {
          current += 1
        } else if shape.isLetter || isDigit(byte), !wasLetter {
          current += shape.length >= 3 ? 1 : 2
        }
      }
      wasLetter = shape.isLetter || isDigit(byte)
      for offset in index..<min(bytes.count, index + shape.length) { positions[offset] = current }
      index += shape.length
    }
    return positions
  }

  private static func followsDigits(_ bytes: [UInt8], at index: Int) -> Bool {
    index > 0 && index + 1 < bytes.count && isDigit(bytes[index - 1]) && isDigit(bytes[index + 1])
  }
}
