import Foundation
import SQLite
import TestSupport
import Testing

@testable import TrackerCore

@Suite("Opening a file")
struct DatabaseTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("tracker.db")
  }

  func refusal(for purpose: Database.Purpose = .writing) throws -> Failure? {
    #expect(throws: Failure.self) { try Database(path, for: purpose) }
  }

  func bytes() throws -> Data { try Data(contentsOf: URL(filePath: path)) }

  @Test("makes a new one with both marks, WAL and the schema as the scripts make it")
  func new() throws {
    _ = try Database(path, for: .writing)
    let marks = try shell(path, "PRAGMA application_id; PRAGMA user_version; PRAGMA journal_mode;").output
    #expect(marks == "\(0x5452_4B52)\n\(Schema.migrations.count)\nwal\n")
    _ = try Database(path, for: .reading) { Issue.record("told: \($0)") }
    #expect(try damage(of: path) == "")
  }

  @Test("to read, makes none")
  func missing() throws {
    let failure = try refusal(for: .reading)
    #expect(failure?.kind == .notFound)
    #expect(failure?.description.contains("There is no tracker database at \(path)") == true)
    #expect(try folder.names() == [])
  }

  @Test("migrates an older one after a copy beside it, and says so", arguments: [Database.Purpose.writing, .reading])
  func older(purpose: Database.Purpose) throws {
    do {
      let old = try Connection(path, .create)
      // Those before the doors, which let in nobody whose schema is not trusted yet.
      try Migrator(Schema.migrations.filter { $0.name < "0009" }).migrate(old)
      try old.execute("INSERT INTO topics (name) VALUES ('Telegram')")
    }
    var told: [String] = []
    let database = try Database(path, for: purpose) { told.append($0) }
    #expect(try database.topics.all().map(\.name) == ["Telegram"])
    let copy = "\(path).before-0009"
    #expect(told == ["\(path) was made by an older version and is up to date now; a copy of it as it was is \(copy)."])
    #expect(try shell(copy, "SELECT count(*) FROM migrations").output == "8\n")
    #expect(try damage(of: path) == "")
    #expect(try damage(of: copy) == "")
  }

  @Test("refuses one from a newer tracker and leaves it as it is")
  func newer() throws {
    do {
      let new = try Connection(path, .create)
      let future = Migration(name: "0999-future.sql", sql: "CREATE TABLE future (id INTEGER PRIMARY KEY) STRICT;")
      try Migrator(Schema.migrations + [future]).migrate(new)
    }
    let before = try bytes()
    for purpose in [Database.Purpose.writing, .reading] {
      let failure = try refusal(for: purpose)
      #expect(failure?.description.contains("This file was made by a newer program") == true)
    }
    #expect(try bytes() == before)
    #expect(try folder.names() == ["tracker.db"])
  }

  @Test("refuses another program's database")
  func foreign() throws {
    _ = try shell(path, "CREATE TABLE films (title); PRAGMA application_id = 7;")
    #expect(try refusal()?.description.contains("belongs to another program (its application id is 7)") == true)
    _ = try shell(path, "PRAGMA application_id = 0;")
    #expect(try refusal()?.description.contains("not one of tracker's") == true)
  }

  @Test("refuses what is no database, a folder, and a folder that is not there")
  func nonsense() throws {
    try folder.write("This is not a database, but it is long enough to look like one at first sight.", to: "tracker.db")
    #expect(try refusal()?.description == "\(path) is not an SQLite database. Name another file with --db.")
    #expect(throws: Failure.self) { try Database(folder.path, for: .writing) }
    #expect(throws: Failure.self) { try Database(folder.file("no/such/tracker.db"), for: .writing) }
  }

  @Test("takes what `.dump` wrote, and sets the marks again")
  func dumped() throws {
    do {
      let database = try Database(path, for: .writing)
      _ = try database.changes.record("test", by: nil) { try database.topics.insert("Telegram") }
    }
    let copy = folder.file("copy.db")
    let loaded = try shell(copy, try shell(path, ".dump").output)
    #expect(loaded.errors == "")
    let database = try Database(copy, for: .writing)
    #expect(try database.topics.all().map(\.name) == ["Telegram"])
    #expect(try database.changes.all().map(\.command) == ["test"])
    #expect(try shell(copy, "PRAGMA application_id; PRAGMA journal_mode;").output == "\(0x5452_4B52)\nwal\n")
    #expect(try damage(of: copy) == "")
  }

  @Test(
    "does not write where one of its own objects was changed, but still reads",
    arguments: [
      ("DROP TRIGGER topics_history_insert;", "the trigger \"topics_history_insert\" is missing"),
      (
        "CREATE TRIGGER spy AFTER INSERT ON topics BEGIN SELECT 1; END;",
        "the trigger \"spy\" on \"topics\" is not tracker's"
      ),
      (
        "DROP VIEW denials; CREATE VIEW denials AS SELECT 1 AS said_on;",
        "the view \"denials\" is not as tracker made it"
      ),
    ])
  func changedSchema(sql: String, difference: String) throws {
    _ = try Database(path, for: .writing)
    #expect(try shell(path, sql).errors == "")
    let failure = try refusal()
    #expect(failure?.kind == .badData)
    #expect(failure?.description.contains(difference) == true)
    var told: [String] = []
    _ = try Database(path, for: .reading) { told.append($0) }
    #expect(told.first?.contains(difference) == true)
  }

  @Test("leaves a user's own tables, views and indexes alone")
  func ownObjects() throws {
    _ = try Database(path, for: .writing)
    _ = try shell(
      path,
      "CREATE TABLE mine (a); CREATE VIEW my_view AS SELECT * FROM timeline; CREATE INDEX my_index ON officials (note);"
    )
    _ = try Database(path, for: .writing) { Issue.record("told: \($0)") }
  }
}
