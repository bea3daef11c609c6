/// Where a setting has its value from, in the order of precedence.
enum SettingPlace: Equatable, CustomStringConvertible {
  case option(String)
  case environment(variable: String)
  /// Line and column count from 1, columns in Unicode code points.
  case file(path: String, line: Int, column: Int)
  case fallback

  var description: String {
    switch self {
    case .option(let name): "option \(name)"
    case .environment(let variable): "environment \(variable)"
    case .file(let path, let line, _): "\(path):\(line)"
    case .fallback: "default"
    }
  }

  /// What begins a message about the value.
  var prefix: String {
    switch self {
    case .option(let name): name
    case .environment(let variable): variable
    case .file(let path, let line, let column): "\(path):\(line):\(column)"
    case .fallback: "default"
    }
  }
}

/// What was expected of a setting and what was found.
struct SettingProblem: Error, CustomStringConvertible {
  var place: SettingPlace
  var message: String

  var description: String { "\(place.prefix): \(message)" }

  static func value(
    _ found: String, of key: String, expected: String, at place: SettingPlace,
    remedy: String = "correct it"
  ) -> SettingProblem {
    SettingProblem(
      place: place, message: "\(key): expected \(expected), found \(found); \(remedy)")
  }
}

/// What a setting is set to in one place.
struct SettingValue: Equatable {
  /// As a command line has them; `true` or `false` for a flag.
  var values: [String]
  /// Where it stands, in a file its name.
  var place: SettingPlace
  /// Where each value stands in a file.
  var places: [SettingPlace] = []
}
