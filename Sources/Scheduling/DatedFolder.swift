internal import CGNUSource
internal import Glibc

/// The output folder of one run, `DIR/2026-11-21`: the earlier one or the new one, always whole.
///
/// The run writes into a folder with a point before its name; only its publication makes it one of
/// the dated ones and turns the link `latest` to it. The caller holds the job's lock.
struct DatedFolder {
  let root: String
  let name: DatedName
  let job: JobName

  /// Where the run writes.
  var draft: String { "\(root)/.\(name).\(job).tmp" }
  /// Where its output is in the end.
  var published: String { "\(root)/\(name)" }
  private var replaced: String { "\(root)/.\(name).\(job).old" }

  /// Makes an empty folder to write into, and removes what killed runs of the job have left.
  func prepare() throws(SchedulingError) {
    try PosixFile.makeFolder(root)
    for name in try PosixFile.names(in: root) where name.hasPrefix(".") {
      if name.hasSuffix(".\(job).tmp") { try PosixFile.removeTree("\(root)/\(name)") }
      if name.hasSuffix(".\(job).old") { try restore(name) }
    }
    try PosixFile.makeFolder(draft)
  }

  /// Whether the draft is there: not before it is prepared, nor after it is published.
  var hasDraft: Bool { PosixFile.isOwnFolder(draft) }

  /// Whether the run wrote anything.
  func isEmpty() throws(SchedulingError) -> Bool { try PosixFile.names(in: draft).isEmpty }

  /// Makes the draft the folder of its date, in place of an earlier one, and `latest` lead to it.
  func publish() throws(SchedulingError) {
    try PosixFile.synchronize(folder: draft)
    var status = stat()
    if unsafe lstat(published, &status) != 0 {
      guard unsafe rename(draft, published) == 0 else {
        throw PosixFile.failure(published, "publish the output", errno)
      }
    } else {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw SchedulingError(
          .file(
            path: published, doing: "publish the output",
            problem: "something else than a folder has its name"))
      }
      try replacePublished()
    }
    try PosixFile.synchronize(folder: root)
    try link()
  }

  /// Removes the draft.
  func discard() throws(SchedulingError) { try PosixFile.removeTree(draft) }

  /// Removes the folder of a killed run of the job, in whose place this one is.
  func remove(_ other: DatedName) throws(SchedulingError) {
    if other < name { try PosixFile.removeTree("\(root)/\(other)") }
  }

  /// Removes the oldest dated folders above a number, never this run's, and returns their names.
  ///
  /// Only folders with a date for a name count; nothing else in the output folder is touched.
  func prune(keeping count: Int) throws(SchedulingError) -> [String] {
    let dated = try datedNames()
    // Where the clock has gone back, newer folders exist; what is old is then unknown.
    guard dated.last == name else { return [] }
    let old = dated.dropLast(max(1, count)).map(\.description)
    for name in old { try PosixFile.removeTree("\(root)/\(name)") }
    return old
  }

  /// Returns the newest dated folder's name where it is later than this run's.
  func laterFolder() throws(SchedulingError) -> String? {
    try datedNames().last.flatMap { $0 > name ? $0.description : nil }
  }

  /// The dated folders, the oldest first.
  private func datedNames() throws(SchedulingError) -> [DatedName] {
    try PosixFile.names(in: root).filter { PosixFile.isOwnFolder("\(root)/\($0)") }
      .compactMap { DatedName($0) }.sorted()
  }

  private func replacePublished() throws(SchedulingError) {
    // RENAME_EXCHANGE of linux/fs.h: there is no moment without a folder of the date.
    let exchange: UInt32 = 2
    if unsafe renameat2(AT_FDCWD, draft, AT_FDCWD, published, exchange) == 0 {
      return try PosixFile.removeTree(draft)
    }
    // Some file systems cannot exchange; a run killed between the two is repaired by the next.
    guard unsafe rename(published, replaced) == 0, unsafe rename(draft, published) == 0 else {
      throw PosixFile.failure(published, "publish the output", errno)
    }
    try PosixFile.removeTree(replaced)
  }

  /// Puts back a folder that a killed run had moved away, or removes it where the new one is there.
  private func restore(_ name: String) throws(SchedulingError) {
    let published = name.dropFirst().dropLast(".\(job).old".count)
    if PosixFile.isOwnFolder("\(root)/\(published)") {
      try PosixFile.removeTree("\(root)/\(name)")
    } else if unsafe rename("\(root)/\(name)", "\(root)/\(published)") != 0 {
      throw PosixFile.failure("\(root)/\(name)", "rename", errno)
    }
  }

  /// Turns the link `latest` to this date's folder by one rename.
  private func link() throws(SchedulingError) {
    let temporary = "\(root)/.latest.\(job).tmp"
    let latest = "\(root)/latest"
    guard unsafe symlink(name.description, temporary) == 0,
      unsafe rename(temporary, latest) == 0
    else {
      let code = errno
      unsafe unlink(temporary)
      throw PosixFile.failure(latest, "turn the link", code)
    }
  }
}

extension PosixFile {
  /// Removes a file, or a folder with all in it; symbolic links are removed, not followed.
  static func removeTree(_ path: String) throws(SchedulingError) {
    guard isOwnFolder(path) else {
      guard unsafe unlink(path) == 0 || errno == ENOENT else {
        throw failure(path, "remove", errno)
      }
      return
    }
    for name in try names(in: path) { try removeTree("\(path)/\(name)") }
    guard unsafe rmdir(path) == 0 else { throw failure(path, "remove", errno) }
  }
}
