import Compensation

// Roles and amounts that are listed apart: “A, B and C earn X, Y and Z, respectively”.
extension RoleAttachment {
  /// What a list of roles names: one of the catalogue, or words that stand where one would.
  private enum Listed {
    case known(RoleMark)
    case unknown(Range<Int>)
  }

  /// The role of an amount by its place, where as many roles as amounts are listed.
  func aligned(_ index: Int) -> AttachedRole? {
    guard !roles.isEmpty, nearness.amounts.count > 1 else { return nil }
    let all = nearness.amounts.indices
    guard let word = nearness.marks.first(where: { $0.category == .respectively }) else {
      return isDealtInOrder ? attached(listed(for: all.count)[index]) : nil
    }
    let before = all.filter { nearness.amounts[$0].range.upperBound <= word.range.lowerBound }
    let behind = all.filter { nearness.amounts[$0].range.lowerBound >= word.range.upperBound }
    let listed = listed(for: before.count)
    guard listed.count > 1 else { return nil }
    // Another amount may stand in a clause before or behind them.
    let dealt =
      listed.count == all.count
      ? Array(all)[...]
      : before.count >= listed.count ? before.suffix(listed.count) : behind.prefix(listed.count)
    guard dealt.count == listed.count, let place = dealt.firstIndex(of: index) else { return nil }
    return attached(listed[place - dealt.startIndex])
  }

  /// Whether a list of roles and a list of as many amounts are all that the sentence lists: `glaziers
  /// and bakers earn $20 and $24 an hour`.
  private var isDealtInOrder: Bool {
    let amounts = nearness.amounts
    let listed = listed(for: amounts.count)
    guard let first = amounts.first, let role = roles.last, roles.count > 1,
      role.range.upperBound <= first.range.lowerBound, listed.count == amounts.count,
      case .known = listed[0]
    else { return false }
    return zip(roles, roles.dropFirst()).allSatisfy {
      isJoined($0.range.upperBound.upTo($1.range.lowerBound))
    }
      && zip(amounts, amounts.dropFirst()).allSatisfy {
        isJoined($0.end.upTo($1.range.lowerBound)) && ($0.period == nil || $0.period == $1.period)
      }
  }

  /// Whether a stretch is the commas, joining words and unknown items of a list.
  private func isJoined(_ gap: Range<Int>) -> Bool {
    let bytes = analyzed.text.bytes
    let joins = analyzed.marks(in: gap).filter {
      [.rangeAnd, .function, .contrast].contains($0.category)
    }
    let items = items(in: gap)
    return !gap.isEmpty
      && gap.allSatisfy { place in
        ", 、".utf8.contains(bytes[place])
          || (joins.map(\.range) + items).contains { $0.contains(place) }
      }
  }

  private func attached(_ listed: Listed) -> AttachedRole {
    switch listed {
    case .known(let role):
      var attached = AttachedRole(role, isInSentence: true)
      attached.mark = role
      return attached
    case .unknown(let words):
      var attached = AttachedRole()
      attached.written = analyzed.text.sourceRange(words)
      attached.isInSentence = true
      return attached
    }
  }

  /// The roles of the sentence, with the unknown ones between them if that makes so many:
  /// `zookeepers, aquarists and veterinary nurses`.
  private func listed(for count: Int) -> [Listed] {
    guard count > roles.count else { return roles.map(Listed.known) }
    var listed: [Listed] = []
    for (index, role) in roles.enumerated() {
      if index > 0 {
        let gap = roles[index - 1].range.upperBound.upTo(role.range.lowerBound)
        listed += items(in: gap).map(Listed.unknown)
      }
      listed.append(.known(role))
    }
    if listed.count < count, let word = wordBeforeList { listed.insert(.unknown(word), at: 0) }
    return listed.count == count ? listed : roles.map(Listed.known)
  }

  /// The word that a comma or “and” joins to the first role.
  private var wordBeforeList: Range<Int>? {
    guard let first = roles.first?.range.lowerBound else { return nil }
    let bytes = analyzed.text.bytes
    var end = first
    while end > nearness.sentence.lowerBound, ", ".utf8.contains(bytes[end - 1]) { end -= 1 }
    if let joiner = analyzed.marks(endingAt: end).first(where: { $0.category == .rangeAnd }) {
      end = joiner.range.lowerBound
    } else if !bytes[end.upTo(first)].contains(UInt8(ascii: ",")) {
      return nil
    }
    while end > nearness.sentence.lowerBound, ", ".utf8.contains(bytes[end - 1]) { end -= 1 }
    let start = bytes[nearness.sentence.lowerBound.upTo(end)].lastIndex(of: UInt8(ascii: " "))
    let word = (start.map { $0 + 1 } ?? nearness.sentence.lowerBound).upTo(end)
    return word.count >= 4 && analyzed.marks(in: word).isEmpty ? word : nil
  }

  /// The items between two roles of a list, which commas and “and” part.
  private func items(in gap: Range<Int>) -> [Range<Int>] {
    let bytes = analyzed.text.bytes
    let joiners = analyzed.marks(in: gap).filter { $0.category == .rangeAnd }
    let parts = gap.split { place in
      bytes[place] == UInt8(ascii: ",") || joiners.contains { $0.range.contains(place) }
    }
    return parts.compactMap { part in
      var item = part.startIndex..<part.endIndex
      while item.count > 1, bytes[item.lowerBound] == 0x20 {
        item = item.lowerBound + 1..<item.upperBound
      }
      while item.count > 1, bytes[item.upperBound - 1] == 0x20 {
        item = item.lowerBound..<item.upperBound - 1
      }
      let words = bytes[item].count { $0 == 0x20 } + 1
      return item.count >= 4 && words <= 3 && analyzed.marks(in: item).isEmpty ? item : nil
    }
  }
}
