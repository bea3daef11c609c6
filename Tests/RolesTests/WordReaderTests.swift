import Testing

@testable import Roles

@Suite struct WordReaderTests {
  private func read(_ text: String, suffixes: [String] = []) -> [Word] {
    var table = HashTable()
    for suffix in suffixes { table[WordHash.of(suffix.utf8)] = 1 }
    let folding = LetterFolding(simplified: [0x7D93: 0x7ECF])
    let bytes = Array(text.utf8)
    return WordReader(bytes: bytes, folding: folding, genderSuffixes: table)
      .words(in: bytes.indices)
  }

  @Test func caseAccentsAndWidthFallAway() {
    let hashes = ["Köche", "KOCHE", "koche", "Ｋｏｃｈｅ", "Ko\u{308}che"].map { read($0)[0].hash }
    #expect(Set(hashes).count == 1)
    #expect(read("Straße")[0].hash == read("strasse")[0].hash)
    #expect(read("łódź")[0].hash == read("lodz")[0].hash)
  }

  @Test func traditionalCharactersAreReadAsSimplified() {
    #expect(read("經理")[0].hash == read("经理")[0].hash)
  }

  @Test func separatorsAreTold() {
    let separators = read("Sr. front-end d/s x, (y)\tz\nw").map(\.separator)
    #expect(
      separators == [
        .line, .fullStop, .hyphen, .space, .slash, .space, .other, .cell, .line, .line,
      ])
  }

  @Test func aGenderSuffixBelongsToItsWord() {
    for text in ["Manager:in", "Manager*in", "Manager/-in", "Manager(in)"] {
      let word = read(text, suffixes: ["in"])[0]
      #expect(word.hasGenderSuffix)
      #expect(word.hash == read("manager")[0].hash)
      #expect(word.range == 0..<text.utf8.count)
    }
    #expect(!read("Manager:gut", suffixes: ["in"])[0].hasGenderSuffix)
  }

  @Test func aPossessiveIsLeftOut() {
    let words = read("manager's pay, manager’s")
    #expect(words[0].isPossessive && words[0].range == 0..<7)
    #expect(words[0].hash == words[2].hash)
    #expect(!read("d'sales")[0].isPossessive)
  }

  @Test func twoWordsJoinIntoOne() {
    #expect(read("front-end")[1].joined == read("frontend")[0].hash)
    #expect(read("work shop")[1].joined == read("workshop")[0].hash)
    #expect(read("Director in")[1].joined == 0)
  }

  @Test func capitalsAreTold() {
    #expect(read("PMs")[0].isAllCapitals)
    #expect(!read("Pm")[0].isAllCapitals)
    #expect(read("C++ x")[0].hash != read("C x")[0].hash)
  }
}
