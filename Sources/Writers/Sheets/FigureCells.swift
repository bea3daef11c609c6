internal import Compensation

/// The cells of one figure's row.
struct FigureCells {
  let context: SheetContext
  /// The figure's place among all rows, counted from 0.
  let position: Int

  /// The most figures of a group whose weights are formulas: each reads all the others.
  static let rowsOfFormulas = 2_000

  private var layout: EvidenceLayout { context.evidence }
  private var words: ReportWords { context.words }
  private var wording: Wording { context.wording }
  private var figure: StandardizedFigure {
    context.report.figures[context.order.indices[position]]
  }
  private var stated: SalaryFigure { figure.figure }
  private var money: CellStyle { .money(figure.currency, in: wording) }

  /// The name of a cell of this row.
  private func here(_ column: EvidenceColumn) -> String {
    CellPlace.name(row: layout.row(ofPosition: position), column: layout.index(column) ?? 0)
  }

  func cell(_ column: EvidenceColumn) -> Cell? {
    switch column {
    case .number: .number(figure.number, .tally)
    case .role:
      .text(stated.role.map { words.title($0) } ?? stated.roleAsWritten ?? Marker.unavailable)
        .linked(to: back, tip: wording["tip.band"])
    case .market: .text(words.market(figure.market))
    case .statistic: .text(words.statistic(stated) ?? "")
    case .low: statedAmount(stated.low)
    case .high: statedAmount(stated.high)
    case .currency: .text(stated.currency.code, .center)
    case .period: .text(wording["period.\(stated.period.rawValue)"], .center)
    case .units: units
    case .rate: rate
    case .annualLow: annual(figure.annualLow, stated.low, .low)
    case .annualHigh: annual(figure.annualHigh, stated.high, .high)
    case .central:
      .formula(
        "(\(here(.annualLow))+\(here(.annualHigh)))/2", figure.centralValue, money)
    case .used: .text(wording[figure.exclusion == nil ? "yes" : "no"], .center)
    case .reason: figure.exclusion.map { .text(words.reason($0), .wrapped) }
    case .year: stated.year.map { .number($0, .digits) }
    case .quote: .text(stated.quote, .indented)
    case .document:
      .text(stated.location.document, .wrapped)
        .linked(to: context.sourceLink(stated.location.document), tip: wording["tip.source"])
    case .line: .number(stated.location.line, .digits)
    case .column: .number(stated.location.column, .digits)
    case .sample: stated.sampleSize.map { .number($0, .stated) }
    case .payments: stated.paymentsPerYear.map { .number($0, .stated) }
    case .confidence: .number(stated.confidence, .ratio)
    case .modelFactor, .modelledLow, .modelledHigh: modelled(column)
    case .source: .number(context.sourceNumber(figure.source), .tally)
    case .sourceValue: sourceValue
    case .weight, .below, .share:
      part(column, context.weights.parts[position], context.order.rows, .weight, .below)
    case .weightOfKind, .belowOfKind, .shareOfKind:
      part(
        column, context.weights.partsOfKind[position], context.rowsOfKind(figure), .weightOfKind,
        .belowOfKind)
    default: textCell(column)
    }
  }

  private func textCell(_ column: EvidenceColumn) -> Cell? {
    let text: String? =
      switch column {
      case .basis: stated.basis.map { wording["basis.\($0.rawValue)"] }
      case .level: stated.level.map { wording["level.\($0.rawValue)"] }
      case .locator: stated.location.locator
      case .language: stated.language
      case .component: stated.component.map { wording["component.\($0.rawValue)"] }
      case .segment: stated.segment
      case .roleAsWritten: stated.roleAsWritten
      case .country: stated.country
      case .place: stated.placeAsWritten
      case .employer: stated.employer
      case .standardCurrency: figure.currency.code
      case .adjustments: figure.adjustmentWords
      default: nil
      }
    return text.map { .text($0) }
  }

  /// The place of the group's row on the sheet Bands.
  private var back: String? {
    figure.group.flatMap { context.bands.link(statements: $0) }
  }

  private func statedAmount(_ amount: Amount?) -> Cell {
    .number(amount?.doubleValue, .money(stated.currency, in: wording, showing: amount?.doubleValue))
  }

