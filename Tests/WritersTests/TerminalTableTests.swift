import Testing

@testable import Writers

struct TerminalTableTests {
  @Test(arguments: [
    ("abc", 3), ("薪资", 4), ("e\u{301}", 1), ("ｱ", 1), ("Ａ", 2), ("한", 2), ("😀", 2), ("", 0),
    ("a\u{200D}b", 2), ("ż", 1),
  ])
  func widthIsThatOfTheTerminal(text: String, width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test func columnsStandInLineWithWideText() {
    let table = TerminalTable(
      columns: [.init("Role"), .init("Pay", isNumber: true)],
      rows: [["数据", "1,000"], ["clerk", "90"]])
    #expect(table.rendered() == "Role     Pay\n数据   1,000\nclerk     90\n")
  }

  @Test(arguments: [20, 30, 40, 60, 80, 132])
  func noLineIsWiderThanTheTerminal(width: Int) {
    let table = TerminalTable(
      columns: [
        .init("Role", minimumWidth: 4), .init("Note", priority: 2),
        .init("Pay", isNumber: true, priority: 1),
      ],
      rows: [["主任 account manager of the region", "a rather long remark", "1,234,567"]])
    for line in table.rendered(width: width).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width)
    }
  }

  @Test func columnsLeftOutAreNamed() {
    let table = TerminalTable(
      columns: [.init("Role"), .init("Remark", priority: 1)],
      rows: [["account manager", String(repeating: "x", count: 80)]])
    #expect(
      table.rendered(width: 50)
        == "Role\naccount manager\n(not shown for want of room: Remark)\n")
  }

  @Test func whatWouldMoveTheCursorIsReplaced() {
    #expect(TerminalText.neutral("a\u{1B}[2Jb\u{202E}c\nd\u{9B}") == "a\u{FFFD}[2Jbc d\u{FFFD}")
  }

  @Test func cutTextSaysSo() {
    #expect(TerminalText.fitted("account manager", width: 8) == "account…")
    #expect(TerminalText.fitted("数据分析师", width: 6) == "数据…")
  }

  @Test func colorIsOnlyWhereAskedFor() {
    let table = TerminalTable(columns: [.init("Role")], rows: [["x"]])
    #expect(!table.rendered().contains("\u{1B}"))
    #expect(table.rendered(usesColor: true).hasPrefix("\u{1B}[1mRole\u{1B}[0m\n"))
  }

  @Test(arguments: [
    (0.0, 50.0, 100.0, "░░░░░│████"), (50, 75, 100, "     ░░│██"), (0, 0, 0, "│         "),
    (100, 100, 100, "         │"),
  ])
  func barShowsTheRange(low: Double, median: Double, high: Double, bar: String) {
    let scale = RangeBar(minimum: 0, maximum: 100, width: 10)
    #expect(scale.text(low: low, median: median, high: high) == bar)
  }

  @Test(arguments: [
    (75_495.0, "75,495"), (999.6, "1,000"), (-16_314, "-16,314"), (0, "0"),
    (1_234_567, "1,234,567"),
  ])
  func numberIsGrouped(value: Double, text: String) {
    #expect(GroupedNumber.text(of: value) == text)
  }
}
