internal import Synchronization

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
      let next = Deferred {
        used.free()
        return make(number)
      }
      next.begin()
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
}
