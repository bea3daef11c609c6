import Compensation

// The role and the place that the text around a sentence gives it.
extension DocumentContext {
  /// Returns the role that a sentence without one is about: of the sentences before it, of the
  /// leading lines, of the lines above, of the document's title.
  ///
  /// - Parameter sentence: The sentence's index in its passage.
  func role(around index: Int, sentence: Int) -> AttachedRole? {
    let own = analysis(of: index)
    if let post = post(advertisedIn: own, before: sentence) { return post }
    for earlier in own.landmarks.roles.before(sentence) {
      let roles = own.subjects(in: own.analyzed.sentences[earlier])
      if let role = preferred(roles, in: own, sentence: earlier) { return role }
    }
    if let role = titleLine(above: index) { return role }
    for lead in leadIns(of: index) {
      if let role = lead.leadingRole { return AttachedRole(role, isInSentence: false) }
    }
    if let role = roleAbove(index) { return role }
    return roleOfTitle(above: index) ?? post(below: index)
  }

  /// The role that a line below says the post is: `Post: Prosthetist`, where the pay stands first.
  private func post(below index: Int) -> AttachedRole? {
    let group = passages[index].group
    for line in index + 1..<max(index + 1, min(passages.count, index + 4)) {
      guard passages[line].group == group, passages[line].range.count < 80 else { return nil }
      let analysis = analysis(of: line)
      let label = analysis.analyzed.marks(startingAt: 0).first { $0.category == .roleColumn }
      if let label, let role = analysis.roles.first,
        role.range.lowerBound > label.range.upperBound,
        analysis.analyzed.distance(label.range.upperBound, role.range.lowerBound)
          <= DocumentContext.longestModifier,
        analysis.text.bytes[label.range.upperBound] == UInt8(ascii: ":")
      {
        return AttachedRole(role, isInSentence: false)
      }
    }
    return nil
  }

  /// What stands at most between the label of a post and the words that a catalogue knows: `Post:
  /// Irrigation Agronomist`.
  private static let longestModifier = 10

  /// The title that an advertisement in one paragraph begins with: whom the post works with is
  /// named behind it.
  private func post(advertisedIn own: PassageAnalysis, before sentence: Int) -> AttachedRole? {
    guard sentence > 0, let first = own.analyzed.sentences.first,
      let end = own.analyzed.marks(in: first).first(where: { $0.category == .titleEnd })
    else { return nil }
    return own.subjects(in: first).last { role in
      role.range.upperBound <= end.range.lowerBound
        && own.analyzed.distance(role.range.upperBound, end.range.lowerBound) <= 2
    }.map { AttachedRole($0, isInSentence: false) }
  }

  /// The role of an earlier sentence that the next one goes on with: the last that an amount was
  /// given to, else the first, which is mostly the subject.
  private func preferred(
    _ roles: [RoleMark], in analysis: PassageAnalysis, sentence: Int
  ) -> AttachedRole? {
    guard let first = roles.first else { return nil }
    // The post that an advertisement is about: `nabór na stanowisko: inspektor`.
    let posts = analysis.analyzed.marks(in: analysis.analyzed.sentences[sentence]).filter {
      $0.category == .jobContext
    }
    if roles.count > 1,
      let post = roles.first(where: { role in
        posts.contains {
          $0.range.upperBound <= role.range.lowerBound
            && role.range.lowerBound - $0.range.upperBound <= 12
        }
      })
    {
      return AttachedRole(post, isInSentence: false)
    }
    // Whose pay it is: `Councillors set the salary of the mayor.`
    if roles.count > 1,
      let paid = roles.first(where: { role in
        analysis.analyzed.marks(in: analysis.analyzed.sentences[sentence]).contains {
          $0.category == .pay && $0.number >= 3 && $0.range.upperBound <= role.range.lowerBound
            && analysis.analyzed.distance($0.range.upperBound, role.range.lowerBound) <= 5
        }
      }), analysis.amounts[sentence].allSatisfy(\.isBare)
    {
      return AttachedRole(paid, isInSentence: false)
    }
    if roles.count > 1, let last = analysis.amounts[sentence].last(where: { !$0.isBare }),
      let nearest = roles.last(where: { $0.range.upperBound <= last.range.lowerBound })
    {
      return AttachedRole(nearest, isInSentence: false)
    }
    return AttachedRole(first, isInSentence: false)
  }

