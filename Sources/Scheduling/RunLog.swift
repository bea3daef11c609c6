internal import Glibc

/// The log of one job: a line an event, only ever added to.
///
/// ```
/// 2026-11-23T05:00:01Z weekly start pid=4711
/// 2026-11-23T05:00:04Z weekly output “surveys/pay.csv:12:3: error: …”
/// 2026-11-23T05:00:04Z weekly end exit=3 seconds=3.214
/// ```
public struct RunLog: Sendable {
  /// Something that happened in or around a run.
  public enum Event: Hashable, Sendable {
    /// A run begins; `caughtUp` is the time that it was due at where that was missed.
    case start(pid: Int32, caughtUp: Timestamp? = nil)
    /// No run was made, because the period has had its own.
    case skip(period: Timestamp)
    /// A line that the run wrote.
    case output(String)
    /// Something that the user should know and that did not stop the run.
    case warning(String)
    case end(exitCode: Int32, milliseconds: Int64)
    /// The run did not take place, because another one was going on.
    case busy(String)
  }

  /// The path of the file that is written to.
  public let path: String
  private let job: JobName
  private let maximumBytes: Int
  private let keptParts: Int

  /// - Parameters:
  ///   - path: The log's file, made with its folders where it is missing.
  ///   - maximumBytes: The size from which ``rotateIfLarge()`` begins a new file.
  ///   - keptParts: How many older parts stay, as `.1` (the latest) and on.
  public init(path: String, job: JobName, maximumBytes: Int = 1 << 20, keptParts: Int = 5) {
    self.path = path
    self.job = job
    self.maximumBytes = maximumBytes
    self.keptParts = keptParts
  }

  /// Adds one line by one write, so that lines of two processes never mix.
  public func append(_ event: Event, at time: Timestamp) throws(SchedulingError) {
    try PosixFile.makeFolder(PosixFile.folder(of: path), mode: 0o700)
    let file = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw PosixFile.failure(path, "open the log", errno) }
    defer { close(file) }
    try PosixFile.write(
      Array("\(time) \(job) \(RunLog.text(of: event))\n".utf8), to: file, path: path)
  }

  /// Begins a new file where the present one has reached the size. The caller holds the job's lock.
  public func rotateIfLarge() throws(SchedulingError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0, Int(status.st_size) >= maximumBytes else { return }
    for part in stride(from: keptParts, to: 0, by: -1) {
      let newer = part == 1 ? path : "\(path).\(part - 1)"
      guard unsafe rename(newer, "\(path).\(part)") == 0 || errno == ENOENT else {
        throw PosixFile.failure(newer, "rename", errno)
      }
    }
  }

  private static func text(of event: Event) -> String {
    switch event {
    case .start(let pid, let missed): "start pid=\(pid)" + (missed.map { " missed=\($0)" } ?? "")
    case .skip(let period): "skip period=\(period)"
    case .output(let line): "output “\(visible(line))”"
    case .warning(let line): "warning “\(visible(line))”"
    case .end(let exitCode, let milliseconds):
      "end exit=\(exitCode) seconds=\(RunLog.seconds(milliseconds))"
    case .busy(let line): "busy “\(visible(line))”"
    }
  }

  /// Returns milliseconds as seconds with three decimal places.
  static func seconds(_ milliseconds: Int64) -> String {
    let fraction = String(milliseconds % 1000)
    return "\(milliseconds / 1000)." + String(repeating: "0", count: 3 - fraction.count) + fraction
  }
}
