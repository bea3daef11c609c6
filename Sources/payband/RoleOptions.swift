internal import ArgumentParser
internal import Foundation
internal import Roles

/// The option by which a user's own titles decide before the catalogue's.
struct RoleOptions: ParsableArguments {
  @Option(
    name: .customLong("roles"),
    help: ArgumentHelp(
      """
      A table of own titles that decides before the catalogue, with the columns title, role (an id, \
      several with semicolons, or - for none) and, if wanted, level; may be repeated, the first \
      that has a title decides. See payband roles import.
      """, valueName: "file"),
    completion: .file())
  var files: [String] = []

  /// Returns the matcher of the catalogue, with the titles of the files.
  ///
  /// - Throws: ``CommandFailure`` where a file cannot be read or used.
  func matcher() throws(CommandFailure) -> RoleMatcher {
    guard !files.isEmpty else { return .standard }
    var read: [(path: String, bytes: [UInt8])] = []
    for path in files { read.append((path, try RoleOptions.bytes(of: path))) }
    do throws(TitleTableError) {
      return RoleMatcher.standard.overridden(by: try TitleOverrides(read, for: .standard))
    } catch {
      throw CommandFailure(error.description, code: .failed)
    }
  }

  /// Returns the bytes of a file of titles.
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(filePath: path)))
    } catch {
      throw CommandFailure(
        "\(path): expected a table of titles, found no file that can be read; check the path",
        code: .failed)
    }
  }
}
