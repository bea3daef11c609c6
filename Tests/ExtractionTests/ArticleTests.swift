import Compensation
import Testing

@testable import Extraction

/// Five published articles on two roles, which are no part of the repository.
@Suite(.enabled(if: Support.isShared("data/seeds"), "no data/seeds in \(Support.sharedPath)"))
struct ArticleTests {
  private func records(_ name: String) throws -> [Record] {
    let extractor = try #require(Support.extractor)
    let bytes = try Support.sharedBytes("data/seeds/\(name).txt")
    return extractor.records(in: DocumentText(path: name, bytes: bytes))
  }

  private func salaries(_ name: String) throws -> [String] {
    try records(name).compactMap { record in
      guard case .salary(let figure) = record else { return nil }
      let low = figure.low?.description ?? ""
      let high = figure.high?.description ?? ""
      return "\(figure.location.line):\(figure.location.column) \(figure.role ?? "-") "
        + "\(figure.statistic?.rawValue ?? "-") \(low)…\(high) \(figure.currency.code) "
        + figure.period.rawValue
    }
  }

  private func outlooks(_ name: String) throws -> [String] {
    try records(name).compactMap { record in
      guard case .outlook(let outlook) = record else { return nil }
      return "\(outlook.location.line):\(outlook.location.column) \(outlook.role ?? "-") "
        + outlook.direction.rawValue
    }
  }

  @Test func theFirstStatesBothRolesInOneSentence() throws {
    let name = "000_dbf3ffdb851e0476"
    #expect(
      try salaries(name) == [
        "49:48 account-manager mean 75495…75495 USD year",
        "49:119 project-manager mean 87628…87628 USD year",
      ])
    #expect(try outlooks(name) == [])
  }

  @Test func theSecondStatesARangeAndTwoProspects() throws {
    let name = "001_5d5e62749a5073f2"
    #expect(try salaries(name) == ["58:68 account-manager mean 60000…80000 USD year"])
    #expect(
      try outlooks(name) == ["58:135 account-manager growth", "58:272 account-manager stable"])
  }

  @Test func theThirdStatesTwoMediansInDollars() throws {
    let name = "002_9955eca194a9d483"
    #expect(
      try salaries(name) == [
        "5:176 account-manager median 65000…65000 USD year",
        "5:255 project-manager median 85000…85000 USD year",
      ])
    #expect(try outlooks(name) == [])
  }

  @Test(arguments: ["003_d3e7ccc2a3f0250e", "004_e12853a0ced3be5f"])
  func theOthersStateNeither(_ name: String) throws {
    #expect(try salaries(name) == [])
    #expect(try outlooks(name) == [])
  }

  @Test func theFeeOfACustomerIsListedAsRejected() throws {
    let rejected = try records("004_e12853a0ced3be5f").compactMap { record in
      if case .rejected(let amount) = record { amount } else { nil }
    }
    #expect(rejected.map(\.reason) == [.fee, .fee])
    #expect(rejected.map { $0.low?.description } == ["500000", "3000000"])
  }
}
