internal import Glibc

/// Work on many inputs at once whose results come in the inputs' order.
enum OrderedWork {
  /// How many inputs are worked on at once.
  static var width: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Transforms inputs side by side and hands each result on in the order of the inputs.
  ///
  /// No input is begun before the one twice the processors ahead of it has been handed on, so memory
  /// does not grow with their number.
  static func run<Inputs: RandomAccessCollection, Result: Sendable>(
    _ inputs: Inputs, transform: @escaping @Sendable (Inputs.Element) -> Result,
    consume: (Result) async throws -> Void
  ) async throws where Inputs.Element: Sendable, Inputs.Index == Int {
    let window = width * 2
    try await withThrowingTaskGroup(of: (index: Int, result: Result).self) { group in
      var begun = inputs.startIndex
      var waiting: [Int: Result] = [:]
      for next in inputs.indices {
        while waiting[next] == nil {
          while begun < inputs.endIndex, begun < next + window {
            let index = begun
            let input = inputs[index]
            group.addTask { (index, transform(input)) }
            begun += 1
          }
          guard let done = try await group.next() else { return }
          waiting[done.index] = done.result
        }
        if let result = waiting.removeValue(forKey: next) { try await consume(result) }
      }
    }
  }
}
