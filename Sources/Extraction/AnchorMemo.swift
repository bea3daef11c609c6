import Synchronization

/// What was found in the passages of one document, for others of the same bytes: a text put together
/// from many pages repeats notices, addresses and whole articles.
///
/// Passages are told apart by the hashes of their bytes alone, so two that are made to collide are
/// taken for one; it is no other document's loss.
@safe
final class AnchorMemo: Sendable {
  /// By the low bits of a hash: its other bits, and the anchors in the place of the lowest ones; 0 for
  /// nothing.
  private nonisolated(unsafe) let slots: UnsafeMutablePointer<Atomic<UInt64>>

  /// The passages that can be remembered, a power of two.
  private static let count = 1 << 14
  /// The bits of a slot that hold anchors, and one that says that it holds any.
  private static let marks: UInt64 = 0xFF
  private static let isFilled: UInt64 = 0x80

  init() {
    unsafe slots = .allocate(capacity: AnchorMemo.count)
    for index in 0..<AnchorMemo.count { unsafe (slots + index).initialize(to: Atomic(0)) }
  }

  deinit {
    unsafe slots.deinitialize(count: AnchorMemo.count)
    unsafe slots.deallocate()
  }

  /// The anchors of the passages whose bytes have a hash.
  subscript(_ hash: UInt64) -> Anchors? {
    get {
      let slot = unsafe slots[place(of: hash)].load(ordering: .relaxed)
      guard slot & AnchorMemo.isFilled != 0, (slot ^ hash) & ~AnchorMemo.marks == 0 else {
        return nil
      }
      return Anchors(rawValue: UInt8(slot & AnchorMemo.marks & ~AnchorMemo.isFilled))
    }
    set {
      guard let newValue else { return }
      let slot = hash & ~AnchorMemo.marks | AnchorMemo.isFilled | UInt64(newValue.rawValue)
      unsafe slots[place(of: hash)].store(slot, ordering: .relaxed)
    }
  }

  private func place(of hash: UInt64) -> Int {
    Int(truncatingIfNeeded: hash) & (AnchorMemo.count - 1)
  }
}
