internal import Compensation
internal import RoleIndexing

/// The titles that are looked for in the texts of one language: its own and the English ones.
///
/// A trie over words, read where its image lies: in the program's read-only data, or in memory for
/// tables that were read at run time. A word of a text leads to the words of titles that it is a
/// form of (*kierownikiem* to *kierownik*), and these lead from node to node.
final class TitleIndex: Sendable {
  /// A noun that titles are made with.
  struct Head {
    var kind: HeadKind
    /// The words that say which stand before it (English), not behind it (Polish).
    var isLast: Bool
    /// The head comes from the English list.
    var isEnglish: Bool
    /// A common word too (“cook”), which by itself needs a context.
    var isCommonWord: Bool

    init?(_ marks: PackedMarks) {
      guard let kind = marks.headKind else { return nil }
      self.kind = kind
      isLast = marks.headIsLast
      isEnglish = marks.headIsEnglish
      isCommonWord = marks.headIsCommonWord
    }
  }

  /// A title of a role.
  struct Title {
    var role: Int
    /// The next title with the same words, of another role.
    var next: Int?
    /// The title's number in the catalogue's list of its language.
    var number: Int
    /// Where the title's words stand in `titleWords`.
    var words: Range<Int>
    var flags: TitleFlags
  }

  let language: String
  let isEnglish: Bool
  /// Nouns have a capital letter.
  let isGerman: Bool
  /// Compounds are written as one word.
  let isCompounding: Bool
  let reader: WordReader
  /// The ids of the roles by their numbers.
  let roles: [String]
  let formList: IndexColumn
  let titleWords: IndexColumn
  let compounds: IndexEndings
  let endings: IndexEndings
  /// What keeps the image in memory; `nil` for one that is part of the program.
  private let owner: ImageMemory?
  private let salt: UInt64
  private let filter: IndexColumn
  private let context: IndexTable
  private let forms: IndexTable
  private let rootChildren: IndexColumn
  private let nodes: IndexColumn
  private let edges: IndexEdges
  private let titles: TitleColumns
  private let headStarts: IndexColumn
  private let headTitles: IndexColumn

  /// Opens an index that is part of the program.
  convenience init(language: String, image: StaticString) {
    unsafe self.init(language: language, image.utf8Start, owner: nil)
  }

  /// Opens an index that was made at run time.
  convenience init(language: String, image: [UInt8]) {
    let memory = ImageMemory(image)
    unsafe self.init(language: language, memory.start, owner: memory)
  }

  private init(language: String, _ image: UnsafePointer<UInt8>, owner: ImageMemory?) {
    self.language = language
    self.owner = owner
    isEnglish = language == "en"
    isGerman = language == "de"
    isCompounding = isGerman || language == "nl"
    unsafe reader = TitleIndex.reader(image)
    unsafe roles = TitleIndex.roles(image)
    unsafe salt = IndexColumn.salt(of: image)
    unsafe filter = IndexColumn(image, .filter)
    unsafe context = IndexTable(image, .context)
    unsafe forms = IndexTable(image, .forms)
    unsafe formList = IndexColumn(image, .formList)
    unsafe rootChildren = IndexColumn(image, .rootChildren)
    unsafe nodes = IndexColumn(image, .nodes)
    unsafe edges = IndexEdges(image)
    unsafe titles = TitleColumns(image)
    unsafe titleWords = IndexColumn(image, .titleWords)
    unsafe headStarts = IndexColumn(image, .headStarts)
    unsafe headTitles = IndexColumn(image, .headTitles)
    unsafe compounds = IndexEndings(image, .compounds)
    unsafe endings = IndexEndings(image, .endings)
  }

  private static func reader(_ image: UnsafePointer<UInt8>) -> WordReader {
    let traditional = unsafe IndexColumn(image, .simplified, field: 0)
    let simple = unsafe IndexColumn(image, .simplified, field: 1)
    let low = unsafe IndexColumn(image, .genderSuffixes, field: 0)
    let middle = unsafe IndexColumn(image, .genderSuffixes, field: 1)
    let high = unsafe IndexColumn(image, .genderSuffixes, field: 2)
    return WordReader(
      folding: LetterFolding(
        simplified: (0..<traditional.count).map { (traditional[$0], simple[$0]) }),
      genderSuffixes: (0..<low.count).map {
        UInt64(low[$0]) | UInt64(middle[$0]) << 28 | UInt64(high[$0]) << 56
      })
  }

