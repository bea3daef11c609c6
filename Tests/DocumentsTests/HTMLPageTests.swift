import Compensation
import Documents
import Testing

@Suite struct HTMLPageTests {
  private func page(_ html: String) -> DocumentText? {
    DocumentReader().read(Array(html.utf8), path: "a.html").text
  }

  private func outline(_ html: String) -> [String]? { page(html)?.outline }

  @Test func blocksAreHeadingsParagraphsItemsAndRows() {
    #expect(
      outline(
        """
        <body><h1>Account  manager</h1><p>Earns
          <b>$75,000</b> a&nbsp;year.</p>Loose<ul><li>one<li><p>two</p></ul>
        <dl><dt>Pay</dt><dd>$5</dd></dl></body>
        """) == [
          "h1: Account manager", "p: Earns $75,000 a\u{A0}year.", "p: Loose", "li: one",
          "li: two", "p: Pay", "p: $5",
        ])
  }

  @Test func aBreakSeparatesLinesInABlock() {
    #expect(outline("<p>a <br/> b<br>c</p>") == ["p: a\nb\nc"])
    #expect(outline("<pre>a  b\r\nc</pre>") == ["p: a b\nc"])
  }

  @Test func inlineElementsJoinWithoutSpace() {
    #expect(outline("<p>$<b>75</b>,<i>000</i> <u> a</u></p>") == ["p: $75,000 a"])
  }

  @Test func aNoteMarkIsNoPartOfTheNumber() {
    #expect(outline("<p>$75,000<sup>1</sup> the 90<sup>th</sup>") == ["p: $75,000 1 the 90th"])
  }

  @Test func blocksWithinALinkStandApart() {
    #expect(outline("<a href=x><div>Pay</div><div>$5</div></a>") == ["p: Pay", "p: $5"])
  }

  @Test(arguments: [
    "<script>if (a<b) $5</script>", "<style>p { x: '$5' }</style>", "<noscript>$5</noscript>",
    "<template><p>$5</p></template>", "<nav><ul><li>$5</ul></nav>", "<header>$5</header>",
    "<footer>$5</footer>", "<aside>$5</aside>", "<svg><title>$5</title><text>$5</text></svg>",
    "<iframe>$5</iframe>", "<form>$5</form>", "<div hidden><p>$5</p></div>",
    "<span aria-hidden=TRUE>$5</span>", "<p style='color:red; Display : none'>$5</p>",
    "<select><option>$5<option>$6</select>", "<button>$5</button>", "<!-- $5 <p>$6</p> -->",
    "<table hidden><tr><td>$5</table>",
  ])
  func whatIsNotShownOrNotThePageIsLeftOut(html: String) {
    #expect(outline("<p>a</p>\(html)<p>b</p>") == ["p: a", "p: b"])
  }

  @Test func aTabThatALinkShowsIsPartOfThePage() {
    #expect(
      outline(
        """
        <a href="#pay">Pay</a><div id="pay" style="display: none;"><p>$5</p></div>
        <div id=other hidden><p>$6</p></div><div role="tabpanel" hidden><p>$7</p></div>
        """) == ["p: Pay", "p: $5", "p: $7"])
  }

  @Test func aMenuThatALinkOpensIsNot() {
    #expect(
      outline("<a href='#menu'>Menu</a><ul id=menu hidden><li>$5</li></ul>") == ["p: Menu"])
  }

  @Test func anIconDoesNotPartASentence() {
    #expect(
      outline("<p>Pay <svg><path d=x /></svg>is <script>x</script>$5</p>") == ["p: Pay is $5"])
  }

  @Test func theHeaderOfAnArticleIsItsOwn() {
    #expect(outline("<article><header><h1>Pay</h1></header></article>") == ["h1: Pay"])
  }

  @Test func aFormThatWrapsThePageIsThePage() {
    #expect(outline("<form><h1>Pay</h1><p>$5</p></form>") == ["h1: Pay", "p: $5"])
    #expect(
      outline("<h1>A</h1><p>x<form><h3>Subscribe</h3><p>News</form><p>y")
        == ["h1: A", "p: x", "p: y"])
  }

  @Test func tablesKeepTheirRowsAndCells() {
    #expect(
      outline(
        """
        <table><caption>Pay</caption><thead><tr><th>Role<th>Low<th>High</thead>
        <tr><td>Clerk<td>$1<td>$2<tr><td>Cook<td></td><td>$3<br>a day</td></tr>
        <tr><td></td><td> </td></tr></table>
        <table><tr><th>2024 Pay</th><td><p>$5</p><p>$6</p></td></tr></table>
        """) == [
          "caption1: Pay", "th1: Role\tLow\tHigh", "tr1: Clerk\t$1\t$2",
          "tr1: Cook\t\t$3\na day", "tr2: 2024 Pay\t$5\n$6",
        ])
  }

  @Test func cellsThatSpanKeepTheColumns() {
    #expect(
      outline(
        """
        <table><tr><th rowspan=2>Role<th colspan=2>Pay<tr><th>Low<th>High
        <tr><td rowspan=2>Clerk<td>$1<td rowspan=2>$2<tr><td>$3<tr><td>Cook<td>$4<td>$5</table>
        """) == [
          "th1: Role\tPay\t", "th1: Role\tLow\tHigh", "tr1: Clerk\t$1\t$2", "tr1: Clerk\t$3\t",
          "tr1: Cook\t$4\t$5",
        ])
  }

  @Test func whatIsRepeatedLeadsToWhereItStands() {
    let text = page("<table><tr><td rowspan=2>Clerk<td>$1<tr><td>$2</table>")
    let second = text?.blocks.last?.range.lowerBound ?? 0
    #expect(text?.location(of: second..<second + 5).column == 26)
    #expect(text?.place(of: "$2")?.column == 45)
  }

  @Test func aTableThatLaysOutThePageIsNoData() {
    #expect(
      outline(
        """
        <table><tr><td><h1>Pay</h1><p>a</p></td></tr><tr><td>menu</td><td>
        <table><tr><td>Clerk<td>$1</table><p>end</td></tr></table>
        """) == ["h1: Pay", "p: a", "p: menu", "tr2: Clerk\t$1", "p: end"])
  }

  @Test func theHeadGivesTitleAndLanguage() {
    let text = page(
      "<html lang='de_AT'><head><title> Was\n verdient &amp; wer </title><meta name=x></head>x")
    #expect(text?.title == "Was verdient & wer")
    #expect(text?.declaredLanguage == "de-AT")
    #expect(text?.string == "x")
    let other = page(
      "<meta http-equiv=Content-Language content='pl, en'><svg><title>no</title></svg>x")
    #expect(other?.declaredLanguage == "pl")
    #expect(other?.title == nil)
  }

  @Test func aPageWithoutTextIsAWarning() {
    let document = DocumentReader().read(Array("<div id=app></div>".utf8), path: "a.html")
    #expect(document.text?.bytes == [])
    #expect(
      document.messages == [
        "a.html: warning: expected a page with text, found none that is shown; save the page as the browser shows it if scripts write it"
      ])
  }
}
