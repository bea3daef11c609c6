internal import CMinizip
internal import Glibc

/// The members of a ZIP file, read from memory by minizip, one at a time and within limits: the
/// parts of an Office document, the documents of an archive.
///
/// Names of members are looked up and never used as paths.
@safe
final class ZipPackage {
  /// Office programs write some dozens; pictures and sheets may add hundreds.
  static let partLimit = 1_000
  /// The most bytes of all parts together.
  static let sizeLimit = 512 << 20
  /// The most bytes of a part for one of the package, beyond ``freeSize``.
  static let ratioLimit = 100
  static let freeSize = 1 << 20

  /// A member as the package's directory has it.
  struct Entry {
    /// The name's bytes, which need not be UTF-8; those of longer names than 4 KiB are cut.
    let name: [UInt8]
    let isEncrypted: Bool
    fileprivate let position: unz64_file_pos
  }

  private let memory: ZipMemory
  private let file: unzFile
  /// The members in the order of the package's directory.
  private(set) var entries: [Entry] = []
  /// The members by their names.
  private var indices: [String: Int] = [:]
  private var totalSize = 0
  private var openPart = ""
  private var openSize = 0
  private var openCompressedSize = 0

  /// Opens a package.
  ///
  /// - Parameter isOffice: Whether it is a document, of which no part may be encrypted or come
  ///   twice.
  /// - Throws: ``PackageError`` for what is no package, is encrypted or has too many parts.
  init(_ bytes: [UInt8], isOffice: Bool = true) throws(PackageError) {
    memory = ZipMemory(bytes)
    guard let file = unsafe memory.open() else { throw PackageError(.damaged) }
    unsafe self.file = unsafe file
    var information = unz_global_info64()
    guard unsafe unzGetGlobalInfo64(file, &information) == UNZ_OK else {
      throw PackageError(.damaged)
    }
    guard information.number_entry <= ZipPackage.partLimit else {
      throw PackageError(.tooManyParts(limit: ZipPackage.partLimit))
    }
    try list(isOffice: isOffice)
  }

  deinit { unsafe unzClose(file) }

  private func list(isOffice: Bool) throws(PackageError) {
    var code = unsafe unzGoToFirstFile(file)
    while code == UNZ_OK {
      let (bytes, information) = try current()
      let name = String(decoding: bytes, as: UTF8.self)
      // Bit 0 of the flags.
      let isEncrypted = information.flag & 1 != 0
      var position = unz64_file_pos()
      guard unsafe unzGetFilePos64(file, &position) == UNZ_OK else {
        throw PackageError(.damaged, part: name)
      }
      if isOffice {
        guard !isEncrypted else { throw PackageError(.encrypted) }
        guard indices[name] == nil else { throw PackageError(.damaged, part: name) }
      }
      indices[name] = entries.count
      entries.append(Entry(name: bytes, isEncrypted: isEncrypted, position: position))
      code = unsafe unzGoToNextFile(file)
    }
    guard code == UNZ_END_OF_LIST_OF_FILE else { throw PackageError(.damaged) }
  }

  private func current() throws(PackageError) -> ([UInt8], unz_file_info64) {
    var information = unz_file_info64()
    var buffer = [CChar](repeating: 0, count: 4_097)
    let code = unsafe unzGetCurrentFileInfo64(
      file, &information, &buffer, UInt(buffer.count - 1), nil, 0, nil, 0)
    guard code == UNZ_OK else { throw PackageError(.damaged) }
    return (buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, information)
  }

  /// Whether the package has a part of that name.
  func has(_ name: String) -> Bool { indices[name] != nil }

  /// Opens a part to be read; what was open is closed.
  func open(_ name: String) throws(PackageError) {
    guard let index = indices[name] else { throw PackageError(.missing(part: name)) }
    try open(entries[index], name: name)
  }

  /// Opens a member to be read; what was open is closed.
  ///
  /// - Parameter name: The name by which errors call it.
  func open(_ entry: Entry, name: String) throws(PackageError) {
    var position = entry.position
    guard unsafe unzGoToFilePos64(file, &position) == UNZ_OK else {
      throw PackageError(.damaged, part: name)
    }
    let (_, information) = try current()
    guard unsafe unzOpenCurrentFile(file) == UNZ_OK else {
      throw PackageError(.damaged, part: name)
    }
    openPart = name
    openSize = 0
    openCompressedSize = Int(clamping: information.compressed_size)
    // What says of itself that it is too dense need not be read to the place where it is.
    try checkDensity(of: Int(clamping: information.uncompressed_size))
  }

