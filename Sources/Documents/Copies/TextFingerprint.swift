public import Compensation

/// What a text says in brief, by which its copies are known whatever stands around them.
///
/// The words are hashed in runs of eight (w-shingling: Broder, “On the resemblance and containment
/// of documents”, 1997); of the hashes, those below a bound are kept, and the bound is halved until
/// at most 1,024 are left. Letters of ASCII are folded; white space, punctuation and mark-up count
/// for nothing. In Chinese and Japanese each character is a word.
public struct TextFingerprint: Hashable, Sendable {
  /// How many words a run has.
  static let runLength = 8
  /// How many hashes are kept.
  static let hashLimit = 1_024

  /// The kept hashes, ascending.
  let hashes: [UInt64]
  /// Hashes are kept below this.
  let bound: UInt64
  /// How many runs the text has.
  public let runs: Int
  /// The hash of all words in their order.
  let whole: UInt64

  init(hashes: [UInt64], bound: UInt64, runs: Int, whole: UInt64) {
    self.hashes = hashes
    self.bound = bound
    self.runs = runs
    self.whole = whole
  }

  /// - Complexity: Linear in the text.
  public init(of text: DocumentText) {
    var builder = Builder()
    unsafe text.bytes.withUnsafeBufferPointer { unsafe builder.add($0) }
    builder.halve()
    hashes = builder.kept.sorted()
    bound = builder.bound
    runs = builder.runs
    whole = builder.whole
  }

  /// Whether the text has no word.
  public var isEmpty: Bool { whole == 0 }

  /// Returns the share of the shorter text's runs that the other has too, from 0 to 1.
  ///
  /// The same texts have 1, however short; others of less than a run have 0.
  ///
  /// - Parameter least: Below this the share need not be right, only below it too: texts that have
  ///   little in common are told apart by a part of their runs.
  public func containment(in other: TextFingerprint, atLeast least: Double = 0) -> Double {
    if whole == other.whole { return 1 }
    let common = min(bound, other.bound)
    let own = hashes(below: common)
    let others = other.hashes(below: common)
    let smaller = min(own.count, others.count)
    guard smaller > 0 else { return 0 }
    var needed = max(0, Int(least * Double(smaller)) - 1)
    while Double(needed) / Double(smaller) < least { needed += 1 }
    var shared = 0
    var index = others.startIndex
    for place in own.indices {
      guard shared + min(own.endIndex - place, others.endIndex - index) >= needed else { break }
      let hash = own[place]
      while index < others.endIndex, others[index] < hash { index += 1 }
      if index < others.endIndex, others[index] == hash { shared += 1 }
    }
    return Double(shared) / Double(smaller)
  }

  private func hashes(below common: UInt64) -> ArraySlice<UInt64> {
    bound == common ? hashes[...] : hashes.prefix { $0 < common }
  }
}

extension TextFingerprint {
  private struct Builder {
    var kept: Set<UInt64> = []
    var bound = UInt64.max
    var runs = 0
    var whole: UInt64 = 0
    /// The last words' hashes, the oldest at `count % runLength`.
    private var words = [UInt64](repeating: 0, count: runLength)
    private var count = 0
    private var run: UInt64 = 0

    /// The base of the rolling hash, and the weight of the word that leaves it.
    private static let base: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let oldest: UInt64 = (1..<runLength).reduce(1) { weight, _ in weight &* base }

    mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
      var word: UInt64 = 0
      var index = 0
      while index < bytes.count {
        let byte = unsafe bytes[index]
        if Builder.isIdeograph(byte), index + 2 < bytes.count {
          end(&word)
          let isMark = unsafe byte == 0xE3 && bytes[index + 1] == 0x80
          if !isMark {
            for offset in 0..<3 { unsafe Builder.mix(bytes[index + offset], into: &word) }
            end(&word)
          }
          index += 3
          continue
        }
        let folded = Builder.folded(byte)
        if folded == 0 {
          let length = unsafe Builder.markLength(at: index, in: bytes)
          end(&word)
          index += length
        } else {
          Builder.mix(folded, into: &word)
          index += 1
        }
      }
      end(&word)
    }

    /// Bytes that begin the kana and the ideographs.
    private static func isIdeograph(_ byte: UInt8) -> Bool { (0xE3...0xE9).contains(byte) }

    /// Returns a letter or a digit in small letters, and 0 for what parts words.
    private static func folded(_ byte: UInt8) -> UInt8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39: byte
      case 0x41...0x5A: byte | 0x20
      // “ ” – … and the spaces that do not break are none of a word.
      case 0xE2, 0xEF, 0xC2: 0
      case 0x80...: byte
      default: 0
      }
    }

    private static func markLength(at index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
      let length = unsafe bytes[index] < 0x80 ? 1 : bytes[index] == 0xC2 ? 2 : 3
      return min(length, bytes.count - index)
    }

    private static func mix(_ byte: UInt8, into word: inout UInt64) {
      // FNV-1a.
      word = ((word == 0 ? 0xCBF2_9CE4_8422_2325 : word) ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    private mutating func end(_ word: inout UInt64) {
      guard word != 0 else { return }
      let slot = count % runLength
      run = (run &- words[slot] &* Builder.oldest) &* Builder.base &+ word
      words[slot] = word
      whole = (whole ^ word) &* 0xBF58_476D_1CE4_E5B9 | 1
      count += 1
      word = 0
      guard count >= runLength else { return }
      runs += 1
      let hash = Builder.scattered(run)
      guard hash < bound else { return }
      kept.insert(hash)
      if kept.count > 4 * hashLimit { halve() }
    }

    /// Lowers the bound until few enough are left.
    mutating func halve() {
      while kept.count > hashLimit {
        bound /= 2
        kept = kept.filter { $0 < bound }
      }
    }

    /// The last step of MurmurHash3, so that every bound keeps a fair share.
    private static func scattered(_ value: UInt64) -> UInt64 {
      var value = value
      value = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
      value = (value ^ (value >> 33)) &* 0xC4CE_B9FE_1A85_EC53
      return value ^ (value >> 33)
    }
  }
}
