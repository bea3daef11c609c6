public import Compensation

/// The employment of US occupations that the Bureau of Labor Statistics projects, from
/// `Tables/us-projections.csv`: figures only, part of the program.
public struct OfficialProjections: Sendable {
  /// The projection of one occupation.
  public struct Entry: Hashable, Sendable {
    /// The code of the Standard Occupational Classification, `13-1082`; `00-0000` for all.
    public var code: String
    public var fromYear: Int
    public var toYear: Int
    /// Jobs in the first and the last year, in thousands.
    public var jobs: Double
    public var jobsLater: Double
    /// The change in thousands and in per cent over the whole period.
    public var change: Double
    public var percent: Double
    /// Openings and separations in the mean of the years, in thousands; `nil` where not published.
    public var openings: Double?
    public var separations: Double?

    /// What the Bureau calls the growth, `Faster than average`: a phrase of this projection, whose
    /// bounds are of the rounded per cent.
    public var phrase: String? {
      GrowthPhrases.standard.entry(for: percent, from: fromYear, to: toYear)?.phrase
    }

    /// The direction that a claim of the same meaning has.
    public var direction: OutlookDirection {
      let rounded = percent.rounded()
      return rounded > 0 ? .growth : rounded < 0 ? .decline : .stable
    }
  }

  private let entries: [String: Entry]

  /// The projections that are part of the program; a test reads their table.
  public static let standard = OfficialProjections(TableFiles(embedded: EmbeddedTables.files))

  /// Reads the projections of a table; rows that lack a number are passed over.
  public init(_ tables: TableFiles) {
    var entries: [String: Entry] = [:]
    for row in (try? tables.rows(of: "us-projections.csv")) ?? [] {
      guard let from = Int(row["from_year"]), let to = Int(row["to_year"]),
        let jobs = Double(row["jobs"]), let later = Double(row["jobs_later"]),
        let change = Double(row["change"]), let percent = Double(row["percent"])
      else { continue }
      let code = row["code"]
      if let known = entries[code], known.fromYear >= from { continue }
      entries[code] = Entry(
        code: code, fromYear: from, toYear: to, jobs: jobs, jobsLater: later, change: change,
        percent: percent, openings: Double(row["openings"]),
        separations: Double(row["separations"]))
    }
    self.entries = entries
  }

  /// The codes, sorted.
  public var codes: [String] { entries.keys.sorted() }

  /// The projection of all occupations together, which the phrases compare with.
  public var allOccupations: Entry? { entries["00-0000"] }

  /// Returns the latest projection of an occupation; `nil` for a code without.
  public subscript(_ code: String) -> Entry? { entries[code] }

  /// What is said of the source beside the figures.
  public static let source = "BLS, Employment Projections 2024–34"
}
