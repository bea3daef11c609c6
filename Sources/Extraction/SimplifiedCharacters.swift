import Compensation

/// The simplified form of traditional Chinese characters, so that one table of words serves texts from
/// Hong Kong and Taiwan too.
///
/// Only characters that occur in words of the tables are known; both forms take as many bytes.
enum SimplifiedCharacters {
  /// The block of unified ideographs.
  static let block: ClosedRange<UInt32> = 0x4E00...0x9FFF

  /// For each ideograph of the block, its simplified form; 0 for itself.
  private static let forms: [UInt16] = {
    var forms = [UInt16](repeating: 0, count: block.count)
    let rows = try? Extractor.standardTables.rows(of: "traditional.csv")
    for row in rows ?? [] {
      guard let from = row["traditional"].unicodeScalars.first?.value,
        let to = row["simplified"].unicodeScalars.first?.value, block.contains(from)
      else { continue }
      forms[Int(from - block.lowerBound)] = UInt16(truncatingIfNeeded: to)
    }
    return forms
  }()

  /// - Parameter scalar: An ideograph of the block.
  static func simplified(_ scalar: UInt32) -> UInt32 {
    let form = forms[Int(scalar - block.lowerBound)]
    return form == 0 ? scalar : UInt32(form)
  }
}
