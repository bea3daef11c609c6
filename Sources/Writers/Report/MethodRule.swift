/// How one of a report's numbers comes about, in words.
struct MethodRule {
  let topic: String
  let text: String

  /// The rules of every report.
  static let all = [
    MethodRule(
      topic: "What a statement is",
      text:
        "A sentence or a table’s row of a document that states the pay of a role. The statistic that "
        + "the text names (mean, median, percentile) is kept; where it names none, none is assumed. "
        + "A claim of an article has no known number of people behind it."
    ),
    MethodRule(
      topic: "What is put together",
      text:
        "Figures of one role, market, currency and basis. Net pay stands apart from gross and unstated "
        + "pay, and a figure that is limited to a segment (an industry, a kind of employer) apart "
        + "from those of all workers. Unlike currencies are never pooled."
    ),
    MethodRule(
      topic: "Market",
      text:
        "The country that the text states; else the country whose currency it is (USD is US, PLN is "
        + "PL, EUR is the euro area, EA). The latter is marked “(implied)”."
    ),
    MethodRule(
      topic: "Annual pay",
      text:
        "The amount for a full-time year: hours, days, weeks and months are multiplied by the numbers "
        + "in the parameters below, a number of payments that the text states comes first."
    ),
    MethodRule(
      topic: "Central value",
      text:
        "The value itself for a mean, a median or a single amount; the midpoint of a closed range. A "
        + "one-sided bound (“from 60,000”, “up to 80,000”) has none and only widens the range."
    ),
    MethodRule(
      topic: "Lowest and highest: the range",
      text:
        "The lowest low and the highest high of the group’s statements. It is what was stated, not a "
        + "pay band, which is an employer’s policy, and not a pair of percentiles."
    ),
    MethodRule(
      topic: "Median",
      text:
        "The median of the central values, each source with the same total weight, so that an article "
        + "that states five figures counts as much as one that states one. Where each source has "
        + "one statement this is the plain median."
    ),
    MethodRule(
      topic: "Median of means, of medians",
      text:
        "The same over the statements that say “mean” (“average”) or “median” alone. The mean of pay "
        + "lies above its median, as pay is skewed; the two are not to be compared."
    ),
    MethodRule(
      topic: "Agreement",
      text:
        "The largest central value of a source divided by the smallest; 1.00 is full agreement. Not "
        + "available below two sources."
    ),
    MethodRule(
      topic: "Percentiles stated",
      text: "What statements such as “the top 10 % earn more than …” give. A percentile places a "
        + "distribution; it is no central value and takes no part in median or range."
    ),
    MethodRule(
      topic: "Observations",
      text:
        "Rows of surveys and lists of ads, each the pay of people or jobs. Quantiles interpolate "
        + "between neighbours at (n − 1) × p (type 7, Excel’s PERCENTILE.INC), by the rows’ weights "
        + "where the table has some. Values of groups too small to publish are withheld: [c]."
    ),
    MethodRule(
      topic: "Comparison",
      text:
        "The second role’s median minus the first’s, also as a share of the first’s. Overlap is the "
        + "shared part of both ranges over the narrower one. Differences within one source compare "
        + "like with like: the same author, year and method."
    ),
    MethodRule(
      topic: "Outlook",
      text:
        "What a source expects of a role’s job prospects. A claim without a number (“promising”, "
        + "“strong demand”) stays a direction; it is never turned into a percentage."
    ),
    MethodRule(
      topic: "What is not used",
      text:
        "Figures with “no” under “Used”: no role of the catalogue, no known market, a percentile, or a "
        + "repetition within one source. Amounts that are no pay: revenue, budgets, fees, "
        + "prices, funding, bonuses alone, differences between salaries, and amounts that nothing "
        + "near them calls pay or that cannot be pay for their period."
    ),
    MethodRule(
      topic: "Markers",
      text:
        "[x] not available: no statement gives it. [c] withheld, as too few are behind it. [e] an "
        + "estimate by a model, never mixed with what was stated."
    ),
  ]

  /// What is to be said of a workbook besides.
  static let ofWorkbook = [
    MethodRule(
      topic: "Formulas",
      text:
        "The column “Times a year” of the sheet Figures has the factor of each figure. Formulas carry the value that payband computed; a spreadsheet that computes them again gets "
        + "the same. Numbers without a formula are values whose rule a cell cannot hold, such as a "
        + "median that weighs sources."
    )
  ]
}