  private static func roles(_ image: UnsafePointer<UInt8>) -> [String] {
    let starts = unsafe IndexColumn(image, .roleStarts)
    let text = unsafe IndexColumn(image, .roleText)
    return (0..<max(starts.count - 1, 0)).map { role in
      let range = Int(starts[role])..<Int(starts[role + 1])
      return unsafe String(unsafeUninitializedCapacity: range.count) { buffer in
        for (place, letter) in range.enumerated() { unsafe buffer[place] = text.digit(letter) }
        return range.count
      }
    }
  }
}

extension TitleIndex {
  private struct TitleColumns {
    let roles, next, numbers, flags, firstWords, wordCounts: IndexColumn

    init(_ image: UnsafePointer<UInt8>) {
      unsafe roles = IndexColumn(image, .titles, field: 0)
      unsafe next = IndexColumn(image, .titles, field: 1)
      unsafe numbers = IndexColumn(image, .titles, field: 2)
      unsafe flags = IndexColumn(image, .titles, field: 3)
      unsafe firstWords = IndexColumn(image, .titles, field: 4)
      unsafe wordCounts = IndexColumn(image, .titles, field: 5)
    }
  }

  /// Whether a word of this hash may begin a title, a level or a head; `false` is sure.
  @inline(__always)
  func mayBegin(_ hash: UInt64) -> Bool {
    let place = IndexKey(hash, salt: salt).filterPlace(in: filter.count)
    return filter.digit(place.digit) & place.bits == place.bits
  }

  /// The words of titles that a word of this hash is a form of, as the image has them.
  @inline(__always)
  func form(_ hash: UInt64) -> PackedForm? {
    forms[IndexKey(hash, salt: salt)].map { PackedForm(bits: $0) }
  }

  /// Whether a word has a use beside titles.
  func has(_ use: ContextUse, _ hash: UInt64) -> Bool {
    (context[IndexKey(hash, salt: salt)] ?? 0) & use.flag != 0
  }

  /// The node behind another one by a word of titles.
  @inline(__always)
  func child(of node: Int, by lexeme: Int) -> Int? {
    guard node == 0 else { return edges[.edge(of: node, by: lexeme, salt: salt)] }
    let child = Int(rootChildren[lexeme])
    return child == 0 ? nil : child
  }

  /// What ends at a node.
  @inline(__always)
  func ends(at node: Int) -> PackedEnds { PackedEnds(bits: nodes[node]) }

  func flags(ofTitle number: Int) -> TitleFlags { TitleFlags(rawValue: titles.flags.digit(number)) }

  func title(_ number: Int) -> Title {
    let first = Int(titles.firstWords[number])
    let next = Int(titles.next[number])
    return Title(
      role: Int(titles.roles[number]), next: next == 0 ? nil : next - 1,
      number: Int(titles.numbers[number]),
      words: first..<first + Int(titles.wordCounts[number]), flags: flags(ofTitle: number))
  }

  /// The numbers of the titles that a word of titles heads, in ascending order.
  func titles(headedBy lexeme: Int) -> [Int] {
    (Int(headStarts[lexeme])..<Int(headStarts[lexeme + 1])).map { Int(headTitles[$0]) }
  }
}

/// The image of an index that was made at run time.
@safe private final class ImageMemory: @unchecked Sendable {
  let start: UnsafePointer<UInt8>

  init(_ image: [UInt8]) {
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: image.count)
    unsafe image.withUnsafeBufferPointer { bytes in
      if let first = bytes.baseAddress {
        unsafe memory.initialize(from: first, count: bytes.count)
      }
    }
    unsafe start = UnsafePointer(memory)
  }

  deinit { unsafe start.deallocate() }
}
