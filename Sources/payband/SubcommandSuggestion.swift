internal import ArgumentParser

/// What a user may have meant by a subcommand that there is not.
enum SubcommandSuggestion {
  /// Returns the failure of a first argument that is no subcommand; `nil` for any other arguments.
  static func failure(for arguments: [String]) -> CommandFailure? {
    guard let word = arguments.first, !word.isEmpty, !word.hasPrefix("-") else { return nil }
    let names =
      Payband.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !names.contains(word) else { return nil }
    let nearest = names.map { (name: $0, distance: distance(word, $0)) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    let remedy =
      if let nearest, nearest.distance <= max(1, word.count / 3) {
        "did you mean “payband \(nearest.name)”?"
      } else {
        "see payband --help"
      }
    return CommandFailure(
      "expected one of \(names.joined(separator: ", ")), found “\(word)”; \(remedy)",
      code: .wrongArguments)
  }

  /// Returns how many letters have to be put in, left out or changed to make one word the other.
  private static func distance(_ one: String, _ other: String) -> Int {
    let other = Array(other)
    var row = Array(0...other.count)
    for (line, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in other.indices {
        let changed = diagonal + (letter == other[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(changed, row[column] + 1, row[column + 1] + 1)
      }
    }
    return row[other.count]
  }
}
