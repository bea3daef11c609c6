internal import Compensation
internal import ContentHashing
internal import Documents
internal import Glibc
internal import Standardization
internal import Store

/// What a history knows of the files of earlier runs.
///
/// A file whose size, times and inode are those of an earlier run is not even opened; one of the same
/// bytes is read and not parsed. Either way a report on it has the same bytes.
struct ReadingMemory: Sendable {
  let history: HistoryStore
  private let readers: HistoryReaders
  /// The check of a large history, which goes on while the inputs are read.
  private let check: Task<Void, any Error>?
  /// All that a reading depends on besides the file.
  private let settings: String
  private let files: [[UInt8]: KnownFile]
  /// The working folder, with a slash at its end.
  private let root: [UInt8]

  /// - Parameters:
  ///   - reading: How inputs are read.
  ///   - titles: The user's own titles.
  init(_ history: HistoryStore, _ reading: ReadingOptions, titles: RoleOptions) throws {
    self.history = history
    readers = try HistoryReaders(of: history, count: OrderedWork.width)
    if history.isChecked {
      check = nil
    } else {
      let checked = try HistoryStore(besides: history)
      check = Task.detached { try checked.checkPages() }
    }
    var parts = [
      Payband.version, ReadingMemory.stamp(of: "/proc/self/exe"),
      ReadingMemory.stamp(of: DocumentReader.pdftotext), reading.encoding ?? "",
      String(reading.maxSize),
    ]
    parts += reading.columns.map
    for path in titles.files {
      parts.append(SHA256.hexadecimal(of: try RoleOptions.bytes(of: path)))
    }
    settings = SHA256.hexadecimal(of: Array(parts.joined(separator: "\0").utf8))
    files = try history.knownFiles(settings: settings)
    root = Array(try WorkingFolder.current().utf8) + [UInt8(ascii: "/")]
  }

  /// Waits until the history has been checked; nothing is to be written to it before.
  func finishCheck() async throws { try await check?.value }

  /// Returns a file that is as an earlier run read it, by what its folder says; `nil` for others.
  ///
  /// - Parameters:
  ///   - workingTime: What makes the figures annual: this run's.
  ///   - roles: The roles whose figures are handed on; `nil` for all.
  func file(
    _ file: InputFile, by workingTime: WorkingTime, keeping roles: Set<String>?
  ) throws -> ReadFile? {
    guard let known = files[path(of: file)], let stamp = file.stamp, stamp == known.stamp else {
      return nil
    }
    return try read(known.reading, of: file, seen: nil, by: workingTime, keeping: roles)
  }

  /// Returns what an earlier run read of the same bytes; `nil` where none did.
  func reading(
    of key: ReadingKey, in file: InputFile, stamp: FileStamp?, by workingTime: WorkingTime,
    keeping roles: Set<String>?
  ) throws -> ReadFile? {
    guard let known = try history.reading(of: key) else { return nil }
    let seen = stamp.map { (path: path(of: file), file: KnownFile(stamp: $0, reading: known)) }
    return try read(known, of: file, seen: seen, by: workingTime, keeping: roles)
  }

  func key(of bytes: [UInt8], in file: InputFile) -> ReadingKey {
    let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
    return ReadingKey(
      sha256: SHA256.hexadecimal(of: bytes), bytes: bytes.count, name: name, settings: settings)
  }

  /// Where a file is known again by its stamp; `nil` where it has none.
  func place(of file: InputFile, _ stamp: FileStamp?) -> (path: [UInt8], stamp: FileStamp)? {
    stamp.map { (path(of: file), $0) }
  }

  private func read(
    _ reading: Int64, of file: InputFile, seen: (path: [UInt8], file: KnownFile)?,
    by workingTime: WorkingTime, keeping roles: Set<String>?
  ) throws -> ReadFile {
    let parts = try readers.parts(ofReading: reading, path: file.path)
    return ReadFile(
      inputs: parts.map { ReadInput($0.part, by: workingTime, keeping: roles) },
      origin: .known(parts: parts.map(\.id), seen: seen))
  }

  private func path(of file: InputFile) -> [UInt8] {
    file.pathBytes.first == UInt8(ascii: "/") ? file.pathBytes : root + file.pathBytes
  }

  /// What tells a program from another build of it, without reading it.
  private static func stamp(of program: String) -> String {
    guard let stamp = InputFile(program).stamp else { return "none" }
    return "\(stamp.size) \(stamp.modified)"
  }
}
