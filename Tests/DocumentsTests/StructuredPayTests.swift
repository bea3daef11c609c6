import Compensation
import Documents
import Testing

/// What pages state of pay in the words of schema.org.
@Suite struct StructuredPayTests {
  private func pays(_ json: String) throws -> [StructuredPay] {
    let page = "<html><head><script type=\"application/ld+json\">\(json)</script></head></html>"
    return try #require(DocumentReader().read(Array(page.utf8), path: "a.html").text).structuredPay
  }

  /// The part of a page that a range of the decoded document holds.
  private func source(_ range: Range<Int>, of page: String) -> String {
    String(decoding: Array(page.utf8)[range], as: UTF8.self)
  }

  struct Shape: CustomTestStringConvertible {
    var testDescription: String
    var salary: String
    var low: Amount?
    var high: Amount?
    var currency: String?
    var period: PayPeriod?

    init(
      _ name: String, _ salary: String, _ low: Int64?, _ high: Int64?, _ currency: String?,
      _ period: PayPeriod?
    ) {
      testDescription = name
      self.salary = salary
      self.low = low.flatMap { Amount($0) }
      self.high = high.flatMap { Amount($0) }
      self.currency = currency
      self.period = period
    }
  }

  static let shapes = [
    Shape("a bare number", "50000", 50_000, 50_000, nil, nil),
    Shape("a number in quotes", "\"50000.00\"", 50_000, 50_000, nil, nil),
    Shape("a number with an exponent", "5.0e4", 50_000, 50_000, nil, nil),
    Shape("a number with grouping", "\"50,000\"", 50_000, 50_000, nil, nil),
    Shape(
      "a value in the amount", #"{"currency":"PLN","value":9000,"unitText":"MONTH"}"#, 9_000, 9_000,
      "PLN", .month),
    Shape(
      "bounds in the amount", #"{"currency":"EUR","minValue":40000,"maxValue":60000}"#, 40_000,
      60_000, "EUR", nil),
    Shape(
      "a quantitative value",
      #"{"@type":"MonetaryAmount","currency":"USD","value":{"@type":"QuantitativeValue","#
        + #""minValue":"20","maxValue":"25","unitText":"HOUR"}}"#, 20, 25, "USD", .hour),
    Shape(
      "a lower bound", #"{"currency":"USD","value":{"minValue":40000,"unitText":"YEAR"}}"#, 40_000,
      nil, "USD", .year),
    Shape(
      "a lower bound left at zero",
      #"{"currency":"USD","value":{"minValue":0,"maxValue":700,"unitText":"WEEK"}}"#, nil, 700,
      "USD", .week),
    Shape(
      "bounds in the wrong order",
      #"{"currency":"USD","value":{"minValue":300,"maxValue":200,"unitText":"DAY"}}"#, 200, 300,
      "USD", .day),
    Shape(
      "units by code", #"{"currency":"USD","value":{"value":30,"unitCode":"HUR"}}"#, 30, 30, "USD",
      .hour),
    Shape(
      "a duration", #"{"currency":"USD","value":52000,"duration":"P1Y"}"#, 52_000, 52_000, "USD",
      .year),
    Shape(
      "a literal with its type",
      #"{"currency":"USD","value":{"@value":"52000","@type":"xsd:decimal"}}"#, 52_000, 52_000,
      "USD", nil),
  ]

  @Test(arguments: shapes) func theShapesOfAnAmountAreRead(shape: Shape) throws {
    let pays = try pays(#"{"@type":"JobPosting","title":"Nurse","baseSalary":\#(shape.salary)}"#)
    let pay = try #require(pays.first)
    #expect(pays.count == 1)
    #expect(pay.low == shape.low)
    #expect(pay.high == shape.high)
    #expect(pay.currency == shape.currency)
    #expect(pay.period == shape.period)
  }

  @Test func amountsInWordsAreLeftToExtraction() throws {
    let pay = try #require(
      try pays(#"{"@type":"JobPosting","title":"Pfleger","baseSalary":"45.000 – 50.000 €"}"#).first)
    #expect(pay.amount == "45.000 – 50.000 €")
    #expect(pay.low == nil)
    #expect(
      try pays(#"{"@type":"JobPosting","baseSalary":{"minValue":"€40","maxValue":"€50"}}"#)
        .first?.amount == "€40 – €50")
  }

  @Test func postingsAreFoundWhereverTheyStand() throws {
    let posting = #"{"@type":["Thing","http://schema.org/JobPosting"],"baseSalary":7}"#
    for script in [
      posting, "[\(posting)]", #"{"@context":"https://schema.org","@graph":[{},\#(posting)]}"#,
      #"{"@type":"ItemList","itemListElement":[{"item":\#(posting)}]}"#, "\n<!--\n\(posting)\n-->",
      "//<![CDATA[\n\(posting)\n//]]>",
      #"{"@type":"JobPosting","description":"two\#n lines","baseSalary":7,}"#,
    ] {
      #expect(try pays(script).map(\.low) == [Amount(7)], "\(script)")
    }
    #expect(try pays(#"{"@type":"Product","baseSalary":7}"#).isEmpty)
  }

  @Test func whoWhereAndWhenComeFromTheirFields() throws {
    let pay = try #require(
      try pays(
        """
        {"@graph": [{"@id": "#us", "@type": "Organization", "name": "Acme"},
          {"@type": "JobPosting", "title": " Senior  Nurse", "datePosted": "2024-02-03",
           "hiringOrganization": {"@id": "#us"},
           "jobLocation": {"@type": "Place", "address": {"@type": "PostalAddress",
             "addressLocality": "Graz", "addressCountry": {"@type": "Country", "name": "Austria"}}},
           "salaryCurrency": "EUR", "baseSalary": 3000}]}
        """
      ).first)
    #expect(pay.title == "Senior Nurse")
    #expect(pay.employer == "Acme")
    #expect(pay.country == "Austria")
    #expect(pay.place == "Graz")
    #expect(pay.currency == "EUR")
    #expect(pay.year == 2024)
    let remote = try #require(
      try pays(
        #"{"@type":"JobPosting","baseSalary":1,"jobLocationType":"TELECOMMUTE","#
          + #""applicantLocationRequirements":{"@type":"Country","name":"CA"}}"#
      ).first)
    #expect(remote.country == "CA")
    let several = try #require(
      try pays(
        #"{"@type":"JobPosting","baseSalary":1,"jobLocation":[{"address":{"addressCountry":"DE"}},"#
          + #"{"address":{"addressCountry":"AT"}}]}"#
      ).first)
    #expect(several.country == nil)
  }

