/// What a file system says of a file, by which a file that was read before is known without being
/// read again.
public struct FileStamp: Hashable, Sendable {
  public var device: Int64
  public var inode: Int64
  /// In bytes.
  public var size: Int64
  /// When the content was last changed, in nanoseconds since 1970.
  public var modified: Int64
  /// When content, name or rights were last changed, which no program can set back.
  public var changed: Int64

  public init(device: Int64, inode: Int64, size: Int64, modified: Int64, changed: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  /// Whether the stamp tells this content from a later one: it is older than the grain of file
  /// systems' clocks (two seconds on FAT) at the time when the content was read.
  ///
  /// A file that is written twice within the grain keeps its times, the case that git calls racy.
  ///
  /// - Parameter time: When reading began, in nanoseconds since 1970.
  public func isSettled(at time: Int64) -> Bool {
    max(modified, changed) < time - 2_000_000_000
  }
}
