internal import ArgumentParser
internal import Compensation
internal import Writers

/// The conditions under which a command ends with exit code 4.
struct GateOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      End with exit code 4 where this holds: “median moved > 5%” (or rose, fell; > 3000 USD; median \
      of account-manager …), “figures fell > 10%”, “figure vanished”, “role vanished” (or \
      appeared), “group vanished”, “source altered” (or appeared, vanished, moved), “outlook \
      turned” (or appeared, vanished; outlook of ROLE …), “inputs unread > 3”. A number is for \
      more than so many, >= takes it in. May be repeated. (default: never)
      """, valueName: "condition"))
  var failOn: [String] = []

  /// The conditions.
  private func gates() throws -> [ChangeGate] {
    try failOn.map { text in
      do {
        return try ChangeGate(text)
      } catch {
        throw ValidationError("--fail-on: \(error)")
      }
    }
  }

  func validate() throws { _ = try gates() }

  /// Throws for the conditions that hold, each of which the message names.
  func check(_ changes: ReportChanges?, unread: Int) throws {
    let shown = 5
    var lines: [String] = []
    for gate in try gates() {
      let hits = gate.hits(in: changes, unread: unread)
      guard !hits.isEmpty else { continue }
      lines.append("“\(gate.text)” holds:")
      lines += hits.prefix(shown).map {
        "  " + TerminalChanges.line($0, titles: changes?.roleTitles ?? [:])
      }
      if hits.count > shown { lines.append("  and \(hits.count - shown) more") }
    }
    guard !lines.isEmpty else { return }
    throw CommandFailure(
      ([
        "expected no condition of --fail-on to hold; see what changed, and run again with other"
          + " conditions if it may"
      ] + lines).joined(separator: "\n"), code: .gateTripped)
  }
}
