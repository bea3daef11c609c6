/// One line on a terminal that says how far a run is; nothing where standard error is none.
struct Progress {
  private let total: Int
  private let isShown: Bool
  private var done = 0

  init(total: Int, isQuiet: Bool) {
    self.total = total
    isShown = !isQuiet && total > 20 && StandardError.isTerminal && Environment["TERM"] != "dumb"
  }

  /// Counts an input that is done.
  mutating func advance() {
    done += 1
    guard isShown, done.isMultiple(of: max(1, total / 100)) else { return }
    StandardError.write("\r\(done) of \(total) inputs read")
  }

  /// Clears the line, before anything else is said.
  func clear() {
    guard isShown else { return }
    StandardError.write("\r\u{1B}[K")
  }
}
