internal import Compensation

/// The words that stand in tables for the report's terms, the same in workbook and terminal.
struct ReportWords: Sendable {
  let titles: [String: String]
  let wording: Wording
  private let implied: [PayGroup: (implied: Int, all: Int)]

  init(_ report: Report, in wording: Wording = .english) {
    titles = report.roleTitles
    self.wording = wording
    var implied: [PayGroup: (implied: Int, all: Int)] = [:]
    for figure in report.figures {
      guard let group = figure.group, let market = figure.market else { continue }
      implied[group, default: (0, 0)].all += 1
      if market.isImplied { implied[group, default: (0, 0)].implied += 1 }
    }
    self.implied = implied
  }

  /// The role's English title, or its id where none is known.
  func title(_ role: String) -> String { titles[role] ?? role }

  /// `US`, and whether its figures name it or only their currency does.
  func market(_ group: PayGroup) -> String {
    guard let counts = implied[group], counts.implied > 0 else { return group.market }
    let note = counts.implied == counts.all ? "market.implied" : "market.partly-implied"
    return "\(group.market) (\(wording[note]))"
  }

  func market(_ market: Market?) -> String {
    guard let market else { return Marker.unavailable }
    return market.code + (market.isImplied ? " (\(wording["market.implied"]))" : "")
  }

  func basis(_ group: PayGroup) -> String {
    wording[group.isNet ? "basis.net" : "basis.gross-or-unstated"]
  }

  func segment(_ group: PayGroup) -> String { group.segment ?? wording["segment.all"] }

  /// `mean`, `median`, `P90`; `nil` where the text names none.
  func statistic(_ figure: SalaryFigure) -> String? {
    guard figure.percentile == nil, let statistic = figure.statistic else {
      return FigureWords.statistic(figure)
    }
    return wording["statistic.\(statistic.rawValue)"]
  }

  /// `Account manager, US`, and what else tells the group from others.
  func name(_ group: PayGroup) -> String {
    var name = title(group.role) + ", " + group.market
    if group.isNet { name += ", " + wording["basis.net"] }
    if let segment = group.segment { name += ", " + segment }
    return name
  }

  /// Why a figure has no part in median and range.
  func reason(_ exclusion: StandardizedFigure.Exclusion?) -> String {
    exclusion.map { wording["exclusion.\($0.rawValue)"] } ?? ""
  }
}

/// A number's words for prose: `1 statement`, `3 statements`.
func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) " + (count == 1 ? singular : plural ?? singular + "s")
}
