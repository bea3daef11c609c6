internal import Compensation
internal import Documents
internal import Standardization

extension BasisOptions {
  /// Returns the working time of the program, or with the rows of the file that is named.
  func workingTimeTable() throws -> WorkingTime {
    let standard = try WorkingTime()
    guard let workingTime else { return standard }
    return try BasisOptions.reading(workingTime) { text in
      try standard.overridden(by: text, path: workingTime)
    }
  }

  /// Returns what the options ask for.
  ///
  /// - Parameter asOf: The day of the report, `2026-11-21`.
  /// - Throws: ``CommandFailure`` where an option or a file cannot be used.
  func basis(asOf: String, by reader: DocumentReader) throws -> CommonBasis {
    CommonBasis(
      conversion: try conversion(asOf: asOf, by: reader), ageing: try ageingStep(),
      realTerms: try realTerms(by: reader), purchasingPower: try purchasingPower())
  }

  private func conversion(asOf: String, by reader: DocumentReader) throws -> CurrencyConversion? {
    guard let currency else { return nil }
    guard let target = Currency(currency.uppercased()) else {
      throw CommandFailure(
        "--currency: expected a code of three letters such as EUR, found “\(currency)”; correct it",
        code: .wrongArguments)
    }
    guard let path = rates else { return try CurrencyConversion(to: target) }
    guard let day = CalendarDay(asOf),
      let rates = ExchangeRates(try BasisOptions.table(path, by: reader))
    else { throw ConversionError(.noRates, path: path) }
    return try CurrencyConversion(to: target, on: day, by: rates, path: path)
  }

  private func ageingStep() throws(CommandFailure) -> Ageing? {
    guard let ageTo, let ageRate else { return nil }
    guard let date = CalendarDay(ageTo) else {
      throw CommandFailure(
        "--age-to: expected a date such as 2027-01-01, found “\(ageTo)”; correct it",
        code: .wrongArguments)
    }
    let text = ageRate.hasSuffix("%") ? String(ageRate.dropLast()) : ageRate
    guard let percent = Amount(text.filter { $0 != " " }),
      let step = Ageing(to: date, at: percent.doubleValue / 100, ageing.convention)
    else {
      throw CommandFailure(
        "--age-rate: expected a growth in per cent such as 3%, above -100 and up to 100, found "
          + "“\(ageRate)”; correct it", code: .wrongArguments)
    }
    return step
  }

  private func realTerms(by reader: DocumentReader) throws -> RealTerms? {
    guard let real, let cpi else { return nil }
    guard let prices = ConsumerPrices(try BasisOptions.table(cpi, by: reader)) else {
      throw CommandFailure(
        "\(cpi): expected consumer prices, a date or a year and an index, found another table; name "
          + "a file such as CPIAUCSL.csv", code: .failed)
    }
    guard let terms = RealTerms(prices: prices, of: cpiCountry.uppercased(), baseYear: real) else {
      throw CommandFailure(
        "--real: expected a year that \(cpi) covers, found \(real); name one with all twelve months",
        code: .wrongArguments)
    }
    return terms
  }

  private func purchasingPower() throws -> PurchasingPower? {
    guard let ppp else { return nil }
    return try BasisOptions.reading(ppp) { try PurchasingPower(text: $0, path: ppp) }
  }

  private static func table(
    _ path: String, by reader: DocumentReader
  ) throws(CommandFailure) -> DocumentTable {
    let document: ReadDocument
    do throws(InputError) {
      document = try reader.read(InputFile(pathBytes: RawArguments.bytes(of: path)))
    } catch {
      throw CommandFailure(error.description, code: .failed)
    }
    guard case .table(let table) = document.content else {
      throw CommandFailure(
        "\(path): expected a table, found \(document.format); name another file", code: .failed)
    }
    return table
  }

  /// Reads a small table of the user's; errors of its form name the file.
  private static func reading<Value>(
    _ path: String, _ make: (String) throws -> Value
  ) throws -> Value {
    let bytes: [UInt8]
    do throws(InputError) {
      bytes = try InputFile(pathBytes: RawArguments.bytes(of: path)).contents(limit: 16 << 20)
    } catch {
      throw CommandFailure(error.description, code: .failed)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(
        "\(path):1:1: expected a table in UTF-8, found other bytes; save it as UTF-8",
        code: .failed)
    }
    do {
      return try make(text)
    } catch let error as DelimitedTextError {
      throw CommandFailure(
        "\(path):\(error.line):\(error.column): \(error)", code: .failed)
    }
  }
}
