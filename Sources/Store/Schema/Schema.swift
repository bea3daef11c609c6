internal import GRDB

/// The tables of the history, and how older ones become them.
///
/// Amounts are integers of ten-thousandths of the currency's unit; times are UTC by ISO 8601.
enum Schema {
  /// “PAYB”, in the header of every history, so that `file` and payband know one.
  static let applicationID = 0x5041_5942

  /// The SQL that leads from each version of the schema to the next; the first one makes it.
  static let migrations = [version1, version2, version3]

  /// A step from one version of the schema to the next.
  struct Migration {
    /// What is run first.
    let sql: String
    /// What moves the content into the new tables, where SQL does not suffice.
    var move: (@Sendable (Database, _ path: String) throws -> Void)?
    /// What is run last.
    var finish = ""
  }

  private static let version1 = Migration(sql: tables1)

  private static let tables1 = """
    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
      bytes INTEGER NOT NULL CHECK (bytes >= 0)
    ) STRICT;

    -- Ids are never used again: they, not the clock, give the order of the runs.
    CREATE TABLE run (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      recordedAt TEXT NOT NULL,
      asOf TEXT NOT NULL,
      title TEXT NOT NULL,
      version TEXT NOT NULL
    ) STRICT;

    -- A document as one run read it.
    CREATE TABLE source (
      run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      document INTEGER NOT NULL REFERENCES document (id),
      path TEXT NOT NULL,
      format TEXT NOT NULL,
      encoding TEXT NOT NULL,
      language TEXT,
      figures INTEGER NOT NULL,
      observations INTEGER NOT NULL,
      outlooks INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sourceOfDocument ON source (document);

    -- statedLow and statedHigh: for the period as stated; annualLow and annualHigh: as extraction
    -- made them yearly; standardLow and standardHigh: as standardization did.
    CREATE TABLE figure (
      run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      number INTEGER NOT NULL CHECK (number >= 1),
      document INTEGER NOT NULL REFERENCES document (id),
      path TEXT NOT NULL,
      line INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      "offset" INTEGER NOT NULL,
      length INTEGER NOT NULL,
      locator TEXT,
      language TEXT NOT NULL,
      role TEXT,
      roleAsWritten TEXT,
      statistic TEXT,
      percentile REAL,
      statedLow INTEGER,
      statedHigh INTEGER,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      period TEXT NOT NULL,
      paymentsPerYear REAL,
      annualLow INTEGER,
      annualHigh INTEGER,
      basis TEXT,
      component TEXT,
      level TEXT,
      country TEXT,
      placeAsWritten TEXT,
      segment TEXT,
      year INTEGER,
      employer TEXT,
      sampleSize REAL,
      quote TEXT NOT NULL,
      confidence REAL NOT NULL,
      market TEXT,
      marketIsImplied INTEGER NOT NULL CHECK (marketIsImplied IN (0, 1)),
      standardLow INTEGER,
      standardHigh INTEGER,
      exclusion TEXT,
      PRIMARY KEY (run, number)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX figureOfDocument ON figure (document);

    -- A group of statements (count: statements) or of observations; segment is '' for all workers.
    CREATE TABLE summary (
      id INTEGER PRIMARY KEY,
      run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (kind IN ('statements', 'observations')),
      role TEXT NOT NULL,
      market TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      isNet INTEGER NOT NULL CHECK (isNet IN (0, 1)),
      segment TEXT NOT NULL,
      count INTEGER NOT NULL,
      sources INTEGER NOT NULL,
      low INTEGER,
      high INTEGER,
      median INTEGER,
      medianOfMeans INTEGER,
      medianOfMedians INTEGER,
      agreement REAL,
      p10 INTEGER,
      p25 INTEGER,
      p75 INTEGER,
      p90 INTEGER,
      mean INTEGER,
      UNIQUE (run, kind, role, market, currency, isNet, segment)
    ) STRICT;
    CREATE INDEX summaryOfRole ON summary (role, run);

    -- The figures behind a summary: those of its median, and with a percentile those that state one.
    CREATE TABLE summaryFigure (
      summary INTEGER NOT NULL REFERENCES summary (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      run INTEGER NOT NULL,
      number INTEGER NOT NULL,
      percentile REAL,
      value INTEGER,
      PRIMARY KEY (summary, position),
      FOREIGN KEY (run, number) REFERENCES figure (run, number) ON DELETE CASCADE,
      CHECK ((percentile IS NULL) = (value IS NULL))
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX summaryFigureOfFigure ON summaryFigure (run, number);
    """
}
