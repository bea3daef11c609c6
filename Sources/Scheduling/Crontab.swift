/// A user's crontab: payband's entries in a marked block, every other line byte for byte.
///
/// ```
/// MAILTO=hr@example.com
/// # BEGIN payband
/// # job: weekly
/// 0 6 * * 1 /usr/local/bin/payband schedule run weekly --if-due
/// # catch up
/// 37 * * * * /usr/local/bin/payband schedule catch-up
/// # END payband
/// ```
///
/// The last entry is there once for all jobs: an hourly look for what was missed while the machine
/// was off, since cron knows nothing of such times.
///
/// Lines are bytes: a crontab has no encoding, and what others wrote is kept as it is; of it only
/// ``zoneLines`` are looked at.
public struct Crontab: Hashable, Sendable {
  /// The line before payband's block.
  public static let beginMarker = "# BEGIN payband"
  /// The line after payband's block.
  public static let endMarker = "# END payband"
  /// What ``beginMarker`` goes on with where the line before it had no line break, which goes with
  /// the block again.
  private static let afterUnendedLine = ", after a line without a line break"
  private static let jobPrefix = "# job: "
  private static let catchUpComment = "# catch up"
  /// At a minute that few other jobs have.
  private static let catchUpSchedule = "37 * * * *"

  /// An entry of the block.
  public struct Entry: Hashable, Sendable {
    /// The job, from the comment above the entry.
    public var name: JobName
    /// When cron starts it.
    public var schedule: CronExpression
    /// The command as the shell gets it.
    public var command: String
    /// The line in the crontab, counted from 1; 0 before the entry has been added.
    public var line: Int

    /// Creates an entry that is not yet in a crontab.
    public init(name: JobName, schedule: CronExpression, command: EntryCommand) {
      self.init(name: name, schedule: schedule, command: command.description, line: 0)
    }

    init(name: JobName, schedule: CronExpression, command: String, line: Int) {
      self.name = name
      self.schedule = schedule
      self.command = command
      self.line = line
    }
  }

  /// The lines, each with its line break.
  private var lines: [[UInt8]]
  /// The indices of the two marker lines, or `nil` where there is no block.
  private var block: (begin: Int, end: Int)?

  /// Reads a crontab.
  ///
  /// - Throws: ``SchedulingError/Reason/crontabBlock(line:problem:)`` unless there is no block or
  ///   one whole block.
  public init(_ text: [UInt8]) throws(SchedulingError) {
    lines = text.split(after: UInt8(ascii: "\n"))
    for (index, line) in lines.enumerated() {
      switch Crontab.text(of: line) {
      case Crontab.beginMarker, Crontab.beginMarker + Crontab.afterUnendedLine:
        guard block == nil else {
          throw SchedulingError(
            .crontabBlock(line: index + 1, problem: "payband's block begins a second time"))
        }
        block = (index, -1)
      case Crontab.endMarker:
        guard let begin = block?.begin, block?.end == -1 else {
          throw SchedulingError(
            .crontabBlock(line: index + 1, problem: "payband's block ends without a beginning"))
        }
        block = (begin, index)
      default: break
      }
    }
    if let block, block.end == -1 {
      throw SchedulingError(
        .crontabBlock(line: block.begin + 1, problem: "payband's block has no end"))
    }
  }

  /// The crontab's text.
  public var bytes: [UInt8] { Array(lines.joined()) }

  /// Returns payband's entries in their order.
  ///
  /// - Throws: ``SchedulingError/Reason/crontabBlock(line:problem:)`` where a job's name is not
  ///   followed by an entry with a readable schedule, and where a name stands twice.
  public func entries() throws(SchedulingError) -> [Entry] {
    var entries: [Entry] = []
    for index in blockLines {
      guard let name = Crontab.name(in: lines[index]) else { continue }
      guard let name = try? JobName(name) else {
        throw SchedulingError(
          .crontabBlock(line: index + 1, problem: "“\(visible(name))” is no job name"))
      }
      guard index + 1 < lines.count, let text = Crontab.text(of: lines[index + 1]),
        let entry = Crontab.entry(name, in: text, line: index + 2)
      else {
        throw SchedulingError(
          .crontabBlock(
            line: index + 2, problem: "expected the entry of the job “\(name)”, found none"))
      }
      if entries.contains(where: { $0.name == name }) {
        throw SchedulingError(
          .crontabBlock(line: index + 1, problem: "the job “\(name)” stands here a second time"))
      }
      entries.append(entry)
    }
    return entries
  }

  /// The lines before the block's end that set a time zone for the entries after them, with the
  /// variable's name.
  public var zoneLines: [(line: Int, name: String)] {
    let end = block?.end ?? lines.count
    return lines[..<end].enumerated().compactMap { index, line in
      guard let text = Crontab.text(of: line), let equals = text.firstIndex(of: "=") else {
        return nil
      }
      let name = text[..<equals].filter { !" \t\"'".contains($0) }
      return ["TZ", "CRON_TZ"].contains(name) ? (index + 1, name) : nil
    }
  }

