internal import CXLSXWriter

/// Floating bars from the lowest value over the median to the highest, one for each group: a bar
/// chart whose first series is not seen and whose other two have two shades.
struct BandChart: Sendable {
  /// Its columns are the lowest value, the step to the median and that to the highest.
  var frame: ChartFrame
  /// The names of these three series.
  var seriesNames: [String]

  static func height(bars: Int) -> Int { 120 + 30 * bars }

  func insert(
    into workbook: borrowing Workbook, sheet: Int, row: Int
  ) throws(WriterError) {
    let chart = unsafe try workbook.addChart(LXW_CHART_BAR_STACKED)
    let shades: [lxw_color_t?] = [nil, 0x9D_C3_E6, 0x2E_75_B6]
    for (column, series) in zip(frame.valueColumns, zip(seriesNames, shades)) {
      let added = unsafe frame.addSeries(chart, column: column, name: series.0)
      var fill = lxw_chart_fill(
        color: series.1 ?? 0, none: series.1 == nil ? 1 : 0, transparency: 0)
      unsafe chart_series_set_fill(added, &fill)
    }
    unsafe frame.setTitle(chart)
    unsafe chart_set_series_gap(chart, 60)
    unsafe chart_set_series_overlap(chart, 100)
    // The shades are named in the axis title: programs disagree on which entry of a legend is the
    // series that is not seen.
    unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    // The library calls the axis of a bar chart's names y. Bars run from the bottom up; reversed,
    // the first group stands on top as in the table, and the values' axis goes back below.
    let names = unsafe chart.pointee.y_axis
    unsafe chart_axis_set_reverse(names)
    unsafe frame.setUpValues(chart.pointee.x_axis)
    unsafe chart_axis_set_crossing_max(names)
    unsafe chart_axis_major_gridlines_set_visible(names, 0)
    try unsafe frame.place(chart, in: workbook, sheet: sheet, row: row)
  }
}
