import Compensation

/// A mention of a role in a normalized text.
struct RoleMark: Sendable {
  /// In the normalized text.
  var range: Range<Int>
  /// In the document.
  var sourceRange: Range<Int>
  var role: String?
  var level: JobLevel?
}

/// A passage read as far as its words go: sentences, marks, roles, amounts. By reference, as every
/// pass hands it on.
struct PassageAnalysis: Sendable {
  private final class Contents: Sendable {
    let passage: Passage
    let analyzed: AnalyzedText
    let roles: [RoleMark]
    let findings: Findings

    init(
      _ passage: Passage, _ analyzed: AnalyzedText, _ roles: [RoleMark], _ findings: Findings
    ) {
      self.passage = passage
      self.analyzed = analyzed
      self.roles = roles
      self.findings = findings
    }
  }

  /// What is the same wherever the passage's bytes stand.
  private final class Findings: Sendable {
    let amounts: [[AmountExpression]]
    let landmarks: Landmarks
    let candidates: [[AmountExpression]]
    let predicates: [[OutlookReader.Predicate]]
    let speaking: [Int]

    init(
      _ amounts: [[AmountExpression]], _ landmarks: Landmarks,
      candidates: [[AmountExpression]] = [], predicates: [[OutlookReader.Predicate]] = []
    ) {
      self.amounts = amounts
      self.landmarks = landmarks
      self.candidates = candidates
      self.predicates = predicates
      speaking = candidates.indices.filter { !candidates[$0].isEmpty || !predicates[$0].isEmpty }
    }
  }

  private let contents: Contents

  init(
    _ passage: Passage, analyzed: AnalyzedText, roles: [RoleMark], amounts: [[AmountExpression]]
  ) {
    contents = Contents(
      passage, analyzed, roles, Findings(amounts, Landmarks(of: analyzed, roles: roles)))
  }

  /// The same analysis with what each sentence may state.
  ///
  /// - Parameters:
  ///   - candidates: The amounts that can be money, by sentence.
  ///   - predicates: What is asserted of prospects, by sentence.
  init(
    _ other: PassageAnalysis, candidates: [[AmountExpression]],
    predicates: [[OutlookReader.Predicate]]
  ) {
    contents = Contents(
      other.passage, other.analyzed, other.roles,
      Findings(
        other.amounts, other.landmarks, candidates: candidates, predicates: predicates))
  }

  /// The analysis of another passage of the same bytes.
  init(_ other: PassageAnalysis, at passage: Passage) {
    let shift = passage.range.lowerBound - other.passage.range.lowerBound
    let roles = other.roles.map { role in
      var role = role
      role.sourceRange =
        role.sourceRange.lowerBound + shift..<role.sourceRange.upperBound + shift
      return role
    }
    contents = Contents(
      passage, AnalyzedText(other.analyzed, at: passage.range.lowerBound), roles,
      other.contents.findings)
  }

  var passage: Passage { contents.passage }
  var analyzed: AnalyzedText { contents.analyzed }
  /// By place.
  var roles: [RoleMark] { contents.roles }
  /// The amounts of each sentence.
  var amounts: [[AmountExpression]] { contents.findings.amounts }
  /// Those of them that can be money.
  var candidates: [[AmountExpression]] { contents.findings.candidates }
  /// What each sentence asserts of prospects.
  var predicates: [[OutlookReader.Predicate]] { contents.findings.predicates }
  /// What later sentences look back for.
  var landmarks: Landmarks { contents.findings.landmarks }
  /// The sentences that a record can come from, ascending.
  var speaking: [Int] { contents.findings.speaking }
  var text: NormalizedText { analyzed.text }
  var language: Language { analyzed.language }
  /// The whole normalized text.
  var whole: Range<Int> { 0..<text.bytes.count }

  /// Whether the passage leads what follows: a heading, or a line that ends with a colon.
  var isLeadIn: Bool {
    if passage.kind == .heading { return true }
    if case .caption = passage.kind { return true }
    return text.bytes.last == UInt8(ascii: ":")
  }

  func roles(in range: Range<Int>) -> ArraySlice<RoleMark> {
    let first = roles.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return roles[first...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// The roles of a range that pay can be of: not who reports it, not a word for all workers.
  func subjects(in range: Range<Int>) -> [RoleMark] {
    let marks = analyzed.marks(in: range)
    return roles(in: range).filter { role in
      !marks.contains { mark in
        switch mark.category {
        case .everyone:
          mark.range.overlaps(role.range)
        case .level:
          mark.range.count > role.range.count && mark.range.overlaps(role.range)
        case .reporting:
          mark.range.lowerBound >= role.range.upperBound
            && analyzed.distance(role.range.upperBound, mark.range.lowerBound) <= 6
            && isPhrase(role.range.upperBound.upTo(mark.range.lowerBound))
            && !isBehindPurpose(role, marks)
        case .course:
          (0...1).contains(mark.range.lowerBound - role.range.upperBound)
        case .membership:
          role.range.lowerBound >= mark.range.upperBound
            && analyzed.distance(mark.range.upperBound, role.range.lowerBound) <= 10
        default:
          false
        }
      } && !isOwner(role, in: range)
    }
  }

  /// Whether a preposition makes a role what a report is about: `für Dachdecker sagt die Studie`.
  private func isBehindPurpose(_ role: RoleMark, _ marks: ArraySlice<Mark>) -> Bool {
    marks.contains {
      $0.category == .purpose && (0...1).contains(role.range.lowerBound - $0.range.upperBound)
    }
  }

  /// Whether a role only says whose neighbour, employer or client another role is: `the taxidermist's
  /// neighbour, a zoologist, earns`.
  private func isOwner(_ role: RoleMark, in range: Range<Int>) -> Bool {
    let end = role.range.upperBound
    guard text.bytes[end...].starts(with: "'s ".utf8),
      let other = roles(in: (end + 1).upTo(range.upperBound)).first(where: {
        $0.range.upperBound <= range.upperBound
      })
    else { return false }
    let between = (end + 3).upTo(other.range.lowerBound)
    return !analyzed.marks(in: between).contains {
      [.pay, .statistic, .percentile, .period, .currency, .outlookSubject, .outlookVerdict, .level]
        .contains($0.category)
    } && !text.bytes[between].contains(where: isDigit)
  }
}

extension PassageAnalysis {
  /// Whether nothing but a phrase with a preposition stands between a role and its verb: `a recruiter
  /// in Bergen told`.
  fileprivate func isPhrase(_ range: Range<Int>) -> Bool {
    range.count <= 2
      || (analyzed.marks(startingAt: range.lowerBound + 1).contains { $0.category == .function }
        && !text.bytes[range].contains { ",;:".utf8.contains($0) || isDigit($0) })
  }
}
