internal import Compensation

extension Report {
  /// What stands beside the stated figures and never among them: models, official statistics,
  /// observations that were removed, and what changed since an earlier run.
  ///
  /// - Parameter marker: What stands for a number that is withheld.
  func modelTables(marker: FieldValue) -> [DataTable] {
    [
      observedTable, modelTable, officialTable, projectionTable, removedTable, gapTable(marker),
      changeTable,
    ]
  }

  private func gapTable(_ marker: FieldValue) -> DataTable {
    let example = PayGapMeasure(
      source: "", market: "", currency: .usd, isNet: false, measure: .mean, value: nil)
    return DataTable(name: "pay-gap", payGaps, example: example) { gap in
      [
        Field("document", .text(gap.source)), Field("market", .text(gap.market)),
        Field("currency", .text(gap.currency.code)),
        Field("basis", .text(gap.isNet ? "net" : "gross-or-unstated")),
        Field("category", .text(gap.category)), Field("measure", .text(gap.measure.rawValue)),
        Field("women", gap.women.map { .integer($0) } ?? marker),
        Field("men", gap.men.map { .integer($0) } ?? marker),
        Field("value", gap.value.map { .number($0) } ?? marker),
        Field("reaches_assessment", .text(gap.reachesAssessment ? "true" : "false")),
      ]
    }
  }

  private var observedTable: DataTable {
    let summary = ObservationSummary(group: Example.group, count: 0, sources: 0)
    let example = ObservationComparison(
      first: summary, second: summary, difference: nil, relativeDifference: nil, overlap: nil,
      probabilityOfMore: nil)
    return DataTable(name: "observed-comparisons", observationComparisons, example: example) {
      $0.fields
    }
  }

  private var modelTable: DataTable {
    let titles = roleTitles
    let example = ModelledPay(
      group: Example.group, method: .adjustedMedian, value: 0, sources: 0, assumption: "",
      figures: [])
    return DataTable(name: "models", models, example: example) { model in
      model.group.fields(titles: titles) + model.valueFields + [
        Field("figures", .text(model.figures.map(String.init).joined(separator: " ")))
      ]
    }
  }

  private var officialTable: DataTable {
    let titles = roleTitles
    let example = OfficialComparison(
      figure: 0, role: "", code: "", claim: 0, period: .year, claimYear: nil, officialYear: 0,
      share: nil, position: "", official: nil, officialStatistic: .median, difference: nil)
    return DataTable(name: "official", officialComparisons, example: example) {
      $0.fields(titles: titles)
    }
  }

  private var projectionTable: DataTable {
    let titles = roleTitles
    let example = OutlookComparison(
      outlook: 0, role: "", code: "", claim: .stable, claimPercent: nil, fromYear: 0, toYear: 0,
      projectedPercent: 0, averagePercent: nil, phrase: nil, agrees: false)
    return DataTable(name: "projections", outlookComparisons, example: example) {
      $0.fields(titles: titles)
    }
  }

  private var removedTable: DataTable {
    let titles = roleTitles
    let example = RemovedObservation(
      group: Example.group, annualPay: 0, source: "", line: 0, reason: .fence, limits: 0...0)
    return DataTable(name: "removed", removed, example: example) { row in
      row.group.fields(titles: titles) + [
        Field("annual_pay", .number(row.annualPay)), Field("reason", .text(row.reason.rawValue)),
        Field("least", .number(row.limits.lowerBound)),
        Field("most", .number(row.limits.upperBound)), Field("document", .text(row.source)),
        Field("line", .integer(row.line)),
      ]
    }
  }
}

extension ObservationComparison {
  var fields: [Field] {
    [
      Field("first", .text(first.group.role)), Field("second", .text(second.group.role)),
      Field("market", .text(first.group.market)),
      Field("currency", .text(first.group.currency.code)),
      Field("basis", .text(first.group.isNet ? "net" : "gross-or-unstated")),
      Field("first_p25", .number(first.p25)), Field("first_median", .number(first.median)),
      Field("first_p75", .number(first.p75)), Field("second_p25", .number(second.p25)),
      Field("second_median", .number(second.median)), Field("second_p75", .number(second.p75)),
      Field("difference", .number(difference)),
      Field("relative_difference", .number(relativeDifference)),
      Field("overlap", .number(overlap)),
      Field("probability_of_more", .number(probabilityOfMore)),
    ]
  }
}

extension ModelledPay {
  var valueFields: [Field] {
    [
      Field("method", .text(method.rawValue)), Field("mark", .text(Marker.estimate)),
      Field("value", .number(value)), Field("low", .number(low)), Field("high", .number(high)),
      Field("confidence", .number(confidence)), Field("sources", .integer(sources)),
      Field("assumption", .text(assumption)),
    ]
  }
}

extension OfficialComparison {
  func fields(titles: [String: String]) -> [Field] {
    [
      Field("figure", .integer(figure)), Field("role", .text(role)),
      Field("role_title", .text(titles[role])), Field("code", .text(code)),
      Field("claim", .number(claim)), Field("period", .text(period.rawValue)),
      Field("claim_year", .integer(claimYear)), Field("official_year", .integer(officialYear)),
      Field("position", .text(position)), Field("share", .number(share)),
      Field("official_statistic", .text(officialStatistic.rawValue)),
      Field("official", .number(official)), Field("difference", .number(difference)),
    ]
  }
}

extension OutlookComparison {
  func fields(titles: [String: String]) -> [Field] {
    [
      Field("outlook", .integer(outlook)), Field("role", .text(role)),
      Field("role_title", .text(titles[role])), Field("code", .text(code)),
      Field("claim", .text(claim.rawValue)), Field("claim_percent", .number(claimPercent)),
      Field("from_year", .integer(fromYear)), Field("to_year", .integer(toYear)),
      Field("projected_percent", .number(projectedPercent)),
      Field("average_percent", .number(averagePercent)), Field("phrase", .text(phrase)),
      Field("agrees", .text(agrees ? "true" : "false")),
    ]
  }
}

extension StandardizedFigure {
  /// The steps to the standardized amounts, in words; `nil` for none.
  var adjustmentWords: String? {
    let words = adjustments.map { step in
      "\(step.kind.rawValue)\(step.kind.isModel ? " \(Marker.estimate)" : "")"
        + " × \(PlainNumber.text(of: step.factor)): \(step.assumption)"
    }
    return words.isEmpty ? nil : words.joined(separator: "; ")
  }

  /// The currency of the standardized amounts, the steps to them, and the model.
  var basisFields: [Field] {
    [
      Field("standard_currency", .text(currency.code)),
      Field("adjustments", .text(adjustmentWords)),
      Field("modelled_low", .number(modelled?.low)),
      Field("modelled_high", .number(modelled?.high)),
    ]
  }
}
