internal import Compensation
internal import Standardization
internal import Statistics

extension ReportBuilder {
  /// The observations that are summarized, those removed, and what is to be known of both.
  struct Rows {
    var kept: Observations
    var removed: [RemovedObservation] = []
    var issues: [InputIssue] = []
  }

  /// Returns the observations, without likely errors and in one currency where that was asked for.
  func observations(of findings: Findings, _ official: OfficialFigures) -> Rows {
    var rows = Rows(kept: findings.observations)
    if removesOutliers {
      let trimmed = TrimmedObservations(rows.kept) { group in
        official.distribution(of: group).flatMap(OutlierRule.limits)
      }
      rows.kept = trimmed.kept
      rows.removed = trimmed.removed
    }
    if let conversion = basis.conversion {
      let (converted, missing) = conversion.converted(rows.kept)
      rows.kept = converted
      rows.issues = missing.map { currency in
        InputIssue(
          .warning, path: conversion.path,
          message: "expected a rate from \(currency) to \(conversion.target), found none; "
            + "observations in \(currency) stay so, name other rates with --rates")
      }
    }
    return rows
  }
}
