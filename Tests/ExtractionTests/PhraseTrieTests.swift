import Compensation
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

  /// What is taken over as it stands is what normalizing makes of it.
  @Test func normalPhrasesOfTheTablesStandAsTheyAre() throws {
    let tables = Extractor.standardTables
    for path in tables.paths where path.contains("/") {
      for row in try tables.rows(of: path) {
        let cell = PhraseCell(row.bytes(of: "phrases"))
        for range in cell where NormalizedFormBuilder.isNormal(cell.bytes, range) {
          #expect(
            NormalizedForm(cell.bytes, range: range).bytes == Array(cell.bytes[range]),
            "\(path):\(row.line)")
        }
      }
    }
  }

  @Test(arguments: [
    ("średnio", true), ("薪水", true), ("¿cuánto", false), ("Łódź", false), ("薪資", false),
    ("â‚¬", false), ("a  b", false), (" a", false), ("a ", false), ("per-hour", false),
    ("l’an", false),
  ])
  func aPhraseIsNormalWhereNothingBecomesOfIt(_ phrase: String, isNormal: Bool) {
    let bytes = Array(phrase.utf8)
    #expect(NormalizedFormBuilder.isNormal(bytes, bytes.indices) == isNormal)
    #expect(!isNormal || NormalizedForm(bytes, range: bytes.indices).bytes == bytes)
  }

  /// Equal heads, longer ones, repeated phrases and forms without diacritics among them.
  @Test func phrasesAreInTheOrderOfTheirBytesAndThenOfTheTables() throws {
    var list = PhraseList()
    let cells = [
      "durchschnittlich;durchschnitt", "durchschnittlicher", "jährlich;jaehrlich", "à la une;a",
    ]
    for (index, cell) in (cells + cells.reversed()).enumerated() {
      list.append(
        Array(cell.utf8), category: .pay, value: .init(text: "", number: Double(index)))
    }
    list.append(
      writtenWith: [try PlainLetters(Extractor.standardTables, language: "de")],
      unless: { _ in false })
    let texts = list.sorted.map { String(decoding: list.bytes[$0.range], as: UTF8.self) }
    #expect(
      texts == [
        "a", "a", "a la une", "a la une", "durchschnitt", "durchschnitt", "durchschnittlich",
        "durchschnittlich", "durchschnittlicher", "durchschnittlicher", "jaehrlich", "jaehrlich",
        "jährlich", "jährlich", "à la une", "à la une",
      ])
    #expect(
      list.sorted.filter { !$0.isPlain }.map(\.row) == [3, 4, 0, 7, 0, 7, 1, 6, 2, 5, 2, 5, 3, 4])
  }
}
