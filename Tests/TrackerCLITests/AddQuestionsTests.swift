import Foundation
import TestSupport
import Testing

@Suite("tracker add at a terminal")
struct AddQuestionsTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func sql(_ query: String) throws -> String { try shell(db, query).output }

  /// Adds with options, and answers what is asked.
  func add(_ options: [String] = [], _ answers: [String]) -> Finished {
    tracker(["add", "--color", "never"] + options, db: db, answers: answers, errorWidth: 80)
  }

  @Test("asks step by step, offers what is recorded, shows all of it, and saves")
  func session() throws {
    let added = add(
      [],
      [
        "خوراكيان", "", "1", "", "۱۲ تیر ۱۳۹۷", "rep",
        "به هیچ وجه", "بنایی نیست", "", "", "fa", "There is no intention at all", "1",
        "den", "renegotiat", "", "3", "3", "", "",
        "https://example.org/new", "Click", "A title", "", "Tabnak | ISNA", "", "y",
      ])
    #expect(added.code == 0, "\(added.errors)")
    #expect(added.output.hasPrefix("Recorded statement #45.\n  reused  official #1        Amir Khorakian\n"))
    #expect(added.errors == (try golden("add-asked.txt", added.errors)))
    #expect(
      try sql(
        """
        SELECT statements.official_id, role_title, post_organization_id, statements.organization_id, said_on, said_on_text, said_on_basis,
          replace(quote, char(10), '/'), lang, translation, wording, claim_id, position, target, strength
        FROM statements JOIN stances ON statement_id = statements.id WHERE statements.id = 45
        """)
        == "1|معاون محتوا|2|2|2018-07-03|۱۲ تیر ۱۳۹۷|reported|به هیچ وجه/بنایی نیست|fa|There is no intention at all|"
        + "direct|1|denies|rumour|3\n")
    #expect(try damage(of: db) == "")
  }

  @Test("does not ask what was given as options")
  func given() throws {
    let added = add(
      [
        "--official", "1", "--org", "NCC", "--for", "self", "--role", "r", "--on", "unknown", "--publisher", "p",
        "--note", "n",
      ],
      ["words", "", "", "en", "", "", "", "y"])
    #expect(added.code == 0, "\(added.errors)")
    for question in ["Who", "Role", "Organization", "Spoken", "Date", "Publisher", "Note"] {
      #expect(!added.errors.contains("\(question)"), "\(question)")
    }
    let half = add(["--denies", "1", "--quote", "q"], ["Jane Doe", "", "", "", "", "", "", "", "", "", "", "", "y"])
    #expect(half.code == 0, "\(half.errors)")
    #expect(!half.errors.contains("Position:") && !half.errors.contains("Quote"))
    // What is whole is recorded without a question.
    #expect(add(["--official", "Jane Doe", "--paraphrase", "p"], []).errors == "")
  }

  @Test("says how many more there are where more than nine can be meant")
  func manyOffers() throws {
    let twelve = (1...12).map {
      "{\"type\":\"official\",\"name\":\"Ann Example \(String(UnicodeScalar(64 + UInt8($0))))\"}"
    }
    #expect(
      tracker(["import", "--from", "jsonl", "-"], db: db, input: Array(twelve.joined(separator: "\n").utf8)).code == 0)
    let added = add([], ["Ann Exam", "Ann Example L", "q"])
    #expect(added.errors.contains("  9  #26 Ann Example I\n"), "\(added.errors)")
    #expect(added.errors.contains("\n  and 3 more officials; type more of the name to see fewer\nWhich one"))
    #expect(added.errors.contains("→  #29 Ann Example L\n"))
  }

  @Test("refuses a bad answer with the reason, and asks again")
  func badAnswers() throws {
    let added = add(
      ["--hearsay"],
      [
        "3/4/2018", "2018-02-30", "2018", "sometimes", "stated", "", "", "", "said", "1", "xyzzy", "maybe", "", "", "",
        "no address", "-", "", "", "", "y",
      ])
    #expect(added.code == 0, "\(added.errors)")
    let told = added.errors.replacingOccurrences(of: "\n  ", with: " ")
    for reason in [
      "3/4/2018", "2018-02-28", "The answer is \"sometimes\"", "Give the words", "1, 2 or 3", "which is no address",
    ] {
      #expect(told.contains(reason), "\(reason): \(told)")
    }
  }

  @Test("refuses a strength that there is not before it asks anything, and shows one that there is in a word")
  func strength() throws {
    let given = ["--hearsay", "--on", "unknown", "--denies", "1", "--publisher", "P", "--note", "n"]
    let refused = add(given + ["--strength", "7"], ["q", "", "", "", "", "", "y"])
    #expect(refused.code == 65)
    #expect(refused.errors == "tracker: --strength is 1 (guarded), 2 (plain) or 3 (emphatic), not 7.\n")
    let asked = add(given + ["--strength", "3", "--target", "rumour"], ["q", "", "", "fa", "", "", "q"])
    #expect(asked.errors.contains(" #1 (the rumour;\n            emphatic)\n"), "\(asked.errors)")
  }

  @Test("records nothing where the input ends or somebody gives up, and says so", arguments: [[], ["q"]])
  func givenUp(last: [String]) throws {
    let answers = ["1", "a source", "", "", "", "", "words", "", "", "", "", "", "", "", "", "", ""]
    let ended = add([], answers + last)
    #expect(ended.code == 1)
    #expect(ended.output == "")
    #expect(ended.errors.hasSuffix("tracker: Given up; nothing was recorded.\n"), "\(ended.errors)")
    #expect(try sql("SELECT count(*) FROM statements") == "44\n")
  }

  @Test("lets everything be changed before it is saved")
  func changes() throws {
    let changed = add(
      ["--hearsay"],
      [
        "", "first", "", "", "", "", "", "", "", "", "", "",
        "1", "Amir Khorakian", "1", "", "", "3", "second", "", "again", "en", "", "", "2", "2018", "", "y",
      ])
    #expect(changed.code == 0, "\(changed.errors)")
    #expect(
      try sql("SELECT voice, official_id, quote, paraphrase, said_on FROM statements ORDER BY id DESC LIMIT 1")
        == "person|1|second|again|2018\n")
  }

  @Test("makes nothing of a likely misspelling unless somebody says that it is new")
  func misspelling() throws {
    let rest = ["", "", "", "", "", "p", "", "", "", "", "", "y"]
    let meant = add([], ["Amir Khorakiann", "9", "1"] + rest)
    #expect(meant.errors.contains("It is one of 1 to 2, or another name."))
    #expect(meant.code == 0, "\(meant.errors)")
    #expect(try sql("SELECT count(*) FROM officials WHERE name LIKE 'Amir%'") == "1\n")
    let new = add([], ["Amir Khorakiann", "2"] + rest)
    #expect(new.code == 0, "\(new.errors)")
    #expect(try sql("SELECT count(*) FROM officials WHERE name LIKE 'Amir%'") == "2\n")
  }

  @Test("works where there is no file yet")
  func noFile() throws {
    let fresh = folder.file("fresh.db")
    let added = tracker(
      ["add"], db: fresh, answers: ["2", "", "A body", "", "w", "", "", "", "", "", "", "", "", "", "", "y"],
      errorWidth: 80)
    #expect(added.code == 0, "\(added.errors)")
    #expect(
      try shell(fresh, "SELECT voice, name FROM statements JOIN organizations ON organizations.id = organization_id")
        .output == "body|A body\n")
  }

  @Test("keeps the answers where they are refused at the end, so that they can be mended")
  func refusedAtTheEnd() throws {
    #expect(tracker(["add", "--hearsay", "--quote", "q", "--lang", "en"], db: db).code == 0)
    let added = add(
      ["--hearsay"],
      ["", "q", "", "", "fa", "", "", "", "", "", "", "", "y", "3", "", "", "en", "", "", "y"])
    #expect(added.code == 0, "\(added.errors)")
    #expect(added.errors.contains("is recorded with the language \"en\""))
    #expect(added.output.contains("has all of this already"))
  }

  @Test("does not ask where there is no terminal")
  func pipe() {
    #expect(tracker(["add"], db: db).code == 64)
    #expect(tracker(["add"], db: db, answers: ["x"]).errors.hasPrefix("tracker: Say who speaks"))
  }

  @Test("takes a recorded source by its number, and offers to record a quote that does not stand in its text")
  func missingQuote() throws {
    let article = try folder.write("قیمت اینترنت افزایش نخواهد یافت.", to: "article.txt")
    #expect(tracker(["source", "add", "--title", "A title", "--text", article], db: db).code == 0)
    let answers = ["قیمت اینترنت کاهش خواهد یافت", "", "", "fa", "", "", "", "۵۶", "", "y"]
    let kept = add(["--hearsay", "--on", "unknown"], answers + ["", "q"])
    #expect(kept.errors.contains("→  #56 A title"), "\(kept.errors)")
    #expect(kept.errors.contains("Record it as what does not stand there?"), "\(kept.errors)")
    #expect(try sql("SELECT count(*) FROM statements") == "44\n")
    let added = add(["--hearsay", "--on", "unknown"], answers + ["y"])
    #expect(added.code == 0, "\(added.errors)")
    #expect(try sql("SELECT source_id, start, verbatim FROM citations WHERE statement_id = 45") == "56||0\n")
    #expect(try damage(of: db) == "")
  }
}
