import Glibc
import Testing

@testable import Scheduling

@Suite struct CronExpressionTests {
  static let accepted = [
    "* * * * *", "0 6 * * 1", "1-5/2 * * * *", "* * * * mon-fri", "* * * jan-MAR *", "* * * * 5-7",
    "* * * * 7", "* * 31 feb *", "5-5 * * * *", "05 09 * * *", "* * * * MON,Wed", "*/15 8-17 * * *",
    "@hourly", "@daily", "@weekly", "@monthly", "@yearly", "@annually", "@midnight",
    "0,30 0-23/4 1,15 */3 sun", "59 23 31 12 0",
  ]

  static let refused: [(text: String, message: String)] = [
    ("60 * * * *", "minute: found “60”, where “60” is no value or range; expected 0 to 59"),
    ("* 24 * * *", "hour: found “24”, where “24” is no value or range; expected 0 to 23"),
    ("* * 0 * *", "day of the month: found “0”, where “0” is no value or range; expected 1 to 31"),
    ("* * * 13 *", "month: found “13”, where “13” is no value or range; expected 1 to 12 or jan"),
    ("* * * * monday", "day of the week: found “monday”, where “monday” is no value or range"),
    ("5/10 * * * *", "minute: found “5/10”, where “5/10” has a step but no range before it"),
    ("*/0 * * * *", "the step “0” is no number from 1 to 59"),
    ("*/+5 * * * *", "the step “+5” is no number from 1 to 59"),
    ("*/60 * * * *", "the step “60” is no number from 1 to 59"),
    ("1,,2 * * * *", "minute: found “1,,2”, where “” is no value, range or step"),
    ("5, * * * *", "minute: found “5,”, where “” is no value, range or step"),
    ("* * * * fri-mon", "“fri-mon” runs backwards, so it would never match"),
    ("* * * * sat-sun", "“sat-sun” runs backwards, so it would never match"),
    ("50-10 * * * *", "“50-10” runs backwards"),
    ("1-2-3 * * * *", "“1-2-3” is no value or range"),
    ("*-5 * * * *", "“*-5” is no value or range"),
    ("+5 * * * *", "“+5” is no value or range"), ("٥ * * * *", "“٥” is no value or range"),
    ("-5 * * * *", "“-5” is no value or range"), ("5- * * * *", "“5-” is no value or range"),
    ("1/2/3 * * * *", "“1/2/3” is no value, range or step"),
    ("* * * *", "“* * * *” has 4 fields where a cron expression has five"),
    ("* * * * * *", "has 6 fields"), ("", "“” has 0 fields"),
    ("@reboot", "“@reboot” is no schedule; expected @hourly, @daily"),
    ("@Daily", "“@Daily” is no schedule"), ("@daily 5", "“@daily 5” is no schedule"),
    ("5\n6 * * * *", "minute: found “5\\u{a}6”"),
    ("* * * * *\n", "day of the week: found “*\\u{a}”"),
  ]

  @Test(arguments: accepted)
  func whatCronReadsIsRead(text: String) throws {
    #expect(try CronExpression(text).text == text)
  }

  @Test(arguments: refused)
  func theMessageNamesTheFieldWhatWasFoundAndWhatIsAllowed(text: String, message: String) throws {
    let error = try #require(throws: SchedulingError.self) { try CronExpression(text) }
    #expect(error.description.contains(message), "\(error)")
    #expect(error.exitCode == 64)
  }

  @Test func whiteSpaceBetweenFieldsBecomesOneSpace() throws {
    #expect(try CronExpression("  0\t6  * * 1 ").text == "0 6 * * 1")
  }

  /// The dry run of Debian's `crontab` has the last word; it changes nothing.
  @Test(.enabled(if: unsafe access("/usr/bin/crontab", X_OK) == 0))
  func everythingAcceptedPassesTheDryRunOfCron() throws {
    let folder = try TemporaryFolder()
    let lines = Self.accepted.map { "\($0) /bin/true\n" }.joined()
    let file = try folder.write(lines, to: "crontab")
    let outcome = try ChildProcess(
      executable: "/usr/bin/crontab", arguments: ["-n", file], environment: [:]
    ).run()
    #expect(outcome.exitCode == 0, "\(outcome.standardError.lines)")
  }

  @Test(arguments: [
    ("monday", "06:00", "0 6 * * 1"), ("Monday,thu", "17:05", "5 17 * * 1,4"),
    ("sun", "6:00", "0 6 * * 0"), ("day", nil, "0 6 * * *"), ("weekday", "07:30", "30 7 * * 1-5"),
    ("month", "04:00", "0 4 1 * *"), ("year", "23:59", "59 23 1 1 *"), ("hour", nil, "0 * * * *"),
    ("hour", ":15", "15 * * * *"),
  ])
  func plainWordsBecomeAnExpression(period: String, at: String?, text: String) throws {
    #expect(try CronExpression(every: period, at: at).text == text)
  }

  @Test(arguments: [
    ("fortnight", "06:00", "“fortnight” is no period; expected hour, day"),
    ("monday,", nil, "“monday,” is no period"), ("monday", "6", "“6” is no time"),
    ("monday", "24:00", "“24:00” is no time; expected hours and minutes such as 06:00"),
    ("monday", "06:60", "“06:60” is no time"), ("monday", "06:5", "“06:5” is no time"),
    ("hour", "06:00", "“06:00” is no time; expected minutes past the hour such as :15"),
  ])
  func otherWordsAreRefused(period: String, at: String?, message: String) throws {
    let error = try #require(throws: SchedulingError.self) {
      try CronExpression(every: period, at: at)
    }
    #expect(error.description.hasPrefix(message), "\(error)")
  }

  @Test func onlyParticularTimesAtNightAreAdvisedAgainst() throws {
    #expect(try CronExpression("30 2 * * *").advice?.contains("from 04:00 on") == true)
    #expect(try CronExpression("@daily").advice != nil)
    #expect(try CronExpression("30 4 * * *").advice == nil)
    #expect(try CronExpression("*/10 * * * *").advice == nil)
  }
}
