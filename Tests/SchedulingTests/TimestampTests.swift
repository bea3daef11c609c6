import Testing

@testable import Scheduling

@Suite struct TimestampTests {
  @Test(arguments: [
    // Values of `date -u -d TEXT +%s`.
    ("1970-01-01T00:00:00Z", 0), ("2026-11-21T06:00:01Z", 1_795_240_801),
    ("2000-02-29T23:59:59Z", 951_868_799), ("1969-12-31T23:59:59Z", -1),
    ("2100-03-01T00:00:00Z", 4_107_542_400),
  ])
  func textAndSecondsAgree(text: String, seconds: Int64) {
    #expect(Timestamp(text)?.seconds == seconds)
    #expect(Timestamp(seconds: seconds).description == text)
  }

  @Test(arguments: [
    "", "2026-11-21", "2026-02-29T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T06:00:01",
    "2026-13-01T00:00:00Z", "2026-11-21 06:00:01Z", "2026-1a-21T06:00:01Z",
  ])
  func otherFormsAreNoTime(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func millisecondsBeforeTheEpochRoundDown() {
    #expect(Timestamp(milliseconds: -1).seconds == -1)
    #expect(Timestamp(milliseconds: -1000).seconds == -1)
    #expect(Timestamp(milliseconds: 1999).seconds == 1)
  }

  @Test func everyDayOfFourCenturiesFollowsTheOneBefore() {
    var before = CivilDate(daysSince1970: -146_098)
    for day in -146_097..<146_097 {
      let date = CivilDate(daysSince1970: day)
      #expect(date.daysSince1970 == day)
      #expect(before < date)
      #expect(date.weekday == (before.weekday + 1) % 7)
      before = date
    }
    #expect(CivilDate(daysSince1970: 0).weekday == 4)
  }

  @Test func localTimeIsShownWithItsDistanceFromUTC() throws {
    let summer = try time("2026-07-01T04:00:00Z")
    #expect(LocalTime.warsaw2026.description(of: summer) == "2026-07-01 06:00 +02:00")
    let nepal = LocalTime { _ in 20_700 }
    #expect(nepal.description(of: summer) == "2026-07-01 09:45 +05:45")
    let newfoundland = LocalTime { _ in -9000 }
    #expect(newfoundland.description(of: summer) == "2026-07-01 01:30 -02:30")
  }

  @Test func changesOfTheClocksAreFound() throws {
    let local = LocalTime.warsaw2026
    let gap = try time("2026-03-29T02:30:00Z").seconds
    let end = try time("2026-03-29T01:00:00Z").seconds
    #expect(local.occurrence(ofWall: gap) == .skipped(until: end, gap: 3600))
    let repeated = try time("2026-10-25T02:30:00Z").seconds
    #expect(
      local.occurrence(ofWall: repeated)
        == .twice(
          try time("2026-10-25T00:30:00Z").seconds, try time("2026-10-25T01:30:00Z").seconds))
    let plain = try time("2026-10-25T12:00:00Z").seconds
    #expect(local.occurrence(ofWall: plain) == .once(plain - 3600))
  }
}
