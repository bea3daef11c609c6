import Compensation

// Pay as people speak of it, without its currency.
extension AnalyzedText {
  /// Numbers below are too often counts.
  private static let leastSpoken = 1_000.0

  /// Whether digits alone end what a verb or noun of pay right before them begins: `koleżanka wyciąga
  /// 4 700`, `am Ende bekomme ich 2.300`.
  func isSpokenPay(_ amount: AmountExpression, in sentence: Range<Int>) -> Bool {
    guard amount.isBare, amount.low.doubleValue >= AnalyzedText.leastSpoken,
      endsStatement(amount.range.upperBound, in: sentence)
    else { return false }
    let start = amount.range.lowerBound
    return marks(in: sentence).contains { mark in
      let speaks = (mark.category == .pay && mark.number >= 2) || mark.category == .basis
      return speaks && mark.range.upperBound <= start
        && distance(mark.range.upperBound, start) <= (mark.category == .basis ? 6 : 4)
        && !text.bytes[mark.range.upperBound.upTo(start)].contains { ",;:()".utf8.contains($0) }
    }
  }

  /// Whether nothing that an amount could count follows it.
  private func endsStatement(_ end: Int, in sentence: Range<Int>) -> Bool {
    guard end < sentence.upperBound else { return true }
    if ".,;:)!?".utf8.contains(text.bytes[end]) { return true }
    var next = end
    while next < sentence.upperBound, text.bytes[next] == UInt8(ascii: " ") { next += 1 }
    return next >= sentence.upperBound
      || marks(startingAt: next).contains {
        [.function, .basis, .period, .contrast].contains($0.category)
      }
  }
}