  /// How many times a year the amount is paid: 1 for a year, a number that the text states, or an
  /// assumption.
  private var units: Cell? {
    if stated.isPaidByHourOnly { return nil }
    if let length = context.inputs.length(of: figure) {
      return .formula(length.name, length.value, .stated)
    }
    return .number(figure.annualFactor, .stated)
  }

  private var rate: Cell? {
    guard let rate = context.inputs.rate(of: figure) else { return .number(1, .stated) }
    return .formula(rate.name, rate.value, .rate)
  }

  private func annual(_ value: Double?, _ amount: Amount?, _ column: EvidenceColumn) -> Cell {
    guard let value, amount != nil, figure.annualFactor != nil else { return .number(value, money) }
    var formula = here(column) + "*" + here(.units)
    if layout.index(.rate) != nil { formula += "*" + here(.rate) }
    return .formula(formula, value, money)
  }

  /// The steps that make a model of the figure, and what they make of it.
  private func modelled(_ column: EvidenceColumn) -> Cell? {
    guard let modelled = figure.modelled else { return nil }
    let factor = figure.adjustments.filter(\.kind.isModel).reduce(1) { $0 * $1.factor }
    switch column {
    case .modelFactor:
      return .formula(context.inputs.steps(of: figure, year: here(.year)), factor, .rate)
    case .modelledLow:
      return modelled.low.map {
        .formula("\(here(.annualLow))*\(here(.modelFactor))", $0, money)
      }
    default:
      return modelled.high.map {
        .formula("\(here(.annualHigh))*\(here(.modelFactor))", $0, money)
      }
    }
  }

  /// The median of the central values that the figure's source states of its group.
  private var sourceValue: Cell? {
    guard let known = context.weights.sourceValues[position],
      let rows = figure.group.flatMap({ context.order.rows[$0] })
    else { return nil }
    guard known.count > 1 else { return .formula(here(.central), known.value, money) }
    let sources = layout.places(rows, .source)
    let centrals = layout.places(rows, .central)
    guard let source = sources.first, let central = centrals.first, sources.count == 1,
      rows.count <= FigureCells.rowsOfFormulas
    else { return .number(known.value, money) }
    return .arrayFormula(
      "MEDIAN(IF(\(source)=\(here(.source)),IF(ISNUMBER(\(central)),\(central))))", known.value,
      money)
  }

  /// A figure's weight, the weight below it, or its share of the median.
  private func part(
    _ column: EvidenceColumn, _ part: MedianWeights.Part?, _ groups: [PayGroup: Range<Int>],
    _ weightColumn: EvidenceColumn, _ belowColumn: EvidenceColumn
  ) -> Cell? {
    guard let part, let rows = figure.group.flatMap({ groups[$0] }) else { return nil }
    guard rows.count <= FigureCells.rowsOfFormulas else {
      let value =
        switch column {
        case .weight, .weightOfKind: part.weight
        case .below, .belowOfKind: part.below
        default: part.share
        }
      return .number(value, .weight)
    }
    func all(_ column: EvidenceColumn) -> [String] { layout.places(rows, column) }
    func sum(_ terms: (Int) -> String) -> String {
      all(.central).indices.map { "SUMPRODUCT(\(terms($0)))" }.joined(separator: "+")
    }
    let (values, numbers, weights) = (all(.central), all(.number), all(weightColumn))
    let (value, number, weight, below) = (
      here(.central), here(.number), here(weightColumn), here(belowColumn)
    )
    switch column {
    case .weight, .weightOfKind:
      let sources = all(.source)
      let count = sum { "(\(sources[$0])=\(here(.source)))*ISNUMBER(\(values[$0]))" }
      return .formula("1/(\(count))", part.weight, .weight)
    case .below, .belowOfKind:
      let formula = sum { place in
        "((\(values[place])<\(value))+(\(values[place])=\(value))*(\(numbers[place])<\(number)))"
          + "*ISNUMBER(\(values[place])),\(weights[place])"
      }
      return .formula(formula, part.below, .weight)
    default:
      let total = "SUM(\(weights.joined(separator: ",")))"
      let count = "COUNT(\(values.joined(separator: ",")))"
      let width = "\(total)/\(count)"
      return .formula(
        "MAX(0,MIN(\(below)+\(weight),(\(total)+\(width))/2)"
          + "-MAX(\(below),(\(total)-\(width))/2))/(\(width))", part.share, .weight)
    }
  }
}
