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

  /// The marks of the series, which programs that draw no boxes show alone: LibreOffice has them in
  /// stock charts only.
  private static let marks = [
    Mark(type: LXW_CHART_MARKER_SQUARE, size: 5, color: 0x2E_75_B6),
    Mark(type: LXW_CHART_MARKER_CIRCLE, size: 4, color: 0x59_59_59),
    Mark(type: LXW_CHART_MARKER_DIAMOND, size: 9, color: 0x1F_38_64),
    Mark(type: LXW_CHART_MARKER_CIRCLE, size: 4, color: 0x59_59_59),
    Mark(type: LXW_CHART_MARKER_SQUARE, size: 5, color: 0x2E_75_B6),
  ]

  /// The names of many groups stand aslant below their boxes and need room.
  static func height(boxes: Int) -> Int { boxes > 7 ? 600 : 420 }

  func insert(
    into workbook: borrowing Workbook, sheet: Int, row: Int
  ) throws(WriterError) {
    let chart = unsafe try workbook.addChart(LXW_CHART_LINE)
    for (index, (column, name)) in zip(frame.valueColumns, seriesNames).enumerated() {
      let series = unsafe frame.addSeries(chart, column: column, name: name)
      var line = lxw_chart_line(color: 0, none: 1, width: 0, dash_type: 0, transparency: 0)
      unsafe chart_series_set_line(series, &line)
      unsafe BoxChart.marks[index].apply(to: series)
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
    // The axis says what box, whiskers and marks are.
    unsafe chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    unsafe frame.setUpValues(chart.pointee.y_axis)
    if let name = frame.nameAxis { unsafe frame.setName(of: chart.pointee.x_axis, name) }
    try unsafe frame.place(chart, in: workbook, sheet: sheet, row: row)
  }
}

/// The mark of a series' points.
private struct Mark {
  var type: lxw_chart_marker_type
  var size: UInt8
  var color: lxw_color_t

  @unsafe
  func apply(to series: UnsafeMutablePointer<lxw_chart_series>?) {
    unsafe chart_series_set_marker_type(series, UInt8(type.rawValue))
    unsafe chart_series_set_marker_size(series, size)
    var fill = lxw_chart_fill(color: color, none: 0, transparency: 0)
    unsafe chart_series_set_marker_fill(series, &fill)
    var border = lxw_chart_line(
      color: 0xFF_FF_FF, none: 0, width: 0.5, dash_type: 0, transparency: 0)
    unsafe chart_series_set_marker_line(series, &border)
  }
}
