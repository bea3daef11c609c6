import Compensation
import Testing

@testable import Extraction

/// Passages of plain text and of marked-up documents.
struct PassageReaderTests {
  private func outline(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return DocumentSegmentation(DocumentText(path: "-", bytes: bytes), scan: nil).passages.map {
      passage in
      let words = String(decoding: bytes[passage.range], as: UTF8.self)
      return switch passage.kind {
      case .heading: "h \(words)"
      case .text: "p \(words)"
      case .item: "li \(words)"
      case .caption(let table): "c\(table) \(words)"
      case .row(let table, _):
        "r\(table) "
          + passage.cells(in: bytes).map { String(decoding: bytes[$0], as: UTF8.self) }.joined(
            separator: "/")
      }
    }
  }

  @Test func linesWithoutAnEndOfSentenceThatLeadAGroupAreHeadings() {
    #expect(
      outline("Pay of glaziers\nThey earn little.") == ["h Pay of glaziers", "p They earn little."])
    #expect(outline("# Pay\ntext") == ["h Pay", "p text"])
    #expect(outline("Lohn\n\nEr ist gering.") == ["h Lohn", "p Er ist gering."])
    #expect(outline("玻璃工的薪资\n每月不多。") == ["h 玻璃工的薪资", "p 每月不多。"])
  }

  @Test func aLineWithAnAmountIsNoHeading() {
    #expect(
      outline("Glazier $53,000\nRoofer $51,500") == ["p Glazier $53,000", "p Roofer $51,500"])
    #expect(outline("Salaries in 2024\nGlaziers earn little.").first == "h Salaries in 2024")
  }

  @Test func linesWithAnAmountBehindADashAreAList() {
    let lines = [
      "Hotel receptionist (full time) – $2,450 gross a month",
      "Head housekeeper (f/m) – $2,900 a month",
    ]
    #expect(outline(lines.joined(separator: "\n")) == lines.map { "p " + $0 })
  }

  @Test func linesThatBeginWithAnAmountAreAList() {
    let lines = [
      "A$78,000–A$86,000 plus super a year: Sous Chef, Brisbane",
      "NZ$66,500–NZ$74,000 a year: Head Waiter, Queenstown",
    ]
    #expect(outline(lines.joined(separator: "\n")) == lines.map { "p " + $0 })
  }

  @Test(arguments: ["→", "➜", "✓", "►", "»", "●"])
  func arrowsAndTicksBeginItems(_ sign: String) {
    let lines = ["glazier, £21.30 an hour before tax", "roofer, from £19.75 an hour before tax"]
    #expect(
      outline(lines.map { "\(sign) \($0)" }.joined(separator: "\n")) == lines.map { "li " + $0 })
  }

  /// Signs are found wherever in a line they stand: lines are looked at in blocks of sixteen bytes.
  @Test(arguments: 1...40)
  func cellsAreFoundBehindTextOfAnyLength(_ length: Int) {
    let title = String(repeating: "x", count: length)
    for sign in ["\t", "|", ";"] {
      let rows = ["a\(sign)\(title)\(sign)1", "b\(sign)\(title)\(sign)2"]
      let cells = ["r1 a/\(title)/1", "r1 b/\(title)/2"]
      #expect(outline(rows.joined(separator: "\n")) == cells, "\(sign) \(length)")
      #expect(outline(rows.joined(separator: "\r\n")) == cells, "\(sign) \(length)")
    }
  }

  @Test func aLineBrokenForItsLengthGoesOn() {
    let text = "The median pay of a glazier in the northern counties was stated as\n$53,000 a year."
    #expect(outline(text).count == 1)
    #expect(outline("The pay is\nquite low.") == ["p The pay is\nquite low."])
    #expect(outline("One sentence.\nAnother one.") == ["p One sentence.", "p Another one."])
  }

  /// Delimited text within a document: as many signs in each line, none before a space of prose.
  @Test func linesWithAsManySemicolonsOrCommasAreRows() {
    #expect(
      outline("Pay\nJob;Low;High\nGlazier;40;50\nRoofer;38;47") == [
        "h Pay", "r1 Job/Low/High", "r1 Glazier/40/50", "r1 Roofer/38/47",
      ])
    #expect(
      outline("岗位,中位数,均值\n动画师,16.3,17.5") == ["r1 岗位/中位数/均值", "r1 动画师/16.3/17.5"])
    #expect(
      outline("posada; mediana; średnia\nszklarz; 6 300; 6 800").last
        == "r1 szklarz/6 300/6 800")
    // Prose, amounts in groups of three, and lines of unlike numbers of signs are none.
    for text in [
      "Tea, milk, sugar\nBread, 2, 3", "Nurse: 1,234,567 in all\nCook: 2,345,678 in all",
      "a;b;c\n12;13",
      "a;b;c\nd;e;f", "销售,管理,运营\n曾有3人,后来去了上海,现在不在。",
    ] {
      #expect(!outline(text).contains { $0.hasPrefix("r") }, "\(text)")
    }
  }

  @Test(arguments: ["•", "-", "–", "*", "1.", "12)", "·", "▪"])
  func anItemLosesItsBullet(_ bullet: String) {
    #expect(outline("\(bullet) Glazier – $53,000") == ["li Glazier – $53,000"])
  }

  @Test func rowsOfOneTableShareItsNumber() {
    let text = "Role | Pay\n--- | ---\nGlazier | $53,000\n\nno table here.\n\nA\tB\nC\tD"
    #expect(
      outline(text)
        == ["r1 Role/Pay", "r1 Glazier/$53,000", "p no table here.", "r2 A/B", "r2 C/D"])
  }

  @Test func outerBarsAreNoCells() {
    #expect(outline("| Glazier | $53,000 |\n| Roofer | $51,500 |").first == "r1 Glazier/$53,000")
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyLineBreakEndsALine(_ ending: String) {
    #expect(
      outline("One.\(ending)Two.\(ending)\(ending)Three.") == ["p One.", "p Two.", "p Three."])
  }

  @Test func blocksOfAFormatAreKept() {
    let bytes = Array("Pay\nGlazier\t$53,000\nnote".utf8)
    let document = DocumentText(
      path: "-", bytes: bytes,
      blocks: [
        TextBlock(.heading(1), range: 0..<3),
        TextBlock(.tableRow(table: 4, isHeader: false), range: 4..<19),
        TextBlock(.listItem, range: 20..<24),
      ])
    let passages = DocumentSegmentation(document, scan: nil).passages
    #expect(passages.map(\.kind) == [.heading, .row(table: 4, isHeader: false), .item])
    #expect(passages[1].cells(in: document.bytes) == [4..<11, 12..<19])
  }

  @Test func anEmptyDocumentHasNoPassages() {
    #expect(outline("").isEmpty)
    #expect(outline(" \n\t\n\r\n").isEmpty)
  }

  @Test func passagesAreInOrderAndApart() {
    let text = "# A\ntext one\n- item\n- item 2\n\nA | B\nC | D\n\n\nlast line"
    let bytes = Array(text.utf8)
    let passages = DocumentSegmentation(DocumentText(path: "-", bytes: bytes), scan: nil).passages
    for (left, right) in zip(passages, passages.dropFirst()) {
      #expect(left.range.upperBound <= right.range.lowerBound)
      #expect(left.group <= right.group)
    }
  }

  /// A long text is divided in parts, which are read side by side.
  @Test func aLongTextIsReadAsInOnePart() {
    let block = """
      A heading

      \(String(repeating: "The first paragraph goes on for a long time. ", count: 40))
      over two lines.
      - an item
      a | b
      1 | 2

      \t
      1. another item

      """
    let bytes = Array(String(repeating: block, count: 400).utf8)
    #expect(bytes.count > 600_000)
    let inParts = DocumentSegmentation(DocumentText(path: "-", bytes: bytes), scan: nil).passages
    let inOne = unsafe bytes.withUnsafeBufferPointer {
      unsafe PassageReader(bytes: $0).passages(ofLines: bytes.indices, hasFollower: false).passages
    }
    #expect(inParts.count == inOne.count)
    #expect(zip(inParts, inOne).allSatisfy { $0.range == $1.range && $0.kind == $1.kind })
    #expect(zip(inParts, inOne).allSatisfy { $0.group == $1.group })
  }
}
