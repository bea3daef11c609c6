import Compensation
import Testing

@testable import Roles

/// A text in which the mentions stand in «guillemets», and what they name, in order: an id with
/// a level behind a colon, or `-` for a title outside the catalogue.
struct MarkedText: Sendable, CustomTestStringConvertible {
  var language: String
  var text: String
  var names: [String]

  init(_ language: String, _ text: String, _ names: String...) {
    self.language = language
    self.text = text
    self.names = names
  }

  var testDescription: String { text }

  /// Checks that the standard matcher finds exactly the marked mentions.
  func check(sourceLocation: SourceLocation = #_sourceLocation) {
    let bytes = Array(text.replacing("«", with: "").replacing("»", with: "").utf8)
    let found = RoleMatcher.standard.mentions(
      in: bytes, range: bytes.indices, language: language)
    var marked = Array(bytes)
    for mention in found.reversed() {
      marked.insert(contentsOf: "»".utf8, at: mention.range.upperBound)
      marked.insert(contentsOf: "«".utf8, at: mention.range.lowerBound)
    }
    #expect(String(decoding: marked, as: UTF8.self) == text, sourceLocation: sourceLocation)
    let names = found.map { ($0.role ?? "-") + ($0.level.map { ":\($0)" } ?? "") }
    #expect(names == self.names, sourceLocation: sourceLocation)
  }

  typealias SourceLocation = Testing.SourceLocation
}

@Suite struct MentionTests {
  @Test(
    arguments: [
      MarkedText(
        "en", "«Account managers» earn $75,495, while «PROJECT MANAGERS» earn $87,628.",
        "account-manager", "project-manager"),
      MarkedText("en", "The «nurse»'s pay and the «attorneys»’ fees.", "nurse", "lawyer"),
      MarkedText(
        "en", "A «front-end developer», a «frontend developer».", "front-end-developer",
        "front-end-developer"),
      MarkedText("en", "We hire a «Senior Java Developer» in May.", "java-developer:senior"),
      MarkedText("en", "«Tax accountant (senior)», 12 weeks.", "tax-accountant:senior"),
      MarkedText("en", "«Entry-level archivists» are paid little.", "archivist:entry"),
      MarkedText("en", "a mid-market firm's «account manager»", "account-manager"),
      MarkedText("en", "«project\nmanagers» wait", "project-manager"),
      MarkedText("en", "the sales\nManager left", ""),
    ].filter { $0.names != [""] })
  func englishTitles(text: MarkedText) { text.check() }

  @Test(
    arguments: [
      MarkedText("en", "Most experienced «tidal turbine engineers» earn more.", "-"),
      MarkedText("en", "The «hoverboard technician» left.", "-"),
      MarkedText("en", "They make «Sales Manager Assistants» work.", "-"),
      MarkedText("en", "An agent for change, an officer said.", ""),
    ].map { text in
      var text = text
      text.names.removeAll { $0.isEmpty }
      return text
    })
  func titlesOutsideTheCatalogue(text: MarkedText) { text.check() }

  @Test(arguments: [
    MarkedText("en", "They cook at home, and families cook outside."),
    MarkedText("en", "A «cook» earns $15.", "cook"),
    MarkedText("en", "«Cook»: $15 an hour", "cook"),
    MarkedText("en", "The store closes at 7 PM."),
    MarkedText(
      "en", "Our «PM» earns more than a «CFO».", "project-manager",
      "chief-financial-officer"),
    MarkedText("en", "I am a pm person."),
    MarkedText("pl", "«Księgowa», która zarabia tyle co mediana.", "accountant"),
    MarkedText("de", "In dem Zeitraum fallen Stellen weg, auch im Malen und Fischen."),
    MarkedText("en", "The drivers of growth are exports."),
    MarkedText("zh", "他在家翻译文件。"),
    MarkedText("zh", "弹性工作，师资培训费用"),
  ])
  func commonWordsNeedAContext(text: MarkedText) { text.check() }

  @Test(arguments: [
    MarkedText(
      "de", "«Projektmanager*innen» und «Projektmanager:in», «Projektmanager/-in» (m/w/d)",
      "project-manager", "project-manager", "project-manager"),
    MarkedText("de", "Gesucht: «Krankenpfleger/-in» (w/m/d)", "nurse"),
    MarkedText(
      "de", "Das Gehalt des «Projektmanagers» und der «Ärzte».", "project-manager",
      "physician"),
    MarkedText("de", "Viele «Bankkaufleute» und eine «Bankkauffrau».", "bank-clerk", "bank-clerk"),
    MarkedText("de", "Ein «Senior Java-Entwickler» verdient mehr.", "java-developer:senior"),
    MarkedText("de", "Die «Gezeitenkraftanlagentechniker» in Kiel", "-"),
    MarkedText("de", "einen «Art Director» in Rechnung stellen", "art-director"),
    MarkedText("de", "Ich koche gern und bin selbstständig."),
    MarkedText("de", "Als «busfahrer» verdient man wenig.", "bus-driver"),
  ])
  func germanForms(text: MarkedText) { text.check() }

