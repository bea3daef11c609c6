/// What stands in a table in the place of a number, after the UK Government Statistical Service:
/// letters in brackets, which screen readers speak and no sum takes for a value.
enum Marker {
  /// Withheld by the rule of suppression.
  static let withheld = "[c]"
  /// Not available: no statement gives it.
  static let unavailable = "[x]"
  /// Made by a model.
  static let estimate = "[e]"
}
