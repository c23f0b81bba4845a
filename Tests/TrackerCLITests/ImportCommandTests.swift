import Foundation
import TestSupport
import Testing

@Suite("tracker import")
struct ImportCommandTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }
  func count(_ sql: String) throws -> String {
    try shell(db, "SELECT count(*) FROM \(sql);").output.trimmingCharacters(in: .newlines)
  }

  /// One file of each format, with one record that is wrong, and how that is mended.
  static let halves: [(name: String, text: String, wrong: String, right: String)] = [
    (
      "a.jsonl",
      """
      {"type":"official","uid":"p1","name":"A","lang":"Latin"}
      {"type":"statement","uid":"s1","official":"p1","quote":"refers to the wrong one"}
      {"type":"statement","uid":"s2","official":"B","quote":"fine"}
      {"type":"link","from":"s2","to":"s1","kind":"quotes"}

      """, "Latin", "en"
    ),
    (
      "a.csv",
      "official;quote;position;claim\r\nA;\"one\r\ntwo\";affrims;C\r\nB;fine;denies;C\r\nB;fine;supports;D\r\n",
      "affrims",
      "affirms"
    ),
    (
      "a.json",
      #"{"persons":[{"id":"1","name":"A","other_names":[],"biography":"x\u0000"},{"id":"2","name":"B"}],"# + "\n"
        + #""organizations":[{"id":"o","name":"O"}],"memberships":[{"person_id":"1","organization_id":"o"}]}"#,
      #"\u0000"#,
      ""
    ),
  ]

  @Test(
    "leaves out what is wrong and what refers to it; mended and imported again it is as if it had been right",
    arguments: halves.indices)
  func rejects(index: Int) throws {
    let (name, text, wrong, right) = Self.halves[index]
    let file = try folder.write(text, to: name)
    let rejects = folder.file("rejects-" + name)
    let refused = tracker(["import", file], db: db)
    #expect(refused.code == 65 && refused.errors.contains("was not imported; nothing was changed"), "\(refused.errors)")
    #expect(!FileManager.default.fileExists(atPath: db))

    let half = tracker(["import", "--skip-bad", "--rejects", rejects, file], db: db)
    #expect(half.code == 0, "\(half.errors)")
    #expect(half.errors.contains("refused and put into \(rejects), to be mended and imported again:"), "\(half.errors)")
    #expect(try count("officials") == "1")
    #expect(try damage(of: db) == "")

    let mended = try String(contentsOfFile: rejects, encoding: .utf8).replacing(wrong, with: right)
    let rest = tracker(["import", try folder.write(mended, to: "mended-" + name)], db: db)
    #expect(rest.code == 0, "\(rest.errors)")
    let whole = tracker(
      ["import", "--json", try folder.write(text.replacing(wrong, with: right), to: "whole-" + name)], db: db)
    #expect(whole.code == 0 && !whole.output.contains(#""made":1"#), "\(whole.output)")
    #expect(try count("officials") == "2")
    #expect(try count("changes") == "2")
    #expect(try damage(of: db) == "")
  }

  @Test("undoes all that a record wrote before it turned out to be wrong, and goes on as if it had not been there")
  func undone() throws {
    let lines = """
      {"type":"source","uid":"w","publisher":"P","text":"short"}
      {"type":"statement","uid":"s1","official":"New","organization":"Body","said_on":"2018-05-01","quote":"x","stances":[{"claim":"C","position":"affirms"}],"citations":[{"source":"w","start":0,"end":99}]}
      {"type":"statement","uid":"s2","official":"new","organization":"body","said_on":"2018-05-01","quote":"x","stances":[{"claim":"c","position":"denies"}],"citations":[{"source":"w","start":0,"end":5}]}
      {"type":"link","from":"s2","to":"s1","kind":"quotes"}
      """
    let ran = tracker(["import", "--skip-bad", "-", "--json"], db: db, input: Array(lines.utf8))
    #expect(ran.code == 0)
    #expect(ran.output.contains(#""kind":"official","made":1,"reused":0,"skipped":0,"refused":0"#), "\(ran.output)")
    #expect(ran.errors.contains("line 2: The citation ends at 99"))
    #expect(ran.errors.contains("line 4: it refers to line 2, which was refused."), "\(ran.errors)")
    #expect(try shell(db, "SELECT name FROM officials; SELECT text FROM claims;").output == "new\nc\n")
    #expect(try count("history WHERE table_name = 'statements'") == "1")
    #expect(try damage(of: db) == "")
  }

  @Test("exits with 65 where all of it is wrong, and lists twenty")
  func allBad() throws {
    let lines = String(repeating: "{\"type\":\"topic\"}\n", count: 30)
    let ran = tracker(["import", "--skip-bad", "-"], db: db, input: Array(lines.utf8))
    #expect(ran.code == 65)
    #expect(ran.errors.contains("30 records of standard input refused:"))
    #expect(ran.errors.contains("line 20: ") && !ran.errors.contains("line 21: "))
    #expect(ran.errors.hasSuffix("… and 10 more.\ntracker: Nothing was imported: all of it was refused.\n"))
  }

  @Test("says in a rehearsal what would be made, and leaves the file as it is, or absent")
  func rehearsal() throws {
    let ran = tracker(["import", "--dry-run"] + seedFiles, db: db)
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(ran.output.hasPrefix("file"))
    #expect(ran.output.contains("would be made"))
    #expect(ran.errors == "This was a rehearsal; nothing was changed.\n")
    #expect(try folder.names() == [])

    #expect(tracker(["import", seedFiles[0]], db: db).code == 0)
    let before = try bytes(db)
    let second = tracker(["import", "--dry-run", "--json", "--batch", "3", seedFiles[1]], db: db)
    #expect(second.output.contains(#""kind":"statement","made":31,"reused":0"#))
    #expect(try bytes(db) == before)
    #expect(try folder.names() == ["tracker.db"])
    #expect(try damage(of: db) == "")
  }

  @Test("does not count what an earlier batch made as what was there already")
  func countsOfBatches() {
    let whole = tracker(["import", "--json"] + seedFiles, db: folder.file("whole.db"))
    let batches = tracker(["import", "--json", "--batch", "3"] + seedFiles, db: db)
    #expect(batches.output == whole.output)
    #expect(whole.output.contains(#""kind":"official","made""#))
  }

  @Test("keeps each batch as a change of its own, and those before a wrong record")
  func batches() throws {
    let lines = (1...10).map { "{\"type\":\"statement\",\"uid\":\"s\($0)\",\"paraphrase\":\"p\"}" }
    let whole = try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    #expect(tracker(["import", "--batch", "4", whole], db: db).code == 0)
    #expect(try count("changes") == "3")
    #expect(tracker(["import", "--batch", "4", whole], db: db).output.contains("statement  0     10"))
    #expect(try count("changes") == "3")

    let bad = #"{"type":"statement","uid":"t","quote":"x","citations":[{"source":"w","start":0,"end":9}]}"#
    let source = #"{"type":"source","uid":"w","publisher":"P","text":"a"}"#
    let file = try folder.write(
      ([source] + lines.map { $0.replacing("\"uid\":\"s", with: "\"uid\":\"u") } + [bad]).joined(separator: "\n"),
      to: "b.jsonl")
    let half = tracker(["import", "--batch", "5", file], db: db)
    #expect(half.code == 65)
    #expect(half.errors.contains("was imported as far as its first 10 records, which stay"), "\(half.errors)")
    #expect(try count("statements") == "19")
    #expect(try damage(of: db) == "")
  }

  @Test("knows the format from the name, or is told")
  func formats() throws {
    let csv = try folder.write("quote\nx\n", to: "a.TSV")
    #expect(tracker(["import", csv], db: db).code == 0)
    let text = try folder.write("quote\nx\n", to: "a.txt")
    let unknown = tracker(["import", text], db: db)
    #expect(unknown.code == 64 && unknown.errors.contains("Say --from with one of: jsonl, csv, popolo, dna."))
    #expect(tracker(["import", "--from", "csv", text], db: db).output.contains("statement  0     1"))
    #expect(tracker(["import", "--from", "csv", "-"], db: db, input: Array("quote\ny\n".utf8)).code == 0)
    let wrong = tracker(["import", "--from", "popolo", csv], db: db)
    #expect(wrong.code == 65 && wrong.errors.contains("nothing was changed. It is not JSON"), "\(wrong.errors)")
    #expect(tracker(["import", "--from", "dna", "-"], db: db).code == 64)
    #expect(tracker(["import", folder.file("none.dna")], db: db).code == 66)
    #expect(try damage(of: db) == "")
  }

  @Test("reads a database of Discourse Network Analyzer, and lists what is wrong in it")
  func dna() throws {
    let file = folder.file("debate.dna")
    let sql = DNAFixture.tables + DNAFixture.debate + "UPDATE STATEMENTS SET Stop = 999 WHERE ID = 2;"
    _ = try shell(file, sql)
    let rejects = folder.file("rejects.txt")
    let ran = tracker(["import", "--skip-bad", "--rejects", rejects, file], db: db)
    #expect(ran.code == 0, "\(ran.errors)")
    #expect(ran.output.contains("statement     1     0       1        1"), "\(ran.output)")
    #expect(
      try String(contentsOfFile: rejects, encoding: .utf8)
        == "statement 2: it stands at 37–999, and the text of its document has 60 characters\n")
    #expect(try damage(of: db) == "")
  }

  @Test(
    "refuses options that do not go together",
    arguments: [
      (["--batch", "0"], "at least 1"), (["--rejects", "x"], "goes with --skip-bad"),
      (["--rejects", "x", "--skip-bad", "--dry-run"], "writes nothing"),
      (["--rejects", "x", "--skip-bad", seedFiles[1]], "one file at a time"), (["--from", "xls"], "xls"),
    ])
  func usage(options: [String], expected: String) {
    let ran = tracker(["import", seedFiles[0]] + options, db: db)
    #expect(ran.code == 64)
    #expect(ran.errors.contains(expected), "\(ran.errors)")
  }

  @Test("never writes over a file for what is left out")
  func existingRejects() throws {
    let there = try folder.write("kept", to: "there.jsonl")
    let ran = tracker(["import", "--skip-bad", "--rejects", there, seedFiles[0]], db: db)
    #expect(ran.code == 73)
    #expect(try String(contentsOfFile: there, encoding: .utf8) == "kept")
    #expect(!FileManager.default.fileExists(atPath: db))
  }

  // MARK: - The progress bar

  @Test("shows on a terminal how far it is, at most ten times a second, after the first second, and takes it away")
  func progress() {
    var now = 0.0
    let ran = tracker(["import"] + seedFiles, db: db, errorWidth: 100) {
      now += 0.02
      return now
    }
    #expect(ran.code == 0)
    let drawn = ran.errors.split(separator: "\r").filter { $0.contains(" left") }
    #expect(drawn.contains { $0.contains("Importing") && $0.contains(" of 156 records  ") && $0.contains("/s  0:0") })
    #expect((5...Int(now * 10)).contains(drawn.count), "\(drawn.count) in \(now) s")
    #expect(drawn.allSatisfy { $0.unicodeScalars.count < 104 && $0.hasSuffix("\u{1B}[K") })
    #expect(ran.errors.hasSuffix("\r\u{1B}[K"))
  }

  @Test("shows nothing where it is quick, in a pipe, and on a terminal that cannot move back")
  func noProgress() {
    var now = 0.0
    let slow = {
      now += 0.02
      return now
    }
    #expect(tracker(["import", seedFiles[0]], db: db, errorWidth: 100).errors == "")
    #expect(tracker(["import", seedFiles[0]], db: db, seconds: slow).errors == "")
    #expect(
      tracker(["import", seedFiles[0]], db: db, errorWidth: 100, environment: ["TERM": "dumb"], seconds: slow).errors
        == "")
  }
}
