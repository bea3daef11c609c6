internal import FoundationEssentials

/// What the program was started with.
enum ProgramArguments {
  /// The arguments behind the program's name.
  ///
  /// Swift finds them beside the environment, and finds none where a library that was loaded before it
  /// has moved that, as libfaketime does; the kernel still has them.
  static let all: [String] = {
    let arguments = CommandLine.arguments
    guard arguments.isEmpty, let bytes = try? Data(contentsOf: URL(filePath: path)) else {
      return Array(arguments.dropFirst())
    }
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }()

  private static let path = "/proc/self/cmdline"
}
