import Foundation
import Testing

@Suite struct PayGapCommandTests {
  @Test func aTableThatNamesTheSexHasItsPayGap() throws {
    let folder = try TemporaryFolder()
    var lines = ["role,gender,salary,currency,country,period,bonus"]
    for _ in 0..<6 { lines.append("nurse,F,45000,EUR,DE,year,0") }
    for _ in 0..<6 { lines.append("nurse,M,50000,EUR,DE,year,\"1,000\"") }
    lines.append("nurse,divers,99000,EUR,DE,year,")
    try folder.write(lines.joined(separator: "\n") + "\n", to: "survey.csv")
    let report: [String: Any] = try PaybandRun(
      ["report", "survey.csv", "-o", "out", "--json"], in: folder
    ).json()
    let gaps = try #require(report["pay_gap"] as? [[String: Any]])
    func value(_ measure: String) -> Double? {
      gaps.first { $0["measure"] as? String == measure }?["value"] as? Double
    }
    #expect(value("mean-gap") == 0.1)
    #expect(value("men-with-variable-pay") == 1)
    #expect(value("women-in-quartile-1") == 1)
    #expect(value("category-basic-gap").map { abs($0 - 4.0 / 49) < 1e-12 } == true)
  }
}
