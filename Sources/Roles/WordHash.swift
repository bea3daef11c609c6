/// A 64-bit hash of a folded word, built byte by byte (FNV-1a).
///
/// A state can be continued, so that a word's forms are hashed from its stem, and two words that
/// stand side by side from the first one's hash, without a copy of either.
enum WordHash {
  static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  static func appending(_ byte: UInt8, to state: UInt64) -> UInt64 {
    (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Appends a code point outside the Latin letters.
  @inline(__always)
  static func appending(scalar: UInt32, to state: UInt64) -> UInt64 {
    var state = appending(UInt8(truncatingIfNeeded: scalar >> 16), to: state)
    state = appending(UInt8(truncatingIfNeeded: scalar >> 8), to: state)
    return appending(UInt8(truncatingIfNeeded: scalar), to: state)
  }

  static func of(_ folded: some Sequence<UInt8>) -> UInt64 {
    folded.reduce(empty) { appending($1, to: $0) }
  }
}

/// A table from 64-bit hashes to numbers, with open addressing.
///
/// The keys are hashes already, so hashing them again as `Dictionary` does would be most of the
/// cost of a look-up.
struct HashTable: Sendable {
  private var keys: [UInt64] = []
  private var values: [Int32] = []
  private var mask = 0
  private(set) var count = 0

  init(capacity: Int = 0) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    resize(to: size)
  }

  /// The value of a key; setting one replaces it.
  subscript(key: UInt64) -> Int32? {
    @inline(__always) get {
      let key = key | 1
      var slot = place(of: key)
      while true {
        let found = keys[slot]
        if found == key { return values[slot] }
        if found == 0 { return nil }
        slot = (slot + 1) & mask
      }
    }
    set {
      guard let newValue else { return }
      if (count + 1) * 2 > keys.count { grow() }
      insert(key | 1, newValue)
    }
  }

  func contains(_ key: UInt64) -> Bool { self[key] != nil }

  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  private mutating func insert(_ key: UInt64, _ value: Int32) {
    var slot = place(of: key)
    while keys[slot] != 0, keys[slot] != key { slot = (slot + 1) & mask }
    if keys[slot] == 0 {
      keys[slot] = key
      count += 1
    }
    values[slot] = value
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldValues = values
    resize(to: keys.count * 2)
    for index in oldKeys.indices where oldKeys[index] != 0 {
      insert(oldKeys[index], oldValues[index])
    }
  }

  private mutating func resize(to size: Int) {
    keys = [UInt64](repeating: 0, count: size)
    values = [Int32](repeating: 0, count: size)
    mask = size - 1
    count = 0
  }
}
