import Compensation

/// The probability that a record is right: its amount, period, role and statistic.
///
/// What a text itself says of an amount decides. Of the records of the sets in Tests/Gold, evaluated
/// and development, whose role the catalogue knows, 47 of 57 were right where the text named
/// neither a statistic nor a period nor a range or bound, 123 of 133 where it named one of them, 46
/// of 49 where it named two and the evidence that the amount is pay (``Judgement/evidence``) was
/// weak, 137 of 139 where it was strong, or the text named all three, or a table's header explains
/// the cell. Where the words for the role are none of the catalogue's, 19 of 25 were right, and 1 of
/// 10 where no role was found at all.
///
/// The values are these shares, drawn a little towards the middle because the numbers are small. Of
/// the records of 0.9 and more, 110 of 111 are right on the evaluated sets and 2,677 of 2,704 on the
/// development sets, which the rules were mended on. `Benchmarks/accuracy` prints the table anew.
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
    guard let role else { return 0.3 }
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
