internal import Compensation

/// A statement of pay in the words of schema.org as the cells of a table.
enum StructuredCells {
  static func cells(of pay: StructuredPay) -> [JSONRows.Cell] {
    var cells: [JSONRows.Cell] = []
    func add(_ column: String, _ text: String?) {
      guard let text, !text.isEmpty else { return }
      cells.append(
        JSONRows.Cell(column: column, text: Array(text.utf8), offset: pay.range.lowerBound))
    }
    add("role", pay.title)
    add("employer", pay.employer)
    add("country", pay.country)
    add("place", pay.place)
    add("currency", pay.currency)
    add("period", pay.period?.rawValue)
    add("segment", pay.segment)
    add("year", pay.year.map(String.init))
    add("sample_size", pay.sampleSize.map { String($0) })
    if let amount = pay.amount {
      add("salary", amount)
    } else if let low = pay.low, low == pay.high {
      add(column(of: pay), low.description)
    } else {
      add("minimum", pay.low?.description)
      add("maximum", pay.high?.description)
    }
    return cells
  }

  private static func column(of pay: StructuredPay) -> String {
    switch pay.statistic {
    case .mean: "mean"
    case .median: "median"
    case .percentile: "p\(Int(pay.percentile ?? 0))"
    case nil: "salary"
    }
  }
}
