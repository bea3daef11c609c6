import Compensation
import Documents
import Testing

/// Packages that are damaged or made to harm.
@Suite struct OfficePackageTests {
  private func messages(_ bytes: [UInt8], _ path: String = "a.docx") -> [String] {
    let document = DocumentReader().read(bytes, path: path)
    #expect(document.content == nil)
    return document.messages
  }

  @Test func aPackageIsKnownByItsParts() throws {
    let word = try OfficePackage.word("<w:p><w:r><w:t>x</w:t></w:r></w:p>").bytes
    #expect(DocumentReader().read(word, path: "-").format == "docx")
    let row = "<sheetData><row><c t=\"str\"><v>role</v></c></row></sheetData>"
    let workbook = try OfficePackage.workbook([("S", "", row)]).bytes
    #expect(DocumentReader().read(workbook, path: "-").format == "xlsx")
  }

  @Test func everyCutIsDamage() throws {
    let bytes = try OfficePackage.word("<w:p><w:r><w:t>Pay is 5</w:t></w:r></w:p>").bytes
    for length in stride(from: 4, to: bytes.count, by: 37) {
      let found = messages(Array(bytes[..<length]))
      #expect(found.count == 1)
      #expect(found.first?.contains("error: expected") == true)
    }
  }

  @Test func damageWithinNeverCrashes() throws {
    let bytes = try OfficePackage.word("<w:p><w:r><w:t>Pay is 5</w:t></w:r></w:p>").bytes
    var wrong = 0
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x55
      let document = DocumentReader().read(damaged, path: "a.docx")
      if let text = document.text, text.string != "Pay is 5", document.issues.isEmpty { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test func anEncryptedPartIsNamed() throws {
    var package = try OfficePackage.word("")
    package.encryptLast()
    #expect(
      messages(package.bytes) == [
        "a.docx: error: expected an Office document without a password, found an encrypted one; save it without a password"
      ])
  }

  @Test(arguments: ["a.docx", "a.xlsx"])
  func aContainerOfAnEncryptedDocumentIsNamed(path: String) {
    let name = Array("EncryptedPackage".utf16).flatMap { [UInt8($0 & 0xFF), 0] }
    #expect(
      messages([0xD0, 0xCF, 0x11, 0xE0] + name, path).first?.contains("without a password") == true)
    #expect(
      messages([0xD0, 0xCF, 0x11, 0xE0, 1, 2, 3], path) == [
        "\(path): error: expected a document of Office 2007 or newer, found an older one; save it as .\(path.suffix(4))"
      ])
  }

  @Test func aBombIsRefused() throws {
    var package = OfficePackage()
    try package.add("_rels/.rels", [UInt8](repeating: 0x20, count: 20 << 20))
    #expect(
      messages(package.bytes) == [
        "a.docx: error: expected parts that decompress to at most 100 times their size, found more in “_rels/.rels”; save the document as CSV or text if you trust it"
      ])
  }

  @Test func aSizeThatLiesIsNotBelieved() throws {
    var package = OfficePackage()
    try package.add("_rels/.rels", [UInt8](repeating: 0x20, count: 20 << 20), declaring: 100)
    #expect(messages(package.bytes).count == 1)
  }

  @Test func partsAreCappedAndUnique() throws {
    var many = OfficePackage()
    for index in 0...1_000 { try many.add("p\(index)", [UInt8(index & 0x7F)]) }
    #expect(
      messages(many.bytes) == [
        "a.docx: error: expected at most 1000 parts, found more; save the document again without attachments"
      ])
    var twice = try OfficePackage.word("")
    try twice.add("word/document.xml", "x")
    #expect(
      messages(twice.bytes) == [
        "a.docx: error: expected a whole Office document, found damage in “word/document.xml”; fetch or save it again"
      ])
  }

  @Test func aPackageWithoutItsMainPartIsNamed() throws {
    var package = OfficePackage()
    try package.add("word/x", "x")
    #expect(
      messages(package.bytes) == [
        "a.docx: error: expected the part “_rels/.rels”, found none; save the document again from an Office program"
      ])
  }
}
