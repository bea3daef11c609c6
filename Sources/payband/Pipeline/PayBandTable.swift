internal import Compensation

extension DocumentTable {
  /// Whether the rows are a firm's pay bands: a role or grade, a minimum and a maximum, no pay of
  /// its own, and bands by the file's name or a midpoint by the header.
  var holdsBands: Bool {
    let own: [TableColumn] = [.amount, .mean, .p10, .p25, .p75, .p90, .employer, .date, .weight]
    guard columns[.role] != nil || columns[.level] != nil, columns[.minimum] != nil,
      columns[.maximum] != nil, own.allSatisfy({ columns[$0] == nil })
    else { return false }
    return midpointColumn != nil || fileName.lowercased().contains("band")
  }

  /// The index of the column for the middle of a band.
  var midpointColumn: Int? {
    header.firstIndex { cell in
      let letters = cell.lowercased().filter(\.isLetter)
      return letters == "midpoint" || letters == "mid"
    }
  }

  private var fileName: Substring { path.split(separator: "/").last ?? "" }
}
