internal import Compensation
internal import Documents
internal import Extraction
internal import Roles
internal import Standardization
internal import Store

/// The stages that every command works with, loaded once.
struct Stages: Sendable {
  let reader: DocumentReader
  /// The most bytes of an input.
  private let sizeLimit: Int
  let extractor: Extractor
  let titles: TitleMemory
  /// The matcher of the catalogue, with the titles of the user's own.
  let roles: RoleMatcher
  let workingTime: WorkingTime
  /// Whether each input is described as a source, with its hash, and copies are looked for among
  /// the inputs: a report does, `extract` does not.
  var describesSources = false
  /// The roles that a report is on, so that nothing else is handed on of what earlier runs read; `nil`
  /// for all.
  var rolesAsked: Set<String>?
  var catalogue: RoleCatalogue { RoleCatalogue.standard }

  /// - Parameters:
  ///   - reading: How inputs are read.
  ///   - words: Tables of words in the place of the program's own.
  ///   - roles: What finds roles in texts and titles.
  ///   - workingTime: The user's working time in the place of the program's own.
  /// - Throws: The error of a table of words that cannot be used.
  init(
    _ reading: ReadingOptions, words: TableFiles? = nil, roles: RoleMatcher = .standard,
    workingTime: WorkingTime? = nil
  ) throws {
    self.roles = roles
    reader = DocumentReader(
      headers: HeaderTable.standard.naming(try reading.columns.named()),
      encoding: reading.textEncoding)
    sizeLimit = reading.sizeLimit
    extractor = try Extractor(
      tables: words.map { Extractor.standardTables.overridden(by: $0) },
      roles: roles)
    titles = TitleMemory(roles)
    self.workingTime = try workingTime ?? WorkingTime()
  }

  /// Reads a file's documents (one, or a workbook's sheets, an archive's pages) and takes out the
  /// records of their texts; tables are handed on as they are.
  ///
  /// - Parameter memory: What earlier runs read, which is not read again.
  func read(_ file: InputFile, memory: ReadingMemory? = nil) -> ReadFile {
    do {
      guard let memory else {
        return ReadFile(inputs: try reader.documents(in: file, limit: sizeLimit).map { read($0) })
      }
      if let known = try memory.file(file, by: workingTime, keeping: rolesAsked) { return known }
      let (bytes, stamp) = try file.stampedContents(limit: sizeLimit)
      let key = memory.key(of: bytes, in: file)
      if let known = try memory.reading(
        of: key, in: file, stamp: stamp, by: workingTime, keeping: rolesAsked)
      {
        return known
      }
      let inputs = reader.documents(in: bytes, of: file, limit: sizeLimit).map { read($0) }
      return ReadFile(inputs: inputs, origin: .read(key, place: memory.place(of: file, stamp)))
    } catch let error as InputError {
      return ReadFile(inputs: [ReadInput(failed: error)])
    } catch {
      return ReadFile(inputs: [], failure: error)
    }
  }

  /// Returns what each pass over a file's texts found, and what is to be known of the file.
  func trace(_ file: InputFile) -> (text: String, issues: [InputIssue]) {
    do throws(InputError) {
      let documents = Array(try reader.documents(in: file, limit: sizeLimit))
      let texts = documents.compactMap { document -> String? in
        guard case .text(let text) = document.content else { return nil }
        return extractor.trace(of: text)
      }
      return (texts.joined(), documents.flatMap(\.issues))
    } catch {
      return ("", [error.issue])
    }
  }

  private func read(_ document: ReadDocument) -> ReadInput {
    var input = ReadInput(issues: document.issues)
    if describesSources { input.source = ReportSource(document) }
    switch document.content {
    case .text(let text):
      input.declaredLanguage = text.declaredLanguage
      let records = records(in: text).map(annualized)
      input.content = .records(records)
      input.mainLanguage = ReadInput.mainLanguage(of: records)
      if describesSources {
        input.fingerprint = TextFingerprint(of: text)
        for case .salary(let figure) in records {
          input.statements.append(DocumentCopies.statement(of: figure))
        }
      }
    case .table(let table):
      input.content = table.holdsBands ? .bands(table) : .table(table)
    case nil: break
    }
    return input
  }

  /// Returns the records of a text and of what it states in fields for machines.
  private func records(in text: DocumentText) -> [Record] {
    let records = extractor.records(in: text)
    let structured = extractor.structuredRecords(
      in: text, language: ReadInput.mainLanguage(of: records), resolving: { titles.resolve($0) })
    return MergedRecords.merged(records, with: structured)
  }

