import Testing

@testable import Writers

struct WorkbookTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\r\nb\rc", "a\nb\nc"), ("_x0041_", "_x005F_x0041_"),
    ("_x00G1_ _x004", "_x00G1_ _x004"), ("a\u{0}b\u{1B}c", "a\u{FFFD}b\u{FFFD}c"),
    ("\u{FFFE}\u{FFFF}\u{FFFD}", "\u{FFFD}\u{FFFD}\u{FFFD}"), ("tab\tand\nline", "tab\tand\nline"),
    ("＝1", "＝1"),
  ])
  func textIsWhatACellHolds(text: String, cell: String) {
    #expect(WorkbookText.cellText(text) == cell)
  }

  @Test func longTextIsCutInUnitsOfUTF16WithAMarker() {
    let text = WorkbookText.cellText(String(repeating: "😀", count: 20_000))
    #expect(text.utf16.count <= 32_767 && text.utf16.count > 32_760)
    #expect(text.hasSuffix("😀 … [cut]"))
    let fits = String(repeating: "x", count: 32_767)
    #expect(WorkbookText.cellText(fits) == fits)
  }

  @Test func headerHasNoCommands() {
    #expect(WorkbookText.headerText("R&D\npay") == "R&&D pay")
    #expect(WorkbookText.headerText(String(repeating: "&", count: 300)).utf16.count <= 120)
    #expect(WorkbookText.headerText(String(repeating: "薪", count: 300)).utf8.count <= 170)
    #expect(WorkbookText.headerText(String(repeating: "😀", count: 300)).utf8.count <= 170)
  }

  @Test func attributesAreCutBetweenCharacters() {
    for text in ["薪", "😀", "\"", "&"] {
      let cut = WorkbookText.attributeText(String(repeating: text, count: 3_000))
      #expect(cut.utf8.count <= 2_000)
      #expect(cut.hasPrefix(text))
    }
    #expect(WorkbookText.attributeText("R&D") == "R&D")
  }

  @Test func sheetNamesFollowTheRules() {
    var names = SheetNames()
    #expect(names.unique("Pay [a]:b*?/\\") == "Pay  a  b")
    #expect(names.unique("") == "Sheet")
    #expect(names.unique("history") == "Sheet (2)")
    #expect(names.unique("'quoted'") == "quoted")
    #expect(names.unique("Été") == "Été")
    #expect(names.unique("été") == "été (2)")
    let emoji = names.unique(String(repeating: "😀", count: 16))
    #expect(emoji.utf16.count <= 31)
    #expect(names.unique(String(repeating: "😀", count: 16)).utf16.count <= 31)
  }

  @Test(arguments: [(0, 0, "A1"), (6, 1, "B7"), (0, 25, "Z1"), (0, 26, "AA1"), (0, 16_383, "XFD1")])
  func cellsAreNamed(row: Int, column: Int, name: String) {
    #expect(CellPlace.name(row: row, column: column) == name)
  }

  @Test func sheetInAFormulaIsQuoted() {
    #expect(CellPlace.range(sheet: "It's", rows: 1...2, columns: 0...1) == "'It''s'!A2:B3")
  }

  @Test(arguments: [
    0.1 + 0.2, 1.0 / 3, 2e300 / 3, -7.1e-9 / 3, 75_495, 28.1, 86_314.123_456_789, 1e15 + 0.3,
  ])
  func numberIsKnownAsItIsWritten(value: Double) {
    let digits = value.asWritten
    #expect(abs(digits - value) <= abs(value) * 1e-15)
    #expect(digits.asWritten == digits)
  }
}
