internal import ArgumentParser
internal import FoundationEssentials

/// An option, a flag or the positional arguments of a command, as its declaration has them.
///
/// Settings of the config file and of the environment are these: who declares an option has named
/// its setting, its type, its default and its help.
struct CommandOption: Equatable {
  /// The name of the option's setting: its long name, or `inputs` for the positional arguments.
  var key: String
  /// What stands on a command line: `--output` and `-o`; empty for positional arguments.
  var names: [String]
  /// The flag that says the contrary, `--no-color`.
  var inversion: String?
  var isFlag = false
  var isRepeated = false
  /// What stands for the value in the help: `dir`.
  var valueName: String
  /// Whether the value is a path, relative to where it is written down.
  var isPath = false
  /// The only values that there are; empty for any.
  var choices: [String] = []
  /// The default, as on a command line; `nil` where the help says it in words.
  var defaultValue: String?
  /// What the help says, without the default.
  var help: String
  /// The default in the words of the help.
  var defaultWords: String?

  var isPositional: Bool { names.isEmpty }

  /// The variable of the environment that has the option's setting.
  var variable: String { "PAYBAND_" + key.uppercased().replacing("-", with: "_") }

  /// Whether the option of a command is the one of a setting, and not only one of the same name.
  func isSame(as setting: CommandOption) -> Bool {
    key == setting.key && isFlag == setting.isFlag && isRepeated == setting.isRepeated
      && valueName == setting.valueName
  }

  /// Returns what stands on a command line for values of the option.
  func arguments(for values: [String]) -> [String] {
    guard let name = names.last else { return values }
    guard isFlag else { return values.map { "\(name)=\($0)" } }
    return values == ["true"] ? [name] : inversion.map { [$0] } ?? []
  }

  /// The setting of the positional arguments, and of the option `--in` of some commands.
  static let inputs = "inputs"
  /// The settings that there are: what `report` takes, but for what is about the command line itself.
  static let settings = ofReport.filter {
    !["help", "version", ConfigOptions.name].contains($0.key)
  }

  private static let ofReport = dumped(ReportCommand.self)

  /// Returns all that a command takes, in the order of its help.
  static func all(of command: any ParsableArguments.Type) -> [CommandOption] {
    command == ReportCommand.self ? ofReport : dumped(command)
  }

  private static func dumped(_ command: any ParsableArguments.Type) -> [CommandOption] {
    // ArgumentParser's public description of a command, which the manual is made from too.
    let json = Data(command._dumpHelp().utf8)
    guard let tool = try? JSONDecoder().decode(DumpedTool.self, from: json) else { return [] }
    var options: [CommandOption] = []
    for argument in tool.command.arguments ?? [] {
      guard let option = CommandOption(argument) else { continue }
      if option.isFlag, option.key.hasPrefix("no-"),
        let index = options.firstIndex(where: { "no-" + $0.key == option.key })
      {
        options[index].inversion = option.names.first
        // Of a flag with two names ArgumentParser gives the name that is the default.
        options[index].defaultValue = options[index].defaultValue.map {
          $0 == option.names.first ? "false" : "true"
        }
      } else {
        options.append(option)
      }
    }
    return options
  }

  /// - Returns: `nil` for an option without a long name.
  private init?(_ argument: DumpedTool.Argument) {
    names = (argument.names ?? []).map { $0.kind == "long" ? "--" + $0.name : "-" + $0.name }
    let long = argument.names?.first { $0.kind == "long" }?.name
    switch argument.kind {
    case "positional":
      let value = argument.valueName ?? ""
      key = value == "path" ? CommandOption.inputs : value
    case "option", "flag":
      guard let long else { return nil }
      key = long == "in" ? CommandOption.inputs : long
    default: return nil
    }
    isFlag = argument.kind == "flag"
    isRepeated = argument.isRepeating
    valueName = argument.valueName ?? key
    isPath = argument.completionKind?.file != nil || argument.completionKind?.directory != nil
    choices = argument.allValues ?? []
    defaultValue = argument.defaultValue
    let parts = (argument.abstract ?? "").split(separator: " (default: ", maxSplits: 1)
    help = parts.first.map(String.init) ?? ""
    if parts.count == 2, parts[1].hasSuffix(")") { defaultWords = String(parts[1].dropLast()) }
  }
}

/// The part of ArgumentParser's JSON that is read.
private struct DumpedTool: Decodable {
  struct Command: Decodable { var arguments: [Argument]? }

  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String
    }
    struct Completion: Decodable {
      struct Details: Decodable {}
      var file: Details?
      var directory: Details?
    }
    var kind: String
    var names: [Name]?
    var isRepeating: Bool
    var valueName: String?
    var defaultValue: String?
    var allValues: [String]?
    var completionKind: Completion?
    var abstract: String?
  }

  var command: Command
}
