import Compensation
import Documents
import Testing

@Suite struct GzipTests {
  @Test(arguments: [
    ("a.txt.gz", "Pay is $5.", "text"), ("a.html.gz", "<p>x", "html"),
    ("a.md.GZ", "# x", "markdown"),
    ("a.gz", "Role,Min,Max\nClerk,1,2\n", "csv"), ("-", "<html>x", "html"),
  ])
  func aCompressedDocumentIsReadAsWhatItHolds(path: String, text: String, format: String) throws {
    let bytes = try Tool.gzip(Array(text.utf8))
    let document = DocumentReader().read(bytes, path: path)
    #expect(document.format == format)
    #expect(document.path == path)
    #expect(document.byteCount == bytes.count)
    #expect(document.content != nil)
    #expect(document.issues == [])
  }

  @Test func membersAreJoinedAndPaddingIsNone() throws {
    let bytes =
      try Tool.gzip(Array("one ".utf8)) + Tool.gzip(Array("two".utf8)) + [0, 0, 0]
    #expect(DocumentReader().read(bytes, path: "a.txt.gz").text?.string == "one two")
  }

  @Test func damageIsNamed() throws {
    var bytes = try Tool.gzip(Array("Pay is $5, and some more text behind it.".utf8))
    let cut = DocumentReader().read(Array(bytes.dropLast(12)), path: "a.txt.gz")
    #expect(cut.content == nil)
    #expect(
      cut.messages == [
        "a.txt.gz: error: expected compressed data to its end, found the end of the file at byte \(bytes.count - 12); fetch the file again"
      ])
    bytes[12] ^= 0xFF
    let damaged = DocumentReader().read(bytes, path: "a.txt.gz")
    #expect(damaged.content == nil)
    #expect(damaged.messages.first?.contains("found damage at byte") == true)
  }

  @Test func aBombIsRefused() throws {
    let bytes = try Tool.gzip([UInt8](repeating: 0x61, count: 30 << 20))
    let document = DocumentReader().read(bytes, path: "a.txt.gz")
    #expect(document.content == nil)
    #expect(
      document.messages == [
        "a.txt.gz: error: expected data that decompress to at most 100 times their size, found more; decompress the file by hand if you trust it"
      ])
  }

  @Test func whatDecompressesBeyondTheCapIsRefused() throws {
    let bytes = try Tool.gzip((0..<100_000).map { UInt8(33 + $0 * $0 % 89) })
    let documents = DocumentReader().documents(in: bytes, path: "a.txt.gz", limit: 50_000)
    #expect(
      documents.flatMap(\.messages) == [
        "a.txt.gz: error: expected at most 50000 bytes when decompressed, found more; split the document or raise the cap with --max-size"
      ])
  }

  @Test func aCompressedArchiveOfFilesIsNamedAndNotRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    let tar = try Tool.run("/bin/tar", ["-czf", "-", "a.txt"], in: folder.path)
    let document = DocumentReader().read(tar, path: "a.tar.gz")
    #expect(
      document.messages == [
        "a.tar.gz: error: expected text, found a TAR archive; save it as text, HTML or CSV"
      ])
  }

  @Test func aFolderWalkTakesWhatTheNameWithoutGzSays() throws {
    let folder = try TemporaryFolder()
    try folder.write("x", to: "a.txt")
    _ = try Tool.run("/bin/gzip", ["a.txt"], in: folder.path)
    try folder.write("x", to: "b.tar")
    _ = try Tool.run("/bin/gzip", ["b.tar"], in: folder.path)
    let listing = InputWalker().list([folder.path])
    #expect(listing.files.map(\.path) == [folder.path + "/a.txt.gz"])
    #expect(listing.issues.count == 1)
  }
}
