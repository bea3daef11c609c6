import Compensation
import Testing

struct ChangeGateTests {
  private func changes() -> ReportChanges {
    var changes = ReportChanges(
      since: .init(run: 1, asOf: "2026-11-14", recordedAt: "", version: ""))
    func group(_ role: String, _ currency: Currency) -> PayGroup {
      PayGroup(role: role, market: "US", currency: currency, isNet: false)
    }
    changes.medians = [
      MedianChange(
        from: .statements, group: group("account-manager", .usd), old: 70_000, new: 73_500,
        cause: .figures),
      MedianChange(
        from: .statements, group: group("nurse", .pln), old: 100_000, new: 90_000, cause: .sources),
      MedianChange(
        from: .observations, group: group("teacher", .usd), old: nil, new: 50_000, cause: .sources),
    ]
    changes.roles = [RoleChange(.vanished, role: "plumber")]
    changes.sources = [SourceChange(.altered, path: "a"), SourceChange(.vanished, path: "b")]
    changes.figuresBefore = 100
    changes.figuresAfter = 85
    return changes
  }

  @Test(arguments: [
    ("median moved", 2), ("median moved > 5%", 1), ("median moved >= 5%", 2),
    ("median rose > 4.9 %", 1), ("median fell > 5%", 1), ("median fell>10%", 0),
    ("median moved > 3000 USD", 1), ("median moved > 3500 USD", 0), ("median rose >= 3500USD", 1),
    ("median fell > 9999 PLN", 1), ("median of nurse moved > 1%", 1),
    ("median of plumber moved", 0), ("role vanished", 1), ("role appeared", 0),
    ("role vanished > 1", 0), ("source altered", 1), ("source appeared", 0),
    ("figures fell > 10%", 1), ("figures fell > 15%", 0), ("figures fell >= 15", 1),
    ("figures rose", 0), ("inputs unread", 1), ("inputs unread > 3", 0), ("inputs unread >= 3", 1),
    ("Median  MOVED > 5%", 1), ("outlook turned", 0), ("figure vanished", 0), ("group appeared", 0),
  ])
  func conditionHoldsForSoMuch(_ text: String, _ count: Int) throws {
    #expect(try ChangeGate(text).hits(in: changes(), unread: 3).count == count)
  }

  @Test func nothingChangedWhereThereIsNoEarlierRun() throws {
    #expect(try ChangeGate("median moved").hits(in: nil, unread: 0).isEmpty)
    #expect(try ChangeGate("inputs unread").hits(in: nil, unread: 1) == [.unread(1)])
  }

  @Test(arguments: [
    ("", 1, "nothing"), ("mean moved", 1, "“mean”"), ("median jumped", 8, "“jumped”"),
    ("median", 7, "nothing"), ("median moved 5%", 14, "“5”"), ("median moved >", 15, "nothing"),
    ("median moved > x", 16, "“x”"), ("median moved > 1.2.3%", 16, "“1.2.3”"),
    ("median moved > 5", 17, "nothing"), ("median moved > 5 XX", 18, "“XX”"),
    ("median moved > 5% of", 19, "“of”"), ("role vanished > 5%", 18, "“%”"),
    ("role of nurse vanished", 6, "“of”"), ("median moved = 5%", 14, "“=”"),
    ("médian moved", 1, "“médian”"), ("outlook fell", 9, "“fell”"),
  ])
  func errorNamesColumnAndWord(_ text: String, _ column: Int, _ found: String) throws {
    let error = try #require(throws: ChangeGateError.self) { try ChangeGate(text) }
    #expect(error.column == column)
    #expect(error.found == found)
    #expect(error.description.hasPrefix("“\(text)”, column \(column): expected "))
  }
}
