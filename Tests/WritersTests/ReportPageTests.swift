import Compensation
import Foundation
import Testing

@testable import Writers

/// The web page: whole without network and script, and with the numbers of the report.
struct ReportPageTests {
  @Test(arguments: ["golden", "rich", "empty"])
  func isAsRecorded(name: String) throws {
    let report = name == "golden" ? Fixture.golden : name == "rich" ? Fixture.rich : Fixture.empty
    let page = String(decoding: try ReportPage.bytes(of: report), as: UTF8.self)
    try expectGolden(Array(withoutStyleAndScript(page).utf8), "\(name).html")
  }

  /// The page as its templates lay it out; how it looks is no claim of a golden file.
  private func withoutStyleAndScript(_ page: String) -> String {
    ["style", "script"].reduce(page) { page, element in
      guard let start = page.range(of: "<\(element)>"), let end = page.range(of: "</\(element)>")
      else { return page }
      return page.replacingCharacters(in: start.upperBound..<end.lowerBound, with: "")
    }
  }

  @Test func everyTemplateIsRendered() throws {
    let page = String(decoding: try ReportPage.bytes(of: Fixture.rich), as: UTF8.self)
    for id in ["pay", "observed", "compared", "outlook", "rejected", "sources", "method"] {
      #expect(page.contains("<section id=\"\(id)\""), "the page lacks its section \(id)")
    }
    #expect(!page.contains("{{"))
  }

  @Test func asksNothingOfANetwork() throws {
    let page = String(decoding: try ReportPage.bytes(of: Fixture.rich), as: UTF8.self)
    for address in ["http:", "https:", "src=", "<link", "@import", "url("] {
      #expect(!page.contains(address), "the page holds \(address)")
    }
  }

  @Test func whatADocumentSaysIsNoMarkup() throws {
    var report = Fixture.golden
    let hostile = "<script>alert(1)</script><img src=x onerror='x'> & {{title}} \u{202E}"
    report.title = hostile
    report.figures[0].figure.quote = hostile
    report.figures[0].figure.location.document = hostile
    report.rejected[0].quote = hostile
    report.sources[0].note = hostile
    report.roleTitles["account-manager"] = hostile
    let page = String(decoding: try ReportPage.bytes(of: report), as: UTF8.self)
    #expect(!page.contains("<script>alert"))
    #expect(!page.contains("<img"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    #expect(page.components(separatedBy: "<script>").count == 2)
  }

  @Test func everySummaryLeadsToItsSentences() throws {
    let report = Fixture.golden
    let page = String(decoding: try ReportPage.bytes(of: report), as: UTF8.self)
    for figure in report.figures {
      #expect(page.contains("<li value=\"\(figure.number)\""))
    }
    #expect(page.contains(">70,000</td>"))
    #expect(page.contains(">86,314</td>"))
    #expect(page.contains("+16,314"))
    #expect(page.contains("+23.3%"))
  }

  @Test func aGroupWithoutSentencesHasNoEmptyList() throws {
    var report = Fixture.golden
    report.figures = []
    let page = String(decoding: try ReportPage.bytes(of: report), as: UTF8.self)
    #expect(page.contains("<tbody id=\"role-1\">"))
    #expect(!page.contains("<tr class=\"evidence\">"))
  }

  @Test func quotesSayTheirLanguage() throws {
    let page = String(decoding: try ReportPage.bytes(of: Fixture.changed), as: UTF8.self)
    #expect(page.contains("<blockquote lang=\"en\">"))
    #expect(page.contains("<blockquote lang=\"pl\">"))
    #expect(!page.contains("<blockquote>"))
  }

  @Test func whatIsNotAsStatedSaysSo() {
    let words = ReportWords(Fixture.golden)
    var figure = Fixture.golden.figures[0]
    figure.annualLow = 64_000
    figure.annualHigh = 64_000
    #expect(PageFigure(figure, words).standard == nil)
    figure.currency = .eur
    #expect(PageFigure(figure, words).standard == "64,000 EUR a year")
    figure.annualHigh = nil
    #expect(PageFigure(figure, words).standard == "from 64,000 EUR a year")
    figure.annualLow = nil
    figure.annualHigh = 70_000
    #expect(PageFigure(figure, words).standard == "up to 70,000 EUR a year")
  }

  @Test func aListThatIsCutSaysSo() throws {
    var limits = ReportPage.Limits()
    limits.groups = 1
    limits.figuresOfGroup = 2
    let page = String(
      decoding: try ReportPage.bytes(of: Fixture.golden, limits: limits), as: UTF8.self)
    #expect(page.contains("The first 1 of 2; all stand in summary.csv."))
    #expect(page.contains("The first 2 of 3; all stand in figures.csv."))
  }

  @Test func isWellFormed() throws {
    // Every element that is opened is closed, in order; void elements stand alone.
    let page = String(decoding: try ReportPage.bytes(of: Fixture.rich), as: UTF8.self)
    let body = try #require(page.range(of: "<body>")).lowerBound
    let script = try #require(page.range(of: "<script>")).lowerBound
    var open: [Substring] = []
    for part in page[body..<script].split(separator: "<").dropFirst(0) {
      let name = part.prefix { $0.isLetter || $0.isNumber || $0 == "/" }
      if name.hasPrefix("/") {
        #expect(open.popLast() == name.dropFirst(), "closed out of order: \(part.prefix(40))")
      } else if !part.contains("/>"), name != "input" {
        open.append(name)
      }
    }
    #expect(open == ["body"])
  }
}
