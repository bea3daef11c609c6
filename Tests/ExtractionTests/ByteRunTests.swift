import Testing

@testable import Extraction

/// Runs of bytes as keys.
struct ByteRunTests {
  @Test func equalRunsHaveEqualHashesWhereverTheyLie() {
    for length in 0..<40 {
      let run = (0..<length).map { UInt8($0 &* 37 % 251) }
      for lead in 0..<9 {
        let bytes = [UInt8](repeating: 9, count: lead) + run + [1, 2]
        let range = lead..<lead + length
        #expect(ByteRun.hash(of: bytes, range) == ByteRun.hash(of: run))
        #expect(ByteRun.areEqual(bytes, range, run, run.indices))
      }
    }
  }

  /// One changed, missing or moved byte is another run.
  @Test func otherRunsAreTold() {
    let run = (0..<24).map { UInt8($0) }
    var hashes: Set<UInt64> = [ByteRun.hash(of: run)]
    var others = run.indices.map { index in
      var other = run
      other[index] ^= 1
      return other
    }
    others += (1...24).map { Array(run.dropLast($0)) } + [run + [0], [0] + run]
    for other in others {
      #expect(hashes.insert(ByteRun.hash(of: other)).inserted, "\(other)")
      #expect(!ByteRun.areEqual(run, run.indices, other, other.indices))
    }
  }
}
