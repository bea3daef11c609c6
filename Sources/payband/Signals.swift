internal import Glibc
internal import Synchronization
internal import Writers

/// The signals of a process that writes files.
enum Signals {
  /// Has writing to a closed pipe and beyond the limit of a file's size fail with an error, which
  /// can be told, in place of the process's end, which cannot.
  static func ignoreThoseOfWriting() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// From here on SIGINT, SIGTERM and SIGHUP end the program with 128 and their number, after the
  /// temporary files of this process in a folder are removed.
  ///
  /// The handler, which may do next to nothing, wakes a thread that does the rest, so that no stage is
  /// waited for.
  static func endCleanly(removingTemporariesIn folder: String? = nil) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    writeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    startThread(Wait(readEnd: ends[0], folder: folder))
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        unsafe write(Signals.writeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
      }
    }
  }

  /// The write end of the pipe, for the handler.
  private static let writeEnd = Atomic<Int32>(-1)

  /// Whether whoever started the program, as nohup(1), told it to ignore a signal.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  private static func startThread(_ wait: Wait) {
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(wait).toOpaque()
    unsafe pthread_create(
      &thread, nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<Wait>.fromOpaque(context).takeRetainedValue().run()
        return nil
      }, context)
  }

  /// What the waiting thread needs.
  private final class Wait {
    private let readEnd: Int32
    private let folder: String?

    init(readEnd: Int32, folder: String?) {
      self.readEnd = readEnd
      self.folder = folder
    }

    func run() {
      var number: UInt8 = 0
      while unsafe read(readEnd, &number, 1) != 1 {}
      if let folder { Publication.removeOwnTemporaries(in: folder) }
      StandardError.write("payband: interrupted by signal \(number); nothing was written\n")
      _exit(128 + Int32(number))
    }
  }
}
