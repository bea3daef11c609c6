extension Nearness {
  /// How much a stretch holds beside amounts and their terms: two for a word, one for an ideograph.
  func otherWords(in range: Range<Int>) -> Int {
    let bytes = analyzed.text.bytes
    let covered =
      amounts.map { $0.range.lowerBound.upTo(max($0.end, $0.range.upperBound)) }
      + analyzed.marks(in: range).lazy.filter {
        $0.category.isOfAmount || ($0.category == .refusal && isAside($0))
      }.map(\.range)
    var words = 0
    var position = range.lowerBound
    var isInWord = false
    while position < range.upperBound {
      let shape = CharacterShape(bytes, at: position)
      let isWord = shape.isLetter || shape.length >= 3
      // A letter within a word adds nothing.
      if isWord, !(isInWord && shape.isLetter),
        !covered.contains(where: { $0.contains(position) })
      {
        words += shape.isLetter ? 2 : 1
      }
      isInWord = isWord
      position += shape.length
    }
    return words
  }
}

extension Category {
  /// Whether a word is one of those that an amount's terms are made of.
  fileprivate var isOfAmount: Bool {
    switch self {
    case .period, .basis, .currency, .approximately, .above, .upTo, .orMore, .payments,
      .paymentsUnit, .rangeOpening, .rangeTo, .function, .component, .jobContext, .level, .place,
      .each, .number, .pay, .multiplier, .statistic, .aside:
      true
    default:
      false
    }
  }
}
