import Testing

@testable import Scheduling

@Suite struct DatedNameTests {
  @Test(arguments: [
    ("2026-11-23T05:00:01Z", false, "2026-11-23"), ("2026-11-23T23:30:00Z", false, "2026-11-24"),
    ("2026-11-23T05:00:59Z", true, "2026-11-23T0600+0100"),
    ("2026-10-25T00:30:00Z", true, "2026-10-25T0230+0200"),
    ("2026-10-25T01:30:00Z", true, "2026-10-25T0230+0100"),
  ])
  func aNameIsALocalTimeAndIsReadBack(time text: String, toTheMinute: Bool, name: String) throws {
    let made = DatedName(try time(text), toTheMinute: toTheMinute, in: .warsaw2026)
    #expect(made.description == name)
    #expect(DatedName(name) == made)
  }

  @Test func namesAreInTheOrderOfTime() throws {
    let names = [
      "2026-10-24", "2026-10-25", "2026-10-25T0230+0200", "2026-10-25T0250+0200",
      "2026-10-25T0210+0100", "2026-10-25T0300+0100", "2026-10-26",
    ]
    #expect(names.reversed().compactMap { DatedName($0) }.sorted().map(\.description) == names)
  }

  @Test(arguments: [
    "", "latest", "2026-02-30", "2026-11-23.bak", "2026-11-23T0600", "2026-11-23T2460+0100",
    "2026-11-23T0600+01:0", "2026-11-23T0600+01000", "2026-11-23 0600+0100", "2026-11-23T06a0+0100",
  ])
  func otherNamesAreNone(name: String) { #expect(DatedName(name) == nil) }
}
