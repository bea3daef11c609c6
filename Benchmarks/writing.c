/* usage: writing ROWS FILE. The plain loop over libxlsxwriter that Benchmarks/writing compares with:
   the cells of Benchmarks/WritingDoor with their formats, row by row to disk. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <xlsxwriter.h>

static lxw_format *format(lxw_workbook *workbook, const char *number) {
  lxw_format *format = workbook_add_format(workbook);
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_font_name(format, "Arial");
  format_set_font_size(format, 10);
  if (number) format_set_num_format(format, number);
  return format;
}

int main(int count, char **arguments) {
  if (count != 3) return 64;
  struct timespec start, end;
  clock_gettime(CLOCK_MONOTONIC, &start);
  lxw_row_t rows = (lxw_row_t)atoi(arguments[1]);
  lxw_workbook_options options = {.constant_memory = LXW_TRUE};
  lxw_workbook *workbook = workbook_new_opt(arguments[2], &options);
  lxw_worksheet *sheet = workbook_add_worksheet(workbook, "figures");
  lxw_format *plain = format(workbook, NULL), *whole = format(workbook, "#,##0"),
             *stated = format(workbook, "#,##0.####");
  char text[100];
  for (lxw_col_t column = 0; column < 10; column++) {
    snprintf(text, sizeof text, "Column %d", column + 1);
    worksheet_write_string(sheet, 0, column, text, plain);
  }
  for (lxw_row_t row = 0; row < rows; row++) {
    snprintf(text, sizeof text, "Role number %d", row % 500);
    worksheet_write_string(sheet, row + 1, 0, text, plain);
    worksheet_write_number(sheet, row + 1, 1, 30000 + row % 90000, whole);
    worksheet_write_string(sheet, row + 1, 2, "US", plain);
    worksheet_write_number(sheet, row + 1, 3, row + 0.25, stated);
    snprintf(text, sizeof text, "documents/article-%d.txt", row);
    worksheet_write_string(sheet, row + 1, 4, text, plain);
    worksheet_write_number(sheet, row + 1, 5, row, whole);
    snprintf(text, sizeof text, "A sentence that states the pay of a role, number %d of them.", row);
    worksheet_write_string(sheet, row + 1, 6, text, plain);
    worksheet_write_number(sheet, row + 1, 7, (row % 1000) / 8.0, stated);
    worksheet_write_string(sheet, row + 1, 8, "mean", plain);
    worksheet_write_number(sheet, row + 1, 9, row % 7, whole);
  }
  if (workbook_close(workbook) != LXW_NO_ERROR) return 1;
  clock_gettime(CLOCK_MONOTONIC, &end);
  printf("%f\n", (end.tv_sec - start.tv_sec) + (end.tv_nsec - start.tv_nsec) / 1e9);
  return 0;
}
