import Foundation
import Testing

@testable import Writers

/// A workbook that was changed on its way to the disk is never published.
struct WorkbookVerifierTests {
  private static let sheet = "xl/worksheets/sheet1.xml"

  /// Writes a small workbook and returns what was sent.
  private func write(
    to path: String, isStreamed: Bool = false, _ cells: [Cell] = WorkbookVerifierTests.cells
  ) throws -> WorkbookDigest {
    let publication = try Publication(path: path)
    var workbook = try Workbook(for: publication, isStreamed: isStreamed)
    try workbook.setProperties(
      WorkbookProperties(title: "t", author: "a", comments: "c", created: 315_532_800))
    let (sheet, _) = try workbook.addSheet("Pay")
    for (index, cell) in cells.enumerated() {
      try workbook.write(ReadyCell(cell), sheet: sheet, row: index / 3, column: index % 3)
    }
    let digest = workbook.digest
    try workbook.close()
    try publication.publish()
    return digest
  }

  private static let cells: [Cell] = [
    .text("role"), .text("=1+1"), .number(75_495, .count),
    .formula("C1*2", 150_990, .plain), Cell(.number(0.1 + 0.2)),
    Cell(.number(1.0 / 3), link: "'Pay'!A1"), .text("a\r\nb _x0041_ \u{1} <&>"), .text(" 薪资 😀 "),
    Cell(.number(-1e-9)), .formula("A1&\"<&>\"", result: .text("role<&> 薪资"), .plain),
    .formula("IF(C1>0,\"\",1)", result: .text(""), .plain),
    .arrayFormula("SUM(C1:C2*2)", 150_990.6, .plain),
  ]

  private func verify(_ path: String, _ digest: WorkbookDigest) throws {
    try WorkbookVerifier(path: "a.xlsx", file: path).verify(digest)
  }

  @Test(arguments: [false, true])
  func untouchedWorkbookPasses(isStreamed: Bool) throws {
    let folder = try TemporaryFolder()
    let digest = try write(to: folder["a.xlsx"], isStreamed: isStreamed)
    #expect(digest.sheets == [digest.sheets[0]] && digest.sheets[0].cells == 12)
    try verify(folder["a.xlsx"], digest)
  }

  @Test func rewrittenArchiveOfTheSamePartsPasses() throws {
    let folder = try TemporaryFolder()
    let digest = try write(to: folder["a.xlsx"])
    try StoredZip.rewrite(folder["a.xlsx"]) { $1 }
    try verify(folder["a.xlsx"], digest)
  }

  @Test(arguments: [
    ("<v>75495</v>", "<v>75496</v>"), ("<f>C1*2</f>", "<f>C1*3</f>"), ("r=\"C1\"", "r=\"D1\""),
    ("<v>75495</v>", "<v>NAN</v>"), ("<v>75495</v>", "<v>1,5</v>"),
    ("<t xml:space=\"preserve\"> 薪资", "<t>薪资"), ("role", "rôle"), ("<v>0</v>", "<v>99</v>"),
    ("name=\"Pay\"", "name=\"Pax\""), ("<hyperlink ", "<other "),
    ("<worksheet ", "<!DOCTYPE worksheet><worksheet "),
  ])
  func changedPartIsRefused(text: String, other: String) throws {
    let folder = try TemporaryFolder()
    let digest = try write(to: folder["a.xlsx"])
    var isChanged = false
    try StoredZip.rewrite(folder["a.xlsx"]) { name, part in
      guard !isChanged, name.hasPrefix("xl/"), let range = part.range(of: text) else { return part }
      isChanged = true
      return part.replacingCharacters(in: range, with: other)
    }
    #expect(isChanged)
    #expect(throws: WriterError.self) { try verify(folder["a.xlsx"], digest) }
  }

  @Test func partCutShortIsRefused() throws {
    let folder = try TemporaryFolder()
    let digest = try write(to: folder["a.xlsx"])
    for part in StoredZip.parts(of: folder["a.xlsx"]).map(\.name) {
      let path = folder["b.xlsx"]
      try Data(folder.bytes(of: "a.xlsx")).write(to: URL(filePath: path))
      try StoredZip.rewrite(path) { name, text in
        name == part ? String(text.dropLast(12)) : text
      }
      #expect(throws: WriterError.self, "\(part)") { try verify(path, digest) }
    }
  }

  @Test func missingSheetIsRefused() throws {
    let folder = try TemporaryFolder()
    let digest = try write(to: folder["a.xlsx"])
    try StoredZip.rewrite(folder["a.xlsx"]) { name, text in
      name == WorkbookVerifierTests.sheet ? nil : text
    }
    #expect(throws: WriterError.self) { try verify(folder["a.xlsx"], digest) }
  }

  @Test func stylesWithAFormatMissingAreRefused() throws {
    let folder = try TemporaryFolder()
    let digest = try write(to: folder["a.xlsx"])
    try StoredZip.rewrite(folder["a.xlsx"]) { name, text in
      name == "xl/styles.xml" ? text.replacing("<fonts count=\"", with: "<fonts count=\"1") : text
    }
    #expect(throws: WriterError.self) { try verify(folder["a.xlsx"], digest) }
  }

  /// A fault of the disk: any byte flipped or the end cut off.
  @Test func damagedFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let digest = try write(to: folder["a.xlsx"])
    let whole = try folder.bytes(of: "a.xlsx")
    for count in stride(from: 0, to: whole.count, by: 97) {
      try Data(whole[..<count]).write(to: URL(filePath: folder["b.xlsx"]))
      #expect(throws: WriterError.self, "first \(count) bytes") {
        try verify(folder["b.xlsx"], digest)
      }
    }
    // The part's compressed bytes begin behind its 30 bytes of header and its name.
    let name = Array(WorkbookVerifierTests.sheet.utf8)
    let start = try #require(whole.indices.first { whole[$0...].starts(with: name) }) + name.count
    for index in start..<(start + 200) {
      var damaged = whole
      damaged[index] ^= 0x10
      try Data(damaged).write(to: URL(filePath: folder["b.xlsx"]))
      #expect(throws: WriterError.self, "byte \(index)") { try verify(folder["b.xlsx"], digest) }
    }
  }

  @Test func numberThatIsNoneIsRefused() throws {
    let folder = try TemporaryFolder()
    let digest = try write(to: folder["a.xlsx"], [Cell(.number(.nan))])
    #expect(throws: WriterError.self) { try verify(folder["a.xlsx"], digest) }
  }

  @Test func differentValuesHaveDifferentHashes() throws {
    let folder = try TemporaryFolder()
    let one = try write(to: folder["a.xlsx"], [.text("1"), .text("2")])
    let swapped = try write(to: folder["b.xlsx"], [.text("2"), .text("1")])
    let number = try write(to: folder["c.xlsx"], [.number(1), .text("2")])
    #expect(Set([one, swapped, number].map(\.sheets[0].hash)).count == 3)
  }
}
