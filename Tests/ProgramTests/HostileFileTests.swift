import Foundation
import TestSupport
import Testing

/// Files that look like ours and were made by somebody who means harm.
@Suite("A hostile database")
struct HostileFileTests {
  let folder: TemporaryFolder
  let db: String
  let binary = builtTracker

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    let imported = try run([binary, "import", "--db", db] + seedFiles)
    try #require(imported.code == 0, "\(imported.errors)")
    _ = try shell(db, "PRAGMA wal_checkpoint(TRUNCATE);")
  }

  /// Commands that together read every table.
  static let readers: [[String]] = [
    ["timeline"], ["timeline", "--json", "--with-children", "--org", "1", "--affiliated"], ["search", "telegram"],
    ["contradictions", "--json"], ["stance", "--claim", "1"], ["export", "--to", "jsonl"],
    ["export", "--to", "popolo"],
    ["official", "list"], ["official", "show", "1"], ["org", "list"], ["org", "show", "1"], ["claim", "list"],
    ["claim", "show", "1"], ["source", "list"], ["source", "show", "1"], ["statement", "list"],
    ["statement", "show", "1"], ["link", "list"], ["link", "suggest"], ["check"], ["official", "duplicates"],
  ]

  /// Runs commands on the file: each ends by itself, with a code that says what was the matter and a sentence.
  /// - Returns: the codes.
  @discardableResult
  func expectNoHarm(_ commands: [[String]] = readers, _ what: String = "") throws -> [Int32] {
    try commands.map { command in
      let ran = try run(["timeout", "30", binary] + command + ["--db", db])
      let words = command.joined(separator: " ")
      #expect([0, 1, 65, 66].contains(ran.code), "\(what) \(words): \(ran.code) \(ran.errors.prefix(500))")
      #expect(ran.code == 0 || ran.errors.hasPrefix("tracker: ") || ran.output != "", "\(what) \(words)")
      return ran.code
    }
  }

  func expectNothingWritten(_ sentence: String) throws {
    let added = try run([binary, "add", "--db", db, "--hearsay", "--paraphrase", "p"])
    #expect(added.code == 65)
    #expect(added.errors.contains(sentence) && added.errors.contains("Nothing was written"), "\(added.errors)")
  }

  /// Changes the text of the schema itself, past all rules, as a program of one's own can.
  func rewriteSchema(_ sql: String) throws {
    #expect(try shell(db, "PRAGMA writable_schema = ON;\n\(sql)").errors == "")
  }

  /// Takes the rules out of the way, until `restoreSchema`: then the schema is as it should be, and the rows are not.
  func suspendRules(_ sql: String = "") throws {
    try rewriteSchema(
      """
      ATTACH '\(folder.file("kept.db"))' AS kept;
      CREATE TABLE kept.objects AS SELECT * FROM main.sqlite_schema;
      DELETE FROM main.sqlite_schema WHERE type = 'trigger';
      \(sql)
      """)
  }

  func restoreSchema() throws {
    try rewriteSchema(
      """
      ATTACH '\(folder.file("kept.db"))' AS kept;
      DELETE FROM main.sqlite_schema;
      INSERT INTO main.sqlite_schema SELECT * FROM kept.objects;
      """)
  }

  @Test("with a trigger whose type is written in capitals is not written")
  func triggerInCapitals() throws {
    _ = try shell(db, "CREATE TRIGGER spy AFTER INSERT ON topics BEGIN SELECT 1; END;")
    try rewriteSchema("UPDATE sqlite_schema SET type = 'TRIGGER' WHERE name = 'spy';")
    try expectNothingWritten("the trigger \"spy\" on \"topics\" is not tracker's")
  }

  @Test("with two objects of one name is refused")
  func twins() throws {
    try rewriteSchema(
      """
      INSERT INTO sqlite_schema VALUES
        ('view', 'Timeline', 'Timeline', 0, 'CREATE VIEW Timeline AS SELECT 1 AS said_on');
      """)
    #expect(try Set(expectNoHarm([["timeline"], ["official", "list"]])).isDisjoint(with: [0]))
  }

  @Test("with a table that never ends is not read for ever")
  func endlessView() throws {
    try rewriteSchema(
      """
      UPDATE sqlite_schema SET type = 'view', rootpage = 0, sql = 'CREATE VIEW topics (id, name) AS WITH RECURSIVE
        endless (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM endless) SELECT id, ''x'' FROM endless WHERE id < 0'
        WHERE name = 'topics';
      DELETE FROM sqlite_schema WHERE tbl_name = 'topics' AND name <> 'topics';
      """)
    let ran = try run(["timeout", "30", binary, "export", "--db", db])
    #expect(ran.code == 65)
    #expect(ran.errors.contains("took too long and was stopped, because it is not as tracker made it"), "\(ran.errors)")
    try expectNothingWritten("is not as tracker made it")
  }

  @Test("whose views would run programs runs none")
  func codeInViews() throws {
    let canary = folder.file("canary")
    for call in [
      "edit('x', 'touch \(canary); true')", "load_extension('\(canary)')", "writefile('\(canary)', 'x')",
      "fts3_tokenizer('simple', x'4141414141414141')", "readfile('/etc/passwd')",
    ] {
      for view in ["denials", "mine"] {
        _ = try shell(db, "DROP VIEW IF EXISTS \(view); CREATE VIEW \(view) AS SELECT \(call) AS said_on;")
      }
      try expectNoHarm([["timeline"], ["export"]], call)
    }
    #expect(!FileManager.default.fileExists(atPath: canary))
  }

  @Test("leaves a user's own tables and views alone, whatever is in them")
  func ownObjects() throws {
    _ = try shell(
      db,
      """
      CREATE TABLE mine (a, b AS (a || 'x'));
      CREATE VIEW endless AS WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r;
      CREATE TRIGGER mine_too AFTER INSERT ON mine BEGIN DELETE FROM mine; END;
      CREATE VIRTUAL TABLE my_words USING fts5 (a);
      """)
    #expect(try Set(expectNoHarm([["timeline"], ["export"], ["add", "--hearsay", "--paraphrase", "p"]])) == [0])
    #expect(try shell(db, "SELECT count(*) FROM sqlite_schema WHERE name IN ('mine', 'endless')").output == "2\n")
  }

  @Test("with values of any type in any column is read without a trap")
  func wrongTypes() throws {
    let columns = try shell(
      db,
      """
      SELECT t.name || '.' || c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c
      WHERE t.type = 'table' AND t.sql LIKE '%STRICT%' AND NOT c.pk AND t.name NOT IN ('migrations', 'folds');
      """
    ).output.split(separator: "\n").map { $0.split(separator: ".") }
    try #require(columns.count > 60)
    try suspendRules(
      "UPDATE main.sqlite_schema SET sql = replace(replace(sql, ') STRICT', ')'), ' TEXT NOT NULL', ' TEXT') WHERE type = 'table';"
    )
    let updates = columns.map { name in
      """
      UPDATE OR IGNORE \(name[0]) SET \(name[1]) = CASE abs(random()) % 32
        WHEN 0 THEN x'00ff' WHEN 1 THEN 9223372036854775807 WHEN 2 THEN -1e300 WHEN 3 THEN CAST(x'ff4180' AS TEXT)
        WHEN 4 THEN '' WHEN 5 THEN -1 WHEN 6 THEN char(27, 91, 0, 8238) || 'not a date' WHEN 7 THEN NULL
        ELSE \(name[1]) END;
      """
    }
    let changed = try shell(
      db, "PRAGMA ignore_check_constraints = ON;\n" + updates.joined(separator: "\n"))
    #expect(changed.errors == "", "\(changed.errors.prefix(300))")
    try restoreSchema()
    try expectNoHarm(Self.readers)
  }

  @Test("whose records go round in circles is read to an end")
  func circles() throws {
    try suspendRules()
    let changed = try shell(
      db,
      """
      PRAGMA ignore_check_constraints = ON;
      UPDATE organizations SET parent_id = CASE id WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE id END;
      UPDATE sources SET quotes_id = CASE id WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE id END;
      UPDATE claims SET same_as_id = CASE id WHEN 1 THEN 2 WHEN 2 THEN 1 ELSE id END, sign = -1;
      """)
    #expect(changed.errors == "")
    try restoreSchema()
    try expectNoHarm()
  }

  @Test("with a cell of millions of letters is read")
  func hugeCells() throws {
    let changed = try shell(
      db,
      "\(door) UPDATE statements SET quote = hex(zeroblob(1000000)) || 'و' WHERE id = 1; UPDATE officials SET note = "
        + "hex(zeroblob(1000000)) WHERE id = 1;")
    #expect(changed.errors == "")
    #expect(
      try Set(expectNoHarm([["timeline"], ["search", "telegram"], ["export"], ["official", "show", "1"]])) == [0])
  }

  @Test("of another program, or with its mark only, is refused and left as it is")
  func pretenders() throws {
    let before = try Data(contentsOf: URL(filePath: db))
    for sql in ["PRAGMA application_id = 7", "DROP TABLE migrations"] {
      try before.write(to: URL(filePath: db))
      #expect(try shell(db, sql).errors == "")
      let changed = try Data(contentsOf: URL(filePath: db))
      #expect(try Set(expectNoHarm([["timeline"], ["add", "--hearsay", "--paraphrase", "p"]], sql)) == [65])
      _ = try shell(db, "PRAGMA wal_checkpoint(TRUNCATE);")
      #expect(try Data(contentsOf: URL(filePath: db)) == changed)
    }
  }

  /// Writes rows past all rules but those of the schema.
  func force(_ sql: String) throws {
    let forced = try shell(
      db, ".dbconfig enable_trigger off\nPRAGMA foreign_keys=OFF;\nPRAGMA ignore_check_constraints=ON;\n\(sql);")
    #expect(forced.errors == "")
  }

  @Test(
    "with numbers that nobody can count to is read without a trap, and ends",
    arguments: [
      "(-1, 9223372036854775807)", "(-9223372036854775808, 9223372036854775807)", "(1, 9223372036854775807)",
      "(9223372036854775807, 9223372036854775807)",
    ])
  func endlessNumbers(range: String) throws {
    let row = "('officials', \(range.dropFirst().dropLast()), 'insert')"
    try force("INSERT INTO history (table_name, first_id, last_id, action) VALUES \(row), \(row)")
    try force("INSERT INTO seals VALUES (9223372036854775807, '2026-01-01T00:00:00.000Z', 3, printf('%064d', 0))")
    try force("UPDATE citations SET start = -5, end = -2 WHERE id = 1")
    try expectNoHarm(
      [
        ["history"], ["history", "--json"], ["history", "e24"], ["official", "show", "1", "--history"],
        ["undo", "--dry-run"], ["undo"], ["seal"], ["check", "--full"], ["source", "show", "1", "--statements"],
        ["source", "list"],
      ], range)
  }

  @Test(
    "with strengths that nobody knows shows them as they are, in every command, without a trap",
    arguments: [-1, 0, 4, 9])
  func unknownStrength(strength: Int) throws {
    try force("UPDATE stances SET strength = \(strength)")
    let commands = [
      ["statement", "show", "1"], ["statement", "show", "1", "--json"], ["timeline"], ["stance", "--claim", "1"],
      ["contradictions"], ["search", "telegram"], ["statement", "remove", "1", "--cascade", "--dry-run"],
      ["export", "--to", "markdown"],
    ]
    try expectNoHarm(commands, "\(strength)")
    #expect(try run([binary, "statement", "show", "1", "--db", db]).output.contains("strength \(strength)"))
  }

  @Test("with escape sequences in the dates, the commands and the history shows them as pictures")
  func escapes() throws {
    let evil = "char(27) || '[31mEVIL' || char(0x202e)"
    try force("UPDATE statements SET said_on = '2018' || \(evil), quote = 'messenger' WHERE id = 32")
    try force("UPDATE changes SET command = 'import' || \(evil), by = 'me' || \(evil)")
    try force(
      """
      INSERT INTO history (table_name, first_id, last_id, action, before)
      VALUES ('officials', 1, 1, 'update', json_object('name', 'n' || \(evil), 'k' || \(evil), 'v'))
      """)
    for command in [
      ["undo", "--dry-run", "1"], ["undo", "--dry-run"], ["history"], ["search", "messenger"], ["timeline"],
    ] {
      let ran = try run([binary] + command + ["--db", db])
      let said = ran.output + ran.errors
      #expect(!said.contains("\u{1B}") && !said.contains("\u{202E}"), "\(command)")
    }
    #expect(try run([binary, "history", "--db", db]).output.contains("EVIL"))
  }
}
