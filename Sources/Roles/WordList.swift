internal import RoleIndexing

/// The words of a text, for as long as the array that holds them is borrowed.
///
/// An array would be counted up and down in each of the small steps that look at a few words, which
/// costs more than the steps.
@safe struct WordList {
  private let start: UnsafePointer<Word>?
  /// The number of words, with the empty one at the end.
  let count: Int

  private init(_ words: UnsafeBufferPointer<Word>) {
    unsafe start = words.baseAddress
    count = words.count
  }

  /// Calls `body` with the words of an array; the list must not leave it.
  static func borrowing<Result>(_ words: [Word], _ body: (WordList) -> Result) -> Result {
    unsafe words.withUnsafeBufferPointer { unsafe body(WordList($0)) }
  }

  @inline(__always)
  subscript(position: Int) -> Word {
    precondition(
      UInt(bitPattern: position) < UInt(bitPattern: count), "a word that the text does not have")
    return unsafe start.unsafelyUnwrapped[position]
  }

  /// Whether one of the words in a range is such.
  func contains(in range: Range<Int>, where isSuch: (Word) -> Bool) -> Bool {
    range.contains { isSuch(self[$0]) }
  }
}
