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
  /// Throws the exit code that tells unread inputs or that nothing was found.
  static func check(hasUnread: Bool, isEmpty: Bool, what: String) throws(CommandFailure) {
    if hasUnread {
      throw CommandFailure("some inputs could not be read (above); \(what)", code: .inputsUnread)
    }
    if isEmpty {
      throw CommandFailure(
        "expected figures of pay in the inputs, found none; \(what)", code: .nothingFound)
    }
  }
}
