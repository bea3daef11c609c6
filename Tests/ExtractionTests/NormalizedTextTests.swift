import Testing

@testable import Extraction

/// The form that the readers work on, and the way back to the document.
struct NormalizedTextTests {
  private func normalized(_ text: String) -> NormalizedText {
    let bytes = Array(text.utf8)
    return NormalizedText(bytes, range: bytes.indices)
  }

  private func string(_ text: String) -> String {
    String(decoding: normalized(text).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("Senior Glazier", "senior glazier"), ("ÄRZTE ŁÓDŹ ÉTÉ", "ärzte łódź été"),
    ("ЗАРПЛАТА", "зарплата"), ("a \t\n  b", "a b"), ("a\u{3000}b", "a b"),
    ("12\u{A0}000", "12_000"), ("12\u{202F}000", "12_000"), ("a\u{A0}b", "a b"),
    ("entry-level", "entry level"), ("20-30", "20-30"), ("10—12", "10–12"), ("10−12", "10–12"),
    ("‘a’ “b”", "'a' \"b\""), ("１２Ｋ～￥５", "12k~¥5"), ("zł / mies.", "zł/mies."),
    ("so\u{AD}ft", "soft"), ("zero\u{200B}width", "zerowidth"), ("**bold** `code`", "bold code"),
  ])
  func spellingsHaveOneForm(_ text: String, _ form: String) {
    #expect(string(text) == form)
  }

  @Test(arguments: [
    ("&pound;52,845&nbsp;&ndash;&nbsp;&#163;61,466", "£52,845 – £61,466"),
    ("5&amp;nbsp;000", "5_000"), ("R&amp;D", "r&d"), ("a &lt;b&gt;c", "a c"),
    ("<span>$72,000</span><b>&mdash;</b>", " $72,000 –"),
    (#"\$121,755 \- \$132,713"#, "$121,755 - $132,713"),
    ("&euro;5 &#8364;6", "€5 €6"), ("a < b", "a < b"), ("AT&T", "at&t"), ("&unknown;", "&unknown;"),
  ])
  func escapesAreUndone(_ text: String, _ form: String) {
    #expect(string(text).drop { $0 == " " } == form.drop { $0 == " " })
  }

  @Test(arguments: [
    ("Â£52,845 â€“ Â£61,466", "£52,845 – £61,466"), ("â‚¬5", "€5"), ("itâ€™s", "it's"),
    ("Âge", "âge"), ("châlet", "châlet"),
  ])
  func charactersDecodedTwiceAreMended(_ text: String, _ form: String) {
    #expect(string(text) == form)
  }

  @Test(arguments: [
    ("pays £52,845 a year", "£52,845"), ("pays &pound;52,845 a year", "&pound;52,845"),
    ("Sie verdient 2.950 € im Monat", "2.950 €"), ("zarabia 12\u{A0}000 zł", "12\u{A0}000 zł"),
    ("月薪１００００元。", "１００００元"), (#"pay \$121,755 now"#, "$121,755"),
    ("<b>$5</b> an hour", "$5"),
  ])
  func aRangeLeadsBackToTheDocument(_ text: String, _ part: String) throws {
    let source = Array(text.utf8)
    let form = normalized(text)
    let whole = try #require(text.utf8.firstRange(of: part.utf8))
    let start = text.utf8.distance(from: text.utf8.startIndex, to: whole.lowerBound)
    let end = start + part.utf8.count
    let range = form.index(ofSource: start)..<form.index(ofSource: end)
    #expect(String(decoding: source[form.sourceRange(range)], as: UTF8.self) == part)
  }

  @Test func everyByteHasAnOriginThatNeverGoesBack() {
    let source = Array("A &amp;nbsp; Â£5 <i>x</i>\u{AD} 北京 \u{A0}12\u{A0}000 – Ende.  ".utf8)
    let form = NormalizedForm(source, range: source.indices)
    #expect(form.origins.count == form.bytes.count + 1)
    for (left, right) in zip(form.origins, form.origins.dropFirst()) { #expect(left <= right) }
    #expect(form.origins.last == Int32(source.count))
  }

  @Test func theResultIsValidUnicodeWhateverTheBytes() {
    let broken: [[UInt8]] = [
      [0xFF, 0xFE, 0x41], [0xE2, 0x82], [0xC3], [0xF0, 0x9F, 0x98], [0x80, 0x80],
    ]
    for bytes in broken {
      let form = NormalizedText(bytes, range: bytes.indices)
      #expect(String(validating: form.bytes, as: UTF8.self) != nil, "\(bytes)")
    }
  }

  @Test func capitalsAreRemembered() {
    let form = normalized("the Glazier of Łódź")
    #expect(form.isCapital(at: 4))
    #expect(!form.isCapital(at: 5))
    #expect(form.isName(4..<11))
    #expect(!form.isName(0..<3))
    #expect(form.isCapital(at: 15))
  }

  @Test func aTagThatNeverClosesIsText() {
    #expect(string("<b " + String(repeating: "x", count: 600)).utf8.count > 600)
  }
}
