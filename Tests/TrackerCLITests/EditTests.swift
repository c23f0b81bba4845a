import Foundation
import TestSupport
import Testing

@Suite("edit")
struct EditTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = try seeded(folder)
  }

  func rows(_ sql: String) throws -> String { try shell(db, sql).output }

  /// Runs a command with a person whose editor makes this of a text.
  func edit(
    _ arguments: [String], answers: [String]? = nil, _ editor: @escaping (String) throws -> String
  ) -> Finished {
    tracker(arguments, db: db, answers: answers, editor: editor)
  }

  func isWhole() throws {
    #expect(try damage(of: db) == "")
    #expect(tracker(["check"], db: db).output == "")
  }

  @Test("gives fields other values, makes them unknown, and says what was before")
  func options() throws {
    let edited = tracker(
      [
        "official", "edit", "Khorakian", "--note", "deputy", "--add-name", "Khorakiyan, Amir [en]", "--remove-name",
        "امير خوراكيان",
      ],
      db: db)
    #expect(edited.code == 0, "\(edited.errors)")
    #expect(
      edited.output.hasPrefix(
        "Changed official #1: Amir Khorakian\n  names  - امیر خوراکیان [fa]\n         + Khorakiyan, Amir [en]\n  note   unknown → deputy\n"
      ), "\(edited.output)")
    #expect(try rows("SELECT name, lang FROM names WHERE official_id = 1") == "Khorakiyan, Amir|en\n")
    #expect(
      tracker(["official", "edit", "1", "--clear", "note", "--clear", "names", "--json"], db: db).output.contains(
        "{\"field\":\"names\",\"before\":[\"Khorakiyan, Amir [en]\"],\"after\":[]}"))
    #expect(try rows("SELECT note IS NULL FROM officials WHERE id = 1") == "1\n")
    let history =
      "SELECT count(*), count(DISTINCT change_id) FROM history JOIN changes ON changes.id = change_id WHERE command = 'official edit'"
    #expect(try rows(history) == "5|2\n")
    #expect(
      tracker(["official", "edit", "1", "--lang", "en"], db: db).output == "Nothing of official #1 was changed.\n")
    #expect(try rows(history) == "5|2\n")
    try isWhole()
  }

  @Test("refuses what makes no sense, and changes nothing")
  func nonsense() throws {
    let before = try rows(".dump")
    // The second topic, which is not yet called so.
    let topic = try rows("SELECT id FROM topics WHERE name <> 'Telegram' LIMIT 1").filter(\.isNumber)
    let refused: [(arguments: [String], code: Int32, sentence: String)] = [
      (["official", "edit", "1", "--note", ""], 64, "--note is empty. To say that it is unknown, use: --clear note"),
      (["official", "edit", "1", "--clear", "nots"], 64, "\"nots\" is no field; did you mean note?"),
      (["official", "edit", "1", "--clear", "name"], 65, "name is missing"),
      (
        ["official", "edit", "1", "--clear", "lang", "--lang", "en"], 64,
        "--clear lang and --lang contradict each other; say one of them."
      ),
      (
        ["official", "edit", "1", "--add-name", "X", "--clear", "names"], 64,
        "--clear names and --add-name contradict each other; say one of them."
      ),
      (["official", "edit", "1", "--lang", "English"], 65, "--lang is \"English\", which is no language code"),
      (
        ["official", "edit", "1", "--remove-name", "nobody"], 66, "--remove-name: there is no \"nobody\" to take away."
      ),
      (["official", "edit", "nobody at all", "--note", "n"], 66, "There is no official \"nobody at all\"."),
      (["official", "edit", "1", "--forget-old-name"], 64, "--forget-old-name goes with --rename."),
      (["org", "edit", "1", "--parent", "1"], 65, "an organization cannot be a part of itself"),
      (["role", "edit", "1", "--held", "2019/2017"], 65, "--held is \"2019/2017\""),
      (
        ["claim", "edit", "1", "--same-as", "2", "--negates", "3"], 65, "either repeats another (same_as) or negates it"
      ),
      (["topic", "edit", topic, "--rename", "Telegram"], 65, "To make one of the two: tracker topic merge"),
      (["source", "edit", "1", "--url", "no address"], 65, "--url is \"no address\", which is no address"),
      (["statement", "edit", "3", "--official", "Amir Khorakain"], 65, "Did you mean #1 \"Amir Khorakian\"?"),
      (["statement", "edit", "3", "--clear", "quote", "--clear", "paraphrase"], 65, "a statement has a quote"),
      (["link", "edit", "1", "--to", "99999"], 66, "There is no statement"),
      (["statement", "edit", "3", "--note", "n", "--form", "x"], 64, "other options do not go with it"),
    ]
    for (arguments, code, sentence) in refused {
      let ran = tracker(arguments, db: db)
      #expect(ran.code == code, "\(arguments): \(ran.errors)")
      #expect(ran.errors.contains(sentence), "\(arguments): \(ran.errors)")
    }
    #expect(try rows(".dump") == before)
  }

  @Test("keeps the old main name as a further one, unless it was a mistake")
  func rename() throws {
    #expect(tracker(["official", "edit", "1", "--rename", "امیر خوراکیان"], db: db).code == 0)
    #expect(try rows("SELECT name, lang FROM officials WHERE id = 1") == "امیر خوراکیان|fa\n")
    #expect(
      try rows("SELECT name, lang FROM names WHERE official_id = 1 ORDER BY id DESC LIMIT 1") == "Amir Khorakian|en\n")
    #expect(tracker(["official", "edit", "1", "--rename", "A. Khorakian", "--forget-old-name"], db: db).code == 0)
    #expect(try rows("SELECT count(*) FROM names WHERE name = 'امیر خوراکیان'") == "0\n")
    #expect(tracker(["claim", "edit", "renegotiation", "--rename", "Talks are held"], db: db).code == 0)
    #expect(
      tracker(["claim", "show", "The government is renegotiating with Telegram", "--json"], db: db).output.contains(
        "Talks are held"))
    try isWhole()
  }

  @Test("changes who said something, when, and which position it takes")
  func statement() throws {
    let edited = tracker(
      [
        "statement", "edit", "founding-s04", "--on", "۱۲ تیر ۱۳۹۷", "--on-basis", "inferred", "--affirms",
        "renegotiation",
        "--strength", "1", "--add-source", "2", "--review", "verified",
      ], db: db)
    #expect(edited.code == 0, "\(edited.errors)")
    let made = tracker(["statement", "edit", "3", "--opposes", "Something that is new here"], db: db)
    #expect(made.output.contains("made  claim"), "\(made.errors)")
    #expect(
      try rows("SELECT said_on, said_on_text, earliest, review FROM statements WHERE uid = 'founding-s04'")
        == "2018-07-03|۱۲ تیر ۱۳۹۷|2018-07-03|verified\n")
    #expect(
      try rows("SELECT position, strength, target, earliest, side FROM stances WHERE statement_id = 3 ORDER BY id")
        == "affirms|1||2018-07-03|1\nopposes|||2018-07-03|-1\n")
    let voices = tracker(["statement", "edit", "3", "--unnamed", "an official"], db: db)
    #expect(voices.code == 0, "\(voices.errors)")
    #expect(
      try rows("SELECT voice, official_id IS NULL, speaker_text FROM statements WHERE id = 3")
        == "unnamed|1|an official\n")
    let taken = tracker(
      [
        "statement", "edit", "3", "--remove-stance", "renegotiation", "--remove-source", "2", "--for", "self", "--on",
        "unknown", "--clear", "said_on_basis",
      ], db: db)
    #expect(taken.code == 0, "\(taken.errors)")
    #expect(try rows("SELECT count(*) FROM stances WHERE statement_id = 3") == "1\n")
    #expect(try rows("SELECT organization_id IS NULL, said_on IS NULL FROM statements WHERE id = 3") == "1|1\n")
    try isWhole()
  }

  @Test("looks another quote up in the archived text, and takes the spelling that stands there")
  func archivedText() throws {
    let article = try folder.write("Nothing was cut. او گفت: ایستگاه‌های تازه را تحویل می‌دهیم.", to: "article.txt")
    let url = "https://example.org/1"
    #expect(tracker(["source", "add", "--url", url, "--text", article], db: db).code == 0)
    #expect(tracker(["add", "--hearsay", "--quote", "Nothing was cut", "--url", url], db: db).code == 0)
    func words() throws -> String {
      try rows(
        """
        SELECT quote, start, verbatim, quote = substr(text, start + 1, end - start)
        FROM statements JOIN citations ON statement_id = statements.id JOIN sources ON sources.id = source_id
        WHERE url = '\(url)'
        """)
    }
    #expect(try words() == "Nothing was cut|0|1|1\n")
    let edited = tracker(["statement", "edit", "45", "--quote", "ايستگاه های تازه را تحويل"], db: db)
    #expect(edited.code == 0, "\(edited.errors)")
    #expect(edited.errors.contains("The quote is recorded as source #"), "\(edited.errors)")
    #expect(try words() == "ایستگاه‌های تازه را تحویل|25|1|1\n")
    let refused = tracker(["statement", "edit", "45", "--quote", "Nothing was ever cut"], db: db)
    #expect(refused.code == 65 && refused.errors.contains("--not-verbatim"), "\(refused.errors)")
    #expect(try words() == "ایستگاه‌های تازه را تحویل|25|1|1\n")
    let denied = tracker(["statement", "edit", "45", "--quote", "Nothing was ever cut", "--not-verbatim"], db: db)
    #expect(denied.code == 0, "\(denied.errors)")
    #expect(try words() == "Nothing was ever cut||0|\n")
    // That was said of the old words; others are looked up again.
    #expect(tracker(["statement", "edit", "45", "--quote", "ایستگاه‌های تازه را"], db: db).code == 0)
    #expect(try words() == "ایستگاه‌های تازه را|25|1|1\n")
    try isWhole()
  }

  @Test(
    "opens an editor on a text of every kind of record that says the same when it is saved as it was",
    arguments: ["official", "org", "role", "claim", "topic", "source", "statement", "link"])
  func editor(kind: String) throws {
    let edited = edit([kind, "edit", "1"]) { text in
      #expect(text.hasPrefix("# "))
      return text
    }
    #expect(edited.code == 0, "\(edited.errors)")
    #expect(edited.output.hasPrefix("Nothing of "))
    #expect(edit([kind, "edit", "1"]) { _ in "" }.output.hasPrefix("Nothing of "))
  }

  @Test("shows a person this text")
  func text() throws {
    _ = edit(["statement", "edit", "founding-s04"]) { text in
      let expected = try golden("statement-edit.txt", text)
      #expect(text == expected)
      return text
    }
  }

  @Test("asks a person whether to open nonsense again, with their text as it was")
  func again() throws {
    var opened: [String] = []
    let edited = edit(["official", "edit", "1"], answers: [""]) { text in
      opened.append(text)
      return opened.count == 1
        ? text.replacingOccurrences(of: "lang: en", with: "lang: english")
        : text.replacingOccurrences(of: "lang: english", with: "lang: de")
    }
    #expect(edited.code == 0, "\(edited.errors)")
    #expect(edited.errors.contains("tracker: line 6: lang is \"english\""), "\(edited.errors)")
    #expect(edited.errors.contains("Open it again? [Y/n]"))
    #expect(opened.count == 2 && opened[1].contains("lang: english"))
    #expect(try rows("SELECT lang FROM officials WHERE id = 1") == "de\n")
  }

  @Test("breaks its refusal between words at the width of the terminal, the name of the program in front of it too")
  func refusalWrapped() {
    let refused = tracker(
      ["topic", "edit", "1"], db: db, answers: ["n"], errorWidth: 80, editor: { $0 + "nonsense here\n" })
    let question = "\" is no field; write its name, a colon, and its\nvalue.\nOpen it again? [Y/n] "
    #expect(refused.errors.contains(question), "\(refused.errors)")
  }

  @Test("keeps the text of who does not want to go on, or whose record was changed meanwhile, and says where")
  func kept() throws {
    let refused = edit(["official", "edit", "1"], answers: ["n"]) { $0 + "\nnonsense" }
    #expect(refused.code == 65)
    #expect(refused.errors.contains("Nothing was changed; what you wrote is kept in /drafts/tracker-official-1.txt."))
    let meanwhile = edit(["official", "edit", "1"]) { text in
      // No lock is held while the editor is open.
      #expect(tracker(["official", "edit", "1", "--note", "theirs"], db: db).code == 0)
      return text.replacingOccurrences(of: "note:", with: "note: mine")
    }
    #expect(meanwhile.code == 75)
    #expect(meanwhile.errors.contains("Somebody else has changed official #1 meanwhile."), "\(meanwhile.errors)")
    #expect(meanwhile.errors.contains("is kept in /drafts/"))
    #expect(try rows("SELECT note FROM officials WHERE id = 1") == "theirs\n")
  }

  @Test("takes the whole record from a file or standard input")
  func form() throws {
    let text = "name: Amir Khorakian\nlang: en\nnames: خوراکیان [fa]\n"
    let edited = tracker(["official", "edit", "1", "--form", "-"], db: db, input: Array(text.utf8))
    #expect(edited.code == 0, "\(edited.errors)")
    #expect(try rows("SELECT name, lang FROM names WHERE official_id = 1") == "خوراکیان|fa\n")
    try isWhole()
  }
}

