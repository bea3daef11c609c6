public import Compensation

/// A run in the history, in one line.
public struct RunEntry: Hashable, Sendable {
  /// Ascending in the order of recording, whatever the clock said; never used again.
  public var id: Int64
  /// When it was recorded, in UTC: `2026-11-21T06:00:01Z`.
  public var recordedAt: String
  /// The date that the report is for.
  public var asOf: String
  /// The report's title.
  public var title: String
  /// The version of payband that made it.
  public var version: String
  /// How many inputs could not be read.
  public var unread: Int
  /// How many documents the run has.
  public var sources: Int
  /// How many figures the run has.
  public var figures: Int
  /// How many observations the run has.
  public var observations: Int
  /// How many groups of statements and of observations it has.
  public var summaries: Int
}

/// A run in the history with all that was recorded of it.
public struct RecordedRun: Hashable, Sendable {
  /// The run in one line.
  public var entry: RunEntry
  /// What was asked for and which rules applied, in the order of the report.
  public var parameters: [ReportParameter] = []
  /// The documents, in the order of the report.
  public var sources: [ReportSource] = []
  /// The figures in the order of the report, as stated; the first has the number 1.
  public var figures: [SalaryFigure] = []
  /// The claims on prospects, in the order of the report.
  public var outlooks: [OutlookStatement] = []
  /// The groups of statements, in the order of the report, without the numbers of their figures.
  public var statementSummaries: [StatementSummary] = []
  /// The groups of observations, in the order of the report.
  public var observationSummaries: [ObservationSummary] = []

  init(entry: RunEntry) { self.entry = entry }
}

/// The median of one group in one run.
public struct RecordedMedian: Hashable, Sendable {
  /// The run's id.
  public var run: Int64
  /// The date that the run's report is for.
  public var asOf: String
  /// When the run was recorded, in UTC.
  public var recordedAt: String
  /// Whether it is of statements or of observations.
  public var kind: SummaryKind
  /// Whose pay it is.
  public var group: PayGroup
  /// How many statements or observations the group has.
  public var count: Int
  /// `nil` where there was none: one-sided bounds only, or a value withheld.
  public var median: Amount?
}
