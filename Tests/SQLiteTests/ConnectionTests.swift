import CSQLite
import SQLite
import TestSupport
import Testing

@Suite("A connection")
struct ConnectionTests {
  let folder: TemporaryFolder
  let db: Connection

  init() throws {
    folder = try TemporaryFolder()
    db = try Connection(folder.file("test.db"), .create)
    try db.execute("CREATE TABLE things (id INTEGER PRIMARY KEY, text TEXT UNIQUE, blob BLOB) STRICT")
  }

  @Test("gives back every kind of value as it was bound, a NUL in a text and an empty blob too")
  func values() throws {
    let text = "پیام\u{0}رسان 🕊"
    try db.execute("INSERT INTO things (text, blob) VALUES (?, ?), (NULL, ?)", [text, [UInt8](), [UInt8]([0, 255])])
    let rows = try db.all("SELECT text, blob, id FROM things ORDER BY id") { ($0.text(0), $0.blob(1), $0.int(2)) }
    #expect(rows[0].0?.utf8.elementsEqual(text.utf8) == true)
    #expect(rows[0].1 == [])
    #expect(rows[1].0 == nil)
    #expect(rows[1].1 == [0, 255])
    #expect(rows[1].2 == 2)
    #expect(try damage(of: db.path) == "")
  }

  @Test("lets a query run inside the rows of the same query")
  func nestedQuery() throws {
    try db.execute("INSERT INTO things (text) VALUES ('a'), ('b')")
    var seen: [String] = []
    try db.forEach("SELECT text FROM things ORDER BY id") { outer in
      try db.forEach("SELECT text FROM things ORDER BY id") { inner in
        seen.append((outer.text(0) ?? "") + (inner.text(0) ?? ""))
      }
    }
    #expect(seen == ["aa", "ab", "ba", "bb"])
  }

  @Test("names the rule and the SQL in an error, never the values")
  func errorsWithoutValues() throws {
    try db.execute("INSERT INTO things (text) VALUES (?)", ["secret"])
    let error = #expect(throws: SQLiteError.self) { try db.execute("INSERT INTO things (text) VALUES (?)", ["secret"]) }
    #expect(error?.message == "UNIQUE constraint failed: things.text")
    #expect(error?.sql == "INSERT INTO things (text) VALUES (?)")
    #expect(error?.code == 2067)
    #expect("\(error as Any)".contains("secret") == false)
  }

  @Test("refuses a double-quoted word that is no column, instead of taking it for a string")
  func doubleQuotes() {
    #expect(throws: SQLiteError.self) { try db.execute("SELECT \"nothing\" FROM things") }
  }

  @Test("refuses a second statement in one text, and too few or too many values")
  func oneStatement() {
    #expect(throws: SQLiteError.self) { try db.execute("SELECT 1; SELECT 2") }
    #expect(throws: SQLiteError.self) { try db.execute("SELECT ?") }
    #expect(throws: SQLiteError.self) { try db.execute("SELECT 1", [1]) }
    #expect(throws: SQLiteError.self) { try db.execute("  ") }
  }

  @Test(
    "does not make a file that it was only to read or to change", arguments: [Connection.Access.readOnly, .readWrite])
  func missingFile(access: Connection.Access) throws {
    let error = #expect(throws: SQLiteError.self) { try Connection(folder.file("none.db"), access) }
    #expect(error?.isCannotOpen == true)
    #expect(try folder.names().contains("none.db") == false)
  }

  @Test("cannot be made to write to the schema table")
  func defensive() {
    #expect(throws: SQLiteError.self) {
      try db.execute("PRAGMA writable_schema = ON")
      try db.execute("UPDATE sqlite_schema SET sql = 'x'")
    }
  }
}

@Suite("A transaction")
struct TransactionTests {
  struct Stop: Error {}
  let folder: TemporaryFolder
  let db: Connection

  init() throws {
    folder = try TemporaryFolder()
    db = try Connection(folder.file("test.db"), .create, busyTimeout: 0)
    try db.execute("CREATE TABLE things (name TEXT) STRICT")
  }

  func names() throws -> [String] { try db.all("SELECT name FROM things ORDER BY name") { $0.text(0) ?? "" } }

  @Test("is whole or not at all")
  func wholeOrNothing() throws {
    #expect(throws: Stop.self) {
      try db.transaction {
        try db.execute("INSERT INTO things VALUES ('a')")
        throw Stop()
      }
    }
    #expect(try names() == [])
    #expect(!db.isInTransaction)
    try db.transaction { try db.execute("INSERT INTO things VALUES ('b')") }
    #expect(try names() == ["b"])
  }

  @Test("inside another takes back only its own part")
  func nested() throws {
    try db.transaction {
      try db.execute("INSERT INTO things VALUES ('outer')")
      #expect(throws: Stop.self) {
        try db.transaction {
          try db.execute("INSERT INTO things VALUES ('inner')")
          throw Stop()
        }
      }
      try db.transaction { try db.execute("INSERT INTO things VALUES ('second')") }
    }
    #expect(try names() == ["outer", "second"])
    #expect(try damage(of: db.path) == "")
  }

  @Test("throws the first error where the body has ended the transaction itself")
  func firstError() throws {
    #expect(throws: Stop.self) {
      try db.transaction {
        try db.execute("ROLLBACK")
        throw Stop()
      }
    }
  }

  @Test("takes the write lock at once, so a second writer is busy before it has read anything")
  func immediate() throws {
    let other = try Connection(db.path, .readWrite, busyTimeout: 0)
    try db.transaction {
      let error = #expect(throws: SQLiteError.self) { try other.transaction { Issue.record("it got in") } }
      #expect(error?.isBusy == true)
    }
    try other.transaction { try other.execute("INSERT INTO things VALUES ('later')") }
    #expect(try names() == ["later"])
  }

  @Test("calls back again and again while a statement runs, and not for a short one")
  func working() throws {
    let connection = try Connection(":memory:", .create)
    var calls = 0
    connection.whileWorking { calls += 1 }
    _ = try connection.int("SELECT 1")
    #expect(calls == 0)
    let sum = try connection.int(
      "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200000) SELECT sum(i) FROM n")
    #expect(sum == 20_000_100_000)
    #expect(calls > 5)
  }
}
