internal import Compensation

extension Sequence<InputIssue> {
  /// Prints the issues on standard error: errors always, warnings unless they are to be quiet.
  func complain(isQuiet: Bool) {
    for issue in self where issue.severity == .error || !isQuiet {
      StandardError.write("\(issue)\n")
    }
  }

  var hasError: Bool { contains { $0.severity == .error } }
}

/// How a run over inputs ends.
enum RunEnd {
  /// Throws the exit code that tells of unread inputs, or of nothing found.
  ///
  /// - Parameters:
  ///   - nothing: What was expected, where `isEmpty`.
  ///   - remedy: What to do then.
  static func check(
    hasUnread: Bool, isEmpty: Bool, nothing: String = "figures of pay in the inputs",
    remedy: String
  ) throws(CommandFailure) {
    if hasUnread {
      throw CommandFailure(
        "done, but for what the errors above name; mend or leave out those inputs",
        code: .inputsUnread)
    }
    if isEmpty {
      throw CommandFailure("expected \(nothing), found none; \(remedy)", code: .nothingFound)
    }
  }
}
