import Foundation
import TestSupport
import Testing

@Suite("tracker add")
struct AddTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
  }

  static let founding = [
    "add", "--official", "امیر خوراکیان", "--role", "معاون محتوا", "--org", "مرکز ملی فضای مجازی",
    "--denies", "The government is renegotiating with Telegram", "--target", "rumour", "--strength", "3",
    "--quote", "به هیچ وجه بنای توافق مجددی وجود ندارد", "--lang", "fa",
    "--translation", "There is no intention whatsoever of a new agreement",
    "--publisher", "Click", "--via", "Tabnak", "--on", "unknown",
  ]

  func sql(_ query: String) throws -> String { try shell(db, query).output }

  @Test("records the founding case and says what it made")
  func founding() throws {
    let added = tracker(Self.founding, db: db)
    #expect(added.code == 0, "\(added.errors)")
    #expect(
      added.output == """
        Recorded statement #1.
          made    official #1        امیر خوراکیان
          made    role #1            معاون محتوا
          made    organization #1    مرکز ملی فضای مجازی
          made    claim #1           The government is renegotiating with Telegram
          made    source #1          Tabnak
          made    source #2          Click, citing Tabnak

        """)
    #expect(try sql("SELECT by || ' ' || command FROM changes") == "tester add\n")
    #expect(try sql("SELECT count(*) FROM history WHERE change_id IS NULL") == "0\n")
    #expect(try damage(of: db) == "")
  }

  @Test("twice changes nothing, and says so")
  func twice() throws {
    _ = tracker(Self.founding, db: db)
    let before = try sql(".dump")
    let again = tracker(Self.founding, db: db)
    #expect(again.code == 0)
    #expect(again.output.hasPrefix("Statement #1 has all of this already; nothing was changed.\n"))
    #expect(again.output.contains("reused  official #1"))
    #expect(try sql(".dump") == before)
  }

  @Test("finds the founding statement in the seeds, and adds only the source that it does not know")
  func foundingOnSeeds() throws {
    let seeds = try seeded(folder)
    let added = tracker(Self.founding, db: seeds)
    #expect(added.code == 0, "\(added.errors)")
    #expect(added.output.hasPrefix("Statement #7 has these words already; added to it: stances 0, citations 1.\n"))
    #expect(added.output.contains("reused  official #1        Amir Khorakian"))
    #expect(try damage(of: seeds) == "")
  }

  @Test("finds who is meant by any spelling, uid or number")
  func spellings() throws {
    _ = tracker(Self.founding, db: db)
    for (number, name) in ["امير خوراكيان", "امیر‌خوراکیان", "1", "#1"].enumerated() {
      let added = tracker(["add", "--official", name, "--org", "1", "--paraphrase", "p\(number)"], db: db)
      #expect(added.code == 0, "\(added.errors)")
    }
    #expect(try sql("SELECT count(*) FROM officials; SELECT count(*) FROM organizations;") == "1\n1\n")
    #expect(try damage(of: db) == "")
  }

  @Test("asks about a name close to a recorded one, and makes it only with --new")
  func closeName() throws {
    _ = tracker(Self.founding, db: db)
    let before = try sql(".dump")
    let typo = ["add", "--official", "امیر خورکیان", "--paraphrase", "p"]
    let refused = tracker(typo, db: db)
    #expect(refused.code == 65)
    #expect(
      refused.errors == """
        tracker: There is no official "امیر خورکیان". Did you mean #1 "امیر خوراکیان"? Write it as it is recorded, \
        or add --new to record a new one.

        """)
    #expect(try sql(".dump") == before)
    #expect(tracker(["add", "--official", "خوراکیان", "--paraphrase", "p"], db: db).code == 65)
    // Nor is a misspelt surname a new official.
    for surname in ["خوراکین", "خورکیان", "خورااکیان"] {
      let refused = tracker(["add", "--official", surname, "--paraphrase", "p"], db: db)
      #expect(refused.code == 65 && refused.errors.contains("Did you mean #1 \"امیر خوراکیان\"?"), "\(refused.errors)")
      #expect(tracker(["official", "show", surname], db: db).errors.contains("Did you mean #1"))
    }
    #expect(tracker(["add", "--official", "خوشرو", "--paraphrase", "p"], db: db).code == 0)
    #expect(tracker(typo + ["--new"], db: db).code == 0)
    #expect(try sql("SELECT count(*) FROM officials") == "3\n")
  }

  @Test("takes several positions at once, each on its axis, with a kind for new claims")
  func severalPositions() throws {
    let added = tracker(
      [
        "add", "--org", "NCC", "--for", "Council", "--affirms", "A", "--denies", "B", "--declines", "C", "--supports",
        "D",
        "--opposes", "E", "--neutral", "F", "--opposes", "A", "--topic", "Telegram", "--paraphrase", "p",
      ], db: db)
    #expect(added.code == 0, "\(added.errors)")
    #expect(
      try sql(
        "SELECT position, claim, claim_kind, organization, post_organization FROM timeline ORDER BY claim, position")
          == """
          affirms|A|event|Council|NCC
          opposes|A|event|Council|NCC
          denies|B|event|Council|NCC
          declines|C|event|Council|NCC
          supports|D|policy|Council|NCC
          opposes|E|policy|Council|NCC
          neutral|F|policy|Council|NCC

          """)
    #expect(try sql("SELECT count(*) FROM claim_topics") == "6\n")
    #expect(try damage(of: db) == "")
  }

  @Test("knows the four voices, and for oneself")
  func voices() throws {
    for arguments in [
      ["--official", "X", "--org", "O", "--for", "self"], ["--unnamed", "a source", "--org", "O"], ["--org", "O"],
      ["--hearsay", "--affirms", "It is so"],
    ] { #expect(tracker(["add", "--paraphrase", "p"] + arguments, db: db).code == 0) }
    #expect(
      try sql("SELECT voice, official, speaker, post_organization, organization FROM timeline ORDER BY statement_id")
        == """
        person|X||O|
        unnamed||a source|O|O
        body|||O|O
        hearsay||||

        """)
  }

  @Test("keeps every field that was typed")
  func everyField() throws {
    let added = tracker(
      [
        "add", "--official", "X", "--role", "r", "--org", "O", "--on", "2018-05~", "--on-text", "حدود اردیبهشت",
        "--on-basis", "inferred", "--denies", "C", "--condition", "if asked", "--strength", "1", "--kind", "forecast",
        "--claim-lang", "en", "--quote", "q", "--paraphrase", "p", "--lang", "fa", "--translation", "t", "--wording",
        "indirect", "--review", "disputed", "--note", "n", "--url", "https://example.org/1", "--title", "T",
        "--publisher", "P", "--source-lang", "fa", "--published", "2018", "--accessed", "2026-11-24", "--via", "V",
        "--via", "W",
      ], db: db)
    #expect(added.code == 0, "\(added.errors)")
    #expect(
      try sql(
        """
        SELECT said_on, said_on_text, said_on_basis, earliest, role, condition, strength, claim_kind, quote, paraphrase,
          lang, translation, wording, review, note, sources FROM timeline
        """)
        == "2018-05~|حدود اردیبهشت|inferred|2018-05-01|r|if asked|1|forecast|q|p|fa|t|indirect|disputed|n|P, citing V, citing W\n"
    )
    #expect(
      try sql("SELECT url, title, lang, published, accessed FROM sources WHERE url IS NOT NULL")
        == "https://example.org/1|T|fa|2018|2026-11-24\n")
    #expect(try sql("SELECT lang FROM claims") == "en\n")
  }

  @Test("of the same words adds what was not known, and refuses what is recorded otherwise")
  func completes() throws {
    let base = ["add", "--unnamed", "an aide", "--quote", "Q"]
    #expect(tracker(base, db: db).code == 0)
    let more = tracker(base + ["--note", "n", "--translation", "t", "--review", "verified", "--lang", "fa"], db: db)
    #expect(
      more.output
        == "Statement #1 has these words already; added to it: stances 0, citations 0, and what was not known of it.\n")
    #expect(try sql("SELECT note, translation, review, lang FROM statements") == "n|t|verified|fa\n")
    let other = tracker(base + ["--translation", "u"], db: db)
    #expect(other.code == 65)
    #expect(
      other.errors.contains("is recorded with the translation \"t\", not \"u\". Leave it out to keep what is recorded.")
    )
  }

  @Test("takes the same words of another speaker, or from another post, for another statement")
  func otherSpeaker() throws {
    for speaker in [
      ["--unnamed", "an aide"], ["--unnamed", "a minister"], ["--official", "X", "--org", "A", "--for", "self"],
      ["--official", "X", "--org", "B", "--for", "self"],
    ] { #expect(tracker(["add", "--quote", "Q", "--new"] + speaker, db: db).output.hasPrefix("Recorded statement #")) }
    #expect(try sql("SELECT count(*) FROM statements") == "4\n")
  }

  @Test("with an address that is recorded uses that source, and does not change it silently")
  func knownAddress() throws {
    let base = ["add", "--hearsay", "--url", "https://example.org/1"]
    #expect(tracker(base + ["--paraphrase", "a", "--publisher", "P"], db: db).code == 0)
    #expect(tracker(base + ["--paraphrase", "b", "--title", "T", "--via", "V"], db: db).code == 0)
    #expect(try sql("SELECT publisher, title, quotes_id FROM sources WHERE url IS NOT NULL") == "P|T|2\n")
    let conflict = tracker(base + ["--paraphrase", "c", "--publisher", "Q"], db: db)
    #expect(conflict.code == 65)
    #expect(conflict.errors.contains("is recorded with the publisher \"P\", not \"Q\""))
    #expect(try sql("SELECT count(*) FROM statements") == "2\n")
  }

  @Test("reads the quote from standard input, a megabyte of it")
  func standardInput() throws {
    let words = String(repeating: "پیام‌رسان ", count: 60_000).trimmingCharacters(in: .whitespaces)
    let added = tracker(["add", "--hearsay", "--quote", "-"], db: db, input: Array((words + "\n").utf8))
    #expect(added.code == 0)
    #expect(try sql("SELECT length(CAST(quote AS BLOB)) FROM statements") == "\(words.utf8.count)\n")
    #expect(tracker(["timeline"], db: db, width: 80).code == 0)
    #expect(tracker(["add", "--hearsay", "--quote", "-"], db: db, input: [0xFF, 0xFE]).code == 65)
    #expect(tracker(["add", "--hearsay", "--quote", "-"], db: db, input: [0x61, 0x00, 0x62]).code == 65)
    #expect(tracker(["add", "--hearsay", "--quote", "-"], db: db, input: []).code == 65)
  }

  @Test(
    "refuses what does not fit together, with a sentence and without making a file",
    arguments: [
      (["--quote", "q"], 64, "Say who speaks"),
      (["--official", "X", "--hearsay", "--quote", "q"], 64, "Only one of"),
      (["--hearsay", "--org", "O", "--quote", "q"], 64, "--hearsay has no speaker"),
      (["--org", "O", "--for", "self", "--quote", "q"], 64, "--for self goes with"),
      (["--hearsay", "--for", "O", "--quote", "q"], 64, "--hearsay has no speaker"),
      (["--org", "O", "--role", "r", "--quote", "q"], 64, "--role is a person's"),
      (["--org", "\u{200C}\u{200D}", "--quote", "q"], 65, "--org is empty"),
      (["--hearsay", "--quote", "q", "--db", ":memory:"], 64, "would be lost"),
      (["--hearsay"], 65, "Give the words: --quote as they stand, or --paraphrase in your own."),
      (["--hearsay", "--quote", ""], 65, "--quote is empty"),
      (["--hearsay", "--quote", "  \n"], 65, "--quote is empty"),
      (["--hearsay", "--paraphrase", "p", "--translation", "t"], 65, "there is none"),
      (["--official", "a\nb", "--quote", "q"], 65, "--official has a line break"),
      (["--official", String(repeating: "x", count: 5000), "--quote", "q"], 65, "at most 4000"),
      (["--hearsay", "--quote", "q", "--lang", "Persian"], 65, "no language code"),
      (["--hearsay", "--quote", "q", "--affirms", "A", "--strength", "4"], 65, "not 4"),
      (["--hearsay", "--quote", "q", "--affirms", "A", "--strength", "99999999999999999999"], 64, "strength"),
      (
        ["--hearsay", "--quote", "q", "--affirms", "A", "--denies", "B", "--strength", "1"], 64, "exactly one position"
      ),
      (["--hearsay", "--quote", "q", "--affirms", "A", "--target", "event"], 65, "only a denial has a target"),
      (["--hearsay", "--quote", "q", "--denies", "A", "--affirms", "a"], 65, "two stances on one claim"),
      (["--hearsay", "--quote", "q", "--target", "event"], 64, "exactly one position"),
      (["--hearsay", "--quote", "q", "--denies", "A", "--target", "rumor"], 64, "target"),
      (["--hearsay", "--quote", "q", "--topic", "T"], 64, "no claim is named"),
      (["--hearsay", "--quote", "q", "--via", "V"], 64, "Name the source too"),
      (["--hearsay", "--quote", "q", "--url", "click ir"], 65, "no address"),
      (
        ["--hearsay", "--quote", "q", "--publisher", "P", "--via", "https://x.example"], 65,
        "an address; it takes the name"
      ),
      (["--hearsay", "--quote", "q", "--on-basis", "stated"], 64, "no date is given"),
      (["--hearsay", "--quote", "q", "--nonsense"], 64, "nonsense"),
      (["--hearsay", "--quote", "q", "--json", "--format", "table"], 64, "do not go together"),
    ])
  func refused(arguments: [String], code: Int, sentence: String) throws {
    let refused = tracker(["add"] + arguments, db: db)
    #expect(Int(refused.code) == code, "\(refused.errors)")
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
    #expect(refused.output == "")
    #expect(try folder.names() == [])
  }

  @Test(
    "writes nothing where the database refuses",
    arguments: [
      (
        ["--on", "2018-02-30"], "--on is \"2018-02-30\", but February 2018 has 28 days; the nearest date is 2018-02-28."
      ),
      (["--on", "1799"], "the date of a statement lies between 1800 and 2199"),
      (["--published", "2018-13", "--publisher", "P"], "there is no month 13; the nearest date is 2018-12"),
      (["--official", "99", "--on", "2018"], "There is no official #99."),
      (["--official", "99999999999999999999"], "There is no official #"),
    ])
  func refusedByDatabase(arguments: [String], sentence: String) throws {
    _ = tracker(Self.founding, db: db)
    let before = try sql(".dump")
    let speaker = arguments.contains("--official") ? [] : ["--hearsay"]
    let refused = tracker(["add", "--quote", "new words", "--affirms", "A new claim"] + speaker + arguments, db: db)
    #expect(refused.errors.contains(sentence), "\(refused.errors)")
    #expect([65, 66].contains(refused.code))
    #expect(try sql(".dump") == before)
    #expect(try damage(of: db) == "")
  }

  @Test("keeps hostile text as it is, and shows nothing of it raw", arguments: [nil, 80])
  func hostileText(width: Int?) throws {
    let nasty = "'; DROP TABLE statements; -- \u{1B}[31mred\u{7} \u{202E}txt.exe\u{2066} \"q\""
    let added = tracker(
      ["add", "--official", nasty, "--denies", nasty, "--quote", nasty, "--note", nasty, "--new"], db: db)
    #expect(added.code == 0, "\(added.errors)")
    #expect(try sql("SELECT quote FROM statements") == nasty + "\n")
    for arguments in [["timeline"], ["official", "list"], ["statement", "show", "1"], ["timeline", "--json"]] {
      let shown = tracker(arguments + ["--color", "never"], db: db, width: width)
      #expect(shown.code == 0)
      if !arguments.contains("--json") {
        for raw in ["\u{1B}", "\u{7}", "\u{202E}", "\u{2066}"] {
          #expect(!shown.output.unicodeScalars.contains(Unicode.Scalar(raw)!))
        }
        // A narrow column of a list may cut it before the end.
        if width == nil { #expect(shown.output.contains("␛[31mred␇ <U+202E>txt.exe")) }
      } else {
        let parsed = try JSONSerialization.jsonObject(with: Data(shown.output.utf8)) as? [[String: Any]]
        #expect(parsed?.first?["quote"] as? String == nasty)
      }
    }
    #expect(try damage(of: db) == "")
  }
}
