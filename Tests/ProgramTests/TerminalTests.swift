import Foundation
import TestSupport
import Testing

@Suite("At a pseudo-terminal, the binary")
struct TerminalTests {
  let folder: TemporaryFolder
  let db: String
  let binary = builtTracker

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    try FileManager.default.copyItem(atPath: ExampleTests.seeded.get().file("tracker.db"), toPath: db)
  }

  func add(output: String? = nil) throws -> PseudoTerminal {
    try PseudoTerminal(
      [binary, "add", "--hearsay"], output: output, environment: ["TRACKER_DB": db, "TERM": "dumb"])
  }

  @Test("asks, and gives nothing but the report on standard output")
  func asks() throws {
    let report = folder.file("report")
    let terminal = try add(output: report)
    for (question, answer) in [
      ("Date", ""), ("Quote", "گفته می‌شود"), ("and:", ""), ("own words", ""), ("Language", "fa"), ("Translation", ""),
      ("Speech", ""), ("Position:", "1"), ("Claim", "xyzzy"), ("further", ""), ("Address", ""), ("Publisher", ""),
      ("Title", ""), ("Note", ""), ("Save it?", "y"),
    ] {
      if question == "further" {
        try #require(terminal.waits(for: "How firmly"))
        terminal.type("\n")
        try #require(terminal.waits(for: "condition"))
        terminal.type("\n")
      }
      try #require(terminal.waits(for: question), "\(question): \(terminal.text)")
      terminal.type(answer + "\n")
    }
    #expect(terminal.end() == 0, "\(terminal.text)")
    #expect(try String(contentsOfFile: report, encoding: .utf8).hasPrefix("Recorded statement #45.\n"))
    #expect(try damage(of: db) == "")
  }

  @Test("takes a whole Persian letter away at the backspace key, and leaves the terminal as it was")
  func backspace() throws {
    let terminal = try add()
    #expect(!terminal.keepsLettersWhole)
    try #require(terminal.waits(for: "Date"))
    // The question is there a moment before the program waits for the answer.
    for _ in 0..<100 where !terminal.keepsLettersWhole { usleep(10_000) }
    #expect(terminal.keepsLettersWhole)
    terminal.type("۱۳۹۷ب\u{7F}\n")
    #expect(terminal.waits(for: "2018-03-21/2019-03-20"), "\(terminal.text)")
    terminal.type("\u{4}")
    #expect(terminal.end() == 1)
    #expect(terminal.text.hasSuffix("Given up; nothing was recorded.\n"))
    #expect(!terminal.keepsLettersWhole)
  }

  @Test("is ended by Ctrl-C as any program is, and leaves nothing behind; others write meanwhile")
  func interrupted() throws {
    let before = try shell(db, "SELECT count(*) FROM changes").output
    let terminal = try add()
    try #require(terminal.waits(for: "Date"))
    terminal.type("2018\n")
    try #require(terminal.waits(for: "rests on"))
    // No lock is held while somebody thinks.
    let other = try shell(db, "PRAGMA busy_timeout=0; BEGIN IMMEDIATE; ROLLBACK;")
    #expect(other.errors == "")
    terminal.type("\u{3}")
    #expect(terminal.end() == 128 + SIGINT)
    #expect(!terminal.keepsLettersWhole)
    #expect(try shell(db, "SELECT count(*) FROM changes").output == before)
    #expect(try folder.names().filter { !$0.hasPrefix("tracker.db") } == [])
    #expect(try damage(of: db) == "")
  }

  @Test("says so where a line is longer than a terminal passes on, instead of cutting it")
  func longLine() throws {
    let terminal = try add()
    try #require(terminal.waits(for: "Date"))
    terminal.type("\n")
    try #require(terminal.waits(for: "Quote"))
    terminal.type(String(repeating: "a", count: 4094) + "\n")
    #expect(terminal.waits(for: "and"), "\(terminal.text)")
    terminal.type(String(repeating: "b", count: 5000) + "\n")
    #expect(terminal.waits(for: "4094 bytes at most"), "\(terminal.text)")
    terminal.type("\u{4}")
    #expect(terminal.end() == 1)
  }
}
