/// One field of a cron expression: the values at which it matches.
struct CronField: Hashable, Sendable {
  /// The five fields, in their order.
  enum Kind: String, CaseIterable, Sendable {
    case minute, hour
    case dayOfMonth = "day of the month"
    case month
    case dayOfWeek = "day of the week"

    var range: ClosedRange<Int> {
      switch self {
      case .minute: 0...59
      case .hour: 0...23
      case .dayOfMonth: 1...31
      case .month: 1...12
      case .dayOfWeek: 0...7
      }
    }

    /// The names of the values from the range's first on.
    var names: [String] {
      switch self {
      case .month:
        [
          "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ]
      case .dayOfWeek: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
      case .minute, .hour, .dayOfMonth: []
      }
    }

    /// What may stand in the field, for messages.
    var allowed: String {
      let numbers = "\(range.lowerBound) to \(range.upperBound)"
      return switch self {
      case .minute, .hour, .dayOfMonth: numbers
      case .month: numbers + " or jan to dec"
      case .dayOfWeek: numbers + " (0 and 7 are Sunday) or sun to sat"
      }
    }
  }

  /// Cron keeps this of the text: it decides how days and changes of the clocks are treated.
  let beginsWithStar: Bool
  /// Bit n is set where the field matches n; Sunday is 0.
  private var bits: UInt64 = 0

  init(_ text: String, of kind: Kind) throws(SchedulingError) {
    beginsWithStar = text.hasPrefix("*")
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      try insert(String(part), of: kind, in: text)
    }
  }

  /// Adds the values of one part of the list: `*`, `5`, `mon`, `1-5`, `*/10`, `8-17/3`.
  private mutating func insert(
    _ part: String, of kind: Kind, in text: String
  ) throws(SchedulingError) {
    func refuse(_ problem: String) -> SchedulingError {
      SchedulingError(
        .cronField(
          field: kind.rawValue, found: text, problem: problem, allowed: kind.allowed))
    }
    let pieces = part.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard let span = pieces.first, !span.isEmpty, pieces.count <= 2 else {
      throw refuse("“\(part)” is no value, range or step")
    }
    var step = 1
    var range = kind.range
    if span != "*" {
      let ends = span.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard let low = CronField.value(ends[0], of: kind),
        let high = ends.count == 1 ? low : CronField.value(ends[1], of: kind), ends.count <= 2
      else { throw refuse("“\(span)” is no value or range") }
      guard low <= high else { throw refuse("“\(span)” runs backwards, so it would never match") }
      range = low...high
    }
    if pieces.count == 2 {
      guard span == "*" || span.contains("-") else {
        throw refuse("“\(part)” has a step but no range before it")
      }
      guard let count = Int(pieces[1]), pieces[1].utf8.allSatisfy({ (48...57).contains($0) }),
        (1...kind.range.upperBound).contains(count)
      else {
        throw refuse("the step “\(pieces[1])” is no number from 1 to \(kind.range.upperBound)")
      }
      step = count
    }
    for value in stride(from: range.lowerBound, through: range.upperBound, by: step) {
      bits |= 1 << UInt64(kind == .dayOfWeek && value == 7 ? 0 : value)
    }
  }

  private static func value(_ word: String, of kind: Kind) -> Int? {
    if let index = kind.names.firstIndex(of: word.lowercased()) {
      return kind.range.lowerBound + index
    }
    guard (1...2).contains(word.utf8.count), word.utf8.allSatisfy({ (48...57).contains($0) }),
      let number = Int(word), kind.range.contains(number)
    else { return nil }
    return number
  }

  func contains(_ value: Int) -> Bool { bits & (1 << UInt64(value)) != 0 }

  /// The values in ascending order.
  var values: [Int] { (0..<60).filter(contains) }
}
