import Foundation
import TestSupport
import Testing

@Suite("tracker history")
struct HistoryTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
    _ = tracker(
      [
        "add", "--official", "Jane Doe", "--org", "Ministry of Examples", "--on", "2018-05", "--by", "Ann",
        "--denies", "The budget was cut", "--quote", "Nothing was cut.", "--lang", "en", "--publisher", "A newspaper",
      ], db: db)
    _ = try shell(
      db,
      door + """
        UPDATE statements
        SET review = 'verified', quote = 'به هیچ وجه بنای توافق مجددی با تلگرام وجود ندارد و نخواهد داشت'
        WHERE id = 7;
        UPDATE statements SET note = 'x' WHERE id > 20;
        DELETE FROM links WHERE id = 1;
        """)
    _ = tracker(["link", "add", "1", "2", "--kind", "quotes"], db: db, environment: ["TRACKER_BY": "Zoë"])
  }

  /// The times stand in every line that begins a change; they are different in every run.
  func timeless(_ text: String) -> String {
    text.replacing(#/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/#, with: "2026-11-24 12:00:00")
      .replacing(#/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/#, with: "2026-11-24T12:00:00.000Z")
      .replacing(#/[0-9a-f]{32}/#, with: "0123456789abcdef0123456789abcdef")
  }

  func external() throws -> String {
    try shell(db, "SELECT 'e' || first_id FROM external_changes").output.trimmingCharacters(in: .newlines)
  }

  @Test("reads like this", arguments: [60, 100, nil] as [Int?])
  func looks(width: Int?) throws {
    let text = timeless(tracker(["history", "--color", "never"], db: db, width: width).output)
    #expect(text == (try golden("history-\(width.map(String.init) ?? "pipe").txt", text)))
  }

  @Test("shows one change whole", arguments: [80, nil] as [Int?])
  func whole(width: Int?) throws {
    let text = timeless(
      ["2", try external()].map { tracker(["history", $0, "--color", "never"], db: db, width: width).output }
        .joined(separator: "\n"))
    #expect(text == (try golden("history-whole-\(width.map(String.init) ?? "pipe").txt", text)))
  }

  @Test("prints the keys that the README documents, in every format", arguments: ["json", "jsonl", "csv", "markdown"])
  func formats(format: String) throws {
    let text = timeless(tracker(["history", "--format", format, "--record", "statement:7"], db: db).output)
    #expect(text == (try golden("history.\(format)", text)))
  }

  @Test("has every key in the README")
  func keys() throws {
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    let text = tracker(["history", "--json"], db: db).output
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    for key in try #require(rows.first).keys { #expect(readme.contains("`\(key)`"), "\(key)") }
    // A bulk write is one object for each row of the history; here each is about one record.
    #expect(rows.count == Int(try shell(db, "SELECT count(*) FROM history").output.dropLast()))
  }

  func changes(_ arguments: [String]) -> [String] {
    tracker(["history", "--format", "table"] + arguments, db: db).output.split(separator: "\n")
      .filter { !$0.hasPrefix(" ") && !$0.isEmpty }.map { String($0.prefix { $0 != " " }) }
  }

  @Test("is filtered by record, command, person, time and writer")
  func filters() throws {
    let outside = try external()
    #expect(changes([]) == ["#3", outside, "#2", "#1"])
    #expect(changes(["--limit", "2"]) == ["#3", outside])
    #expect(changes(["--command", "add"]) == ["#2"])
    #expect(changes(["--command", "link"]) == ["#3"])
    #expect(changes(["--command", "link add"]) == ["#3"])
    #expect(changes(["--by", "Ann"]) == ["#2"])
    #expect(changes(["--external"]) == [outside])
    #expect(changes(["--record", "statement:45"]) == [outside, "#2"])
    #expect(changes(["--record", "official:Jane Doe"]) == ["#2"])
    #expect(changes(["--record", "org:Ministry of Examples"]) == ["#2"])
    #expect(changes(["--record", "link:1"]) == [outside, "#1"])
    #expect(changes(["--record", "topic:Telegram"]) == ["#1"])
    #expect(changes(["--since", "2001", "--until", "2002"]) == [])
    #expect(changes(["--since", "2020"]).count == 4)
    #expect(changes(["--until", "2020"]) == [])
    #expect(tracker(["history", "--by", "nobody"], db: db).errors == "No change matches.\n")
  }

  @Test("of a time that ends before it begins is refused, as everywhere")
  func backwards() {
    for command in ["history", "timeline"] {
      let refused = tracker([command, "--since", "2026-12-01", "--until", "2026-01-01"], db: db)
      #expect(refused.code == 65 && refused.output == "")
      #expect(refused.errors == "tracker: --since 2026-12-01 is later than --until 2026-01-01; exchange them.\n")
    }
  }

  @Test("of a record tells of it even when it is gone, and of nothing that never was")
  func gone() {
    #expect(tracker(["undo", "2"], db: db).code == 65)
    _ = tracker(["undo", "3"], db: db)
    #expect(changes(["--record", "link:23"]) == ["#4", "#3"])
    #expect(tracker(["history", "--record", "link:99"], db: db).code == 66)
    #expect(tracker(["history", "--record", "link"], db: db).code == 65)
    #expect(tracker(["history", "--record", "role:deputy"], db: db).code == 65)
    #expect(tracker(["history", "99"], db: db).code == 66)
    #expect(tracker(["history", "2", "--all"], db: db).code == 64)
  }

  @Test(
    "stands behind each kind of record with --history", arguments: ["official", "org", "claim", "source", "statement"])
  func ofARecord(kind: String) throws {
    let shown = tracker([kind, "show", "1", "--history"], db: db)
    #expect(shown.code == 0)
    #expect(shown.output.hasPrefix(tracker([kind, "show", "1"], db: db).output.prefix { $0 != "\n" }))
    #expect(shown.output.contains("  tester  import\n  made"))
    let json = tracker([kind, "show", "1", "--history", "--json"], db: db).output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let history = try #require(object["history"] as? [[String: Any]])
    #expect(history.last?["command"] as? String == "import")
  }

  @Test("of a claim stands behind the whole dispute on it")
  func ofAClaim() throws {
    let plain = tracker(["claim", "show", "18"], db: db).output
    #expect(plain.contains("Who said what") && plain.contains("Not answered"))
    #expect(tracker(["claim", "show", "18", "--history"], db: db).output.hasPrefix(plain + "\n#1  "))
    let json = tracker(["claim", "show", "18", "--json"], db: db).output
    let both = tracker(["claim", "show", "18", "--history", "--json"], db: db).output
    #expect(both.hasPrefix(json.trimmingCharacters(in: .whitespacesAndNewlines).dropLast()), "\(both)")
  }

  @Test("tells of a bulk of records in one line, as one range of numbers")
  func bulk() throws {
    let rows = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200) "
    _ = try shell(db, door + rows + "INSERT INTO topics (name) SELECT 'bulk ' || i FROM n;")
    #expect(tracker(["history", "--limit", "1"], db: db).output.contains("  made      1,200 topics      #5–#1204\n"))
  }

  @Test("has a --by on every command that writes")
  func everyWritingCommand() {
    for command in [["add"], ["import"], ["claim", "add"], ["link", "add"], ["contradictions"], ["undo"]] {
      #expect(tracker(command + ["--help"], db: db).output.contains("--by <person>"), "\(command)")
    }
  }
}
