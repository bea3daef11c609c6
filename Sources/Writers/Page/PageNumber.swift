internal import Compensation

/// A number as the page shows it and as its script sorts it.
struct PageNumber {
  /// `75,495`, or the marker in its place.
  let text: String
  /// The digits; empty where a marker stands.
  let value: String

  init(_ number: Double?, or marker: String = Marker.unavailable, showsSign: Bool = false) {
    text = number.map { GroupedNumber.text(of: $0, showsSign: showsSign) } ?? marker
    value = number.map(PlainNumber.text) ?? ""
  }

  /// A share as per cent.
  init(share: Double?, showsSign: Bool = false) {
    text = ShareText.text(of: share, showsSign: showsSign)
    value = share.map(PlainNumber.text) ?? ""
  }
}
