internal import ArgumentParser

/// Which file the history is.
struct HistoryPlace: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The history. (default: payband/history.sqlite in XDG_DATA_HOME or ~/.local/share)",
      valueName: "file"),
    completion: .file())
  var store: String?

  /// The path that is named, or the one in the user's folder of data.
  func path() throws(CommandFailure) -> String {
    if let store { return store }
    return try HistoryPlace.standard()
  }

  /// The path in the user's folder of data, by the XDG Base Directory Specification.
  static func standard() throws(CommandFailure) -> String {
    func absolute(_ name: String) -> String? {
      Environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    if let data = absolute("XDG_DATA_HOME") { return data + "/payband/history.sqlite" }
    if let home = absolute("HOME") { return home + "/.local/share/payband/history.sqlite" }
    throw CommandFailure(
      "expected a home folder in HOME or a folder in XDG_DATA_HOME, found neither; name the history"
        + " with --store", code: .failed)
  }
}
