import Foundation
import SQLite
import TestSupport
import Testing

@testable import TrackerCore

@Suite("The stock sqlite3 shell")
struct StockShellTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    _ = try Database(db, for: .writing)
    let made = try shell(
      db,
      door + """
        INSERT INTO organizations (name) VALUES ('NCC');
        INSERT INTO officials (name) VALUES ('Khorakian');
        INSERT INTO sources (publisher) VALUES ('Tabnak');
        INSERT INTO sources (publisher, quotes_id) VALUES ('Click', 1);
        INSERT INTO claims (text) VALUES ('Talks are held');
        INSERT INTO topics (name) VALUES ('Telegram');
        INSERT INTO claim_topics (claim_id, topic_id) VALUES (1, 1);
        INSERT INTO names (official_id, name) VALUES (1, 'خوراکیان');
        INSERT INTO roles (official_id, organization_id, title) VALUES (1, 1, 'deputy');
        INSERT INTO statements (voice, official_id, organization_id, said_on, quote) VALUES ('person', 1, 1, '2018-05~', 'q');
        INSERT INTO statements (voice, paraphrase) VALUES ('hearsay', 'p');
        INSERT INTO citations (statement_id, source_id) VALUES (1, 2);
        INSERT INTO stances (statement_id, claim_id, position) VALUES (1, 1, 'denies');
        INSERT INTO links (from_id, to_id, kind) VALUES (1, 2, 'responds-to');
        INSERT INTO officials (name) VALUES ('Other');
        INSERT INTO not_same (official_id, other_official_id) VALUES (1, 2);
        """)
    try #require(made.errors == "")
  }

  static let tables = [
    "organizations", "officials", "roles", "sources", "claims", "topics", "claim_topics", "names", "not_same",
    "statements", "citations", "stances", "links",
  ]

  func rows(_ sql: String) throws -> [String] { try shell(db, sql).output.split(separator: "\n").map(String.init) }

  @Test("is let in nowhere without the two switches, and is told what to say", arguments: tables + ["dates"])
  func theDoor(table: String) throws {
    let sentence = "first say: PRAGMA foreign_keys=ON; PRAGMA recursive_triggers=ON;"
    let column = try rows("SELECT name FROM pragma_table_info('\(table)') LIMIT 1")[0]
    for switches in ["", "PRAGMA foreign_keys=ON;", "PRAGMA recursive_triggers=ON;"] {
      for write in [
        "INSERT INTO \(table) DEFAULT VALUES", "DELETE FROM \(table)", "UPDATE \(table) SET \(column) = \(column)",
        "REPLACE INTO \(table) DEFAULT VALUES",
      ] {
        #expect(try shell(db, "\(switches)\(write);").errors.contains(sentence), "\(switches) \(write)")
      }
    }
    #expect(try damage(of: db) == "")
  }

  @Test("has a door and a history for every table of records")
  func everyTable() throws {
    let tables = try rows(
      """
      SELECT name FROM sqlite_schema WHERE type = 'table'
      AND name NOT IN (
        'dates', 'migrations', 'changes', 'open_change', 'history', 'folds', 'fold_box', 'seals', 'sealed_lines'
      )
      AND name NOT GLOB '*_words*' ORDER BY name
      """)
    #expect(tables == Self.tables.sorted())
    for table in tables {
      let triggers = try rows("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'")
      for event in ["insert", "update", "delete"] {
        #expect(triggers.contains("\(table)_door_\(event)"))
        #expect(triggers.contains("\(table)_history_\(event)"))
      }
    }
  }

  @Test("finds every column that people write in the history of what was deleted", arguments: tables)
  func wholeRowInHistory(table: String) throws {
    let derived = [
      "statements": ["earliest", "latest"],
      "stances": ["official_id", "organization_id", "earliest", "latest", "uncertain", "root_id", "side"],
    ]
    let columns = try rows("SELECT name FROM pragma_table_info('\(table)')").filter {
      derived[table]?.contains($0) != true
    }
    let sql = try rows("SELECT replace(sql, char(10), ' ') FROM sqlite_schema WHERE name = '\(table)_history_delete'")[
      0]
    for column in columns { #expect(sql.contains("'\(column)', old.\(column)"), "\(column)") }
    #expect(sql.components(separatedBy: "old.").count - 1 == columns.count + 2)
  }

  @Test(
    "is refused what is wrong",
    arguments: [
      ("INSERT INTO statements (voice, official_id, quote) VALUES ('person', 99, 'q');", "FOREIGN KEY"),
      ("DELETE FROM officials WHERE id = 1;", "FOREIGN KEY"),
      ("INSERT INTO stances (statement_id, claim_id, position) VALUES (2, 1, 'rejects');", "CHECK"),
      ("INSERT INTO stances (statement_id, claim_id, position) VALUES (1, 1, 'affirms');", "UNIQUE"),
      ("INSERT INTO stances (statement_id, claim_id, position, strength) VALUES (2, 1, 'denies', 4);", "CHECK"),
      (
        "INSERT INTO stances (statement_id, claim_id, position, target) VALUES (2, 1, 'affirms', 'event');",
        "only a denial has a target"
      ),
      ("UPDATE statements SET said_on = '2018-02-30' WHERE id = 1;", "a date is written in EDTF"),
      ("UPDATE statements SET said_on = '1799' WHERE id = 1;", "between 1800 and 2199"),
      ("UPDATE statements SET said_on = '' WHERE id = 1;", "a date is written in EDTF"),
      ("INSERT INTO sources (publisher, accessed) VALUES ('x', '2200-01-01');", "between 1800 and 2199"),
      ("INSERT INTO statements (voice) VALUES ('hearsay');", "a quote or a paraphrase"),
      ("INSERT INTO statements (voice, quote) VALUES ('person', 'q');", "names the official"),
      ("INSERT INTO statements (voice, quote) VALUES ('unnamed', 'q');", "as printed"),
      ("INSERT INTO officials (name) VALUES ('');", "CHECK"),
      ("INSERT INTO officials (name, lang) VALUES ('x', 'Farsi');", "CHECK"),
      ("UPDATE sources SET quotes_id = 2 WHERE id = 1;", "cannot relay itself"),
      ("INSERT INTO organizations (id, name, parent_id) VALUES (9, 'x', 9);", "part of itself"),
      ("UPDATE claims SET same_as_id = 1, sign = 1 WHERE id = 1;", "root claim"),
      ("INSERT INTO names (official_id, claim_id, name) VALUES (1, 1, 'x');", "belongs to one"),
      ("INSERT INTO not_same (official_id, other_official_id) VALUES (2, 1);", "told apart"),
      ("INSERT INTO links (from_id, to_id, kind) VALUES (1, 1, 'quotes');", "two different statements"),
      ("INSERT INTO citations (statement_id, source_id, start, end) VALUES (1, 1, 5, 5);", "later end"),
      ("INSERT INTO sources (publisher, text) VALUES ('x', 'words');", "SHA3-256"),
    ])
  func refused(sql: String, reason: String) throws {
    let before = try rows("SELECT count(*) FROM history")
    let said = try shell(db, door + sql).errors
    #expect(said.contains(reason), "\(said)")
    #expect(try rows("SELECT count(*) FROM history") == before)
    #expect(try damage(of: db) == "")
  }

  @Test("cannot change, delete or replace what history says")
  func historyStays() throws {
    for table in ["history", "changes"] {
      _ = try shell(db, door + "INSERT INTO changes (command) VALUES ('test');")
      for write in [
        "UPDATE \(table) SET at = 'x'", "DELETE FROM \(table)", "UPDATE OR REPLACE \(table) SET id = 1 WHERE id = 2",
        "REPLACE INTO \(table) SELECT * FROM \(table) WHERE id = 1",
        "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table) WHERE id = 1",
      ] {
        for switches in ["PRAGMA foreign_keys=OFF; PRAGMA recursive_triggers=OFF;", door] {
          let said = try shell(db, "\(switches)\(write);").errors
          #expect(said.contains("history stays as it was written") || said.contains("first say:"), "\(write): \(said)")
        }
      }
    }
  }

  @Test("cannot slip a wrong date past the rules with OR IGNORE, OR FAIL or OR REPLACE")
  func conflictClauses() throws {
    for word in ["IGNORE", "FAIL", "REPLACE", "ROLLBACK"] {
      _ = try shell(
        db, door + "INSERT OR \(word) INTO statements (voice, paraphrase, said_on) VALUES ('hearsay', 'x', '1700');")
      _ = try shell(db, door + "UPDATE OR \(word) statements SET said_on = '1700' WHERE id = 1;")
      _ = try shell(db, door + "UPDATE OR \(word) statements SET said_on = 'soon' WHERE id = 1;")
    }
    #expect(try rows("SELECT id, said_on, earliest FROM statements") == ["1|2018-05~|2018-05-01", "2||"])
    #expect(try damage(of: db) == "")
  }

  @Test("cannot take the list of migrations or the change in progress away, nor book its writes under another change")
  func ownTables() throws {
    _ = try shell(db, door + "INSERT INTO changes (command) VALUES ('a'), ('b');")
    for write in [
      "DELETE FROM migrations", "UPDATE migrations SET sql = ''",
      "REPLACE INTO migrations (id, name, sql) VALUES (1, 'x', 'y')",
      "DELETE FROM open_change", "UPDATE open_change SET change_id = 1", "UPDATE open_change SET id = 2",
    ] { #expect(try shell(db, door + write + ";").code != 0, "\(write)") }
    _ = try Database(db, for: .writing)
  }

  @Test("leaves its trace: an update and a deletion with the whole row as it was, as external")
  func trace() throws {
    _ = try shell(
      db,
      door + "UPDATE officials SET note = 'n' WHERE id = 2; DELETE FROM not_same; DELETE FROM officials WHERE id = 2;")
    let trace = try rows(
      """
      SELECT action, first_id, change_id IS NULL, before ->> 'name', before ->> 'note' FROM history
      WHERE table_name = 'officials' AND action <> 'insert' ORDER BY id
      """)
    #expect(trace == ["update|2|1|Other|", "delete|2|1|Other|n"])
    #expect(try damage(of: db) == "")
  }

  @Test("with UPSERT leaves one update, and none where nothing is different")
  func upsert() throws {
    let upsert = "INSERT INTO topics (name) VALUES ('Telegram') ON CONFLICT (name) DO UPDATE SET name = "
    _ = try shell(db, door + upsert + "excluded.name;")
    #expect(try rows("SELECT count(*) FROM history WHERE table_name = 'topics' AND action = 'update'") == ["0"])
    _ = try shell(db, door + upsert + "'telegram';")
    #expect(
      try rows("SELECT before ->> 'name' FROM history WHERE table_name = 'topics' AND action = 'update'") == [
        "Telegram"
      ])
    #expect(try rows("SELECT name FROM topics") == ["telegram"])
    #expect(try damage(of: db) == "")
  }

  @Test("with REPLACE leaves a deletion and an insertion, the references, and the copies in the stances right")
  func replace() throws {
    let said = try shell(
      db,
      door + "REPLACE INTO statements (id, voice, official_id, said_on, quote) VALUES (1, 'person', 2, '2019', 'new');"
    ).errors
    #expect(said == "")
    #expect(
      try rows("SELECT action FROM history WHERE table_name = 'statements' ORDER BY id DESC LIMIT 2") == [
        "insert", "delete",
      ])
    #expect(
      try rows("SELECT official_id, organization_id, earliest, latest FROM stances") == ["2||2019-01-01|2019-12-31"])
    #expect(try rows("SELECT count(*) FROM citations WHERE statement_id = 1") == ["1"])
    #expect(try damage(of: db) == "")
  }

  @Test("with UPDATE OR REPLACE of an id under stances that stay leaves the copies in the stances right")
  func replacedID() throws {
    let said = try shell(
      db,
      door + """
        INSERT INTO statements (id, voice, organization_id, said_on, paraphrase) VALUES (900, 'body', 1, '2001', 'x');
        UPDATE OR REPLACE statements SET id = 1 WHERE id = 900;
        INSERT INTO claims (id, text) VALUES (800, 'Root');
        INSERT INTO claims (id, text, same_as_id, sign) VALUES (900, 'Negation', 800, -1);
        BEGIN; DELETE FROM claim_topics;
        UPDATE OR REPLACE claims SET id = 1 WHERE id = 900; COMMIT;
        """
    ).errors
    #expect(said == "")
    #expect(try rows("SELECT official_id, earliest, root_id, side FROM stances") == ["|2001-01-01|800|1"])
    #expect(try damage(of: db) == "")
  }

  @Test("sees the bounds of a date worked out and carried into the stances, whatever it writes there itself")
  func bounds() throws {
    #expect(try rows("SELECT earliest, latest FROM stances") == ["2018-05-01|2018-05-31"])
    _ = try shell(db, door + "UPDATE statements SET said_on = '2018-24', earliest = '1900-01-01' WHERE id = 1;")
    _ = try shell(db, door + "UPDATE stances SET latest = '1900-01-01', official_id = 2;")
    #expect(try rows("SELECT earliest, latest FROM statements WHERE id = 1") == ["2018-12-01|2019-02-28"])
    #expect(try rows("SELECT official_id, earliest, latest FROM stances") == ["1|2018-12-01|2019-02-28"])
    #expect(try damage(of: db) == "")
  }

  @Test("reads the timeline with every spelling and the chain of quotation")
  func timeline() throws {
    #expect(
      try rows(
        "SELECT said_on, official, organization, position, claim, quote, sources, official_names FROM timeline WHERE stance_id"
      ) == [
        "2018-05~|Khorakian|NCC|denies|Talks are held|q|Click, citing Tabnak|Khorakian | خوراکیان"
      ])
    #expect(try rows("SELECT official, claim FROM denials") == ["Khorakian|Talks are held"])
  }

  @Test("shows with .schema what each table and view is for")
  func comments() throws {
    let bare = try rows(
      """
      SELECT name FROM sqlite_schema
      WHERE type IN ('table', 'view') AND sql NOT LIKE '%-- %' AND name <> 'door' AND name NOT GLOB '*_words*'
      """)
    #expect(bare == [])
  }

  @Test("finds no function in the schema that it does not have itself")
  func noOwnFunctions() throws {
    let views = try rows("SELECT name FROM sqlite_schema WHERE type = 'view'")
    for view in views { #expect(try shell(db, "SELECT count(*) FROM \(view);").errors == "", "\(view)") }
  }
}
