/// A currency by its ISO 4217 code.
public struct Currency: Hashable, Sendable {
  /// The three capital letters, `USD`.
  public let code: String

  /// Creates a currency, or `nil` unless `code` is three letters A–Z.
  public init?(_ code: String) {
    guard code.utf8.count == 3, code.utf8.allSatisfy({ (65...90).contains($0) }) else {
      return nil
    }
    self.code = code
  }

  private init(known code: String) { self.code = code }

  public static let usd = Currency(known: "USD")
  public static let eur = Currency(known: "EUR")
  public static let gbp = Currency(known: "GBP")
  public static let pln = Currency(known: "PLN")
  public static let cny = Currency(known: "CNY")
}

extension Currency: CustomStringConvertible, Comparable {
  public var description: String { code }
  public static func < (left: Currency, right: Currency) -> Bool { left.code < right.code }
}