  /// Returns what a part of a table's rows says, observations apart from records unless these are
  /// wanted of all.
  func findings(
    in table: DocumentTable, rows: Range<Int>, asRecords: Bool = false, memory: RowMemory
  ) -> RowFindings {
    let titles = titles
    var findings = extractor.findings(
      in: table, rows: rows, asRecords: asRecords, memory: memory
    ) { titles.resolve($0) }
    findings.records = findings.records.map(annualized)
    return findings
  }

  private func annualized(_ record: Record) -> Record {
    guard case .salary(let figure) = record else { return record }
    return .salary(figure.annualized(by: workingTime))
  }
}

/// What was read of one file, and how it is remembered.
struct ReadFile: Sendable {
  enum Origin: Sendable {
    /// Nothing is remembered.
    case unrecorded
    /// An earlier run read it: the ids of its parts, and of the reading where the file's new place
    /// or time is to be kept.
    case known(parts: [Int64], seen: (path: [UInt8], file: KnownFile)?)
    /// It was read now.
    case read(ReadingKey, place: (path: [UInt8], stamp: FileStamp)?)
  }

  var inputs: [ReadInput]
  var origin = Origin.unrecorded
  /// What keeps the whole run from going on.
  var failure: (any Error)?
}

/// One input as far as it can be worked on by itself.
struct ReadInput: Sendable {
  enum Content: Sendable {
    case records([Record])
    /// Rows of a survey or a list of advertisements.
    case table(DocumentTable)
    /// A firm's own pay bands, which say nothing of the market.
    case bands(DocumentTable)
  }

  /// `nil` where nothing could be read, and where sources are not described.
  var source: ReportSource?
  var content: Content?
  var declaredLanguage: String?
  var fingerprint: TextFingerprint?
  /// The language of most of the figures and outlooks.
  var mainLanguage: String?
  /// What the figures state, hashed, by which copies are told.
  var statements: [Int] = []
  var issues: [InputIssue]

  init(issues: [InputIssue]) { self.issues = issues }

  /// Creates an input of what an earlier run read, made annual by this run's working time.
  ///
  /// - Parameter roles: The roles whose figures and outlooks are handed on; `nil` for all.
  init(_ part: ReadPart, by workingTime: WorkingTime, keeping roles: Set<String>?) {
    func isKept(_ role: String?) -> Bool { roles.map { role.map($0.contains) ?? false } ?? true }
    source = part.source
    var languages = LanguageCount()
    var records: [Record] = []
    if roles == nil { records.reserveCapacity(part.figures.count + part.outlooks.count) }
    statements.reserveCapacity(part.figures.count)
    for figure in part.figures {
      languages.count(figure.language)
      statements.append(DocumentCopies.statement(of: figure))
      if isKept(figure.role) { records.append(.salary(figure.annualized(by: workingTime))) }
    }
    for outlook in part.outlooks {
      languages.count(outlook.language)
      if isKept(outlook.role) { records.append(.outlook(outlook)) }
    }
    for amount in part.rejected { records.append(.rejected(amount)) }
    content = .records(records)
    mainLanguage = languages.most
    declaredLanguage = part.declaredLanguage
    fingerprint = part.fingerprint.flatMap { TextFingerprint(encoded: $0) }
    issues = part.issues
  }

  /// The language of most of a document's figures and outlooks; of equals, the first in the alphabet.
  static func mainLanguage(of records: [Record]) -> String? {
    var languages = LanguageCount()
    for record in records {
      switch record {
      case .salary(let figure): languages.count(figure.language)
      case .outlook(let statement): languages.count(statement.language)
      case .rejected: break
      }
    }
    return languages.most
  }

  init(failed error: InputError) {
    issues = [error.issue]
  }
}

extension ReportSource {
  fileprivate init(_ document: ReadDocument) {
    self.init(
      path: document.path, sha256: document.sha256, bytes: document.byteCount,
      format: document.format, encoding: document.encoding)
  }
}

/// How many statements of a document are in each language.
private struct LanguageCount {
  private var counts: [(language: String, count: Int)] = []

  mutating func count(_ language: String) {
    if let known = counts.firstIndex(where: { $0.language == language }) {
      counts[known].count += 1
    } else {
      counts.append((language, 1))
    }
  }

  /// The language of most; of equals, the first in the alphabet.
  var most: String? {
    counts.max { ($0.count, $1.language) < ($1.count, $0.language) }?.language
  }
}
