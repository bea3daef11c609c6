import Testing

@testable import RoleIndexing

@Suite struct WordReaderTests {
  private func read(_ text: String, suffixes: [String] = []) -> [Word] {
    WordReader(
      folding: LetterFolding(simplified: [(0x7D93, 0x7ECF)]),
      genderSuffixes: suffixes.map { WordHash.of($0.utf8) }
    ).words(in: text)
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

extension WordReaderTests {
  @Test func lettersAreReadFromEitherEnd() {
    let reader = WordReader(folding: LetterFolding(), genderSuffixes: [WordHash.of("in".utf8)])
    for text in ["Großstädter", "Ko\u{308}che", "œuvre", "Manager:in", "C3PO", "ŁÓDŹ", "plain"] {
      let bytes = Array(text.utf8)
      let word = reader.words(in: bytes, range: bytes.indices)[0]
      var letters: [UInt8] = []
      reader.forEachLetterFromEnd(of: word, in: bytes.span) { letter in
        letters.append(letter)
        return true
      }
      #expect(letters.reversed() == reader.letters(of: word, in: bytes.span), "\(text)")
      #expect(word.hash == WordHash.of(letters.reversed()), "\(text)")
    }
  }

  @Test func aWordOfPlainLettersIsReadAsAnyOther() {
    for text in ["PMs", "PM", "Pm", "pm", "2024", "a1"] {
      let plain = read("x " + text)[1]
      // A sign that might continue the word sends it another way through the reader.
      let other = read("x " + text + "*")[1]
      #expect(plain.hash == other.hash && plain.joined == other.joined, "\(text)")
      #expect(plain.isAllCapitals == other.isAllCapitals, "\(text)")
      #expect(plain.isCapitalized == other.isCapitalized, "\(text)")
      #expect(plain.isNumber == other.isNumber && plain.length == other.length, "\(text)")
      #expect(plain.lastLetter == other.lastLetter && plain.range == other.range, "\(text)")
    }
  }
}
