internal import Foundation

/// A folder for one test, removed when the test lets go of it.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let path: String

  /// Makes an empty folder.
  public init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "tracker-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A path in it.
  public func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file into it.
  /// - Returns: its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: URL(filePath: file(name)))
    return file(name)
  }

  /// The names of the files in it.
  public func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// The root of the project.
public let projectFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

/// The two seed files.
public let seedFiles = ["founding.jsonl", "telegram-2015-2025.jsonl"].map { "\(projectFolder)/seeds/\($0)" }

/// The folder in which the tests and the program were built.
public let buildFolder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().path

/// The program that was built with the tests.
public let builtTracker = buildFolder + "/tracker"
