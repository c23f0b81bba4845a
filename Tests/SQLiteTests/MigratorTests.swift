import SQLite
import TestSupport
import Testing

@Suite("The migrator")
struct MigratorTests {
  let folder: TemporaryFolder
  let db: Connection
  let one = Migration(name: "0001-one.sql", sql: "-- One.\nCREATE TABLE one (id INTEGER PRIMARY KEY) STRICT;\n")
  let two = Migration(name: "0002-two.sql", sql: "CREATE TABLE two (id INTEGER PRIMARY KEY) STRICT;\n")
  let three = Migration(name: "0003-three.sql", sql: "CREATE TABLE three (id INTEGER PRIMARY KEY) STRICT;\n")

  init() throws {
    folder = try TemporaryFolder()
    db = try Connection(folder.file("test.db"), .create)
  }

  func tables() throws -> [String] { try db.schemaObjects().filter { $0.type == "table" }.map(\.name) }

  /// What a migrator with these steps says to the file, and that it leaves the file alone.
  func refusal(_ migrations: [Migration]) throws -> String {
    let before = try db.schemaObjects()
    let error = #expect(throws: MigrationRefusal.self) { try Migrator(migrations).migrate(db) }
    #expect(try db.schemaObjects() == before)
    #expect(try damage(of: db.path) == "")
    return error?.description ?? ""
  }

  @Test("applies what is missing, in order, and nothing twice")
  func applies() throws {
    #expect(try Migrator([one]).migrate(db) == ["0001-one.sql"])
    #expect(try Migrator([one, two, three]).migrate(db) == ["0002-two.sql", "0003-three.sql"])
    #expect(try Migrator([one, two, three]).migrate(db) == [])
    #expect(try tables() == ["migrations", "one", "two", "three"])
    #expect(try db.text("SELECT sql FROM migrations WHERE name = '0002-two.sql'") == two.sql)
  }

  @Test("refuses a script that was edited after it was applied, and names the line")
  func edited() throws {
    try Migrator([one]).migrate(db)
    let edited = Migration(name: one.name, sql: one.sql.replacing("INTEGER", with: "INT"))
    #expect(
      try refusal([edited]) == """
        Migration 0001-one.sql was applied to this file in another wording: line 2 differs. Use the program \
        version that made the file, or export there and import here.
        """)
  }

  @Test("sees an edit that only changes a letter's normalization form")
  func editedNormalization() throws {
    let composed = Migration(name: "0001.sql", sql: "CREATE TABLE t (a TEXT CHECK (a <> '\u{0622}')) STRICT;")
    try Migrator([composed]).migrate(db)
    let decomposed = Migration(name: "0001.sql", sql: composed.sql.replacing("\u{0622}", with: "\u{0627}\u{0653}"))
    #expect(try refusal([decomposed]).contains("line 1 differs"))
  }

  @Test("refuses a file from a newer program")
  func newer() throws {
    try Migrator([one, two]).migrate(db)
    #expect(
      try refusal([one]) == """
        This file was made by a newer program: it has the migration 0002-two.sql, which is not known here. \
        Nothing was changed; install the newer version to open it.
        """)
  }

  @Test("refuses a file that lacks a script in the middle")
  func missing() throws {
    try Migrator([one, three]).migrate(db)
    #expect(
      try refusal([one, two, three]) == """
        Migration 0002-two.sql was never applied to this file, though the later 0003-three.sql was. Restore a \
        backup; the file was put together by hand.
        """)
  }

  @Test("refuses a file to which scripts were applied in another order")
  func outOfOrder() throws {
    try Migrator([one, three, two]).migrate(db)
    #expect(
      try refusal([one, two, three]) == """
        Migration 0002-two.sql was applied to this file after 0003-three.sql, which comes later. Restore a backup; \
        the file was put together by hand.
        """)
  }

  @Test("takes everything back where a script fails, and names the line of the statement")
  func failing() throws {
    let failing = Migration(name: "0002-bad.sql", sql: "CREATE TABLE a (id INT) STRICT;\n\n-- Then\nCREATE NONSENSE;\n")
    #expect(
      try refusal([one, failing]) == """
        Migration 0002-bad.sql failed on line 4: near "NONSENSE": syntax error (SQLite 1). Nothing was changed.
        """)
  }

  @Test(
    "lets no script end the transaction around it",
    arguments: ["COMMIT", "ROLLBACK", "BEGIN", "SAVEPOINT a", "ATTACH ':memory:' AS b", "PRAGMA user_version = 7"])
  func forbidden(statement: String) throws {
    let script = Migration(name: "0002-sly.sql", sql: "CREATE TABLE a (id INT) STRICT;\n\(statement);\n")
    #expect(
      try refusal([one, script]) == """
        Migration 0002-sly.sql may not begin or end transactions, attach files or set pragmas, as line 2 does. \
        Nothing was changed.
        """)
  }
}
