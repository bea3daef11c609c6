internal import Glibc

/// Files by the calls of POSIX: whole or not at all, and named in every error.
enum PosixFile {
  /// Returns a file's bytes, or `nil` where there is none.
  static func read(_ path: String, limit: Int = 1 << 24) throws(SchedulingError) -> [UInt8]? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    if file < 0, errno == ENOENT || errno == ENOTDIR { return nil }
    guard file >= 0 else { throw failure(path, "read", errno) }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SchedulingError(.file(path: path, doing: "read", problem: "it is no regular file"))
    }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = unsafe Glibc.read(file, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path, "read", errno) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
    throw SchedulingError(
      .file(path: path, doing: "read", problem: "it is larger than \(limit) bytes"))
  }

  /// Replaces a file so that a reader, a crash and a power cut find the old or the new one, whole.
  static func writeAtomically(
    _ bytes: [UInt8], to path: String, mode: mode_t = 0o600
  ) throws(SchedulingError) {
    let temporary = "\(path).\(getpid()).tmp"
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW
    let file = unsafe open(temporary, flags, mode)
    guard file >= 0 else { throw failure(temporary, "write", errno) }
    do throws(SchedulingError) {
      defer { close(file) }
      try write(bytes, to: file, path: temporary)
      guard fsync(file) == 0 else { throw failure(temporary, "write", errno) }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
      let code = errno
      unsafe unlink(temporary)
      throw failure(path, "replace", code)
    }
    try synchronize(folder: folder(of: path))
  }

  /// Writes a file of a new name in the folder for temporary files and returns its path.
  static func writeTemporary(_ bytes: [UInt8]) throws(SchedulingError) -> String {
    var template = temporaryTemplate
    let file = unsafe mkstemp(&template)
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard file >= 0 else { throw failure(path, "create", errno) }
    defer { close(file) }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    do throws(SchedulingError) {
      try write(bytes, to: file, path: path)
    } catch {
      unsafe unlink(path)
      throw error
    }
    return path
  }

  /// Makes a folder of a new name in the folder for temporary files and returns its path.
  static func makeTemporaryFolder() throws(SchedulingError) -> String {
    var template = temporaryTemplate
    let isMade = unsafe mkdtemp(&template) != nil
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard isMade else { throw failure(path, "make the folder", errno) }
    return path
  }

  private static var temporaryTemplate: [CChar] {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    return Array("\(folder)/payband-XXXXXX".utf8CString)
  }

  /// Writes all bytes to an open file.
  static func write(
    _ bytes: [UInt8], to file: Int32, path: String
  ) throws(SchedulingError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes[done...].withUnsafeBytes {
        unsafe Glibc.write(file, $0.baseAddress, $0.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure(path, "write", errno) }
      done += count
    }
  }

  /// Creates a folder and those above it where they are missing.
  static func makeFolder(_ path: String, mode: mode_t = 0o777) throws(SchedulingError) {
    if unsafe mkdir(path, mode) == 0 { return }
    switch errno {
    case EEXIST:
      guard isFolder(path) else {
        throw SchedulingError(
          .file(path: path, doing: "make the folder", problem: "a file has its name"))
      }
    case ENOENT where folder(of: path) != path:
      try makeFolder(folder(of: path), mode: mode)
      guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else {
        throw failure(path, "make the folder", errno)
      }
    default: throw failure(path, "make the folder", errno)
    }
  }

  /// Whether the path is a folder, symbolic links followed.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether the path itself is a folder and no symbolic link.
  static func isOwnFolder(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Returns the names in a folder, sorted; none where it is missing.
  static func names(in path: String) throws(SchedulingError) -> [String] {
    guard let folder = unsafe opendir(path) else {
      if errno == ENOENT { return [] }
      throw failure(path, "list the folder", errno)
    }
    defer { unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Makes the names in a folder durable.
  static func synchronize(folder: String) throws(SchedulingError) {
    let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard file >= 0 else { throw failure(folder, "open the folder", errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw failure(folder, "synchronize the folder", errno) }
  }

  /// Returns the path of the folder that holds a path.
  static func folder(of path: String) -> String {
    var bytes = Array(path.utf8)
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
  }

  /// Returns the last part of a path.
  static func name(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  static func failure(_ path: String, _ doing: String, _ code: Int32) -> SchedulingError {
    SchedulingError(.file(path: path, doing: doing, problem: systemMessage(code)))
  }
}
