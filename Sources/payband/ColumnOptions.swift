internal import ArgumentParser
internal import Compensation

/// The option by which a user names the columns of tables.
struct ColumnOptions: ParsableArguments {
  @Option(
    name: .customLong("map"),
    help: ArgumentHelp(
      "Take a column of tables for a thing, --map role=“Job Title”; may be repeated. Things: "
        + ColumnOptions.things + ".", valueName: "thing=header"))
  var map: [String] = []

  private static var things: String {
    TableColumn.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// The pairs of a thing and a header.
  func named() throws -> [(column: TableColumn, header: String)] {
    try map.map { pair in
      guard let equals = pair.firstIndex(of: "=") else {
        throw ValidationError(
          "--map: expected thing=header, found “\(pair)”; write for example role=“Job Title”")
      }
      let thing = String(pair[..<equals])
      let header = String(pair[pair.index(after: equals)...])
      guard let column = TableColumn(rawValue: thing) else {
        throw ValidationError(
          "--map: expected one of \(ColumnOptions.things), found “\(thing)”; name one of these")
      }
      guard !header.isEmpty else {
        throw ValidationError(
          "--map: expected the header of a column for \(thing), found none; write it behind the"
            + " equals sign")
      }
      return (column, header)
    }
  }
}
