import Foundation
import TestSupport
import Testing

@Suite("tracker backup and restore")
struct BackupTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func statements(_ file: String) throws -> String { try shell(file, "SELECT count(*) FROM statements;").output }

  func add(_ words: String) { _ = tracker(["add", "--hearsay", "--paraphrase", words], db: db) }

  @Test("a copy of a file that is not as tracker made it is said to be one that restore refuses")
  func strangeCopy() throws {
    _ = try shell(db, "CREATE TRIGGER spy AFTER INSERT ON statements BEGIN SELECT 1; END")
    let copy = folder.file("copy.db")
    let made = tracker(["backup", copy], db: db)
    #expect(made.code == 0)
    #expect(made.errors.contains("`tracker restore` will refuse it"), "\(made.errors)")
    #expect(tracker(["restore", copy], db: folder.file("other.db")).code == 65)
    #expect(try damage(of: copy) == "")
  }

  @Test("writes a sound copy that is a database like any other, and the way back keeps what was there")
  func thereAndBack() throws {
    let copy = folder.file("copy.db")
    let made = tracker(["backup", copy], db: db)
    #expect(made.code == 0)
    #expect(made.errors == "\(db) is backed up to \(copy), and the copy is sound.\n")
    #expect(try statements(copy) == "44\n")
    #expect(tracker(["check"], db: copy).output == "")
    add("one")
    let asked = tracker(["restore", copy], db: db)
    #expect(asked.code == 64)
    #expect(asked.errors.contains("Say so with --yes."))
    #expect(try statements(db) == "45\n")
    let restored = tracker(["restore", copy, "--yes"], db: db)
    #expect(restored.errors == "\(db) is now as in \(copy). What was there before is \(db).before-restore.\n")
    #expect(try statements(db) == "44\n")
    #expect(try statements("\(db).before-restore") == "45\n")
    #expect(tracker(["check", "--full"], db: db).output == "")
    #expect(try shell(db, "PRAGMA journal_mode;").output == "wal\n")
    for file in [db, copy, "\(db).before-restore"] { #expect(try damage(of: file) == "") }
  }

  @Test("takes the state at its beginning while another writes, and waits for nobody")
  func whileOthersWrite() throws {
    // A writer that holds its lock throughout, as a long import does.
    let copy = folder.file("copy.db")
    let program = builtTracker
    let script = """
      \(door)
      BEGIN IMMEDIATE;
      INSERT INTO topics (name) VALUES ('half-way');
      .shell \(program) backup \(copy) --db \(db)
      COMMIT;
      """
    let wrote = try run(["sqlite3", "-bail", db], input: script)
    #expect(wrote.errors.contains("the copy is sound"), "\(wrote)")
    #expect(try shell(copy, "SELECT count(*) FROM topics;").output == "4\n")
    #expect(try shell(db, "SELECT count(*) FROM topics;").output == "5\n")
    #expect(try damage(of: copy) == "")
  }

  @Test("replaces nothing without --force, and never the database itself")
  func replacing() throws {
    let copy = try folder.write("mine", to: "copy.db")
    #expect(tracker(["backup", copy], db: db).code == 73)
    #expect(try String(contentsOfFile: copy, encoding: .utf8) == "mine")
    #expect(tracker(["backup", copy, "--force"], db: db).code == 0)
    #expect(try statements(copy) == "44\n")
    #expect(tracker(["backup", db, "--force"], db: db).code == 73)
    #expect(tracker(["restore", db, "--yes"], db: db).code == 73)
    #expect(tracker(["backup", folder.path, "--force"], db: db).code == 73)
    #expect(tracker(["backup", folder.file("no/such/folder.db")], db: db).code == 73)
    #expect(tracker(["backup", copy], db: folder.file("none.db")).code == 66)
    #expect(try folder.names().filter { $0.contains("part") } == [])
  }

  @Test("puts back only what is tracker's and sound, and leaves the file as it was otherwise")
  func refused() throws {
    let foreign = folder.file("foreign.db")
    _ = try shell(foreign, "CREATE TABLE films (title);")
    let text = try folder.write(
      "This is not a database, though it is long enough to look like one at first.", to: "text.db")
    let damaged = folder.file("damaged.db")
    #expect(tracker(["backup", damaged], db: db).code == 0)
    let file = try #require(FileHandle(forUpdatingAtPath: damaged))
    try file.seek(toOffset: 4096 * 40)
    try file.write(contentsOf: Data(repeating: 0xAA, count: 4096 * 20))
    try file.close()
    let changed = folder.file("changed.db")
    #expect(tracker(["backup", changed], db: db).code == 0)
    _ = try shell(changed, "CREATE TRIGGER spy AFTER INSERT ON topics BEGIN SELECT 1; END;")
    for (backup, code) in [(foreign, 65), (text, 65), (damaged, 65), (changed, 65), (folder.file("none.db"), 66)] {
      let refused = tracker(["restore", backup, "--yes"], db: db)
      #expect(refused.code == Int32(code), "\(backup): \(refused.errors)")
    }
    #expect(try statements(db) == "44\n")
    #expect(try folder.names().filter { $0.contains(".before-") } == [])
  }

  @Test("asks at a terminal before it replaces anything")
  func asks() throws {
    let copy = folder.file("copy.db")
    #expect(tracker(["backup", copy], db: db).code == 0)
    add("one")
    for (answer, code, count) in [("", 1, "45\n"), ("n", 1, "45\n"), ("y", 0, "44\n"), ("بله", 0, "44\n")] {
      let asked = tracker(["restore", copy], db: db, answers: [answer], width: 80, errorWidth: 80)
      #expect(asked.code == Int32(code), "\(asked.errors)")
      #expect(asked.errors.replacing("\n", with: " ").contains("Replace it? [y/N]"), "\(asked.errors)")
      #expect(try statements(db) == count)
    }
  }

  @Test("makes a file where there is none, and moves one aside that is no database any more")
  func broken() throws {
    let copy = folder.file("copy.db")
    #expect(tracker(["backup", copy], db: db).code == 0)
    let new = folder.file("new.db")
    #expect(tracker(["restore", copy], db: new).errors == "\(new) is now as in \(copy).\n")
    #expect(try statements(new) == "44\n")
    let broken = try folder.write(
      "Once this was a database, and then the disk had an accident, or somebody had.", to: "broken.db")
    let restored = tracker(["restore", copy, "--yes"], db: broken)
    #expect(restored.code == 0, "\(restored.errors)")
    #expect(try statements(broken) == "44\n")
    #expect(try String(contentsOfFile: "\(broken).before-restore", encoding: .utf8).hasPrefix("Once this"))
    #expect(try damage(of: broken) == "")
  }

  @Test("keeps the newest five copies of what was replaced")
  func fiveCopies() throws {
    let copy = folder.file("copy.db")
    #expect(tracker(["backup", copy], db: db).code == 0)
    for round in 0..<8 {
      add("\(round)")
      #expect(tracker(["restore", copy, "--yes"], db: db).code == 0)
    }
    #expect(try folder.names().filter { $0.contains(".before-restore") }.count == 5)
    #expect(try statements(copy) == "44\n")
  }

  @Test("and db tell where the file is, how large it is, and what is in it")
  func theFileItself() throws {
    #expect(tracker(["db", "path"], db: db).output == "\(db)\n")
    #expect(tracker(["db", "path"], db: "/nowhere/x.db").output == "/nowhere/x.db\n")
    #expect(tracker(["db", "migrate"], db: db).errors == "\(db) is up to date.\n")
    #expect(tracker(["db", "migrate"], db: folder.file("none.db")).code == 66)
    #expect(try folder.names().contains("none.db") == false)
    let text = tracker(["db", "stats", "--json"], db: db).output
    let stats = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(stats["statements"] as? Int == 44)
    #expect(stats["bytes"] as? Int ?? 0 > 100_000)
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    for key in stats.keys { #expect(readme.contains("`\(key)`"), "\(key)") }
  }

  @Test("is not spoilt by the log that a file of the same name has left behind", arguments: ["restore", "backup"])
  func strangersLog(command: String) throws {
    let copy = folder.file("copy.db")
    #expect(tracker(["backup", copy], db: db).code == 0)
    let target = folder.file("target.db")
    _ = try shell(target, "PRAGMA journal_mode = WAL; CREATE TABLE other (x); INSERT INTO other VALUES (1);")
    // A program that is killed leaves the log of what it wrote.
    let write = "INSERT INTO other VALUES (2);\n.shell cp \(target)-wal \(target).log\n"
    _ = try run(["sqlite3", target], input: write)
    try FileManager.default.moveItem(atPath: target + ".log", toPath: target + "-wal")
    if command == "restore" {
      try FileManager.default.removeItem(atPath: target)
      #expect(tracker(["restore", copy, "--yes"], db: target).code == 0)
    } else {
      #expect(tracker(["backup", target, "--force"], db: db).code == 0)
    }
    #expect(try statements(target) == "44\n")
    #expect(tracker(["check", "--full"], db: target).output == "")
    #expect(try damage(of: target) == "")
  }

  @Test("says which file is damaged where a backup cannot be made: not the new one")
  func damagedSource() throws {
    _ = try shell(db, "PRAGMA journal_mode = DELETE; PRAGMA wal_checkpoint(TRUNCATE);")
    #expect(try writePast(db, "topics", "UPDATE topics SET name = 5 WHERE id = 1") == "")
    let page = try shell(db, "SELECT rootpage FROM sqlite_schema WHERE name = 'stances'").output
    let file = try FileHandle(forUpdating: URL(filePath: db))
    try file.seek(toOffset: UInt64((Int(page.dropLast()) ?? 0) - 1) * 4096 + 8)
    try file.write(contentsOf: Data(repeating: 0xEE, count: 64))
    try file.close()
    let made = tracker(["backup", folder.file("copy.db")], db: db)
    #expect(made.code == 65)
    #expect(made.errors.hasPrefix("tracker: \(db) is damaged"), "\(made.errors)")
    #expect(made.errors.contains("sqlite3 \(db) .recover"))
    #expect(try folder.names().allSatisfy { !$0.contains("copy") })
  }
}
