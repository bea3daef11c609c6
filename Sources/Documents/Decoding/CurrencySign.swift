/// The currency sign ¤, as which texts of ISO-8859-15 read in its predecessor show the euro.
enum CurrencySign {
  private static let sign: [UInt8] = [0xC2, 0xA4]

  /// Replaces ¤ beside a digit by €.
  ///
  /// - Returns: How many were replaced, and where the first stands in the text now.
  static func replaceByEuro(in text: inout [UInt8]) -> TextRepair.Count {
    var count = TextRepair.Count()
    guard text.contains(sign[1]) else { return count }
    var result: [UInt8] = []
    result.reserveCapacity(text.count + 64)
    var index = 0
    while index < text.count {
      if text[index] == sign[0], index + 1 < text.count, text[index + 1] == sign[1],
        followsDigit(result) || precedesDigit(text[(index + 2)...])
      {
        count.add(at: result.count)
        result += Array("€".utf8)
        index += 2
      } else {
        result.append(text[index])
        index += 1
      }
    }
    text = result
    return count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether the text ends with a digit and at most one space.
  private static func followsDigit(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    if rest.last == 0x20 {
      rest.removeLast()
    } else if rest.suffix(2) == [0xC2, 0xA0] {
      rest.removeLast(2)
    }
    return rest.last.map(isDigit) == true
  }

  private static func precedesDigit(_ text: ArraySlice<UInt8>) -> Bool {
    var rest = text
    if rest.first == 0x20 {
      rest.removeFirst()
    } else if rest.prefix(2) == [0xC2, 0xA0] {
      rest.removeFirst(2)
    }
    return rest.first.map(isDigit) == true
  }
}
