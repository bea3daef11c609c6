public import Compensation

/// A run in the history, in one line.
public struct RunEntry: Hashable, Sendable {
  /// Ascending in the order of recording, whatever the clock said; never used again.
  public var id: Int64
  /// When it was recorded, in UTC: `2026-11-21T06:00:01Z`.
  public var recordedAt: String
  /// The date that the report is for.
  public var asOf: String
  public var title: String
  /// The version of payband that made it.
  public var version: String
  /// How many documents, figures and groups the run has.
  public var sources: Int
  public var figures: Int
  public var summaries: Int
}

/// A run in the history with all that was recorded of it.
public struct RecordedRun: Hashable, Sendable {
  public var entry: RunEntry
  public var sources: [ReportSource]
  /// Amounts are kept to ten-thousandths.
  public var figures: [StandardizedFigure]
  public var statementSummaries: [StatementSummary]
  public var observationSummaries: [ObservationSummary]
}

/// The median of one group in one run.
public struct RecordedMedian: Hashable, Sendable {
  /// What a median is of.
  public enum Kind: String, Hashable, Sendable {
    case statements, observations
  }

  /// The run's id, its date and when it was recorded.
  public var run: Int64
  public var asOf: String
  public var recordedAt: String
  public var kind: Kind
  public var group: PayGroup
  /// How many statements or observations the group has.
  public var count: Int
  /// `nil` where there was none: one-sided bounds only, or a value withheld.
  public var median: Amount?
}
