/// Bytes that are read once from beginning to end, decompressed on the way where they have to be.
struct ArchiveStream {
  private enum Source {
    case bytes
    case inflater(Inflater)
  }

  private let source: Source
  private var buffer: [UInt8]
  private var position = 0
  /// Where the next byte stands in the decompressed data.
  private(set) var offset = 0

  init(_ bytes: [UInt8]) {
    source = .bytes
    buffer = bytes
  }

  init(_ inflater: Inflater) {
    source = .inflater(inflater)
    buffer = []
  }

  /// Makes at least `count` bytes ready where there are as many; returns whether there are.
  private mutating func fill(_ count: Int) throws(InflationError) -> Bool {
    while buffer.count - position < count {
      guard case .inflater(let inflater) = source else { return false }
      let piece = try inflater.read(256 << 10)
      if piece.isEmpty { return false }
      buffer.removeFirst(position)
      position = 0
      buffer += piece
    }
    return true
  }

  /// Returns the next line without its line break, or `nil` at the end; of a line longer than
  /// 64 KB the rest is the next.
  mutating func line() throws(InflationError) -> [UInt8]? {
    let longest = 64 << 10
    var length = 0
    while length < longest {
      guard try fill(length + 1) else { break }
      if buffer[position + length] == 0x0A { break }
      length += 1
    }
    let isAtEnd = try !fill(length + 1)
    if length == 0, isAtEnd { return nil }
    var line = buffer[position..<position + length]
    advance(length + (isAtEnd || length == longest ? 0 : 1))
    if line.last == 0x0D { line.removeLast() }
    return Array(line)
  }

  /// Returns the next `count` bytes, or `nil` where there are fewer.
  mutating func bytes(_ count: Int) throws(InflationError) -> [UInt8]? {
    guard try fill(count) else { return nil }
    defer { advance(count) }
    return Array(buffer[position..<position + count])
  }

  /// Passes over bytes; returns whether there are as many.
  mutating func skip(_ count: Int) throws(InflationError) -> Bool {
    var rest = count
    while rest > 0 {
      guard try fill(1) else { return false }
      let step = min(rest, buffer.count - position)
      advance(step)
      rest -= step
    }
    return true
  }

  private mutating func advance(_ count: Int) {
    position += count
    offset += count
  }
}
