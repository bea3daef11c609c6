import Compensation

/// Where a line ends and which signs it holds, found in one pass over its bytes.
@safe
struct LineScan {
  /// Signs that a row's cells may be parted by.
  struct Signs: OptionSet {
    let rawValue: UInt8

    static let tab = Signs(rawValue: 1)
    static let bar = Signs(rawValue: 2)
    static let semicolon = Signs(rawValue: 4)
    static let comma = Signs(rawValue: 8)
    /// Two spaces side by side, or one at the line's end.
    static let gap = Signs(rawValue: 16)
  }

  /// Where the line ends, before LF, CR LF or CR.
  let end: Int
  private(set) var signs: Signs = []

  /// - Parameters:
  ///   - position: Where the line begins.
  ///   - limit: Where it ends at the latest.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from position: Int, limit: Int) {
    var index = position
    guard let base = bytes.baseAddress else {
      end = position
      return
    }
    var tabs = ByteBlock.Found.zero
    var bars = ByteBlock.Found.zero
    var semicolons = ByteBlock.Found.zero
    var commas = ByteBlock.Found.zero
    var gaps = ByteBlock.Found.zero
    var isEnded = false
    // A block is compared with the one that begins a byte later as well.
    while index &+ ByteBlock.count < limit {
      let block = unsafe ByteBlock(base + index)
      let next = unsafe ByteBlock(base + index + 1)
      guard let end = ByteBlock.first(block.places(of: 0x0A) | block.places(of: 0x0D)) else {
        tabs |= block.places(of: 0x09)
        bars |= block.places(of: UInt8(ascii: "|"))
        semicolons |= block.places(of: UInt8(ascii: ";"))
        commas |= block.places(of: UInt8(ascii: ","))
        gaps |= block.places(of: 0x20) & next.places(of: 0x20)
        index &+= ByteBlock.count
        continue
      }
      let isBefore = ByteBlock.before(end, of: ByteBlock.everywhere)
      tabs |= isBefore & block.places(of: 0x09)
      bars |= isBefore & block.places(of: UInt8(ascii: "|"))
      semicolons |= isBefore & block.places(of: UInt8(ascii: ";"))
      commas |= isBefore & block.places(of: UInt8(ascii: ","))
      gaps |= isBefore & block.places(of: 0x20) & next.places(of: 0x20)
      index &+= end
      isEnded = true
      break
    }
    if ByteBlock.isAny(commas) { signs.insert(.comma) }
    if ByteBlock.isAny(tabs | bars | semicolons | gaps) {
      if ByteBlock.isAny(tabs) { signs.insert(.tab) }
      if ByteBlock.isAny(bars) { signs.insert(.bar) }
      if ByteBlock.isAny(semicolons) { signs.insert(.semicolon) }
      if ByteBlock.isAny(gaps) { signs.insert(.gap) }
    }
    while !isEnded, index < limit {
      switch unsafe base[index] {
      case 0x0A, 0x0D: isEnded = true
      case 0x09: signs.insert(.tab)
      case UInt8(ascii: "|"): signs.insert(.bar)
      case UInt8(ascii: ";"): signs.insert(.semicolon)
      case UInt8(ascii: ","): signs.insert(.comma)
      case 0x20:
        if unsafe index + 1 < limit && base[index + 1] == 0x20 { signs.insert(.gap) }
      default: break
      }
      if !isEnded { index &+= 1 }
    }
    if index > position, unsafe base[index - 1] == 0x20 { signs.insert(.gap) }
    end = index
  }
}
