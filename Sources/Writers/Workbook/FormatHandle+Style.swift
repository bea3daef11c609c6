internal import CXLSXWriter

extension FormatHandle {
  /// Makes the format look like the style.
  func apply(_ style: CellStyle) {
    unsafe format_set_align(pointer, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    // Ten-point Arial is as wide as the eleven-point Calibri in which Excel measures columns, and
    // has a free font of the same widths, so that pages break alike in every program.
    unsafe format_set_font_name(pointer, "Arial")
    unsafe format_set_font_size(pointer, style.fontSize ?? 10)
    if let numberFormat = style.numberFormat { unsafe format_set_num_format(pointer, numberFormat) }
    if style.isBold { unsafe format_set_bold(pointer) }
    if style.isItalic { unsafe format_set_italic(pointer) }
    if style.isUnderlined {
      unsafe format_set_underline(pointer, UInt8(LXW_UNDERLINE_SINGLE.rawValue))
    }
    if let color = style.color { unsafe format_set_font_color(pointer, color) }
    if let fill = style.fill { unsafe format_set_bg_color(pointer, fill) }
    if style.isIndented { unsafe format_set_indent(pointer, 1) }
    if style.wraps { unsafe format_set_text_wrap(pointer) }
    switch style.alignment {
    case .left: unsafe format_set_align(pointer, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center: unsafe format_set_align(pointer, UInt8(LXW_ALIGN_CENTER.rawValue))
    case .right: unsafe format_set_align(pointer, UInt8(LXW_ALIGN_RIGHT.rawValue))
    case nil: break
    }
  }
}
