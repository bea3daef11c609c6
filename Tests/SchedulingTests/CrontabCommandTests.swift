import Glibc
import Testing

@testable import Scheduling

@Suite struct CrontabCommandTests {
  @Test func theCrontabIsWrittenAfterADryRunAndReadBack() throws {
    let fake = try FakeCrontab(in: TemporaryFolder())
    let old = try fake.command.read()
    #expect(old.bytes.isEmpty)
    var new = old
    try new.add(CrontabTests.entry("weekly"), catchUp: CrontabTests.catchUp)
    try fake.command.install(new, replacing: old)
    #expect(try fake.table == String(decoding: new.bytes, as: UTF8.self))
    #expect(try fake.calls == ["-l", "-n", "-l", "FILE", "-l"])
    try fake.command.install(old, replacing: new)
    #expect(try fake.table == nil)
  }

  @Test func whatTheDryRunRefusesIsNotWritten() throws {
    let fake = try FakeCrontab(
      in: TemporaryFolder(), dryRun: #"echo '"-":0: bad minute' >&2; exit 1"#)
    try fake.folder.write("0 0 * * * other\n", to: "table")
    let old = try fake.command.read()
    var new = old
    try new.add(CrontabTests.entry("weekly"), catchUp: CrontabTests.catchUp)
    let error = try #require(throws: SchedulingError.self) {
      try fake.command.install(new, replacing: old)
    }
    #expect(error.description.contains("exit code 1: \"-\":0: bad minute; nothing was changed"))
    #expect(try fake.table == "0 0 * * * other\n")
  }

  @Test func aCrontabThatDidNotEndIsEndedWhereCronWantsIt() throws {
    for (dryRun, expected) in [
      ("exit 0", "@daily x"), ("if tail -c1 \"$2\" | grep -q x; then exit 1; fi", "@daily x\n"),
    ] {
      let fake = try FakeCrontab(in: TemporaryFolder(), dryRun: dryRun)
      try fake.folder.write("@daily x", to: "table")
      let old = try fake.command.read()
      var new = old
      try new.add(CrontabTests.entry("weekly"), catchUp: CrontabTests.catchUp)
      try fake.command.install(new, replacing: old)
      let with = try fake.command.read()
      var without = with
      try without.remove(JobName("weekly"))
      try fake.command.install(without, replacing: with)
      #expect(try fake.table == expected)
    }
  }

  @Test func aCronWithoutDryRunsChecksByItself() throws {
    let fake = try FakeCrontab(
      in: TemporaryFolder(), dryRun: #"echo "crontab: invalid option -- 'n'" >&2; exit 1"#)
    let old = try fake.command.read()
    var new = old
    try new.add(CrontabTests.entry("weekly"), catchUp: CrontabTests.catchUp)
    try fake.command.install(new, replacing: old)
    #expect(try fake.table?.contains("# job: weekly\n") == true)
  }

  @Test func anotherProgramsChangeIsNotOverwritten() throws {
    let fake = try FakeCrontab(in: TemporaryFolder())
    let old = try fake.command.read()
    var new = old
    try new.add(CrontabTests.entry("weekly"), catchUp: CrontabTests.catchUp)
    try fake.folder.write("0 0 * * * other\n", to: "table")
    let error = try #require(throws: SchedulingError.self) {
      try fake.command.install(new, replacing: old)
    }
    #expect(error.reason == .crontabChanged)
    #expect(try fake.table == "0 0 * * * other\n")
  }

  @Test func aFailureToReadIsNoEmptyCrontab() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      "#!/bin/sh\necho 'you are not allowed to use this program' >&2\nexit 1\n", to: "crontab",
      executable: true)
    let error = try #require(throws: SchedulingError.self) {
      try CrontabCommand(executable: path, environment: [:]).read()
    }
    #expect(
      error.description == "\(path) -l ended with exit code 1: you are not allowed to use this "
        + "program; nothing was changed")
  }

  @Test func aMissingCronIsNamed() throws {
    let error = try #require(throws: SchedulingError.self) {
      try CrontabCommand(executable: "/nowhere/crontab", environment: [:])
    }
    #expect(
      error.description.hasPrefix("/nowhere/crontab: the crontab command is missing; install"))
  }

  /// The user's own crontab, put back afterwards: only where the environment asks for it.
  @Test(
    .enabled(if: unsafe getenv("PAYBAND_TEST_CRONTAB") != nil),
    .enabled(if: unsafe access("/usr/bin/crontab", X_OK) == 0))
  func theRealCrontabTakesAnEntryAndGivesItBack() throws {
    let home = unsafe getenv("HOME").map { unsafe String(cString: $0) } ?? "/"
    let command = try CrontabCommand(environment: ["HOME": home])
    let before = try command.read()
    var with = before
    try with.add(CrontabTests.entry("payband-test", "0 0 1 1 *"), catchUp: CrontabTests.catchUp)
    defer { try? command.install(before, replacing: with) }
    try command.install(with, replacing: before)
    #expect(try command.read().entries().contains { $0.name.description == "payband-test" })
    var without = with
    try without.remove(JobName("payband-test"))
    #expect(without == before)
  }
}
