internal import Dispatch
internal import Glibc

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
