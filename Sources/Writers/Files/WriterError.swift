internal import Glibc

/// Why a file could not be written. The file that stood at the path before is unchanged.
public struct WriterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was being done when the system refused.
  public enum Action: String, Hashable, Sendable {
    case create, write, synchronize, rename, close
    case createFolder = "create the folder"
    case readBack = "read back"
  }

  public enum Reason: Hashable, Sendable {
    /// The system refused, with an `errno`.
    case system(Action, code: Int32)
    /// At the path is something that no report may replace, in words: `a directory`.
    case notRegular(String)
    /// libxlsxwriter refused, in its words.
    case workbook(action: String, message: String)
    /// A file, read back, is not what was sent.
    case altered(expected: String, found: String)
    /// A part of the workbook cannot be read back.
    case unreadable(part: String, message: String)
    /// A part of the workbook, read back, is not what was sent.
    case changed(part: String, expected: String, found: String)
  }

  /// The path as given.
  public var path: String
  public var reason: Reason

  public init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// Whether the reader of a pipe has gone: a reason to stop, none to complain.
  public var isBrokenPipe: Bool {
    if case .system(_, code: EPIPE) = reason { return true }
    return false
  }

  public var description: String {
    switch reason {
    case .system(let action, let code):
      "\(path): cannot \(action.rawValue): \(systemMessage(code)); \(remedy(for: code))"
    case .notRegular(let kind):
      "\(path): expected a file or nothing at the path, found \(kind); name another path"
    case .workbook(let action, let message):
      "\(path): libxlsxwriter cannot \(action): \(message); nothing was published, report this with the inputs"
    case .altered(let expected, let found):
      "\(path): the file read back is not what was sent: expected \(expected), found \(found); nothing was published, free space in the folder and run again"
    case .unreadable(let part, let message):
      "\(path): the workbook written cannot be read back: \(part): \(message); nothing was published, free space in the folder and run again"
    case .changed(let part, let expected, let found):
      "\(path): the workbook read back is not what was sent: \(part): expected \(expected), found \(found); nothing was published, free space in the folder and run again"
    }
  }
}

private func systemMessage(_ code: Int32) -> String {
  guard let text = unsafe strerror(code) else { return "error \(code)" }
  return unsafe String(cString: text)
}

private func remedy(for code: Int32) -> String {
  switch code {
  case ENOENT, ENOTDIR: "create the folder or name another path"
  case ENOSPC, EDQUOT, EFBIG: "free space or name a path on another disk"
  case EACCES, EPERM, EROFS: "name a folder that you may write to"
  case EMFILE, ENFILE: "raise the limit of open files (ulimit -n)"
  case ENAMETOOLONG: "shorten the name"
  case EPIPE: "the reader has gone"
  default: "what stood at the path is unchanged; run again"
  }
}
