internal import Compensation

/// The sheet that says in words how each number came about.
struct MethodSheet {
  static let name = "Method"
  let report: Report

  func content() -> SheetContent {
    var content = SheetContent(MethodSheet.name)
    content.hidesGridlines = true
    content.widthLimits = [34, 110]
    content.frozenRows = 1
    content.add(.row([.text("Topic", .header), .text("Rule", .header)]))
    for rule in MethodSheet.rules {
      content.add(.row([.text(rule.topic, .label), .text(rule.text, .wrapped), nil]))
    }
    content.addSpace()
    content.addText("Parameters of this report", .heading)
    for parameter in report.parameters {
      let note = parameter.note.isEmpty ? "" : " (\(parameter.note))"
      content.add(
        .row([.text(parameter.name, .label), .text(parameter.value + note, .wrapped), nil]))
    }
    if report.parameters.isEmpty {
      content.addText("None were set; the rules above apply as they stand.")
    }
    return content
  }

  private static let rules: [(topic: String, text: String)] = [
    (
      "What a statement is",
      "A sentence or a table’s row of a document that states the pay of a role. The statistic that "
        + "the text names (mean, median, percentile) is kept; where it names none, none is assumed. "
        + "A claim of an article has no known number of people behind it."
    ),
    (
      "What is put together",
      "Figures of one role, market, currency and basis. Net pay stands apart from gross and unstated "
        + "pay, and a figure that is limited to a segment (an industry, a kind of employer) apart "
        + "from those of all workers. Unlike currencies are never pooled."
    ),
    (
      "Market",
      "The country that the text states; else the country whose currency it is (USD is US, PLN is "
        + "PL, EUR is the euro area, EA). The latter is marked “(implied)”."
    ),
    (
      "Annual pay",
      "The amount for a full-time year: hours, days, weeks and months are multiplied by the numbers "
        + "in the parameters below, a number of payments that the text states comes first. The "
        + "column “Times a year” of the sheet Figures has the factor of each figure."
    ),
    (
      "Central value",
      "The value itself for a mean, a median or a single amount; the midpoint of a closed range. A "
        + "one-sided bound (“from 60,000”, “up to 80,000”) has none and only widens the range."
    ),
    (
      "Lowest and highest: the range",
      "The lowest low and the highest high of the group’s statements. It is what was stated, not a "
        + "pay band, which is an employer’s policy, and not a pair of percentiles."
    ),
    (
      "Median",
      "The median of the central values, each source with the same total weight, so that an article "
        + "that states five figures counts as much as one that states one. Where each source has "
        + "one statement this is Excel’s MEDIAN, and the cell is that formula."
    ),
    (
      "Median of means, of medians",
      "The same over the statements that say “mean” (“average”) or “median” alone. The mean of pay "
        + "lies above its median, as pay is skewed; the two are not to be compared."
    ),
    (
      "Agreement",
      "The largest central value of a source divided by the smallest; 1.00 is full agreement. Not "
        + "available below two sources."
    ),
    (
      "Percentiles stated",
      "What statements such as “the top 10 % earn more than …” give. A percentile places a "
        + "distribution; it is no central value and takes no part in median or range."
    ),
    (
      "Observations",
      "Rows of surveys and lists of ads, each the pay of people or jobs. Quantiles interpolate "
        + "between neighbours at (n − 1) × p (type 7, Excel’s PERCENTILE.INC), by the rows’ weights "
        + "where the table has some. Values of groups too small to publish are withheld: [c]."
    ),
    (
      "Comparison",
      "The second role’s median minus the first’s, also as a share of the first’s. Overlap is the "
        + "shared part of both ranges over the narrower one. Differences within one source compare "
        + "like with like: the same author, year and method."
    ),
    (
      "Outlook",
      "What a source expects of a role’s job prospects. A claim without a number (“promising”, "
        + "“strong demand”) stays a direction; it is never turned into a percentage."
    ),
    (
      "What is not used",
      "Figures with “no” under “Used”: no role of the catalogue, no known market, a percentile, or a "
        + "repetition within one source. Amounts on the sheet Rejected: revenue, budgets, fees, "
        + "prices, funding, bonuses alone, differences between salaries, and amounts that nothing "
        + "near them calls pay or that cannot be pay for their period."
    ),
    (
      "Markers",
      "[x] not available: no statement gives it. [c] withheld, as too few are behind it. [e] an "
        + "estimate by a model, never mixed with what was stated."
    ),
    (
      "Formulas",
      "Formulas carry the value that payband computed; a spreadsheet that computes them again gets "
        + "the same. Numbers without a formula are values whose rule a cell cannot hold, such as a "
        + "median that weighs sources."
    ),
  ]
}
