/// Settings as a config file has them, for `payband config show`.
///
/// What is not set stands in a comment with what the help says of its default, so that the text is a
/// config file of the same settings.
struct SettingsText {
  let text: String

  init(_ settings: Settings, showsOrigin: Bool) {
    var lines: [(line: String, origin: String)] = settings.effective.map { setting in
      let option = setting.option
      guard let value = setting.value else {
        return ("# \(option.key): \(SettingsText.unset(option))", "default")
      }
      let text = SettingsText.yaml(value.values, of: option)
      return ("\(option.key): \(text)", value.place.description)
    }
    if !showsOrigin { lines = lines.map { ($0.line, "") } }
    let width = lines.map(\.line.count).filter { $0 <= 48 }.max() ?? 0
    let file = settings.configFile.map { "# config file: \($0)\n" } ?? "# config file: none\n"
    text =
      file
      + lines.map { line, origin in
        guard !origin.isEmpty else { return line + "\n" }
        return line + String(repeating: " ", count: max(0, width - line.count)) + "  # \(origin)\n"
      }.joined()
  }

  private static func unset(_ option: CommandOption) -> String {
    option.defaultWords ?? (option.isFlag ? "false" : "none")
  }

  private static func yaml(_ values: [String], of option: CommandOption) -> String {
    if SettingType(option) == .pairs {
      let pairs = values.map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1).map { scalar(String($0)) }
        return parts.joined(separator: ": ")
      }
      return "{" + pairs.joined(separator: ", ") + "}"
    }
    guard option.isRepeated else { return scalar(values.first ?? "") }
    return "[" + values.map(scalar).joined(separator: ", ") + "]"
  }

  /// Returns a scalar of YAML, in quotation marks unless it is plainly text everywhere.
  private static func scalar(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
        || "/._-+% ".unicodeScalars.contains($0)
    }
    let words = ["", "null", "true", "false", "yes", "no", "on", "off", "-"]
    let isWord = words.contains(text.lowercased()) && !["true", "false"].contains(text)
    let first = text.unicodeScalars.first
    let beginsPlainly =
      first.map {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "/" || $0 == "."
      } ?? false
    if isPlain, !isWord, beginsPlainly, text.last != " " { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case _ where scalar.value < 32 || (127..<160).contains(scalar.value):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\x" + String(repeating: "0", count: 2 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
