// Lines that are a label and plain numbers: `Rigger 41.00`, `Baker: 27,000 / 30,500 / 34,250`.
extension Passage {
  /// A longer label is prose, in bytes.
  private static let longestLabel = 48

  /// Returns the places of the numbers that a line ends with, or `nil` where what stands before them
  /// is no label: it holds digits, a sign of currency, or a clause.
  static func numbers(atEndOf line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>)
    -> [Range<Int>]?
  {
    var numbers: [Range<Int>] = []
    var end = line.upperBound
    while let number = unsafe number(endingAt: end, from: line.lowerBound, in: bytes) {
      numbers.insert(number, at: 0)
      end = unsafe gapStart(before: number.lowerBound, from: line.lowerBound, in: bytes)
      // `5 200` may be one number or two.
      if numbers.count > 1, unsafe isGroup(number, before: numbers[1], in: bytes) { return nil }
    }
    let label = line.lowerBound..<end
    guard !numbers.isEmpty, !label.isEmpty, label.count <= longestLabel,
      label.upperBound < numbers[0].lowerBound, unsafe isLabel(label, in: bytes)
    else { return nil }
    return numbers
  }

  /// The label, without its colon, and the numbers.
  static func labelAndNumbers(
    _ line: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> [Range<Int>] {
    guard let numbers = unsafe numbers(atEndOf: line, in: bytes), let first = numbers.first else {
      return [line]
    }
    var end = first.lowerBound
    while end > line.lowerBound, unsafe " :–—-".utf8.contains(bytes[end - 1]) { end -= 1 }
    return [line.lowerBound..<end] + numbers
  }

  /// Returns the number that ends at a place, with a space before it.
  private static func number(
    endingAt end: Int, from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    guard end > start, isDigit(unsafe bytes[end - 1]) else { return nil }
    var index = end
    while index > start, unsafe isPartOfNumber(bytes[index - 1]) { index -= 1 }
    guard index > start, unsafe bytes[index - 1] == 0x20, isDigit(unsafe bytes[index]) else {
      return nil
    }
    return index..<end
  }

  /// Whether a byte is a digit or stands between those of a number.
  private static func isPartOfNumber(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
      || byte == UInt8(ascii: "'")
  }

  /// Where the spaces, and the slash between them, begin before a number.
  private static func gapStart(
    before place: Int, from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var index = place
    while index > start, unsafe bytes[index - 1] == 0x20 { index -= 1 }
    if index > start + 1, unsafe bytes[index - 1] == UInt8(ascii: "/"),
      unsafe bytes[index - 2] == 0x20
    {
      index -= 1
      while index > start, unsafe bytes[index - 1] == 0x20 { index -= 1 }
    }
    return index
  }

  /// Whether two numbers may be the groups of one.
  private static func isGroup(
    _ number: Range<Int>, before next: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard next.lowerBound - number.upperBound == 1, number.count <= 3, next.count == 3 else {
      return false
    }
    return unsafe bytes[next].allSatisfy { isDigit($0) }
  }

  /// Whether a stretch can be a row's label, in which something may be counted: `25th percentile`.
  private static func isLabel(_ label: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let digits = label.filter { unsafe isDigit(bytes[$0]) }
    guard digits.count <= 2, digits.last.map({ $0 + 1 < label.upperBound }) ?? true,
      digits.count < 2 || digits[1] == digits[0] + 1
    else { return false }
    var hasLetter = false
    for place in label {
      let byte = unsafe bytes[place]
      if isLetter(byte) || byte >= 0x80 {
        hasLetter = true
      } else if !isDigit(byte), !" -'/&().:".utf8.contains(byte) {
        return false
      }
    }
    return hasLetter
  }
}
