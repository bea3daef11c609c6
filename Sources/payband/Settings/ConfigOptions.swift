internal import ArgumentParser
internal import Glibc
internal import Scheduling

/// The option that names the config file; ``Settings`` reads it before the parser does.
struct ConfigOptions: ParsableArguments {
  /// The option's long name.
  static let name = "config"

  @Option(
    name: .customLong(ConfigOptions.name),
    help: ArgumentHelp(
      """
      The config file, see payband config. (default: payband/payband.yaml in XDG_CONFIG_HOME or \
      ~/.config, if it is there; /dev/null for none)
      """, valueName: "file"), completion: .file())
  var file: String?

  /// Returns the path of the config file: the one given, else that of PAYBAND_CONFIG, else the one
  /// in the user's folder, if it is there; `nil` for none and for `/dev/null`.
  static func file(given: String?, environment: [String: String]) -> String? {
    if let named = given ?? environment["PAYBAND_CONFIG"], !named.isEmpty {
      return named == "/dev/null" ? nil : named
    }
    guard let path = usualPlace(environment), unsafe access(path, F_OK) == 0 else { return nil }
    return path
  }

  /// Where the config file is looked for; `nil` where no home folder is known.
  static func usualPlace(_ environment: [String: String]) -> String? {
    (try? SchedulingFolders(environment: environment)).map { "\($0.configuration)/payband.yaml" }
  }
}
