/// Text that is safe and predictable on a terminal.
package enum TerminalText {
  /// Returns the text on one line, without what would move the cursor or turn the text around:
  /// control characters become `�`, line breaks and tabs a space, and the characters that change
  /// the direction of writing go.
  package static func neutral(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
      case 0..<0x20, 0x7F..<0xA0: result.append("\u{FFFD}")
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: break
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Returns the text in at most so many columns, with `…` where it was cut.
  static func fitted(_ text: String, width: Int) -> String {
    guard DisplayWidth.of(text) > width else { return text }
    guard width > 0 else { return "" }
    var result = ""
    var used = 1
    for character in text {
      let next = DisplayWidth.of(String(character))
      if used + next > width { break }
      used += next
      result.append(character)
    }
    return result + "…"
  }

  /// Returns the text with spaces up to the width.
  static func padded(_ text: String, width: Int, isRight: Bool) -> String {
    let space = String(repeating: " ", count: max(0, width - DisplayWidth.of(text)))
    return isRight ? space + text : text + space
  }
}
