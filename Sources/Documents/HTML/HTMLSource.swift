internal import Glibc

/// A page's source, in which the runs of text that a parser reports are found again.
struct HTMLSource {
  enum Place: Equatable {
    /// The run stands in the source as it is, from that offset.
    case verbatim(Int)
    /// The run is what a character reference (`&euro;`) stands for.
    case reference(Range<Int>)
  }

  let bytes: [UInt8]
  /// Where the last run ended; the next lies behind it.
  private var position = 0
  /// libxml2 hands over text in pieces when they reach this many bytes
  /// (`HTML_PARSER_BIG_BUFFER_SIZE`), before it steps over their last character.
  private static let pieceLength = 1_000

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Returns where a run stands that was reported while the parser stood at an offset.
  mutating func place(of run: UnsafeBufferPointer<UInt8>, parserOffset: Int) -> Place {
    let end = min(parserOffset, bytes.count)
    let steppedOver = end - run.count
    if run.count < HTMLSource.pieceLength, unsafe holds(run, at: steppedOver) {
      return verbatim(steppedOver, run.count)
    }
    if let reference = reference(endingAt: end) {
      // A name that stands for nothing is handed over as “&” and the name.
      let isAmpersand = unsafe run.count == 1 && run[0] == UInt8(ascii: "&")
      if isAmpersand, !bytes[reference].starts(with: "&amp".utf8),
        !bytes[reference].starts(with: "&#".utf8)
      {
        return verbatim(reference.lowerBound, 1)
      }
      position = end
      return .reference(reference)
    }
    if end < bytes.count {
      let start = end + UTF8Sequence(in: bytes, at: end).length - run.count
      if unsafe holds(run, at: start) { return verbatim(start, run.count) }
    }
    if unsafe holds(run, at: steppedOver) { return verbatim(steppedOver, run.count) }
    let start = min(position, end)
    position = end
    return .reference(start..<end)
  }

  private mutating func verbatim(_ start: Int, _ count: Int) -> Place {
    position = start + count
    return .verbatim(start)
  }

  private func holds(_ run: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard start >= position, start + run.count <= bytes.count, let text = run.baseAddress else {
      return false
    }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return false }
      return unsafe memcmp(base + start, text, run.count) == 0
    }
  }

  /// Returns the character reference that ends at an offset, behind the last run.
  private func reference(endingAt end: Int) -> Range<Int>? {
    var start = end - 1
    if start > position, bytes[start] == UInt8(ascii: ";") { start -= 1 }
    let longest = 64
    while start > position, end - start < longest, HTMLSource.isNamePart(bytes[start]) {
      start -= 1
    }
    guard start >= position, start < end, bytes[start] == UInt8(ascii: "&") else { return nil }
    return start..<end
  }

  /// Whether a byte can be in a name as libxml2 reads it, letters of all scripts among them.
  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...0xFF: true
    case UInt8(ascii: "#"), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: ":"):
      true
    default: false
    }
  }
}

/// The characters that references stand for.
enum HTMLReference {
  /// Returns the character as browsers read it: `&#128;` is meant as Windows-1252, “€”.
  static func character(_ decoded: [UInt8]) -> [UInt8] {
    guard decoded.count == 2, decoded[0] == 0xC2, decoded[1] < 0xA0,
      let scalar = Unicode.Scalar(windows1252[Int(decoded[1]) - 0x80])
    else { return decoded }
    return Array(String(scalar).utf8)
  }

  /// What 0x80 to 0x9F are in the HTML standard's table of numeric references (13.2.5.80).
  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
