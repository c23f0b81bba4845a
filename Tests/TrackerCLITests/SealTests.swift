import Foundation
import TestSupport
import Testing

@Suite("tracker seal")
struct SealTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  /// As the README says.
  static let byShell = "SELECT id, lower(hex(sha3_query(query, 256))) = head FROM seal_queries;"

  func held() throws -> String { try run(["sqlite3", "-safe", db, Self.byShell]).output }

  func writePast(_ table: String, _ sql: String) throws {
    #expect(try TestSupport.writePast(db, table, sql) == "", "\(sql)")
  }

  @Test("prints the head alone, which stands in the file, and says to keep it elsewhere")
  func head() throws {
    let sealed = tracker(["seal"], db: db)
    #expect(sealed.code == 0)
    #expect(sealed.output.count == 65)
    #expect(try shell(db, "SELECT head FROM seals").output == sealed.output)
    #expect(sealed.errors.hasPrefix("This is seal #1, over 23 more rows of the history"))
    let again = tracker(["seal"], db: db)
    #expect(again.output == sealed.output)
    #expect(again.errors == "Nothing was written since seal #1, which is the newest.\n")
    let head = sealed.output.trimmingCharacters(in: .newlines)
    #expect(tracker(["check", "--head", head], db: db).output == "")
    let other = tracker(["check", "--head", String(head.reversed())], db: db)
    #expect(other.code == 1)
    #expect(other.output.contains("No seal of this file has the head"))
  }

  @Test("is held by the stock shell alone, through changes, undos and further seals")
  func byTheShell() throws {
    let steps: [[String]] = [
      ["seal"], ["add", "--hearsay", "--paraphrase", "p", "--affirms", "A new claim"], ["seal"], ["undo"], ["seal"],
      ["undo", "3"], ["claim", "add", "ادعایی تازه", "--topic", "t"], ["seal"],
    ]
    for step in steps { #expect(tracker(step, db: db).code == 0, "\(step)") }
    _ = try shell(
      db,
      door
        + "UPDATE statements SET note = 'x''\"\n' WHERE id > 3; DELETE FROM links; REPLACE INTO topics VALUES (1, 'y');"
    )
    #expect(try held() == "1|1\n2|1\n3|1\n4|1\n")
    #expect(tracker(["check", "--wrong"], db: db).output == "")
    #expect(tracker(["seal", "--json"], db: db).output.hasPrefix(#"{"seal":5,"#))
    #expect(try held() == "1|1\n2|1\n3|1\n4|1\n5|1\n")
    #expect(tracker(["check", "--wrong", "--full"], db: db).output == "")
    #expect(try damage(of: db) == "")
  }

  @Test(
    "tells of what was changed, added or removed behind the history, with its record",
    arguments: [
      (
        "statements", "UPDATE statements SET quote = 'Never said' WHERE id = 7",
        "statement #7: It is not as it was sealed."
      ),
      (
        "stances", "UPDATE stances SET position = 'affirms', target = NULL WHERE id = 9",
        "stance #9: It is not as it was sealed."
      ),
      ("links", "DELETE FROM links WHERE id = 3", "link #3: It was sealed and is gone."),
      ("links", "UPDATE links SET id = 100 WHERE id = 3", "link #3: It was sealed and is gone."),
      (
        "history", "UPDATE history SET at = '2020-01-01T00:00:00.000Z' WHERE id = 5",
        "Row 5 of the history was changed after it was sealed."
      ),
      ("history", "DELETE FROM history WHERE id = 5", "Row 5 of the history was removed after it was sealed."),
      (
        "changes", "UPDATE changes SET by = 'somebody else' WHERE id = 1",
        "Row 1 of the history was changed after it was sealed."
      ),
      (
        "seals", "UPDATE seals SET head = replace(head, '0', '1') WHERE id = 1",
        "Seal #1 or one before it is not what it was."
      ),
    ])
  func tampered(table: String, sql: String, sentence: String) throws {
    #expect(tracker(["seal"], db: db).code == 0)
    _ = tracker(["add", "--hearsay", "--paraphrase", "p"], db: db)
    try writePast(table, sql)
    let checked = tracker(["check", "--wrong"], db: db)
    #expect(checked.code == 1)
    #expect(checked.output.contains(sentence), "\(checked.output)")
    #expect(try held() == "1|0\n")
  }

  @Test("tells of a row of the history that was removed once, not again for each of its records")
  func removedRowOnce() throws {
    #expect(tracker(["seal"], db: db).code == 0)
    try writePast("history", "DELETE FROM history WHERE id = 5")
    let told = tracker(["check", "--wrong", "--format", "csv"], db: db).output
    #expect(told.components(separatedBy: "Row 5 of the history was removed").count == 2, "\(told)")
  }

  @Test("is not got round by rows of the history that stand before the first")
  func rowsBeforeTheFirst() throws {
    #expect(tracker(["seal"], db: db).code == 0)
    try writePast(
      "history",
      """
      INSERT INTO history (id, change_id, table_name, first_id, last_id, action)
      VALUES (0, 1, 'topics', 1, 1, 'insert'), (-7, 1, 'topics', 1, 1, 'insert')
      """)
    let checked = tracker(["check", "--wrong"], db: db)
    #expect(checked.code == 1)
    for row in [0, -7] {
      #expect(checked.output.contains("Row \(row) of the history stands before the first, where no seal covers it."))
    }
  }

  @Test("tells of a sealed record that came back after it was removed")
  func cameBack() throws {
    _ = try shell(db, door + "DELETE FROM links WHERE id = 3;")
    #expect(tracker(["seal"], db: db).code == 0)
    _ = try shell(
      db, door + "INSERT INTO history (table_name, first_id, last_id, action) VALUES ('topics', 90, 95, 'insert');")
    #expect(tracker(["seal"], db: db).code == 0)
    try writePast("topics", "INSERT INTO topics (id, name) VALUES (91, 'Smuggled')")
    let checked = tracker(["check", "--wrong"], db: db)
    #expect(checked.output.contains("topic #91: It was not there when it was sealed. (Seal #2.)"))
  }

  @Test("takes no change from anyone")
  func stays() throws {
    _ = tracker(["seal"], db: db)
    for sql in [
      "UPDATE seals SET head = head", "DELETE FROM seals", "UPDATE sealed_lines SET digest = 0",
      "DELETE FROM sealed_lines",
      "REPLACE INTO seals SELECT * FROM seals", "REPLACE INTO sealed_lines SELECT * FROM sealed_lines LIMIT 1",
      "INSERT INTO seals (id, last_id, head) SELECT 9, 400, head FROM seals",
    ] {
      #expect(try shell(db, sql + ";").errors.contains("seal"), "\(sql)")
    }
  }

  @Test("has nothing to seal in a new file")
  func nothing() {
    #expect(tracker(["seal"], db: folder.file("none.db")).code == 66)
  }

  @Test("holds the same of a row that is there as the history keeps of one that goes, in each table")
  func sameColumns() throws {
    func keys(_ sql: Substring, _ row: String) throws -> [String] {
      let pair = try Regex("'([a-z0-9_]+)', \(row)\\.", as: (Substring, Substring).self)
      return sql.matches(of: pair).map { String($0.output.1) }
    }
    let view = try shell(db, "SELECT sql FROM sqlite_schema WHERE name = 'history_lines'").output
    let tables = try shell(
      db, "SELECT replace(name, '_history_delete', '') FROM sqlite_schema WHERE name GLOB '*_history_delete'"
    ).output.split(separator: "\n")
    #expect(tables.count == 13)
    for table in tables {
      let trigger = try shell(db, "SELECT sql FROM sqlite_schema WHERE name = '\(table)_history_delete'").output
      let end = try #require(view.range(of: "FROM history JOIN \(table) AS record"), "\(table)")
      let object = view[..<end.lowerBound].split(separator: "UNION ALL").last ?? ""
      let kept = trigger.split(separator: "json_object(").last ?? ""
      #expect(try keys(object, "record") == keys(kept, "old"), "\(table)")
    }
  }

  @Test("does not accuse who takes back that two officials or sources are two")
  func toldApart() throws {
    for kind in ["official", "source"] {
      #expect(tracker([kind, "not-same", "1", "2"], db: db).code == 0)
      #expect(tracker(["seal"], db: db).code == 0)
      #expect(tracker([kind, "not-same", "1", "2", "--remove"], db: db).code == 0)
      #expect(tracker(["check", "--wrong"], db: db).output == "")
    }
    #expect(try held() == "1|1\n2|1\n")
    #expect(try damage(of: db) == "")
  }
}
