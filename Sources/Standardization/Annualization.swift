public import Compensation

extension WorkingTime {
  /// Returns an amount for a full-time year, unrounded.
  ///
  /// ```swift
  /// workingTime.annualized(hourly, per: .hour, in: "US")  // 28.10 × 2,080 = 58_448
  /// ```
  ///
  /// - Parameters:
  ///   - amount: The amount as stated.
  ///   - period: How often it is paid.
  ///   - paymentsPerYear: How many monthly payments the text states; `nil` counts 12.
  ///   - country: The ISO 3166-1 alpha-2 code of the market; `nil` takes the default row.
  /// - Returns: The annual pay in the amount's currency; `nil` only for no amount.
  public func annualized(
    _ amount: Amount?, per period: PayPeriod, paymentsPerYear: Double? = nil, in country: String?
  ) -> Double? {
    guard let amount else { return nil }
    return unitsPerYear(of: period, paymentsPerYear: paymentsPerYear, in: country).annual(amount)
  }

  /// Returns an amount for a full-time year to the ten-thousandth: exact where four decimal places
  /// hold it, else the nearest, halves away from zero.
  ///
  /// - Returns: `nil` for no amount, and where the year's is out of an ``Amount``'s range.
  public func annualAmount(
    _ amount: Amount?, per period: PayPeriod, paymentsPerYear: Double? = nil, in country: String?
  ) -> Amount? {
    guard let amount else { return nil }
    let units = unitsPerYear(of: period, paymentsPerYear: paymentsPerYear, in: country)
    let exact = units.product(with: amount)
    let half: Int128 = exact < 0 ? -5_000 : 5_000
    return Int64(exactly: (exact + half) / 10_000).map(Amount.init(tenThousandths:))
  }
}

extension UnitsPerYear {
  /// Returns an amount for a full-time year, unrounded.
  public func annual(_ amount: Amount) -> Double { Double(product(with: amount)) / 100_000_000 }

  /// The product in hundred-millionths; two 64-bit numbers always fit.
  func product(with amount: Amount) -> Int128 {
    Int128(amount.tenThousandths) * Int128(tenThousandths)
  }
}

extension SalaryFigure {
  /// Returns the figure with the amounts for a full-time year filled in; they stay empty for a role
  /// that its source says is paid by the hour only.
  ///
  /// - Parameters:
  ///   - workingTime: The hours, days and weeks of a year by country.
  ///   - currencies: The countries that currencies belong to, for a figure that names no country.
  public func annualized(
    by workingTime: WorkingTime, currencies: CurrencyTable = .standard
  ) -> SalaryFigure {
    guard !isPaidByHourOnly else { return self }
    var figure = self
    guard period != .year else {
      // As stated, whatever the country.
      (figure.annualLow, figure.annualHigh) = (low, high)
      return figure
    }
    let country = Market(of: self, currencies: currencies)?.code
    figure.annualLow = workingTime.annualAmount(
      low, per: period, paymentsPerYear: paymentsPerYear, in: country)
    figure.annualHigh = workingTime.annualAmount(
      high, per: period, paymentsPerYear: paymentsPerYear, in: country)
    return figure
  }
}
