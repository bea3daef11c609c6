import Compensation

// Which languages a document is in.
extension Extractor {
  /// The languages of samples of a document, that of its beginning first.
  func spokenLanguages(of document: DocumentText) -> [Language] {
    let declared = document.declaredLanguage.flatMap { languages[$0] }
    let bytes = document.bytes
    let count = min(Extractor.mostSamples, bytes.count / Extractor.sampleDistance)
    guard count > 0 else {
      return [language(of: bytes, from: 0, Extractor.longSample, declared)].compactMap { $0 }
    }
    var first = language(of: bytes, from: 0, Extractor.firstSample, declared)
    // Nearly always it is the language of the whole.
    first?.prepare()
    let samples = Parallel.map(Array(1...count)) { [first] sample in
      language(
        of: bytes, from: bytes.count / (count + 1) * sample, Extractor.sample, declared ?? first)
    }
    if samples.contains(where: { $0?.code != first?.code }) {
      first = language(of: bytes, from: 0, Extractor.longSample, declared)
    }
    var found: [Language] = []
    for case let language? in [first] + samples
    where !found.contains(where: { $0.code == language.code }) {
      found.append(language)
    }
    return found
  }

  private func language(
    of bytes: [UInt8], from place: Int, _ length: Int, _ fallback: Language?
  ) -> Language? {
    let start = characterStart(bytes, at: place)
    let text = NormalizedText(bytes, range: start..<min(bytes.count, start + length))
    return languages.language(of: text, fallback: fallback)
  }

  private func characterStart(_ bytes: [UInt8], at offset: Int) -> Int {
    var start = offset
    while start > 0, start < bytes.count, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The bytes for each of which a long text's language is looked at once more, and how often at
  /// most.
  private static let sampleDistance = 4_096
  private static let mostSamples = 256
  /// The bytes that are looked at: of each place, of the beginning, and of the beginning where other
  /// places are in another language.
  private static let sample = 400
  private static let firstSample = 1_500
  private static let longSample = 6_000
}
