internal import Glibc
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
  /// A thread waits for the signals, so that no handler interrupts a stage. To be called before other
  /// threads are started, which inherit that the signals are blocked.
  static func endCleanly(removingTemporariesIn folder: String? = nil) {
    var stopping = sigset_t()
    unsafe sigemptyset(&stopping)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      unsafe sigaddset(&stopping, number)
    }
    unsafe pthread_sigmask(SIG_BLOCK, &stopping, nil)
    let wait = Wait(signals: stopping, folder: folder)
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

  /// Whether whoever started the program, as nohup(1), told it to ignore a signal.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(number, nil, &action) == 0 else { return false }
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  /// What the waiting thread needs.
  private final class Wait {
    private var signals: sigset_t
    private let folder: String?

    init(signals: sigset_t, folder: String?) {
      self.signals = signals
      self.folder = folder
    }

    func run() {
      var number: Int32 = 0
      while unsafe sigwait(&signals, &number) != 0 {}
      if let folder { Publication.removeOwnTemporaries(in: folder) }
      StandardError.write("payband: interrupted by signal \(number); nothing was written\n")
      _exit(128 + number)
    }
  }
}
