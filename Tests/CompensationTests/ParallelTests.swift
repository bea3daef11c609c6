import Synchronization
import Testing

@testable import Compensation

/// Work on several cores, whose results come in order.
@Suite struct ParallelTests {
  @Test(arguments: [0, 1, 2, 7, 1_000])
  func resultsComeInTheOrderOfTheItems(_ count: Int) {
    let items = Array(0..<count)
    #expect(Parallel.map(items) { $0 * 3 } == items.map { $0 * 3 })
  }

  @Test(arguments: [0, 1, 2, 7, 1_000])
  func whatIsMadeAheadIsUsedOnceAndInOrder(_ count: Int) {
    let made = Mutex<[Int]>([])
    var used: [Int] = []
    Lookahead.forEach(count) { number in
      made.withLock { $0.append(number) }
      return number
    } use: {
      used.append($0)
    }
    #expect(used == Array(0..<count))
    #expect(made.withLock { $0.sorted() } == used)
  }

  private struct Stop: Error {}

  @Test func nothingIsUsedBehindAnError() {
    var used: [Int] = []
    #expect(throws: Stop.self) {
      try Lookahead.forEach(10) {
        $0
      } use: { (number: Int) throws(Stop) in
        if number == 3 { throw Stop() }
        used.append(number)
      }
    }
    #expect(used == [0, 1, 2])
  }
}
