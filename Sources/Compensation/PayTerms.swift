/// How often an amount is paid, as the text states it.
public enum PayPeriod: String, CaseIterable, Hashable, Sendable {
  case hour, day, week, fortnight, month, year
}

/// What the text says that an amount is. Nothing (`nil`) where it names no statistic.
public enum PayStatistic: String, CaseIterable, Hashable, Sendable {
  case mean, median
  /// A place in the distribution; the figure says which, from 0 to 100.
  case percentile
}

/// Before or after tax and contributions.
public enum PayBasis: String, CaseIterable, Hashable, Sendable {
  case gross, net
}

/// Which part of the pay an amount covers.
public enum PayComponent: String, CaseIterable, Hashable, Sendable {
  /// Base salary, without variable pay.
  case base
  /// Base and variable pay: on-target earnings, total compensation.
  case total
}

/// The experience that a text ties an amount to.
public enum JobLevel: String, CaseIterable, Hashable, Sendable {
  case entry, mid, senior
}

/// Which way a source expects the employment of a role to go.
public enum OutlookDirection: String, CaseIterable, Hashable, Sendable {
  case growth, stable, decline
}

/// Why an amount of money was turned down.
public enum RejectionReason: String, CaseIterable, Hashable, Sendable {
  case revenue, budget, fee, price, funding, bonus, difference
  /// Nothing near the amount says that it is the pay of a role.
  case noPayCue = "no-pay-cue"
  /// The amount cannot be pay for its period.
  case implausible
  case other
}
