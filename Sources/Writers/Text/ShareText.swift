/// Shares for people, as per cent with one decimal.
enum ShareText {
  /// `+23.3%`; the marker of what is not available where there is none.
  static func text(of share: Double?, showsSign: Bool = false) -> String {
    guard let share, let tenths = Int(exactly: (share * 1_000).rounded()) else {
      return Marker.unavailable
    }
    let sign = tenths < 0 ? "-" : showsSign && tenths > 0 ? "+" : ""
    return "\(sign)\(tenths.magnitude / 10).\(tenths.magnitude % 10)%"
  }
}