  /// Adds an entry to the block, and the block at the end of the crontab where it is missing.
  ///
  /// - Parameter catchUp: The command of the block's last entry, ``EntryCommand`` of catching up.
  /// - Throws: ``SchedulingError/Reason/jobExists(_:)`` where the name is taken.
  public mutating func add(_ entry: Entry, catchUp: EntryCommand) throws(SchedulingError) {
    if try entries().contains(where: { $0.name == entry.name }) {
      throw SchedulingError(.jobExists(entry.name.description))
    }
    if block == nil { addBlock() }
    removeCatchUp()
    insert([
      Crontab.jobPrefix + entry.name.description, "\(entry.schedule) \(entry.command)",
      Crontab.catchUpComment, "\(Crontab.catchUpSchedule) \(catchUp)",
    ])
  }

  /// Removes the entry of a name, and the block with its last job.
  ///
  /// - Throws: ``SchedulingError/Reason/noSuchJob(_:known:)`` where there is none.
  public mutating func remove(_ name: JobName) throws(SchedulingError) {
    let entries = try entries()
    guard let entry = entries.first(where: { $0.name == name }) else {
      throw SchedulingError(
        .noSuchJob(name.description, known: entries.map(\.name.description)))
    }
    removeBlockLines(entry.line - 2..<entry.line)
    if entries.count == 1 { removeCatchUp() }
    if blockLines.isEmpty { removeBlock() }
  }

  /// Ends the last line where it has no line break; cron refuses such a crontab.
  mutating func endLastLine() {
    guard let last = lines.last, last.last != UInt8(ascii: "\n") else { return }
    lines[lines.count - 1].append(UInt8(ascii: "\n"))
  }

  private mutating func addBlock() {
    var begin = Crontab.beginMarker
    if let last = lines.last, last.last != UInt8(ascii: "\n") {
      endLastLine()
      begin += Crontab.afterUnendedLine
    }
    lines += [Crontab.line(begin), Crontab.line(Crontab.endMarker)]
    block = (lines.count - 2, lines.count - 1)
  }

  private mutating func removeBlock() {
    guard let (begin, end) = block else { return }
    let isAfterUnendedLine = Crontab.text(of: lines[begin]) != Crontab.beginMarker
    lines.removeSubrange(begin...end)
    block = nil
    if isAfterUnendedLine, begin == lines.count, lines.last?.last == UInt8(ascii: "\n") {
      lines[begin - 1].removeLast()
    }
  }

  /// Removes the entry that catches up, which stands behind its comment.
  private mutating func removeCatchUp() {
    guard
      let comment = blockLines.first(where: {
        Crontab.text(of: lines[$0]) == Crontab.catchUpComment
      })
    else { return }
    removeBlockLines(comment..<min(comment + 2, blockLines.upperBound))
  }

  private mutating func removeBlockLines(_ range: Range<Int>) {
    guard let (begin, end) = block else { return }
    lines.removeSubrange(range)
    block = (begin, end - range.count)
  }

  /// Inserts lines at the block's end.
  private mutating func insert(_ texts: [String]) {
    guard let (begin, end) = block else { return }
    lines.insert(contentsOf: texts.map(Crontab.line), at: end)
    block = (begin, end + texts.count)
  }

  private var blockLines: Range<Int> {
    guard let block else { return 0..<0 }
    return block.begin + 1..<block.end
  }

  private static func line(_ text: String) -> [UInt8] { Array(text.utf8) + [UInt8(ascii: "\n")] }

  /// Returns a line without its line break and the white space around it, or `nil` for a line that
  /// is not UTF-8 and so none of ours.
  private static func text(of line: [UInt8]) -> String? {
    let isSpace: (UInt8) -> Bool = { [9, 10, 13, 32].contains($0) }
    let trimmed = line.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    return String(validating: trimmed, as: UTF8.self)
  }

  private static func name(in line: [UInt8]) -> String? {
    guard let text = text(of: line), text.hasPrefix(jobPrefix) else { return nil }
    return String(text.dropFirst(jobPrefix.count))
  }

  private static func entry(_ name: JobName, in text: String, line: Int) -> Entry? {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    let fields = text.hasPrefix("@") ? 1 : 5
    let words = text.split(maxSplits: fields, whereSeparator: isSpace)
    guard words.count == fields + 1,
      let schedule = try? CronExpression(words.prefix(fields).joined(separator: " "))
    else { return nil }
    return Entry(
      name: name, schedule: schedule, command: String(words[fields].drop(while: isSpace)),
      line: line)
  }

  public static func == (left: Crontab, right: Crontab) -> Bool { left.lines == right.lines }
  public func hash(into hasher: inout Hasher) { hasher.combine(lines) }
}

extension Array where Element == UInt8 {
  /// Returns the pieces that end with a byte, which each keeps; the last one may lack it.
  fileprivate func split(after end: UInt8) -> [[UInt8]] {
    var pieces: [[UInt8]] = []
    var start = startIndex
    while start < endIndex {
      let next = self[start...].firstIndex(of: end).map { $0 + 1 } ?? endIndex
      pieces.append(Array(self[start..<next]))
      start = next
    }
    return pieces
  }
}
