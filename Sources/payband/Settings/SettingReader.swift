/// Takes what is written in a config file or in the environment for the values of settings.
struct SettingReader {
  /// What is written behind a setting's name.
  enum Found {
    struct Item {
      /// `nil` where something else than text stands in a list.
      var text: String?
      /// What a message calls it.
      var words: String
      var place: SettingPlace
    }
    case nothing
    case one(String)
    case list([Item])
    case table([Item])
  }

  /// The settings that there are.
  let options: [CommandOption]
  /// What relative paths start with: empty, or a folder with a slash at its end.
  var folder = ""
  /// What `~/` at the beginning of a path means.
  var home: String?

  /// Returns the setting of a name.
  func option(_ key: String, at place: SettingPlace) throws(SettingProblem) -> CommandOption {
    if let option = options.first(where: { $0.key == key }) { return option }
    let nearest = Spelling.nearest(to: key, among: options.map(\.key))
    throw SettingProblem(
      place: place,
      message: "expected the name of a setting, found “\(key)”; "
        + (nearest.map { "did you mean “\($0)”?" } ?? "see payband config show for the names"))
  }

  /// Returns what a setting is set to.
  func value(
    of option: CommandOption, _ found: Found, at place: SettingPlace
  ) throws(SettingProblem) -> SettingValue {
    let type = SettingType(option)
    let items: [Found.Item]
    switch found {
    case .one(let text) where type != .pairs:
      items = [Found.Item(text: text, words: "“\(text)”", place: place)]
    case .one(let text) where text.contains("="):
      items = [Found.Item(text: text, words: "“\(text)”", place: place)]
    case .list(let list) where option.isRepeated: items = list
    case .table(let table) where type == .pairs: items = table
    default:
      let expected =
        option.isRepeated && type != .pairs ? "\(type.expectation) or a list" : type.expectation
      throw .value(found.words, of: option.key, expected: expected, at: place)
    }
    var value = SettingValue(values: [], place: place)
    for item in items {
      guard let text = item.text, type.accepts(text) else {
        throw .value(
          item.words, of: option.key, expected: type.expectation, at: item.place,
          remedy: remedy(for: item.text, of: type))
      }
      value.values.append(type == .path ? path(text) : text)
      value.places.append(item.place)
    }
    return value
  }

  private func remedy(for text: String?, of type: SettingType) -> String {
    guard case .choice(let choices) = type, let text,
      let nearest = Spelling.nearest(to: text, among: choices)
    else { return "correct it" }
    return "did you mean “\(nearest)”?"
  }

  /// Returns a path as it is from here; `-` stays standard input.
  private func path(_ text: String) -> String {
    if let home, text.hasPrefix("~/") { return home + text.dropFirst() }
    return text.hasPrefix("/") || text == "-" ? text : folder + text
  }
}

extension SettingReader.Found {
  /// What a message calls it.
  fileprivate var words: String {
    switch self {
    case .nothing: "nothing"
    case .one(let text): "“\(text)”"
    case .list: "a list"
    case .table: "a table of names and values"
    }
  }
}
