import Glibc
import Testing

@testable import Scheduling

@Suite struct SystemdUnitsTests {
  private func job(_ schedule: String, program: String = "/bin/true") throws -> Job {
    try Job(
      name: JobName("weekly"), schedule: CronExpression(schedule), program: program,
      arguments: ["report"], workingFolder: "/data", created: time("2026-11-21T06:00:00Z"))
  }

  private func events(_ schedule: String, in local: LocalTime = .utc) throws -> [String] {
    try CronExpression(schedule).calendarEvents(after: time("2026-01-21T06:00:00Z"), in: local)
  }

  @Test func aJobIsAServiceAndATimer() throws {
    let units = try SystemdUnits(
      of: job("0 6 * * 1"), environment: [("XDG_STATE_HOME", "/state of it")],
      at: time("2026-11-21T06:00:00Z"), in: .utc)
    #expect(units.files.map(\.name) == ["payband-weekly.service", "payband-weekly.timer"])
    #expect(
      units.files[0].text == """
        [Unit]
        Description=payband: the job weekly

        [Service]
        Type=oneshot
        Environment="XDG_STATE_HOME=/state of it"
        ExecStart=/bin/true schedule run weekly --if-due

        """)
    #expect(
      units.files[1].text == """
        [Unit]
        Description=payband: when the job weekly runs (0 6 * * 1)

        [Timer]
        OnCalendar=Mon *-*-* 06:00:00
        Persistent=true
        AccuracySec=1s

        [Install]
        WantedBy=timers.target

        """)
  }

  @Test(arguments: [
    ("@daily", ["*-*-* 00:00:00"]), ("* * * * *", ["*-*-* *:*:00 UTC"]),
    ("*/20 8-10 * * mon-fri", ["Mon,Tue,Wed,Thu,Fri *-*-* 08,09,10:00,20,40:00"]),
    ("15 7 1 1,7 *", ["*-01,07-01 07:15:00"]),
    // Both fields name days: either decides.
    ("0 6 1,15 * 1", ["*-*-01,15 06:00:00", "Mon *-*-* 06:00:00"]),
    // A star at the beginning of either: both decide.
    ("0 6 */10 * 1", ["Mon *-*-01,11,21,31 06:00:00"]),
    ("0 6 1-7 * *", ["*-*-01,02,03,04,05,06,07 06:00:00"]),
    ("0 6 1-31 * 1", ["*-*-* 06:00:00"]), ("0 6 13 * 0-7", ["*-*-* 06:00:00"]),
    ("0 6 * * 7", ["Sun *-*-* 06:00:00"]),
  ])
  func calendarEventsSayWhatCronReads(schedule: String, expected: [String]) throws {
    #expect(try events(schedule) == expected)
  }

  @Test func aTimeThatLocalClocksSkipHasAnotherBeside() throws {
    #expect(
      try events("30 2 * * 0", in: .warsaw2026)
        == ["Sun *-*-* 02:30:00", "Sun *-*-* 03:00:00"])
    #expect(try events("30 3 * * 0", in: .warsaw2026) == ["Sun *-*-* 03:30:00"])
    #expect(try events("0 * * * *", in: .warsaw2026) == ["*-*-* *:00:00 UTC"])
    let india = LocalTime { _ in 19_800 }
    #expect(try events("0 * * * *", in: india) == ["*-*-* *:00:00"])
  }

  @Test func aDayThatNoYearHasIsRefused() throws {
    let error = try #require(throws: SchedulingError.self) { try events("0 6 31 2 *") }
    #expect(
      error.description
        == "“0 6 31 2 *” never runs, since no year has such a day; name another day or month")
    #expect(error.exitCode == 64)
  }

  private static let analyzer = "/usr/bin/systemd-analyze"

  /// Whether systemd's own reader of calendar events is here.
  private static var hasAnalyzer: Bool { unsafe access(analyzer, X_OK) == 0 }

  @Test(
    .enabled(if: hasAnalyzer, "systemd-analyze is not installed"),
    arguments: [
      "0 6 * * 1", "*/7 * * * *", "5-50/15 8-17/3 * * 1-5", "0 0 1,15 * 5", "0 6 */10 * 1",
      "0 12 29 2 *", "30 23 31 * *", "0 4 8-14 * 3", "@yearly", "@monthly", "@hourly",
      "0 6 * 2,4 sat,sun", "59 23 31 12 0",
    ])
  func systemdElapsesWhenCronStarts(schedule: String) throws {
    let start = try time("2026-11-21T06:00:00Z")
    var elapses: Set<String> = []
    for event in try CronExpression(schedule).calendarEvents(after: start, in: .utc) {
      let outcome = try ChildProcess(
        executable: Self.analyzer,
        arguments: ["calendar", "--iterations=8", "--base-time=2026-11-21 06:00:00 UTC", event],
        environment: ["TZ": "UTC", "LC_ALL": "C"]
      ).run()
      #expect(outcome.exitCode == 0)
      for line in outcome.standardOutput.lines where line.hasSuffix(" UTC") {
        let words = line.split(separator: " ")
        if line.contains("Next elapse") || line.contains("Iter.") {
          elapses.insert("\(words[words.count - 3])T\(words[words.count - 2])Z")
        }
      }
    }
    let starts = try CronExpression(schedule).next(8, after: start, in: .utc).map(\.description)
    #expect(elapses.sorted().prefix(8) == ArraySlice(starts))
  }

  @Test(.enabled(if: hasAnalyzer, "systemd-analyze is not installed"))
  func systemdReadsTheUnitsOfAPathWithSigns() throws {
    let folder = try TemporaryFolder()
    let program = try folder.write(
      "#!/bin/sh\n", to: #"a b's "$HOME" \t é/payband"#, executable: true)
    let units = try SystemdUnits(
      of: job("0 6 * * 1", program: program), environment: [("XDG_STATE_HOME", "/é \"x\" $y;z")],
      at: time("2026-11-21T06:00:00Z"), in: .utc)
    try units.verify()
    #expect(units.files[0].text.contains(#"ExecStart=/bin/sh -c "exec \"$$0\" \"$$@\"" "/"#))
    #expect(units.files[0].text.contains(#"\"$$HOME\" \\t é/payband" schedule run weekly"#))
    let paths = try units.write(to: "\(folder.path)/units")
    #expect(try folder.names(in: "units") == units.files.map(\.name))
    #expect(paths.count == 2)
  }

  @Test(.enabled(if: hasAnalyzer, "systemd-analyze is not installed"))
  func aProgramThatIsGoneIsRefused() throws {
    let folder = try TemporaryFolder()
    let program = try folder.write("#!/bin/sh\n", to: "payband", executable: true)
    let units = try SystemdUnits(
      of: job("0 6 * * 1", program: program), at: time("2026-11-21T06:00:00Z"), in: .utc)
    try #require(unsafe unlink(program) == 0)
    let error = try #require(throws: SchedulingError.self) { try units.verify() }
    #expect(error.description.hasPrefix("systemd-analyze refuses the units: "), "\(error)")
  }
}
