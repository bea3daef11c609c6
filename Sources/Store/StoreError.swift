/// Why the history could not be opened, read or written.
public struct StoreError: Error, Hashable, Sendable {
  /// What was found in the place of what was expected.
  public enum Reason: Hashable, Sendable {
    case missing
    /// The file has no bytes, so it is no history that was ever completed.
    case empty
    case notARegularFile
    /// Not a file of SQLite, or another program's.
    case notAHistory(found: String)
    case damaged(problem: String)
    case newerSchema(found: Int, known: Int)
    /// Another program held the database all the time.
    case busy(waitedSeconds: Int)
    /// SQLite could not be made to wait for the disk.
    case synchronousRefused(found: Int)
    case system(doing: String, problem: String)
    /// A time that is not written as `2026-11-21T06:00:01Z`.
    case timeForm(String)
    /// A figure's document is not among the report's sources.
    case figureWithoutSource(number: Int, document: String)
    /// An amount above 922 trillion units, or no number.
    case amountOutOfRange(what: String, value: Double)
    /// A value in the database that this version does not know.
    case unknownValue(table: String, column: String, found: String)
  }

  /// The path of the history.
  public var path: String
  /// What went wrong.
  public var reason: Reason

  /// Creates an error of a file and a reason.
  public init(path: String, _ reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// 75 where another program holds the history, 1 for the rest.
  public var exitCode: Int32 {
    if case .busy = reason { 75 } else { 1 }
  }
}

extension StoreError: CustomStringConvertible {
  public var description: String { "\(path): \(problem)" }

  private var problem: String {
    switch reason {
    case .missing:
      "there is no history; expected a file that an earlier run made; check the path, or make a new "
        + "history"
    case .empty:
      "the file is empty; expected a history; remove it if it was never one, or restore a copy"
    case .notARegularFile:
      "this is no regular file; expected a history; choose another path"
    case .notAHistory(let found):
      "this is no history of payband but \(found); nothing was changed; choose another path"
    case .damaged(let problem):
      "the history is damaged (\(problem)); nothing was changed; restore a copy of the file"
    case .newerSchema(let found, let known):
      "the history has schema \(found), this payband knows up to \(known); nothing was changed; "
        + "install the newer payband"
    case .busy(let seconds):
      "another program held the history for \(seconds) s; try again when it has ended"
    case .synchronousRefused(let found):
      "SQLite would not synchronize every commit (PRAGMA synchronous is \(found), expected 3); "
        + "nothing was changed; report this as a fault of payband"
    case .system(let doing, let problem):
      "cannot \(doing): \(problem); see that the folder may be written and has room"
    case .timeForm(let text):
      "“\(text)” is no time of a run; expected the form 2026-11-21T06:00:01Z"
    case .figureWithoutSource(let number, let document):
      "figure \(number) is from “\(document)”, which the report does not list as a source; nothing "
        + "was recorded; report this as a fault of payband"
    case .amountOutOfRange(let what, let value):
      "\(what) is \(value); expected an amount below 922 trillion; nothing was recorded; correct "
        + "the input"
    case .unknownValue(let table, let column, let found):
      "the table \(table) has “\(found)” as \(column), which this payband does not know; install "
        + "the newer payband or restore a copy of the file"
    }
  }
}
