/// A step from what was stated to a common basis: by what it multiplied, and on which assumption.
public struct Adjustment: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// From one currency to another, at a dated rate.
    case conversion
    /// From the date that pay is of to another one, at a yearly rate of growth.
    case ageing
    /// From the prices of one year to those of another.
    case realTerms = "real-terms"
    /// From a currency to what it buys, in international dollars.
    case purchasingPower = "purchasing-power"

    /// Whether the result is a model of pay and not the stated pay in other units: it stands in
    /// columns of its own, marked `[e]`.
    public var isModel: Bool { self != .conversion }
  }

  public var kind: Kind
  /// What the amounts were multiplied by; above 0.
  public var factor: Double
  /// What was assumed, in words: `PLN to EUR at 0.2351, reference rates of 2026-04-13`.
  public var assumption: String

  public init(_ kind: Kind, factor: Double, assumption: String) {
    self.kind = kind
    self.factor = factor
    self.assumption = assumption
  }
}

extension StandardizedFigure {
  /// The annual pay after the steps that make a model of it, `[e]`; `nil` where none was taken.
  public var modelled: (low: Double?, high: Double?)? {
    let factors = adjustments.filter(\.kind.isModel).map(\.factor)
    guard !factors.isEmpty else { return nil }
    let factor = factors.reduce(1, *)
    return (annualLow.map { $0 * factor }, annualHigh.map { $0 * factor })
  }
}
