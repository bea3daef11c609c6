/// What a report says otherwise than an earlier run.
///
/// Everything is sorted: roles and groups by their order, figures and claims by their places.
public struct ReportChanges: Hashable, Sendable {
  /// The run that a report is compared with.
  public struct Baseline: Hashable, Sendable {
    /// The run's number in the history.
    public var run: Int64
    /// The date that the run's report is for.
    public var asOf: String
    /// When the run was recorded, in UTC: `2026-11-21T06:00:01Z`.
    public var recordedAt: String
    /// The version of payband that made it: another one may read the same words otherwise.
    public var version: String

    public init(run: Int64, asOf: String, recordedAt: String, version: String) {
      self.run = run
      self.asOf = asOf
      self.recordedAt = recordedAt
      self.version = version
    }
  }

  /// The earlier run.
  public var since: Baseline
  /// Documents that are new, gone, of other content or of another path.
  public var sources: [SourceChange] = []
  /// Roles of which anything is known in one of the runs only.
  public var roles: [RoleChange] = []
  /// Groups that one of the runs has.
  public var groups: [GroupChange] = []
  /// Groups of both runs whose medians differ.
  public var medians: [MedianChange] = []
  /// Figures that are new or gone; one that only moved within its document is neither.
  public var figures: [FigureChange] = []
  /// Claims on prospects that are new, gone or turned.
  public var outlooks: [OutlookChange] = []
  /// How many statements and observations the earlier run has.
  public var figuresBefore = 0
  /// How many statements and observations the later run has.
  public var figuresAfter = 0
  /// The English titles of the roles that occur here, those that are gone from the report included.
  public var roleTitles: [String: String] = [:]

  public init(since: Baseline) { self.since = since }

  /// Whether the report says the same as the earlier run.
  public var isEmpty: Bool {
    sources.isEmpty && roles.isEmpty && groups.isEmpty && medians.isEmpty && figures.isEmpty
      && outlooks.isEmpty
  }
}

/// What a summary is made of.
public enum SummaryKind: String, CaseIterable, Hashable, Sendable {
  case statements, observations
}

/// Whether something is in the later run only or in the earlier one only.
public enum Presence: String, CaseIterable, Hashable, Sendable {
  case appeared, vanished
}

/// A document that is not as it was.
public struct SourceChange: Hashable, Sendable {
  /// What became of a document.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case appeared, vanished
    /// Other bytes at the same path.
    case altered
    /// The same bytes at another path.
    case moved
    /// The same bytes at the same path, read with other results: by another version or other options.
    case reread
  }

  public var kind: Kind
  /// The path in the later run; of one that vanished, in the earlier one.
  public var path: String
  /// The path in the earlier run, where that is another one.
  public var formerPath: String?

  public init(_ kind: Kind, path: String, formerPath: String? = nil) {
    self.kind = kind
    self.path = path
    self.formerPath = formerPath
  }
}

/// A role of which one of two runs knows nothing.
public struct RoleChange: Hashable, Sendable {
  public var kind: Presence
  /// The role's id.
  public var role: String

  public init(_ kind: Presence, role: String) {
    self.kind = kind
    self.role = role
  }
}

/// A group that one of two runs has.
public struct GroupChange: Hashable, Sendable {
  public var kind: Presence
  /// Whether the group is of statements or of observations.
  public var from: SummaryKind
  public var group: PayGroup
  /// Its median in the run that has it; `nil` where there is none, or it is withheld.
  public var median: Double?
  /// The statements or observations behind it; `nil` where their number is withheld.
  public var count: Int?

  public init(
    _ kind: Presence, from: SummaryKind, group: PayGroup, median: Double?, count: Int?
  ) {
    self.kind = kind
    self.from = from
    self.group = group
    self.median = median
    self.count = count
  }
}

/// A group whose medians differ in two runs.
public struct MedianChange: Hashable, Sendable {
  /// Why a median moved.
  public enum Cause: String, CaseIterable, Hashable, Sendable {
    /// Other documents stand behind it, and those of both runs say the same.
    case sources
    /// The same documents stand behind it, and say something else.
    case figures
    /// Other documents stand behind it, and some of both runs say something else.
    case both = "sources and figures"
    /// The same documents say the same: rates, models or rules differ.
    case basis
  }

  /// Whether the group is of statements or of observations.
  public var from: SummaryKind
  public var group: PayGroup
  /// The annual pay in the earlier run; `nil` where there was no median, or it was withheld.
  public var old: Double?
  /// The annual pay in the later run; `nil` where there is no median, or it is withheld.
  public var new: Double?
  public var cause: Cause
  /// The documents behind the group that are new to it, gone from it, and of other content; sorted.
  public var sourcesAdded: [String]
  public var sourcesRemoved: [String]
  public var sourcesAltered: [String]

  public init(
    from: SummaryKind, group: PayGroup, old: Double?, new: Double?, cause: Cause,
    sourcesAdded: [String] = [], sourcesRemoved: [String] = [], sourcesAltered: [String] = []
  ) {
    self.from = from
    self.group = group
    self.old = old
    self.new = new
    self.cause = cause
    self.sourcesAdded = sourcesAdded
    self.sourcesRemoved = sourcesRemoved
    self.sourcesAltered = sourcesAltered
  }

  /// By how much the median moved, in the group's currency; `nil` where one of them is missing.
  public var difference: Double? {
    guard let old, let new else { return nil }
    return new - old
  }

  /// The move as a share of the earlier median, 0.05 for 5 %; `nil` where one of them is missing.
  public var relativeDifference: Double? {
    guard let difference, let old, old > 0 else { return nil }
    return difference / old
  }
}

/// A figure that one of two runs has.
public struct FigureChange: Hashable, Sendable {
  public var kind: Presence
  /// The figure with its sentence and place; its number is that of the run which has it.
  public var figure: StandardizedFigure
  /// What became of its document; `nil` where that is as it was but for this figure.
  public var source: SourceChange.Kind?

  public init(_ kind: Presence, figure: StandardizedFigure, source: SourceChange.Kind?) {
    self.kind = kind
    self.figure = figure
    self.source = source
  }
}

/// A claim on prospects that one of two runs has, or that says another direction.
public struct OutlookChange: Hashable, Sendable {
  /// What became of a claim.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case appeared, vanished
    /// Claims of one document, or all of a role, say another direction than before.
    case turned
  }

  public var kind: Kind
  /// The claim of the earlier run; `nil` for one that appeared.
  public var old: OutlookStatement?
  /// The claim of the later run; `nil` for one that vanished.
  public var new: OutlookStatement?

  public init(_ kind: Kind, old: OutlookStatement?, new: OutlookStatement?) {
    self.kind = kind
    self.old = old
    self.new = new
  }

  /// The claim of the later run, or that which is gone.
  public var statement: OutlookStatement? { new ?? old }
}
