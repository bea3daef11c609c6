internal import Documents
internal import Scheduling
internal import Writers

/// What the value of a setting is.
enum SettingType: Equatable {
  case flag
  case choice([String])
  case path
  case date, year, wholeNumber, percent, code, encoding
  /// A table of names and values, `role: Job Title`.
  case pairs
  case text

  /// The type of an option, which the name of its value tells.
  init(_ option: CommandOption) {
    self =
      if option.isFlag {
        .flag
      } else if !option.choices.isEmpty {
        .choice(option.choices)
      } else if option.isPath {
        .path
      } else {
        SettingType.byValueName[option.valueName] ?? .text
      }
  }

  private static let byValueName: [String: SettingType] = [
    "date": .date, "year": .year, "mib": .wholeNumber, "count": .wholeNumber,
    "percent": .percent, "code": .code, "encoding": .encoding, "thing=header": .pairs,
    "language": .choice(ReportLanguage.all.map(\.code)),
  ]

  /// What is expected, for messages.
  var expectation: String {
    switch self {
    case .flag: "true or false"
    case .choice(let choices): "one of " + choices.joined(separator: ", ")
    case .path: "a path"
    case .date: "a date such as 2026-11-21"
    case .year: "a year such as 2024"
    case .wholeNumber: "a whole number such as 256"
    case .percent: "a percentage such as 3%"
    case .code: "a code of two or three letters such as EUR"
    case .encoding: "the name of an encoding such as windows-1250"
    case .pairs: "names with values such as {role: Job Title}"
    case .text: "text"
    }
  }

  /// Whether a value is one of the type.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .flag: text == "true" || text == "false"
    case .choice(let choices): choices.contains(text)
    case .path, .pairs: !text.isEmpty
    case .date: CivilDate(text) != nil
    case .year: text.utf8.count == 4 && Int(text) != nil
    case .wholeNumber: Int(text).map { $0 > 0 } ?? false
    case .percent:
      Double(text.filter { !" %".contains($0) }).map(\.isFinite) ?? false
    case .code: (2...3).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isLetter }
    case .encoding: TextEncoding(label: text) != nil
    case .text: true
    }
  }
}
