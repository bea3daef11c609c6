public import Compensation
internal import Glibc

/// An input that cannot be read.
public struct InputError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Why the input cannot be read.
  public enum Reason: Hashable, Sendable {
    /// Nothing is at the path.
    case missing
    /// A symbolic link whose target is missing.
    case brokenLink
    /// Symbolic links that lead to each other.
    case linkLoop
    /// The file or a folder on its way may not be read.
    case permissionDenied
    /// A folder, where a file was expected.
    case folder
    /// No regular file; the kind in words, `a FIFO`.
    case notRegular(kind: String)
    /// More bytes than the cap.
    case tooLarge(limit: Int)
    /// Folders within folders beyond the depth that is walked.
    case tooDeep(limit: Int)
    /// Any other refusal of the operating system, by its `errno`.
    case system(code: Int32)
  }

  /// The path as shown.
  public var path: String
  public var reason: Reason

  init(path: String, reason: Reason) {
    self.path = path
    self.reason = reason
  }

  /// Creates the error of a failed call from `errno`.
  init(path: String, code: Int32) {
    self.path = path
    reason =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EACCES, EPERM: .permissionDenied
      case ELOOP: .linkLoop
      case EISDIR: .folder
      case ENXIO: .notRegular(kind: "a socket or device")
      default: .system(code: code)
      }
  }

  /// What was expected and found, and the remedy, without the path.
  public var message: String {
    switch reason {
    case .missing:
      "expected a file or folder, found nothing; check the path"
    case .brokenLink:
      "expected a file, found a symbolic link that leads nowhere; mend or remove the link"
    case .linkLoop:
      "expected a file, found symbolic links that lead to each other; mend or remove the links"
    case .permissionDenied:
      "expected a readable file, found one without permission to read; grant it, as with chmod +r"
    case .folder:
      "expected a file, found a folder; name the files in it"
    case .notRegular(let kind):
      "expected a regular file, found \(kind); copy what it holds to a file, or pipe it in as “-”"
    case .tooLarge(let limit):
      "expected at most \(limit) bytes, found more; split the document or raise the cap with --max-size"
    case .tooDeep(let limit):
      "expected at most \(limit) folders within each other, found more; name the inner folder"
    case .system(let code):
      "expected a readable file, found the system error \(code) (\(InputError.text(of: code)));"
        + " check the disk and the limits of the process"
    }
  }

  public var description: String { "\(path): \(message)" }

  /// The error as an issue of the run, which goes on without the input.
  public var issue: InputIssue { InputIssue(.error, path: path, message: message) }

  private static func text(of code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "unknown" }
    return unsafe String(cString: text)
  }
}
