internal import CGNUSource
internal import Glibc
internal import Synchronization

/// Receives the signals that ask a program to stop, so that a run can clean up behind itself.
///
/// One at a time: signal handlers belong to the process. While one exists, the signals do nothing
/// but arrive here; the handlers from before come back with its end.
final class SignalPipe {
  private static let stopping = [SIGINT, SIGTERM, SIGHUP]
  /// The write end, for the handler, which may touch nothing but this and write(2).
  private static let writeEnd = Atomic<Int32>(-1)

  private let readEnd: Int32
  private var previous: [(signal: Int32, action: sigaction)] = []

  init() throws(SchedulingError) {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe2(&ends, O_CLOEXEC | O_NONBLOCK) == 0 else {
      throw SchedulingError(.file(path: "pipe", doing: "open", problem: systemMessage(errno)))
    }
    readEnd = ends[0]
    let other = SignalPipe.writeEnd.exchange(ends[1], ordering: .sequentiallyConsistent)
    precondition(other == -1, "two signal pipes at once")
    for signal in SignalPipe.stopping {
      var action = sigaction()
      unsafe action.__sigaction_handler.sa_handler = { number in
        let saved = errno
        var byte = UInt8(truncatingIfNeeded: number)
        unsafe write(SignalPipe.writeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
        errno = saved
      }
      action.sa_flags = SA_RESTART
      var old = sigaction()
      // nohup and cron's parents may have told us to ignore a signal; that stays so.
      guard unsafe sigaction(signal, nil, &old) == 0,
        unsafe unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) != 1
      else { continue }
      unsafe sigaction(signal, &action, nil)
      previous.append((signal, old))
    }
  }

  deinit {
    for (signal, action) in previous {
      var action = action
      unsafe sigaction(signal, &action, nil)
    }
    close(SignalPipe.writeEnd.exchange(-1, ordering: .sequentiallyConsistent))
    close(readEnd)
  }

  var poll: pollfd { pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0) }

  /// Returns the oldest signal not yet returned.
  func next() -> Int32? {
    var byte: UInt8 = 0
    return unsafe read(readEnd, &byte, 1) == 1 ? Int32(byte) : nil
  }
}
