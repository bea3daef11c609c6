import Testing

@testable import Extraction

/// The phrases of a lexicon, found in a text.
struct PhraseTrieTests {
  private static let cells = [
    "pay", "pay rate;pay rates", "payroll*", "pa", "zł;zł/mies.", "a year;a yearly", "*gehalt",
  ]

  private static var list: PhraseList {
    var list = PhraseList()
    for (index, cell) in cells.enumerated() {
      list.append(
        Array(cell.utf8), category: .pay, value: .init(text: "", number: Double(index)))
    }
    return list
  }

  /// What is found is what a comparison of every phrase with every place finds.
  @Test(arguments: [
    "pay", "the pay rates of a year", "payroll pa pay rat", "12 zł/mies. zł/m", "a yearly payrolls",
    "jahresgehalt", "", "p", "pay rat",
  ])
  func everyPhraseIsFoundAtEveryPlace(_ text: String) {
    let list = Self.list
    let trie = PhraseTrie(list.sorted, of: list.bytes)
    let bytes = Array(text.utf8)
    for start in bytes.indices {
      var found: [[UInt8]] = []
      unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe trie.match(buffer, at: start, end: buffer.count) { phrase, end in
          #expect(end == start + phrase.range.count)
          found.append(Array(list.bytes[phrase.range]))
        }
      }
      let expected = list.sorted.map { Array(list.bytes[$0.range]) }
        .filter { bytes[start...].starts(with: $0) }
      #expect(found == expected, "\(text) at \(start)")
    }
  }

  @Test func phrasesOfACellAreTrimmedAndNormalized() {
    var list = PhraseList()
    list.append(
      Array(" Base  Pay ;; *monats* ;entry-level".utf8), category: .pay,
      value: .init(text: "", number: 0))
    #expect(
      list.phrases.map { String(decoding: list.bytes[$0.range], as: UTF8.self) }
        == ["base pay", "monats", "entry level"])
    #expect(list.phrases.map(\.startsInside) == [false, true, false])
    #expect(list.phrases.map(\.isOpen) == [false, true, false])
  }
}
