import Foundation
import PackagePlugin

/// Makes the indexes of a target's tables of roles, so that the program looks titles up without
/// reading the tables first.
@main
struct CompileRoles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = target.directoryURL.appending(path: "Tables")
    let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let files = (found?.allObjects as? [URL] ?? [])
      .filter { $0.pathExtension == "csv" }.sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "CompiledIndexes.swift")
    return [
      .buildCommand(
        displayName: "Compiling the indexes of \(target.name)",
        executable: try context.tool(named: "compile-roles").url,
        arguments: [output.path, root.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }
}
