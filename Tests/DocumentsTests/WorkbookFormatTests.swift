import Compensation
import Documents
import Testing

@Suite struct WorkbookFormatTests {
  private static let header =
    "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Role</v></c><c r=\"B1\" t=\"str\"><v>Salary</v></c></row>"

  private func documents(
    _ sheets: [(name: String, more: String, rows: String)], strings: String = "",
    styles: String = "", properties: String = ""
  ) throws -> [ReadDocument] {
    let bytes = try OfficePackage.workbook(
      sheets.map { ($0.name, $0.more, "<sheetData>\($0.rows)</sheetData>") }, strings: strings,
      styles: styles, properties: properties
    ).bytes
    return Array(DocumentReader().documents(in: bytes, path: "a.xlsx"))
  }

  private func sheet(_ rows: String, strings: String = "", styles: String = "") throws
    -> ReadDocument
  {
    try documents([("S", "", rows)], strings: strings, styles: styles)[0]
  }

  @Test func cellsOfEveryKindAreRead() throws {
    let document = try sheet(
      """
      <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Salary</t></is></c>\
      <c r="C1" t="str"><v>Note</v></c></row>
      <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><v>52000</v></c><c r="C2" t="b"><v>1</v></c></row>
      <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><f>1+1</f><v>5.2E4</v></c></row>
      <row r="4"><c r="A4" t="str"><f>x</f><v>Host</v></c><c r="B4"><v>16.600000000000001</v></c></row>
      """,
      strings:
        "<si><t>Role</t></si><si><r><t>Bar</t></r><r><t xml:space=\"preserve\"> &amp; cook</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_\nb_x005F_x</t></si>"
    )
    #expect(document.format == "xlsx")
    #expect(document.issues == [])
    #expect(document.table?.header == ["Role", "Salary", "Note"])
    #expect(document.table?.columns == [.role: 0, .amount: 1])
    #expect(
      document.table?.strings == [
        ["Bar & cook", "52000", "TRUE"], ["a  b_x", "52000", ""], ["Host", "16.6", ""],
      ])
  }

  @Test func numbersStandAsTheyAreShown() throws {
    let numbers = ["7.0", "-7.50", ".5", "1.2.0", "-", "123456789012345.0", "1e3", "0007", "+5"]
    let rows = numbers.enumerated().map { index, number in
      "<row r=\"\(index + 2)\"><c r=\"A\(index + 2)\" t=\"str\"><v>Cook</v></c>"
        + "<c r=\"B\(index + 2)\"><v>\(number)</v></c></row>"
    }
    let document = try sheet(WorkbookFormatTests.header + rows.joined())
    #expect(
      document.table?.strings.map(\.last) == [
        "7", "-7.50", ".5", "1.2.0", "-", "123456789012345", "1000", "0007", "+5",
      ])
  }

  /// The parser is fed piece by piece, and a piece may end anywhere.
  @Test func aSheetIsReadWhereverItsPiecesEnd() throws {
    let count = 3_000
    let rows = (0..<count).map { index in
      "<row><c t=\"str\"><v>Cook &amp; maid \(index)</v></c><c><v>\(index)</v></c></row>"
    }
    let document = try documents(
      [("A &amp; &#x42;", "", WorkbookFormatTests.header + rows.joined())])[0]
    let table = try #require(document.table)
    #expect(table.rows.count == count)
    #expect(table.sheet?.name == "A & B")
    #expect(table.strings == (0..<count).map { ["Cook & maid \($0)", "\($0)"] })
  }

  @Test func cellsLeadToTheirPlace() throws {
    let rows =
      "<row r=\"3\"><c r=\"C3\" t=\"str\"><v>Role</v></c><c r=\"AB3\" t=\"str\"><v>Pay</v></c></row>"
      + "<row r=\"7\"><c r=\"A7\"><v>9</v></c><c r=\"C7\" t=\"str\"><v>Köchin</v></c><c r=\"AB7\"><v>5</v></c></row>"
    let documents = try documents([("Lohn 1", "", rows), ("It's", "", rows), ("S1", "", rows)])
    #expect(documents.count == 3)
    var offsets: Set<Int> = []
    for (document, name) in zip(documents, ["'Lohn 1'", "'It''s'", "S1"]) {
      let table = try #require(document.table)
      let row = try #require(table.rows.first)
      #expect(document.path == "a.xlsx")
      #expect(row.line == 7)
      #expect(table.locator(of: row.cellOffsets[0], in: row) == "\(name)!C7")
      #expect(table.locator(of: row.cellOffsets[1], in: row) == "\(name)!AB7")
      #expect(String(decoding: table.bytes[row.range], as: UTF8.self) == "Köchin\t5\t9")
      #expect(table.bytes[row.cellOffsets[1]...].starts(with: [0x35]))
      #expect(offsets.insert(row.cellOffsets[1]).inserted)
    }
  }

  @Test(arguments: [
    (14, "45413", "2024-05-01"), (22, "45413.5", "2024-05-01 12:00"), (20, "0.25", "06:00"),
    (14, "60", "1900-02-29"), (14, "59", "1900-02-28"), (14, "1", "1900-01-01"),
    (14, "61", "1900-03-01"), (0, "45413", "45413"), (14, "2958465", "9999-12-31"),
    (14, "99999999", "99999999"), (46, "30.5", "30.5"),
  ])
  func datesAreToldByTheirFormat(format: Int, value: String, text: String) throws {
    let document = try sheet(
      WorkbookFormatTests.header
        + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\" s=\"1\"><v>\(value)</v></c></row>",
      styles: "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(format)\"/></cellXfs>")
    // The day that never was is the one before the first of March.
    #expect(document.table?.strings == [["x", value == "60" ? "1900-02-28" : text]])
  }

  @Test func daysCanCountFrom1904() throws {
    let document = try documents(
      [
        (
          "S", "",
          WorkbookFormatTests.header
            + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\" s=\"0\"><v>43951</v></c></row>"
        )
      ], styles: "<cellXfs><xf numFmtId=\"14\"/></cellXfs>",
      properties: "<workbookPr date1904=\"1\"/>")[0]
    #expect(document.table?.strings == [["x", "2024-05-01"]])
  }

  @Test(arguments: [
    ("#,##0\\ &quot;zł&quot;", "5000 zł"), ("[$€-407] #,##0.00", "€5000"),
    ("&quot;$&quot;#,##0", "$5000"),
    ("_($* #,##0_);_($* (#,##0)", "$5000"), ("#,##0 [$CHF]", "5000 CHF"), ("[$-409]#,##0", "5000"),
    ("#,##0 &quot;people&quot;", "5000"), ("0.0%", "5000"), ("[Magenta]General", "5000"),
    ("0.00E+00", "5000"), ("yyyy-mm-dd", "1913-09-08"), ("[h]:mm:ss", "5000"),
    ("dd\\.mm\\.yyyy hh:mm", "1913-09-08"),
  ])
  func aFormatSaysTheCurrency(code: String, text: String) throws {
    let document = try sheet(
      WorkbookFormatTests.header
        + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\" s=\"0\"><v>5000</v></c></row>",
      styles:
        "<numFmts><numFmt numFmtId=\"170\" formatCode=\"\(code)\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"170\"/></cellXfs>"
    )
    #expect(document.table?.strings == [["x", text]])
  }

  @Test func sparseCellsCostNothing() throws {
    let document = try sheet(
      WorkbookFormatTests.header
        + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"XFD2\"><v>1</v></c></row>"
        + "<row r=\"1048576\"><c r=\"B1048576\"><v>5</v></c><c r=\"XFD1048576\"><v>1</v></c></row>"
        + "<row r=\"1048577\"><c r=\"A1048577\"><v>1</v></c><c r=\"XFE2\"><v>1</v></c></row>")
    #expect(document.table?.strings == [["x", ""], ["", "5"]])
    #expect(document.table?.rows.map(\.line) == [2, 1_048_576])
    #expect(
      document.messages == [
        "a.xlsx: error: expected cells of the sheet “S”, found 2 that are damaged, the first XFE1048577; save the workbook again from an Office program"
      ])
  }

  @Test func cellsWithoutPlacesFollowEachOther() throws {
    let document = try sheet(
      "<row><c t=\"str\"><v>Role</v></c><c t=\"str\"><v>Pay</v></c></row><row><c t=\"str\"><v>x</v></c><c><v>5</v></c></row>"
    )
    #expect(document.table?.strings == [["x", "5"]])
  }

  @Test func rowsInAnyOrderAreSorted() throws {
    let document = try sheet(
      "<row r=\"3\"><c r=\"B3\"><v>6</v></c><c r=\"A3\" t=\"str\"><v>y</v></c></row>"
        + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\"><v>5</v></c></row>"
        + WorkbookFormatTests.header)
    #expect(document.table?.strings == [["x", "5"], ["y", "6"]])
  }

  @Test func errorsAndFormulasWithoutValueAreNamed() throws {
    let document = try sheet(
      WorkbookFormatTests.header
        + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c></row>"
        + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>y</v></c><c r=\"B3\"><f>1+1</f></c></row>"
        + "<row r=\"4\"><c r=\"A4\" t=\"s\"><v>7</v></c><c r=\"B4\"/></row>")
    #expect(document.table?.strings == [["x", "#DIV/0!"], ["y", ""]])
    #expect(
      document.messages == [
        "a.xlsx: error: expected cells of the sheet “S”, found 1 that are damaged, the first A4; save the workbook again from an Office program",
        "a.xlsx: warning: expected values in the sheet “S”, found 1 errors of formulas, the first in B2; mend them",
        "a.xlsx: warning: expected values in the sheet “S”, found 1 formulas without, the first in B3; open and save the workbook in an Office program",
      ])
  }

  @Test func mergedWordsStandInEachRow() throws {
    let rows =
      WorkbookFormatTests.header
      + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\"><v>5</v></c></row>"
      + "<row r=\"3\"><c r=\"B3\"><v>6</v></c></row><row r=\"4\"><c r=\"C4\"><v>7</v></c></row>"
    let bytes = try OfficePackage.workbook([
      (
        "S", "",
        "<sheetData>\(rows)</sheetData><mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B3:B4\"/></mergeCells>"
      )
    ]).bytes
    let document = DocumentReader().read(bytes, path: "a.xlsx")
    #expect(document.table?.strings == [["x", "5"], ["x", "6"], ["", ""]])
  }

  @Test func theHeaderIsFoundBelowATitle() throws {
    let title = (1...15).map {
      "<row r=\"\($0)\"><c r=\"A\($0)\" t=\"str\"><v>Note \($0)</v></c></row>"
    }
    let document = try sheet(
      title.joined()
        + "<row r=\"17\"><c r=\"A17\" t=\"str\"><v>OCC_TITLE</v></c><c r=\"B17\" t=\"str\"><v>A_MEDIAN</v></c></row>"
        + "<row r=\"18\"><c r=\"A18\" t=\"str\"><v>Clerks</v></c><c r=\"B18\"><v>5</v></c></row>")
    #expect(document.table?.columns == [.role: 0, .median: 1])
    #expect(document.table?.strings == [["Clerks", "5"]])
  }

  @Test func sheetsThatAreNoTablesOfPayAreNamed() throws {
    let good =
      WorkbookFormatTests.header
      + "<row r=\"2\"><c r=\"A2\" t=\"str\"><v>x</v></c><c r=\"B2\"><v>5</v></c></row>"
    let note = "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>About</v></c></row>"
    let documents = try documents([
      ("About", "", note), ("Pay", "", good), ("Empty", "", ""), ("H", "state=\"hidden\"", good),
      ("V", "state=\"veryHidden\"", good),
    ])
    #expect(documents.map { $0.table?.sheet?.name } == ["Pay"])
    #expect(
      documents.flatMap(\.messages) == [
        "a.xlsx: warning: expected visible sheets, found hidden ones, left out: “H”, “V”; unhide them if they hold pay",
        "a.xlsx: warning: expected a role and an amount in the header of each sheet, found none in “About”, left out; name the columns “role” and “salary” if they hold pay",
      ])
    #expect(
      try sheet(note).messages == [
        "a.xlsx:1:1: warning: no column for the role was recognised among “About”; name one “role”",
        "a.xlsx:1:1: warning: no column for an amount was recognised among “About”; name one “salary”",
      ])
  }

  @Test func aWorkbookWithoutCellsIsAnError() throws {
    #expect(
      try sheet("").messages == [
        "a.xlsx: error: expected a sheet with cells, found none; check what wrote the workbook"
      ])
  }
}
