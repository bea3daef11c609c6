import Compensation

/// A stretch of a document in the form that the readers work on, with the way back to the bytes.
///
/// Letters are lower case, white space is one space, dashes and quotes have one shape, full-width
/// characters are half-width; escapes of mark-up and double-decoded characters are undone. Words
/// joined by a hyphen stand apart, so that `entry-level` and `entry level` are one phrase.
struct NormalizedText: Sendable {
  private let form: NormalizedForm
  /// Where the stretch begins in the document.
  private let base: Int

  /// Valid UTF-8.
  var bytes: [UInt8] { form.bytes }

  /// A hard space between digits, which only ever groups them.
  static let groupingSpace = UInt8(ascii: "_")

  init(_ source: [UInt8], range: Range<Int>) {
    form = NormalizedForm(source, range: range)
    base = range.lowerBound
  }

  /// The same bytes at another place of a document.
  init(_ other: NormalizedText, at base: Int) {
    form = other.form
    self.base = base
  }

  /// Returns the normalized form of a table's phrase.
  static func phrase(_ text: String) -> [UInt8] {
    let source = Array(text.utf8)
    return NormalizedForm(source, range: 0..<source.count).bytes
  }

  /// Returns the document's bytes behind a range of the normalized ones.
  func sourceRange(_ range: Range<Int>) -> Range<Int> {
    let start = base + Int(form.origins[range.lowerBound])
    guard !range.isEmpty else { return start..<start }
    return start..<max(start, base + Int(form.origins[range.upperBound]))
  }

  /// Whether the letter at a place was a capital in the document.
  func isCapital(at index: Int) -> Bool { form.isCapital(at: index) }

  /// Whether a range is written as a name: with a capital, in scripts that have them; two letters
  /// with two.
  func isName(_ range: Range<Int>) -> Bool {
    guard isLetter(bytes[range.lowerBound]) else { return true }
    return range.count == 2
      ? range.allSatisfy { isCapital(at: $0) } : range.contains { isCapital(at: $0) }
  }

  /// Returns the first normalized byte whose character begins at `source` or behind it.
  func index(ofSource source: Int) -> Int {
    let origins = form.origins
    return form.bytes.indices.partitioningIndex { base + Int(origins[$0]) >= source }
  }
}

/// Whether the byte is an ASCII letter.
func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

/// Whether the byte is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
