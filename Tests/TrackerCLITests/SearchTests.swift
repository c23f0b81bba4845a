import Foundation
import TestSupport
import Testing

@Suite("tracker search")
struct SearchTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func search(_ words: String...) -> Finished { tracker(["search"] + words, db: db) }

  /// The numbers of the statements that are found, exact ones and approximate ones.
  func statements(_ words: String...) throws -> (exact: [String], approximate: [String]) {
    let found = tracker(["search", "--kind", "statement", "--format", "csv"] + words, db: db)
    try #require(found.code == 0, "\(found.errors)")
    let rows = found.output.split(separator: "\r\n").filter { $0.hasPrefix("statement,") }.map {
      $0.split(separator: ",")
    }
    func ids(_ match: String) -> [String] { rows.filter { $0[4] == match }.map { String($0[1]) } }
    return (ids("exact"), ids("approximate"))
  }

  @Test("finds the founding words in each spelling of messenger")
  func messenger() throws {
    let apart = try statements("پیام رسان")
    #expect(apart.exact.contains("1") && apart.exact.contains("4"))
    #expect(try statements("پیام‌رسان").exact.contains("4"))
    #expect(try statements("پيام‌رسان").exact.contains("4"))
    #expect(try statements("پیامرسان").approximate.contains("4"))
    #expect(try statements("پیامرسان").exact == [])
  }

  @Test("takes fields, exclusions and the filters of the timeline together")
  func fields() throws {
    let all = try statements("telegram", "official:khorakian").exact
    #expect(all.contains("10"))
    #expect(try !statements("telegram", "official:khorakian", "-motivation").exact.contains("10"))
    #expect(try statements("telegram", "official:خوراکیان").exact == all)
    #expect(try statements("telegram", "--official", "Khorakian").exact == all)
    #expect(try statements("telegram", "official:nobody").exact == [])
    #expect(try statements("official:khorakian").exact.count >= all.count)
  }

  @Test("leaves out records other than statements where only statements can have what is asked for")
  func kinds() {
    #expect(search("telegram").output.contains("Claims\n"))
    #expect(!search("telegram", "official:khorakian").output.contains("Claims\n"))
    #expect(!search("telegram", "--since", "2018").output.contains("Claims\n"))
    #expect(search("official:khorakian").output.hasPrefix("Officials\n#"))
  }

  @Test("prints what it finds, as before")
  func output() throws {
    let found = search("مذاكره", "تلگرام")
    #expect(try golden("search.txt", found.output) == found.output)
    let narrow = tracker(["search", "rumour*", "--color", "never"], db: db, width: 60)
    #expect(try golden("search-60.txt", narrow.output) == narrow.output)
    let data = search("مذاكره", "--format", "jsonl", "--kind", "statement")
    #expect(try golden("search.jsonl", data.output) == data.output)
  }

  @Test("marks words over the end of a line, in colour on both lines")
  func brokenMark() {
    let found = tracker(
      ["search", "\"messaging network\"", "--kind", "statement", "--color", "always"], db: db, width: 60)
    #expect(found.output.contains("\u{1B}[1;33mmessaging"))
    for line in found.output.split(separator: "\n") {
      #expect(
        line.components(separatedBy: "\u{1B}[0m").count >= line.components(separatedBy: "\u{1B}[1;33m").count, "\(line)"
      )
    }
  }

  @Test("has the keys that the README documents, in order")
  func keys() throws {
    let readme = try String(contentsOfFile: projectFolder + "/README.md", encoding: .utf8)
    let header = try #require(search("telegram", "--format", "csv").output.split(separator: "\r\n").first)
    #expect(readme.contains(header.split(separator: ",").map { "`\($0)`" }.joined(separator: ", ")))
  }

  @Test("says so where nothing matches, or nothing was asked for")
  func nothing() {
    #expect(search("zzzz").errors == "Nothing matches.\n")
    #expect(search("zzzz", "--json").output == "[]\n")
    #expect(search("؟!").errors == "There is no letter and no digit in what was typed.\n")
    #expect(search(" ").code == 65)
    #expect(search("a", "--limit", "0").code == 64)
    #expect(search("telegram", "--limitt", "3").errors.contains("Did you mean `--limit`?"))
    #expect(search("a", "--kind", "person").code == 64)
  }

  @Test("says how many more there are")
  func more() {
    let found = search("telegram", "--limit", "2", "--kind", "statement")
    #expect(found.errors == "The best 2 statements; --all shows the others too.\n")
    #expect(found.output.split(separator: "\n").filter { $0.contains("  #") }.count == 2)
  }

  @Test("is right after a claim got another name, without its statements being touched")
  func renamed() throws {
    let before = try shell(db, "SELECT count(*) FROM history").output
    #expect(
      try shell(db, door + "UPDATE claims SET text = 'Zanzibar opens' WHERE id = 1;").errors == "")
    #expect(try statements("claim:zanzibar").exact.contains("10"))
    #expect(try shell(db, "SELECT count(*) - \(before) FROM history").output == "1\n")
    #expect(try damage(of: db) == "")
  }
}

@Suite("tracker check")
struct CheckTests {
  @Test("is silent where all is well, tells of a broken index, and makes it again")
  func check() throws {
    let folder = try TemporaryFolder()
    let db = try seeded(folder)
    let well = tracker(["check"], db: db)
    #expect((well.output, well.errors, well.code) == ("", "", 0))
    _ = try shell(db, "INSERT INTO claim_words (rowid, words) VALUES (999, 'x')")
    let wrong = tracker(["check", "--format", "csv"], db: db)
    #expect(wrong.output.contains("The search index of claims is not that of the records"))
    #expect(wrong.code == 1)
    #expect(tracker(["check", "--fix"], db: db).code == 0)
    #expect(tracker(["check"], db: db).output == "")
    #expect(try damage(of: db) == "")
  }

  @Test("makes no file where there is none")
  func missing() throws {
    let folder = try TemporaryFolder()
    #expect(tracker(["check"], db: folder.file("none.db")).code == 66)
    #expect(try folder.names() == [])
  }
}
