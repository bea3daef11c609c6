import Compensation
import Foundation
import Testing

@testable import Writers

struct JSONTextTests {
  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (75_495, "75495"), (28.1, "28.1"), (-3.5, "-3.5"),
    (1e16, "10000000000000000"),
    (1.5e300, "15" + String(repeating: "0", count: 299)), (1e-7, "0.0000001"),
    (-1.25e-5, "-0.0000125"), (0.1 + 0.2, "0.30000000000000004"),
    (123_456_789_012_345_680, "123456789012345680"),
  ])
  func numberIsPlain(value: Double, text: String) {
    #expect(PlainNumber.text(of: value) == text)
    #expect(Double(PlainNumber.text(of: value)) == value)
  }

  @Test func everyNumberReadsBack() {
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<20_000 {
      let value = Double(bitPattern: generator.next())
      guard value.isFinite else { continue }
      let text = PlainNumber.text(of: value)
      #expect(Double(text) == value)
      #expect(!text.contains("e") && !text.hasSuffix(".0"))
    }
  }

  @Test(arguments: [
    ("plain", #""plain""#), ("a\"b\\c", #""a\"b\\c""#),
    ("\u{0}\u{1B}\u{7F}", #""\u0000\u001b\u007f""#),
    ("a\tb\nc\r", #""a\tb\nc\r""#), ("żółć 薪 😀", "\"żółć 薪 😀\""),
  ])
  func textIsEscaped(text: String, json: String) {
    var buffer: [UInt8] = []
    JSONText.append(text, to: &buffer)
    #expect(String(decoding: buffer, as: UTF8.self) == json)
  }

  @Test func numberThatIsNoneIsNull() {
    for value in [Double.nan, .infinity, -.infinity] {
      var buffer: [UInt8] = []
      JSONText.append(.number(value), to: &buffer)
      #expect(String(decoding: buffer, as: UTF8.self) == "null")
    }
  }

  @Test func reportIsJSONThatOthersRead() throws {
    let object = try JSONSerialization.jsonObject(with: Data(ReportJSON.bytes(of: Fixture.rich)))
    let report = try #require(object as? [String: Any])
    #expect(report["schema_version"] as? Int == 1)
    let figures = try #require(report["figures"] as? [[String: Any]])
    #expect(figures.count == 11)
    #expect(figures[6]["quote"] as? String == "=1+1 mediana wynosi 18 500,50 zł")
    let summary = try #require(report["summary"] as? [[String: Any]])
    #expect(summary[0]["figures"] as? [Int] == [1, 3, 4])
    #expect(summary[0]["median"] as? Double == 70_000)
    let observations = try #require(report["observations"] as? [[String: Any]])
    #expect(observations[1]["withheld"] as? Bool == true)
    #expect(observations[1]["count"] is NSNull)
  }

  @Test func linesOfRecordsHaveTheKeysInOrder() throws {
    let line = String(
      decoding: NDJSONWriter.lines(of: [.rejected(Fixture.golden.rejected[0])]), as: UTF8.self)
    #expect(
      line
        == #"{"kind":"rejected","document":"zh/005.txt","line":7,"column":15,"offset":402,"length":9,"language":"zh","low":5000,"high":8000,"currency":"CNY","reason":"fee","quote":"项目经理培训课程的费用为5000至8000元。"}"#
        + "\n")
  }
}
