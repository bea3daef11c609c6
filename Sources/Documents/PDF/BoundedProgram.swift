internal import CGNUSource
internal import Glibc

/// A program that reads bytes and writes bytes, run within limits of time, memory and output: a
/// document that crashes it, or keeps it busy, costs no more than that document.
struct BoundedProgram {
  /// An absolute path; no search and no shell.
  var executable: String
  var arguments: [String]
  /// The most bytes of output that are read.
  var outputLimit = 64 << 20
  /// How long the program may take by the clock on the wall.
  var timeLimit: Duration = .seconds(30)

  struct Outcome {
    enum End: Equatable {
      case exit(Int32)
      case signal(Int32)
      /// It took too long and was ended.
      case outOfTime
      /// It wrote too much and was ended.
      case tooMuchOutput
    }

    var end: End
    var output: [UInt8] = []
    /// The start of what it wrote as errors.
    var errors: [UInt8] = []
  }

  /// The program that sets limits before it becomes another (util-linux).
  private static let limiter = "/usr/bin/prlimit"
  private static let limits = [
    "--as=320000000", "--cpu=20", "--fsize=1000000", "--nofile=64", "--core=0", "--",
  ]
  private static let errorLimit = 16 << 10

  /// Runs the program on `input`; `nil` where the system cannot start it.
  func run(on input: [UInt8]) -> Outcome? {
    guard let source = MemoryFile(input), let output = OutputPipe(limit: outputLimit),
      let errors = OutputPipe(limit: BoundedProgram.errorLimit),
      let child = spawn(source.descriptor, output.writeEnd, errors.writeEnd)
    else { return nil }
    output.closeWriteEnd()
    errors.closeWriteEnd()
    var end: Outcome.End?
    let deadline = ContinuousClock.now + timeLimit
    while !(output.isAtEnd && errors.isAtEnd), end == nil {
      let rest = deadline - .now
      if rest <= .zero {
        end = .outOfTime
        break
      }
      var waits = [output.wait, errors.wait]
      let milliseconds = Int32(clamping: rest.components.seconds * 1_000 + 100)
      _ = unsafe poll(&waits, 2, milliseconds)
      if waits[0].revents != 0, !output.read() { end = .tooMuchOutput }
      // Errors beyond the limit are passed over, so that the program does not wait for a reader.
      if waits[1].revents != 0 { _ = errors.read() }
    }
    if end != nil { kill(child, SIGKILL) }
    let status = BoundedProgram.wait(for: child, until: deadline)
    return Outcome(
      end: end ?? status, output: output.bytes,
      errors: Array(errors.bytes.prefix(BoundedProgram.errorLimit)))
  }

  /// Waits for the program's end, which may come later than that of its output.
  private static func wait(
    for child: pid_t, until deadline: ContinuousClock.Instant
  ) -> Outcome.End {
    var status: Int32 = 0
    var isLate = false
    while true {
      let found = unsafe waitpid(child, &status, isLate ? 0 : WNOHANG)
      if found == child { break }
      if found < 0, errno != EINTR { return .exit(-1) }
      if !isLate, ContinuousClock.now > deadline {
        isLate = true
        kill(child, SIGKILL)
      } else {
        usleep(1_000)
      }
    }
    if isLate { return .outOfTime }
    return status & 0x7F == 0 ? .exit((status >> 8) & 0xFF) : .signal(status & 0x7F)
  }

  private func spawn(_ input: Int32, _ output: Int32, _ errors: Int32) -> pid_t? {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for (descriptor, target) in [(input, 0), (output, 1), (errors, 2)] as [(Int32, Int32)] {
      unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, target)
    }
    unsafe posix_spawn_file_actions_addclosefrom_np(&actions, 3)
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
    var command = [executable] + arguments
    if unsafe access(BoundedProgram.limiter, X_OK) == 0 {
      command = [BoundedProgram.limiter] + BoundedProgram.limits + command
    }
    var child: pid_t = 0
    let code = unsafe withCStrings(command) { arguments in
      unsafe withCStrings(["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"]) { environment in
        unsafe posix_spawn(
          &child, command[0], &actions, &attributes, arguments, environment)
      }
    }
    return code == 0 ? child : nil
  }
}

/// Bytes as an open file without a name, which a program can read as its standard input.
private struct MemoryFile: ~Copyable {
  let descriptor: Int32

  init?(_ bytes: [UInt8]) {
    descriptor = unsafe memfd_create("document", UInt32(MFD_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(
          descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        close(descriptor)
        return nil
      }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }
}

/// The pipe that a program writes to.
private final class OutputPipe {
  private let readEnd: Int32
  private(set) var writeEnd: Int32
  private(set) var isAtEnd = false
  private(set) var bytes: [UInt8] = []
  private let limit: Int

  init?(limit: Int) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
    (readEnd, writeEnd) = (ends[0], ends[1])
    self.limit = limit
  }

  deinit {
    close(readEnd)
    closeWriteEnd()
  }

  func closeWriteEnd() {
    if writeEnd >= 0 { close(writeEnd) }
    writeEnd = -1
  }

  var wait: pollfd { pollfd(fd: isAtEnd ? -1 : readEnd, events: Int16(POLLIN), revents: 0) }

  /// Reads what is there; returns whether it is within the limit.
  func read() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = unsafe Glibc.read(readEnd, &buffer, buffer.count)
    if count > 0 {
      let isWithin = bytes.count + count <= limit
      if isWithin { bytes += buffer[..<count] }
      return isWithin
    }
    isAtEnd = count == 0 || errno != EINTR
    return true
  }
}

/// Calls a function with a list of C strings that a null pointer ends.
private func withCStrings<Result>(
  _ strings: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  var pointers = unsafe strings.map { unsafe strdup($0) }
  unsafe pointers.append(nil)
  defer { unsafe pointers.forEach { unsafe free($0) } }
  return unsafe pointers.withUnsafeBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("the list has its null") }
    return unsafe body(base)
  }
}