@Suite("add, of each kind")
struct AddKindTests {
  @Test("records officials, organizations, posts and topics once, and refuses what is close to one")
  func each() throws {
    let folder = try TemporaryFolder()
    let db = folder.file("tracker.db")
    func said(_ arguments: String...) -> String {
      let ran = tracker(arguments, db: db)
      return ran.output + ran.errors
    }
    #expect(
      said("org", "add", "Council of Examples", "--name", "شورا [fa]")
        == "Recorded organization #1: Council of Examples\n")
    #expect(
      said("org", "add", "Centre", "--parent", "Council of Examples", "--note", "n")
        == "Recorded organization #2: Centre\n")
    #expect(said("official", "add", "Jane Doe", "--lang", "en") == "Recorded official #1: Jane Doe\n")
    #expect(said("official", "add", "jane doe") == "This is official #1: Jane Doe\n")
    #expect(said("official", "add", "Jane Do").contains("Did you mean #1 \"Jane Doe\"?"))
    #expect(said("official", "add", "Jane Do", "--new") == "Recorded official #2: Jane Do\n")
    #expect(
      said("role", "add", "deputy", "--official", "Jane Doe", "--org", "شورا", "--held", "1396/1400")
        == "Recorded role #1: Jane Doe, deputy, Council of Examples\n")
    #expect(said("role", "list", "--json").contains(#""held":"2017-03-21/2022-03-20""#))
    #expect(said("topic", "add", "Filtering") == "Recorded topic #1: Filtering\n")
    #expect(said("topic", "add", "filtering") == "This is topic #1: Filtering\n")
    #expect(said("topic", "show", "1", "--json") == #"{"id":1,"name":"Filtering","claims":0,"claim_texts":[]}"# + "\n")
    #expect(said("statement", "add", "--official", "Jane Doe", "--paraphrase", "p").hasPrefix("Recorded statement #1."))
    #expect(try damage(of: db) == "")
  }
}
