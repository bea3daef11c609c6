internal import CXLSXWriter

extension Workbook {
  /// Adds a conditional format.
  mutating func add(_ highlight: Highlight, sheet: Int) throws(WriterError) {
    var rule = unsafe lxw_conditional_format()
    var formula = ""
    switch highlight.rule {
    case .fill(let color, let condition):
      unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      unsafe rule.format = try differential(fill: color).pointer
      formula = "=" + condition
    case .grey(let condition):
      unsafe rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
      unsafe rule.format = try differential(fill: nil).pointer
      formula = "=" + condition
    case .scale(let low, let high):
      unsafe rule.type = UInt8(LXW_CONDITIONAL_3_COLOR_SCALE.rawValue)
      unsafe rule.min_color = low
      unsafe rule.mid_color = 0xFF_FF_FF
      unsafe rule.max_color = high
      unsafe rule.mid_rule_type = UInt8(LXW_CONDITIONAL_RULE_TYPE_NUMBER.rawValue)
      unsafe rule.mid_value = 0
    case .bar(let color):
      unsafe rule.type = UInt8(LXW_CONDITIONAL_DATA_BAR.rawValue)
      unsafe rule.bar_color = color
    }
    let (rows, columns) = (highlight.rows, highlight.columns)
    try withSheet(sheet, "add a conditional format") { handle in
      unsafe formula.withCString { text in
        if !formula.isEmpty { unsafe rule.value_string = UnsafeMutablePointer(mutating: text) }
        return unsafe worksheet_conditional_format_range(
          handle.pointer, lxw_row_t(clamping: rows.lowerBound),
          lxw_col_t(clamping: columns.lowerBound), lxw_row_t(clamping: rows.upperBound),
          lxw_col_t(clamping: columns.upperBound), &rule)
      }
    }
  }

  /// A format that changes only what a condition is to change.
  private mutating func differential(fill: UInt32?) throws(WriterError) -> FormatHandle {
    let format = try newFormat()
    if let fill {
      unsafe format_set_bg_color(format.pointer, fill)
      unsafe format_set_bold(format.pointer)
    } else {
      unsafe format_set_font_color(format.pointer, CellStyle.grey)
    }
    return format
  }
}
