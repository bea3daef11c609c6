internal import ArgumentParser
internal import Extraction

/// The command line of payband; each subcommand is a file in `Commands`.
struct Payband: AsyncParsableCommand {
  /// The version of the program and of the reports that it writes.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "payband",
    abstract: "Reads pay and job prospects out of documents and writes reports.",
    discussion: """
      EXAMPLES:
        payband report ~/market -o ~/reports
        payband extract article.html --rejected
        payband compare "account manager" "project manager" --in ~/market
        payband explain account-manager --in ~/market
        payband config show --origin
        payband schedule add weekly --every monday --at 06:00 -- report ~/market -o ~/reports

      EXIT STATUS:
        0 done; 1 failed, nothing written; 3 done, but some inputs could not be read; 4 a --fail-on \
      gate tripped; 5 no figure found; 64 wrong arguments; 75 another run holds the lock; 130 interrupted.
      """,
    version: "payband \(version)",
    subcommands: [
      ReportCommand.self, ExtractCommand.self, CompareCommand.self, ExplainCommand.self,
      RolesCommand.self, HistoryCommand.self, ScheduleCommand.self, ConfigCommand.self,
    ])

  /// The subcommands that read documents.
  fileprivate static let readers: Set = ["report", "extract", "compare", "explain"]
}

@main
enum Program {
  static func main() async {
    Signals.ignoreThoseOfWriting()
    Allocation.keepWhatIsFreed()
    let arguments = ProgramArguments.all
    if let name = arguments.first, Payband.readers.contains(name) { Extractor.prepare() }
    if let failure = SubcommandSuggestion.failure(for: arguments) { exit(with: failure) }
    var settings: Settings?
    do {
      settings = try Settings.of(commandLine: arguments, environment: Environment.all)
      var command = try Payband.parseAsRoot(
        settings.map { arguments.prefix(1) + $0.arguments } ?? arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      let failure = settings?.failure(error) { rest in
        _ = try Payband.parseAsRoot(arguments.prefix(1) + rest)
      }
      exit(with: failure ?? error)
    }
  }

  /// Says what went wrong and ends the program with the error's exit code.
  private static func exit(with error: any Error) -> Never {
    if let failure = CommandFailure(error) {
      if !failure.isSilent { StandardError.write("payband: \(failure.message)\n") }
      Payband.exit(withError: ExitCode(failure.code.rawValue))
    }
    Payband.exit(withError: error)
  }
}
