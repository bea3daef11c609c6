internal import ArgumentParser
internal import Scheduling

/// The settings of one command line: what the user has written, else what the environment says, else
/// the config file, else the default.
struct Settings {
  /// A setting with the value that counts; `nil` where the help says the default in words.
  struct Effective {
    var option: CommandOption
    var value: SettingValue?
  }

  /// The config file that is read; `nil` where there is none.
  let configFile: String?
  /// The settings of the command, in the order of its help.
  private(set) var effective: [Effective] = []
  /// What the user has written behind the command's name.
  private let given: GivenArguments

  /// Reads the environment and the config file for a command line.
  ///
  /// - Parameters:
  ///   - command: The command.
  ///   - arguments: The arguments behind its name.
  /// - Throws: ``CommandFailure`` for a name or a value that cannot be, with its place.
  init(
    of command: any ParsableArguments.Type, _ arguments: [String], environment: [String: String]
  ) throws(CommandFailure) {
    let options = CommandOption.all(of: command)
    given = GivenArguments(arguments, of: options)
    configFile = ConfigOptions.file(
      given: given.values[ConfigOptions.name]?.values.last, environment: environment)
    let file = try configFile.map { path throws(CommandFailure) in
      try ConfigFile(path: path, for: CommandOption.settings, home: environment["HOME"]).settings
    }
    for option in options {
      guard CommandOption.settings.contains(where: { option.isSame(as: $0) }) else { continue }
      let value: SettingValue? =
        if let (name, values) = given.values[option.key] {
          SettingValue(values: values, place: .option(name))
        } else if let value = try Settings.value(of: option, in: environment) {
          value
        } else if let value = file?[option.key] {
          value
        } else {
          option.defaultValue.map { SettingValue(values: [$0], place: .fallback) }
        }
      effective.append(Effective(option: option, value: value))
    }
  }

  private static func value(
    of option: CommandOption, in environment: [String: String]
  ) throws(CommandFailure) -> SettingValue? {
    guard let text = environment[option.variable], !text.isEmpty else { return nil }
    let place = SettingPlace.environment(variable: option.variable)
    let list = option.isRepeated ? ConfigFile.list(text, at: place) : nil
    do throws(SettingProblem) {
      return try SettingReader(options: []).value(of: option, list ?? .one(text), at: place)
    } catch {
      throw CommandFailure(error.description, code: .wrongArguments)
    }
  }

  /// What the parser gets: the settings that the user has not written, then what the user has.
  var arguments: [String] { supplied.flatMap(\.arguments) + given.without([]) }

  /// What a job has to keep so that it is run with these settings wherever cron starts it: the
  /// environment's settings and the config file by name.
  func argumentsForJob(without keys: Set<String>, in folder: String) -> [String] {
    let kept = supplied.filter { setting in
      guard case .environment = setting.place else { return false }
      return !keys.contains(setting.key)
    }
    let config = configFile.map { path in
      ["--\(ConfigOptions.name)", path.hasPrefix("/") ? path : "\(folder)/\(path)"]
    }
    return (config ?? []) + kept.flatMap(\.arguments)
      + given.without(keys.union([ConfigOptions.name]))
  }

  /// A setting of the environment or of the file, as it is handed on to the parser.
  private struct Supplied {
    var key: String
    var value: SettingValue
    var arguments: [String]

    var place: SettingPlace { value.place }
    /// Where what it is set to begins.
    var valuePlace: SettingPlace { value.places.first ?? value.place }

    /// Returns the place that a message is about, which names the option or quotes a value.
    func place(in message: String) -> SettingPlace? {
      if message.hasPrefix("--\(key): ") { return valuePlace }
      return zip(value.values, value.places).first { value, _ in message.contains("“\(value)”") }?.1
    }
  }

  private var supplied: [Supplied] {
    effective.compactMap { setting in
      guard let value = setting.value else { return nil }
      switch value.place {
      case .option, .fallback: return nil
      case .environment, .file:
        return Supplied(
          key: setting.option.key, value: value,
          arguments: setting.option.arguments(for: value.values))
      }
    }
  }

  /// Returns the failure that names the place of the setting that an error is about; `nil` for one
  /// that is about what the user has written.
  ///
  /// - Parameter parse: Parses the arguments of the command.
  func failure(_ error: any Error, parse: ([String]) throws -> Void) -> CommandFailure? {
    if let failure = CommandFailure(error) {
      let places = supplied.compactMap { $0.place(in: failure.message) }
      return places.first.map {
        CommandFailure("\($0.prefix): \(failure.message)", code: failure.code)
      }
    }
    // The parser does not say which argument it means: it is the one without which it is content.
    guard Payband.exitCode(for: error) != .success else { return nil }
    for (index, setting) in supplied.enumerated() {
      var others = supplied
      others.remove(at: index)
      guard (try? parse(others.flatMap(\.arguments) + given.without([]))) != nil else { continue }
      return CommandFailure(
        "\(setting.valuePlace.prefix): \(Payband.message(for: error))", code: .wrongArguments)
    }
    return nil
  }
}

extension Settings {
  /// The commands that take settings.
  private static let commands: [any ParsableCommand.Type] = [
    ReportCommand.self, CompareCommand.self, ExtractCommand.self, ExplainCommand.self,
  ]

  /// Returns the settings of a command line; `nil` where its command takes none, where nothing sets
  /// any, and where help is asked for.
  static func of(
    commandLine arguments: [String], environment: [String: String]
  ) throws(CommandFailure) -> Settings? {
    guard let name = arguments.first,
      let command = commands.first(where: { $0.configuration.commandName == name }),
      !arguments.contains(where: { ["-h", "--help", "--version"].contains($0) }),
      isSet(by: arguments, environment)
    else { return nil }
    return try Settings(of: command, Array(arguments.dropFirst()), environment: environment)
  }

  /// Variables that are no settings.
  private static let otherVariables = ["PAYBAND_CRONTAB", JobDraft.variable]

  /// Whether anything may have been set: most runs need not look further.
  private static func isSet(by arguments: [String], _ environment: [String: String]) -> Bool {
    environment.keys.contains { $0.hasPrefix("PAYBAND_") && !otherVariables.contains($0) }
      || arguments.contains { $0.hasPrefix("--\(ConfigOptions.name)") }
      || ConfigOptions.file(given: nil, environment: environment) != nil
  }
}
