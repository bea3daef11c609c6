import Testing

@testable import Scheduling

@Suite struct CrontabTests {
  /// What other people have in a crontab: variables, `%`, Latin-1, carriage returns, no sense.
  static let foreign: [[UInt8]] = [
    [], Array("MAILTO=hr@example.com\n\n# m h dom mon dow command\n5 4 * * * x %in%put\n".utf8),
    Array("# caf".utf8) + [0xe9] + Array("\n0 0 * * * /bin/true\r\n\t \n".utf8),
    Array("#BEGIN payband\n# END paybands\n@reboot payband schedule run x\n".utf8),
    Array("# job: weekly\n0 6 * * 1 /usr/bin/payband schedule run weekly\n".utf8),
    Array("MAILTO=hr@example.com\r\n0 0 * * * other\r\n".utf8),
    Array("0 0 * * * a last line that does not end".utf8), Array("\r".utf8), [0, 0xff, 10, 10, 0],
    (0..<500).flatMap { Array("\($0 % 60) * * * * job-\($0) \\% 'a  b'\t# ü\n".utf8) },
  ]

  static var catchUp: EntryCommand {
    get throws { try EntryCommand(catchingUpBy: "/bin/true") }
  }

  static func entry(_ name: String, _ schedule: String = "0 6 * * 1") throws -> Crontab.Entry {
    let name = try JobName(name)
    return Crontab.Entry(
      name: name, schedule: try CronExpression(schedule),
      command: try EntryCommand(executable: "/bin/true", name: name))
  }

