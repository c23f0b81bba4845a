internal import Foundation
internal import TrackerCLI
internal import TrackerCore

/// Runs a command in this process, in a world of its own.
/// - Parameters:
///   - arguments: the words after `tracker`.
///   - input: standard input.
///   - answers: what is typed at the terminal, a line each, then the end of input; nil where there is no terminal.
///   - width: the width of the terminal, nil for a pipe.
///   - errorWidth: the width of the terminal that standard error is, nil for a pipe.
///   - seconds: the clock.
///   - editor: what a person's editor makes of a text.
public func tracker(
  _ arguments: [String], db: String, input: [UInt8] = [], answers: [String]? = nil, width: Int? = nil,
  errorWidth: Int? = nil, environment: [String: String] = [:], seconds: @escaping () -> Double = { 0 },
  editor: ((String) throws -> String)? = nil
) -> Finished {
  let (output, errors) = (Collector(), Collector())
  let world = World(
    arguments: arguments,
    environment: ["TRACKER_DB": db, "HOME": "/nonexistent"].merging(environment) { $1 },
    readInput: { input },
    readLine: answers.map { answers in
      var rest = answers[...]
      return { rest.popFirst() }
    },
    readFile: { [UInt8](try Data(contentsOf: URL(filePath: $0))) },
    openInput: { input },
    openFile: { [UInt8](try Data(contentsOf: URL(filePath: $0))) },
    makeFile: { path, _ in CollectedFile(path) },
    makeDraft: { text, name in EditedDraft(text, name, editor) },
    output: output, errors: errors, terminalWidth: width, errorWidth: errorWidth, seconds: seconds,
    userName: "tester",
    // 2026-11-24, a Tuesday.
    today: { CalendarSystem.gregorian.day(2026, 11, 24) })
  let code = Program.run(world)
  return Finished(output: output.text, errors: errors.text, code: code)
}

/// Keeps what is written to it.
private final class Collector: Sink {
  var text = ""
  func write(_ text: String) { self.text += text }
  func flush() {}
}

/// Keeps what is written to it, and writes it to its path at the end.
private final class CollectedFile: OutputFile {
  private let path: String
  private var text = ""
  init(_ path: String) { self.path = path }
  func write(_ text: String) { self.text += text }
  func flush() {}
  func finish() throws { try Data(text.utf8).write(to: URL(filePath: path)) }
  func discard() {}
}

/// A text that a closure edits, in a file that is not there.
private final class EditedDraft: Draft {
  let path: String
  private var words: String
  private let editor: ((String) throws -> String)?
  init(_ text: String, _ name: String, _ editor: ((String) throws -> String)?) {
    (words, path, self.editor) = (text, "/drafts/\(name).txt", editor)
  }
  func edit() throws {
    guard let editor else { throw Failure(.usage, "There is no editor.") }
    words = try editor(words)
  }
  func text() -> String { words }
  func discard() {}
}

/// A database with both seed files in it.
public func seeded(_ folder: TemporaryFolder) throws -> String {
  let db = folder.file("tracker.db")
  try FileManager.default.copyItem(atPath: seeds.get().file("tracker.db"), toPath: db)
  return db
}

/// The seeds, imported once for all tests of a run.
private let seeds = Result {
  let folder = try TemporaryFolder()
  let imported = tracker(["import"] + seedFiles, db: folder.file("tracker.db"))
  guard imported.code == 0 else { throw SeedsRefused(errors: imported.errors) }
  return folder
}

/// The seeds did not load.
public struct SeedsRefused: Error {
  /// What the command said.
  public let errors: String
}
