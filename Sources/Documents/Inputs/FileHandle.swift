internal import Compensation
internal import Glibc

/// An open file or folder, closed when it goes.
struct FileHandle: ~Copyable {
  let descriptor: Int32
  private let closes: Bool

  /// Takes over an open descriptor.
  init(owning descriptor: Int32) {
    self.descriptor = descriptor
    closes = true
  }

  private init(borrowing descriptor: Int32) {
    self.descriptor = descriptor
    closes = false
  }

  static var standardInput: FileHandle { FileHandle(borrowing: STDIN_FILENO) }

  deinit {
    if closes { _ = close(descriptor) }
  }

  /// Opens a path for reading, from a folder where one is given.
  ///
  /// `O_NONBLOCK` lets a FIFO without a writer open at once, so that it can be refused.
  init(
    opening path: [UInt8], in folder: Int32 = AT_FDCWD, flags: Int32 = 0, shown: String
  ) throws(InputError) {
    let pieces = FileHandle.pieces(of: path)
    var base = folder
    var opened: Int32 = -1
    for (index, piece) in pieces.enumerated() {
      let isLast = index == pieces.count - 1
      let extra = isLast ? flags : O_DIRECTORY
      opened = unsafe piece.withUnsafeBufferPointer { buffer in
        guard let name = buffer.baseAddress else { return -1 }
        return unsafe name.withMemoryRebound(to: CChar.self, capacity: buffer.count) { name in
          unsafe openat(base, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY | extra)
        }
      }
      let code = errno
      if index > 0 { _ = close(base) }
      guard opened >= 0 else { throw InputError(path: shown, code: code) }
      base = opened
    }
    descriptor = opened
    closes = true
  }

  /// Splits a path longer than the kernel takes (`PATH_MAX`) into parts to be opened one within
  /// the other; each ends with a NUL.
  private static func pieces(of path: [UInt8]) -> [[UInt8]] {
    let longest = 4_000
    var pieces: [[UInt8]] = []
    var rest = path[...]
    while rest.count > longest,
      let slash = rest.prefix(longest).lastIndex(of: UInt8(ascii: "/")), slash > rest.startIndex
    {
      pieces.append(Array(rest[..<slash]) + [0])
      rest = rest[(slash + 1)...].drop { $0 == UInt8(ascii: "/") }
    }
    pieces.append(Array(rest) + [0])
    return pieces
  }

