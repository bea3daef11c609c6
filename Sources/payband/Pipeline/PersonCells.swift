internal import Compensation
internal import Extraction
internal import Statistics

/// What rows of a table say of a person besides the pay: the sex and the variable part, by the line.
struct PersonCells: Sendable {
  struct Person: Sendable {
    var sex: PayOfPerson.Sex
    var variable: Amount
  }

  private var persons: [Int32: Person] = [:]

  /// - Returns: `nil` for a table without a column of the sex.
  init?(of table: DocumentTable, rows: Range<Int>) {
    guard let sexColumn = table.columns[.sex] else { return nil }
    var row = DocumentTable.Row()
    for number in rows {
      table.rows.read(number, into: &row)
      guard let sex = SexWords.standard.sex(PersonCells.text(row.cell(sexColumn))) else { continue }
      let variable = table.columns[.variablePay].map { PersonCells.text(row.cell($0)) } ?? ""
      guard let amount = PersonCells.amount(variable) else { continue }
      persons[Int32(clamping: row.line)] = Person(sex: sex, variable: amount)
    }
  }

  /// Returns the person of a row; `nil` where the sex or the variable pay is not readable.
  subscript(_ line: Int32) -> Person? { persons[line] }

  /// The amount of a plain decimal, its thousands separated by commas or not; 0 for an empty cell.
  private static func amount(_ text: String) -> Amount? {
    if text.isEmpty { return Amount(0) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let isGrouped = parts.dropFirst().allSatisfy { part in
      part.prefix { $0.isNumber }.count == 3 && part.dropFirst(3).first.map { $0 == "." } ?? true
    }
    guard isGrouped, let amount = Amount(parts.joined()), amount.tenThousandths >= 0 else {
      return nil
    }
    return amount
  }

  private static func text(_ cell: ArraySlice<UInt8>) -> String {
    let text = String(decoding: cell, as: UTF8.self)
    return String(text.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}

extension [PeopleOfTable] {
  /// Adds the people of a part of a table's rows; the role is the category of workers.
  mutating func add(
    _ persons: PersonCells, _ part: RowFindings, _ groups: [AnnualGroup?], source: String
  ) {
    for pay in part.pays {
      guard let group = groups[Int(pay.group)], let low = pay.low, let high = pay.high else {
        continue
      }
      let place = index(of: group.group, source)
      guard let person = persons[pay.line] else {
        self[place].others[group.group.role, default: 0] += 1
        continue
      }
      self[place].people.append(
        PayOfPerson(
          sex: person.sex, pay: (group.annual(low) + group.annual(high)) / 2,
          variable: group.annual(person.variable), category: group.group.role))
    }
  }

  private mutating func index(of group: PayGroup, _ source: String) -> Int {
    if let known = lastIndex(where: { table in
      table.source == source && table.market == group.market && table.currency == group.currency
        && table.isNet == group.isNet
    }) {
      return known
    }
    append(
      PeopleOfTable(
        source: source, market: group.market, currency: group.currency, isNet: group.isNet))
    return endIndex - 1
  }
}
