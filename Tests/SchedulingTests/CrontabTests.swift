import Testing

@testable import Scheduling

@Suite struct CrontabTests {
  /// What other people have in a crontab: variables, `%`, Latin-1, carriage returns, no sense.
  static let foreign: [[UInt8]] = [
    [], Array("MAILTO=hr@example.com\n\n# m h dom mon dow command\n5 4 * * * x %in%put\n".utf8),
    Array("# caf".utf8) + [0xe9] + Array("\n0 0 * * * /bin/true\r\n\t \n".utf8),
    Array("#BEGIN payband\n# END paybands\n@reboot payband schedule run x\n".utf8),
    Array("# job: weekly\n0 6 * * 1 /usr/bin/payband schedule run weekly\n".utf8),
  ]

  static func entry(_ name: String, _ schedule: String = "0 6 * * 1") throws -> Crontab.Entry {
    let name = try JobName(name)
    return Crontab.Entry(
      name: name, schedule: try CronExpression(schedule),
      command: try EntryCommand(executable: "/bin/true", name: name))
  }

  @Test func anEntryStandsInAMarkedBlockUnderItsName() throws {
    var crontab = try Crontab(Array("MAILTO=hr@example.com\n".utf8))
    try crontab.add(Self.entry("weekly"))
    try crontab.add(Self.entry("monthly", "@monthly"))
    #expect(
      String(decoding: crontab.bytes, as: UTF8.self) == """
        MAILTO=hr@example.com
        # BEGIN payband
        # job: weekly
        0 6 * * 1 /bin/true schedule run weekly
        # job: monthly
        @monthly /bin/true schedule run monthly
        # END payband

        """)
  }

  @Test(arguments: foreign)
  func addingAndRemovingLeavesEveryOtherByte(text: [UInt8]) throws {
    var crontab = try Crontab(text)
    #expect(crontab.bytes == text)
    #expect(try crontab.entries().isEmpty)
    try crontab.add(Self.entry("weekly"))
    #expect(crontab.bytes.starts(with: text))
    try crontab.add(Self.entry("daily", "30 5 * * *"))
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
    try crontab.add(Self.entry("daily", "@daily"))
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
    try crontab.add(Self.entry("weekly"))
    #expect(crontab.bytes.starts(with: Array("0 0 * * * other\n# BEGIN payband\n".utf8)))
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
    try crontab.add(Self.entry("weekly"))
    let taken = try #require(throws: SchedulingError.self) {
      try crontab.add(Self.entry("weekly"))
    }
    #expect(taken.description == "a job “weekly” exists; remove it first or choose another name")
    let missing = try #require(throws: SchedulingError.self) {
      try crontab.remove(JobName("daily"))
    }
    #expect(missing.description == "there is no job “daily”; there are: weekly")
  }
}
