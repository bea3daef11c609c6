import Compensation
import Documents
import Testing

/// ZIP archives of documents.
@Suite struct FileArchiveTests {
  private func documents(_ package: OfficePackage, _ path: String = "a.zip") -> [ReadDocument] {
    Array(DocumentReader().documents(in: package.bytes, path: path))
  }

  @Test func eachMemberIsADocumentOfItsOwn() throws {
    var package = OfficePackage()
    try package.add("ads/", "")
    try package.add("ads/one.txt", "Nurses earn $80,000 a year.")
    try package.add("ads/two.html", "<p>Cooks earn $35,000 a year.</p>")
    try package.add("survey.csv", "role,salary\nNurse,80000\n")
    try package.add(
      "letter.docx", try OfficePackage.word("<w:p><w:r><w:t>Pay</w:t></w:r></w:p>").bytes)
    try package.add("__MACOSX/ads/._one.txt", "x")
    try package.add(".hidden", "x")
    let documents = documents(package)
    #expect(
      documents.map(\.path) == [
        "a.zip/ads/one.txt", "a.zip/ads/two.html", "a.zip/survey.csv", "a.zip/letter.docx",
      ])
    #expect(documents.map(\.format) == ["text", "html", "csv", "docx"])
    #expect(documents[1].text?.string == "Cooks earn $35,000 a year.")
    #expect(documents[1].text?.place(of: "$35")?.document == "a.zip/ads/two.html")
    #expect(documents[0].byteCount == 27)
    #expect(documents.allSatisfy { $0.issues.isEmpty })
  }

  @Test func aPublishedTableIsKnownInItsArchive() throws {
    var package = OfficePackage()
    try package.add("rates.csv", "Date,USD,PLN,JPY,\n2026-04-13,1.2,4.2,180,\n")
    try package.add("ads.tsv", "role\tsalary\nClerk\t5\n")
    let documents = documents(package)
    #expect(documents.map(\.format) == ["csv", "tsv"])
    #expect(documents.first?.table?.published?.kind == .exchangeRates)
    #expect(documents.first?.table?.path == "a.zip/rates.csv")
    #expect(documents.last?.table?.columns == [.role: 0, .amount: 1])
  }

  @Test(arguments: ["a.zip", "a", "-"]) func aTruncatedArchiveIsCalledOne(path: String) throws {
    var package = OfficePackage()
    try package.add("a.txt", "Nurses earn $80,000 a year.")
    let bytes = package.bytes
    let cut = DocumentReader().read(Array(bytes[..<(bytes.count / 2)]), path: path)
    #expect(
      cut.messages == [
        "\(path): error: expected a whole ZIP archive, found damage; fetch or pack it again"
      ])
  }

  @Test func slidesAreCalledAPresentation() throws {
    var package = OfficePackage()
    for name in ["[Content_Types].xml", "_rels/.rels", "ppt/presentation.xml"] {
      try package.add(name, "<x/>")
    }
    #expect(
      documents(package, "a.pptx").flatMap(\.messages) == [
        "a.pptx: error: expected text, found a presentation; save it as text, HTML or CSV"
      ])
  }

  @Test func anOfficeDocumentStoredInAnArchiveIsAMember() throws {
    let word = try OfficePackage.word("<w:p><w:r><w:t>Pay</w:t></w:r></w:p>").bytes
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    _ = try Tool.run(
      "/usr/bin/python3",
      [
        "-c",
        "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1],'w')\n"
          + "z.writestr('a.docx',sys.stdin.buffer.read())\nz.close()", folder.path + "/a.zip",
      ], word)
    let documents = try DocumentReader().documents(in: InputFile(folder.path + "/a.zip"))
    #expect(documents.map(\.format) == ["docx"])
  }

  @Test func whatCannotBeReadIsNamedAndTheRestIsRead() throws {
    var package = OfficePackage()
    try package.add("secret.txt", "x")
    package.encryptLast()
    try package.add("bomb.txt", [UInt8](repeating: 0x20, count: 3 << 20))
    try package.add("picture.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    try package.add("inner.zip", OfficePackage().bytes)
    try package.add("../../etc/pass\u{1B}wd.txt", "Nurses earn $80,000 a year.")
    let documents = documents(package)
    #expect(documents.compactMap { $0.text?.string } == ["Nurses earn $80,000 a year."])
    #expect(documents.map(\.path).contains("a.zip/../../etc/pass\\u{1b}wd.txt"))
    #expect(
      documents.flatMap(\.messages) == [
        "a.zip/inner.zip: error: expected text, found an empty ZIP archive; save it as text, HTML or CSV",
        "a.zip/secret.txt: error: expected a member without a password, found an encrypted one; pack it without a password",
        "a.zip/bomb.txt: error: expected a member that decompresses to at most 100 times its size, found more; unpack the archive by hand if you trust it",
        "a.zip/picture.png: warning: expected a text document, found a PNG image; left out",
      ])
  }

  @Test func sizesAndNumbersAreCapped() throws {
    var package = OfficePackage()
    try package.add("a.txt", "Nurses earn $80,000 a year.")
    let small = Array(DocumentReader().documents(in: package.bytes, path: "a.zip", limit: 20))
    #expect(
      small.flatMap(\.messages) == [
        "a.zip/a.txt: error: expected at most 20 bytes when decompressed, found more; unpack the archive into a folder"
      ])
    var many = OfficePackage()
    for number in 0...1_000 { many.addStored("\(number).txt", Array("x".utf8)) }
    #expect(
      documents(many).flatMap(\.messages) == [
        "a.zip: error: expected at most 1000 members, found more; unpack the archive into a folder"
      ])
  }

  @Test func anArchiveWithoutDocumentsIsAnError() throws {
    let empty = documents(OfficePackage())
    #expect(
      empty.flatMap(\.messages) == [
        "a.zip: error: expected an archive of documents, found none; save the documents as text, HTML or .docx"
      ])
    var other = OfficePackage()
    try other.add("mimetype", "application/vnd.oasis.opendocument.text")
    try other.add("content.xml", "<x/>")
    #expect(
      documents(other).first?.messages.first?.contains("a document of another program") == true)
  }

  @Test func damageNeverCrashes() throws {
    var package = OfficePackage()
    try package.add("a.txt", "Nurses earn $80,000 a year.")
    try package.add("b.csv", "role,salary\nNurse,80000\n")
    let bytes = package.bytes
    for index in stride(from: 0, to: bytes.count, by: 3) {
      var damaged = bytes
      damaged[index] ^= 0x41
      let all = Array(DocumentReader().documents(in: damaged, path: "a.zip"))
      #expect(all.allSatisfy { $0.content != nil || !$0.issues.isEmpty })
      let cut = Array(DocumentReader().documents(in: Array(bytes[..<index]), path: "a.zip"))
      // The first three bytes are those of any text; the last four tell the length of a comment
      // that there is none of.
      let isHarmless = (1...3).contains(index) || index >= bytes.count - 4
      #expect(!cut.flatMap(\.issues).isEmpty || isHarmless, "\(index)")
    }
  }

  @Test func membersThatOverlapCountEachTime() throws {
    var package = OfficePackage()
    package.addStored("a.txt", [UInt8](repeating: 0x61, count: 100))
    // The same data under many names, as bombs have it.
    for number in 0..<50 { package.addOverlapping("\(number).txt") }
    let all = documents(package)
    #expect(all.allSatisfy { $0.content != nil || !$0.issues.isEmpty })
    #expect(all.count >= 1)
  }
}
