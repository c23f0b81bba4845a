internal import Foundation
internal import TrackerCLI

/// Runs a command in this process, in a world of its own.
/// - Parameters:
///   - arguments: the words after `tracker`.
///   - input: standard input.
///   - width: the width of the terminal, nil for a pipe.
public func tracker(
  _ arguments: [String], db: String, input: [UInt8] = [], width: Int? = nil, environment: [String: String] = [:]
) -> Finished {
  let (output, errors) = (Collector(), Collector())
  let world = World(
    arguments: arguments,
    environment: ["TRACKER_DB": db, "HOME": "/nonexistent"].merging(environment) { $1 },
    readInput: { input },
    readFile: { [UInt8](try Data(contentsOf: URL(filePath: $0))) },
    output: output, errors: errors, terminalWidth: width, userName: "tester")
  let code = Program.run(world)
  return Finished(output: output.text, errors: errors.text, code: code)
}

/// Keeps what is written to it.
private final class Collector: Sink {
  var text = ""
  func write(_ text: String) { self.text += text }
  func flush() {}
}

/// A database with both seed files in it.
public func seeded(_ folder: TemporaryFolder) throws -> String {
  let db = folder.file("tracker.db")
  let imported = tracker(["import"] + seedFiles, db: db)
  guard imported.code == 0 else { throw SeedsRefused(errors: imported.errors) }
  return db
}

/// The seeds did not load.
public struct SeedsRefused: Error {
  /// What the command said.
  public let errors: String
}
