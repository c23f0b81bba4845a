import Foundation
import SeededData
import TestSupport

/// All that is done to the program.
struct Torture {
  /// The program.
  let binary: String
  /// How often what is done at random moments is done.
  let runs: Int
  let report = Report()
  /// The files that are imported.
  private let inputs: TemporaryFolder

  init(binary: String, runs: Int) throws {
    (self.binary, self.runs) = (binary, runs)
    inputs = try TemporaryFolder()
  }

  /// The commands that write, on files on which they have something to do.
  /// - Parameter statements: how many are imported.
  func scenarios(statements: Int) throws -> [Disturbed.Scenario] {
    let seeds = ["import"] + seedFiles
    return [
      Disturbed.Scenario("add", Self.adding("the new one"), after: [seeds]),
      Disturbed.Scenario("add to a new file", Self.adding("the first one")),
      Disturbed.Scenario("import", ["import", try archive(statements)], after: [seeds]),
      Disturbed.Scenario("undo", ["undo"], after: [seeds, ["import", try archive(20)]]),
      Disturbed.Scenario("merge", ["official", "merge", "1", "2", "3", "--yes"], after: [seeds]),
      Disturbed.Scenario("backup", ["backup", "NEW"], after: [seeds]),
      Disturbed.Scenario(
        "restore", ["restore", "KEPT", "--yes"],
        after: [["import", seedFiles[0]], ["backup", "KEPT"], ["import", seedFiles[1]]]),
      .migrate,
    ]
  }

  /// The words of an `add`.
  static func adding(_ words: String) -> [String] {
    [
      "add", "--official", "A. Official", "--org", "An Office", "--on", "2018-05-01", "--denies", "Something was done",
      "--quote", words, "--publisher", "A newspaper",
    ]
  }

  /// An invented archive as an exchange file.
  private func archive(_ statements: Int) throws -> String {
    let path = try inputs.write("", to: "\(statements).jsonl")
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    try Archive(seed: 1397, statements: statements).writeJSONLines(progress: { _ in }) {
      try file.write(contentsOf: $0)
    }
    try file.close()
    return path
  }

  /// What is wrong with a file that should have so many statements.
  func problems(of db: String, statements: Int) throws -> [String] {
    let count = try shell(db, "SELECT count(*) FROM statements").output
    let damage = try damage(of: db)
    let check = try run([binary, "check", "--full", "--wrong", "--db", db])
    return (count == "\(statements)\n" ? [] : ["\(statements) were recorded, and \(count) are there"])
      + (damage == "" ? [] : [damage]) + (check.code == 0 ? [] : [check.output + check.errors])
  }
}
