import Compensation
import Testing

@Suite struct AmountTests {
  @Test(arguments: [
    ("75495", "75495"), ("28.10", "28.1"), ("0.0001", "0.0001"), ("-3", "-3"),
    ("98000.00", "98000"), ("922337203685477.5807", "922337203685477.5807"),
  ])
  func plainNumbersAreReadAndPrintedExactly(text: String, printed: String) throws {
    #expect(try #require(Amount(text)).description == printed)
  }

  @Test(arguments: [
    "", "-", ".", "1,000", "5 ", "nan", "1e4", "0x1p3", "1.00001", "99999999999999999999", "1_0",
  ])
  func anythingElseIsRefused(text: String) {
    #expect(Amount(text) == nil)
  }

  @Test func scalingKeepsEveryDigit() {
    #expect(Amount(digits: 12345, exponent: -3)?.description == "12.345")
    #expect(Amount(digits: 35, exponent: 3)?.description == "35000")
    #expect(Amount(digits: 1, exponent: -5) == nil)
    #expect(Amount(digits: Int64.max, exponent: 0) == nil)
  }
}
