import Foundation
import TestSupport
import Testing

@Suite("merge, not-same and remove")
struct MergeTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
    let made = try shell(
      db,
      door + """
        INSERT INTO officials (id, uid, name, lang, note) VALUES (100, 'twin', 'A. Khorakian', 'en', 'as printed');
        INSERT INTO names (official_id, name, lang) VALUES (100, 'خوراکیان', 'fa');
        INSERT INTO roles (id, official_id, organization_id, title)
        SELECT 100, 100, organization_id, title FROM roles WHERE official_id = 1 LIMIT 1;
        UPDATE roles SET held = NULL WHERE official_id = 1;
        INSERT INTO statements (id, voice, official_id, quote) VALUES (100, 'person', 100, 'یک');
        INSERT INTO stances (statement_id, claim_id, position) VALUES (100, 1, 'affirms');
        """)
    try #require(made.errors == "")
  }

  func rows(_ sql: String) throws -> String { try shell(db, sql).output }

  func isWhole() throws {
    #expect(try damage(of: db) == "")
    #expect(tracker(["check", "--wrong"], db: db).output == "")
  }

  @Test("shows what a merge does, wants --yes in a pipe, and does it as one change")
  func preview() throws {
    let before = try rows(".dump")
    let merge = ["official", "merge", "Amir Khorakian", "100"]
    let preview = tracker(merge + ["--dry-run"], db: db)
    #expect(preview.code == 0, "\(preview.errors)")
    #expect(preview.output == (try golden("official-merge.txt", preview.output)))
    let pipe = tracker(merge, db: db)
    #expect(pipe.code == 64 && pipe.output == preview.output)
    #expect(pipe.errors == "tracker: That is what it does. Nothing was changed; add --yes to do it.\n")
    let no = tracker(merge, db: db, answers: ["no"])
    #expect(no.code == 1 && no.errors.contains("Merge into official #1? [y/N] "))
    #expect(try rows(".dump") == before)
    let yes = tracker(merge, db: db, answers: ["y"])
    #expect(yes.code == 0 && yes.output == preview.output, "\(yes.errors)")
    #expect(try rows("SELECT count(*) FROM changes WHERE command = 'official merge'") == "1\n")
    #expect(try rows("SELECT count(*) FROM officials WHERE id = 100") == "0\n")
    #expect(try rows("SELECT official_id FROM stances WHERE statement_id = 100") == "1\n")
    #expect(tracker(["official", "show", "A. Khorakian", "--json"], db: db).output.hasPrefix("{\"id\":1,"))
    #expect(tracker(["search", "A. Khorakian", "--kind", "official", "--json"], db: db).output.contains("\"id\":1,"))
    try isWhole()
  }

  @Test(
    "refuses to merge two that were told apart, until that is taken back",
    arguments: ["official", "org", "claim", "source"])
  func notSame(kind: String) throws {
    #expect(tracker([kind, "not-same", "2", "1"], db: db).output.hasSuffix("are two.\n"))
    #expect(tracker([kind, "not-same", "1", "2"], db: db).output.hasSuffix("were two already.\n"))
    #expect(tracker([kind, "not-same", "--json"], db: db).output.contains("{\"id\":1,\"name\":\""))
    let refused = tracker([kind, "merge", "1", "2", "--yes"], db: db)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("were told apart. To take that back first: tracker \(kind) not-same 1 2 --remove"))
    #expect(tracker([kind, "not-same", "1", "2", "--remove"], db: db).output.hasSuffix("are told apart no longer.\n"))
    #expect(
      tracker(
        [kind, "merge", "1", "2", "--yes", "--json"]
          + (kind == "claim" || kind == "source" ? ["--prefer", "kept"] : []), db: db
      ).code == 0)
    try isWhole()
  }

  @Test("tells sources apart in the exchange format too")
  func notSameSources() throws {
    #expect(tracker(["source", "not-same", "2", "1"], db: db).code == 0)
    let exported = tracker(["export"], db: db).output
    #expect(exported.contains("{\"type\":\"not-same\",\"kind\":\"source\""))
    try folder.write(exported, to: "all.jsonl")
    let copy = folder.file("copy.db")
    #expect(tracker(["import", folder.file("all.jsonl")], db: copy).code == 0)
    #expect(tracker(["export"], db: copy).output == exported)
  }

  @Test("keeps a copy of the file as it was before, and none where nothing was done")
  func safeCopy() throws {
    let copy = folder.file("tracker.db.before-merge")
    #expect(tracker(["claim", "add", "There are no talks", "--negates", "1"], db: db).code == 0)
    #expect(tracker(["claim", "merge", "1", "There are no talks", "--yes"], db: db).code == 65)
    #expect(tracker(["official", "merge", "1", "100", "--dry-run"], db: db).code == 0)
    #expect(!FileManager.default.fileExists(atPath: copy))
    let merged = tracker(["official", "merge", "1", "100", "--yes"], db: db)
    #expect(merged.errors == "The file as it was is kept beside it as tracker.db.before-merge.\n")
    #expect(try shell(copy, "SELECT name FROM officials WHERE id = 100").output == "A. Khorakian\n")
    #expect(try damage(of: copy) == "")
    try isWhole()
  }

  @Test("refuses to make one of a claim and its negation")
  func negation() throws {
    #expect(tracker(["claim", "add", "There are no talks", "--negates", "1"], db: db).code == 0)
    let refused = tracker(["claim", "merge", "1", "There are no talks", "--yes"], db: db)
    #expect(refused.code == 65 && refused.errors.contains("a claim and its negation are not one"), "\(refused.errors)")
    try isWhole()
  }

  @Test("names the statements that contradict themselves on two claims, until somebody says whose positions stay")
  func conflict() throws {
    let other =
      "INSERT INTO claims (id, text) VALUES (100, 'Talks are held'); INSERT INTO stances (statement_id, claim_id, position) VALUES (100, 100, 'denies');"
    #expect(try shell(db, door + other).errors == "")
    let refused = tracker(["claim", "merge", "1", "100", "--yes"], db: db)
    #expect(refused.code == 65)
    #expect(
      refused.errors.contains("Statements take different positions on the two claims: #100."), "\(refused.errors)")
    #expect(tracker(["claim", "merge", "1", "100", "--yes", "--prefer", "gone"], db: db).code == 0)
    #expect(try rows("SELECT claim_id, position FROM stances WHERE statement_id = 100") == "1|denies\n")
    try isWhole()
  }

  @Test("keeps one archived text of two sources, and no place in the other")
  func texts() throws {
    let texts = """
      INSERT INTO sources (id, publisher, url, text, text_sha3) VALUES (100, 'P', 'https://p/1', 'یک', '\(String(repeating: "0", count: 64))'),
        (101, 'P', 'https://p/2', 'یک دو', '\(String(repeating: "1", count: 64))');
      INSERT INTO citations (statement_id, source_id, start, end, verbatim) VALUES (100, 100, 0, 2, 1), (100, 101, 0, 2, 1);
      """
    #expect(try shell(db, door + texts).errors == "")
    #expect(
      tracker(["source", "merge", "100", "101", "--yes"], db: db).errors.contains("have different archived texts"))
    let merged = tracker(["source", "merge", "100", "101", "--yes", "--prefer", "gone"], db: db)
    #expect(merged.code == 0, "\(merged.errors)")
    #expect(merged.output.contains("https://p/1 stays, not: https://p/2"))
    #expect(try rows("SELECT text FROM sources WHERE id = 100") == "یک دو\n")
    #expect(
      try rows("SELECT source_id, start, end FROM citations WHERE statement_id = 100 ORDER BY start")
        == "100||\n100|0|2\n")
    try isWhole()
  }

  @Test("drops the copy of a chain of quotation that nothing relays any more")
  func chains() throws {
    let chains = """
      INSERT INTO sources (id, publisher, quotes_id) VALUES (100, 'Agency', NULL), (101, 'Paper', 100), (102, 'Agency', NULL), (103, 'Paper', 102);
      """
    #expect(try shell(db, door + chains).errors == "")
    #expect(tracker(["source", "merge", "101", "103", "--yes"], db: db).code == 0)
    #expect(try rows("SELECT id, quotes_id FROM sources WHERE id >= 100") == "100|\n101|100\n")
    try isWhole()
  }

  @Test("does not make an organization a part of itself")
  func parents() throws {
    let tree = """
      INSERT INTO organizations (id, name, parent_id) VALUES (100, 'top', NULL), (101, 'whole', 100), (102, 'middle', 101), (103, 'part', 102);
      """
    #expect(try shell(db, door + tree).errors == "")
    let merged = tracker(["org", "merge", "103", "101", "--yes"], db: db)
    #expect(merged.code == 0 && merged.output.contains("a part of itself"), "\(merged.output)\(merged.errors)")
    #expect(try rows("SELECT id, parent_id FROM organizations WHERE id >= 100") == "100|\n102|103\n103|100\n")
    try isWhole()
  }

  @Test(
    "lists the reference that would be to itself as dropped, whichever of the two has it",
    arguments: [
      ("source", ["3", "4"], "dropped,quotes,1,3,it would be relaying itself"),
      ("org", ["1", "2"], "dropped,parent,1,1,it would be a part of itself"),
      ("claim", ["1", "200"], "dropped,same_as,1,1,it would repeat itself"),
    ])
  func itself(kind: String, ids: [String], line: String) throws {
    #expect(
      try shell(db, door + "INSERT INTO claims (id, text, same_as_id, sign) VALUES (200, 'Talks go on', 1, 1);").errors
        == "")
    for ids in [ids, ids.reversed()] {
      let merged = tracker([kind, "merge"] + ids + ["--dry-run", "--format", "csv"], db: db)
      #expect(merged.code == 0 && merged.output.contains(line), "\(merged.output)\(merged.errors)")
    }
    #expect(tracker([kind, "merge"] + ids + ["--yes"], db: db).code == 0)
    try isWhole()
  }

  @Test("says what refers to a record instead of removing it, and removes it all where that is meant")
  func remove() throws {
    let before = try rows(".dump")
    let refused = tracker(["official", "remove", "1"], db: db)
    #expect(refused.code == 65)
    #expect(
      refused.errors.contains("The official #1 \"Amir Khorakian\" is referred to by: role #"), "\(refused.errors)")
    #expect(refused.errors.contains("statement #3 "))
    let shown = tracker(["official", "remove", "1", "--cascade"], db: db)
    #expect(shown.code == 64 && shown.output.contains("removed  official"), "\(shown.output)")
    #expect(try rows(".dump") == before)
    let removed = tracker(["official", "remove", "1", "--cascade", "--yes"], db: db)
    #expect(removed.code == 0 && removed.output == shown.output)
    #expect(try rows("SELECT count(*) FROM statements WHERE official_id = 1") == "0\n")
    #expect(try rows("SELECT count(*) FROM changes WHERE command = 'official remove'") == "1\n")
    try isWhole()
  }

  @Test("removes no statement with links from or to others before it has shown them and was told to")
  func removeLinkedStatement() throws {
    let before = try rows(".dump")
    let refused = tracker(["statement", "remove", "3"], db: db)
    #expect(refused.code == 65)
    #expect(refused.errors.contains("is referred to by: link #1 #4 #5 #14. "), "\(refused.errors)")
    let shown = tracker(["statement", "remove", "3", "--cascade"], db: db)
    #expect(
      shown.code == 64
        && shown.output.contains("#3 Amir Khorakian, date unknown, responds-to #1 hearsay, date unknown\n"),
      "\(shown.output)")
    #expect(
      shown.output.contains(
        "Amir Khorakian, date unknown, denies The government is renegotiating with Telegram, in Click"))
    #expect(try rows(".dump") == before)
    let removed = tracker(["statement", "remove", "3", "--cascade", "--yes"], db: db)
    #expect(removed.code == 0 && removed.output == shown.output, "\(removed.errors)")
    #expect(try rows("SELECT count(*) FROM statements WHERE id IN (1, 3, 7, 10, 35)") == "4\n")
    try isWhole()
  }

  @Test("says in words which statements, posts, positions and citations a removal takes, not by numbers alone")
  func removalInWords() throws {
    let shown: (String...) -> String = { [db] in
      tracker($0 + ["--cascade", "--dry-run", "--color", "never"], db: db).output
    }
    let official = shown("official", "remove", "Durov")
    #expect(
      official.contains(
        "removed  statement  1      #14              Pavel Durov, 2015-10-20, affirms Iran's ICT ministry blocked Telegram"
      ),
      "\(official)")
    #expect(official.contains("founder and CEO, Telegram"))
    #expect(shown("claim", "remove", "1").contains("#35 Elias Hazrati, 2025-08-28, affirms\n"))
    #expect(shown("source", "remove", "2").contains("#3 Amir Khorakian, date unknown\n"))
    #expect(shown("topic", "remove", "2").contains("Domestic messengers should have all-round support\n"))
    #expect(shown("org", "remove", "1").contains("untied   organization  1      #2"))
  }

  @Test("removes a statement without links with its stances and citations at once, and says so")
  func removeStatement() throws {
    let removed = tracker(["statement", "remove", "4"], db: db)
    #expect(removed.code == 0, "\(removed.errors)")
    for part in ["stance", "citation", "statement"] {
      #expect(removed.output.contains("removed  \(part) "), "\(removed.output)")
    }
    try isWhole()
  }

  @Test(
    "names the statements or claims that refer to what it refuses to remove, not rows that nobody can look up",
    arguments: [
      ("claim", "1", "statement_id FROM stances WHERE claim_id", "statement"),
      ("source", "2", "statement_id FROM citations WHERE source_id", "statement"),
      ("topic", "2", "claim_id FROM claim_topics WHERE topic_id", "claim"),
    ])
  func refusedByNumber(kind: String, id: String, referring: String, noun: String) throws {
    let numbers = try rows("SELECT DISTINCT \(referring) = \(id) ORDER BY 1").split(separator: "\n")
    try #require(!numbers.isEmpty)
    let list = numbers.prefix(8).map { " #\($0)" }.joined() + (numbers.count > 8 ? " …" : "")
    let refused = tracker([kind, "remove", id], db: db)
    #expect(refused.code == 65 && refused.errors.contains("is referred to by: \(noun)\(list)"), "\(refused.errors)")
  }

  @Test(
    "removes each kind with what refers to it, and leaves a whole file",
    arguments: ["official", "org", "claim", "topic", "source", "role", "link", "statement"])
  func removeEach(kind: String) throws {
    let hasReferences = !["role", "link"].contains(kind)
    for id in 1...2 {
      let removed = tracker([kind, "remove", "\(id)"] + (hasReferences ? ["--cascade", "--yes"] : []), db: db)
      #expect([0, 66].contains(removed.code), "\(removed.errors)")
    }
    try isWhole()
  }
}
