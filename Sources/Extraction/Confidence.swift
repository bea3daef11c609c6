import Compensation

/// The probability that a record is right: its amount, period, role and statistic.
///
/// What a text itself says of an amount decides. Of the records of the two sets in Tests/Gold whose
/// role the catalogue knows, 19 of 27 were right where the text named neither a statistic nor a
/// period nor a range or bound, 56 of 63 where it named one of them, 72 of 74 where it named two,
/// all 4 where it named all three; cells of tables under their headers were right in all 34 cases.
/// Where the words for the role are none of the catalogue's, 8 of 14 were right, and none of 4 where
/// no role was found at all. The weight of the evidence that an amount is pay
/// (``Judgement/evidence``) adds little to that: 45 of 45 against 27 of 29 among those with two.
///
/// The values are these shares, drawn a little towards the middle because the numbers are small. On
/// both sets together 109 of 111 records of 0.9 and more are right; on the 240 passages that the
/// extractor was developed on, 169 of 170. `Benchmarks/accuracy` prints the table anew.
enum Confidence {
  /// What the text says of one amount besides the amount.
  struct Statements {
    var hasStatistic: Bool
    var hasPeriod: Bool
    /// A range, or an end that is stated to be open.
    var hasBounds: Bool

    var count: Int { (hasStatistic ? 1 : 0) + (hasPeriod ? 1 : 0) + (hasBounds ? 1 : 0) }
  }

  /// From here on evidence for pay is strong.
  private static let strongEvidence = 8.0

  /// Returns the confidence in a figure of a sentence.
  static func value(
    of judgement: Judgement, role: AttachedRole?, statements: Statements
  ) -> Double {
    guard let role else { return 0.5 }
    guard role.role != nil || role.isEveryone else { return 0.6 }
    switch statements.count {
    case 0: return 0.75
    case 1: return 0.88
    case 2: return judgement.evidence < strongEvidence ? 0.93 : 0.97
    default: return 0.97
    }
  }

  /// Returns the confidence in a figure of a table's cell, which its header explains.
  static func value(ofCellWith role: AttachedRole?) -> Double {
    guard let role else { return 0.7 }
    return role.role != nil || role.isEveryone ? 0.97 : 0.9
  }
}
