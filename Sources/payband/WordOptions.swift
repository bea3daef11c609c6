internal import ArgumentParser
internal import Compensation
internal import Foundation

/// The option that tries out other tables of words.
struct WordOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      """
      A folder of tables of words that take the place of the program's own of the same path, \
      pl/pay.csv.
      """, valueName: "folder"),
    completion: .directory)
  var folder: String?

  /// Returns the tables of the folder; `nil` where none is named.
  ///
  /// - Throws: ``CommandFailure`` where the folder holds no table, or one that is no UTF-8.
  func tables() throws(CommandFailure) -> TableFiles? {
    guard let folder else { return nil }
    let root = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    var texts: [String: String] = [:]
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "csv" else { continue }
      guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        throw CommandFailure(
          "\(file.path):1:1: expected a table in UTF-8, found other bytes; save it as UTF-8",
          code: .wrongArguments)
      }
      texts[String(file.standardizedFileURL.path.dropFirst(root.path.count)).trimmingSlash] = text
    }
    guard !texts.isEmpty else {
      throw CommandFailure(
        "expected tables (.csv) in \(folder), found none; name a folder laid out by languages",
        code: .wrongArguments)
    }
    return TableFiles(texts: texts)
  }
}

extension String {
  fileprivate var trimmingSlash: String { hasPrefix("/") ? String(dropFirst()) : self }
}
