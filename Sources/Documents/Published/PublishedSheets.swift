internal import Compensation

/// What the sheets of a published workbook say of each other.
enum PublishedSheets {
  /// Completes what is known of the published tables among a workbook's sheets.
  ///
  /// - Parameters:
  ///   - tables: The tables that were recognised.
  ///   - all: Every sheet, whose notes name the year and what the survey's signs stand for.
  static func complete(
    _ tables: inout [SheetTable], of all: [SheetTable], path: String,
    with headers: PublishedHeaders
  ) {
    for index in tables.indices where tables[index].table.published?.kind == .wageSurvey {
      let notes = all.filter { !$0.isRecognized }.flatMap(\.notes)
      let named = [tables[index].table.sheet?.name ?? ""] + notes.prefix(4) + [path]
      let year = named.lazy.compactMap { PublishedNotes.year(in: $0) }.first
      tables[index].table.published?.year = year
      tables[index].table.published?.topCode =
        notes.lazy.compactMap { PublishedNotes.topCode(in: $0) }.first ?? headers.topCode(of: year)
    }
    markRepeats(&tables)
  }

  /// Marks the projections' extracts (the fastest growing occupations, …), whose rows stand in the
  /// table of all occupations: the one with the most columns, of these the first.
  private static func markRepeats(_ tables: inout [SheetTable]) {
    func columns(_ table: SheetTable) -> Int {
      (table.table.published?.columns.count ?? 0) + table.table.columns.count
    }
    let projections = tables.indices.filter {
      tables[$0].table.published?.kind == .projections
    }
    let most = projections.map { tables[$0].table.rows.count }.max() ?? 0
    // A sheet with a few rows more (other footnotes) is no larger one.
    let whole = projections.filter { tables[$0].table.rows.count + 20 >= most }
    guard
      let main = whole.max(by: { columns(tables[$0]) < columns(tables[$1]) })
    else { return }
    let name = tables[main].table.sheet?.name
    for index in projections where index != main {
      tables[index].table.published?.repeats = name
    }
  }
}
