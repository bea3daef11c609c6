internal import Glibc

/// The right to run, held by one process at a time.
///
/// A lock of flock(2) on an open file: the kernel lifts it when the process ends, however it ends,
/// and no child inherits it. The file itself stays; to remove it would let two processes hold the
/// lock of two files of one name.
public struct JobLock: ~Copyable {
  private let file: Int32
  /// What the file says before the moment at which the lock was given back.
  private static let releasedAt = "released at "

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - path: The lock's file, made with its folders where it is missing.
  ///   - seconds: How long to wait for another holder.
  ///   - time: What the file then says that the holder took it at.
  ///   - start: When this process was started; who does not wait is refused where another holder was
  ///     there then, even if it has gone since. `nil` for no such look back.
  /// - Throws: ``SchedulingError/Reason/busy(path:holder:waitedSeconds:)`` where another process
  ///   still holds it.
  public init(
    path: String, waitingSeconds seconds: Int = 0, at time: Timestamp,
    startedAt start: BootTime? = nil
  ) throws(SchedulingError) {
    try PosixFile.makeFolder(PosixFile.folder(of: path), mode: 0o700)
    let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard opened >= 0 else { throw PosixFile.failure(path, "open the lock", errno) }
    do throws(SchedulingError) {
      try JobLock.acquire(opened, path: path, seconds: seconds)
      if let start, seconds == 0, let release = JobLock.release(opened), release.isAfter(start) {
        throw SchedulingError(
          .busy(path: path, holder: "a run that has just ended", waitedSeconds: 0))
      }
      guard ftruncate(opened, 0) == 0 else { throw PosixFile.failure(path, "write", errno) }
      try PosixFile.write(Array("pid \(getpid()) since \(time)\n".utf8), to: opened, path: path)
    } catch {
      close(opened)
      throw error
    }
    file = opened
  }

  deinit { close(file) }

  /// Gives the lock back and notes when, for those that were started before.
  consuming func release() {
    guard let now = BootTime.now() else { return }
    // Not being able to note it is no reason to fail: the work is done.
    guard ftruncate(file, 0) == 0, lseek(file, 0, SEEK_SET) == 0 else { return }
    try? PosixFile.write(Array("\(JobLock.releasedAt)\(now)\n".utf8), to: file, path: "")
  }

  /// Whether some process holds the lock now; `false` where its file is missing.
  public static func isHeld(path: String) -> Bool {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return false }
    defer { close(file) }
    return flock(file, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK
  }

  private static func acquire(
    _ file: Int32, path: String, seconds: Int
  ) throws(SchedulingError) {
    // The clock on the wall may be set meanwhile; this one only runs.
    let end = ContinuousClock.now + .seconds(seconds)
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR else {
        throw PosixFile.failure(path, "lock", errno)
      }
      guard ContinuousClock.now < end else {
        throw SchedulingError(
          .busy(path: path, holder: holder(file), waitedSeconds: seconds))
      }
      usleep(50_000)
    }
  }

  /// Returns when the lock was given back last.
  private static func release(_ file: Int32) -> BootTime? {
    guard let text = holder(file), text.hasPrefix(releasedAt) else { return nil }
    return BootTime(text.dropFirst(releasedAt.count))
  }

  /// Returns what the holder wrote.
  private static func holder(_ file: Int32) -> String? {
    var buffer = [UInt8](repeating: 0, count: 128)
    let count = unsafe pread(file, &buffer, buffer.count, 0)
    guard count > 0 else { return nil }
    return visible(String(decoding: buffer[..<count].prefix { $0 != 10 }, as: UTF8.self))
  }
}
