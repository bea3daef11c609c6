import Foundation
import Testing

@testable import Writers

struct PublicationTests {
  @Test func publishedFileIsWholeAndLeavesNothingBeside() throws {
    let folder = try TemporaryFolder()
    try Publication.publish(Array("new".utf8), at: folder["report.csv"])
    #expect(try folder.text(of: "report.csv") == "new")
    #expect(folder.names == ["report.csv"])
  }

  @Test func publicationLetGoLeavesTheOldFile() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "report.csv")
    do {
      let publication = try Publication(path: folder["report.csv"])
      try publication.output.write(Array("half".utf8))
    }
    #expect(try folder.text(of: "report.csv") == "old")
    #expect(folder.names == ["report.csv"])
  }

  @Test func oldFileStandsUntilPublishing() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "report.csv")
    let publication = try Publication(path: folder["report.csv"])
    try publication.output.write(Array("new".utf8))
    #expect(try folder.text(of: "report.csv") == "old")
    try publication.publish()
    #expect(try folder.text(of: "report.csv") == "new")
  }

  @Test func missingFolderFailsBeforeTheWork() throws {
    let folder = try TemporaryFolder()
    #expect(
      throws: WriterError(
        path: folder["none/report.csv"], reason: .system(.create, code: ENOENT))
    ) { try Publication(path: folder["none/report.csv"]) }
  }

  @Test func directoryAtThePathIsRefused() throws {
    let folder = try TemporaryFolder()
    #expect(throws: WriterError(path: folder.path, reason: .notRegular("a directory"))) {
      try Publication(path: folder.path)
    }
    #expect(throws: WriterError(path: "/dev/null", reason: .notRegular("a device"))) {
      try Publication(path: "/dev/null")
    }
  }

  @Test func linkIsFollowedAndStays() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "real.csv")
    try FileManager.default.createSymbolicLink(
      atPath: folder["latest.csv"], withDestinationPath: "real.csv")
    try Publication.publish(Array("new".utf8), at: folder["latest.csv"])
    #expect(try folder.text(of: "real.csv") == "new")
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: folder["latest.csv"]) == "real.csv")
  }

  @Test func permissionsOfTheOldFileStay() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "report.csv")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o640], ofItemAtPath: folder["report.csv"])
    try Publication.publish([], at: folder["report.csv"])
    let mode = try FileManager.default.attributesOfItem(atPath: folder["report.csv"])[
      .posixPermissions]
    #expect(mode as? Int == 0o640)
  }

  @Test func longNameStillHasATemporaryFile() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "ż", count: 125) + ".csv"
    try Publication.publish([65], at: folder[name])
    #expect(folder.names == [name])
  }

  @Test func severalFilesAppearTogether() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "a.csv")
    let publications = try ["a.csv", "b.csv"].map { try Publication(path: folder[$0]) }
    for publication in publications { try publication.output.write(Array("new".utf8)) }
    try Publication.publish(publications)
    #expect(try folder.text(of: "a.csv") == "new")
    #expect(try folder.text(of: "b.csv") == "new")
  }

  @Test func fullDiskIsNoticed() {
    let full = unsafe open("/dev/full", O_WRONLY)
    defer { close(full) }
    #expect(throws: WriterError(path: "out", reason: .system(.write, code: ENOSPC))) {
      try FileOutput(descriptor: full, path: "out").write([1, 2, 3])
    }
  }

  @Test func fileThatIsNotWhatWasSentIsNotPublished() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "report.csv")
    let publication = try Publication(path: folder["report.csv"])
    try publication.output.write(Array("new content".utf8))
    try "neu content".write(
      toFile: publication.temporaryPath, atomically: false, encoding: .utf8)
    let error = #expect(throws: WriterError.self) { try publication.publish() }
    #expect(error?.description.contains("the file read back is not what was sent") == true)
    #expect(try String(contentsOfFile: folder["report.csv"], encoding: .utf8) == "old")
  }

  @Test func leftoversOfDeadRunsGoAndOthersStay() throws {
    let folder = try TemporaryFolder()
    // No process can have an id above the kernel's limit of 2^22.
    let dead = [".report.xlsx.4999999.tmp", ".a.b.csv.4999998.tmp"]
    let kept = [
      ".report.xlsx.\(getpid()).tmp", ".report.4999999.tmp", "report.xlsx.4999999.tmp",
      ".report.xlsx.x.tmp", ".other.doc.4999999.tmp", ".report.xlsx.-5.tmp",
    ]
    for name in dead + kept { try folder.write("", to: name) }
    #expect(Publication.removeLeftovers(in: folder.path) == dead.sorted())
    #expect(folder.names == kept.sorted())
  }

  @Test func lockedTemporaryFileIsNoLeftover() throws {
    let folder = try TemporaryFolder()
    let name = ".report.csv.4999999.tmp"
    try folder.write("", to: name)
    let held = unsafe open(folder[name], O_RDONLY)
    defer { close(held) }
    #expect(flock(held, LOCK_EX) == 0)
    #expect(Publication.removeLeftovers(in: folder.path).isEmpty)
  }
}

struct ReportFolderTests {
  @Test func folderIsMadeAndFilled() throws {
    let folder = try TemporaryFolder()
    let paths = try ReportFolder(folder["a/b"]).publish(Fixture.golden)
    #expect(paths.count == 20)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder["a/b"]).sorted()
    #expect(
      names == [
        "changes.csv", "comparisons.csv", "datapackage.json", "figures.csv", "issues.csv",
        "models.csv",
        "observations.csv", "observed-comparisons.csv", "official.csv", "outlook.csv",
        "pay-gap.csv", "projections.csv", "rejected.csv", "removed.csv", "report.html",
        "report.json", "report.schema.json",
        "report.xlsx", "sources.csv", "summary.csv",
      ])
  }

  @Test func oneBadPathPublishesNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "summary.csv")
    try FileManager.default.createDirectory(
      atPath: folder["report.json"], withIntermediateDirectories: false)
    #expect(throws: WriterError(path: folder["report.json"], reason: .notRegular("a directory"))) {
      try ReportFolder(folder.path).publish(Fixture.golden)
    }
    #expect(folder.names == ["report.json", "summary.csv"])
    #expect(try folder.text(of: "summary.csv") == "old")
  }

  @Test func everyTableHasItsFile() {
    let folderless = Fixture.golden.dataTables.map(\.name)
    #expect(Set(folderless) == Set(ReportFolder.tableNames))
  }
}