  /// The title that the lines of a list stand below, where one group has several: a line of nothing
  /// but a role.
  private func titleLine(above index: Int) -> AttachedRole? {
    let passage = passages[index]
    guard passage.kind == .item || passage.range.count <= DocumentContext.longestOfList else {
      return nil
    }
    var position = index - 1
    while position >= 0, index - position <= 8, passages[position].group == passage.group,
      passages[position].range.count <= DocumentContext.longestOfList, isProse(position)
    {
      let line = analysis(of: position)
      if line.amounts.allSatisfy(\.isEmpty), let role = line.roles.first, line.roles.count == 1,
        role.range.lowerBound <= 1, line.whole.upperBound - role.range.upperBound <= 1
      {
        return AttachedRole(role, isInSentence: false)
      }
      position -= 1
    }
    return nil
  }

  /// Whether a passage stands right below a heading that is nothing but a role.
  func isHeadedByRole(_ index: Int) -> Bool {
    guard index > 0, passages[index - 1].kind == .heading else { return false }
    let heading = analysis(of: index - 1)
    guard let role = heading.roles.first, heading.roles.count == 1 else { return false }
    return role.range.lowerBound <= 1 && heading.whole.upperBound - role.range.upperBound <= 1
  }

  /// A longer line is no title, and no entry of a list below one.
  private static let longestOfList = 90

  /// The heading of a passage's group where no catalogue knows it and the group before has nothing but a
  /// role as its own: one title after another.
  private func titleBesideOthers(_ index: Int) -> AttachedRole? {
    let first = groupStart(of: index)
    guard first > 0, first < index, passages[first].kind == .heading else { return nil }
    let before = groupStart(of: first - 1)
    guard before < first - 1, passages[before].kind == .heading,
      passages[before].group == passages[first].group - 1,
      passages[first].range.count <= DocumentContext.longestTitle
    else { return nil }
    let known = analysis(of: before)
    let title = analysis(of: first)
    guard title.roles.isEmpty, let role = known.roles.first, role.role != nil,
      role.range.lowerBound <= 1, known.whole.upperBound - role.range.upperBound <= 1,
      !title.analyzed.marks.contains(where: { $0.category != .level && $0.category != .place })
    else { return nil }
    var attached = AttachedRole()
    attached.written = title.analyzed.text.sourceRange(title.whole)
    return attached
  }

  /// A longer heading is no title.
  private static let longestTitle = 40

  /// The first passage of a passage's group.
  private func groupStart(of index: Int) -> Int {
    var start = index
    while start > 0, index - start < DocumentContext.reach,
      passages[start - 1].group == passages[index].group
    {
      start -= 1
    }
    return start
  }

  /// The role of the lines above in the same group, then of the headings, then of the groups above.
  private func roleAbove(_ index: Int) -> AttachedRole? {
    let group = passages[index].group
    var position = index - 1
    while position >= 0, index - position <= DocumentContext.reach,
      passages[position].group == group
    {
      if isProse(position), let role = analysis(of: position).leadingRole,
        role.role != nil || passages[position].kind != .item
      {
        return AttachedRole(role, isInSentence: false)
      }
      position -= 1
    }
    if let title = titleBesideOthers(index) { return title }
    var headings = 0
    var lines = 0
    while position >= 0, headings < 3, lines < 40 {
      let isHeading = passages[position].kind == .heading
      if isHeading || group - passages[position].group <= 2,
        let role = analysis(of: position).leadingRole,
        role.role != nil || passages[position].kind != .item
      {
        return AttachedRole(role, isInSentence: false)
      }
      headings += isHeading ? 1 : 0
      lines += 1
      position -= 1
    }
    return nil
  }

