/// What a user has written on a command line, by options.
struct GivenArguments {
  /// The values that an option has there, with its name there.
  private(set) var values: [String: (name: String, values: [String])] = [:]
  /// The arguments that belong to an option, by indices.
  private var places: [String: [Int]] = [:]
  private let arguments: [String]

  /// - Parameters:
  ///   - arguments: The arguments behind the command's name.
  ///   - options: All that the command takes; what is none of them is taken for a flag.
  init(_ arguments: [String], of options: [CommandOption]) {
    let arguments = GivenArguments.apart(arguments, options)
    self.arguments = arguments
    var index = 0
    while index < arguments.count {
      let word = arguments[index]
      if word == "--" {
        for rest in arguments.indices.dropFirst(index + 1) { note(positional: rest, of: options) }
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        note(positional: index, of: options)
        index += 1
        continue
      }
      index += note(optionAt: index, of: options)
    }
  }

  /// Returns the arguments without those of some options.
  func without(_ keys: Set<String>) -> [String] {
    let left = Set(keys.flatMap { places[$0] ?? [] })
    return arguments.indices.filter { !left.contains($0) }.map { arguments[$0] }
  }

  private mutating func note(positional index: Int, of options: [CommandOption]) {
    guard let option = options.first(where: \.isPositional) else { return }
    note(option, name: "argument", value: arguments[index], at: [index])
  }

  /// Notes the option that begins at an index, and returns how many arguments it has.
  private mutating func note(optionAt index: Int, of options: [CommandOption]) -> Int {
    let parts = arguments[index].split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false
    ).map(String.init)
    let name = parts[0]
    if let option = options.first(where: { $0.inversion == name }) {
      note(option, name: name, value: "false", at: [index])
      return 1
    }
    guard let option = options.first(where: { $0.names.contains(name) }) else { return 1 }
    if option.isFlag {
      note(option, name: name, value: "true", at: [index])
      return 1
    }
    if parts.count == 2 {
      note(option, name: name, value: parts[1], at: [index])
      return 1
    }
    var end = index + 1
    // `--in a b` takes all up to the next option, as positional arguments do.
    let limit = option.key == CommandOption.inputs ? arguments.count : min(end + 1, arguments.count)
    while end < limit, !arguments[end].hasPrefix("-") || arguments[end] == "-" {
      note(option, name: name, value: arguments[end], at: [end])
      end += 1
    }
    places[option.key, default: []].append(index)
    return end - index
  }

  /// Returns arguments in which flags of one letter that stand together, `-qo`, stand apart.
  private static func apart(_ arguments: [String], _ options: [CommandOption]) -> [String] {
    let names = Set(options.flatMap(\.names))
    let end = arguments.firstIndex(of: "--") ?? arguments.count
    return arguments[..<end].flatMap { word in
      let letters = word.dropFirst().map { "-\($0)" }
      guard word.first == "-", letters.count > 1, letters.allSatisfy(names.contains) else {
        return [word]
      }
      return letters
    } + arguments[end...]
  }

  private mutating func note(
    _ option: CommandOption, name: String, value: String, at indices: [Int]
  ) {
    let before = values[option.key]?.values ?? []
    values[option.key] = (name, option.isRepeated ? before + [value] : [value])
    places[option.key, default: []] += indices
  }
}
