internal import CGNUSource
internal import Glibc

/// The draft of a dated folder as the program of a job has it.
///
/// A program that acknowledges runs, as in a history, publishes the folder first: then no run is
/// acknowledged whose folder has not its name. What other programs write the runner publishes when
/// they have ended.
public struct JobDraft: Sendable {
  /// The variable by which the runner tells its program of the draft.
  public static let variable = "PAYBAND_JOB_DRAFT"

  private let folder: DatedFolder

  /// Finds the draft that the process is to write to; `nil` where no job runs it.
  ///
  /// From here on the process ends with the runner that started it, whose lock is over the folder.
  ///
  /// - Parameters:
  ///   - environment: The environment of the process.
  ///   - output: The folder that it writes to.
  /// - Throws: ``SchedulingError/Reason/file(path:doing:problem:)`` where the runner has ended.
  public init?(environment: [String: String], output: String) throws(SchedulingError) {
    guard let value = environment[JobDraft.variable], let space = value.firstIndex(of: " "),
      let runner = Int32(value[..<space]), value[space...].dropFirst() == output,
      let folder = DatedFolder(draft: output)
    else { return nil }
    // In this order: a runner that ends in between is seen to be gone.
    guard end_with_parent() == 0, getppid() == runner else {
      throw SchedulingError(
        .file(path: output, doing: "publish the output", problem: "the job’s runner has ended"))
    }
    self.folder = folder
  }

  /// Makes the draft the folder of its date, durably, and `latest` lead to it.
  public func publish() throws(SchedulingError) { try folder.publish() }

  /// Returns what the variable says of a draft of this process.
  static func value(for draft: String) -> String { "\(getpid()) \(draft)" }
}

extension DatedFolder {
  /// Creates the folder whose draft has a path.
  init?(draft path: String) {
    let parts = PosixFile.name(of: path).split(
      separator: ".", maxSplits: 1, omittingEmptySubsequences: true)
    guard parts.count == 2, let name = DatedName(String(parts[0])), parts[1].hasSuffix(".tmp"),
      let job = try? JobName(String(parts[1].dropLast(".tmp".count)))
    else { return nil }
    self.init(root: PosixFile.folder(of: path), name: name, job: job)
    guard draft == path else { return nil }
  }
}
