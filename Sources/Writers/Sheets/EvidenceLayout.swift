internal import Compensation

/// Where the rows of the evidence stand, so that formulas of other sheets reach them.
struct EvidenceLayout: Sendable {
  /// A table below the figures: its heading, its headers, its rows.
  struct Block: Sendable {
    var headingRow: Int
    var count: Int
    var firstRow: Int { headingRow + 2 }
  }

  let title: String
  let columns: [EvidenceColumn]
  let figureCount: Int
  let rowsPerSheet: Int
  /// The sheet of the blocks, counted from 0.
  let blockSheet: Int
  let observed: Block
  let models: Block
  let official: Block
  let gaps: Block
  private let indices: [EvidenceColumn: Int]

  init(_ report: Report, title: String, columns: [EvidenceColumn], rowsPerSheet: Int) {
    self.title = title
    self.columns = columns
    self.rowsPerSheet = rowsPerSheet
    figureCount = report.figures.count
    indices = Dictionary(
      columns.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let counts = [
      report.observationSummaries.count, report.models.count, report.officialComparisons.count,
      report.payGaps.count,
    ]
    let sheets = max(1, (figureCount + rowsPerSheet - 1) / rowsPerSheet)
    let rowsOfLast = figureCount == 0 ? 2 : figureCount - (sheets - 1) * rowsPerSheet + 1
    let needed = counts.reduce(0) { $0 + ($1 == 0 ? 0 : $1 + 3) }
    // What finds no room below the figures goes on a sheet of its own.
    let fits = rowsOfLast + needed <= rowsPerSheet + 1
    blockSheet = fits ? sheets - 1 : sheets
    var row = fits ? rowsOfLast : 0
    var blocks: [Block] = []
    for count in counts {
      // A free row above the heading.
      blocks.append(Block(headingRow: row + 1, count: count))
      if count > 0 { row += count + 3 }
    }
    (observed, models, official, gaps) = (blocks[0], blocks[1], blocks[2], blocks[3])
  }

  /// The sheets with rows of figures; one even where there is none.
  var figureSheets: Int { max(1, (figureCount + rowsPerSheet - 1) / rowsPerSheet) }
  var sheetCount: Int { max(figureSheets, blockSheet + 1) }

  func sheetName(_ index: Int) -> String { index == 0 ? title : "\(title) (\(index + 1))" }

  /// The index of a column; `nil` for one that the report does not need.
  func index(_ column: EvidenceColumn) -> Int? { indices[column] }

  /// The row of a figure in its sheet, counted from 0.
  func row(ofPosition position: Int) -> Int { position % rowsPerSheet + 1 }

  /// The cell of a figure, `'Evidence'!L5`.
  func cell(_ position: Int, _ column: EvidenceColumn) -> String? {
    index(column).map {
      CellPlace.cell(
        sheet: sheetName(position / rowsPerSheet), row: row(ofPosition: position), column: $0)
    }
  }

  /// The places of a run of figures in some columns: one, or one for each sheet that they are in.
  func places(
    _ rows: Range<Int>, _ first: EvidenceColumn, through last: EvidenceColumn? = nil
  ) -> [String] {
    guard let from = index(first), let to = index(last ?? first), !rows.isEmpty else { return [] }
    return (rows.lowerBound / rowsPerSheet...(rows.upperBound - 1) / rowsPerSheet).map { sheet in
      let start = max(rows.lowerBound, sheet * rowsPerSheet)
      let end = min(rows.upperBound, (sheet + 1) * rowsPerSheet) - 1
      return CellPlace.range(
        sheet: sheetName(sheet), rows: row(ofPosition: start)...row(ofPosition: end),
        columns: from...to)
    }
  }

  /// Where a link to the rows leads: to all of them, or to the first where they are in two sheets.
  func link(_ rows: Range<Int>) -> String? {
    places(rows, columns[0], through: columns[columns.count - 1]).first
  }

  /// The place of a column of all figures, a range for each sheet.
  func all(_ column: EvidenceColumn) -> [String] { places(0..<figureCount, column) }

  /// A cell of a block.
  func cell(_ block: Block, _ index: Int, column: Int) -> String {
    CellPlace.cell(
      sheet: sheetName(blockSheet), row: block.firstRow + index, column: column)
  }

  /// The rows of a block as a link.
  func link(_ block: Block, _ index: Int, columns: Int) -> String {
    CellPlace.range(
      sheet: sheetName(blockSheet), rows: (block.firstRow + index)...(block.firstRow + index),
      columns: 0...(columns - 1))
  }
}