  @Test(arguments: [
    MarkedText(
      "pl", "Mediana «specjalisty ds. marketingu» i «kierowników projektu».",
      "marketing-specialist", "project-manager"),
    MarkedText(
      "pl", "«specjalistów do spraw marketingu», «specjalistka d/s marketingu»",
      "marketing-specialist", "marketing-specialist"),
    MarkedText(
      "pl", "zarobki «księgowych», «księgowej», «dentystów» i «motorniczego»", "accountant",
      "accountant", "dentist", "tram-driver"),
    MarkedText(
      "pl", "szukamy «pielęgniarkę», «lekarzy», «kierowcę ciężarówki»", "nurse",
      "physician", "truck-driver"),
    MarkedText(
      "pl", "pensja «account managera» oraz «project managerów»", "account-manager",
      "project-manager"),
    MarkedText("pl", "«młodszego analityka danych» (k/m)", "data-analyst:entry"),
    MarkedText("pl", "«Spawacz» w Niemczech zarabia", "welder"),
    MarkedText("pl", "perspektywy dla «stewardes» są dobre", "flight-attendant"),
  ])
  func polishForms(text: MarkedText) { text.check() }

  @Test(arguments: [
    MarkedText(
      "zh", "«项目经理»的平均月薪为18500元，«客户经理»的为14200元", "project-manager",
      "account-manager"),
    MarkedText(
      "zh", "诚聘«高级软件工程师»，«牙醫助理»", "software-engineer:senior",
      "dental-assistant"),
    MarkedText(
      "zh", "«Java工程师»薪资，「AM」平均".replacing("「", with: "«").replacing("」", with: "»"),
      "java-developer", "account-manager"),
    MarkedText("zh", "招聘«海底光缆敷设技术员»", "-"),
    MarkedText("ja", "«プロジェクトマネージャー»の年収", "project-manager"),
  ])
  func chineseAndJapanese(text: MarkedText) { text.check() }

  @Test(arguments: [
    MarkedText(
      "es", "las «farmacéuticas» y los «jefes de obra»", "pharmacist",
      "construction-manager"),
    MarkedText(
      "fr", "Une «vendeuse», des «cuisiniers», un «infirmier·ère»", "shop-assistant",
      "cook", "nurse"),
    MarkedText("it", "i «cuochi» e le «infermiere»", "cook", "nurse"),
    MarkedText("pt", "as «enfermeiras» e os «professores»", "nurse", "teacher"),
    MarkedText("nl", "de «verpleegkundigen» en de «loodgieters»", "nurse", "plumber"),
  ])
  func romanceAndDutchForms(text: MarkedText) { text.check() }

  @Test func onlyTheRangeIsRead() {
    let bytes = Array("nurse, plumber, nurse".utf8)
    let found = RoleMatcher.standard.mentions(in: bytes, range: 7..<15, language: "en")
    #expect(found == [RoleMention(range: 7..<14, role: "plumber")])
  }

  @Test func brokenInputEndsQuietly() {
    for bytes in [[], [0xC3], [0xE5, 0xBC], [0xF0, 0x9F]] as [[UInt8]] {
      #expect(
        RoleMatcher.standard.mentions(in: bytes, range: bytes.indices, language: "zh").isEmpty)
    }
  }

  /// Titles and other words in random order, cut anywhere: mentions ascend and lie in
  /// the range.
  @Test(arguments: RoleCatalogue.standard.languages)
  func mentionsOfAnyTextAreInOrder(language: String) throws {
    var state: UInt64 = 42
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let tables = TableFiles(embedded: EmbeddedTables.files)
    var words = [
      "senior", "(", ")", "/", "-", ",", ". ", "\n", "\t", "'s", ":in", "*", "7", "的", "ds.",
    ]
    for path in ["heads.csv", "levels.csv", "ambiguous-words.csv"] {
      words += try tables.rows(of: path).map { $0["word"] }
    }
    words += try tables.rows(of: "titles/\(language).csv").flatMap { $0.list("titles").prefix(1) }
    for _ in 0..<60 {
      var text = ""
      for _ in 0..<random(60) { text += words[random(words.count)] + (random(3) == 0 ? "" : " ") }
      let bytes = Array(text.utf8)
      let range = random(bytes.count + 1)..<bytes.count
      let found = RoleMatcher.standard.mentions(in: bytes, range: range, language: language)
      var end = range.lowerBound
      for mention in found {
        #expect(mention.range.lowerBound >= end && mention.range.upperBound <= range.upperBound)
        #expect(!mention.range.isEmpty)
        end = mention.range.upperBound
      }
    }
  }

  @Test func anUnknownLanguageIsReadWithTheEnglishTitles() {
    let bytes = Array("paie du project manager".utf8)
    let found = RoleMatcher.standard.mentions(in: bytes, range: bytes.indices, language: "xx-YY")
    #expect(found.map(\.role) == ["project-manager"])
  }
}
