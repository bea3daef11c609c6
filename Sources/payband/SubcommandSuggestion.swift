internal import ArgumentParser

/// What a user may have meant by a subcommand that there is not.
enum SubcommandSuggestion {
  /// Returns the failure of a first argument that is no subcommand; `nil` for any other arguments.
  static func failure(for arguments: [String]) -> CommandFailure? {
    guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-") else { return nil }
    let names =
      Payband.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(word) else { return nil }
    let remedy =
      Spelling.nearest(to: word, among: names).map { "did you mean “payband \($0)”?" }
      ?? "see payband --help"
    return CommandFailure(
      "expected one of \(names.joined(separator: ", ")), found “\(word)”; \(remedy)",
      code: .wrongArguments)
  }
}
