/// Why a condition could not be read.
public struct ChangeGateError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The condition as it was written.
  public var text: String
  /// Counted from 1 in Unicode code points.
  public var column: Int
  public var expected: String
  public var found: String

  public var description: String {
    "“\(text)”, column \(column): expected \(expected), found \(found); write for example "
      + "“median moved > 5%”, “role vanished” or “figures fell > 10%”"
  }
}

extension ChangeGate {
  /// Reads a condition.
  ///
  /// - Throws: ``ChangeGateError`` with the column of the word that does not fit.
  public init(_ text: String) throws(ChangeGateError) {
    var words = GateWords(text)
    let subject = try words.next(of: Subject.allCases.map(\.rawValue)) { Subject(rawValue: $0) }
    var role: String?
    if words.skip("of") {
      guard subject == .median || subject == .outlook else {
        throw words.error("no role of “\(subject.rawValue)”", back: true)
      }
      role = try words.take("the id of a role, “account-manager”", isWord: true)
    }
    let verb = try words.next(of: subject.verbs) { subject.verbs.contains($0) ? $0 : nil }
    let threshold = try Threshold(&words, for: subject)
    if !words.isAtEnd { throw words.error("the end of the condition") }
    self.init(text: text, subject: subject, verb: verb, role: role, threshold: threshold)
  }
}

extension ChangeGate.Threshold {
  /// Reads a threshold, if there is one.
  fileprivate init?(
    _ words: inout GateWords, for subject: ChangeGate.Subject
  ) throws(ChangeGateError) {
    guard !words.isAtEnd else { return nil }
    isInclusive = words.skip(">=")
    guard isInclusive || words.skip(">") else { throw words.error("“>” or “>=” and a number") }
    let text = try words.take("a number", isWord: false)
    guard let number = Double(text), number.isFinite else {
      throw words.error("a number", back: true)
    }
    self.number = number
    if words.skip("%") {
      unit = .percent
      guard subject == .median || subject == .figures else {
        throw words.error("a count for “\(subject.rawValue)”", back: true)
      }
    } else if subject == .median {
      let expected = "“%” or a currency’s code, “USD”"
      let code = try words.take(expected, isWord: true)
      guard let currency = Currency(code) else { throw words.error(expected, back: true) }
      unit = .money(currency)
    } else {
      unit = .count
    }
  }
}

/// The words, numbers and signs of a condition with their columns.
private struct GateWords {
  private struct Word {
    var text: String
    var column: Int
    var isNumber: Bool
  }

  private let text: String
  private var words: [Word] = []
  private var index = 0
  private let end: Int

  init(_ text: String) {
    self.text = text
    let scalars = Array(text.unicodeScalars)
    end = scalars.count + 1
    var start = 0
    while start < scalars.count {
      let kind = GateWords.kind(of: scalars[start])
      var next = start + 1
      while next < scalars.count, kind != .percent, GateWords.kind(of: scalars[next]) == kind {
        next += 1
      }
      if kind != .space {
        words.append(
          Word(
            text: String(String.UnicodeScalarView(scalars[start..<next])), column: start + 1,
            isNumber: kind == .number))
      }
      start = next
    }
  }

  private enum Kind { case space, number, percent, sign, letter }

  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case " ", "\t", "\u{A0}": .space
    case "0"..."9", ".": .number
    case "%": .percent
    case ">", "=", "<": .sign
    default: .letter
    }
  }

  var isAtEnd: Bool { index == words.count }

  /// Goes past a word if it is the next one.
  mutating func skip(_ word: String) -> Bool {
    guard !isAtEnd, words[index].text.lowercased() == word else { return false }
    index += 1
    return true
  }

  /// Returns the next word, or the next number.
  mutating func take(_ expected: String, isWord: Bool) throws(ChangeGateError) -> String {
    guard !isAtEnd, words[index].isNumber != isWord else { throw error(expected) }
    index += 1
    return words[index - 1].text
  }

  /// Returns what the next word means, which has to be one of several.
  mutating func next<Value>(
    of known: [String], _ meaning: (String) -> Value?
  ) throws(ChangeGateError) -> Value {
    let names = known.map { "“\($0)”" }
    let expected =
      names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    guard !isAtEnd, let value = meaning(words[index].text.lowercased()) else {
      throw error(expected)
    }
    index += 1
    return value
  }

  /// The error at the next word, or at the one just passed.
  func error(_ expected: String, back: Bool = false) -> ChangeGateError {
    let place = back ? index - 1 : index
    guard words.indices.contains(place) else {
      return ChangeGateError(text: text, column: end, expected: expected, found: "nothing")
    }
    return ChangeGateError(
      text: text, column: words[place].column, expected: expected,
      found: "“\(words[place].text)”")
  }
}
