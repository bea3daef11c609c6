import Foundation
import PackagePlugin

/// Embeds the files of a target's folders `Tables` (`.csv`) and `Templates` (`.mustache`, `.css`,
/// `.js`), so that an installed binary needs no folder beside it and a new table or template is a
/// new file, not new code.
@main
struct EmbedTables: BuildToolPlugin {
  /// A folder whose files are embedded, and the name of what holds them.
  private struct Folder {
    var name: String
    var extensions: Set<String>
    var type: String
  }

  private static let folders = [
    Folder(name: "Tables", extensions: ["csv"], type: "EmbeddedTables"),
    Folder(name: "Templates", extensions: ["mustache", "css", "js"], type: "EmbeddedTemplates"),
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    try EmbedTables.folders.compactMap { folder in
      let root = target.directoryURL.appending(path: folder.name)
      let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
      let files = (found?.allObjects as? [URL] ?? [])
        .filter { folder.extensions.contains($0.pathExtension) }.sorted { $0.path < $1.path }
      guard !files.isEmpty else { return nil }
      let output = context.pluginWorkDirectoryURL.appending(path: "\(folder.type).swift")
      return .buildCommand(
        displayName: "Embedding the \(folder.name.lowercased()) of \(target.name)",
        executable: try context.tool(named: "embed-tables").url,
        arguments: [folder.type, output.path, root.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    }
  }
}
