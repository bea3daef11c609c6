internal import Compensation
internal import Documents
internal import Glibc

/// The inputs that a command line names.
struct InputList {
  var files: [InputFile]
  var issues: [InputIssue]

  /// Expands paths; files named README in folders are about the inputs and none.
  ///
  /// - Parameter history: A history that is open, which is no input of a folder either: what opens and
  ///   closes its file takes SQLite's locks from it.
  init(_ paths: [String], besides history: String? = nil) {
    let arguments = paths.map(RawArguments.bytes)
    let listing = InputWalker().list(arguments)
    let named = Set(arguments)
    let open = history.flatMap { InputFile($0).stamp }
    files = listing.files.filter { file in
      named.contains(file.pathBytes)
        || (!InputList.isReadme(file.pathBytes) && (open == nil || file.stamp != open))
    }
    issues = listing.issues
  }

  private static func isReadme(_ path: [UInt8]) -> Bool {
    let name = path.split(separator: UInt8(ascii: "/")).last ?? []
    let stem = name.prefix { $0 != UInt8(ascii: ".") }
    return stem.elementsEqual("README".utf8) || stem.elementsEqual("readme".utf8)
  }
}

/// The arguments of the process as bytes: a file's name need not be UTF-8, and it must still open.
enum RawArguments {
  /// Returns the bytes of the argument that ArgumentParser handed on as text.
  static func bytes(of text: String) -> [UInt8] {
    for index in 0..<Int(CommandLine.argc) {
      guard let argument = unsafe CommandLine.unsafeArgv[index] else { continue }
      let bytes = unsafe UnsafeRawBufferPointer(start: argument, count: strlen(argument))
      if unsafe String(decoding: bytes, as: UTF8.self) == text { return unsafe Array(bytes) }
    }
    return Array(text.utf8)
  }
}
