internal import Dispatch
internal import Glibc
internal import Synchronization

/// Work on parts of one document on all cores.
package enum Parallel {
  /// The cores that this process may use.
  package static let width = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Returns the results of a function for each item, in the items' order.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ transform: @Sendable (Item) -> Result
  ) -> [Result] {
    guard items.count > 1, width > 1 else { return items.map(transform) }
    var results = [Result?](repeating: nil, count: items.count)
    unsafe results.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let slots = unsafe buffer
      DispatchQueue.concurrentPerform(iterations: items.count) { index in
        unsafe slots[index] = transform(items[index])
      }
    }
    return results.compactMap { $0 }
  }
}

extension Parallel {
  /// Returns the results of two functions, which must not change what the other one uses.
  package static func both<First, Second>(
    _ first: @escaping () -> First, _ second: @escaping () -> Second
  ) -> (First, Second) {
    guard width > 1 else { return (first(), second()) }
    nonisolated(unsafe) let works = (first, second)
    nonisolated(unsafe) var results: (First?, Second?) = (nil, nil)
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      if index == 0 { unsafe results.0 = works.0() } else { unsafe results.1 = works.1() }
    }
    return unsafe (results.0 ?? first(), results.1 ?? second())
  }
}

/// Work that is made ready on another core while what came before is used.
package enum Lookahead {
  /// Makes a result for each number below `count` and hands them on in order, one ahead of the use;
  /// what was used is freed on the other core too, as a result may be thousands of objects.
  package static func forEach<Result: Sendable, Failure: Error>(
    _ count: Int, make: @escaping @Sendable (Int) -> Result,
    use: (Result) throws(Failure) -> Void
  ) throws(Failure) {
    guard count > 0 else { return }
    let used = Used<Result>()
    var ready = make(0)
    for number in 1..<max(count, 1) {
      let next = Promise {
        used.free()
        return make(number)
      }
      try use(ready)
      used.keep(ready)
      ready = next.value()
    }
    try use(ready)
  }

  /// The result that was used last, until another core frees it.
  private final class Used<Result: Sendable>: Sendable {
    private let result = Mutex<Result?>(nil)

    func keep(_ used: Result) { result.withLock { $0 = used } }
    func free() { _ = result.withLock { $0.take() } }
  }

  /// A result that another core makes; one that no core was free for is made where it is needed.
  private final class Promise<Result: Sendable>: Sendable {
    private let isTaken = Mutex(false)
    private let result = Mutex<Result?>(nil)
    private let isDone = DispatchSemaphore(value: 0)
    private let make: @Sendable () -> Result

    init(_ make: @escaping @Sendable () -> Result) {
      self.make = make
      DispatchQueue.global().async {
        guard self.take() else { return }
        let made = make()
        self.result.withLock { $0 = made }
        self.isDone.signal()
      }
    }

    /// Whether nobody else makes the result.
    private func take() -> Bool {
      isTaken.withLock { isTaken in
        defer { isTaken = true }
        return !isTaken
      }
    }

    func value() -> Result {
      if take() { return make() }
      isDone.wait()
      return result.withLock { $0 } ?? make()
    }
  }
}
