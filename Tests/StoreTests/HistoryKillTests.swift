import Compensation
import GRDB
import Glibc
import Testing

@testable import Store

/// Runs that are recorded by a process that is killed: this suite again, told by the environment to
/// record until then and to write down each id after the store has returned it.
@Suite struct HistoryKillTests {
  private static let role = "PAYBAND_TEST_RECORD_IN"
  /// How many kills; more of them by `PAYBAND_TEST_KILLS`.
  private static let kills =
    unsafe getenv("PAYBAND_TEST_KILLS").flatMap { unsafe Int(String(cString: $0)) } ?? 5

  @Test(.enabled(if: unsafe getenv(role) != nil))
  func recordsUntilKilled() throws {
    let folder = try #require(unsafe getenv(Self.role).map { unsafe String(cString: $0) })
    let store = try HistoryStore(path: "\(folder)/history.db", create: true)
    let file = unsafe open("\(folder)/acknowledged", O_WRONLY | O_CREAT | O_APPEND, 0o600)
    let report = try SampleReport.report()
    // Alone, it would fill the disk.
    let parent = getppid()
    while getppid() == parent {
      let line = Array("\(try store.record(run: report, at: "2026-11-21T06:00:01Z"))\n".utf8)
      try #require(unsafe write(file, line, line.count) == line.count)
    }
  }

  @Test(.enabled(if: unsafe getenv(role) == nil), .timeLimit(.minutes(15)))
  func whatWasAcknowledgedIsThereAndNothingIsHalf() throws {
    var folder = try HistoryFolder()
    var total = 0
    for round in 0..<Self.kills {
      // A new history now and then: the check of a large one would take the time of many kills.
      if round % 10 == 9 { folder = try HistoryFolder() }
      let before = try acknowledged(in: folder).count
      let child = try startRecorder(in: folder)
      for _ in 0..<1000 where try acknowledged(in: folder).count == before { usleep(5_000) }
      usleep(.random(in: 0..<50_000))
      kill(child, SIGKILL)
      var status: Int32 = 0
      unsafe waitpid(child, &status, 0)
      let store = try HistoryStore(path: folder.history)
      try store.check()
      let runs = try store.runs()
      let promised = try acknowledged(in: folder)
      #expect(promised.count > before)
      #expect(Set(runs.map(\.id)).isSuperset(of: promised))
      #expect(runs.allSatisfy { [$0.sources, $0.figures, $0.summaries] == [2, 3, 2] })
      total += promised.count - before
    }
    print("\(Self.kills) kills, \(total) acknowledged runs")
  }

  private func acknowledged(in folder: HistoryFolder) throws -> [Int64] {
    guard folder.names.contains("acknowledged") else { return [] }
    let bytes = try folder.bytes(of: "\(folder.path)/acknowledged")
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap { Int64($0) }
  }

  private func startRecorder(in folder: HistoryFolder) throws -> pid_t {
    var path = [CChar](repeating: 0, count: 4096)
    try #require(unsafe readlink("/proc/self/exe", &path, path.count - 1) > 0)
    let program = String(
      decoding: path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let arguments = [
      program, "--testing-library", "swift-testing", "--filter", "recordsUntilKilled",
    ]
    var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
    var variables = unsafe [strdup("\(Self.role)=\(folder.path)"), nil]
    defer { unsafe (pointers + variables).forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, program, &actions, nil, &pointers, &variables)
    try #require(code == 0)
    return child
  }
}
