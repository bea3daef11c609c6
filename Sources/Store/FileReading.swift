public import Compensation

/// By what a reading of a file is known again.
public struct ReadingKey: Hashable, Sendable {
  /// The SHA-256 of the file's bytes, in hexadecimal digits.
  public var sha256: String
  /// The file's size.
  public var bytes: Int
  /// The last part of the file's path, by which formats are told.
  public var name: String
  /// All else that the reading depends on: the program, its tables, the user's options.
  public var settings: String

  public init(sha256: String, bytes: Int, name: String, settings: String) {
    self.sha256 = sha256
    self.bytes = bytes
    self.name = name
    self.settings = settings
  }
}

/// What reading a file gave, to be remembered.
public struct FileReading: Sendable {
  public var key: ReadingKey
  /// The path as the parts' paths begin.
  public var path: String
  /// Where the file is, from the root, and what it was when it was read; `nil` for standard input
  /// and for a file too young to be known by its times.
  public var place: (path: [UInt8], stamp: FileStamp)?
  /// Whether the parts are all that a report needs of the file.
  public var isReusable: Bool
  public var parts: [ReadPart]

  public init(
    key: ReadingKey, path: String, place: (path: [UInt8], stamp: FileStamp)?, isReusable: Bool,
    parts: [ReadPart]
  ) {
    self.key = key
    self.path = path
    self.place = place
    self.isReusable = isReusable
    self.parts = parts
  }
}

/// A document in a file, and all that was found in it, whatever roles a report asks for.
public struct ReadPart: Sendable {
  /// The path, the content and how it was read; its counts say nothing.
  public var source: ReportSource
  public var declaredLanguage: String?
  /// By what copies are known, as its maker writes it.
  public var fingerprint: [UInt8]?
  public var figures: [SalaryFigure] = []
  public var outlooks: [OutlookStatement] = []
  public var rejected: [RejectedAmount] = []
  public var issues: [InputIssue] = []
  /// How many observations a table has of each group.
  public var observations: [ObservedGroup] = []

  public init(source: ReportSource) { self.source = source }
}

/// How many observations there are of a group.
public struct ObservedGroup: Hashable, Sendable {
  public var group: PayGroup
  public var count: Int

  public init(group: PayGroup, count: Int) {
    self.group = group
    self.count = count
  }
}

/// A file that was read before, as it was then.
public struct KnownFile: Hashable, Sendable {
  public var stamp: FileStamp
  /// The id of what reading it gave.
  public var reading: Int64

  public init(stamp: FileStamp, reading: Int64) {
    self.stamp = stamp
    self.reading = reading
  }
}

/// A run to be recorded besides its report.
public struct RunContent: Sendable {
  /// The ids of the parts behind the report's sources, one for each.
  public var parts: [Int64]
  /// The roles that anything was found of.
  public var roles: Set<String>
  /// The roles asked for; `nil` for all.
  public var only: [String]?

  public init(parts: [Int64], roles: Set<String>, only: [String]? = nil) {
    self.parts = parts
    self.roles = roles
    self.only = only
  }
}
