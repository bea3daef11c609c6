/// How a cell shows its number, as far as the meaning depends on it.
struct NumberFormat: Hashable {
  enum Kind: Hashable { case number, date, time, dateAndTime }

  var kind: Kind = .number
  /// The currency's sign or code before and behind the number.
  var prefix = ""
  var suffix = ""

  /// Whether a cell shows the number and nothing else.
  var saysNothing: Bool { kind == .number && prefix.isEmpty && suffix.isEmpty }

  init() {}

  /// Returns one of the formats that every program knows by its number (ECMA-376, 18.8.30).
  ///
  /// The built-in formats of money show the currency of the reader's system and so say none.
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 34...36, 50...54, 57, 58: kind = .date
    case 18...21, 32, 33, 45...47, 55, 56: kind = .time
    case 22: kind = .dateAndTime
    default: break
    }
  }

  /// Reads the first section of a format's code: `#,##0.00\ "zł"`, `[$€-407] #,##0`, `d.m.yyyy`.
  init(code: String) {
    var literals = ["", ""]
    var hasDigits = false
    var hasDate = false
    var hasTime = false
    var scalars = Array(code.unicodeScalars)[...]
    func side() -> Int { hasDigits ? 1 : 0 }
    loop: while let scalar = scalars.popFirst() {
      switch scalar {
      case ";": break loop
      case "\"":
        let text = scalars.prefix { $0 != "\"" }
        literals[side()].unicodeScalars.append(contentsOf: text)
        scalars = scalars.dropFirst(text.count + 1)
      case "\\":
        if let next = scalars.popFirst() { literals[side()].unicodeScalars.append(next) }
      // A space as wide as the next character, or that character repeated.
      case "_", "*": _ = scalars.popFirst()
      case "[":
        let text = scalars.prefix { $0 != "]" }
        scalars = scalars.dropFirst(text.count + 1)
        if text.first == "$" {
          literals[side()].unicodeScalars.append(
            contentsOf: text.dropFirst().prefix { $0 != "-" })
        } else if !text.isEmpty, text.allSatisfy({ "hmsHMS".unicodeScalars.contains($0) }) {
          hasTime = true
        }
      case "0", "#", "?": hasDigits = true
      case "d", "D", "y", "Y": hasDate = true
      case "h", "H", "s", "S": hasTime = true
      // “General” and the exponent of “0.00E+00” hold no letter of a date.
      case "G": scalars = scalars.dropFirst("eneral".count)
      case "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "元":
        literals[side()].unicodeScalars.append(scalar)
      default: break
      }
    }
    // Elapsed hours beside digits are seconds' fractions; a date's code has no digits.
    if hasDate || hasTime {
      kind = hasDate ? (hasTime ? .dateAndTime : .date) : .time
    } else if hasDigits {
      prefix = NumberFormat.currency(in: literals[0])
      suffix = NumberFormat.currency(in: literals[1])
    }
  }

  /// Returns the literal text where it can be a currency, without space around it: a sign or
  /// letters. What else stands there (`%`, “people”) is no part of an amount.
  private static func currency(in literal: String) -> String {
    let word = literal.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let isSign = word.unicodeScalars.contains { $0.properties.generalCategory == .currencySymbol }
    let isCode = word.utf8.count == 3 && word.utf8.allSatisfy { (65...90).contains($0) }
    return isSign || isCode || words.contains(word.lowercased()) ? word : ""
  }

  /// Currencies whose sign is letters.
  private static let words: Set<String> = [
    "zł", "kč", "kr", "kr.", "ft", "lei", "лв", "лв.", "руб", "руб.", "р.", "元", "fr.", "tl", "r",
  ]
}