  @Test func estimatesAreToldFromOffers() throws {
    let pays = try pays(
      #"{"@type":"JobPosting","baseSalary":50,"estimatedSalary":[{"currency":"USD","value":60},"#
        + #"{"@type":"MonetaryAmountDistribution","median":70,"unitText":"YEAR"}]}"#)
    #expect(pays.map(\.segment) == [nil, "estimate", "estimate"])
    #expect(pays.map(\.statistic) == [nil, nil, .median])
  }

  @Test func theDistributionOfAnOccupationIsAStatementForEachPoint() throws {
    let pays = try pays(
      """
      {"@type": "OccupationAggregationByEmployer", "name": "Nurse", "industry": "Care",
       "sampleSize": 42, "hiringOrganization": {"name": "Acme"},
       "mainEntityOfPage": {"@type": "WebPage", "lastReviewed": "2017-07-23T05:01:30Z"},
       "occupationLocation": [{"@type": "City", "name": "Mountain View"},
         {"@type": "Country", "name": "US"}],
       "estimatedSalary": [{"@type": "MonetaryAmountDistribution", "name": "base",
         "currency": "USD", "duration": "P1Y", "percentile10": "100000.00", "percentile25": 110000,
         "median": 120000, "percentile75": 130000, "percentile90": 140000}]}
      """)
    #expect(pays.map(\.percentile) == [10, 25, nil, 75, 90])
    #expect(pays.map(\.statistic) == [.percentile, .percentile, .median, .percentile, .percentile])
    #expect(
      pays.map { $0.low?.description } == ["100000", "110000", "120000", "130000", "140000"])
    #expect(Set(pays.map(\.period)) == [.year])
    #expect(Set(pays.map(\.currency)) == ["USD"])
    #expect(Set(pays.map(\.employer)) == ["Acme"])
    #expect(Set(pays.map(\.country)) == ["US"])
    #expect(Set(pays.map(\.segment)) == ["Care"])
    #expect(Set(pays.map(\.sampleSize)) == [42])
    #expect(Set(pays.map(\.year)) == [2017])
    #expect(pays[0].field == "OccupationAggregationByEmployer.estimatedSalary.percentile10")
  }

