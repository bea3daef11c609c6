/// How many women and men the measures of a table's pay gap are of, as far as it may be told.
///
/// The rows of a role are shown elsewhere, and so are those of a table; both are totals. Beside each
/// category's women and men there are rows of neither sex, or of nobody's that could be read: a single
/// one of them would follow from the other two.
struct PayGapHeadcounts: Sendable {
  /// Women and men; `nil` for a number that is withheld.
  struct Headcount: Hashable, Sendable {
    var women: Int?
    var men: Int?

    static let withheld = Headcount()

    var isShown: Bool { women != nil && men != nil }
  }

  /// Of all people.
  let all: Headcount
  /// By category, in the order of the gap's.
  let categories: [Headcount]

  /// - Parameter others: The rows of each category that are in the numbers of its role, but neither
  ///   a woman's nor a man's.
  init(_ gap: PayGap, others: [String: Int], rule: SuppressionRule) {
    // A row of the table by category, the last of those without one: women, men, others.
    let named = gap.categories.map { [$0.women, $0.men, others[$0.name] ?? 0] }
    let women = gap.women - named.reduce(0) { $0 + $1[0] }
    let men = gap.men - named.reduce(0) { $0 + $1[1] }
    let rows = named + [[women, men, 0]]
    let ofCategories = rows.indices.map { Array($0 * 3..<$0 * 3 + 3) }
    let ofSexes = (0..<2).map { column in rows.indices.map { $0 * 3 + column } }
    let suppression = ComplementarySuppression(
      rows.flatMap(\.self), totals: ofCategories + ofSexes, rule: rule)
    func shown(_ count: Int, _ isWithheld: Bool) -> Int? { isWithheld ? nil : count }
    categories = gap.categories.indices.map { row in
      Headcount(
        women: shown(rows[row][0], suppression.isWithheld[row * 3]),
        men: shown(rows[row][1], suppression.isWithheld[row * 3 + 1]))
    }
    // The rows of a role are shown wherever they are five: where they leave a number alone, it is as
    // good as shown, and a total over all roles would tell the next.
    let isTold = rows.indices.contains { row in
      suppression.isTotalWithheld[row] && rule.shows(rows[row].reduce(0, +))
    }
    all = Headcount(
      women: shown(gap.women, isTold || suppression.isTotalWithheld[rows.count]),
      men: shown(gap.men, isTold || suppression.isTotalWithheld[rows.count + 1]))
  }
}
