/// One record of extraction, of one of three kinds; by reference, as records have many fields and
/// are handed on often.
public indirect enum Record: Hashable, Sendable {
  case salary(SalaryFigure)
  case outlook(OutlookStatement)
  case rejected(RejectedAmount)

  /// The role of a statement; `nil` for none that is known, and for an amount that is no pay.
  public var role: String? {
    switch self {
    case .salary(let figure): figure.role
    case .outlook(let statement): statement.role
    case .rejected: nil
    }
  }

  public var location: SourceLocation {
    switch self {
    case .salary(let figure): figure.location
    case .outlook(let statement): statement.location
    case .rejected(let amount): amount.location
    }
  }
}

/// The value of one field of a record or of a table's cell.
public enum FieldValue: Hashable, Sendable {
  case null
  case text(String)
  case integer(Int)
  case amount(Amount)
  case number(Double)

  /// The text, or `null` where there is none.
  public static func text(_ text: String?) -> FieldValue { text.map { .text($0) } ?? .null }
  public static func integer(_ value: Int?) -> FieldValue { value.map { .integer($0) } ?? .null }
  public static func amount(_ value: Amount?) -> FieldValue { value.map { .amount($0) } ?? .null }
  public static func number(_ value: Double?) -> FieldValue { value.map { .number($0) } ?? .null }
}

/// A field's name, which is a key in JSON and a header in CSV alike, and its value.
public struct Field: Hashable, Sendable {
  public let name: String
  public let value: FieldValue

  public init(_ name: String, _ value: FieldValue) {
    self.name = name
    self.value = value
  }
}

extension Record {
  /// The fields in the order of the published contract; absent values are `null`.
  public var fields: [Field] {
    switch self {
    case .salary(let figure): figure.fields
    case .outlook(let statement): statement.fields
    case .rejected(let amount): amount.fields
    }
  }
}

extension SourceLocation {
  var fields: [Field] {
    [
      Field("document", .text(document)), Field("line", .integer(line)),
      Field("column", .integer(column)), Field("offset", .integer(offset)),
      Field("length", .integer(length)),
    ]
  }
}

extension SalaryFigure {
  public var fields: [Field] {
    [Field("kind", .text("salary"))] + location.fields + [
      Field("locator", .text(location.locator)),
      Field("language", .text(language)),
      Field("role", .text(role)),
      Field("role_as_written", .text(roleAsWritten)),
      Field("statistic", .text(statistic?.rawValue)),
      Field("percentile", .number(percentile)),
      Field("low", .amount(low)),
      Field("high", .amount(high)),
      Field("currency", .text(currency.code)),
      Field("period", .text(period.rawValue)),
      Field("payments_per_year", .number(paymentsPerYear)),
      Field("annual_low", .amount(annualLow)),
      Field("annual_high", .amount(annualHigh)),
      Field("basis", .text(basis?.rawValue)),
      Field("component", .text(component?.rawValue)),
      Field("level", .text(level?.rawValue)),
      Field("country", .text(country)),
      Field("place_as_written", .text(placeAsWritten)),
      Field("segment", .text(segment)),
      Field("year", .integer(year)),
      Field("employer", .text(employer)),
      Field("sample_size", .number(sampleSize)),
      Field("quote", .text(quote)),
      Field("confidence", .number(confidence)),
    ]
  }
}

extension OutlookStatement {
  public var fields: [Field] {
    [Field("kind", .text("outlook"))] + location.fields + [
      Field("locator", .text(location.locator)),
      Field("language", .text(language)),
      Field("role", .text(role)),
      Field("role_as_written", .text(roleAsWritten)),
      Field("direction", .text(direction.rawValue)),
      Field("growth_percent", .number(growthPercent)),
      Field("from_year", .integer(fromYear)),
      Field("to_year", .integer(toYear)),
      Field("openings_per_year", .number(openingsPerYear)),
      Field("new_jobs", .number(newJobs)),
      Field("country", .text(country)),
      Field("place_as_written", .text(placeAsWritten)),
      Field("quote", .text(quote)),
      Field("confidence", .number(confidence)),
    ]
  }
}

extension RejectedAmount {
  public var fields: [Field] {
    [Field("kind", .text("rejected"))] + location.fields + [
      Field("language", .text(language)),
      Field("low", .amount(low)),
      Field("high", .amount(high)),
      Field("currency", .text(currency?.code)),
      Field("reason", .text(reason.rawValue)),
      Field("quote", .text(quote)),
    ]
  }
}