  static let microdata = """
    <!DOCTYPE html>
    <div itemscope itemtype="https://schema.org/JobPosting">
      <h1 itemprop="title">Nurse <b>(m/f)</b></h1>
      <p itemprop="hiringOrganization" itemscope><span itemprop="name">Acme</span></p>
      <meta itemprop="datePosted" content="2023-05-01">
      <div itemprop="baseSalary" itemscope itemtype="http://schema.org/MonetaryAmount">
        <meta itemprop="currency" content="GBP"/>
        <span itemprop="value" itemscope>£<span itemprop="minValue">30,000</span> to
          <data itemprop="maxValue" value="35000">35k</data>
          <i hidden itemprop="unitText">YEAR</i></span>
      </div>
    </div>
    """

  @Test func microdataSaysTheSameAsLinkedData() throws {
    let page = StructuredPayTests.microdata
    let document = DocumentReader().read(Array(page.utf8), path: "a.html")
    let pay = try #require(document.text?.structuredPay.first)
    #expect(pay.title == "Nurse (m/f)")
    #expect(pay.employer == "Acme")
    #expect(pay.year == 2023)
    #expect([pay.low, pay.high] == [Amount(30_000), Amount(35_000)])
    #expect(pay.currency == "GBP")
    #expect(pay.period == .year)
    #expect(source(pay.range, of: page).hasPrefix("30,000</span> to"))
    #expect(source(pay.range, of: page).hasSuffix("value=\"35000"))
    #expect(pay.quote.hasPrefix("<div itemprop=\"baseSalary\" itemscope"))
    #expect(pay.quote.hasSuffix("</span> </div>"))
    let place = try #require(document.text?.location(ofSource: pay.range))
    #expect([place.line, place.column] == [8, 65])
  }

