internal import CXLSXWriter

/// A chart of a sheet; the numbers that it draws stand in a sheet's rows.
enum Chart: Sendable {
  case bands(BandChart)
  case boxes(BoxChart)

  func insert(
    into workbook: borrowing Workbook, sheet: Int, row: Int
  ) throws(WriterError) {
    switch self {
    case .bands(let chart): try chart.insert(into: workbook, sheet: sheet, row: row)
    case .boxes(let chart): try chart.insert(into: workbook, sheet: sheet, row: row)
    }
  }
}

/// What charts of every kind have.
struct ChartFrame: Sendable {
  var title: String
  var valueAxis: String
  /// What stands along the axis of the groups, where that is said.
  var nameAxis: String?
  var alternativeText: String
  var numberFormat: String
  /// The sheet that holds the numbers, and their rows, counted from 0.
  var dataSheet: String
  var dataRows: ClosedRange<Int>
  /// The column of the names, and those of the values in the order of the series.
  var nameColumn: Int
  var valueColumns: [Int]
  /// Where the axis begins and ends.
  var minimum: Double
  var maximum: Double
  /// In pixels.
  var width: Int
  var height: Int

  /// The rows of a sheet, of 20 pixels each, that the chart covers.
  var rowCount: Int { (height + 19) / 20 + 1 }

  /// Adds a series for a column, named for those who read the chart without seeing it.
  @unsafe
  func addSeries(
    _ chart: UnsafeMutablePointer<lxw_chart>, column: Int, name: String
  ) -> UnsafeMutablePointer<lxw_chart_series>? {
    let categories = CellPlace.range(
      sheet: dataSheet, rows: dataRows, columns: nameColumn...nameColumn)
    let values = CellPlace.range(sheet: dataSheet, rows: dataRows, columns: column...column)
    let series = unsafe chart_add_series(chart, "=" + categories, "=" + values)
    unsafe chart_series_set_name(series, name)
    return unsafe series
  }

  @unsafe
  func setTitle(_ chart: UnsafeMutablePointer<lxw_chart>) {
    unsafe chart_title_set_name(chart, title)
    var font = unsafe lxw_chart_font()
    unsafe font.size = 12
    unsafe font.bold = 1
    unsafe chart_title_set_name_font(chart, &font)
  }

  /// Sets up the axis of the amounts: its name, format, ends and light lines.
  @unsafe
  func setUpValues(_ axis: UnsafeMutablePointer<lxw_chart_axis>?) {
    unsafe setName(of: axis, valueAxis)
    unsafe chart_axis_set_num_format(axis, numberFormat)
    unsafe chart_axis_set_min(axis, minimum)
    unsafe chart_axis_set_max(axis, maximum)
    unsafe chart_axis_major_gridlines_set_visible(axis, 1)
    var line = lxw_chart_line(
      color: 0xD9_D9_D9, none: 0, width: 0.75, dash_type: 0, transparency: 0)
    unsafe chart_axis_major_gridlines_set_line(axis, &line)
  }

  @unsafe
  func setName(of axis: UnsafeMutablePointer<lxw_chart_axis>?, _ name: String) {
    unsafe chart_axis_set_name(axis, name)
    var font = unsafe lxw_chart_font()
    unsafe font.size = 9
    unsafe font.bold = 2  // LXW_EXPLICIT_FALSE: axis titles are bold unless told
    unsafe chart_axis_set_name_font(axis, &font)
  }

  @unsafe
  func place(
    _ chart: UnsafeMutablePointer<lxw_chart>, in workbook: borrowing Workbook, sheet: Int,
    row: Int
  ) throws(WriterError) {
    // The library's charts are 480 by 288 pixels.
    let (widthScale, heightScale) = (Double(width) / 480, Double(height) / 288)
    try workbook.withSheet(sheet, "insert a chart") { handle in
      unsafe alternativeText.withCString { text in
        var options = unsafe lxw_chart_options()
        unsafe options.x_offset = 4
        unsafe options.y_offset = 4
        unsafe options.x_scale = widthScale
        unsafe options.y_scale = heightScale
        unsafe options.description = UnsafeMutablePointer(mutating: text)
        return unsafe worksheet_insert_chart_opt(
          handle.pointer, lxw_row_t(clamping: row), 0, chart, &options)
      }
    }
  }
}
