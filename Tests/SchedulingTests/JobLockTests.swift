import Glibc
import Testing

@testable import Scheduling

/// The lock's tests, and the process that they start: this same suite, told by the environment to
/// hold a lock until it is killed.
@Suite struct JobLockTests {
  private static let role = "PAYBAND_TEST_HOLD_LOCK"

  @Test(.enabled(if: unsafe getenv(role) != nil))
  func holdsTheLockUntilKilled() throws {
    let path = try #require(unsafe getenv(Self.role).map { unsafe String(cString: $0) })
    let lock = try JobLock(path: path, at: try time("2026-11-21T06:00:00Z"))
    sleep(60)
    _ = consume lock
  }

  /// Starts the holder and returns its process once it has the lock.
  private func startHolder(_ path: String) throws -> pid_t {
    let arguments = [
      try #require(destination(of: "/proc/self/exe")), "--testing-library", "swift-testing",
      "--filter", "holdsTheLockUntilKilled",
    ]
    var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var variables = unsafe [strdup("\(Self.role)=\(path)"), strdup("PATH=/usr/bin:/bin"), nil]
    defer { unsafe (pointers + variables).forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, arguments[0], &actions, nil, &pointers, &variables)
    try #require(code == 0)
    for _ in 0..<600 where !JobLock.isHeld(path: path) { usleep(50_000) }
    return child
  }

  @Test(.enabled(if: unsafe getenv(role) == nil), .timeLimit(.minutes(2)))
  func aKilledHolderLosesTheLockAtOnce() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/locks/weekly.lock"
    let child = try startHolder(path)
    let held = JobLock.isHeld(path: path)
    let error = #expect(throws: SchedulingError.self) {
      _ = try JobLock(path: path, at: Timestamp(seconds: 0))
    }
    #expect(
      error?.description
        == "another run holds the lock \(path) (pid \(child) since 2026-11-21T06:00:00Z); try again "
        + "when it has ended")
    #expect(error?.exitCode == 75)
    kill(child, SIGKILL)
    var status: Int32 = 0
    unsafe waitpid(child, &status, 0)
    #expect(held)
    #expect(!JobLock.isHeld(path: path))
    let lock = try JobLock(path: path, at: Timestamp(seconds: 0))
    #expect(try folder.text("locks/weekly.lock") == "pid \(getpid()) since 1970-01-01T00:00:00Z\n")
    _ = consume lock
  }

  @Test func waitingEndsWithTheHolderOrTheTime() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/weekly.lock"
    let lock = try JobLock(path: path, at: Timestamp(seconds: 0))
    let begin = ContinuousClock.now
    let error = #expect(throws: SchedulingError.self) {
      _ = try JobLock(path: path, waitingSeconds: 1, at: Timestamp(seconds: 0))
    }
    #expect(error?.description.contains("waited 1 s") == true)
    #expect(ContinuousClock.now - begin >= .seconds(1))
    _ = consume lock
    _ = try JobLock(path: path, waitingSeconds: 1, at: Timestamp(seconds: 0))
  }

  @Test func noChildInheritsTheLock() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/weekly.lock"
    let lock = try JobLock(path: path, at: Timestamp(seconds: 0))
    let outcome = try ChildProcess(
      executable: "/bin/sh", arguments: ["-c", "ls -l /proc/$$/fd"], environment: [:]
    ).run()
    #expect(!outcome.standardOutput.lines.contains { $0.contains("weekly.lock") })
    #expect(outcome.standardOutput.lines.contains { $0.contains("/dev/null") })
    _ = consume lock
  }

  @Test func aSymbolicLinkIsNoLock() throws {
    let folder = try TemporaryFolder()
    try folder.write("precious", to: "victim")
    try #require(unsafe symlink("victim", "\(folder.path)/weekly.lock") == 0)
    #expect(throws: SchedulingError.self) {
      _ = try JobLock(path: "\(folder.path)/weekly.lock", at: Timestamp(seconds: 0))
    }
    #expect(try folder.text("victim") == "precious")
  }

  @Test func aStartDuringAnotherRunIsRefusedHoweverLateItComes() throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/lock"
    let time = try time("2026-11-23T05:00:01Z")
    let start = try #require(BootTime.ofProcessStart())
    let lock = try JobLock(path: path, at: time)
    lock.release()
    #expect(!JobLock.isHeld(path: path))
    let error = try #require(throws: SchedulingError.self) {
      _ = try JobLock(path: path, at: time, startedAt: start)
    }
    #expect(error.description.contains("(a run that has just ended)"))
    // Who waits wants a run after the other, and who is started later gets one.
    _ = try JobLock(path: path, waitingSeconds: 1, at: time, startedAt: start)
    let again = try JobLock(path: path, at: time)
    again.release()
    usleep(20_000)
    _ = try JobLock(path: path, at: time, startedAt: BootTime.now())
  }
}
