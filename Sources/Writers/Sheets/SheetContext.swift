internal import Compensation

/// The names of the sheets in a report's language.
struct SheetTitles: Sendable {
  let summary, bands, compare, outlook, evidence, sources, rejected, assumptions, method,
    changes: String

  init(_ wording: Wording) {
    var names = SheetNames()
    func title(_ key: String) -> String { names.unique(wording["sheet.\(key)"]) }
    summary = title("summary")
    bands = title("bands")
    compare = title("compare")
    outlook = title("outlook")
    evidence = title("evidence")
    sources = title("sources")
    rejected = title("rejected")
    assumptions = title("assumptions")
    method = title("method")
    changes = title("changes")
  }
}

/// What every sheet of a report's workbook is made of: the report, its words, and where the cells
/// stand that formulas of other sheets speak of.
struct SheetContext: Sendable {
  let report: Report
  let wording: Wording
  let words: ReportWords
  let titles: SheetTitles
  let inputs: AssumptionCells
  let order: FigureOrder
  let weights: MedianWeights
  let evidence: EvidenceLayout
  let bands: BandRows
  /// The first of each group's models by its method, among the report's.
  private let modelIndices: [ModelKey: Int]
  /// The first official comparison of each figure, a year's and with a value.
  private let officialIndices: [Int: Int]
  private let sourceNumbers: [String: Int]
  private let rowsPerSheet: Int

  init(_ report: Report, language: ReportLanguage, rowsPerSheet: Int) {
    self.report = report
    self.rowsPerSheet = rowsPerSheet
    wording = Wording(language)
    words = ReportWords(report, in: wording)
    titles = SheetTitles(wording)
    inputs = AssumptionCells(report, wording)
    order = FigureOrder(report)
    weights = MedianWeights(report, order)
    evidence = EvidenceLayout(
      report, title: titles.evidence, columns: EvidenceColumn.used(by: report, weights),
      rowsPerSheet: rowsPerSheet)
    bands = BandRows(report, sheet: titles.bands)
    modelIndices = Dictionary(
      report.models.enumerated().map { (ModelKey(group: $1.group, method: $1.method), $0) },
      uniquingKeysWith: { first, _ in first })
    officialIndices = Dictionary(
      report.officialComparisons.enumerated()
        .filter { $0.element.period == .year && $0.element.official != nil }
        .map { ($1.figure, $0) }, uniquingKeysWith: { first, _ in first })
    var numbers: [String: Int] = [:]
    for (index, source) in report.sources.enumerated() where numbers[source.path] == nil {
      numbers[source.path] = index + 1
    }
    // A source that the list lacks has a number after it.
    for figure in report.figures where numbers[figure.source] == nil {
      numbers[figure.source] = numbers.count + 1
    }
    sourceNumbers = numbers
  }

  /// The report's title, that which it has by default in the report's language.
  var title: String { wording.translated(report.title, area: "title.") }

  private struct ModelKey: Hashable {
    var group: PayGroup
    var method: ModelledPay.Method
  }

  /// The cell of what a model makes of a group, which refers to the evidence.
  func modelCell(_ method: ModelledPay.Method, of group: PayGroup) -> Cell? {
    guard let index = modelIndices[ModelKey(group: group, method: method)] else { return nil }
    return .formula(
      evidence.cell(evidence.models, index, column: EvidenceBlocks.modelValueColumn),
      report.models[index].value, .money(group.currency, in: wording))
  }

  /// The place of the official comparison of the first of some figures that has one.
  func official(of figures: [Int]) -> Int? {
    figures.lazy.compactMap { officialIndices[$0] }.first
  }

  /// The number of a document on the sheet Sources.
  func sourceNumber(_ path: String) -> Int { sourceNumbers[path] ?? 0 }

  /// The row of a document on the sheet Sources.
  func sourceLink(_ path: String) -> String? {
    guard let number = sourceNumbers[path], number <= min(report.sources.count, rowsPerSheet) else {
      return nil
    }
    return CellPlace.range(
      sheet: titles.sources, rows: number...number, columns: 0...(SourcesSheet.columnCount - 1))
  }

  /// The runs of figures of a figure's statistic, for the medians of means and of medians.
  func rowsOfKind(_ figure: StandardizedFigure) -> [PayGroup: Range<Int>] {
    figure.figure.statistic == .mean ? order.rowsOfMeans : order.rowsOfMedians
  }
}
