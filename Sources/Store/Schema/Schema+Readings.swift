extension Schema {
  /// Figures belong to documents and no longer to runs: the same figure of the same document is one
  /// row for ever, and a run names the readings of its documents.
  static let version2 = Migration(
    sql: tables2, move: { try FirstSchema($0, path: $1).move() }, finish: FirstSchema.removal)

  private static let tables2 = """
    DROP INDEX figureOfDocument;
    DROP INDEX sourceOfDocument;
    DROP INDEX summaryFigureOfFigure;
    ALTER TABLE summaryFigure RENAME TO summaryFigure1;
    ALTER TABLE figure RENAME TO figure1;
    ALTER TABLE source RENAME TO source1;

    -- How many inputs could not be read.
    ALTER TABLE run ADD COLUMN unread INTEGER NOT NULL DEFAULT 0;

    -- What a file's content gave when it was read by a program with some settings; the name counts,
    -- as formats and years are told by it. Of texts nothing else is needed to report on them again.
    CREATE TABLE reading (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document (id),
      name TEXT NOT NULL,
      settings TEXT NOT NULL,
      digest BLOB NOT NULL CHECK (length(digest) = 16),
      isReusable INTEGER NOT NULL CHECK (isReusable IN (0, 1)),
      UNIQUE (document, name, settings, digest)
    ) STRICT;

    -- A document in a file: the file's own, a workbook's sheet, an archive's member.
    CREATE TABLE part (
      id INTEGER PRIMARY KEY,
      reading INTEGER NOT NULL REFERENCES reading (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      document INTEGER NOT NULL REFERENCES document (id),
      suffix TEXT NOT NULL,
      format TEXT NOT NULL,
      encoding TEXT NOT NULL,
      declaredLanguage TEXT,
      fingerprint BLOB,
      UNIQUE (reading, position)
    ) STRICT;
    CREATE INDEX partOfDocument ON part (document);

    CREATE TABLE partIssue (
      part INTEGER NOT NULL REFERENCES part (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      severity TEXT NOT NULL,
      suffix TEXT NOT NULL,
      line INTEGER,
      "column" INTEGER,
      message TEXT NOT NULL,
      PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID;

    -- identity: what the document states and where; confidence is the reading's.
    CREATE TABLE figure (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document (id),
      identity BLOB NOT NULL CHECK (length(identity) = 16),
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
      low INTEGER,
      high INTEGER,
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
      isPaidByHourOnly INTEGER NOT NULL CHECK (isPaidByHourOnly IN (0, 1)),
      quote TEXT NOT NULL,
      UNIQUE (document, identity)
    ) STRICT;

    CREATE TABLE partFigure (
      part INTEGER NOT NULL REFERENCES part (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      figure INTEGER NOT NULL REFERENCES figure (id),
      confidence REAL NOT NULL,
      PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX partFigureOfFigure ON partFigure (figure);

    CREATE TABLE outlook (
      id INTEGER PRIMARY KEY,
      document INTEGER NOT NULL REFERENCES document (id),
      identity BLOB NOT NULL CHECK (length(identity) = 16),
      line INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      "offset" INTEGER NOT NULL,
      length INTEGER NOT NULL,
      locator TEXT,
      language TEXT NOT NULL,
      role TEXT,
      roleAsWritten TEXT,
      direction TEXT NOT NULL,
      growthPercent REAL,
      fromYear INTEGER,
      toYear INTEGER,
      jobs REAL,
      openingsPerYear REAL,
      newJobs REAL,
      country TEXT,
      placeAsWritten TEXT,
      quote TEXT NOT NULL,
      UNIQUE (document, identity)
    ) STRICT;

    CREATE TABLE partOutlook (
      part INTEGER NOT NULL REFERENCES part (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      outlook INTEGER NOT NULL REFERENCES outlook (id),
      confidence REAL NOT NULL,
      PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX partOutlookOfOutlook ON partOutlook (outlook);

    CREATE TABLE partRejected (
      part INTEGER NOT NULL REFERENCES part (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      line INTEGER NOT NULL,
      "column" INTEGER NOT NULL,
      "offset" INTEGER NOT NULL,
      length INTEGER NOT NULL,
      locator TEXT,
      language TEXT NOT NULL,
      low INTEGER,
      high INTEGER,
      currency TEXT,
      reason TEXT NOT NULL,
      quote TEXT NOT NULL,
      PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID;

    -- The groups that a table has observations of; the rows themselves stay in the table's file.
    CREATE TABLE partGroup (
      part INTEGER NOT NULL REFERENCES part (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      role TEXT NOT NULL,
      market TEXT NOT NULL,
      currency TEXT NOT NULL CHECK (length(currency) = 3),
      isNet INTEGER NOT NULL CHECK (isNet IN (0, 1)),
      segment TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (part, position)
    ) STRICT, WITHOUT ROWID;

    -- A part as one run has it: its path, and what the run took from it.
    CREATE TABLE source (
      run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      part INTEGER NOT NULL REFERENCES part (id),
      path TEXT NOT NULL,
      language TEXT,
      figures INTEGER NOT NULL,
      observations INTEGER NOT NULL,
      withholdsCounts INTEGER NOT NULL CHECK (withholdsCounts IN (0, 1)),
      outlooks INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX sourceOfPart ON source (part);

    -- The roles that anything was found of; those asked for, where not all were.
    CREATE TABLE runRole (
      run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      PRIMARY KEY (run, role)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE runOnly (
      run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      role TEXT NOT NULL,
      PRIMARY KEY (run, role)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE runParameter (
      run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      note TEXT NOT NULL,
      PRIMARY KEY (run, position)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE summaryPercentile (
      summary INTEGER NOT NULL REFERENCES summary (id) ON DELETE CASCADE,
      position INTEGER NOT NULL,
      number INTEGER NOT NULL,
      percentile REAL NOT NULL,
      value INTEGER NOT NULL,
      PRIMARY KEY (summary, position)
    ) STRICT, WITHOUT ROWID;

    -- The files of which nothing changed as far as their folders say. Times are nanoseconds.
    CREATE TABLE seenFile (
      path BLOB NOT NULL PRIMARY KEY,
      device INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      size INTEGER NOT NULL,
      modified INTEGER NOT NULL,
      changed INTEGER NOT NULL,
      reading INTEGER NOT NULL REFERENCES reading (id) ON DELETE CASCADE
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX seenFileOfReading ON seenFile (reading);
    """
}
