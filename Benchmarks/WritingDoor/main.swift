internal import Compensation
internal import Writers

// usage: writing-door ROWS FILE. Writes a workbook of ten cells a row, half text and half numbers,
// the same as Benchmarks/writing.c, and prints the seconds that writing and reading back took.
let arguments = CommandLine.arguments
guard arguments.count == 3, let rows = Int(arguments[1]), rows > 0 else {
  print("usage: writing-door ROWS FILE")
  throw DoorError.usage
}
let table = DataTable(
  name: "figures", columns: (1...10).map { "Column \($0)" }, rowCount: rows
) { row in
  [
    .text("Role number \(row % 500)"), .integer(30_000 + row % 90_000), .text("US"),
    .number(Double(row) + 0.25), .text("documents/article-\(row).txt"), .integer(row),
    .text("A sentence that states the pay of a role, number \(row) of them."),
    .number(Double(row % 1_000) / 8), .text("mean"), .integer(row % 7),
  ]
}
let times = try WorkbookWriter.write(table, to: arguments[2])
print(times.writing / .seconds(1), times.reading / .seconds(1))

enum DoorError: Error { case usage }
