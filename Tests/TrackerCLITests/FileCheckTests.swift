import Foundation
import TestSupport
import Testing

@Suite("What tracker check finds")
struct FileCheckTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func writePast(_ table: String, _ sql: String) throws {
    #expect(try TestSupport.writePast(db, table, sql) == "", "\(sql)")
  }

  @Test("is silent on the seeds, whichever way it looks")
  func seeds() {
    for arguments in [[], ["--full"], ["--wrong"]] {
      let checked = tracker(["check"] + arguments, db: db)
      #expect(checked.code == 0)
      #expect(checked.output + checked.errors == "")
    }
    #expect(tracker(["check", "--json"], db: db).output == "[]\n")
  }

  @Test(
    "finds what is wrong, with the record and what to do",
    arguments: [
      (
        "citations", "UPDATE citations SET end = 99999 WHERE id = 1",
        "citation #1: Statement #1 is cited at 0–99999 of source #1, whose archived text has only 12 code points."
      ),
      (
        "citations", "UPDATE citations SET start = 1, end = 3, verbatim = 1 WHERE id = 1",
        "citation #1: The quote of statement #1 does not stand word for word at 1–3 of source #1."
      ),
      (
        "sources", "UPDATE sources SET text = 'another' WHERE id = 1",
        "source #1: The archived text is not that of its SHA3-256."
      ),
      (
        "statements", "UPDATE statements SET earliest = '1999-01-01' WHERE id = 20",
        "statement #20: Its first and last day are not those of its date."
      ),
      (
        "stances", "UPDATE stances SET side = -side WHERE id = 2",
        "stance #2: It is not as its statement and its claim say."
      ),
      (
        "stances", "UPDATE stances SET claim_id = 999 WHERE id = 2",
        "stance #2: It refers to a row of claims that is not there."
      ),
      ("topics", "DELETE FROM topics WHERE id = 1", "claim-topic #1: It refers to a row of topics that is not there."),
    ])
  func wrong(table: String, sql: String, sentence: String) throws {
    try writePast(
      "sources",
      "UPDATE sources SET text = 'Talks? Never', text_sha3 = lower(hex(sha3('Talks? Never', 256))) WHERE id = 1")
    try writePast("citations", "UPDATE citations SET source_id = 1, start = 0, end = 5, verbatim = NULL WHERE id = 1")
    _ = try shell(db, "INSERT INTO source_words (source_words) VALUES ('rebuild');")
    #expect(tracker(["check", "--wrong"], db: db).output == "")
    try writePast(table, sql)
    let checked = tracker(["check", "--wrong", "--format", "csv"], db: db)
    #expect(checked.code == 1)
    #expect(checked.errors == "tracker: Something is wrong with the file.\n")
    let told = tracker(["check", "--wrong"], db: db).output
    #expect(told.contains("wrong     ") && told.contains("\n          → "))
    // Of `stance #2: It is so.` the columns are `stance,2,It is so.`
    let parts = sentence.split(separator: ": ", maxSplits: 1).map(String.init)
    let finding = parts[1].contains(",") ? "\"\(parts[1])\"" : parts[1]
    #expect(
      checked.output.contains(",\(parts[0].replacing(" #", with: ",")),\(finding),"), "\(checked.output)")
  }

  @Test("finds what is doubtful, and exits 0")
  func doubtful() throws {
    let written = try shell(
      db,
      door + """
        INSERT INTO officials (id, name) VALUES (90, 'Nobody at All');
        INSERT INTO organizations (id, name) VALUES (90, 'Unheard-of Body');
        INSERT INTO topics (id, name) VALUES (90, 'Weather');
        INSERT INTO sources (id, publisher, published, accessed) VALUES (90, 'Gazette', '2019-05', '2018');
        INSERT INTO claims (id, text) VALUES (90, 'It will rain');
        INSERT INTO officials (id, name) VALUES (91, 'Amir Khorakiann');
        INSERT INTO roles (id, official_id, organization_id, title, held) VALUES
          (90, 91, 1, 'minister', '2010/2014'), (91, 91, 1, 'minister', '2013/2016'), (92, 91, 1, 'minister', '2016/2017');
        INSERT INTO statements (id, voice, official_id, organization_id, post_organization_id, said_on, quote)
        VALUES (90, 'person', 91, 1, 1, '2018-01-01', 'q'), (91, 'person', 91, 1, 1, '2017', 'r');
        INSERT INTO sources (id, publisher, published) VALUES (91, 'Gazette', '2017-12-31');
        INSERT INTO citations (statement_id, source_id) VALUES (90, 91);
        INSERT INTO statements (id, voice, said_on, quote) VALUES (92, 'hearsay', '2099', 's');
        """)
    #expect(written.errors == "")
    let checked = tracker(["check"], db: db)
    #expect(checked.code == 0)
    #expect(checked.output == (try golden("check-doubtful.txt", checked.output)))
    #expect(tracker(["check", "--wrong"], db: db).output == "")
    #expect(try damage(of: db) == "")
  }

  @Test("fits narrow terminals and has the keys that the README documents")
  func looks() throws {
    try writePast("stances", "UPDATE stances SET side = -side WHERE id = 2")
    let narrow = tracker(["check", "--color", "never"], db: db, width: 40).output
    #expect(narrow.split(separator: "\n").allSatisfy { $0.count <= 40 })
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    let text = tracker(["check", "--json"], db: db).output
    let row = try #require((try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])?.first)
    #expect(Set(row.keys) == ["grade", "rule", "record", "id", "finding", "advice", "fixed"])
    for key in row.keys { #expect(readme.contains("`\(key)`"), "\(key)") }
  }

  @Test("with --full finds a record that came past the history, and one that is there though it went")
  func pastTheHistory() throws {
    try writePast("topics", "INSERT INTO topics (id, name) VALUES (50, 'Smuggled')")
    #expect(
      try shell(db, door + "INSERT INTO topics (id, name) VALUES (51, 'x'); DELETE FROM topics WHERE id = 51;").errors
        == "")
    try writePast("topics", "INSERT INTO topics (id, name) VALUES (51, 'Back again')")
    let checked = tracker(["check", "--full", "--wrong"], db: db)
    #expect(checked.code == 1)
    for id in [50, 51] {
      #expect(checked.output.contains("topic #\(id): The history does not tell how it came to be there."))
    }
  }

  @Test("with --full finds a record that went past the history: with a range, by itself, after an edit")
  func gonePastTheHistory() throws {
    let written = try shell(
      db,
      door + """
        INSERT INTO topics (id, name) VALUES (51, 'x'), (52, 'y');
        UPDATE links SET note = 'z' WHERE id = 4;
        DELETE FROM links WHERE id = 6;
        """)
    #expect(written.errors == "")
    #expect(tracker(["check", "--full", "--wrong"], db: db).output == "")
    try writePast("links", "DELETE FROM links WHERE id IN (1, 3, 4)")
    try writePast("topics", "DELETE FROM topics WHERE id = 51")
    try writePast("stances", "DELETE FROM stances WHERE id IN (2, 3, 4)")
    let told = tracker(["check", "--full", "--wrong"], db: db)
    #expect(told.code == 1)
    let gone = told.output.split(separator: "\n").filter { $0.contains("and it is gone") }.map { $0.dropFirst(10) }
    #expect(
      gone == [
        "topic #51: The history tells that it is there, and it is gone.",
        "stance #2: The history tells that it is there, and it is gone, as is all up to #4.",
        "link #4: The history tells that it is there, and it is gone.",
        "link #1: The history tells that it is there, and it is gone.",
        "link #3: The history tells that it is there, and it is gone.",
      ])
  }

  @Test("with --full finds rows of the history that hold no record")
  func noRecords() throws {
    let made = "INSERT INTO history (id, table_name, first_id, last_id, action, before) VALUES "
    let rows = [
      #"'{nojson'"#, #"'[1,2]'"#, #"'"x"'"#, #"''"#, #"'{"id":1,"name":{}}'"#, #"'{"id":1,"name":[]}'"#,
      #"'{"id":2,"name":"x"}'"#, #"'{"name":"x"}'"#,
    ]
    try writePast(
      "history",
      rows.enumerated().map { "\(made) (\(100 + $0.offset), 'topics', 1, 1, 'update', \($0.element));" }.joined()
        + #"\#(made) (99, 'topics', 1, 1, 'update', '{"id":1,"name":"x"}')"#)
    let told = tracker(["check", "--full", "--wrong"], db: db).output
    for row in 100..<100 + rows.count {
      #expect(told.contains("Row \(row) of the history does not hold a record as it was."), "\(rows[row - 100])")
    }
    #expect(!told.contains("Row 99 "))
  }

  @Test("finds records that refer to themselves, and says how to mend that")
  func circles() throws {
    try writePast(
      "organizations",
      "UPDATE organizations SET parent_id = CASE id WHEN 1 THEN 2 WHEN 2 THEN 3 WHEN 3 THEN 1 ELSE 2 END WHERE id < 5")
    try writePast(
      "sources", "UPDATE sources SET quotes_id = iif(id = 4, 4, 11 - id) WHERE id IN (4, 5, 6)")
    try writePast(
      "claims",
      """
      UPDATE claims
      SET same_as_id = CASE id WHEN 1 THEN 2 WHEN 2 THEN 1 WHEN 3 THEN 3 WHEN 4 THEN 1 WHEN 5 THEN 6 ELSE 7 END,
        sign = iif(id = 1, -1, 1)
      WHERE id < 7
      """)
    let checked = tracker(["check", "--wrong", "--json"], db: db)
    #expect(checked.code == 1)
    let findings = try #require(JSONSerialization.jsonObject(with: Data(checked.output.utf8)) as? [[String: Any]])
      .filter { $0["rule"] as? String == "references" }
    #expect(
      findings.map { "\($0["record"] ?? "") #\($0["id"] ?? ""): \($0["finding"] ?? "")" } == [
        "organization #1: It is a part of itself, by way of organizations #2, #3.",
        "source #4: It relays itself.",
        "source #5: It relays itself, by way of source #6.",
        "claim #1: It says the same as itself, by way of claim #2.",
        "claim #3: It says the same as itself.",
        "claim #4: It says the same as claim #1, or its negation, which itself refers to another.",
        "claim #5: It says the same as claim #6, or its negation, which itself refers to another.",
      ])
    for finding in findings {
      let command = (finding["advice"] as? String ?? "").split(separator: "`")[1].split(separator: " ").map(String.init)
      let mended = tracker(command.dropFirst().map { $0 == "CLAIM" ? "7" : $0 }, db: db)
      #expect(mended.code == 0, "\(command): \(mended.errors)")
    }
    #expect(!tracker(["check", "--wrong"], db: db).output.contains("itself"))
    #expect(try damage(of: db) == "")
  }

  @Test("goes on where FTS5 does not read a search index, and with --fix makes it again, as it was made")
  func unreadableIndex() throws {
    let damages = [
      ("organization", "DELETE FROM organization_words_config"), ("source", "UPDATE source_words_config SET v = 99"),
      ("statement", "DELETE FROM statement_words_config"), ("claim", "DELETE FROM claim_words_data"),
      ("official", "UPDATE official_words_data SET block = randomblob(30) WHERE id < 100"),
    ]
    try writePast("stances", "UPDATE stances SET side = -side WHERE id = 2")
    for (_, damage) in damages { #expect(try shell(db, damage).errors == "", "\(damage)") }
    let added = tracker(["claim", "add", "Nothing of this is true"], db: db)
    #expect(added.errors.contains("`tracker check --fix` makes it again from the records."), "\(added.errors)")
    let found = tracker(["search", "Telegram", "--kind", "statement"], db: db)
    #expect(found.errors.contains("is damaged. `tracker check --fix` makes it again from the records."))
    for arguments in [["check", "--wrong"], ["check", "--wrong", "--fix"]] {
      let checked = tracker(arguments, db: db)
      for (kind, _) in damages {
        #expect(checked.output.contains("The search index of \(kind)s is not that of the records."))
      }
      #expect(checked.output.contains("stance #2: It is not as its statement and its claim say."))
    }
    #expect(!tracker(["check", "--wrong"], db: db).output.contains("search index"))
    #expect(try shell(db, "SELECT * FROM statement_words_config").output == "hashsize|16777216\nversion|4\n")
    #expect(tracker(["claim", "add", "Nothing of this is true"], db: db).code == 0)
    #expect(tracker(["search", "Nothing of this", "--kind", "claim"], db: db).output.contains("[Nothing]"))
    #expect(try damage(of: db) == "")
  }

  @Test("tells of a schema that is not tracker's, and looks at the rest")
  func schema() throws {
    _ = try shell(db, "DROP TRIGGER topics_history_insert; DROP VIEW history_lines;")
    let checked = tracker(["check"], db: db)
    #expect(checked.code == 1)
    #expect(
      checked.output.contains("Its schema is not as tracker made it: the trigger \"topics_history_insert\" is missing.")
    )
  }

  @Test("tells of flipped bits, of which --full sees more")
  func flippedBits() throws {
    _ = try shell(db, "PRAGMA journal_mode = DELETE;")
    let page = try #require(
      Int(try shell(db, "SELECT rootpage FROM sqlite_schema WHERE name = 'officials_by_name';").output.dropLast()))
    let file = try #require(FileHandle(forUpdatingAtPath: db))
    // The number of a row in an index is another one than that of the record.
    try file.seek(toOffset: UInt64(page) * 4096 - 1)
    let byte = try #require(try file.read(upToCount: 1)?.first)
    try file.seek(toOffset: UInt64(page) * 4096 - 1)
    try file.write(contentsOf: Data([byte ^ 1]))
    try file.close()
    let checked = tracker(["check", "--full"], db: db)
    #expect(checked.code != 0)
    #expect((checked.output + checked.errors).contains("officials"))
  }
}
