internal import CXLSXWriter
internal import Glibc

/// Calls `worksheet_add_table`, which takes a list of pointers to columns and copies their texts.
@unsafe
func worksheetAddTable(
  _ sheet: UnsafeMutablePointer<lxw_worksheet>, name: String,
  columns headers: [(header: String, format: FormatHandle)], firstRow: Int, rowCount: Int
) -> lxw_error {
  let columns = UnsafeMutablePointer<lxw_table_column>.allocate(capacity: headers.count)
  let list = UnsafeMutablePointer<UnsafeMutablePointer<lxw_table_column>?>
    .allocate(capacity: headers.count + 1)
  let copiedName = unsafe strdup(name)
  for (index, header) in headers.enumerated() {
    var column = unsafe lxw_table_column()
    unsafe column.header = strdup(header.header)
    unsafe column.header_format = unsafe header.format.pointer
    unsafe (columns + index).initialize(to: column)
    unsafe (list + index).initialize(to: columns + index)
  }
  unsafe (list + headers.count).initialize(to: nil)
  defer {
    for index in headers.indices { unsafe free(columns[index].header) }
    unsafe free(copiedName)
    unsafe columns.deallocate()
    unsafe list.deallocate()
  }
  var options = unsafe lxw_table_options()
  unsafe options.name = copiedName
  unsafe options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
  unsafe options.style_type_number = 1
  unsafe options.columns = list
  return unsafe worksheet_add_table(
    sheet, lxw_row_t(clamping: firstRow), 0, lxw_row_t(clamping: firstRow + rowCount),
    lxw_col_t(clamping: headers.count - 1), &options)
}
