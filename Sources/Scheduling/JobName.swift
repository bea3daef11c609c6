/// The name of a job: it stands in the crontab, in file names and in logs, so it is plain.
public struct JobName: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The name itself.
  public let description: String

  /// - Throws: ``SchedulingError/Reason/jobName(_:)`` unless the name has 1 to 64 letters a–z or
  ///   A–Z, digits, `.`, `_` and `-`, and begins with a letter or digit.
  public init(_ name: String) throws(SchedulingError) {
    func isLetterOrDigit(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
    guard let first = name.utf8.first, isLetterOrDigit(first), name.utf8.count <= 64,
      name.utf8.allSatisfy({ isLetterOrDigit($0) || ".-_".utf8.contains($0) })
    else { throw SchedulingError(.jobName(name)) }
    description = name
  }

  public static func < (left: JobName, right: JobName) -> Bool {
    left.description < right.description
  }
}
