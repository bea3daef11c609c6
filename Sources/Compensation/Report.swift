/// Everything that a report shows; each writer puts the same content into another form.
public struct Report: Sendable {
  public var title: String
  /// The version of payband that made the report.
  public var version: String
  /// The date the report is for, `2026-11-21`; part of the content, so that the same inputs and the
  /// same date give the same bytes.
  public var asOf: String
  /// What was asked for and which rules applied, in the order shown: hours per year, quantiles…
  public var parameters: [ReportParameter] = []
  /// The same rules as numbers, for a reader who wants to change them.
  public var inputs = ReportInputs()
  /// The statements found in documents, in the order of the inputs; `number` is the index + 1.
  public var figures: [StandardizedFigure] = []
  /// The groups of statements, sorted.
  public var statementSummaries: [StatementSummary] = []
  /// The groups of observations, sorted.
  public var observationSummaries: [ObservationSummary] = []
  public var comparisons: [RoleComparison] = []
  /// The same roles by their observations, which are never pooled with statements.
  public var observationComparisons: [ObservationComparison] = []
  /// What declared models make of the statements; never among them.
  public var models: [ModelledPay] = []
  /// Claims of pay beside official statistics, in the order of the figures.
  public var officialComparisons: [OfficialComparison] = []
  /// Claims on prospects beside official projections, in the order of the claims.
  public var outlookComparisons: [OutlookComparison] = []
  /// Observations that a rule took for errors, where that was asked for.
  public var removed: [RemovedObservation] = []
  /// The gap between women and men in tables that name the sex.
  public var payGaps: [PayGapMeasure] = []
  public var outlooks: [OutlookStatement] = []
  public var rejected: [RejectedAmount] = []
  public var sources: [ReportSource] = []
  public var issues: [InputIssue] = []
  /// What is otherwise than in an earlier run; `nil` where none is compared with.
  public var changes: ReportChanges?
  /// The English titles of the roles that occur, by id.
  public var roleTitles: [String: String] = [:]

  public init(title: String, version: String, asOf: String) {
    self.title = title
    self.version = version
    self.asOf = asOf
  }
}

/// A parameter or a rule of a report, in words.
public struct ReportParameter: Hashable, Sendable {
  /// A short name, `Hours per year, US`.
  public var name: String
  public var value: String
  /// Where the value is from, or what it does.
  public var note: String

  public init(name: String, value: String, note: String) {
    self.name = name
    self.value = value
    self.note = note
  }
}

/// What the statements of one group say, in annual pay of the group's currency.
public struct StatementSummary: Hashable, Sendable {
  public var group: PayGroup
  /// The number of statements that took part.
  public var statements: Int
  /// The number of different documents behind them.
  public var sources: Int
  /// The lowest low and the highest high; the range. `nil` only where no statement bounds that side.
  public var low: Double?
  public var high: Double?
  /// The median of the central values, each source with the same total weight; `nil` where every
  /// statement is a one-sided bound.
  public var median: Double?
  /// The median of the central values of statements that say `mean`, and of those that say `median`.
  public var medianOfMeans: Double?
  public var medianOfMedians: Double?
  /// The largest central value of a source over the smallest; 1 is full agreement, `nil` below two
  /// sources.
  public var agreement: Double?
  /// The percentiles that statements give, each with its figure's number, ascending.
  public var percentiles: [StatedPercentile]
  /// The numbers of the figures that took part, ascending.
  public var figures: [Int]

  public init(
    group: PayGroup, statements: Int, sources: Int, low: Double?, high: Double?, median: Double?,
    medianOfMeans: Double?, medianOfMedians: Double?, agreement: Double?,
    percentiles: [StatedPercentile], figures: [Int]
  ) {
    self.group = group
    self.statements = statements
    self.sources = sources
    self.low = low
    self.high = high
    self.median = median
    self.medianOfMeans = medianOfMeans
    self.medianOfMedians = medianOfMedians
    self.agreement = agreement
    self.percentiles = percentiles
    self.figures = figures
  }
}

/// A percentile that a statement gives.
public struct StatedPercentile: Hashable, Sendable {
  /// From 0 to 100.
  public var percentile: Double
  public var value: Double
  /// The number of the figure that states it.
  public var figure: Int

