internal import Compensation

extension CellStyle {
  /// An amount of a currency in whole units, `$75,495`.
  static func money(_ currency: Currency) -> CellStyle {
    CellStyle(numberFormat: moneyFormat(currency, digits: "#,##0"))
  }

  /// An amount as stated, with its cents where it has some, `$28.10`.
  static func money(_ currency: Currency, showing value: Double?) -> CellStyle {
    let isWhole = value.map { $0 == $0.rounded() } ?? true
    return isWhole
      ? money(currency) : CellStyle(numberFormat: moneyFormat(currency, digits: "#,##0.00"))
  }

  /// A difference, with its sign, and red where it is negative.
  static func moneyDifference(_ currency: Currency) -> CellStyle {
    let format = moneyFormat(currency, digits: "#,##0")
    return CellStyle(numberFormat: "+\(format);[Red]-\(format);\(format)")
  }

  private static func moneyFormat(_ currency: Currency, digits: String) -> String {
    switch currency.code {
    case "USD": "[$$-409]\(digits)"
    case "EUR": "\(digits) [$€-407]"
    case "PLN": "\(digits) [$zł-415]"
    case "CNY": "[$¥-804]\(digits)"
    case "GBP": "[$£-809]\(digits)"
    default: "\(digits) \"\(currency.code)\""
    }
  }
}