  /// Reads bytes of the open part: their number, 0 at its end.
  ///
  /// - Throws: ``PackageError`` beyond the limits, whatever sizes the package declares.
  func read(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(PackageError) -> Int {
    let count = unsafe unzReadCurrentFile(
      file, buffer.baseAddress, UInt32(clamping: buffer.count))
    guard count >= 0 else { throw PackageError(.damaged, part: openPart) }
    openSize += Int(count)
    totalSize += Int(count)
    if totalSize > ZipPackage.sizeLimit {
      throw PackageError(.tooLarge(limit: ZipPackage.sizeLimit))
    }
    try checkDensity(of: openSize)
    return Int(count)
  }

  /// Throws where the open part has or declares too many bytes for those that it takes.
  private func checkDensity(of size: Int) throws(PackageError) {
    if size > ZipPackage.freeSize,
      size / ZipPackage.ratioLimit > max(openCompressedSize, 1)
    {
      throw PackageError(.tooDense(ratio: ZipPackage.ratioLimit), part: openPart)
    }
  }

  /// Returns the rest of the open part, which is at most `limit` bytes long.
  func readAll(limit: Int) throws(PackageError) -> [UInt8] {
    var bytes: [UInt8] = []
    var isAtEnd = false
    while !isAtEnd {
      let piece = try readPiece(256 << 10)
      isAtEnd = piece.isEmpty
      bytes += piece
      guard bytes.count <= limit else {
        throw PackageError(.tooLarge(limit: limit), part: openPart)
      }
    }
    return bytes
  }

  private func readPiece(_ size: Int) throws(PackageError) -> [UInt8] {
    var failure: PackageError?
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      do throws(PackageError) {
        count = try unsafe read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    return piece
  }

  /// Closes the open part, which was read to its end, and compares its checksum.
  func close() throws(PackageError) {
    guard unsafe unzCloseCurrentFile(file) == UNZ_OK else {
      throw PackageError(.damaged, part: openPart)
    }
  }
}

/// Bytes that minizip reads as a file.
@safe
private final class ZipMemory {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Opens the bytes as an archive; this has to outlive it.
  func open() -> unzFile? {
    var functions = unsafe zlib_filefunc64_def()
    unsafe functions.opaque = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe functions.zopen64_file = { opaque, _, _ in unsafe opaque }
    unsafe functions.zread_file = { _, stream, buffer, count in
      guard let memory = unsafe ZipMemory.from(stream) else { return 0 }
      return unsafe UInt(
        memory.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))))
    }
    unsafe functions.zwrite_file = { _, _, _, _ in 0 }
    unsafe functions.ztell64_file = { _, stream in
      guard let memory = unsafe ZipMemory.from(stream) else { return 0 }
      return UInt64(memory.position)
    }
    unsafe functions.zseek64_file = { _, stream, offset, origin in
      unsafe ZipMemory.from(stream)?.seek(Int(clamping: offset), from: origin) == true ? 0 : -1
    }
    unsafe functions.zclose_file = { _, _ in 0 }
    unsafe functions.zerror_file = { _, _ in 0 }
    return unsafe unzOpen2_64(nil, &functions)
  }

  private static func from(_ pointer: UnsafeMutableRawPointer?) -> ZipMemory? {
    unsafe pointer.map { unsafe Unmanaged<ZipMemory>.fromOpaque($0).takeUnretainedValue() }
  }

  private func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - position)
    unsafe bytes.withUnsafeBytes { source in
      unsafe buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: source[position...].prefix(count)))
    }
    position += count
    return count
  }

  private func seek(_ offset: Int, from origin: Int32) -> Bool {
    let base =
      switch origin {
      case SEEK_SET: 0
      case SEEK_CUR: position
      default: bytes.count
      }
    let (target, overflows) = base.addingReportingOverflow(offset)
    guard !overflows, (0...bytes.count).contains(target) else { return false }
    position = target
    return true
  }
}
