import Foundation
import SQLite
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("The search index")
struct SearchIndexTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    _ = try Database(db, for: .writing)
  }

  /// Runs SQL in the stock shell with its two switches on, and expects no complaint.
  func write(_ sql: String) throws {
    let finished = try shell(db, door + sql)
    try #require(finished.errors == "", "\(sql)")
  }

  /// The numbers that the index of a kind has for what somebody types into the shell's box.
  func found(_ kind: String, _ words: String) throws -> [String] {
    try shell(
      db,
      """
      UPDATE fold_box SET written = '\(words)';
      SELECT rowid FROM \(kind)_words WHERE words MATCH (SELECT words FROM folded_box) ORDER BY rowid;
      """
    ).output.split(separator: "\n").map(String.init)
  }

  /// The kinds whose index is not that of their records, and what the file's own checks say.
  func wrong() throws -> [String] {
    let index = try Database(db, for: .writing).searchIndex
    return try SearchIndex.Kind.allCases.filter { try !index.isRight($0) }.map(\.rawValue) + [damage(of: db)]
  }

  @Test("finds each spelling of a word by each other: Arabic letters, digits, vowel signs, half-spaces, old shapes")
  func spellings() throws {
    let spellings = [
      "پیام‌رسان ۱۳۹۷", "پيام‌رسان ١٣٩٧", "پیام رسان 1397", "پَیام‌رِسان ۱۳۹۷", "پـیـام رسـان ۱۳۹۷",
      "ﭘﯿﺎﻡ ﺭﺳﺎﻥ ۱۳۹۷", "\u{2067}پیام رسان\u{2069} ۱۳۹۷",
    ]
    try write(spellings.map { "INSERT INTO statements (voice, quote) VALUES ('hearsay', '\($0)');" }.joined())
    for spelling in spellings {
      #expect(try found("statement", spelling) == ["1", "2", "3", "4", "5", "6", "7"], "\(spelling)")
    }
    #expect(try wrong() == [""])
  }

  @Test("reads hamza, teh marbuta, decomposed letters, case and accents as people type them")
  func letters() throws {
    try write(
      """
      INSERT INTO statements (voice, quote) VALUES
        ('hearsay', 'مسئولان مؤثر در آستانۀ مدرسة'), ('hearsay', 'مسي\u{0654}ولان موثر در ا\u{0653}ستانه مدرسه'),
        ('hearsay', 'L’Élysée dément'), ('hearsay', 'E\u{0301}LYSE\u{0301}E DE\u{0301}MENT');
      """)
    #expect(try found("statement", "مسئولان آستانه") == ["1", "2"])
    #expect(try found("statement", "مسيولان مدرسة موثر") == ["1", "2"])
    #expect(try found("statement", "elysee dement") == ["3", "4"])
    #expect(try wrong() == [""])
  }

  @Test("does not find the word mother where somebody says what we are in")
  func motherIsNotWeIn() throws {
    try write("INSERT INTO statements (voice, quote) VALUES ('hearsay', 'مادر'), ('hearsay', 'ما در خانه‌ایم');")
    #expect(try found("statement", "ما در") == ["2"])
    #expect(try found("statement", "مادر") == ["1"])
  }

  @Test("has claims in all wordings, officials with their posts, organizations and archived texts")
  func kinds() throws {
    try write(
      """
      INSERT INTO officials (name) VALUES ('Amir Khorakian');
      INSERT INTO organizations (name) VALUES ('National Center of Cyberspace');
      INSERT INTO claims (text) VALUES ('Talks are held');
      INSERT INTO names (official_id, name) VALUES (1, 'امیر خوراکیان');
      INSERT INTO names (organization_id, name) VALUES (1, 'مرکز ملی فضای مجازی');
      INSERT INTO names (claim_id, name) VALUES (1, 'مذاکره در جریان است');
      INSERT INTO roles (official_id, organization_id, title) VALUES (1, 1, 'deputy for content');
      INSERT INTO sources (publisher, title, text, text_sha3)
      VALUES ('Click', 'Rumours', 'archived words', lower(hex(sha3('archived words', 256))));
      """)
    #expect(try found("official", "امير خوراكيان deputy") == ["1"])
    #expect(try found("organization", "فضاي مجازي national") == ["1"])
    #expect(try found("claim", "مذاكره talks") == ["1"])
    #expect(try found("source", "click archived") == ["1"])
    try write(
      """
      UPDATE names SET name = 'خوراکیان' WHERE official_id = 1; DELETE FROM names WHERE claim_id = 1;
      UPDATE roles SET title = 'adviser'; UPDATE sources SET title = 'Denials'; DELETE FROM names WHERE id = 2;
      """)
    #expect(try found("official", "امير") == [])
    #expect(try found("official", "خوراكيان adviser") == ["1"])
    #expect(try found("claim", "مذاکره") == [])
    #expect(try found("organization", "مجازی") == [])
    #expect(try found("source", "denials archived") == ["1"])
    #expect(try found("source", "rumours") == [])
    #expect(try wrong() == [""])
  }

  @Test("follows whatever the stock shell does: replace, upsert, ignore, another number, roll back, dump and restore")
  func stockShell() throws {
    try write(
      """
      INSERT INTO statements (voice, quote) VALUES ('hearsay', 'one'), ('hearsay', 'two'), ('hearsay', 'three');
      UPDATE statements SET quote = 'first' WHERE id = 1;
      UPDATE OR IGNORE statements SET id = 2, quote = 'ignored' WHERE id = 1;
      INSERT OR IGNORE INTO statements (id, voice, quote) VALUES (2, 'hearsay', 'ignored');
      INSERT OR REPLACE INTO statements (id, voice, quote) VALUES (2, 'hearsay', 'replaced');
      INSERT INTO statements (id, voice, quote) VALUES (3, 'hearsay', 'x')
      ON CONFLICT (id) DO UPDATE SET quote = 'upserted';
      UPDATE statements SET id = 10 WHERE id = 1;
      UPDATE OR REPLACE statements SET id = 3 WHERE id = 2;
      BEGIN; INSERT INTO statements (voice, quote) VALUES ('hearsay', 'fleeting'); ROLLBACK;
      BEGIN; DELETE FROM statements; ROLLBACK;
      REPLACE INTO claims (id, text) VALUES (1, 'a claim'); REPLACE INTO claims (id, text) VALUES (1, 'another');
      UPDATE claims SET id = 7;
      """)
    func check() throws {
      let expected = [
        "first": ["10"], "replaced": ["3"], "one": [], "two": [], "three": [], "ignored": [], "upserted": [],
        "fleeting": [],
      ]
      for (word, numbers) in expected { #expect(try found("statement", word) == numbers, "\(word)") }
      #expect(try found("claim", "claim") == [])
      #expect(try found("claim", "another") == ["7"])
      #expect(try wrong() == [""])
    }
    try check()
    let dump = try shell(db, ".dump").output
    try FileManager.default.removeItem(atPath: db)
    try #require(try run(["sqlite3", db], input: dump).errors == "")
    try check()
    try write("DELETE FROM statements; DELETE FROM claims;")
    #expect(try found("statement", "first OR replaced") == [])
    #expect(try wrong() == [""])
  }

  @Test("is right after any writes by the stock shell, in any order, refused ones too", arguments: [1, 2, 3])
  func anyWrites(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let texts = ["'پيام‌رسان ١٣٩٧'", "'ﺗﻠﮕﺮﺍﻡ'", "'Élysée'", "'مُذاكره'", "'one two'", "NULL"]
    /// Tables with columns that are indexed, and what else a row needs.
    let tables: [(name: String, text: [String], needs: String, values: String)] = [
      (
        "statements", ["quote", "translation", "paraphrase", "speaker_text", "role_title", "note"], "voice", "'hearsay'"
      ),
      ("sources", ["publisher", "title", "url"], "lang", "'fa'"), ("claims", ["text", "note"], "kind", "'event'"),
      ("officials", ["name", "note"], "lang", "'fa'"), ("organizations", ["name", "note"], "lang", "'fa'"),
      ("names", ["name"], "official_id", "3"), ("names", ["name"], "claim_id", "2"),
      ("names", ["name"], "organization_id", "1"),
      ("roles", ["title"], "official_id, organization_id", "2, 3"),
    ]
    var sql = door + ".bail off\n"
    for _ in 0..<400 {
      let table = tables.randomElement(using: &random) ?? tables[0]
      let conflict = ["", " OR REPLACE", " OR IGNORE", " OR FAIL", " OR ROLLBACK"].randomElement(using: &random) ?? ""
      let columns = table.text.filter { _ in Bool.random(using: &random) }
      func text() -> String { texts.randomElement(using: &random) ?? "" }
      func id() -> Int { Int.random(in: 1...6, using: &random) }
      let write =
        switch Int.random(in: 0..<8, using: &random) {
        case 0...3:
          "INSERT\(conflict) INTO \(table.name) (id, \((columns + [table.needs]).joined(separator: ", "))) "
            + "VALUES (\(id()), \((columns.map { _ in text() } + [table.values]).joined(separator: ", ")))"
        case 4, 5: "UPDATE\(conflict) \(table.name) SET \(table.text[0]) = \(text()) WHERE id = \(id())"
        case 6: "UPDATE\(conflict) \(table.name) SET id = \(id()) WHERE id = \(id())"
        default: "DELETE FROM \(table.name) WHERE id = \(id())"
        }
      sql += Int.random(in: 0..<6, using: &random) == 0 ? "BEGIN; \(write); ROLLBACK;\n" : "\(write);\n"
    }
    _ = try run(["sqlite3", db], input: sql)
    #expect(try shell(db, "SELECT count(*) > 0 FROM statement_words").output == "1\n")
    #expect(try wrong() == [""])
  }

  @Test("is noticed where somebody broke it, and made again", arguments: SearchIndex.Kind.allCases)
  func broken(kind: SearchIndex.Kind) throws {
    let database = try Database(db, for: .writing)
    let seeds = tracker(["import"] + seedFiles, db: db)
    try #require(seeds.code == 0, "\(seeds.errors)")
    let index = "\(kind.rawValue)_words"
    for damage in [
      "INSERT INTO \(index) (rowid, words) VALUES (9999, 'nonsense')",
      "INSERT INTO \(index) (\(index)) VALUES ('\(kind == .statement || kind == .source ? "delete-all" : "optimize")');"
        + "DELETE FROM \(index) WHERE rowid = 1 AND '\(kind)' NOT IN ('statement', 'source')",
      "DELETE FROM \(index)_data WHERE id > 10",
      // FTS5 does not read these at all.
      "DELETE FROM \(index)_data",
      "UPDATE \(index)_data SET block = randomblob(30) WHERE id < 100",
      // More segments than any memory holds.
      "UPDATE \(index)_data SET block = x'000000000101000087FFFFFF7F' WHERE id = 10",
      "DELETE FROM \(index)_config",
      "UPDATE \(index)_config SET v = 99",
      "DELETE FROM \(index)_idx; DELETE FROM \(index)_docsize",
    ] {
      let finished = try shell(db, damage)
      #expect(finished.errors == "", "\(damage)")
      // What an index is set to is read where a file is opened.
      let reopened = try Database(db, for: .writing)
      #expect(try !reopened.searchIndex.isRight(kind), "\(damage)")
      try reopened.searchIndex.rebuild(kind)
      #expect(try reopened.searchIndex.isRight(kind), "\(damage)")
      #expect(try database.searchIndex.isRight(kind), "\(damage)")
    }
    #expect(try wrong() == [""])
  }

  @Test("is right in a generated archive, which is filled without the triggers")
  func generated() throws {
    let path = folder.file("generated.db")
    try Archive(seed: 3, statements: 300).fill(databaseAt: path)
    let index = try Database(path, for: .writing).searchIndex
    for kind in SearchIndex.Kind.allCases { #expect(try index.isRight(kind), "\(kind)") }
    #expect(try damage(of: path) == "")
  }
}
