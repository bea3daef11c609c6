internal import Compensation
internal import Glibc

/// The number of hits in a number of tries.
struct BinomialDistribution {
  let tries: Int
  /// Of a hit in each try, between 0 and 1, without both.
  let probability: Double

  /// The probability of at most so many hits: the regularised incomplete beta function
  /// I(1 − p; n − k, k + 1).
  func share(upTo hits: Int) -> Double {
    guard hits >= 0 else { return 0 }
    guard hits < tries else { return 1 }
    return incompleteBeta(1 - probability, Double(tries - hits), Double(hits + 1))
  }

  /// The least number of hits whose probability, or that of fewer, reaches a share.
  func quantile(_ share: Double) -> Int {
    (0..<tries).partitioningIndex { self.share(upTo: $0) >= share }
  }
}

/// The regularised incomplete beta function, by Lentz's evaluation of its continued fraction
/// (Press et al., Numerical Recipes, 6.4).
func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
  guard x > 0 else { return 0 }
  guard x < 1 else { return 1 }
  // The fraction converges fast on this side only.
  if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
  let front = exp(
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log1p(-x))
  return front * betaFraction(x, a, b) / a
}

private func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
  let tiny = 1e-300
  func safe(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
  var c = 1.0
  var d = 1 / safe(1 - (a + b) * x / (a + 1))
  var result = d
  // As many terms as the root of the larger parameter, and some, are enough.
  let terms = 200 + Int(10 * max(a, b).squareRoot())
  for term in 1...terms {
    let m = Double(term)
    let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / safe(1 + even * d)
    c = safe(1 + even / c)
    result *= d * c
    let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / safe(1 + odd * d)
    c = safe(1 + odd / c)
    let step = d * c
    result *= step
    if abs(step - 1) < 1e-16 { break }
  }
  return result
}

/// The logarithm of the gamma function of a number above 0; `lgamma` writes a global sign.
private func logGamma(_ value: Double) -> Double {
  var sign: Int32 = 0
  return unsafe lgamma_r(value, &sign)
}
