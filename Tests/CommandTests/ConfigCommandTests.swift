import Foundation
import Testing

/// Settings from a config file, the environment and options, and the errors of each.
struct ConfigCommandTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder(with: "market") }

  private func payband(_ arguments: [String], _ environment: [String: String] = [:]) throws
    -> PaybandRun
  {
    try PaybandRun(arguments, in: folder, environment: environment)
  }

  /// The line of a setting in what `config show --origin` prints.
  private func shown(
    _ key: String, _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) throws -> String {
    let run = try payband(["config", "show", "--origin"] + arguments, environment)
    #expect(run.exitCode == 0, "\(run.standardError)")
    let line = run.standardOutput.split(separator: "\n").first {
      $0.hasPrefix("\(key): ") || $0.hasPrefix("# \(key): ")
    }
    return try #require(line).split(separator: " ", omittingEmptySubsequences: true)
      .joined(separator: " ")
  }

  @Test func anOptionGoesBeforeTheEnvironmentThatBeforeTheFileThatBeforeTheDefault() throws {
    try folder.write("\n  title: of the file\n", to: "conf/payband.yaml")
    let file = ["--config", "conf/payband.yaml"]
    let variable = ["PAYBAND_TITLE": "of the environment"]
    #expect(try shown("title") == "title: Pay by role # default")
    #expect(try shown("title", file) == "title: of the file # conf/payband.yaml:2")
    #expect(
      try shown("title", file, variable)
        == "title: of the environment # environment PAYBAND_TITLE")
    #expect(
      try shown("title", file + ["--title", "mine"], variable) == "title: mine # option --title")
    #expect(try shown("currency") == "# currency: each stays in its own # default")
  }

  @Test func aReportIsMadeAsTheFileSays() throws {
    try folder.write(
      """
      inputs: [../market]
      output: ../out
      title: "Ours: weekly"
      only: account-manager
      as-of: 2026-11-21
      quiet: true
      """, to: "conf/payband.yaml")
    let run = try payband(["report", "--config", "conf/payband.yaml"])
    #expect(run.exitCode == 0, "\(run.standardError)")
    #expect(run.standardOutput == "")
    let options = try payband([
      "report", "conf/../market", "-o", "out2", "--title", "Ours: weekly", "--only",
      "account-manager", "--as-of", "2026-11-21", "-q",
    ])
    #expect(options.exitCode == 0)
    #expect(try folder.bytes("out/report.json") == folder.bytes("out2/report.json"))
    // What is on the command line takes the place of the file's, lists too.
    let shown = try shown("inputs", ["market", "--config", "conf/payband.yaml"])
    #expect(shown == "inputs: [market] # option argument")
    #expect(
      try self.shown("only", ["--only=project-manager", "--config", "conf/payband.yaml"])
        == "only: [project-manager] # option --only")
  }

  @Test func theUsersFolderIsTheUsualPlace() throws {
    try folder.write("currency: PLN\ninputs: ~/market\n", to: "home/.config/payband/payband.yaml")
    #expect(try shown("currency").hasSuffix(".config/payband/payband.yaml:1"))
    #expect(try shown("inputs").hasPrefix("inputs: [\(folder.home.path)/market] "))
    #expect(try shown("currency", ["--config", "/dev/null"]).hasSuffix("# default"))
    try folder.write("currency: EUR\n", to: "x/payband/payband.yaml")
    let other = ["XDG_CONFIG_HOME": folder.url.appending(path: "x").path]
    #expect(try shown("currency", [], other).hasPrefix("currency: EUR "))
    // A file in the working folder is read only where it is named.
    try folder.write("currency: USD\n", to: "payband.yaml")
    #expect(try shown("currency").hasPrefix("currency: PLN "))
    #expect(
      try shown("currency", [], ["PAYBAND_CONFIG": "payband.yaml"])
        == "currency: USD # payband.yaml:1")
  }

  @Test func whatIsShownIsAConfigFileOfTheSameSettings() throws {
    try folder.write(
      "title: 'a \"b\" \\ #c: é'\nmap: {role: Job Title, amount: 'Pay: total'}\n"
        + "only: ['yes', \"-x\"]\nremove-outliers: true\n", to: "a.yaml")
    let first = try payband(["config", "show", "--config", "a.yaml"]).standardOutput
    try folder.write(first, to: "b.yaml")
    let second = try payband(["config", "show", "--config", "b.yaml"])
    #expect(second.exitCode == 0, "\(second.standardError)")
    #expect(first.replacing("a.yaml", with: "b.yaml") == second.standardOutput)
    #expect(first.contains("map: {role: Job Title, amount: \"Pay: total\"}\n"))
  }

  @Test func everyOptionOfAReportIsASetting() throws {
    let help = try payband(["report", "--help"]).standardOutput
    let shown = try payband(["config", "show"]).standardOutput
    let options = help.matches(of: /\n +(?:-\w, )?--([a-z-]+)/).map { String($0.1) }
    #expect(options.count > 20)
    for option in options where !["help", "version", "config"].contains(option) {
      #expect(shown.contains("\n\(option): ") || shown.contains("\n# \(option): "), "\(option)")
    }
  }

  @Test func otherCommandsTakeTheSettingsThatAreOptionsOfTheirs() throws {
    try folder.write(
      "inputs: [market]\ncurrency: EUR\noutput: out\ntitle: x\n", to: "payband.yaml")
    let config = ["--config", "payband.yaml"]
    let compared = try payband(["compare", "account-manager", "project-manager"] + config)
    #expect(compared.exitCode == 0, "\(compared.standardError)")
    #expect(compared.standardOutput.contains("EUR"))
    #expect(try payband(["extract"] + config).exitCode == 0)
    #expect(try payband(["explain", "account-manager"] + config).exitCode == 0)
    #expect(try !folder.names(in: ".").contains("out"))
  }

  @Test(arguments: [
    (
      "curency: EUR",
      "1:1: expected the name of a setting, found “curency”; did you mean “currency”?"
    ),
    (
      "a: b",
      "1:1: expected the name of a setting, found “a”; see payband config show for the names"
    ),
    (
      "\nmax-size: big", "2:11: max-size: expected a whole number such as 256, found “big”; correct"
    ),
    ("weighted: yes", "1:11: weighted: expected true or false, found “yes”; correct it"),
    (
      "ageing: simpel",
      "1:9: ageing: expected one of compound, simple, found “simpel”; did you mean “simple”?"
    ),
    ("as-of: 21.11.2026", "1:8: as-of: expected a date such as 2026-11-21, found “21.11.2026”"),
    ("title: [a]", "1:8: title: expected text, found a list; correct it"),
    ("only: {a: b}", "1:7: only: expected text or a list, found a table of names and values"),
    ("only:\n  - a\n  - [b]", "3:5: only: expected text, found a list"),
    (
      "currency:",
      "1:1: currency: expected a code of two or three letters such as EUR, found nothing"
    ),
    ("encoding: utf-0", "1:11: encoding: expected the name of an encoding such as"),
    ("map: role", "1:6: map: expected names with values such as {role: Job Title}, found “role”"),
    ("title: a\ncurrency: EUR\ntitle: b", "3:1: expected each name once, found “title” a second"),
    ("- a", "1:1: expected settings such as “currency: EUR”, found a list"),
    ("title: \"x", "1:10: expected YAML: "),
    ("only: *a", "1:7: expected YAML: found undefined alias"),
    ("title: a\n---\ntitle: b", "2:1: expected YAML: "),
    // Settings that are wrong only together with what else is said.
    ("rates: x.csv", "1:8: --rates: expected --currency beside it, found none"),
    ("title: x\nage-to: 2027-01-01", "2:9: expected both --age-to and --age-rate, found one"),
    ("only:\n  - account-manager\n  - flying carpets", "3:5: no role is known as “flying carpets”"),
  ])
  func aWrongFileIsNamedWithLineAndColumn(_ text: String, _ message: String) throws {
    try folder.write(text, to: "payband.yaml")
    let run = try payband(["report", "market", "--config", "payband.yaml"])
    #expect(run.exitCode == 64)
    #expect(run.standardOutput == "")
    #expect(run.standardError.hasPrefix("payband: payband.yaml:\(message)"), "\(run.standardError)")
    #expect(try !folder.names(in: ".").contains("reports"))
  }

  @Test func everyProblemOfAFileIsToldAtOnce() throws {
    try folder.write("titel: a\nmax-size: 0\nquiet: 1\n", to: "payband.yaml")
    let run = try payband(["config", "show", "--config", "payband.yaml"])
    #expect(run.exitCode == 64)
    #expect(run.standardError.split(separator: "\n").count == 3)
  }

  @Test func aWrongVariableIsNamed() throws {
    let run = try payband(["report", "market"], ["PAYBAND_MAX_SIZE": "big"])
    #expect(run.exitCode == 64)
    #expect(
      run.standardError
        == "payband: PAYBAND_MAX_SIZE: max-size: expected a whole number such as 256, found “big”; "
        + "correct it\n")
    let shown = try payband(["config", "show"], ["PAYBAND_CURENCY": "EUR"])
    #expect(shown.standardError.hasSuffix("did you mean PAYBAND_CURRENCY?\n"))
    #expect(
      try self.shown("only", [], ["PAYBAND_ONLY": "[a, \"b, c\"]"])
        == "only: [a, \"b, c\"] # environment PAYBAND_ONLY")
  }

  @Test func filesThatAreNoTextAreRefused() throws {
    try folder.write([0x74, 0xff, 0xfe], to: "payband.yaml")
    let bytes = try payband(["report", "market", "--config", "payband.yaml"])
    #expect(bytes.standardError.hasPrefix("payband: payband.yaml:1:1: expected YAML in UTF-8"))
    try folder.write(String(repeating: "[", count: 100_000), to: "payband.yaml")
    let deep = try payband(["report", "market", "--config", "payband.yaml"])
    #expect(deep.exitCode == 64)
    let missing = try payband(["report", "market", "--config", "missing.yaml"])
    #expect(missing.exitCode == 1)
    #expect(missing.standardError.hasPrefix("payband: missing.yaml: "))
  }

  @Test func aJobKeepsTheFileByItsPlaceAndTheEnvironmentsSettings() throws {
    try folder.write("inputs: [../market]\noutput: ../out\nquiet: true\n", to: "conf/payband.yaml")
    let crontab = ["PAYBAND_CRONTAB": TemporaryFolder.fixtures.appending(path: "crontab").path]
    let added = try payband(
      [
        "schedule", "add", "weekly", "--cron", "0 6 * * 1", "--", "report", "--config",
        "conf/payband.yaml", "--title", "two words",
      ], crontab.merging(["PAYBAND_AS_OF": "2026-11-20"]) { $1 })
    #expect(added.exitCode == 0, "\(added.standardError)")
    let job: [String: Any] = try payband(["schedule", "show", "weekly", "--json"], crontab).json()
    let path = folder.url.appending(path: "conf/payband.yaml").path
    #expect(
      job["arguments"] as? [String]
        == ["report", "--config", path, "--as-of=2026-11-20", "--title", "two words"])
    #expect((job["output"] as? String)?.hasSuffix("/conf/../out") == true)
    #expect((job["does"] as? String)?.hasSuffix(" --title 'two words'") == true)
    let run = try payband(
      ["schedule", "run", "weekly"], crontab.merging(["PAYBAND_TITLE": "another"]) { $1 })
    #expect(run.exitCode == 0, "\(run.standardError)")
    #expect(try folder.text("out/latest/report.json").contains("two words"))
  }
}
