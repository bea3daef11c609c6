import Testing

@testable import Scheduling

@Suite struct CronNextTests {
  @Test(arguments: [
    ("0 6 * * 1", "2026-11-21T12:00:00Z", ["2026-11-23T06:00:00Z", "2026-11-30T06:00:00Z"]),
    ("@monthly", "2026-11-01T00:00:00Z", ["2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"]),
    ("@yearly", "2026-11-01T00:00:00Z", ["2027-01-01T00:00:00Z", "2028-01-01T00:00:00Z"]),
    ("*/20 * * * *", "2026-12-31T23:40:00Z", ["2027-01-01T00:00:00Z", "2027-01-01T00:20:00Z"]),
    ("0 0 29 2 *", "2096-03-01T00:00:00Z", ["2104-02-29T00:00:00Z", "2108-02-29T00:00:00Z"]),
    // Both days named: either will do. The 13th is a Sunday, the first Friday the 4th.
    ("0 0 13 * 5", "2026-12-01T00:00:00Z", ["2026-12-04T00:00:00Z", "2026-12-11T00:00:00Z"]),
    // A star at the beginning of one: both must match (odd days that are Fridays).
    ("0 0 */2 * 5", "2026-12-01T00:00:00Z", ["2026-12-11T00:00:00Z", "2026-12-25T00:00:00Z"]),
    ("0 0 * * 7", "2026-12-01T00:00:00Z", ["2026-12-06T00:00:00Z", "2026-12-13T00:00:00Z"]),
    ("0 0 31 2 *", "2026-12-01T00:00:00Z", []),
  ])
  func nextTimesInUTC(text: String, after: String, expected: [String]) throws {
    let next = try CronExpression(text).next(2, after: try time(after), in: .utc)
    #expect(next.map(\.description) == expected)
  }

  @Test(arguments: [
    // Spring: the gap from 02:00 to 03:00. Particular times run once right after it.
    ("30 2 * * *", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"]),
    ("0 3 * * *", "2026-03-28T12:00:00Z", ["2026-03-29T01:00:00Z", "2026-03-30T01:00:00Z"]),
    ("30 * * * *", "2026-03-29T00:00:00Z", ["2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"]),
    // Autumn: 02:00 to 03:00 twice. Particular times run the first time only.
    ("30 2 * * *", "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]),
    ("30 * * * *", "2026-10-25T00:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]),
  ])
  func changesOfTheClocksAreTreatedAsCronDoes(
    text: String, after: String, expected: [String]
  ) throws {
    let next = try CronExpression(text).next(2, after: try time(after), in: .warsaw2026)
    #expect(next.map(\.description) == expected)
  }

  /// Against a replay of the main loop of cron 3.0pl1, minute by minute.
  @Test(arguments: [
    "30 2 * * *", "*/10 * * * *", "0 * * * *", "15,45 2,3 * * *", "5 1-4 * * 0", "* 2 * * *",
    "59 1 29 3 *", "0 3 * * *", "0-10/5 2 25 10 *", "*/7 2 * * *", "10 */2 * * *", "@hourly",
    "30 2 28-31 3 sun", "0 0 * * *", "59 23 * * *", "0 2 * * *",
  ])
  func nextTimesAreThoseOfCronsMainLoop(text: String) throws {
    let expression = try CronExpression(text)
    for day in ["2026-03-28T20:00:00Z", "2026-10-24T20:00:00Z"] {
      let start = try time(day)
      let end = Timestamp(seconds: start.seconds + 30 * 3600)
      let replayed = CronReplay(expression, in: .warsaw2026).runs(from: start, to: end)
      let next = expression.next(replayed.count + 1, after: start, in: .warsaw2026)
      #expect(next.filter { $0 <= end } == replayed)
    }
  }

  @Test func clocksThatGoBackOverMidnightKeepTheOrder() throws {
    // 2026-06-02 00:00 becomes 2026-06-01 23:00: the last hour of the day is there twice.
    let change = try time("2026-06-01T22:00:00Z").seconds
    let local = LocalTime { $0 < change ? 7200 : 3600 }
    let next = try CronExpression("30 * * * *").next(
      4, after: try time("2026-06-01T21:00:00Z"), in: local)
    #expect(
      next.map(\.description) == [
        "2026-06-01T21:30:00Z", "2026-06-01T22:30:00Z", "2026-06-01T23:30:00Z",
        "2026-06-02T00:30:00Z",
      ])
  }
}

/// The main loop of Debian's cron (cron.c of 3.0pl1) over a stretch of time.
private struct CronReplay {
  let expression: CronExpression
  let local: LocalTime

  init(_ expression: CronExpression, in local: LocalTime) {
    self.expression = expression
    self.local = local
  }

  /// Returns the minutes after `start` and up to `end` in which the job is started.
  func runs(from start: Timestamp, to end: Timestamp) -> [Timestamp] {
    var runs: [Timestamp] = []
    var virtual = wallMinutes(start)
    var now = start
    while now < end {
      now = Timestamp(seconds: now.seconds + 60)
      let wall = wallMinutes(now)
      var isStarted = false
      switch wall - virtual {
      case 1:
        virtual = wall
        isStarted = matches(wall, particular: true) || matches(wall, particular: false)
      case 6...180:
        isStarted = matches(wall, particular: false)
        while virtual < wall {
          virtual += 1
          isStarted = isStarted || matches(virtual, particular: true)
        }
      case -179...0: isStarted = matches(wall, particular: false)
      default: Issue.record("the replay knows no change of \(wall - virtual) minutes")
      }
      if isStarted { runs.append(now) }
    }
    return runs
  }

  private func wallMinutes(_ time: Timestamp) -> Int64 {
    (time.seconds + Int64(local.offset(at: time))) / 60
  }

  private func matches(_ minute: Int64, particular: Bool) -> Bool {
    guard expression.isAtParticularTime == particular else { return false }
    let time = CivilTime(utc: Timestamp(seconds: minute * 60))
    return expression.minutes.contains(time.minute) && expression.hours.contains(time.hour)
      && expression.runs(on: time.date)
  }
}
