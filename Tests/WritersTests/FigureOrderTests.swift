import Compensation
import Testing

@testable import Writers

struct FigureOrderTests {
  @Test func groupsStandTogetherMeansFirst() {
    let order = FigureOrder(Fixture.golden)
    #expect(order.indices.map { $0 + 1 } == [1, 4, 3, 2, 5])
    let group = Fixture.golden.statementSummaries[0].group
    #expect(order.rows[group] == 0..<3)
    #expect(order.rowsOfMeans[group] == 0..<2)
    #expect(order.rowsOfMedians[group] == 2..<2)
    #expect(order.rowOfNumber[2] == 3)
  }

  @Test func everyFigureHasOneRow() {
    let order = FigureOrder(Fixture.rich)
    #expect(order.indices.sorted() == Array(Fixture.rich.figures.indices))
    // The percentile follows the figures of its group; what has no role comes last.
    #expect(order.indices.suffix(2).map { $0 + 1 } == [10, 11])
  }

  @Test func factorIsWhatMultiplies() {
    let figures = Fixture.rich.figures
    #expect(figures[5].annualFactor == 12)
    #expect(figures[7].annualFactor == 2_080)
    #expect(figures[8].annualFactor == 1)
    var odd = figures[5]
    odd.annualHigh = 300_000
    #expect(odd.annualFactor == nil)
  }
}
