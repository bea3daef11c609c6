import Compensation
import Documents
import Testing

@Suite struct WordFormatTests {
  private func read(_ body: String, styles: String = "") throws -> ReadDocument {
    DocumentReader().read(try OfficePackage.word(body, styles: styles).bytes, path: "a.docx")
  }

  private func paragraph(_ text: String, _ properties: String = "") -> String {
    "<w:p><w:pPr>\(properties)</w:pPr><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
  }

  @Test func paragraphsHeadingsAndListsAreBlocks() throws {
    let styles =
      """
      <w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="pl-PL"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:styleId="Nagwek1"><w:name w:val="heading 1"/></w:style>
      <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="Nagwek1"/></w:style>
      <w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="Bullet"><w:name w:val="Bullet"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>
      """
    let document = try read(
      paragraph("Płace", "<w:pStyle w:val=\"Nagwek1\"/>")
        + paragraph("Own", "<w:pStyle w:val=\"Mine\"/>")
        + paragraph("Third", "<w:pStyle w:val=\"Out\"/>") + paragraph("  A clerk  earns 5 zł. ")
        + paragraph("one", "<w:pStyle w:val=\"Bullet\"/>")
        + paragraph("two", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>")
        + paragraph("none", "<w:pStyle w:val=\"Bullet\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>")
        + "<w:p/>", styles: styles)
    #expect(document.format == "docx")
    #expect(document.issues == [])
    #expect(
      document.text?.outline == [
        "h1: Płace", "h1: Own", "h3: Third", "p: A clerk earns 5 zł.", "li: one", "li: two",
        "p: none",
      ])
    #expect(document.text?.declaredLanguage == "pl-PL")
    let place = document.text?.place(of: "5 zł")
    #expect(place?.locator == "paragraph 4")
    #expect(place?.line == 4)
    #expect(place?.column == 15)
  }

  @Test func runsJoinToWords() throws {
    let document = try read(
      """
      <w:p><w:r><w:t>Pay is $50</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>,000</w:t></w:r>\
      <w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>\
      <w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/><w:t>c</w:t></w:r>\
      <w:del><w:r><w:delText>gone</w:delText><w:t>gone</w:t></w:r></w:del>\
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
      <w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> d</w:t></w:r>\
      <w:r><w:instrText>PAGE</w:instrText></w:r><w:hyperlink><w:r><w:t> e</w:t></w:r></w:hyperlink>\
      <mc:AlternateContent><mc:Fallback><w:r><w:t>twice</w:t></w:r></mc:Fallback></mc:AlternateContent>\
      </w:p>
      """)
    #expect(document.text?.outline == ["p: Pay is $50,000 1 a\nb-c d e"])
  }

  @Test func tablesAreRows() throws {
    func cell(_ text: String, _ properties: String = "") -> String {
      "<w:tc><w:tcPr>\(properties)</w:tcPr>\(paragraph(text))</w:tc>"
    }
    let document = try read(
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Role") + cell("From") + cell("To")
        + "</w:tr><w:tr>" + cell("Clerk", "<w:vMerge w:val=\"restart\"/>") + cell("5") + cell("6")
        + "</w:tr><w:tr>" + cell("", "<w:vMerge/>") + cell("7") + cell("8") + "</w:tr><w:tr>"
        + cell("Cook") + cell("n/a", "<w:gridSpan w:val=\"2\"/>") + "</w:tr></w:tbl>"
        + paragraph("End"))
    #expect(
      document.text?.outline == [
        "th1: Role\tFrom\tTo", "tr1: Clerk\t5\t6", "tr1: Clerk\t7\t8", "tr1: Cook\tn/a\t", "p: End",
      ])
    #expect(document.text?.place(of: "7\t8")?.locator == "table 1, row 3")
    #expect(document.text?.place(of: "End")?.locator == "paragraph 1")
  }

  @Test func aDocumentTypeIsRefused() throws {
    var package = OfficePackage()
    try package.add(
      "_rels/.rels",
      OfficePackage.relationships([("r1", "officeDocument", "word/document.xml")]))
    try package.add(
      "word/document.xml",
      "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document xmlns:w=\"w\">&a;</w:document>"
    )
    let document = DocumentReader().read(package.bytes, path: "a.docx")
    #expect(document.content == nil)
    #expect(
      document.messages == [
        "a.docx: error: expected XML without a document type, found one in “word/document.xml”; save the document again from an Office program"
      ])
  }

  @Test func brokenXMLIsNamedWithItsPlace() throws {
    let document = try read("<w:p><w:r>\n<w:t>x</w:p>")
    #expect(document.content == nil)
    #expect(
      document.messages.first?.contains("in “word/document.xml” at line 2, column ") == true)
    #expect(document.messages.first?.contains("Opening and ending tag mismatch: t") == true)
  }

  @Test func depthIsCapped() throws {
    let document = try read(String(repeating: "<w:sdt>", count: 100_000))
    #expect(document.content == nil)
    #expect(document.messages.first?.contains("Excessive depth") == true)
  }

  @Test func aDocumentWithoutTextIsAnError() throws {
    #expect(
      try read("<w:p/>").messages == [
        "a.docx: error: expected text, found a document without any; save pictures of text as text"
      ])
  }
}
