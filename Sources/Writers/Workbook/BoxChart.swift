internal import CXLSXWriter

/// Boxes from P25 to P75 with whiskers to P10 and P90 and a mark at the median.
///
/// Excel's own box plot works out quantiles by a rule of its own, and the library has none; lines
/// that are not seen, the bars between the first and the last of them and the line between the
/// highest and the lowest give the same picture of given quantiles.
struct BoxChart: Sendable {
  /// Its columns are P25, P10, the median, P90 and P75, in this order.
  var frame: ChartFrame
  /// The names of these five series.
  var seriesNames: [String]

  /// Pixels that the names of the groups need below their boxes.
  static let height = 420

  func insert(
    into workbook: borrowing Workbook, sheet: Int, row: Int
  ) throws(WriterError) {
    let chart = unsafe try workbook.addChart(LXW_CHART_LINE)
    for (index, (column, name)) in zip(frame.valueColumns, seriesNames).enumerated() {
      let series = unsafe frame.addSeries(chart, column: column, name: name)
      var line = lxw_chart_line(color: 0, none: 1, width: 0, dash_type: 0, transparency: 0)
      unsafe chart_series_set_line(series, &line)
      let isMedian = index == 2
      unsafe chart_series_set_marker_type(
        series,
        UInt8((isMedian ? LXW_CHART_MARKER_DIAMOND : LXW_CHART_MARKER_NONE).rawValue))
      guard isMedian else { continue }
      unsafe chart_series_set_marker_size(series, 8)
      var fill = lxw_chart_fill(color: 0x1F_38_64, none: 0, transparency: 0)
      unsafe chart_series_set_marker_fill(series, &fill)
      var border = lxw_chart_line(
        color: 0xFF_FF_FF, none: 0, width: 0.75, dash_type: 0, transparency: 0)
      unsafe chart_series_set_marker_line(series, &border)
    }
    var whisker = lxw_chart_line(
      color: 0x59_59_59, none: 0, width: 1.25, dash_type: 0, transparency: 0)
    unsafe chart_set_high_low_lines(chart, &whisker)
    var border = lxw_chart_line(
      color: 0x2E_75_B6, none: 0, width: 1, dash_type: 0, transparency: 0)
    var fill = lxw_chart_fill(color: 0x9D_C3_E6, none: 0, transparency: 0)
    // Bars of both directions look alike; the library takes a pointer for each.
    var otherBorder = border
    var otherFill = fill
    unsafe chart_set_up_down_bars_format(chart, &border, &fill, &otherBorder, &otherFill)
    unsafe frame.setTitle(chart)
    // The axis title says what box, whiskers and mark are.
    unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    unsafe frame.setUpValues(chart.pointee.y_axis)
    try unsafe frame.place(chart, in: workbook, sheet: sheet, row: row)
  }
}
