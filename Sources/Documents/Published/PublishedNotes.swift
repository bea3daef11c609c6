internal import Compensation

/// What the notes beside a published table say of it: its year, the highest wage that it publishes.
enum PublishedNotes {
  /// Returns the years of a projection that a header names: `2024–34`, `2024-2034`.
  static func span(in text: String) -> (from: Int, to: Int)? {
    let numbers = numbers(in: text)
    for (first, second) in zip(numbers, numbers.dropFirst())
    where isYear(first.text) && second.start == first.end {
      guard let from = Int(first.text), let written = Int(second.text) else { continue }
      if isYear(second.text), written > from { return (from, written) }
      if second.text.count == 2 {
        let to = from / 100 * 100 + written
        return (from, to > from ? to : to + 100)
      }
    }
    return nil
  }

  /// Returns the year of a survey: `May 2024 OEWS Estimates`, `national_M2019_dl`.
  static func year(in text: String) -> Int? {
    numbers(in: text).first { isYear($0.text) }.flatMap { Int($0.text) }
  }

  /// Returns the highest wage that a survey publishes, from the note on the sign for what lies above:
  /// `# = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year`.
  static func topCode(in note: String) -> PublishedTable.TopCode? {
    guard note.drop(while: \.isWhitespace).first == "#" else { return nil }
    let amounts = note.split(separator: "$").dropFirst().compactMap { part in
      Amount(trimmed(part.prefix { "0123456789,.".contains($0) }))
    }
    guard amounts.count == 2, amounts[0] < amounts[1] else { return nil }
    return .init(hour: amounts[0], year: amounts[1])
  }

  /// A number without the commas that group its digits and a full stop that ends the sentence.
  private static func trimmed(_ text: Substring) -> String {
    let digits = text.filter { $0 != "," }
    return digits.hasSuffix(".") ? String(digits.dropLast()) : digits
  }

  private static func isYear(_ text: Substring) -> Bool {
    text.count == 4 && (text.hasPrefix("19") || text.hasPrefix("20"))
  }

  /// The runs of digits, and their places counted in other runs.
  private static func numbers(in text: String) -> [(text: Substring, start: Int, end: Int)] {
    var numbers: [(text: Substring, start: Int, end: Int)] = []
    var place = 0
    var rest = text[...]
    while let first = rest.first {
      let isDigit = first.isASCII && first.isNumber
      let run = rest.prefix { ($0.isASCII && $0.isNumber) == isDigit }
      if isDigit {
        numbers.append((run, place, place))
      } else if run.count > 1 {
        // Two numbers of one span have a single sign between them.
        place += 1
      }
      rest = rest[run.endIndex...]
    }
    return numbers
  }
}
