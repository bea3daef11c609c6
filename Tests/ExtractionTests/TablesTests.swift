import Compensation
import Testing

@testable import Extraction

/// The tables that are part of the program.
struct TablesTests {
  private let tables = Extractor.standardTables

  private var languageTables: [String] {
    tables.texts.keys.filter { $0.contains("/") && $0.hasSuffix(".csv") }.sorted()
  }

  @Test func everyTableParsesAndHasRows() throws {
    for path in tables.texts.keys where path.hasSuffix(".csv") {
      #expect(try !tables.rows(of: path).isEmpty, "\(path)")
    }
    try LanguageSet(tables).validate()
    _ = try PayScales(tables)
  }

  @Test func everyCategoryIsKnownAndInUse() throws {
    var used = Set<String>()
    for path in languageTables {
      for row in try tables.rows(of: path) {
        #expect(Category(rawValue: row["category"]) != nil, "\(path):\(row.line)")
        used.insert(row["category"])
      }
    }
    #expect(used == Set(Category.allCases.map(\.rawValue)))
  }

  /// A pair may not change how many bytes a text has, and serves a word of the tables.
  @Test func traditionalCharactersAreOfWordsOfTheTables() throws {
    let words = Set(languageTables.flatMap { tables.texts[$0]?.unicodeScalars.map(\.value) ?? [] })
    let rows = try tables.rows(of: "traditional.csv")
    #expect(Set(rows.map { $0["traditional"] }).count == rows.count)
    for row in rows {
      let pair = [row["traditional"], row["simplified"]]
      #expect(pair.allSatisfy { $0.utf8.count == 3 && $0.unicodeScalars.count == 1 }, "\(row.line)")
      #expect(
        row["simplified"].unicodeScalars.allSatisfy { words.contains($0.value) }, "\(row.line)")
    }
  }

  @Test func lettersHaveOnePlainFormALanguage() throws {
    var seen: Set<String> = []
    let codes = try Set(tables.rows(of: "languages.csv").map { $0["language"] }).union(["any"])
    for row in try tables.rows(of: "letters.csv") {
      #expect(codes.contains(row["language"]), "line \(row.line)")
      #expect(row["plain"].utf8.allSatisfy { isLetter($0) } && !row["plain"].isEmpty)
      for letter in row["letters"] {
        #expect(letter.unicodeScalars.count == 1 && !letter.isASCII, "line \(row.line) \(letter)")
        #expect(seen.insert("\(row["language"]) \(letter)").inserted, "line \(row.line) \(letter)")
      }
    }
  }

  @Test func aPhraseOfItsOwnKeepsItsMeaning() throws {
    let letters = try PlainLetters(tables, language: "de")
    func form(of phrase: String) -> String? {
      var bytes = Array(phrase.utf8)
      let isAppended = letters.appendForm(of: bytes.indices, to: &bytes)
      let form = String(decoding: bytes.dropFirst(phrase.utf8.count), as: UTF8.self)
      #expect(isAppended || form.isEmpty)
      return isAppended ? form : nil
    }
    #expect(form(of: "jährlich") == "jaehrlich")
    #expect(form(of: "brutto") == nil)
    #expect(form(of: "gänzlich 薪") == nil)
    #expect(form(of: "à") == nil)
    // The French noun for pay stands beside the participle for paid.
    let marks = try Support.analyzed("la paye", "fr").marks
    #expect(marks.contains { $0.category == .pay && $0.number == 3 })
  }

  @Test func everyValueIsOneOfItsCategory() throws {
    let families: Set = [
      "dollar", "dollar-sign", "krona", "peso", "rupee", "pound", "yen-sign", "riyal", "dinar",
      "shilling",
    ]
    for path in languageTables {
      for row in try tables.rows(of: path) {
        let value = row["value"]
        let isValid =
          switch Category(rawValue: row["category"]) {
          case .number, .multiplier, .rupeeMultiplier, .payments, .share, .pay, .outlookMultiple:
            Double(value) != nil
          case .currency: Currency(value) != nil || families.contains(value)
          case .currencyLetter: Currency(value) != nil
          case .reference: ["first", "last", "same", "occupation"].contains(value)
          case .outlookComparison: ["growth", "decline"].contains(value)
          case .period: PayPeriod(rawValue: value) != nil
          case .refusal, .thing, .decisive: RejectionReason(rawValue: value) != nil
          case .aside:
            ["", "pay", "behind"].contains(value) || RejectionReason(rawValue: value) != nil
          case .statistic: ["mean", "median"].contains(value)
          case .basis: PayBasis(rawValue: value) != nil
          case .component: PayComponent(rawValue: value) != nil || value == "variable"
          case .level: JobLevel(rawValue: value) != nil
          case .outlookDirection, .outlookVerdict: OutlookDirection(rawValue: value) != nil
          case .place, .homeCue:
            value.utf8.count == 2 && value.utf8.allSatisfy { (0x41...0x5A).contains($0) }
          case .rangeOpening: ["between", "from", "point"].contains(value)
          case .rangeTo: value.isEmpty || value == "point"
          case .negation: value.isEmpty || value == "verb"
          case .difference: ["before", "after", "gap", "than"].contains(value)
          case .hypothetical: ["", "leading", "case"].contains(value)
          case .progress: value.isEmpty || value == "same"
          case .payer: ["", "noun", "fee"].contains(value)
          case .percentile: value.isEmpty || Double(value).map { (0...100).contains($0) } == true
          case .jobsUnit: ["jobs", "openings"].contains(value)
          case .outlookSubject: ["employment", "demand", "outlook"].contains(value)
          case .segment:
            ["", "women", "men", "public sector", "private sector", "contractors"].contains(value)
          case .percent: value.isEmpty || Double(value) != nil
          default: value.isEmpty
          }
        #expect(isValid, "\(path):\(row.line) \(row["category"]) “\(value)”")
      }
    }
  }

  @Test func noPhraseIsEmptyOrStandsInCapitals() throws {
    for path in languageTables {
      for row in try tables.rows(of: path) {
        #expect(!row.list("phrases").isEmpty, "\(path):\(row.line)")
        for phrase in row.list("phrases") {
          let core = phrase.filter { $0 != "*" }
          #expect(!NormalizedText.phrase(core).isEmpty, "\(path):\(row.line) “\(phrase)”")
          #expect(phrase == phrase.lowercased(), "\(path):\(row.line) “\(phrase)”")
        }
      }
    }
  }

  /// A phrase may mean several things, but is said once of each; a gap may be named on both sides.
  @Test func noPhraseStandsTwiceInACategoryOfALanguage() throws {
    for folder in tables.folders {
      var places: [String: String] = [:]
      for path in languageTables where path.hasPrefix("\(folder)/") {
        for row in try tables.rows(of: path) {
          for phrase in row.list("phrases") {
            let place = "\(path):\(row.line)"
            let side = row["category"] == "difference" ? " \(row["value"])" : ""
            let key = "\(row["category"])\(side) “\(phrase)”"
            #expect(places[key] == nil, "\(place) and \(places[key] ?? ""): \(key)")
            places[key] = place
          }
        }
      }
    }
  }

  @Test func everyValueFitsIntoAShortText() throws {
    for path in languageTables {
      for row in try tables.rows(of: path) {
        #expect(ShortText(row["value"]).text == row["value"], "\(path):\(row.line)")
      }
    }
  }

  @Test func languagesAreSortedUniqueAndHaveAFolder() throws {
    let codes = try tables.rows(of: "languages.csv").map { $0["language"] }
    #expect(codes == Set(codes).sorted())
    #expect(codes == tables.folders.filter { $0 != "any" })
  }

  @Test func everyLanguageHasTheWordsThatReadingNeeds() throws {
    for language in try LanguageSet(tables).languages {
      let categories = Set(
        Lexicon.phrases(of: [language.lexicon]).flatMap { $0.phrases.map(\.category) })
      for needed: Extraction.Category in [
        .multiplier, .currency, .period, .rangeTo, .above, .upTo, .orMore, .approximately, .pay,
        .refusal, .statistic, .basis, .function, .contrast,
      ] {
        #expect(categories.contains(needed), "\(language.code): \(needed.rawValue)")
      }
    }
  }

  @Test func customsOfLanguagesAreNumbersAndCurrencies() throws {
    for row in try tables.rows(of: "languages.csv") {
      let code = row["language"]
      let year = try #require(Double(row["year_from"]), "\(code)")
      let month = try #require(Double(row["month_from"]), "\(code)")
      #expect(month < year && year < 1, "\(code)")
      for answer in ["groups_by_space", "ideographic"] {
        #expect(["yes", "no"].contains(row[answer]), "\(code)")
      }
      for column in ["silent_currency", "spoken_currency"] {
        #expect(row[column].isEmpty || Currency(row[column]) != nil, "\(code): \(column)")
      }
      for pair in row.list("own_currencies") {
        let parts = pair.split(separator: "=")
        #expect(parts.count == 2 && Currency(String(parts[1])) != nil, "\(code): \(pair)")
      }
    }
  }

  @Test func everyCurrencyThatTheTablesNameHasATypicalPay() throws {
    let rows = try tables.rows(of: "scales.csv")
    let scales = Set(rows.map { $0["currency"] })
    #expect(rows.map { $0["currency"] } == scales.sorted())
    for row in rows { #expect((Double(row["typical_year"]) ?? 0) > 0, "\(row["currency"])") }
    for path in languageTables {
      for row in try tables.rows(of: path) where row["category"] == "currency" {
        if let currency = Currency(row["value"]) {
          #expect(scales.contains(currency.code), "\(path):\(row.line) \(currency.code)")
        }
      }
    }
    for row in try tables.rows(of: "languages.csv") {
      for pair in row.list("own_currencies") {
        #expect(scales.contains(String(pair.suffix(3))), "\(row["language"]): \(pair)")
      }
    }
  }

  @Test func aRowOfAnUnknownCategoryIsAnErrorWithItsPlace() throws {
    var texts = tables.texts
    texts["en/amounts.csv"] = "category,value,phrases\nwage,3,pay\n"
    let error = try #require(throws: LexiconError.self) {
      try LanguageSet(TableFiles(texts: texts)).validate()
    }
    #expect(
      error.description
        == "en/amounts.csv:2:1: expected a category of Tables/README.md, found “wage”; correct the row"
    )
  }
}
