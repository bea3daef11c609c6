import Foundation

/// The scripts of the folder `Tools`, which look at workbooks with other programs.
enum Tools {
  static func has(_ programs: String...) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return programs.allSatisfy { program in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
  }

  /// What a script prints, and its exit status.
  static func run(
    _ script: String, _ arguments: [String]
  ) throws -> (output: String, status: Int32) {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Tools").appending(path: script).path
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", path] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: output, as: UTF8.self), process.terminationStatus)
  }
}
