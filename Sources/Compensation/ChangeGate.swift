/// A condition on what changed since an earlier run, as a user writes it: `median moved > 5%`.
///
/// ```
/// median [of ROLE] moved | rose | fell     [> 5% | > 3000 USD]
/// figures          moved | rose | fell     [> 10% | > 50]
/// figure | role | group  appeared | vanished           [> 3]
/// source           appeared | vanished | altered | moved [> 3]
/// outlook [of ROLE] appeared | vanished | turned        [> 3]
/// inputs           unread                               [> 3]
/// ```
///
/// Without a threshold a condition holds for anything of its kind; `>=` takes the number in.
public struct ChangeGate: Hashable, Sendable {
  /// What a condition is on.
  public enum Subject: String, CaseIterable, Hashable, Sendable {
    case median, figures, figure, role, group, source, outlook, inputs

    /// The words that say what became of it.
    var verbs: [String] {
      switch self {
      case .median, .figures: Move.allCases.map(\.rawValue)
      case .figure, .role, .group: Presence.allCases.map(\.rawValue)
      case .source: ["appeared", "vanished", "altered", "moved"]
      case .outlook: OutlookChange.Kind.allCases.map(\.rawValue)
      case .inputs: ["unread"]
      }
    }
  }

  /// Which way a number went.
  public enum Move: String, CaseIterable, Hashable, Sendable {
    case moved, rose, fell

    /// Returns the size of a difference that goes this way; `nil` for one that does not.
    func size(of difference: Double) -> Double? {
      switch self {
      case .moved: difference == 0 ? nil : abs(difference)
      case .rose: difference > 0 ? difference : nil
      case .fell: difference < 0 ? -difference : nil
      }
    }
  }

  /// From where on a condition holds.
  public struct Threshold: Hashable, Sendable {
    public enum Unit: Hashable, Sendable {
      case percent, count
      case money(Currency)
    }

    public var number: Double
    public var unit: Unit
    /// Whether the number itself is enough.
    public var isInclusive: Bool

    func isReached(by value: Double) -> Bool {
      // 5 % of a number is none that binary fractions have.
      let slack = 1e-9 * max(1, abs(number))
      return isInclusive ? value >= number - slack : value > number + slack
    }
  }

  /// The condition as it was written.
  public let text: String
  public let subject: Subject
  /// One of the subject's words.
  public let verb: String
  /// The role that medians or claims have to be of; `nil` for any.
  public let role: String?
  public let threshold: Threshold?

  /// Something that a condition holds for.
  public enum Hit: Hashable, Sendable {
    case median(MedianChange)
    case figures(before: Int, after: Int)
    case figure(FigureChange)
    case role(RoleChange)
    case group(GroupChange)
    case source(SourceChange)
    case outlook(OutlookChange)
    case unread(Int)
  }

  /// Returns what the condition holds for.
  ///
  /// - Parameters:
  ///   - changes: What changed; `nil` where there is no earlier run, and then nothing changed.
  ///   - unread: How many inputs could not be read.
  public func hits(in changes: ReportChanges?, unread: Int) -> [Hit] {
    if subject == .inputs { return counted(Array(repeating: .unread(unread), count: unread), 1) }
    guard let changes else { return [] }
    return switch subject {
    case .median: changes.medians.filter(isHit).map { .median($0) }
    case .figures: isHit(changes) ? [figures(changes)] : []
    case .figure:
      counted(changes.figures.filter { $0.kind.rawValue == verb }.map { .figure($0) })
    case .role: counted(changes.roles.filter { $0.kind.rawValue == verb }.map { .role($0) })
    case .group: counted(changes.groups.filter { $0.kind.rawValue == verb }.map { .group($0) })
    case .source: counted(changes.sources.filter { $0.kind.rawValue == verb }.map { .source($0) })
    case .outlook:
      counted(
        changes.outlooks.filter { outlook in
          outlook.kind.rawValue == verb && (role == nil || outlook.statement?.role == role)
        }.map { .outlook($0) })
    case .inputs: []
    }
  }

  /// Returns hits if there are enough of them.
  ///
  /// - Parameter shown: How many of them are returned at most.
  private func counted(_ hits: [Hit], _ shown: Int = .max) -> [Hit] {
    guard !hits.isEmpty, threshold?.isReached(by: Double(hits.count)) ?? true else { return [] }
    return Array(hits.prefix(shown))
  }

  private func isHit(_ change: MedianChange) -> Bool {
    guard role == nil || change.group.role == role, let move = Move(rawValue: verb),
      let difference = change.difference, let size = move.size(of: difference)
    else { return false }
    guard let threshold else { return true }
    return switch threshold.unit {
    case .percent:
      change.relativeDifference.map { threshold.isReached(by: abs($0) * 100) } ?? false
    case .money(let currency):
      currency == change.group.currency && threshold.isReached(by: size)
    case .count: false
    }
  }

  private func isHit(_ changes: ReportChanges) -> Bool {
    let difference = Double(changes.figuresAfter - changes.figuresBefore)
    guard let move = Move(rawValue: verb), let size = move.size(of: difference) else {
      return false
    }
    guard let threshold else { return true }
    guard threshold.unit == .percent else { return threshold.isReached(by: size) }
    return changes.figuresBefore > 0
      && threshold.isReached(by: size / Double(changes.figuresBefore) * 100)
  }

  private func figures(_ changes: ReportChanges) -> Hit {
    .figures(before: changes.figuresBefore, after: changes.figuresAfter)
  }

  init(
    text: String, subject: Subject, verb: String, role: String?, threshold: Threshold?
  ) {
    self.text = text
    self.subject = subject
    self.verb = verb
    self.role = role
    self.threshold = threshold
  }
}
