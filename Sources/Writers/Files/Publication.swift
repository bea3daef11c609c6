internal import Glibc

/// A file that appears at its path whole, or not at all.
///
/// The bytes go to `.<name>.<pid>.tmp` in the same folder. Publishing synchronizes that file,
/// renames it and synchronizes the folder: without the last step, a power cut after the message
/// “done” can bring the old file back. Until then the old file stands; a publication that is let go
/// removes its temporary file.
public final class Publication {
  /// The path as given.
  public let path: String
  /// Where the bytes are before they are published; what writes by path writes here.
  let temporaryPath: String
  /// The folder of both.
  public let folder: String
  private let target: String
  private let descriptor: Int32
  private var isPending = true
  private let tally = WrittenTally()

  /// Opens the temporary file, so that a path that cannot be written fails before the work.
  ///
  /// - Throws: ``WriterError`` where the folder is missing or read-only, or where a directory or
  ///   a device stands at the path. A link is followed, and the file that it names is replaced.
  public init(path: String) throws(WriterError) {
    self.path = path
    let target = try resolvedTarget(of: path)
    let split = PathParts(target)
    folder = split.folder
    self.target = target
    temporaryPath = split.folder + "/" + temporaryName(for: split.name)
    var opened = unsafe open(temporaryPath, creationFlags, 0o666)
    if opened < 0, errno == EEXIST {
      // A file of this very process id: left by one that had the same id before.
      unsafe unlink(temporaryPath)
      opened = unsafe open(temporaryPath, creationFlags, 0o666)
    }
    guard opened >= 0 else {
      throw WriterError(path: path, reason: .system(.create, code: errno))
    }
    descriptor = opened
    // Held until the file is closed, however the process ends; the sweep of leftovers asks for it.
    flock(opened, LOCK_EX | LOCK_NB)
    var status = stat()
    if unsafe stat(target, &status) == 0 {
      fchmod(opened, status.st_mode & 0o777)
    }
  }

  deinit {
    guard isPending else { return }
    unsafe unlink(temporaryPath)
    close(descriptor)
  }

  /// The file, for writing.
  public var output: FileOutput {
    FileOutput(descriptor: descriptor, path: path, tally: tally)
  }

  /// Reads the file back, makes its bytes durable and puts it in the place of the old one.
  ///
  /// - Throws: ``WriterError``; the old file then stands as before.
  public func publish() throws(WriterError) {
    try readBack()
    try synchronize()
    try rename()
    try synchronizeFolder()
  }

  /// Throws unless the file has the bytes that were sent to ``output``. What writes by path, as the
  /// library of workbooks does, reads back itself.
  func readBack() throws(WriterError) {
    let sent = tally.sum
    guard sent.count > 0 else { return }
    var found = WrittenTally.Sum()
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let (count, code): (Int, Int32) = unsafe buffer.withUnsafeMutableBytes { bytes in
        let count = unsafe pread(descriptor, bytes.baseAddress, bytes.count, off_t(found.count))
        let code = errno
        if count > 0 { unsafe found.add(UnsafeRawBufferPointer(rebasing: bytes[..<count])) }
        return (count, code)
      }
      if count == 0 { break }
      guard count > 0 || code == EINTR else {
        throw WriterError(path: path, reason: .system(.readBack, code: code))
      }
    }
    guard found == sent else {
      throw WriterError(
        path: path,
        reason: .altered(
          expected: "\(sent.count) bytes",
          found: found.count == sent.count
            ? "as many others" : "\(found.count)"))
    }
  }

  /// Makes the bytes durable, which is when a full disk speaks up at the latest.
  func synchronize() throws(WriterError) {
    try check(.synchronize) { fsync(descriptor) }
  }

  /// Puts the file in the place of the old one.
  func rename() throws(WriterError) {
    try check(.rename) { unsafe Glibc.rename(temporaryPath, target) }
    isPending = false
    try check(.close) { close(descriptor) }
  }

  /// Makes the new name durable.
  func synchronizeFolder() throws(WriterError) {
    let opened = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else {
      throw WriterError(path: path, reason: .system(.synchronize, code: errno))
    }
    defer { close(opened) }
    // Some file systems have no fsync for folders and say EINVAL.
    guard fsync(opened) == 0 || errno == EINVAL else {
      throw WriterError(path: path, reason: .system(.synchronize, code: errno))
    }
  }

  private func check(_ action: WriterError.Action, _ call: () -> Int32) throws(WriterError) {
    var code: Int32 = 0
    repeat { code = call() } while code != 0 && errno == EINTR && action != .close
    guard code == 0 else {
      throw WriterError(path: path, reason: .system(action, code: errno))
    }
  }
}

extension Publication {
  /// Puts the bytes at the path.
  public static func publish(_ bytes: [UInt8], at path: String) throws(WriterError) {
    let publication = try Publication(path: path)
    try publication.output.write(bytes)
    try publication.publish()
  }

  /// Publishes several files that belong together: all are durable before the first one appears,
  /// so that no full disk leaves some of them new and some old.
  public static func publish(_ publications: [Publication]) throws(WriterError) {
    for publication in publications { try publication.readBack() }
    for publication in publications { try publication.synchronize() }
    for publication in publications { try publication.rename() }
    var folders: Set<String> = []
    for publication in publications where folders.insert(publication.folder).inserted {
      try publication.synchronizeFolder()
    }
  }
}

private let creationFlags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW

/// The folder and the name of a path; the folder of a bare name is `.`.
struct PathParts {
  let folder: String
  let name: String

  init(_ path: String) {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
      folder = "."
      name = path
      return
    }
    folder = slash == path.startIndex ? "/" : String(path[..<slash])
    name = String(path[path.utf8.index(after: slash)...])
  }
}

/// `.<name>.<pid>.tmp`; a long name is cut, so that the whole stays below the 255 bytes of a name.
private func temporaryName(for name: String) -> String {
  var kept = ""
  for scalar in name.unicodeScalars {
    if kept.utf8.count + scalar.utf8.count > 200 { break }
    kept.unicodeScalars.append(scalar)
  }
  return ".\(kept).\(getpid()).tmp"
}

/// The path to replace: the file behind a link, or the path itself.
private func resolvedTarget(of path: String) throws(WriterError) -> String {
  guard !path.isEmpty, !PathParts(path).name.isEmpty, !path.utf8.contains(0) else {
    throw WriterError(path: path, reason: .notRegular("a path without a file's name"))
  }
  var status = stat()
  guard unsafe stat(path, &status) == 0 else { return path }
  switch status.st_mode & S_IFMT {
  case S_IFREG: break
  case S_IFDIR: throw WriterError(path: path, reason: .notRegular("a directory"))
  case S_IFIFO: throw WriterError(path: path, reason: .notRegular("a named pipe"))
  case S_IFSOCK: throw WriterError(path: path, reason: .notRegular("a socket"))
  default: throw WriterError(path: path, reason: .notRegular("a device"))
  }
  guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
    let resolved = unsafe realpath(path, nil)
  else { return path }
  defer { unsafe free(resolved) }
  return unsafe String(cString: resolved)
}
