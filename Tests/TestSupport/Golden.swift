internal import Foundation

/// The text that a command's output is held against, kept in a file beside the tests. With `GOLDEN=write` in the
/// environment the file is written instead, to be read and committed.
/// - Parameters:
///   - name: the file's name in `Golden/`.
///   - actual: what came out; it is the result where the file was just written.
public func golden(_ name: String, _ actual: String) throws -> String {
  let file = URL(filePath: projectFolder).appending(path: "Tests/TrackerCLITests/Golden/\(name)")
  if ProcessInfo.processInfo.environment["GOLDEN"] == "write" {
    try Data(actual.utf8).write(to: file)
    return actual
  }
  return try String(contentsOf: file, encoding: .utf8)
}
