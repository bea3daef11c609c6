import Compensation

// What a sentence asserts: verdicts, counts of more and fewer, subjects with what they do.
extension OutlookReader {
  func predicates(_ marks: ArraySlice<Mark>) -> [Predicate] {
    var found: [Predicate] = []
    for mark in marks where mark.category == .outlookVerdict && !isOfNumber(mark) {
      if let direction = OutlookDirection(rawValue: mark.value) {
        found.append(Predicate(place: mark.range, direction: direction, subject: "verdict"))
      }
    }
    found += counted(marks)
    var told: [Mark] = []
    for subject in marks where subject.category == .outlookSubject {
      let word = directing(subject, marks)
      if let word { told.append(word) }
      guard
        let direction = signedDirection(of: subject, among: marks)
          ?? word.flatMap({ OutlookDirection(rawValue: $0.value) })
      else { continue }
      found.append(
        Predicate(
          place: subject.range
            .lowerBound.upTo(max(subject.range.upperBound, subject.range.lowerBound + 1)),
          direction: direction, subject: subject.value, word: word?.range))
    }
    found += elliptic(marks, behind: told)
    found.sort { $0.place.lowerBound < $1.place.lowerBound }
    found += rates(marks, told: told, besides: found)
    return found.sorted { $0.place.lowerBound < $1.place.lowerBound }
  }

  /// What further clauses say of their own roles with the subject of the one before: `employment of
  /// florists will shrink by 3 per cent, and that of roofers rise by 6`.
  private func elliptic(_ marks: ArraySlice<Mark>, behind told: [Mark]) -> [Predicate] {
    guard var last = told.map(\.range.upperBound).max() else { return [] }
    let named = passage.subjects(in: range)
    var found: [Predicate] = []
    for mark in marks where mark.category == .outlookDirection && mark.range.lowerBound >= last {
      let between = last.upTo(mark.range.lowerBound)
      guard let direction = OutlookDirection(rawValue: mark.value), startsClause(in: between),
        let role = named.last(where: { between.contains($0.range.lowerBound) }),
        startsClause(in: last.upTo(role.range.lowerBound)),
        !marks.contains(where: {
          [.outlookSubject, .outlookBlock, .outlookVerdict, .pay].contains($0.category)
            && between.contains($0.range.lowerBound)
        })
      else { continue }
      found.append(Predicate(place: mark.range, direction: direction, subject: "verdict"))
      last = mark.range.upperBound
    }
    return found
  }

  /// Whether a word is one of approximation before a number: `knapp 20.000 Euro`.
  private func isOfNumber(_ mark: Mark) -> Bool {
    let bytes = analyzed.text.bytes
    let next = mark.range.upperBound + 1
    return next < bytes.count && bytes[next - 1] == UInt8(ascii: " ") && isDigit(bytes[next])
      && analyzed.marks(startingAt: mark.range.lowerBound).contains {
        $0.category == .approximately
      }
  }

  /// How many more or fewer there will be by some year: `11 percent more nurses`.
  private func counted(_ marks: ArraySlice<Mark>) -> [Predicate] {
    marks.compactMap { mark in
      guard mark.category == .outlookComparison,
        let direction = OutlookDirection(rawValue: mark.value),
        isCounted(mark),
        OutlookFigures(analyzed: analyzed, sentence: range).years(near: mark.range).to != nil
      else { return nil }
      return Predicate(place: mark.range, direction: direction, subject: "employment")
    }
  }

  /// Whether a number or a per cent says how many: `2,400 more inspectors`, `11 percent more`.
  private func isCounted(_ mark: Mark) -> Bool {
    let bytes = analyzed.text.bytes
    var end = mark.range.lowerBound
    if end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return (end > 0 && isDigit(bytes[end - 1]))
      || analyzed.marks(endingAt: end).contains {
        $0.category == .number || $0.category == .multiplier
      }
      || analyzed.marks(in: mark.range).contains { $0.category == .percent }
  }

