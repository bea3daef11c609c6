internal import ArgumentParser
internal import Writers

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show the settings of reports, and where each comes from.",
    discussion: """
      A config file is YAML with a line for each setting. Settings are named as the options of \
      payband report are, and its paths “inputs”:

        inputs: [documents, surveys/pay.csv]
        output: reports
        currency: EUR
        rates: eurofxref-hist.csv
        only:
          - account-manager
          - project-manager
        weighted: true
        map: {role: Job Title}

      Paths are relative to the file's folder, and “~/” is the home folder. An option on the command \
      line goes before a variable of the environment (PAYBAND_CURRENCY, PAYBAND_AS_OF; a list is \
      written “[a, b]”), that before the file, that before the default. The file is the one that \
      --config or PAYBAND_CONFIG names, else payband/payband.yaml in XDG_CONFIG_HOME or ~/.config; a \
      file in the working folder is read only where it is named. compare, extract and explain take \
      those of the settings that are options of theirs.
      """,
    subcommands: [Show.self])

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Print the settings that a report would have, as a config file.",
      discussion: """
        EXAMPLES:
          payband config show --origin
          payband config show --config payband.yaml --currency PLN --origin
          payband config show > payband.yaml
        """)

    @Flag(
      help: """
        Add where each comes from: default, FILE:LINE, environment NAME or option NAME. (default: \
        the settings alone)
        """)
    var origin = false

    @OptionGroup(title: "Options of payband report") var report: ReportCommand

    func run() throws {
      let own = ProgramArguments.all.drop { $0 != "show" }.dropFirst().filter { $0 != "--origin" }
      let settings = try Settings(
        of: ReportCommand.self, Array(own), environment: Environment.all)
      do {
        _ = try ReportCommand.parse(settings.arguments)
      } catch {
        throw settings.failure(error) { _ = try ReportCommand.parse($0) } ?? error
      }
      for variable in unknownVariables { StandardError.write("payband: warning: \(variable)\n") }
      let text = SettingsText(settings, showsOrigin: origin).text
      try FileOutput.standardOutput.write(Array(text.utf8))
    }

    /// Variables that look like settings and are none.
    private var unknownVariables: [String] {
      let known = CommandOption.settings.map(\.variable) + ["PAYBAND_CONFIG", "PAYBAND_CRONTAB"]
      return Environment.all.keys.sorted().filter {
        $0.hasPrefix("PAYBAND_") && !known.contains($0)
      }.map { name in
        "\(name): expected a variable of a setting, found another name; "
          + (Spelling.nearest(to: name, among: known).map { "did you mean \($0)?" }
            ?? "it does nothing")
      }
    }
  }
}
