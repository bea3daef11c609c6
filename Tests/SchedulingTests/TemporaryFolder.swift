import Glibc
import Testing

@testable import Scheduling

/// A folder that is removed with its last use.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/payband-scheduling-XXXXXX".utf8CString)
    let made = unsafe mkdtemp(&template) != nil
    try #require(made)
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? PosixFile.removeTree(path) }

  /// Writes a file and returns its path.
  ///
  /// A program is copied by another process: what is started beside meanwhile has this process's open
  /// files until it is another program, and a file that anybody has open for writing cannot be run.
  @discardableResult
  func write(_ text: String, to name: String, executable: Bool = false) throws -> String {
    let file = "\(path)/\(name)"
    try PosixFile.makeFolder(PosixFile.folder(of: file))
    guard executable else {
      try PosixFile.writeAtomically(Array(text.utf8), to: file)
      return file
    }
    let draft = "\(path)/draft"
    try PosixFile.writeAtomically(Array(text.utf8), to: draft)
    try #require(unsafe chmod(draft, 0o755) == 0)
    let copy = try ChildProcess(
      executable: "/bin/cp", arguments: ["--", draft, file], environment: [:]
    ).run()
    try #require(copy.exitCode == 0)
    try #require(unsafe unlink(draft) == 0)
    return file
  }

  func text(_ name: String) throws -> String? {
    try PosixFile.read("\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  func names(in folder: String = "") throws -> [String] {
    try PosixFile.names(in: folder.isEmpty ? path : "\(path)/\(folder)")
  }

  var folders: SchedulingFolders {
    SchedulingFolders(configuration: "\(path)/config/payband", state: "\(path)/state/payband")
  }
}

/// Returns where a symbolic link leads.
func destination(of link: String) -> String? {
  var buffer = [CChar](repeating: 0, count: 4096)
  let count = unsafe readlink(link, &buffer, buffer.count)
  guard count >= 0 else { return nil }
  return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Returns the time that `2026-11-21T06:00:01Z` states.
func time(_ text: String) throws -> Timestamp { try #require(Timestamp(text)) }

extension LocalTime {
  /// Warsaw in 2026, by Directive 2000/84/EC: summer time from the last Sunday of March, 01:00 UTC,
  /// to the last Sunday of October, 01:00 UTC.
  static let warsaw2026 = LocalTime { seconds in
    (1_774_746_000..<1_792_890_000).contains(seconds) ? 7200 : 3600
  }
}
