internal import CGNUSource
internal import Glibc

/// A program run with an explicit argument list, never through a shell.
struct ChildProcess {
  var executable: String
  var arguments: [String]
  /// The whole environment of the program.
  var environment: [String: String]
  /// Where the program runs; `nil` for here.
  var folder: String?
  /// How many bytes of its output are kept.
  var outputLimit = 1 << 20

  /// How a program ended, and what it wrote.
  struct Outcome {
    /// The exit code, or 128 and the signal's number.
    var exitCode: Int32
    var standardOutput = CapturedOutput()
    var standardError = CapturedOutput()
    /// The signal that came to us meanwhile and was passed on.
    var interruption: Int32?
  }

  /// Runs the program to its end.
  ///
  /// - Parameter signals: Where signals to us arrive; it is passed on; the second
  ///   one, or a second of patience, kills.
  func run(signals: SignalPipe? = nil) throws(SchedulingError) -> Outcome {
    let output = try Pipe()
    let errors = try Pipe()
    let child = try spawn(output: output.writeEnd, errors: errors.writeEnd)
    output.closeWriteEnd()
    errors.closeWriteEnd()
    var outcome = Outcome(exitCode: 0)
    outcome.standardOutput.limit = outputLimit
    outcome.standardError.limit = outputLimit
    var status: Int32 = 0
    var hasEnded = false
    var patienceEnds: ContinuousClock.Instant?
    // Poll with a limit of time, not for the pipes' end: a grandchild may keep them open.
    while !hasEnded || !(output.isAtEnd && errors.isAtEnd) {
      var polled = [
        output.poll, errors.poll, signals?.poll ?? pollfd(fd: -1, events: 0, revents: 0),
      ]
      let ready = unsafe poll(&polled, nfds_t(polled.count), hasEnded ? 0 : 50)
      if polled[0].revents != 0 { output.read(into: &outcome.standardOutput) }
      if polled[1].revents != 0 { errors.read(into: &outcome.standardError) }
      if polled[2].revents != 0, let signal = signals?.next(), !hasEnded {
        kill(child, outcome.interruption == nil ? signal : SIGKILL)
        outcome.interruption = outcome.interruption ?? signal
        patienceEnds = patienceEnds ?? .now + .seconds(1)
      }
      if let end = patienceEnds, end < .now, !hasEnded { kill(child, SIGKILL) }
      if hasEnded && ready <= 0 { break }
      if !hasEnded { hasEnded = unsafe waitpid(child, &status, WNOHANG) == child }
    }
    outcome.exitCode = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
    return outcome
  }

  /// Starts the program with empty standard input, default signals and no open file but the pipes.
  private func spawn(output: Int32, errors: Int32) throws(SchedulingError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    if let folder { unsafe posix_spawn_file_actions_addchdir_np(&actions, folder) }
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    var all = sigset_t()
    var none = sigset_t()
    unsafe sigfillset(&all)
    unsafe sigemptyset(&none)
    unsafe posix_spawnattr_setsigdefault(&attributes, &all)
    unsafe posix_spawnattr_setsigmask(&attributes, &none)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var child: pid_t = 0
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let code = unsafe withCStrings([executable] + arguments) { argv in
      unsafe withCStrings(variables) { envp in
        unsafe posix_spawn(&child, executable, &actions, &attributes, argv, envp)
      }
    }
    guard code == 0 else {
      throw SchedulingError(
        .file(path: executable, doing: "run the program", problem: systemMessage(code)))
    }
    return child
  }
}

/// What a program wrote, up to a limit: the end is what explains a failure, so the end is kept.
struct CapturedOutput {
  var limit = 1 << 20
  private(set) var bytes: [UInt8] = []
  /// How many bytes before the kept ones were given up.
  private(set) var omitted = 0

  mutating func append(_ new: ArraySlice<UInt8>) {
    bytes.append(contentsOf: new)
    // Twice the limit before cutting: a cut costs what is kept.
    if bytes.count > 2 * limit { cut() }
  }

  private mutating func cut() {
    guard bytes.count > limit else { return }
    omitted += bytes.count - limit
    bytes.removeFirst(bytes.count - limit)
  }

  /// The text's lines; bytes that are not UTF-8 become U+FFFD.
  var lines: [String] {
    bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
  }
}

/// A pipe whose read end does not wait.
private final class Pipe {
  private let readEnd: Int32
  private(set) var writeEnd: Int32
  private(set) var isAtEnd = false

  init() throws(SchedulingError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else {
      throw SchedulingError(.file(path: "pipe", doing: "open", problem: systemMessage(errno)))
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
    _ = fcntl(readEnd, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(readEnd)
    closeWriteEnd()
  }

  func closeWriteEnd() {
    if writeEnd >= 0 { close(writeEnd) }
    writeEnd = -1
  }

  var poll: pollfd { pollfd(fd: isAtEnd ? -1 : readEnd, events: Int16(POLLIN), revents: 0) }

  func read(into output: inout CapturedOutput) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe Glibc.read(readEnd, &buffer, buffer.count)
    if count > 0 {
      output.append(buffer[..<count])
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      isAtEnd = true
    }
  }
}

/// Calls a function with a list of C strings that ends with a null pointer.
private func withCStrings<Result>(
  _ strings: [String],
  _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  let pointers = unsafe strings.map { unsafe strdup($0) } + [nil]
  defer { unsafe pointers.forEach { unsafe free($0) } }
  return unsafe pointers.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else {
      preconditionFailure("the list has a null at its end")
    }
    return unsafe body(base)
  }
}

/// Returns the system's words for an error number.
func systemMessage(_ code: Int32) -> String {
  unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
}
