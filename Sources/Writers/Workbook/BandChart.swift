internal import CXLSXWriter

/// Floating bars from the lowest value over the median to the highest, one for each group: a bar
/// chart whose first series is not seen and whose other two have two shades.
struct BandChart: Sendable {
  var title: String
  var valueAxis: String
  var alternativeText: String
  var numberFormat: String
  /// The sheet that holds the numbers, and their rows, counted from 0.
  var dataSheet: String
  var dataRows: ClosedRange<Int>
  /// The columns of the names and of the lowest value, the step to the median and that to the top.
  var nameColumn: Int
  var valueColumns: [Int]
  /// Where the axis begins and ends.
  var minimum: Double
  var maximum: Double

  private var height: Int { BandChart.height(bars: dataRows.count) }

  /// The rows of a sheet, of 20 pixels each, that a chart of so many bars covers.
  static func rowCount(bars: Int) -> Int { (height(bars: bars) + 19) / 20 + 1 }

  private static func height(bars: Int) -> Int { 120 + 30 * bars }

  func insert(
    into workbook: borrowing Workbook, sheet: Int, row: Int
  ) throws(WriterError) {
    let chart = unsafe try workbook.addStackedBarChart()
    let shades: [(name: String, color: lxw_color_t?)] = [
      ("lowest", nil), ("lowest to median", 0x9D_C3_E6), ("median to highest", 0x2E_75_B6),
    ]
    for (column, shade) in zip(valueColumns, shades) {
      let categories = CellPlace.range(
        sheet: dataSheet, rows: dataRows, columns: nameColumn...nameColumn)
      let values = CellPlace.range(sheet: dataSheet, rows: dataRows, columns: column...column)
      let series = unsafe chart_add_series(chart, "=" + categories, "=" + values)
      unsafe chart_series_set_name(series, shade.name)
      var fill = lxw_chart_fill(
        color: shade.color ?? 0, none: shade.color == nil ? 1 : 0, transparency: 0)
      unsafe chart_series_set_fill(series, &fill)
    }
    unsafe format(chart)
    try unsafe place(chart, in: workbook, sheet: sheet, row: row)
  }

  @unsafe
  private func format(_ chart: UnsafeMutablePointer<lxw_chart>) {
    unsafe chart_title_set_name(chart, title)
    var titleFont = unsafe lxw_chart_font()
    unsafe titleFont.size = 12
    unsafe titleFont.bold = 1
    unsafe chart_title_set_name_font(chart, &titleFont)
    unsafe chart_set_series_gap(chart, 60)
    unsafe chart_set_series_overlap(chart, 100)
    // The shades are named in the axis title: programs disagree on which entry of a legend is the
    // series that is not seen.
    unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    // The library calls the axis of a bar chart's names y. Bars run from the bottom up; reversed,
    // the first group stands on top as in the table, and the values' axis goes back below.
    let names = unsafe chart.pointee.y_axis
    unsafe chart_axis_set_reverse(names)
    let values = unsafe chart.pointee.x_axis
    unsafe chart_axis_set_name(values, valueAxis)
    var font = unsafe lxw_chart_font()
    unsafe font.size = 9
    unsafe font.bold = 2  // LXW_EXPLICIT_FALSE: axis titles are bold unless told
    unsafe chart_axis_set_name_font(values, &font)
    unsafe chart_axis_set_num_format(values, numberFormat)
    unsafe chart_axis_set_min(values, minimum)
    unsafe chart_axis_set_max(values, maximum)
    unsafe chart_axis_set_crossing_max(names)
    unsafe chart_axis_major_gridlines_set_visible(names, 0)
    unsafe chart_axis_major_gridlines_set_visible(values, 1)
    var line = lxw_chart_line(
      color: 0xD9_D9_D9, none: 0, width: 0.75, dash_type: 0, transparency: 0)
    unsafe chart_axis_major_gridlines_set_line(values, &line)
  }

  @unsafe
  private func place(
    _ chart: UnsafeMutablePointer<lxw_chart>, in workbook: borrowing Workbook, sheet: Int,
    row: Int
  ) throws(WriterError) {
    let scale = Double(height) / 288
    let text = alternativeText
    try workbook.withSheet(sheet, "insert a chart") { handle in
      unsafe text.withCString { text in
        var options = unsafe lxw_chart_options()
        unsafe options.x_offset = 4
        unsafe options.y_offset = 4
        // The library's charts are 480 by 288 pixels.
        unsafe options.x_scale = 1.8
        unsafe options.y_scale = scale
        unsafe options.description = UnsafeMutablePointer(mutating: text)
        return unsafe worksheet_insert_chart_opt(
          handle.pointer, lxw_row_t(clamping: row), 0, chart, &options)
      }
    }
  }
}
