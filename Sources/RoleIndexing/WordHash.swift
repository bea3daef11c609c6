/// A 64-bit hash of a folded word, built byte by byte (FNV-1a).
///
/// A state can be continued, so that a word's forms are hashed from its stem, and two words that
/// stand side by side from the first one's hash, without a copy of either.
public enum WordHash {
  public static let empty: UInt64 = 0xcbf2_9ce4_8422_2325

  @inlinable @inline(__always)
  public static func appending(_ byte: UInt8, to state: UInt64) -> UInt64 {
    (state ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// Appends a code point outside the Latin letters.
  @inlinable @inline(__always)
  public static func appending(scalar: UInt32, to state: UInt64) -> UInt64 {
    var state = appending(UInt8(truncatingIfNeeded: scalar >> 16), to: state)
    state = appending(UInt8(truncatingIfNeeded: scalar >> 8), to: state)
    return appending(UInt8(truncatingIfNeeded: scalar), to: state)
  }

  public static func of(_ folded: some Sequence<UInt8>) -> UInt64 {
    folded.reduce(empty) { appending($1, to: $0) }
  }
}

/// A table from 64-bit hashes to numbers, with open addressing.
///
/// The keys are hashes already, so hashing them again as `Dictionary` does would be most of the
/// cost of a look-up.
public struct HashTable: Sendable {
  private struct Slot {
    /// 0 where the slot is free; the lowest bit of a key is always set.
    var key: UInt64
    var value: Int32
  }

  private var slots: [Slot] = []
  private var mask = 0
  private(set) var count = 0

  public init(capacity: Int = 0) {
    var size = 16
    while size < capacity * 2 { size *= 2 }
    slots = [Slot](repeating: Slot(key: 0, value: 0), count: size)
    mask = size - 1
  }

  /// The keys with their lowest bit set, and their values.
  var entries: [(key: UInt64, value: Int32)] {
    slots.filter { $0.key != 0 }.map { ($0.key, $0.value) }
  }

  /// The value of a key; setting one replaces it.
  public subscript(key: UInt64) -> Int32? {
    get {
      let found = slots[slot(of: key | 1)]
      return found.key == 0 ? nil : found.value
    }
    set {
      if let newValue { _ = replace(key, with: newValue) }
    }
  }

  /// Sets the value of a key and returns the one it had, or -1.
  mutating func replace(_ key: UInt64, with value: Int32) -> Int32 {
    if (count + 1) * 2 > slots.count { grow() }
    let place = slot(of: key | 1)
    let old = slots[place]
    slots[place] = Slot(key: key | 1, value: value)
    if old.key != 0 { return old.value }
    count += 1
    return -1
  }

  /// The slot that holds a key, or the free one where it belongs.
  @inline(__always)
  private func slot(of key: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot].key != 0, slots[slot].key != key { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = [Slot](repeating: Slot(key: 0, value: 0), count: old.count * 2)
    mask = slots.count - 1
    for entry in old where entry.key != 0 { slots[slot(of: entry.key)] = entry }
  }
}