  private func isProse(_ index: Int) -> Bool {
    if case .row = passages[index].kind { return false }
    return true
  }

  /// The role of the document's first line, or the words of an advertisement's first line that
  /// stand where a title stands.
  private func roleOfTitle(above index: Int) -> AttachedRole? {
    guard index > 0, passages.count <= Extractor.shortDocument else { return nil }
    let first = analysis(of: 0)
    if let role = first.leadingRole { return AttachedRole(role, isInSentence: false) }
    guard first.passage.kind == .heading || first.passage.range.count < 80 else { return nil }
    let bytes = first.text.bytes
    var end = 0
    while end < bytes.count, !",(|:;".utf8.contains(bytes[end]), bytes[end] != 0xE2 { end += 1 }
    while end > 0, bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let words = bytes[0..<end].count { $0 == UInt8(ascii: " ") } + 1
    let isTitle = !first.analyzed.marks(in: 0..<end).contains {
      [.pay, .refusal, .jobContext, .place, .outlookSubject, .period].contains($0.category)
    }
    guard end >= 4, words <= 5, isTitle, !bytes[0..<end].contains(where: isDigit),
      !".!?".utf8.contains(bytes[end - 1])
    else { return nil }
    var attached = AttachedRole()
    attached.written = first.text.sourceRange(0..<end)
    return attached
  }

  /// Returns the place that the text around a sentence gives it: of earlier sentences of the passage,
  /// of leading lines, of the lines of the same group, and in a short document of any line.
  func place(around index: Int, sentence: Int) -> (mark: Mark, written: Range<Int>)? {
    let own = analysis(of: index)
    for earlier in own.landmarks.named.before(sentence) {
      if let mark = place(in: own, own.analyzed.sentences[earlier]) {
        return (mark, own.text.sourceRange(mark.range))
      }
    }
    for lead in leadIns(of: index) {
      if let mark = place(in: lead, lead.whole) { return (mark, lead.text.sourceRange(mark.range)) }
    }
    guard let lines = advertisement(around: index) else { return nil }
    let near = passages.count <= 8 ? passages.indices : lines
    var found: (mark: Mark, written: Range<Int>)?
    for position in near where position != index {
      let analysis = analysis(of: position)
      guard let mark = place(in: analysis, analysis.whole) else { continue }
      if let found, found.mark.value != mark.value { return nil }
      found = found ?? (mark, analysis.text.sourceRange(mark.range))
    }
    return found
  }

  /// More lines than this are a list, not an advertisement.
  private static let longestAdvertisement = 40

  /// The passages of a passage's group where they are short lines, as in an advertisement.
  private func advertisement(around index: Int) -> Range<Int>? {
    let group = passages[index].group
    let isShort = passages.count <= 12
    var first = index
    while first > 0, passages[first - 1].group == group {
      first -= 1
      if index - first > DocumentContext.longestAdvertisement { return nil }
    }
    var end = index + 1
    while end < passages.count, passages[end].group == group {
      end += 1
      if end - index > DocumentContext.longestAdvertisement { return nil }
    }
    return isShort || passages[first..<end].allSatisfy { $0.range.count < 120 } ? first..<end : nil
  }

  private func place(in analysis: PassageAnalysis, _ range: Range<Int>) -> Mark? {
    analysis.analyzed.marks(in: range).first {
      $0.category == .place && analysis.text.isName($0.range)
    }.map { analysis.analyzed.place(of: $0) }
  }
}

extension PassageAnalysis {
  /// The role that a line names first, or the one that it says the post is: `The council fills a post:
  /// procurement officer`.
  fileprivate var leadingRole: RoleMark? {
    let post = roles.dropFirst().first { role in
      let label = role.range.lowerBound - 2
      return label > 0 && text.bytes[label] == UInt8(ascii: ":")
        && analyzed.marks(endingAt: label).contains { $0.category == .roleColumn }
    }
    return post ?? roles.first
  }
}
