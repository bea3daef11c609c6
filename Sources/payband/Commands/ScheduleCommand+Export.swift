internal import ArgumentParser
internal import Scheduling
internal import Writers

extension ScheduleCommand {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export",
      abstract: "Write a job as units of systemd, in the place of its entry in the crontab.",
      discussion: """
        EXAMPLES:
          payband schedule export weekly --systemd
          payband schedule export weekly --systemd -o ~/.config/systemd/user
          systemctl --user daemon-reload && systemctl --user enable --now payband-weekly.timer

        The timer catches up a time that was missed while the machine was off. A job that has both a \
        timer and an entry in the crontab still has one run for each time.
        """)

    @Argument(help: "The job's name.")
    var name: String

    @Flag(help: "As a service and a timer; there is no other form yet. (default: ask for it)")
    var systemd = false

    @Option(
      name: [.customShort("o"), .long],
      help: ArgumentHelp("The folder to write into. (default: print both)", valueName: "dir"),
      completion: .directory)
    var output: String?

    func validate() throws {
      guard systemd else {
        throw ValidationError("expected --systemd, found no form; say for what to export the job")
      }
    }

    func run() throws {
      let job = try ScheduleCommand.job(name)
      let folders = try SchedulingFolders(environment: Environment.all)
      let units = try SystemdUnits(
        of: job, environment: folders.variablesForCron, at: Timestamp.now())
      try units.verify()
      let text =
        if let output {
          try units.write(to: output).map { "\($0)\n" }.joined()
        } else {
          units.files.map { "# \($0.name)\n\($0.text)" }.joined(separator: "\n")
        }
      try FileOutput.standardOutput.write(Array(text.utf8))
    }
  }
}
