internal import Compensation
internal import Documents
internal import Store

/// Keeps in a history what a run reads, file by file, and which parts stand behind its sources.
struct ReadingRecord {
  /// So many figures and files are written at a time.
  private static let figuresAtATime = 20_000
  private static let filesAtATime = 256

  let memory: ReadingMemory
  /// The ids of the parts behind the run's sources; 0 for those not yet written.
  private(set) var parts: [Int64] = []
  /// The parts of the file at hand.
  private var current: [ReadPart] = []
  private var isReusable = true
  /// Whether the file at hand was read now, so that what it holds is to be kept.
  private var isNew = true
  private var waiting: [FileReading] = []
  private var seen: [(path: [UInt8], file: KnownFile)] = []
  /// Where the waiting parts stand among the sources.
  private var places: [Int] = []
  private var waitingFigures = 0

  init(_ memory: ReadingMemory) { self.memory = memory }

  /// Begins a file.
  mutating func begin(_ file: ReadFile) {
    if case .read = file.origin { isNew = true } else { isNew = false }
  }

  /// Adds a document of the file at hand; what was found in it is added to ``part``.
  mutating func begin(_ input: ReadInput, _ source: ReportSource) {
    guard isNew else { return }
    var part = ReadPart(source: source)
    part.declaredLanguage = input.declaredLanguage
    part.fingerprint = input.fingerprint?.encoded
    part.issues = input.issues
    if case .records(let records) = input.content { part.add(records) } else { isReusable = false }
    if input.issues.hasError { isReusable = false }
    current.append(part)
  }

  /// Adds what was found in rows of the table at hand.
  mutating func add(_ records: [Record]) {
    guard !current.isEmpty else { return }
    current[current.count - 1].add(records)
  }

  /// Adds how many observations the table at hand has of groups.
  mutating func add(_ observed: [ObservedGroup]) {
    guard !current.isEmpty else { return }
    current[current.count - 1].observations = observed
  }

  /// Ends a file.
  mutating func end(_ file: ReadFile, path: String) async throws {
    defer {
      current = []
      isReusable = true
    }
    switch file.origin {
    case .unrecorded: break
    case .known(let ids, let place):
      parts += ids
      if let place { seen.append(place) }
    case .read(let key, let place):
      let isWhole = file.inputs.allSatisfy { $0.source != nil }
      places += parts.count..<parts.count + current.count
      parts += Array(repeating: 0, count: current.count)
      waitingFigures += current.reduce(0) { $0 + $1.figures.count }
      waiting.append(
        FileReading(
          key: key, path: path, place: place, isReusable: isReusable && isWhole, parts: current))
    }
    if waiting.count >= ReadingRecord.filesAtATime || waitingFigures >= ReadingRecord.figuresAtATime
    {
      try await write()
    }
  }

  /// Writes what waits.
  mutating func write() async throws {
    try await memory.finishCheck()
    let ids = try memory.history.remember(waiting).flatMap(\.self)
    for (place, id) in zip(places, ids) { parts[place] = id }
    try memory.history.see(seen)
    waiting = []
    places = []
    seen = []
    waitingFigures = 0
  }
}

extension ReadPart {
  fileprivate mutating func add(_ records: [Record]) {
    for record in records {
      switch record {
      case .salary(let figure): figures.append(figure)
      case .outlook(let statement): outlooks.append(statement)
      case .rejected(let amount): rejected.append(amount)
      }
    }
  }
}
