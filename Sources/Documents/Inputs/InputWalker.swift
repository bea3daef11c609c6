public import Compensation
internal import Glibc

/// Expands the paths of a command line into the files to read.
///
/// A folder stands for the files in it and below, in the order of their paths' bytes; `-` is
/// standard input. Nothing is read but the start of files whose extension says nothing, so that a
/// list of many files costs little and they can be read one by one.
public struct InputWalker: Sendable {
  /// The files to read, and what is wrong with the others.
  public struct Listing: Sendable {
    public var files: [InputFile] = []
    public var issues: [InputIssue] = []
  }

  /// The most folders within each other; each holds an open descriptor while it is walked.
  static let depthLimit = 128

  public init() {}

  /// Returns the files that paths stand for, each once.
  ///
  /// What is missing, no regular file or without permission is an error in the listing; hidden
  /// files, files already listed and files that are no text, where a folder holds them, are
  /// warnings. A file named itself is always listed: only reading tells what is wrong with it.
  public func list(_ paths: [[UInt8]]) -> Listing {
    var walk = Walk()
    for path in paths { walk.add(argument: path) }
    return walk.listing
  }

  /// Returns the files that paths stand for.
  public func list(_ paths: [String]) -> Listing {
    list(paths.map { Array($0.utf8) })
  }
}

/// One expansion of paths: what was found so far.
private struct Walk {
  var listing = InputWalker.Listing()
  private var seen: [FileStatus.Identity: String] = [:]
  private var sawStandardInput = false

  mutating func add(argument path: [UInt8]) {
    let file = InputFile(pathBytes: path)
    if file.isStandardInput {
      if sawStandardInput {
        warn(file.path, "expected standard input once, found it again; name it once")
      } else {
        listing.files.append(file)
      }
      sawStandardInput = true
      return
    }
    do throws(InputError) {
      let status = try FileStatus(of: path, shown: file.path)
      switch status.kind {
      case .regular:
        if isNew(status, path: file.path) { listing.files.append(file) }
      case .folder:
        guard isNew(status, path: file.path) else { return }
        let handle = try FileHandle(opening: path, flags: O_DIRECTORY, shown: file.path)
        walk(handle, path: path, depth: 1)
      case .other(let kind):
        throw InputError(path: file.path, reason: .notRegular(kind: kind))
      }
    } catch {
      listing.issues.append(error.issue)
    }
  }

  /// Adds what a folder holds; a folder sorts as if its name ended with a slash, which is the
  /// order of the paths below it.
  private mutating func walk(_ folder: borrowing FileHandle, path: [UInt8], depth: Int) {
    var base = path
    while base.count > 1, base.last == UInt8(ascii: "/") { base.removeLast() }
    if base.last != UInt8(ascii: "/") { base.append(UInt8(ascii: "/")) }

    var entries: [(key: [UInt8], name: [UInt8], status: FileStatus)] = []
    for name in names(in: folder, path: path) {
      let shown = InputFile.shown(base + name)
      guard name.first != UInt8(ascii: ".") else {
        warn(shown, "expected a document, found a hidden file or folder; name it to have it read")
        continue
      }
      do throws(InputError) {
        let status = try FileStatus(of: name, in: folder.descriptor, shown: shown)
        entries.append((status.kind == .folder ? name + [UInt8(ascii: "/")] : name, name, status))
      } catch {
        listing.issues.append(error.issue)
      }
    }
    entries.sort { $0.key.lexicographicallyPrecedes($1.key) }
    for entry in entries {
      add(entry.name, entry.status, in: folder, path: base + entry.name, depth: depth)
    }
  }

  private mutating func add(
    _ name: [UInt8], _ status: FileStatus, in folder: borrowing FileHandle, path: [UInt8],
    depth: Int
  ) {
    let shown = InputFile.shown(path)
    do throws(InputError) {
      switch status.kind {
      case .regular:
        guard isNew(status, path: shown) else { return }
        let file = InputFile(pathBytes: path, isStandardInput: false)
        if let found = try foreignContent(of: name, in: folder, file: file) {
          warn(shown, "expected a text document, found \(found); left out")
        } else {
          listing.files.append(file)
        }
      case .folder:
        guard isNew(status, path: shown) else { return }
        guard depth < InputWalker.depthLimit else {
          throw InputError(path: shown, reason: .tooDeep(limit: InputWalker.depthLimit))
        }
        let inner = try FileHandle(
          opening: name, in: folder.descriptor, flags: O_DIRECTORY, shown: shown)
        walk(inner, path: path, depth: depth + 1)
      case .other(let kind):
        throw InputError(path: shown, reason: .notRegular(kind: kind))
      }
    } catch {
      listing.issues.append(error.issue)
    }
  }

  /// Returns what a file is that is no text, or `nil` for one to be read: its extension is that
  /// of a known format, or its start looks like text.
  private func foreignContent(
    of name: [UInt8], in folder: borrowing FileHandle, file: InputFile
  ) throws(InputError) -> String? {
    let inner = InputFile.fileExtension(of: GzipFile.innerPath(of: name))
    guard !DocumentReader.knownExtensions.contains(inner) else { return nil }
    let handle = try FileHandle(opening: name, in: folder.descriptor, shown: file.path)
    let start = handle.readStart(4_096)
    return PDFFormat.isPDF(start) ? nil : BinaryFormat.kind(of: start)
  }

  /// Returns the names in a folder but `.` and `..`.
  private mutating func names(in folder: borrowing FileHandle, path: [UInt8]) -> [[UInt8]] {
    // closedir(3) closes what fdopendir(3) got, and the folder's own descriptor is needed on.
    let copy = fcntl(folder.descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0, let stream = unsafe fdopendir(copy) else {
      listing.issues.append(InputError(path: InputFile.shown(path), code: errno).issue)
      return []
    }
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    while let entry = unsafe readdir(stream) {
      guard let start = unsafe entry.pointer(to: \.d_name) else { continue }
      let text = unsafe UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
      let count = unsafe strlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self))
      let name = unsafe Array(UnsafeBufferPointer(start: text, count: count))
      if name != Array(".".utf8), name != Array("..".utf8) { names.append(name) }
      errno = 0
    }
    if errno != 0 {
      listing.issues.append(InputError(path: InputFile.shown(path), code: errno).issue)
    }
    return names
  }

  /// Remembers a file or folder; one that was met before, by a link or an argument, is not read
  /// twice, as its figures would count twice.
  private mutating func isNew(_ status: FileStatus, path: String) -> Bool {
    if let earlier = seen[status.identity] {
      warn(path, "expected each input once, found what is already read as “\(earlier)”; left out")
      return false
    }
    seen[status.identity] = path
    return true
  }

  private mutating func warn(_ path: String, _ message: String) {
    listing.issues.append(InputIssue(.warning, path: path, message: message))
  }
}
