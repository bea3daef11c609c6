import Foundation
import Glibc

/// A folder for one test, removed when it goes.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/documents-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    // By rm(1), which walks paths beyond the kernel's limit.
    let removal = Process()
    removal.executableURL = URL(fileURLWithPath: "/bin/rm")
    removal.arguments = ["-rf", "--", path]
    try? removal.run()
    removal.waitUntilExit()
  }

  /// Writes a file, with the folders on its way.
  func write(_ text: String, to name: String) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path + "/" + name, withDestinationPath: target)
  }

  /// Makes a FIFO and returns its path.
  func makeFIFO(_ name: String) -> String? {
    unsafe mkfifo(path + "/" + name, 0o600) == 0 ? path + "/" + name : nil
  }

  /// Renames a file to a name of any bytes and returns its path.
  func rename(_ name: String, to bytes: [UInt8]) -> [UInt8]? {
    let new = Array((path + "/").utf8) + bytes
    let code = unsafe (new + [0]).withUnsafeBytes { buffer in
      guard let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress else {
        return Int32(-1)
      }
      return unsafe Glibc.rename(path + "/" + name, start)
    }
    return code == 0 ? new : nil
  }

  /// Writes a file below folders whose path is longer than the kernel takes.
  func writeBeyondPathLimit(_ text: String) -> Bool {
    let name = String(repeating: "d", count: 200)
    var descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY)
    for _ in 0..<30 {
      _ = unsafe mkdirat(descriptor, name, 0o700)
      let next = unsafe openat(descriptor, name, O_RDONLY | O_DIRECTORY)
      close(descriptor)
      descriptor = next
    }
    let file = unsafe openat(descriptor, "deep.txt", O_WRONLY | O_CREAT, 0o600)
    let count = unsafe Glibc.write(file, text, text.utf8.count)
    close(file)
    close(descriptor)
    return count == text.utf8.count
  }
}
