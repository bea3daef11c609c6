/// UTF-16 turned into UTF-8.
struct UTF16Transcoder {
  enum ByteOrder { case little, big }

  /// The text, valid UTF-8; surrogates without their partner and an odd last byte are U+FFFD.
  private(set) var bytes: [UInt8] = []
  private(set) var breaks = TextRepair.Count()

  init(_ source: some Collection<UInt8>, _ order: ByteOrder) {
    bytes.reserveCapacity(source.count + source.count / 2)
    var high: UInt32?
    var first: UInt8?
    for byte in source {
      guard let earlier = first else {
        first = byte
        continue
      }
      first = nil
      let unit =
        order == .little
        ? UInt32(byte) << 8 | UInt32(earlier) : UInt32(earlier) << 8 | UInt32(byte)
      if let lead = high {
        high = nil
        if (0xDC00...0xDFFF).contains(unit) {
          append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00))
          continue
        }
        appendBreak()
      }
      switch unit {
      case 0xD800...0xDBFF: high = unit
      case 0xDC00...0xDFFF: appendBreak()
      default: append(unit)
      }
    }
    if high != nil { appendBreak() }
    if first != nil { appendBreak() }
  }

  private mutating func append(_ value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return appendBreak() }
    bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? TextRepair.replacement)
  }

  private mutating func appendBreak() {
    breaks.add(at: bytes.count)
    bytes += TextRepair.replacement
  }
}