  @Test func anEntryStandsInAMarkedBlockUnderItsName() throws {
    var crontab = try Crontab(Array("MAILTO=hr@example.com\n".utf8))
    try crontab.add(Self.entry("weekly"), catchUp: Self.catchUp)
    try crontab.add(Self.entry("monthly", "@monthly"), catchUp: Self.catchUp)
    #expect(
      String(decoding: crontab.bytes, as: UTF8.self) == """
        MAILTO=hr@example.com
        # BEGIN payband
        # job: weekly
        0 6 * * 1 /bin/true schedule run weekly --if-due
        # job: monthly
        @monthly /bin/true schedule run monthly --if-due
        # catch up
        37 * * * * /bin/true schedule catch-up
        # END payband

        """)
  }

  @Test(arguments: foreign)
  func addingAndRemovingLeavesEveryOtherByte(text: [UInt8]) throws {
    var crontab = try Crontab(text)
    #expect(crontab.bytes == text)
    #expect(try crontab.entries().isEmpty)
    try crontab.add(Self.entry("weekly"), catchUp: Self.catchUp)
    #expect(crontab.bytes.starts(with: text))
    try crontab.add(Self.entry("daily", "30 5 * * *"), catchUp: Self.catchUp)
    #expect(try Crontab(crontab.bytes).entries() == crontab.entries())
    try crontab.remove(JobName("weekly"))
    #expect(try crontab.entries().map(\.name.description) == ["daily"])
    try crontab.remove(JobName("daily"))
    #expect(crontab.bytes == text)
  }

  @Test func linesAfterAndWithinTheBlockStay() throws {
    let text = """
      # BEGIN payband
      # mine: keep an eye on this
      # job: weekly
      0 6 * * 1 /bin/true schedule run weekly
      LANG=C
      # END payband
      0 0 * * * other

      """
    var crontab = try Crontab(Array(text.utf8))
    let weekly = try #require(try crontab.entries().first)
    #expect(weekly.line == 4)
    try crontab.add(Self.entry("daily", "@daily"), catchUp: Self.catchUp)
    try crontab.remove(JobName("weekly"))
    try crontab.remove(JobName("daily"))
    #expect(
      String(decoding: crontab.bytes, as: UTF8.self) == """
        # BEGIN payband
        # mine: keep an eye on this
        LANG=C
        # END payband
        0 0 * * * other

        """)
  }

  @Test func aMissingLastLineBreakIsAddedBeforeTheBlock() throws {
    var crontab = try Crontab(Array("0 0 * * * other".utf8))
    try crontab.add(Self.entry("weekly"), catchUp: Self.catchUp)
    #expect(
      crontab.bytes.starts(
        with: Array(
          "0 0 * * * other\n# BEGIN payband, after a line without a line break\n".utf8)))
  }

  @Test func aLineBehindTheBlockKeepsTheAddedLineBreak() throws {
    var crontab = try Crontab(Array("0 0 * * * other".utf8))
    try crontab.add(Self.entry("weekly"), catchUp: Self.catchUp)
    var later = try Crontab(crontab.bytes + Array("@daily later\n".utf8))
    try later.remove(JobName("weekly"))
    #expect(String(decoding: later.bytes, as: UTF8.self) == "0 0 * * * other\n@daily later\n")
  }

  @Test func theEntryThatCatchesUpIsThereOnceAndOfTheLatestProgram() throws {
    var crontab = try Crontab([])
    try crontab.add(Self.entry("weekly"), catchUp: Self.catchUp)
    try crontab.add(Self.entry("daily"), catchUp: EntryCommand(catchingUpBy: "/bin/false"))
    let text = String(decoding: crontab.bytes, as: UTF8.self)
    #expect(text.split(separator: "# catch up").count == 2)
    #expect(
      text.hasSuffix("\n# catch up\n37 * * * * /bin/false schedule catch-up\n# END payband\n"))
  }

  @Test func anEntryEditedByHandIsReadAsItStands() throws {
    let text = """
      # BEGIN payband
      # job: weekly
        15\t7 * *   2   nice /bin/true schedule run weekly  \n# END payband

      """
    let entry = try #require(try Crontab(Array(text.utf8)).entries().first)
    #expect(entry.schedule.text == "15 7 * * 2")
    #expect(entry.command == "nice /bin/true schedule run weekly")
  }

  @Test(arguments: [
    ("# BEGIN payband\n", "crontab:1: payband's block has no end; repair the lines between"),
    ("x\n# END payband\n", "crontab:2: payband's block ends without a beginning"),
    (
      "# BEGIN payband\n# END payband\n# BEGIN payband\n# END payband\n",
      "crontab:3: payband's block begins a second time"
    ),
    ("# BEGIN payband\n# BEGIN payband\n# END payband\n", "crontab:2: payband's block begins a"),
    (
      "# BEGIN payband\n# job: weekly\n# END payband\n",
      "crontab:3: expected the entry of the job “weekly”, found none"
    ),
    ("# BEGIN payband\n# job: a b\n# END payband\n", "crontab:2: “a b” is no job name"),
    (
      "# BEGIN payband\n# job: w\n@daily x\n# job: w\n@daily x\n# END payband\n",
      "crontab:4: the job “w” stands here a second time"
    ),
    (
      "# BEGIN payband\n# job: w\n0 61 * * * x\n# END payband\n",
      "crontab:3: expected the entry of the job “w”, found none"
    ),
  ])
  func aBrokenBlockIsRefusedWithItsLine(text: String, message: String) throws {
    let error = try #require(throws: SchedulingError.self) {
      try Crontab(Array(text.utf8)).entries()
    }
    #expect(error.description.hasPrefix(message), "\(error)")
  }

  @Test func aNameIsTakenOnce() throws {
    var crontab = try Crontab([])
    try crontab.add(Self.entry("weekly"), catchUp: Self.catchUp)
    let taken = try #require(throws: SchedulingError.self) {
      try crontab.add(Self.entry("weekly"), catchUp: Self.catchUp)
    }
    #expect(taken.description == "a job “weekly” exists; remove it first or choose another name")
    let missing = try #require(throws: SchedulingError.self) {
      try crontab.remove(JobName("daily"))
    }
    #expect(missing.description == "there is no job “daily”; there are: weekly")
  }

  @Test func linesOfTimeZonesBeforeTheBlockAreFound() throws {
    let text = """
      # TZ=Europe/Warsaw
      TZ=Europe/Warsaw
      0 1 * * * TZ=UTC /bin/date
       "CRON_TZ" = UTC
      # BEGIN payband
      # job: a
      0 6 * * 1 /usr/bin/payband schedule run a --if-due
      # END payband
      TZ=America/New_York

      """
    let lines = try Crontab(Array(text.utf8)).zoneLines
    #expect(lines.map(\.line) == [2, 4])
    #expect(lines.map(\.name) == ["TZ", "CRON_TZ"])
  }
}
