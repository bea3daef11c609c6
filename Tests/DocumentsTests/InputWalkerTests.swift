import Compensation
import Documents
import Foundation
import Glibc
import Testing

@Suite struct InputWalkerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The listing with paths and issues below the folder.
  private func list(_ names: [String] = [""]) -> (files: [String], issues: [String]) {
    let listing = InputWalker().list(names.map { folder.path + ($0.isEmpty ? "" : "/" + $0) })
    let root = folder.path + "/"
    func short(_ text: String) -> String {
      text.split(separator: root, omittingEmptySubsequences: false).joined()
    }
    return (listing.files.map { short($0.path) }, listing.issues.map { short($0.description) })
  }

  @Test func aFolderStandsForItsFilesInTheOrderOfTheirBytes() throws {
    for name in ["b.txt", "a/z.md", "a-b.txt", "a.txt", "a/ä.html", "B.csv", "a/b/c"] {
      try folder.write("text", to: name)
    }
    let (files, issues) = list()
    #expect(
      files == ["B.csv", "a-b.txt", "a.txt", "a/b/c", "a/z.md", "a/ä.html", "b.txt"])
    #expect(issues == [])
  }

  @Test func aSlashBehindAFolderIsNotDoubled() throws {
    try folder.write("text", to: "a/b.txt")
    #expect(list(["a/"]).files == ["a/b.txt"])
    #expect(list(["a//"]).files == ["a/b.txt"])
  }

  @Test func argumentsKeepTheirOrderAndStandardInputIsOneOfThem() throws {
    try folder.write("text", to: "b")
    try folder.write("text", to: "a")
    let listing = InputWalker().list([folder.path + "/b", "-", folder.path + "/a", "-"])
    #expect(listing.files.map(\.isStandardInput) == [false, true, false])
    #expect(
      listing.issues.map(\.description) == [
        "-: warning: expected standard input once, found it again; name it once"
      ])
  }

  @Test func whatIsMissingIsAnErrorAndTheRestGoesOn() throws {
    try folder.write("text", to: "a.txt")
    let (files, issues) = list(["none.txt", "a.txt"])
    #expect(files == ["a.txt"])
    #expect(
      issues == ["none.txt: error: expected a file or folder, found nothing; check the path"])
  }

  @Test func whatIsNoTextIsLeftOutOfFoldersWithAWarning() throws {
    try folder.write("{\\rtf1", to: "pay.rtf")
    try folder.write("%PDF-1.7", to: "scan")
    try folder.write("\u{1}\u{2}\u{3}\u{4}", to: "blob")
    try folder.write("readable", to: "notes.log")
    try folder.write("x", to: ".hidden")
    try folder.write("x", to: ".git/config")
    let (files, issues) = list()
    #expect(files == ["notes.log", "scan"])
    #expect(
      Set(issues) == [
        ".git: warning: expected a document, found a hidden file or folder; name it to have it read",
        ".hidden: warning: expected a document, found a hidden file or folder; name it to have it read",
        "blob: warning: expected a text document, found a binary file; left out",
        "pay.rtf: warning: expected a text document, found an RTF document; left out",
      ])
    #expect(list(["pay.rtf", ".hidden"]).files == ["pay.rtf", ".hidden"])
  }

  @Test func loopsOfLinksEndAndNothingIsReadTwice() throws {
    try folder.write("text", to: "a/b.txt")
    try folder.link("a/up", to: "..")
    try folder.link("a/self", to: "self")
    try folder.link("a/gone", to: "nowhere")
    try folder.link("c.txt", to: "a/b.txt")
    let (files, issues) = list()
    #expect(files == ["a/b.txt"])
    #expect(issues.count == 4)
    #expect(
      issues.contains(
        "a/gone: error: expected a file, found a symbolic link that leads nowhere; mend or remove the link"
      ))
    #expect(
      issues.contains(
        "a/self: error: expected a file, found symbolic links that lead to each other; mend or remove the links"
      ))
    #expect(
      issues.contains(
        "c.txt: warning: expected each input once, found what is already read as “a/b.txt”; left out"
      ))
    #expect(issues.contains { $0.hasPrefix("a/up: warning: expected each input once") })
  }

  @Test func devicesAndFIFOsAreRefusedAtOnce() throws {
    let fifo = try #require(folder.makeFIFO("fifo"))
    let message =
      "expected a regular file, found a FIFO; copy what it holds to a file, or pipe it in as “-”"
    #expect(list().issues == ["fifo: error: " + message])
    #expect(throws: InputError.self) { try InputFile(fifo).contents() }
    let zero = #expect(throws: InputError.self) { try InputFile("/dev/zero").contents() }
    #expect(zero?.reason == .notRegular(kind: "a character device"))
    let tree = #expect(throws: InputError.self) { try InputFile(folder.path).contents() }
    #expect(
      tree?.issue.message == "expected a file, found a folder; name the files in it")
  }

  @Test func namesThatAreNoTextOpenAndAreShownEscaped() throws {
    try folder.write("x", to: "a.txt")
    let name = try #require(
      folder.rename("a.txt", to: [0x62, 0xFF, 0x0A, 0x1B] + Array(".txt".utf8)))
    let file = InputWalker().list([folder.path]).files.first
    #expect(file?.path == folder.path + "/b\\xff\\n\\u{1b}.txt")
    #expect(try file?.contents() == Array("x".utf8))
    #expect(try DocumentReader().read(InputFile(pathBytes: name)).format == "text")
  }

  @Test func aPathBeyondTheKernelsLimitIsWalkedAndRead() throws {
    try #require(folder.writeBeyondPathLimit("deep"))
    let listing = InputWalker().list([folder.path])
    #expect(listing.issues == [])
    #expect(listing.files.count == 1)
    #expect(listing.files.first.map { $0.pathBytes.count > 4_096 } == true)
    #expect(try listing.files.first?.contents() == Array("deep".utf8))
  }

  @Test func foldersDeeperThanTheLimitAreNamed() throws {
    try folder.write("x", to: String(repeating: "d/", count: 140) + "a.txt")
    let (files, issues) = list()
    #expect(files == [])
    #expect(issues.count == 1)
    #expect(issues.first?.contains("expected at most 128 folders within each other") == true)
  }

  /// Long enough to be read in stretches side by side, the last one not whole.
  @Test func aLongFileIsReadAsItStands() throws {
    let count = 9_437_307
    let bytes = (0..<count).map { place -> UInt8 in 32 + UInt8((place ^ (place >> 9)) % 95) }
    try folder.write(String(decoding: bytes, as: UTF8.self), to: "long.txt")
    let file = InputFile(folder.path + "/long.txt")
    #expect(try file.contents() == bytes)
    #expect(throws: InputError.self) { try file.contents(limit: bytes.count - 1) }
  }

  @Test func theCapIsOnTheBytes() throws {
    try folder.write("12345", to: "a.txt")
    let file = InputFile(folder.path + "/a.txt")
    #expect(try file.contents(limit: 5).count == 5)
    let error = #expect(throws: InputError.self) { try file.contents(limit: 4) }
    #expect(
      error?.issue.message
        == "expected at most 4 bytes, found more; split the document or raise the cap with --max-size"
    )
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func whatMayNotBeReadIsNamed() throws {
    try folder.write("x", to: "a.txt")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0], ofItemAtPath: folder.path + "/a.txt")
    let error = #expect(throws: InputError.self) {
      try InputFile(folder.path + "/a.txt").contents()
    }
    #expect(error?.reason == .permissionDenied)
  }
}
