/// What a stretch of text holds that a record could come from.
struct Anchors: OptionSet, Sendable {
  let rawValue: UInt8

  static let digit = Anchors(rawValue: 1)
  static let money = Anchors(rawValue: 2)
  static let pay = Anchors(rawValue: 4)
  static let numberWord = Anchors(rawValue: 8)
  static let outlookSubject = Anchors(rawValue: 16)
  static let outlookDirection = Anchors(rawValue: 32)
  static let outlookVerdict = Anchors(rawValue: 64)

  /// Whether an amount of pay can be in the stretch.
  var canHoldPay: Bool {
    (contains(.digit) || contains(.numberWord)) && (contains(.money) || contains(.pay))
  }

  /// Whether a record of any kind can be in it, what the stretch before says of money and pay held
  /// for it too: `The salary is as follows.` `It begins at 40,000.`
  func areWorthReading(behind earlier: Anchors) -> Bool {
    union(earlier.intersection([.money, .pay])).canHoldPay || canHoldOutlook
  }

  /// Whether a statement on prospects can be in it.
  var canHoldOutlook: Bool {
    contains(.outlookVerdict)
      || (contains(.outlookDirection) && (contains(.outlookSubject) || contains(.digit)))
  }
}
