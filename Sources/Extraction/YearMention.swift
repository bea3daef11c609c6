import Compensation

/// A year that stands alone in a text: no part of a span, a number, a date or a reference.
struct YearMention: Sendable {
  let year: Int
  let range: Range<Int>

  /// The years that figures can be of.
  private static let years = 1950...2035

  /// Returns the years of a text by place.
  ///
  /// - Complexity: Linear in the text.
  static func all(in bytes: [UInt8], marks: MarkIndex) -> [YearMention] {
    var found: [YearMention] = []
    var tellsProspects: Bool?
    let runs = DigitRuns(bytes[...])
    for run in runs where run.count == 4 {
      let year = runs.number(run)
      guard years.contains(year), !isJoined(run, in: bytes),
        !marks.marks(startingAt: run.upperBound).contains(where: { $0.category == .currency }),
        !isFullDate(bytes, behind: run.upperBound)
      else { continue }
      if isUntil(run.lowerBound, in: bytes, marks: marks) {
        let tells = tellsProspects ?? marks.marks.contains { $0.category.tellsProspects }
        tellsProspects = tells
        if tells { continue }
      }
      found.append(YearMention(year: year, range: run))
    }
    return found
  }

  /// Whether digits are a part of something longer: `12-2019`, `2019/20`, `#2019`, `2019–2021`.
  private static func isJoined(_ digits: Range<Int>, in bytes: [UInt8]) -> Bool {
    let before = digits.lowerBound > 0 ? bytes[digits.lowerBound - 1] : 0x20
    let after = digits.upperBound < bytes.count ? bytes[digits.upperBound] : 0x20
    return "-/.,_#:$".utf8.contains(before) || "-/_".utf8.contains(after)
      || bytes[..<digits.lowerBound].suffix(3).elementsEqual(longDash)
      || bytes[digits.upperBound...].prefix(3).elementsEqual(longDash)
  }

  private static let longDash: [UInt8] = [0xE2, 0x80, 0x93]

  /// Whether “by” or “until” stands before a place, and no verb of change that ends so.
  private static func isUntil(_ place: Int, in bytes: [UInt8], marks: MarkIndex) -> Bool {
    let isSpaced = place > 0 && bytes[place - 1] == UInt8(ascii: " ")
    let before = marks.marks(endingAt: isSpaced ? place - 1 : place)
    return before.contains { $0.category == .until } && !before.contains { $0.category == .change }
  }

  /// Whether month and day follow a year, as in a deadline: `2025年6月30日`.
  private static func isFullDate(_ bytes: [UInt8], behind year: Int) -> Bool {
    let rest = bytes[year...].prefix(16)
    guard rest.starts(with: yearSign), rest.contains(where: isDigit) else { return false }
    return [monthSign, daySign].allSatisfy { sign in
      rest.indices.contains { rest[$0...].starts(with: sign) }
    }
  }

  private static let yearSign = Array("年".utf8)
  private static let monthSign = Array("月".utf8)
  private static let daySign = Array("日".utf8)
}

extension Category {
  /// Whether a text with such a mark speaks of prospects.
  fileprivate var tellsProspects: Bool { self == .outlookSubject || self == .outlookVerdict }
}
