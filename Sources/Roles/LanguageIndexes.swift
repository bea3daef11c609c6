internal import RoleIndexing
internal import Synchronization

/// The indexes of a catalogue's languages, each opened when the first text in it is read.
final class LanguageIndexes: Sendable {
  private final class Slot: Sendable {
    let key: UInt64
    let index = AtomicLazyReference<TitleIndex>()
    let open: @Sendable () -> TitleIndex

    init(_ language: String, open: @escaping @Sendable () -> TitleIndex) {
      key = LanguageIndexes.key(of: language)
      self.open = open
    }
  }

  /// The languages; that of the English titles is the first.
  private let slots: [Slot]

  /// The indexes that are part of the program.
  static let compiled = LanguageIndexes(
    CompiledIndexes.images.map { language, image in
      Slot(language) { TitleIndex(language: language, image: image) }
    })

  /// The indexes that are made from tables.
  convenience init(_ indexer: RoleIndexer) {
    self.init(
      indexer.languages.map { language in
        Slot(language) { TitleIndex(language: language, image: indexer.image(of: language)) }
      })
  }

  private init(_ slots: [Slot]) {
    self.slots = slots
  }

  /// Returns the index for texts of a language; for one without titles, the English titles'.
  subscript(language: String) -> TitleIndex {
    let key = LanguageIndexes.key(of: language)
    let slot = slots.first { $0.key == key } ?? slots[0]
    return slot.index.load() ?? slot.index.storeIfNil(slot.open())
  }

  /// The letters of the primary subtag in lower case, in one number.
  private static func key(of language: String) -> UInt64 {
    var key: UInt64 = 0
    for letter in language.utf8.prefix(8) {
      if letter == UInt8(ascii: "-") || letter == UInt8(ascii: "_") { break }
      key = key << 8 | UInt64(letter | 0x20)
    }
    return key
  }
}
