import Foundation
import Testing

/// Compares bytes with a file of the folder `Goldens`.
///
/// With `RECORD_GOLDENS=1` in the environment the file is written anew, and the test still fails,
/// so that no recording passes unseen.
func expectGolden(
  _ bytes: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let url = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Goldens").appending(path: name)
  if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
    try Data(bytes).write(to: url)
    Issue.record(
      "recorded \(name); run again without RECORD_GOLDENS", sourceLocation: sourceLocation)
    return
  }
  let expected = try Array(Data(contentsOf: url))
  #expect(
    String(decoding: bytes, as: UTF8.self) == String(decoding: expected, as: UTF8.self),
    "\(name) has changed; see the difference, then RECORD_GOLDENS=1 swift test",
    sourceLocation: sourceLocation)
}
