import Foundation
import Testing

/// One run of the built binary, as a user runs it.
struct PaybandRun {
  let exitCode: Int32
  let standardOutput: String
  let standardError: String

  /// The binary beside the test bundle.
  static var binary: URL {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "payband")
    }
  }

  /// Runs payband in a folder, with a bare environment, as cron has it.
  ///
  /// - Parameters:
  ///   - environment: Variables besides `PATH` and `HOME`.
  ///   - input: What standard input holds.
  init(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
    input: String = ""
  ) throws {
    try self.init(
      PaybandRun.binary.path, arguments, in: folder, environment: environment, input: input)
  }

  /// Runs a line of a shell in which `payband` is the built binary.
  init(shell line: String, in folder: TemporaryFolder, environment: [String: String] = [:]) throws {
    let path = try PaybandRun.binary.deletingLastPathComponent().path + ":/usr/bin:/bin"
    try self.init(
      "/bin/sh", ["-c", line], in: folder,
      environment: environment.merging(["PATH": path]) { _, ours in ours }, input: "")
  }

  private init(
    _ program: String, _ arguments: [String], in folder: TemporaryFolder,
    environment: [String: String], input: String
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.home.path]
      .merging(environment) { _, given in given }
    // Files, because a full pipe that nobody reads would stop the program.
    let streams = try TemporaryFolder()
    let files = try ["in": input, "out": "", "err": ""].mapValues { text in
      let file = streams.url.appending(path: UUID().uuidString)
      try Data(text.utf8).write(to: file)
      return file
    }
    func handle(_ name: String, _ open: (URL) throws -> FileHandle) throws -> FileHandle {
      try open(#require(files[name]))
    }
    process.standardInput = try handle("in", FileHandle.init(forReadingFrom:))
    process.standardOutput = try handle("out", FileHandle.init(forWritingTo:))
    process.standardError = try handle("err", FileHandle.init(forWritingTo:))
    try process.run()
    process.waitUntilExit()
    exitCode =
      process.terminationReason == .exit
      ? process.terminationStatus : 128 + process.terminationStatus
    func text(_ name: String) throws -> String {
      try String(decoding: Data(contentsOf: #require(files[name])), as: UTF8.self)
    }
    standardOutput = try text("out")
    standardError = try text("err")
  }

  /// The lines of standard output that are JSON objects.
  func records() throws -> [[String: Any]] {
    try standardOutput.split(separator: "\n").map { line in
      try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
  }

  /// Standard output as one JSON document.
  func json<Value>(as type: Value.Type = Value.self) throws -> Value {
    try #require(JSONSerialization.jsonObject(with: Data(standardOutput.utf8)) as? Value)
  }
}

/// A folder that is removed with its last use; the folder `market` in it is the fixtures'.
final class TemporaryFolder {
  let url: URL
  /// The home folder of the programs run in it.
  var home: URL { url.appending(path: "home") }

  static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appending(path: "payband-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  /// Creates a folder with copies of fixtures in it.
  convenience init(with fixtures: String...) throws {
    try self.init()
    for name in fixtures {
      try FileManager.default.copyItem(
        at: TemporaryFolder.fixtures.appending(path: name), to: url.appending(path: name))
    }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ text: String, to name: String) throws {
    try write(Array(text.utf8), to: name)
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func setMode(_ mode: Int, of name: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: url.appending(path: name).path)
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: url.appending(path: name)) }

  func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

  /// The names in a folder, hidden ones too, sorted.
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.appending(path: folder).path).sorted()
  }
}
