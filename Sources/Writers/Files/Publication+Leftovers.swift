internal import Glibc

extension Publication {
  /// Removes the temporary files that runs which were killed left in a folder.
  ///
  /// Only files of this program's own pattern go, `.<name>.<pid>.tmp` with a name that ends in a
  /// format it writes, whose process is no more and whose lock is free. A lock, because process ids
  /// mean nothing across containers that share a folder.
  ///
  /// - Returns: The names removed, sorted.
  @discardableResult
  public static func removeLeftovers(in folder: String) -> [String] {
    names(in: folder) { !isAlive($0) }.filter { removeUnlocked(folder + "/" + $0) }
  }

  /// Removes the temporary files of this very process in a folder, for a process that a signal ends
  /// while publications are open.
  ///
  /// - Returns: The names removed, sorted.
  @discardableResult
  public static func removeOwnTemporaries(in folder: String) -> [String] {
    names(in: folder) { $0 == getpid() }.filter { unsafe unlink(folder + "/" + $0) == 0 }
  }

  /// The temporary files in a folder whose process is one of those asked for, sorted.
  private static func names(in folder: String, ownedBy isWanted: (Int32) -> Bool) -> [String] {
    guard let directory = unsafe opendir(folder) else { return [] }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if let owner = owner(ofTemporary: name), isWanted(owner) { names.append(name) }
    }
    return names.sorted()
  }

  /// The process id in a temporary file's name; `nil` for any other name.
  static func owner(ofTemporary name: String) -> Int32? {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 5, parts[0].isEmpty, parts[parts.count - 1] == "tmp",
      ["xlsx", "csv", "json", "ndjson", "html"].contains(parts[parts.count - 3])
    else { return nil }
    return Int32(parts[parts.count - 2]).flatMap { $0 > 0 ? $0 : nil }
  }

  private static func isAlive(_ process: Int32) -> Bool {
    kill(process, 0) == 0 || errno != ESRCH
  }

  private static func removeUnlocked(_ path: String) -> Bool {
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { return false }
    return unsafe unlink(path) == 0
  }
}
