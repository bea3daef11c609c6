internal import Compensation

extension CellStyle {
  /// An amount of a currency in whole units: `$75,495`, or after the custom of other languages
  /// `75.495 $`; how thousands are parted is the reader's program's to choose.
  static func money(_ currency: Currency, in wording: Wording) -> CellStyle {
    CellStyle(numberFormat: moneyFormat(currency, digits: "#,##0", wording))
  }

  /// An amount as stated, with its cents where it has some, `$28.10`.
  static func money(
    _ currency: Currency, in wording: Wording, showing value: Double?
  ) -> CellStyle {
    let isWhole = value.map { $0 == $0.rounded() } ?? true
    return CellStyle(
      numberFormat: moneyFormat(currency, digits: isWhole ? "#,##0" : "#,##0.00", wording))
  }

  /// A difference, with its sign, and red where it is negative.
  static func moneyDifference(_ currency: Currency, in wording: Wording) -> CellStyle {
    let format = moneyFormat(currency, digits: "#,##0", wording)
    return CellStyle(numberFormat: "+\(format);[Red]-\(format);\(format)")
  }

  /// A share as per cent, with a space before the sign where the language has one.
  static func share(in wording: Wording) -> CellStyle {
    CellStyle(numberFormat: wording["format.percent"])
  }

  static func signedShare(in wording: Wording) -> CellStyle {
    let format = wording["format.percent"]
    return CellStyle(numberFormat: "+\(format);[Red]-\(format);\(format)")
  }

  private static func moneyFormat(
    _ currency: Currency, digits: String, _ wording: Wording
  ) -> String {
    let symbol =
      switch currency.code {
      case "USD": "[$$-409]"
      case "EUR": "[$€-407]"
      case "PLN": "[$zł-415]"
      case "CNY": "[$¥-804]"
      case "GBP": "[$£-809]"
      default: "\"\(currency.code)\""
      }
    let leads = symbol.hasPrefix("[") && !["EUR", "PLN"].contains(currency.code)
    return leads && wording["format.symbol"] == "first" ? symbol + digits : "\(digits) \(symbol)"
  }
}
