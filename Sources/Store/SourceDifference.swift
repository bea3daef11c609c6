internal import Compensation

/// The parts that two runs have at a path, or of a document that moved.
struct SourcePair {
  let change: SourceChange
  let old: [RunPart]
  let new: [RunPart]

  /// Returns the pairs of sources that two runs do not have alike, by path.
  static func differing(_ old: [RunPart], _ new: [RunPart]) -> [SourcePair] {
    let before = Dictionary(grouping: old, by: \.path)
    let after = Dictionary(grouping: new, by: \.path)
    var pairs: [SourcePair] = []
    var appeared: [String] = []
    var vanished: [[Int64]: [String]] = [:]
    for path in Set(before.keys).union(after.keys).sorted() {
      switch (before[path], after[path]) {
      case (let old?, let new?):
        if isSame(old, new) { continue }
        let isReread = old.map(\.document) == new.map(\.document)
        pairs.append(
          SourcePair(
            change: SourceChange(isReread ? .reread : .altered, path: path), old: old, new: new))
      case (let old?, nil): vanished[old.map(\.document), default: []].append(path)
      case (nil, _?): appeared.append(path)
      case (nil, nil): break
      }
    }
    for path in appeared {
      guard let new = after[path] else { continue }
      let documents = new.map(\.document)
      if let former = vanished[documents]?.first, let old = before[former] {
        vanished[documents]?.removeFirst()
        pairs.append(
          SourcePair(
            change: SourceChange(.moved, path: path, formerPath: former), old: old, new: new))
      } else {
        pairs.append(SourcePair(change: SourceChange(.appeared, path: path), old: [], new: new))
      }
    }
    for path in vanished.values.joined() {
      guard let old = before[path] else { continue }
      pairs.append(SourcePair(change: SourceChange(.vanished, path: path), old: old, new: []))
    }
    return pairs.sorted {
      ($0.change.path, $0.change.kind.rawValue) < ($1.change.path, $1.change.kind.rawValue)
    }
  }

  /// Whether both are the same parts, of which the runs took the same.
  private static func isSame(_ old: [RunPart], _ new: [RunPart]) -> Bool {
    old.count == new.count
      && zip(old, new).allSatisfy { old, new in
        old.part == new.part && old.only == new.only && old.figureCount == new.figureCount
          && old.outlookCount == new.outlookCount
      }
  }

  /// The parts of which only one run has each, or both with other roles.
  var withoutCommonParts: (old: [RunPart], new: [RunPart]) {
    var common = Set(old.map(\.part)).intersection(new.map(\.part))
    for part in old where common.contains(part.part) {
      let others = new.filter { $0.part == part.part }
      if !others.allSatisfy({ Self.isSame([part], [$0]) }) { common.remove(part.part) }
    }
    return (
      old.filter { !common.contains($0.part) }, new.filter { !common.contains($0.part) }
    )
  }
}

/// What differs in a source of two runs.
struct SourceDifference {
  let change: SourceChange
  private(set) var figures: [FigureChange] = []
  private(set) var appearedOutlooks: [OutlookStatement] = []
  private(set) var vanishedOutlooks: [OutlookStatement] = []
  /// The groups that the source has observations of in one of the runs.
  var observed: Set<GroupKey> = []
  private var stated: Set<GroupKey> = []

  init(change: SourceChange) { self.change = change }

  /// Whether the same bytes at the same path say the same.
  var isEmpty: Bool {
    change.kind == .reread && figures.isEmpty && appearedOutlooks.isEmpty
      && vanishedOutlooks.isEmpty
  }

  /// Whether the source has other figures or observations of a group than before.
  func touches(_ key: SummaryKey) -> Bool {
    let group = GroupKey(key.group)
    return switch key.from {
    case .statements: stated.contains(group)
    case .observations: change.kind != .moved && observed.contains(group)
    }
  }

  mutating func setFigures(_ old: [StandardizedFigure], _ new: [StandardizedFigure]) {
    let source = change.kind
    figures =
      Self.rest(of: old, without: new, by: \.figure.statement).map {
        FigureChange(.vanished, figure: $0, source: source)
      }
      + Self.rest(of: new, without: old, by: \.figure.statement).map {
        FigureChange(.appeared, figure: $0, source: source)
      }
    stated = Set(figures.compactMap { $0.figure.group.map(GroupKey.init) })
  }

