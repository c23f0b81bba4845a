import Foundation
import TestSupport
import Testing

@Suite("tracker undo")
struct UndoTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func rows(_ sql: String) throws -> [String] { try shell(db, sql).output.split(separator: "\n").map(String.init) }

  @discardableResult
  func add(_ quote: String, official: String = "Jane Doe", _ more: [String] = []) -> Finished {
    tracker(["add", "--official", official, "--quote", quote, "--lang", "en", "--on", "2018"] + more, db: db)
  }

  @Test("takes the last command back whole, says so, and brings it back under the same numbers and uids")
  func lastCommand() throws {
    #expect(add("Nothing was cut.", ["--denies", "It was cut", "--publisher", "P"]).code == 0)
    let before = try rows("SELECT * FROM timeline WHERE statement_id = 45")
    let undone = tracker(["undo"], db: db)
    #expect(undone.code == 0)
    #expect(undone.output.hasPrefix("Took back change #2 (add), by tester, 20"))
    #expect(undone.output.contains("  removed   statement #45     Jane Doe, 2018, «Nothing was cut.»\n"))
    #expect(undone.errors == "`tracker undo 3` brings it back.\n")
    #expect(try rows("SELECT count(*) FROM statements; SELECT count(*) FROM officials") == ["44", "17"])
    #expect(tracker(["undo", "3"], db: db).code == 0)
    #expect(try rows("SELECT * FROM timeline WHERE statement_id = 45") == before)
    #expect(tracker(["check"], db: db).output == "")
    #expect(try damage(of: db) == "")
  }

  @Test("goes back step by step, past what is taken back already, to an empty file")
  func stepByStep() throws {
    for quote in ["one", "two", "three"] { add(quote) }
    for left in [46, 45, 44, 0] {
      #expect(tracker(["undo"], db: db).code == 0)
      #expect(try rows("SELECT count(*) FROM statements") == ["\(left)"])
    }
    let nothing = tracker(["undo"], db: db)
    #expect(nothing.code == 66)
    #expect(nothing.errors.contains("There is nothing to take back."))
    #expect(tracker(["undo", "8"], db: db).code == 0)
    #expect(try rows("SELECT count(*) FROM statements") == ["44"])
    #expect(tracker(["check"], db: db).output == "")
  }

  @Test("takes back what the stock shell wrote at one time, by its own name or as the last thing that was done")
  func external() throws {
    add("one")
    let before = try rows("SELECT * FROM timeline; SELECT * FROM links;")
    let writes = door + "UPDATE statements SET review = 'verified' WHERE id > 40; DELETE FROM links WHERE id = 1;"
    #expect(try shell(db, writes).errors == "")
    let name = try #require(try rows("SELECT 'e' || first_id FROM external_changes").first)
    #expect(tracker(["history", "--external"], db: db).output.hasPrefix("\(name)  20"))
    let undone = tracker(["undo"], db: db)
    #expect(undone.output.hasPrefix("Took back external change \(name), 20"))
    #expect(try rows("SELECT * FROM timeline; SELECT * FROM links;") == before)
    #expect(tracker(["undo", name], db: db).errors.contains("was taken back by change #3 already"))
    #expect(tracker(["undo", "3"], db: db).code == 0)
    #expect(try rows("SELECT count(*) FROM links") == ["21"])
    #expect(tracker(["undo", name], db: db).code == 0)
    #expect(try rows("SELECT * FROM timeline; SELECT * FROM links;") == before)
    #expect(try damage(of: db) == "")
  }

  @Test("refuses where a later change touches the same record, and says which")
  func sameRecord() throws {
    add("one")
    _ = try shell(db, door + "UPDATE statements SET note = 'x' WHERE id = 45;")
    let refused = tracker(["undo", "2"], db: db)
    #expect(refused.code == 65)
    let name = try rows("SELECT 'e' || first_id FROM external_changes")[0]
    #expect(
      refused.errors == """
        tracker: The change #2 (add) cannot be taken back: later changes stand on it. Nothing was changed. \
        `tracker undo \(name)` takes the newest of them back.
          external change \(name) changed statement #45

        """)
    #expect(try rows("SELECT count(*) FROM statements") == ["45"])
    #expect(tracker(["undo", name], db: db).code == 0)
    #expect(tracker(["undo", "2"], db: db).code == 0)
  }

  @Test("refuses where a later change refers to what would be gone, and says which")
  func referenceToWhatWouldBeGone() throws {
    add("one")
    add("two")
    let refused = tracker(["undo", "2"], db: db)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("\n  change #3 (add) recorded statement #46\n"))
    #expect(try rows("SELECT count(*) FROM statements") == ["46"])
    #expect(try damage(of: db) == "")
  }

  @Test("refuses where what a record would refer to again was removed later, and says by which change")
  func referenceToWhatIsGone() throws {
    _ = try shell(db, door + "INSERT INTO names (official_id, name) VALUES (1, 'Another');")
    add("one")
    _ = try shell(
      db, door + "INSERT INTO officials (id, name) VALUES (99, 'A'); UPDATE roles SET title = 'x' WHERE id = 1;")
    add("two")
    _ = try shell(db, door + "UPDATE roles SET official_id = 99 WHERE id = 1;")
    add("three")
    // The name of an official goes, then the official.
    _ = try shell(db, door + "INSERT INTO names (official_id, name) VALUES (99, 'B');")
    add("four")
    _ = try shell(db, door + "DELETE FROM names WHERE name = 'B';")
    add("five")
    _ = try shell(db, door + "UPDATE roles SET official_id = 1 WHERE id = 1; DELETE FROM officials WHERE id = 99;")
    let names = try rows("SELECT 'e' || first_id FROM external_changes ORDER BY 1")
    let refused = tracker(["undo", names[4]], db: db)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("\n  external change \(names[5]) removed official #99\n"))
    #expect(try damage(of: db) == "")
  }

  @Test("refuses where the name was taken by another record, and says by which change")
  func takenName() throws {
    _ = try shell(db, door + "UPDATE topics SET name = 'Messengers' WHERE id = 1;")
    let name = try rows("SELECT 'e' || first_id FROM external_changes")[0]
    #expect(tracker(["claim", "add", "A claim", "--topic", "Telegram"], db: db).code == 0)
    let refused = tracker(["undo", name], db: db)
    #expect(refused.code == 65)
    #expect(
      refused.errors.contains(
        "A topic cannot come back as it was, since change #2 (claim add) recorded topic #5 under the same name."))
    #expect(try rows("SELECT id FROM topics WHERE name = 'Telegram'") == ["5"])
    #expect(try damage(of: db) == "")
  }

  @Test("does not pass over an undo that took back something older than what is to be taken back")
  func undoOfSomethingOlder() throws {
    add("one")  // 2
    _ = try shell(db, door + "UPDATE statements SET note = 'x' WHERE id = 45;")
    let name = try rows("SELECT 'e' || first_id FROM external_changes")[0]
    #expect(tracker(["undo", name], db: db).code == 0)  // 3
    #expect(tracker(["undo", "2"], db: db).code == 0)  // 4, which removes the statement
    let refused = tracker(["undo", "3"], db: db)  // would write to it
    #expect(refused.code == 65)
    #expect(refused.errors.contains("\n  change #4 (undo) removed statement #45\n"))
    #expect(try damage(of: db) == "")
  }

  @Test("refuses to take an import back that others stand on, and lets it be taken back when they are gone")
  func importedOnes() throws {
    add("one", official: "Amir Khorakian")
    let refused = tracker(["undo", "1"], db: db)
    #expect(refused.errors.contains("\n  change #2 (add) recorded statement #45\n"))
    #expect(tracker(["undo"], db: db).code == 0)
    #expect(tracker(["undo"], db: db).code == 0)
    #expect(try rows("SELECT count(*) FROM sources") == ["0"])
    #expect(tracker(["check"], db: db).output == "")
  }

  @Test("rehearses with --dry-run")
  func dryRun() throws {
    add("one")
    let before = try rows("SELECT count(*) FROM history; SELECT max(id) FROM changes; SELECT count(*) FROM statements")
    let told = tracker(["undo", "--dry-run"], db: db)
    #expect(told.code == 0)
    #expect(told.output.hasPrefix("Would take back change #2 (add), by tester, 20"))
    #expect(told.output.contains("  removed   statement #45"))
    #expect(told.errors == "")
    #expect(
      try rows("SELECT count(*) FROM history; SELECT max(id) FROM changes; SELECT count(*) FROM statements") == before)
  }

  @Test("knows no change that was not made, and no name that is none")
  func unknown() {
    #expect(tracker(["undo", "99"], db: db).code == 66)
    #expect(tracker(["undo", "e1"], db: db).code == 66)
    #expect(tracker(["undo", "yesterday"], db: db).code == 65)
    #expect(tracker(["undo"], db: folder.file("none.db")).code == 66)
  }

  @Test("refuses a forged row of the history")
  func forged() throws {
    _ = try shell(
      db, door + "INSERT INTO history (table_name, first_id, last_id, action) VALUES ('sqlite_schema', 1, 1, 'insert');"
    )
    let refused = tracker(["undo"], db: db)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("is about sqlite_schema, which is no table of records"))
    _ = try shell(
      db, door + "INSERT INTO history (table_name, first_id, last_id, action) VALUES ('topics', 900, 901, 'insert');")
    #expect(tracker(["undo"], db: db).code == 65)
    #expect(try damage(of: db) == "")
  }

  @Test("refuses to give a text back that has U+0000 in it, instead of cutting it")
  func nul() throws {
    _ = try shell(db, door + "UPDATE statements SET note = 'a' || char(0) || 'b' WHERE id = 1;")
    add("one")
    _ = try shell(db, door + "UPDATE statements SET note = 'c' WHERE id = 1;")
    #expect(tracker(["undo"], db: db).errors.contains("The statement #1 had a text with U+0000 in it"))
  }

  @Test("notes who takes it back")
  func author() throws {
    add("one", ["--by", "Ann"])
    #expect(tracker(["undo", "--by", "Zoë"], db: db).output.contains("(add), by Ann, "))
    #expect(try rows("SELECT by FROM changes ORDER BY id") == ["tester", "Ann", "Zoë"])
  }

  @Test("takes back what has the lowest number that there is")
  func lowestNumber() throws {
    _ = try shell(db, door + "INSERT INTO topics (id, name) VALUES (-9223372036854775808, 'x');")
    let undone = tracker(["undo"], db: db)
    #expect(undone.code == 0, "\(undone.errors)")
    #expect(try rows("SELECT count(*) FROM topics WHERE id < 0") == ["0"])
    #expect(try damage(of: db) == "")
  }
}
