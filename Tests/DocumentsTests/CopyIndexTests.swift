import Compensation
import Documents
import Testing

@Suite struct CopyIndexTests {
  /// An article's sentences, different for each subject.
  private static func article(_ subject: String, sentences: Int = 30, seed: UInt32 = 1) -> [String]
  {
    let words = [
      "market", "people", "teams", "clients", "experience", "growth", "skills", "years", "pay",
      "level", "offers", "region", "survey", "demand", "training", "work", "industry", "reports",
    ]
    var state = subject.utf8.reduce(seed) { $0 &* 31 &+ UInt32($1) }
    return (0..<sentences).map { _ in
      let chosen = (0..<12).map { _ in
        state = state &* 1_664_525 &+ 1_013_904_223
        return words[Int(state >> 16) % words.count]
      }
      return "The \(subject) " + chosen.joined(separator: " ") + "."
    }
  }

  private static func fingerprint(_ text: String) -> TextFingerprint {
    TextFingerprint(of: DocumentText(path: "a", bytes: Array(text.utf8)))
  }

  /// Which of the texts are copies of an earlier one, by their numbers.
  private static func originals(_ texts: [(text: String, pay: Set<Int>)]) -> [Int?] {
    var index = CopyIndex<Int>()
    return texts.enumerated().map { number, entry in
      index.add(fingerprint(entry.text), path: "\(number)", statements: Array(entry.pay))
        .flatMap { Int($0) }
    }
  }

  private static let text = article("nurse").joined(separator: " ")

  @Test func theSameWordsAreTheSameTextWhateverTheirForm() {
    let marked = CopyIndexTests.article("nurse").joined(separator: "\n\n").uppercased()
      .replacing(".", with: " –  ")
    #expect(
      CopyIndexTests.originals([
        (CopyIndexTests.text, [1]), (marked, [1]), (CopyIndexTests.text, [1]),
      ]) == [nil, 0, 0])
  }

  @Test func anotherHeaderAndBoilerplateMakeACopyNoOther() {
    let header = CopyIndexTests.article("cookie banner of this site", sentences: 4)
    let foot = CopyIndexTests.article("newsletter", sentences: 5)
    let copy = (header + [CopyIndexTests.text] + foot).joined(separator: "\n")
    #expect(CopyIndexTests.originals([(CopyIndexTests.text, [1]), (copy, [1])]) == [nil, 0])
    #expect(CopyIndexTests.originals([(copy, [1]), (CopyIndexTests.text, [1])]) == [nil, 0])
  }

  @Test func aCopyWithOutASentenceOfFiveIsNone() {
    var sentences = CopyIndexTests.article("nurse", sentences: 40)
    let other = CopyIndexTests.article("nurse", sentences: 40, seed: 9)
    for index in stride(from: 0, to: 40, by: 20) { sentences[index] = other[index] }
    let close = sentences.joined(separator: " ")
    for index in stride(from: 0, to: 40, by: 2) { sentences[index] = other[index] }
    let far = sentences.joined(separator: " ")
    let whole = CopyIndexTests.article("nurse", sentences: 40).joined(separator: " ")
    #expect(CopyIndexTests.originals([(whole, [1]), (close, [1])]) == [nil, 0])
    #expect(CopyIndexTests.originals([(whole, [1]), (far, [1])]) == [nil, nil])
  }

  @Test func twoArticlesOnOneRoleAreNoCopies() {
    let other = CopyIndexTests.article("nurse", seed: 2).joined(separator: " ")
    #expect(CopyIndexTests.originals([(CopyIndexTests.text, [1]), (other, [1])]) == [nil, nil])
  }

  @Test func pagesOfOneTemplateWithOtherFiguresAreNoCopies() {
    let page = CopyIndexTests.text + " The average salary is "
    #expect(
      CopyIndexTests.originals([(page + "$50,000.", [50]), (page + "$60,000.", [60])])
        == [nil, nil])
  }

  @Test func aDigestIsNoCopyOfItsArticles() {
    let articles = (0..<5).map {
      CopyIndexTests.article("nurse", seed: UInt32($0)).joined(separator: " ")
    }
    let digest = articles.joined(separator: "\n")
    let entries = [(digest, Set(0..<5))] + articles.enumerated().map { ($1, Set([$0])) }
    #expect(CopyIndexTests.originals(entries) == Array(repeating: nil, count: 6))
  }

  @Test func shortTextsAreCopiesOnlyWordForWord() {
    #expect(
      CopyIndexTests.originals([
        ("Nurses earn $80,000.", [80]), ("Nurses earn $80,000!", [80]),
        ("Nurses do earn $80,000.", [80]),
      ]) == [nil, 0, nil])
    #expect(CopyIndexTests.originals([("", []), ("–", [])]) == [nil, nil])
  }

  @Test func aTextWithoutSpacesIsComparedByItsCharacters() {
    let text = (0..<300).map { String(UnicodeScalar(0x4E00 + $0 * 7 % 5_000) ?? "一") }.joined()
    let copy = "网站首页，" + text.prefix(150) + "。\n" + text.suffix(150)
    let other = (0..<300).map { String(UnicodeScalar(0x4E00 + $0 * 11 % 5_000) ?? "一") }.joined()
    #expect(
      CopyIndexTests.originals([(text, [1]), (copy, [1]), (other, [1])]) == [nil, 0, nil])
  }

  @Test func longTextsAreComparedByASample() {
    let long = CopyIndexTests.article("nurse", sentences: 3_000).joined(separator: " ")
    let copy = long + CopyIndexTests.article("foot", sentences: 300).joined(separator: " ")
    let other = CopyIndexTests.article("nurse", sentences: 3_000, seed: 5).joined(separator: " ")
    #expect(
      CopyIndexTests.originals([(long, [1]), (copy, [1]), (other, [1])]) == [nil, 0, nil])
    let share = CopyIndexTests.fingerprint(long).containment(in: CopyIndexTests.fingerprint(copy))
    #expect(share > 0.97)
  }

  @Test func copiesOfCopiesLeadToTheFirst() {
    let second =
      CopyIndexTests.text + " "
      + CopyIndexTests.article("foot", sentences: 6)
      .joined(separator: " ")
    #expect(
      CopyIndexTests.originals([(CopyIndexTests.text, [1]), (second, [1]), (second, [1])])
        == [nil, 0, 0])
  }

  @Test(arguments: [0.1, 0.5, 0.8, 0.9, 1])
  func aShareBelowTheLeastIsToldFromOneAbove(least: Double) {
    for replaced in stride(from: 0, through: 30, by: 3) {
      var sentences = CopyIndexTests.article("nurse")
      let other = CopyIndexTests.article("nurse", seed: 9)
      for index in 0..<replaced { sentences[index] = other[index] }
      let print = CopyIndexTests.fingerprint(sentences.joined(separator: " "))
      let original = CopyIndexTests.fingerprint(CopyIndexTests.text)
      let share = print.containment(in: original)
      let bounded = print.containment(in: original, atLeast: least)
      #expect(share >= least ? bounded == share : bounded < least)
    }
  }
}