  /// What the open file is.
  func status(shown: String) throws(InputError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      throw InputError(path: shown, code: errno)
    }
    return FileStatus(status)
  }

  /// Reads to the end, by read(2) and never by a mapping, which a shrinking file would turn into
  /// a signal.
  func readAll(expecting size: Int, limit: Int, shown: String) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = max(4_096, min(size, limit) + 1)
    while true {
      let piece = try readPiece(
        upTo: room, limit: limit - bytes.count, isStart: bytes.isEmpty, shown: shown)
      // What fills its room may go on; a file has its size and one byte of room more.
      let isLast = piece.count < room
      if bytes.isEmpty { bytes = piece } else { bytes += piece }
      if isLast { return bytes }
      room = bytes.count
    }
  }

  /// Reads up to a number of bytes, fewer only at the end, into memory that nothing was written to.
  private func readPiece(
    upTo wanted: Int, limit: Int, isStart: Bool, shown: String
  ) throws(InputError) -> [UInt8] {
    var failure: InputError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
      unsafe FileHandle.askForLargePages(UnsafeMutableRawBufferPointer(buffer))
      if isStart, wanted >= 2 * FileHandle.stretch {
        count = unsafe readStretches(into: UnsafeMutableRawBufferPointer(buffer))
        if count > limit { failure = InputError(path: shown, reason: .tooLarge(limit: limit)) }
      }
      while count < wanted, failure == nil, let start = buffer.baseAddress {
        let found = unsafe read(descriptor, start + count, wanted - count)
        if found == 0 { break }
        if found > 0 {
          count += found
          if count > limit { failure = InputError(path: shown, reason: .tooLarge(limit: limit)) }
        } else if errno == EAGAIN {
          waitForInput()
        } else if errno != EINTR {
          failure = InputError(path: shown, code: errno)
        }
      }
    }
    if let failure { throw failure }
    return bytes
  }

  /// The bytes that a core reads of a long file at once.
  private static let stretch = 2 << 20

  /// Reads the beginning of a long file, a stretch on each core: most of the time goes into memory that
  /// is touched for the first time.
  ///
  /// - Returns: How many bytes were read without a gap; whatever stopped it, read(2) goes on from there.
  private func readStretches(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    nonisolated(unsafe) let base = unsafe start
    let descriptor = descriptor
    let places = Array(stride(from: 0, to: buffer.count, by: FileHandle.stretch))
    let counts = Parallel.map(places) { [size = buffer.count] place in
      let wanted = min(FileHandle.stretch, size - place)
      var count = 0
      while count < wanted {
        let found = unsafe pread(descriptor, base + place + count, wanted - count, place + count)
        if found > 0 { count += found } else if found == 0 || errno != EINTR { break }
      }
      return count
    }
    let whole = counts.prefix { $0 == FileHandle.stretch }.count
    let count = whole * FileHandle.stretch + (whole < counts.count ? counts[whole] : 0)
    return lseek(descriptor, count, SEEK_SET) == count ? count : 0
  }

  /// Asks the kernel to give fresh memory in pages of 2 MiB where it can: giving it page by page
  /// takes longer than reading a file into it.
  private static func askForLargePages(_ memory: UnsafeMutableRawBufferPointer) {
    let large = 2 << 20
    guard memory.count >= 2 * large, let start = memory.baseAddress else { return }
    let first = unsafe start.alignedUp(toMultipleOf: large)
    // A wish, and nothing is lost where it is not granted.
    _ = unsafe madvise(first, (memory.count - (first - start)) / large * large, MADV_HUGEPAGE)
  }

  /// Waits until a non-blocking standard input has something to read.
  private func waitForInput() {
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    _ = unsafe poll(&wait, 1, -1)
  }

  /// Reads what is at the start, for a look at what the file is.
  func readStart(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let found = unsafe bytes.withUnsafeMutableBytes { buffer in
      guard let start = buffer.baseAddress else { return 0 }
      return unsafe read(descriptor, start, count)
    }
    return Array(bytes.prefix(max(0, found)))
  }
}

/// What a file is, and which one.
struct FileStatus {
  /// A file by the numbers of its device and inode, whatever its name.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  enum Kind: Equatable {
    case regular, folder
    /// In words, `a FIFO`.
    case other(String)
  }

  let kind: Kind
  let identity: Identity
  let size: Int
  /// By what the file is known again.
  let stamp: FileStamp

  init(_ status: stat) {
    identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    size = Int(status.st_size)
    stamp = FileStamp(
      device: Int64(bitPattern: UInt64(status.st_dev)),
      inode: Int64(bitPattern: UInt64(status.st_ino)), size: Int64(status.st_size),
      modified: status.st_mtim.nanoseconds, changed: status.st_ctim.nanoseconds)
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFIFO: .other("a FIFO")
      case S_IFSOCK: .other("a socket")
      case S_IFCHR: .other("a character device")
      case S_IFBLK: .other("a block device")
      default: .other("a special file")
      }
  }

  /// Looks at a path, from a folder where one is given, through symbolic links.
  init(
    of path: [UInt8], in folder: Int32 = AT_FDCWD, shown: String
  ) throws(InputError) {
    var status = stat()
    let code = FileStatus.call(path, folder, &status, 0)
    guard code == 0 else {
      var link = stat()
      let isLink = code == ENOENT && FileStatus.call(path, folder, &link, AT_SYMLINK_NOFOLLOW) == 0
      throw isLink
        ? InputError(path: shown, reason: .brokenLink) : InputError(path: shown, code: code)
    }
    self.init(status)
  }

  /// Returns 0, or the `errno` of a failed fstatat(2).
  private static func call(
    _ path: [UInt8], _ folder: Int32, _ status: inout stat, _ flags: Int32
  ) -> Int32 {
    unsafe (path + [0]).withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return ENOENT }
      return unsafe start.withMemoryRebound(to: CChar.self, capacity: buffer.count) { name in
        unsafe fstatat(folder, name, &status, flags) == 0 ? 0 : errno
      }
    }
  }
}

extension timespec {
  /// The time in nanoseconds since 1970; what 64 bits do not hold is cut.
  var nanoseconds: Int64 { Int64(tv_sec) &* 1_000_000_000 &+ Int64(tv_nsec) }
}
