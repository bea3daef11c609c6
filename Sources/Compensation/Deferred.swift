internal import Dispatch
internal import Synchronization

/// A value that is made when it is first asked for, or before that by a core that has nothing to do.
package final class Deferred<Value: Sendable>: Sendable {
  private let made = Mutex<Value?>(nil)
  private let make: @Sendable () -> Value

  package init(_ make: @escaping @Sendable () -> Value) { self.make = make }

  /// Has another core make the value; one that none was free for is made where it is needed.
  package func begin() {
    DispatchQueue.global().async { _ = self.value() }
  }

  /// Has another core make the value, and returns when it has begun.
  ///
  /// Linux may put a program's first thread on the core of the one that makes it, where it waits for
  /// milliseconds; who waits for it is woken on another core that has nothing to do.
  package func beginAtOnce() {
    let begun = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      begun.signal()
      _ = self.value()
    }
    begun.wait()
  }

  /// Returns the value if it is made already.
  package func valueIfMade() -> Value? { made.withLockIfAvailable { $0 } ?? nil }

  /// Returns the value, which whoever asks first makes while others wait.
  package func value() -> Value {
    made.withLock { made in
      if let made { return made }
      let value = make()
      made = value
      return value
    }
  }
}
