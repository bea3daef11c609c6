public import Compensation

/// Returns the rules by which numbers are summarized, as a report states them.
public func summaryParameters(
  rule: SuppressionRule = .standard, weighting: ObservationWeighting = .equal
) -> [ReportParameter] {
  [
    ReportParameter(
      name: "Central value",
      value: "a single amount itself, or the midpoint of a closed range",
      note: "a one-sided bound has none and only widens the range"),
    ReportParameter(
      name: "Median of statements",
      value: "median of the central values, each document with the same total weight",
      note: "percentiles, repeats and figures without role or market take no part"),
    ReportParameter(
      name: "Percentiles", value: "linear interpolation, type 7",
      note: "Excel's PERCENTILE and PERCENTILE.INC, R's default"),
    ReportParameter(
      name: "Weights of observations",
      value: weighting == .equal ? "each row counts once" : "each row counts by its weight",
      note: weighting == .equal
        ? "weights that a table states are not applied"
        : "percentiles are means over a window of the mean weight; equal weights give type 7"),
    rule.parameter,
  ]
}
