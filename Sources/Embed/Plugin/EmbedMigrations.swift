import Foundation
import PackagePlugin

/// Puts `migrations/*.sql` into the binary, as Swift source that the tool beside this plugin writes.
@main
struct EmbedMigrations: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "migrations")
    let scripts = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "sql" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let output = context.pluginWorkDirectoryURL.appending(path: "Schema.swift")
    return [
      .buildCommand(
        displayName: "Running and embedding migrations/",
        executable: try context.tool(named: "embed-migrations").url,
        arguments: [output.path] + scripts.map(\.path),
        inputFiles: scripts,
        outputFiles: [output])
    ]
  }
}