  /// The direction of a percentage right behind a subject, by its sign: `Employment: +8%`. One without
  /// a sign, behind a colon, is growth: `Job outlook: 8%`.
  private func signedDirection(
    of subject: Mark, among marks: ArraySlice<Mark>
  ) -> OutlookDirection? {
    let bytes = analyzed.text.bytes
    for percent in analyzed.marks(in: range) where percent.category == .percent {
      guard percent.range.lowerBound > subject.range.upperBound,
        analyzed.distance(subject.range.upperBound, percent.range.lowerBound)
          <= OutlookReader.signReach
      else { continue }
      var start = percent.range.lowerBound
      while start > range.lowerBound,
        isDigit(bytes[start - 1]) || " .,".utf8.contains(bytes[start - 1])
      {
        start -= 1
      }
      guard start > range.lowerBound else { continue }
      if bytes[start - 1] == UInt8(ascii: "+") { return .growth }
      // A dash behind a digit is that of a span: `2024-34`.
      let width = bytes[start - 1] == UInt8(ascii: "-") ? 1 : bytes[start - 1] == 0x93 ? 3 : 0
      if width > 0, start <= width || !isDigit(bytes[start - width - 1]) { return .decline }
      let isLabelled =
        subject.value == "outlook"
        && bytes[subject.range.upperBound.upTo(start)].last { $0 != 0x20 } == UInt8(ascii: ":")
        && !marks.contains { $0.category == .outlookDirection }
      if isLabelled { return .growth }
    }
    return nil
  }

  /// How far behind its subject a percentage stands that gives the direction.
  private static let signReach = 40

  /// How far what a subject does stands from it.
  private static let reach = 42

  /// What a subject does: the nearest word of direction that nothing else claims.
  private func directing(_ subject: Mark, _ marks: ArraySlice<Mark>) -> Mark? {
    var best: (mark: Mark, cost: Int)?
    for mark in marks where mark.category == .outlookDirection {
      // In the clause before, it mostly is of another subject.
      let isBefore =
        mark.range.upperBound <= subject.range.lowerBound
        && startsClause(in: mark.range.upperBound.upTo(subject.range.lowerBound))
      let cost = distance(subject.range, mark.range) + (isBefore ? 12 : 0)
      guard cost <= OutlookReader.reach, !isApart(mark.range, before: subject.range),
        !isClaimed(mark, from: subject, cost: cost, marks),
        best.map({ cost < $0.cost }) ?? true
      else { continue }
      best = (mark, cost)
    }
    return best?.mark
  }

  /// Whether a colon or semicolon parts a word of direction from the subject behind it.
  private func isApart(_ direction: Range<Int>, before subject: Range<Int>) -> Bool {
    direction.upperBound <= subject.lowerBound
      && analyzed.text.bytes[direction.upperBound.upTo(subject.lowerBound)].contains {
        $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ";")
      }
  }

  /// Whether something that is no employment stands nearer to a word of direction than the subject.
  private func isClaimed(
    _ mark: Mark, from subject: Mark, cost: Int, _ marks: ArraySlice<Mark>
  ) -> Bool {
    marks.contains { other in
      other.category == .outlookBlock && other.range != subject.range
        && distance(other.range, mark.range) < cost
        && !(other.range.lowerBound > mark.range.upperBound
          && subject.range.upperBound <= mark.range.lowerBound)
        && !isBetween(subject.range, other.range, mark.range, marks)
    }
  }

  /// Whether the blocking word only describes the subject's role: it stands between subject and
  /// direction without a boundary of clauses behind it.
  private func isBetween(
    _ subject: Range<Int>, _ other: Range<Int>, _ direction: Range<Int>, _ marks: ArraySlice<Mark>
  ) -> Bool {
    guard subject.upperBound <= other.lowerBound, other.upperBound <= direction.lowerBound else {
      return false
    }
    return distance(subject, other) <= 8
  }
}
