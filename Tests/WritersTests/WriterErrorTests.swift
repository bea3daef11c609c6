import Glibc
import Testing

@testable import Writers

/// What the user reads: path, cause, remedy.
struct WriterErrorTests {
  @Test func missingFolder() {
    let error = WriterError(path: "out/a.xlsx", reason: .system(.create, code: ENOENT))
    #expect(
      error.description
        == "out/a.xlsx: cannot create: No such file or directory; create the folder or name another path"
    )
  }

  @Test func fullDisk() {
    let error = WriterError(path: "out/a.xlsx", reason: .system(.write, code: ENOSPC))
    #expect(
      error.description
        == "out/a.xlsx: cannot write: No space left on device; free space or name a path on another disk"
    )
  }

  @Test func directory() {
    let error = WriterError(path: "out", reason: .notRegular("a directory"))
    #expect(
      error.description
        == "out: expected a file or nothing at the path, found a directory; name another path")
  }

  @Test func changedPart() {
    let error = WriterError(
      path: "a.xlsx", reason: .changed(part: "sheet “Figures”", expected: "9 cells", found: "8"))
    #expect(
      error.description
        == "a.xlsx: the workbook read back is not what was sent: sheet “Figures”: expected 9 cells, found 8; nothing was published, free space in the folder and run again"
    )
  }

  @Test func unreadablePart() {
    let error = WriterError(
      path: "a.xlsx", reason: .unreadable(part: "xl/styles.xml", message: "its checksum is wrong"))
    #expect(
      error.description
        == "a.xlsx: the workbook written cannot be read back: xl/styles.xml: its checksum is wrong; nothing was published, free space in the folder and run again"
    )
  }

  @Test func onlyAClosedPipeIsABrokenPipe() {
    #expect(WriterError(path: "-", reason: .system(.write, code: EPIPE)).isBrokenPipe)
    #expect(!WriterError(path: "-", reason: .system(.write, code: ENOSPC)).isBrokenPipe)
  }
}
