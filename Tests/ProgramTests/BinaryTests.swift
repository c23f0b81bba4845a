import Foundation
import TestSupport
import Testing

@Suite("The real binary")
struct BinaryTests {
  let folder: TemporaryFolder
  let db: String
  let binary = builtTracker

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    // Beside the test bundle, as the build leaves it.
    try #require(FileManager.default.isExecutableFile(atPath: binary))
  }

  func tracker(_ arguments: String..., input: String = "") throws -> Finished {
    try run([binary] + arguments, input: input, environment: ["TRACKER_DB": db])
  }

  /// Runs a line in the system's shell, with the binary as $T.
  func line(_ script: String) throws -> Finished {
    try run(["sh", "-c", script], environment: ["TRACKER_DB": db, "T": binary])
  }

  func seed() throws {
    let imported = try run([binary, "import", "--db", db] + seedFiles)
    try #require(imported.code == 0, "\(imported.errors)")
  }

  @Test("imports, adds and shows")
  func endToEnd() throws {
    try seed()
    let added = try tracker("add", "--hearsay", "--affirms", "1", "--quote", "-", input: "گفته می‌شود\n")
    #expect(added.code == 0, "\(added.errors)")
    #expect(try tracker("timeline", "--claim", "1").output.contains("«گفته می‌شود»"))
    #expect(try tracker("--version").output == "0.1.0-dev\n")
    #expect(try damage(of: db) == "")
  }

  @Test("reads a file to import from a pipe")
  func importFromPipe() throws {
    let imported = try tracker("import", "-", input: #"{"type":"topic","name":"Telegram"}"#)
    #expect(imported.code == 0, "\(imported.errors)")
    #expect(imported.output.contains("topic  1     0"))
  }

  @Test("rehearses an import on what is there, and leaves it as it is")
  func rehearsal() throws {
    try seed()
    let before = try Data(contentsOf: URL(filePath: db))
    let ran = try run([binary, "import", "--db", db, "--dry-run"] + seedFiles)
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(ran.output.split(separator: "\n").dropFirst().allSatisfy { $0.contains("  0  ") }, "\(ran.output)")
    #expect(try Data(contentsOf: URL(filePath: db)) == before)
    #expect(try damage(of: db) == "")
  }

  @Test("does not read a database of Discourse Network Analyzer that is open there")
  func openElsewhere() throws {
    let file = folder.file("debate.dna")
    _ = try shell(file, DNAFixture.tables + DNAFixture.debate)
    try folder.write("x", to: "debate.dna-journal")
    let refused = try tracker("import", file)
    #expect(refused.code == 65 && refused.errors.contains("Another program has it open"), "\(refused.errors)")
    try FileManager.default.removeItem(atPath: file + "-journal")
    #expect(try tracker("import", file).code == 0)
    #expect(try damage(of: db) == "")
  }

  @Test("ends quietly where the reader of its pipe has gone")
  func closedPipe() throws {
    try seed()
    let ran = try line("$T timeline | head -n 1; $T timeline --json | head -c 1")
    #expect(ran.code == 0)
    #expect(ran.errors == "")
  }

  @Test("says so and exits 74 where standard output is full or closed")
  func fullOutput() throws {
    try seed()
    for redirection in [">/dev/full", ">&-"] {
      let ran = try line("$T timeline \(redirection)")
      #expect(ran.code == 74, "\(redirection)")
      #expect(ran.errors.contains("standard output cannot be written"), "\(ran.errors)")
    }
  }

  @Test("refuses an argument that is not UTF-8, instead of repairing it unseen")
  func notUTF8() throws {
    let ran = try line(#"$T add --hearsay --quote "$(printf 'bad\377bytes')""#)
    #expect(ran.code == 65)
    #expect(ran.errors.contains("is not UTF-8"))
    #expect(!FileManager.default.fileExists(atPath: db))
  }

  @Test("says that a statement is recorded where only the report of it cannot be written")
  func fullOutputOfAdd() throws {
    let ran = try line("$T add --hearsay --paraphrase p >/dev/full")
    #expect(ran.code == 74)
    #expect(ran.errors.contains("Statement #1 is recorded all the same."), "\(ran.errors)")
    #expect(try shell(db, "SELECT count(*) FROM statements").output == "1\n")
  }

  @Test("leaves nothing behind of an import that is refused")
  func refusedImport() throws {
    let half = try folder.write("{\"type\":\"topic\",\"name\":\"A\"}\n{\"type\":\"topic\"}\n", to: "half.jsonl")
    let refused = try tracker("import", half)
    #expect(refused.code == 65)
    #expect(
      refused.errors == """
        tracker: \(half) was not imported; nothing was changed.
        line 2: "name" of a topic is missing.

        """)
    #expect(!FileManager.default.fileExists(atPath: db))
    let missing = try tracker("import", folder.file("none.jsonl"))
    #expect(missing.code == 66)
    #expect(missing.errors.contains("none.jsonl cannot be read: No such file or directory."))
  }

  @Test("loses nothing where eight add at the same time, the first of them to a file that is not there yet")
  func severalWriters() throws {
    let ran = try line(
      """
      for i in 1 2 3 4 5 6 7 8; do
        for j in 1 2 3 4 5; do "$T" add --official X --paraphrase "$i-$j" >/dev/null || echo "failed $i-$j"; done &
      done; wait
      """)
    #expect(ran.output + ran.errors == "")
    #expect(try shell(db, "SELECT count(DISTINCT paraphrase), count(*) FROM statements").output == "40|40\n")
    #expect(try shell(db, "SELECT count(*) FROM officials").output == "1\n")
    #expect(try shell(db, "SELECT count(*) FROM changes").output == "40\n")
    #expect(try damage(of: db) == "")
  }

  @Test("leaves a whole file where it is killed in the middle of an import", arguments: [1, 3, 6, 12, 25, 50])
  func killed(milliseconds: Int) throws {
    _ = try tracker("add", "--hearsay", "--paraphrase", "kept")
    _ = try line(
      "$T import \(seedFiles.joined(separator: " ")) >/dev/null & sleep 0.0\(milliseconds < 10 ? "0" : "")\(milliseconds); kill -9 $! 2>/dev/null; wait"
    )
    let count = try shell(db, "SELECT count(*) FROM statements").output
    #expect(["1\n", "45\n"].contains(count), "\(count)")
    #expect(try damage(of: db) == "")
    #expect(try tracker("timeline").code == 0)
  }

  @Test("does not write where it may not, and says so", .enabled(if: getuid() == 0))
  func readOnlyFile() throws {
    try seed()
    // Another user than root, for whom permissions count, and who may reach the folder and the binary.
    let copy = folder.file("bin")
    // By `cp`: a child of another test must not inherit a descriptor that still writes the copy ("text file busy").
    try #require(run(["cp", binary, copy]).code == 0)
    _ = try shell(db, "PRAGMA wal_checkpoint(TRUNCATE);")
    try #require(run(["chmod", "755", folder.path, copy]).code == 0)
    let ran = try run(
      [
        "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", copy, "add", "--db", db, "--hearsay",
        "--paraphrase", "p",
      ])
    #expect(ran.code == 73, "\(ran.errors)")
    #expect(ran.errors.contains("may only be read"))
    let read = try run(["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", copy, "timeline", "--db", db])
    #expect(read.code == 0, "\(read.errors)")
    #expect(read.output.contains("Click, citing Tabnak"))
    #expect(try damage(of: db) == "")
  }
}
