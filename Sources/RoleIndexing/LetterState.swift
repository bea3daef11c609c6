/// What is known of a word while its letters are read.
struct LetterState {
  var hash = WordHash.empty
  /// The hash of the word before, continued with this one's letters.
  private var continued: UInt64
  /// The same up to the first sign that joins no words.
  private var ended: UInt64?
  var length: Int32 = 0
  var capitals: Int32 = 0
  var last: UInt8 = 0
  var isNumber = true

  @inline(__always)
  init(behind previous: UInt64?) {
    continued = previous ?? 0
    ended = previous == nil ? 0 : nil
  }

  /// The hash of the word before and this one as if they were one word; 0 without one before.
  @inline(__always) var joined: UInt64 { ended ?? continued }

  /// Appends the letters `A` to `Z`, by far the most, and returns the offset behind them.
  @inline(__always)
  mutating func appendPlainLetters(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    var (hash, continued, capitals) = (hash, continued, capitals)
    while position < end {
      let byte = unsafe text[unchecked: position]
      let letter = byte | 0x20
      guard letter &- 0x61 < 26 else { break }
      hash = WordHash.appending(letter, to: hash)
      continued = WordHash.appending(letter, to: continued)
      capitals &+= Int32(truncatingIfNeeded: (byte ^ 0x20) >> 5 & 1)
      position &+= 1
    }
    guard position > start else { return position }
    (self.hash, self.continued, self.capitals) = (hash, continued, capitals)
    length &+= Int32(truncatingIfNeeded: position &- start)
    last = unsafe text[unchecked: position &- 1] | 0x20
    isNumber = false
    return position
  }

  /// Appends digits and returns the offset behind them.
  @inline(__always)
  mutating func appendDigits(in text: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var position = start
    while position < end {
      let digit = unsafe text[unchecked: position]
      guard digit &- 0x30 < 10 else { break }
      append(digit)
      position &+= 1
    }
    return position
  }

  @inline(__always)
  mutating func append(_ letter: Letter) {
    append(letter.first)
    if letter.second != 0 { append(letter.second) }
    if letter.isCapital { capitals += 1 }
  }

  @inline(__always)
  private mutating func append(_ letter: UInt8) {
    hash = WordHash.appending(letter, to: hash)
    continued = WordHash.appending(letter, to: continued)
    length += 1
    last = letter
    if letter > 0x39 { isNumber = false }
  }

  mutating func append(other scalar: UInt32) {
    hash = WordHash.appending(scalar: scalar, to: hash)
    length += 1
    isNumber = false
    endJoining()
  }

  mutating func append(sign: UInt8) {
    hash = WordHash.appending(sign, to: hash)
    endJoining()
  }

  mutating func endJoining() { ended = ended ?? continued }
}
