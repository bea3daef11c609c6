import Foundation

/// Programs of the system by which tests make their files.
enum Tool {
  /// Returns what a program writes, given its standard input.
  static func run(
    _ path: String, _ arguments: [String], _ input: [UInt8] = [], in folder: String? = nil
  ) throws -> [UInt8] {
    let program = Process()
    program.executableURL = URL(fileURLWithPath: path)
    program.arguments = arguments
    if let folder { program.currentDirectoryURL = URL(fileURLWithPath: folder) }
    let standardInput = Pipe()
    let standardOutput = Pipe()
    program.standardInput = standardInput
    program.standardOutput = standardOutput
    try program.run()
    let writer = standardInput.fileHandleForWriting
    Thread.detachNewThread {
      try? writer.write(contentsOf: Data(input))
      try? writer.close()
    }
    let output = [UInt8](standardOutput.fileHandleForReading.readDataToEndOfFile())
    program.waitUntilExit()
    return output
  }

  static func gzip(_ bytes: [UInt8]) throws -> [UInt8] {
    try run("/bin/gzip", ["-9", "-n", "-c"], bytes)
  }
}