  public init(percentile: Double, value: Double, figure: Int) {
    self.percentile = percentile
    self.value = value
    self.figure = figure
  }
}

/// The distribution of the observations of one group, in annual pay of the group's currency.
public struct ObservationSummary: Hashable, Sendable {
  public var group: PayGroup
  /// The number of observations.
  public var count: Int
  /// The number of tables behind them.
  public var sources: Int
  /// `nil` where the rule of suppression withholds the value; shown as `[c]`.
  public var minimum: Double?
  public var p10: Double?
  public var p25: Double?
  public var median: Double?
  public var p75: Double?
  public var p90: Double?
  public var maximum: Double?
  public var mean: Double?
  /// Between which amounts the median of the people behind the rows lies, by order statistics, and
  /// with which confidence; `nil` for groups too small or with weights.
  public var medianLow: Double?
  public var medianHigh: Double?
  public var medianConfidence: Double?
  /// How far the median can be relied on; `nil` where it is withheld.
  public var quality: QualityLabel?
  /// The number of organisations whose people's pay the rows are; `nil` unless all rows name theirs.
  public var organizations: Int?
  /// The mean and the median where each organisation counts once: of its people's mean, and of its
  /// median. `nil` where they would tell what one of few organisations pays.
  public var organizationMean: Double?
  public var organizationMedian: Double?

  public init(
    group: PayGroup, count: Int, sources: Int, minimum: Double? = nil, p10: Double? = nil,
    p25: Double? = nil, median: Double? = nil, p75: Double? = nil, p90: Double? = nil,
    maximum: Double? = nil, mean: Double? = nil
  ) {
    self.group = group
    self.count = count
    self.sources = sources
    self.minimum = minimum
    self.p10 = p10
    self.p25 = p25
    self.median = median
    self.p75 = p75
    self.p90 = p90
    self.maximum = maximum
    self.mean = mean
  }
}

/// Two roles of one market, currency and basis, side by side.
public struct RoleComparison: Hashable, Sendable {
  public var first: StatementSummary
  public var second: StatementSummary
  /// The second's median minus the first's.
  public var difference: Double?
  /// The difference as a share of the first's median; 0.233 is +23.3 %.
  public var relativeDifference: Double?
  /// The share of the narrower range that lies in both, from 0 to 1.
  public var overlap: Double?
  /// The differences of central values within one source that states both roles.
  public var paired: [PairedDifference]
  /// The probability that a random source says more of the second role than another one of the
  /// first, each source with the same weight; `nil` where one has no central value.
  public var probabilityOfMore: Double?

  public init(
    first: StatementSummary, second: StatementSummary, difference: Double?,
    relativeDifference: Double?, overlap: Double?, paired: [PairedDifference]
  ) {
    self.first = first
    self.second = second
    self.difference = difference
    self.relativeDifference = relativeDifference
    self.overlap = overlap
    self.paired = paired
  }
}

/// The difference between two roles that one source states.
public struct PairedDifference: Hashable, Sendable {
  /// The document's path.
  public var source: String
  /// The second role's central value minus the first's, in annual pay.
  public var difference: Double

  public init(source: String, difference: Double) {
    self.source = source
    self.difference = difference
  }
}

/// What was found in one input.
public struct ReportSource: Hashable, Sendable {
  public var path: String
  /// The SHA-256 of the file's bytes, in hexadecimal digits.
  public var sha256: String
  /// The file's size.
  public var bytes: Int
  /// The format that it was read as: `text`, `markdown`, `html`, `csv`.
  public var format: String
  public var encoding: String
  /// The language of most of its figures, or the declared one.
  public var language: String?
  public var figures: Int
  public var observations: Int
  /// Whether the number of observations is withheld, as it would tell that of a small group.
  public var withholdsCounts = false
  public var outlooks: Int
  public var rejected: Int
  /// In words where nothing was found or something has to be known: `read, no pay stated`.
  public var note: String

  public init(
    path: String, sha256: String, bytes: Int, format: String, encoding: String,
    language: String? = nil, figures: Int = 0, observations: Int = 0, outlooks: Int = 0,
    rejected: Int = 0, note: String = ""
  ) {
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.format = format
    self.encoding = encoding
    self.language = language
    self.figures = figures
    self.observations = observations
    self.outlooks = outlooks
    self.rejected = rejected
    self.note = note
  }
}
