internal import Compensation

/// The words that stand in tables for the report's terms, the same in workbook and terminal.
struct ReportWords: Sendable {
  let titles: [String: String]
  private let implied: [PayGroup: (implied: Int, all: Int)]

  init(_ report: Report) {
    titles = report.roleTitles
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
    return group.market + (counts.implied == counts.all ? " (implied)" : " (partly implied)")
  }

  func market(_ market: Market?) -> String {
    guard let market else { return Marker.unavailable }
    return market.code + (market.isImplied ? " (implied)" : "")
  }

  func basis(_ group: PayGroup) -> String { group.isNet ? "net" : "gross/unstated" }

  func segment(_ group: PayGroup) -> String { group.segment ?? "all" }

  /// `Account manager, US`, and what else tells the group from others.
  func name(_ group: PayGroup) -> String {
    var name = title(group.role) + ", " + group.market
    if group.isNet { name += ", net" }
    if let segment = group.segment { name += ", " + segment }
    return name
  }

  /// Why a figure has no part in median and range.
  func reason(_ exclusion: StandardizedFigure.Exclusion?) -> String {
    switch exclusion {
    case .noRole: "no role of the catalogue"
    case .percentile: "a percentile, no central value"
    case .noMarket: "market unknown"
    case .repeated: "repeats a figure of the same source"
    case nil: ""
    }
  }
}

/// A number's words for prose: `1 statement`, `3 statements`.
func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(count) " + (count == 1 ? singular : plural ?? singular + "s")
}
