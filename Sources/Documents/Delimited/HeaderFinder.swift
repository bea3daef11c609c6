internal import Compensation

/// Finds the header among the first rows of a table: below a title and notes, in one line or in two.
struct HeaderFinder {
  let headers: HeaderTable
  let published: PublishedHeaders

  /// A header and what its columns hold.
  struct Found {
    /// The rows that it takes.
    var rows: Range<Int>
    var cells: [String]
    var columns: [TableColumn: Int]
    var published: PublishedTable?

    /// Whether the header names a role and an amount, or is one of a published table.
    var isRecognized: Bool {
      published != nil || (columns[.role] != nil && DelimitedLayout.holdsAmount(columns))
    }
  }

  /// Returns the first header that names a role and an amount or is a published table's, else the
  /// first row that is not blank.
  ///
  /// - Parameter depth: How many rows may stand above.
  func find(in rows: [[String]], depth: Int) -> Found? {
    var first: Found?
    // What a row is by itself, which is asked of it as the second line of a header too.
    var following: Found?
    for index in rows.indices.prefix(depth) {
      guard rows[index].contains(where: { !HeaderFinder.isBlank($0) }) else {
        following = nil
        continue
      }
      let next = index + 1 < rows.count ? rows[index + 1] : nil
      let single = following ?? found(rows[index], index..<index + 1)
      following = nil
      if single.published != nil { return single }
      if let next {
        let joined = found(HeaderLines.joined(rows[index], next), index..<index + 2)
        if joined.published != nil { return joined }
        following = found(next, index + 1..<index + 2)
        let isBetter =
          single.isRecognized
          ? continues(next, single) : isHeader(next) && following?.isRecognized == false
        if joined.isRecognized, isBetter { return joined }
      }
      if single.isRecognized { return single }
      if first == nil { first = single }
    }
    return first
  }

  private func found(_ cells: [String], _ rows: Range<Int>) -> Found {
    if let match = published.match(cells) {
      return Found(rows: rows, cells: cells, columns: match.columns, published: match.table)
    }
    return Found(rows: rows, cells: cells, columns: headers.columns(of: cells), published: nil)
  }

  /// Whether a row goes on with the header above it: no role stands in it, and its cells are headers
  /// or units.
  private func continues(_ row: [String], _ header: Found) -> Bool {
    guard let role = header.columns[.role], row.count == header.cells.count,
      row.indices.contains(role), HeaderFinder.isBlank(row[role])
    else { return false }
    let filled = row.filter { !HeaderFinder.isBlank($0) }
    return !filled.isEmpty && filled.allSatisfy { headers.isHeaderOrUnit($0) }
  }

  /// Whether the second line of a header that only both lines together make up is no row of data.
  private func isHeader(_ row: [String]) -> Bool {
    let filled = row.filter { !HeaderFinder.isBlank($0) }
    return filled.count > 1
      && !filled.contains { cell in
        cell.utf8.count { (0x30...0x39).contains($0) } > 2 && !headers.isHeaderOrUnit(cell)
      }
  }

  static func isBlank(_ cell: String) -> Bool { cell.utf8.allSatisfy { $0 <= 0x20 } }
}

/// The two lines of a header as one: a word that spans several columns leads each of them.
enum HeaderLines {
  /// Returns each column's header, the upper line's words and the lower's with a line break between.
  static func joined(_ upper: [String], _ lower: [String]) -> [String] {
    var spanning = ""
    return (0..<max(upper.count, lower.count)).map { index in
      let above = index < upper.count ? upper[index] : ""
      let below = index < lower.count ? lower[index] : ""
      if !HeaderFinder.isBlank(above) { spanning = above }
      if HeaderFinder.isBlank(below) {
        // What stands above alone is no group.
        return above
      }
      return spanning.isEmpty ? below : "\(spanning)\n\(below)"
    }
  }
}