  @Test func rdfaLiteIsReadAsMicrodata() throws {
    let page =
      "<div vocab='https://schema.org/' typeof='JobPosting'><h1 property='title'>Cook</h1>"
      + "<span property='baseSalary' typeof='MonetaryAmount'><meta property='currency' content='USD'>"
      + "<meta property='value' content='40000'></span></div>"
    let pay = try #require(
      DocumentReader().read(Array(page.utf8), path: "a.html").text?.structuredPay.first)
    #expect(pay.title == "Cook")
    #expect(pay.low == Amount(40_000))
    #expect(source(pay.range, of: page) == "40000")
  }

  @Test func aStatementMadeTwiceIsOne() throws {
    let script = #"{"@type":"JobPosting","title":"Cook","baseSalary":9}"#
    #expect(try pays("[\(script),\(script)]").count == 1)
  }

  @Test func theValueIsFoundInItsLine() throws {
    let page =
      "<html>\n<script type='application/ld+json; charset=utf-8'>\n{\"@type\": \"JobPosting\",\n"
      + "  \"title\": \"Zoé\", \"baseSalary\": {\"value\": 61000,\n  \"currency\": \"EUR\"}}\n</script>"
    let text = try #require(DocumentReader().read(Array(page.utf8), path: "a.html").text)
    let pay = try #require(text.structuredPay.first)
    #expect(source(pay.range, of: page) == "61000")
    #expect(pay.quote == #""baseSalary": {"value": 61000, "currency": "EUR"}"#)
    let place = text.location(ofSource: pay.range)
    #expect([place.line, place.column] == [4, 43])
  }

  @Test func aBrokenScriptThatStatesPayIsNamed() {
    let page = "<p>Text.</p>\n<script type='application/ld+json'>{\"baseSalary\": 5 7}</script>"
    let document = DocumentReader().read(Array(page.utf8), path: "a.html")
    #expect(
      document.messages == [
        "a.html:2:53: error: expected “,” or “}”, found “7”; mend the JSON of the script, which is"
          + " left out"
      ])
    let menu = "<p>Text.</p><script type='application/ld+json'>{\"menu\": 5 7}</script>"
    #expect(DocumentReader().read(Array(menu.utf8), path: "a.html").issues.isEmpty)
  }

  @Test func deepAndLongDescriptionsAreSurvived() throws {
    let deep = String(repeating: "<div itemscope itemprop=a>", count: 20_000)
    #expect(DocumentReader().read(Array(deep.utf8), path: "a.html").text != nil)
    let list = (0..<20_000).map { #"{"@type":"JobPosting","baseSalary":\#($0 + 1)}"# }
    #expect(try pays("[\(list.joined(separator: ","))]").count == 20_000)
    let nested = String(repeating: #"{"a":["#, count: 250) + String(repeating: "]}", count: 250)
    #expect(try pays(nested).isEmpty)
  }

  @Test func postingsInAFileOfJSONAreRows() throws {
    let lines = (1...3).map { number in
      #"{"@context":"https://schema.org","@type":"JobPosting","title":"Cook","#
        + #""hiringOrganization":{"name":"Acme"},"baseSalary":{"currency":"USD","#
        + #""value":{"minValue":\#(number)0000,"maxValue":\#(number)5000,"unitText":"YEAR"}}}"#
    }
    let table = try #require(
      DocumentReader().read(Array(lines.joined(separator: "\n").utf8), path: "a.ndjson").table)
    let role = try #require(table.columns[.role])
    let low = try #require(table.columns[.minimum])
    let employer = try #require(table.columns[.employer])
    #expect(table.strings.map { $0[role] } == ["Cook", "Cook", "Cook"])
    #expect(table.strings.map { $0[low] } == ["10000", "20000", "30000"])
    #expect(table.strings.map { $0[employer] } == ["Acme", "Acme", "Acme"])
    let document = "[\n \(lines.joined(separator: ",\n ")) ]"
    let same = try #require(DocumentReader().read(Array(document.utf8), path: "a.json").table)
    #expect(same.strings == table.strings)
    #expect(same.rows.map(\.line) == [2, 3, 4])
    let offset = same.rows[2].cellOffsets[low]
    #expect(same.position(of: offset, in: same.rows[2]) == (4, 159))
  }

  @Test(
    arguments: [
      ("<meta property='article:published_time' content='2024-03-01T08:00:00Z'>", "2024-03-01"),
      ("<meta itemprop=datePublished content=2024-03-01>", "2024-03-01"),
      ("<time datetime='2024-03-01'>1 March</time>", "2024-03-01"),
      (
        "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2024-03-01\"}"
          + "</script>", "2024-03-01"
      ),
      ("<meta name=date content='first of March'>", nil),
      ("<meta name=date content=2024-13-01>", nil),
    ] as [(String, String?)])
  func aPageSaysWhenItWasPublished(head: String, date: String?) throws {
    let page = "<html><body>\(head)<p>Text.</p>"
    let text = try #require(DocumentReader().read(Array(page.utf8), path: "a.html").text)
    #expect(text.published == date)
  }
}
