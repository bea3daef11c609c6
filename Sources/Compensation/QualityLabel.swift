/// How far the median of a group of observations can be relied on.
public enum QualityLabel: String, CaseIterable, Hashable, Sendable {
  case high, good, fair
  /// Marked `[u]`.
  case low
}