  mutating func setOutlooks(_ old: [OutlookStatement], _ new: [OutlookStatement]) {
    vanishedOutlooks = Self.rest(of: old, without: new, by: \.claim)
    appearedOutlooks = Self.rest(of: new, without: old, by: \.claim)
  }

  /// Returns the elements that have no like among others, each of which is the like of one.
  private static func rest<Element, Key: Hashable>(
    of elements: [Element], without others: [Element], by key: (Element) -> Key
  ) -> [Element] {
    var counts: [Key: Int] = [:]
    for other in others { counts[key(other), default: 0] += 1 }
    return elements.filter { element in
      let key = key(element)
      guard let count = counts[key], count > 0 else { return true }
      counts[key] = count - 1
      return false
    }
  }
}

/// A group whatever its currency: a run may have converted it.
struct GroupKey: Hashable {
  let role: String
  let market: String
  let isNet: Bool
  let segment: String

  init(role: String, market: String, isNet: Bool, segment: String) {
    self.role = role
    self.market = market
    self.isNet = isNet
    self.segment = segment
  }

  init(_ group: PayGroup) {
    self.init(
      role: group.role, market: group.market, isNet: group.isNet, segment: group.segment ?? "")
  }
}

extension MedianChange {
  /// Creates the change of a group's median, with its cause by what differs in its sources.
  init(_ key: SummaryKey, old: Amount?, new: Amount?, because differences: [SourceDifference]) {
    func paths(_ kinds: Set<SourceChange.Kind>) -> [String] {
      differences.filter { kinds.contains($0.change.kind) && $0.touches(key) }
        .map(\.change.path).sorted()
    }
    let added = paths([.appeared])
    let removed = paths([.vanished])
    let altered = paths([.altered, .reread, .moved])
    let cause: Cause =
      switch (added.isEmpty && removed.isEmpty, altered.isEmpty) {
      case (false, false): .both
      case (false, true): .sources
      case (true, false): .figures
      case (true, true): .basis
      }
    self.init(
      from: key.from, group: key.group, old: old?.doubleValue, new: new?.doubleValue,
      cause: cause, sourcesAdded: added, sourcesRemoved: removed, sourcesAltered: altered)
  }
}

extension StandardizedFigure {
  /// Creates a figure in its own currency and of a full-time year, without regard to others.
  init(of figure: SalaryFigure, number: Int) {
    let market = Market(of: figure)
    let exclusion: Exclusion? =
      if figure.role == nil {
        .noRole
      } else if market == nil {
        .noMarket
      } else if figure.statistic == .percentile {
        .percentile
      } else {
        nil
      }
    self.init(
      number: number, figure: figure, market: market, annualLow: figure.annualLow?.doubleValue,
      annualHigh: figure.annualHigh?.doubleValue, exclusion: exclusion)
  }
}

extension SalaryFigure {
  /// What is stated, wherever and in whatever words it stands, and however sure the reading is.
  fileprivate var statement: SalaryFigure {
    var figure = self
    figure.location = SourceLocation(document: "", line: 1, column: 1)
    figure.confidence = 1
    figure.annualLow = nil
    figure.annualHigh = nil
    figure.quote = ""
    figure.roleAsWritten = nil
    figure.placeAsWritten = nil
    return figure
  }
}

extension OutlookStatement {
  /// What is claimed, wherever and in whatever words it stands, and however sure the reading is.
  fileprivate var claim: OutlookStatement {
    var outlook = self
    outlook.location = SourceLocation(document: "", line: 1, column: 1)
    outlook.confidence = 1
    outlook.quote = ""
    outlook.roleAsWritten = nil
    outlook.placeAsWritten = nil
    return outlook
  }
}

extension FigureChange {
  /// By place, what vanished before what appeared.
  static func isBefore(_ left: FigureChange, _ right: FigureChange) -> Bool {
    let (first, second) = (left.figure.figure.location, right.figure.figure.location)
    if first.document != second.document { return first.document < second.document }
    if left.kind != right.kind { return left.kind == .vanished }
    return first < second
  }
}
