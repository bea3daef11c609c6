import Compensation
import Testing

@testable import Extraction

/// Words and layouts of everyday texts.
struct EverydayTests {
  /// People who start at an amount get it; pay that starts there is bounded by it.
  @Test func whoStartsAtAnAmountGetsIt() throws {
    let people = try Support.figures(in: "Most zookeepers start at around $32,000 a year.")
    #expect(people.map { $0.high?.doubleValue } == [32_000])
    let pay = try Support.figures(in: "Salaries of zookeepers start at $32,000 a year.")
    #expect(pay.map { $0.high?.doubleValue } == [nil])
  }

  @Test func aSpaceGroupsBehindACode() throws {
    let found = try Support.figures(
      in: "Postdoctoral researcher, Tromsø: salary NOK 575 400 per year.")
    #expect(found.map { $0.low?.doubleValue } == [575_400])
  }

  /// What is paid fourteen times a year is a month's pay; one month's pay is no count of payments.
  @Test func countsOfPayments() throws {
    #expect(try Support.figures(in: "护士底薪8000元，14薪，全年收入合计约15万元。").map(\.period) == [.month, .year])
    #expect(try Support.figures(in: "护士一个月工资三千二，站一天腿都肿。").map(\.period) == [.month])
  }

  /// Labels of percentiles under a line that speaks of them.
  @Test func ordinalsArePercentiles() throws {
    let found = try Support.figures(
      in:
        """
        Salary percentiles – farriers, United States
        10th: $29,900
        50th: $40,700
        90th: $69,350
        """)
    #expect(found.map(\.statistic) == [.percentile, .median, .percentile])
    #expect(found.map(\.percentile) == [10, nil, 90])
  }

  @Test func theWholeOfAShareIsNoPay() throws {
    let text =
      "A cleaner found the envelope. The reward, 10 percent of $14,000, was paid on Friday."
    #expect(try Support.figures(in: text).isEmpty)
  }

  /// Short lines with numbers are entries of a list even where they begin with small letters.
  @Test func shortLinesStandForThemselves() throws {
    let found = try Support.figures(
      in:
        """
        Operator CNC, Gliwice
        stawka 36-42 zł/h brutto na start
        po okresie próbnym od 45 zł/h brutto
        badania na nasz koszt (180 zł)
        """)
    #expect(found.map { $0.low?.doubleValue } == [36, 45])
  }

  /// A title behind an amount, with one of its own, leaves the amount to whom the text is about.
  @Test func anotherRoleHasAnotherAmount() throws {
    let found = try Support.figures(
      in:
        "Being a farrier pays well. I made £47,000 last year; my baker made £23,500.")
    #expect(found.map(\.role) == ["blacksmith", "baker"])
    #expect(found.map { $0.low?.doubleValue } == [47_000, 23_500])
  }

  /// Words stand for a role where a role stands so before the amount before.
  @Test func parallelWordsAreRoles() throws {
    let found = try Support.figures(
      in:
        "Uposażenie: szeregowy 6 100 zł, kapral 6 720 zł, podporucznik 8 000 zł.")
    #expect(found.map(\.roleAsWritten) == ["szeregowy", "kapral", "podporucznik"])
  }

  @Test func aDateIsNobody() throws {
    let found = try Support.figures(
      in:
        "In April 2024 median weekly earnings of full-time employees were £728.")
    #expect(found.map(\.roleAsWritten) == [nil])
  }

  /// A word for workers of any kind is no role, unless it says of what.
  @Test func anybodyIsWhomTheTextIsAbout() throws {
    let found = try Support.figures(
      in:
        "Wie viel verdient man als Bestatter? Fachkräfte bekommen 2.200 bis 2.800 Euro im Monat.")
    #expect(found.map(\.role) == ["funeral-director"])
    let others = try Support.figures(
      in:
        "Bestatter verdienen 2.800 Euro. Fachkräfte in der Altenpflege kommen auf 3.920 Euro im Monat."
    )
    #expect(others.last?.roleAsWritten == "Fachkräfte")
  }
}
