import Foundation
import TestSupport
import Testing

@Suite("A source with its text")
struct ArchivedTextCommandTests {
  let folder: TemporaryFolder
  let db: String
  let article: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    article = try folder.write(
      "او گفت: «ایستگاه‌های تازه را تحویل می‌دهیم.»\r\nNothing was cut. The budget stays. Nothing was cut.\r\n",
      to: "article.txt")
  }

  func sql(_ query: String) throws -> String { try shell(db, query).output }

  func addSource(_ arguments: String...) -> Finished {
    tracker(["source", "add", "--publisher", "P", "--url", "https://example.org/1"] + arguments, db: db)
  }

  func add(_ quote: String, _ arguments: String...) -> Finished {
    tracker(["add", "--official", "Jane Doe", "--org", "Ministry", "--quote", quote] + arguments, db: db)
  }

  /// What stands at the places of all citations.
  func cited() throws -> String {
    try sql(
      """
      SELECT statement_id, start, end, verbatim, substr(text, start + 1, end - start)
      FROM citations JOIN sources ON sources.id = source_id ORDER BY citations.id
      """)
  }

  @Test("keeps it to the byte, with the digest that the stock shell gives")
  func kept() throws {
    let added = addSource("--text", article)
    #expect(added.code == 0, "\(added.errors)")
    #expect(added.output.hasPrefix("Recorded source #1.\n  text    99 code points, SHA3-256 "), "\(added.output)")
    #expect(try sql("SELECT text = CAST(readfile('\(article)') AS TEXT) FROM sources") == "1\n")
    #expect(try sql("SELECT text_sha3 = lower(hex(sha3(text, 256))) FROM sources") == "1\n")
    #expect(try sql("SELECT by || ' ' || command FROM changes") == "tester source add\n")
    #expect(addSource("--text", article).output.hasPrefix("Source #1 has all of this already; nothing was changed.\n"))
    #expect(tracker(["search", "ايستگاههای"], db: db).output.contains("#1  P"))
    #expect(try damage(of: db) == "")
  }

  @Test("from standard input is the same")
  func standardInput() throws {
    let added = tracker(["source", "add", "--title", "T", "--text", "-", "--json"], db: db, input: Array("x y".utf8))
    #expect(added.code == 0, "\(added.errors)")
    #expect(try sql("SELECT text FROM sources") == "x y\n")
    let html = tracker(["source", "add", "--title", "H", "--text", "-"], db: db, input: Array("<html>".utf8))
    #expect(html.code == 65 && html.errors.hasPrefix("tracker: Standard input is HTML."), "\(html.errors)")
    #expect(try sql("SELECT count(*) FROM sources") == "1\n")
  }

  @Test("gives a new statement its own words and their place")
  func found() throws {
    _ = addSource("--text", article)
    let added = add("ايستگاه های تازه را تحویل میدهیم", "--source", "1")
    #expect(added.code == 0, "\(added.errors)")
    #expect(
      added.output.hasSuffix("  reused  source #1          P\n  cited   source #1          at 9–42\n"),
      "\(added.output)")
    #expect(added.errors == "The quote is recorded as source #1 has it:\n  ایستگاه‌های تازه را تحویل می‌دهیم\n")
    #expect(try cited() == "1|9|42|1|ایستگاه‌های تازه را تحویل می‌دهیم\n")
    #expect(try sql("SELECT quote FROM statements") == "ایستگاه‌های تازه را تحویل می‌دهیم\n")
    // The same words in any spelling are the same statement.
    for quote in ["ایستگاه‌های تازه را تحویل می‌دهیم", "ایستگاه های تازه را تحویل می دهیم"] {
      let again = add(quote, "--source", "https://example.org/1")
      #expect(again.output.hasPrefix("Statement #1 has all of this already; nothing was changed.\n"), "\(again.output)")
    }
    #expect(try damage(of: db) == "")
  }

  @Test("is cited in the first of several places, which is told")
  func several() throws {
    _ = addSource("--text", article)
    let added = add("Nothing was cut.", "--url", "https://example.org/1", "--json")
    #expect(
      added.errors == "The quote stands 2 times in the text of source #1; the first place is cited.\n",
      "\(added.errors)")
    #expect(added.output.contains(#""places":[{"statement":1,"source":1,"start":46,"end":62,"verbatim":true}]"#))
    #expect(try cited() == "1|46|62|1|Nothing was cut.\n")
  }

  @Test("refuses a quote that is not in it, and shows the nearest passage")
  func refused() throws {
    _ = addSource("--text", article)
    let before = try sql(".dump")
    let refused = add("Something was cut. The budget goes.", "--source", "P")
    #expect(refused.code == 65)
    #expect(
      refused.errors == """
        tracker: The quote is not in the archived text of source #1, P. Nearest to it, at 46–79, stands:
          Nothing was cut. The budget stays
        Quote what stands there, or add --not-verbatim to record it as what does not stand there.

        """)
    let far = add("Quite another thing", "--source", "1")
    #expect(far.code == 65 && far.errors.contains("Nothing in it is like the quote."), "\(far.errors)")
    #expect(try sql(".dump") == before)
  }

  @Test("takes a quote that is not in it where somebody says so, and keeps what was said")
  func notVerbatim() throws {
    _ = addSource("--text", article)
    let kept = add("Something was cut", "--source", "1", "--not-verbatim")
    #expect(
      kept.code == 0 && kept.output.hasSuffix("  cited   source #1          not word for word\n"), "\(kept.output)")
    #expect(try cited() == "1|||0|\n")
    // What does stand there is not recorded otherwise.
    let wrong = add("The budget stays", "--source", "1", "--not-verbatim")
    #expect(wrong.errors == "The quote does stand in the text of source #1, and is cited there.\n")
    #expect(try cited() == "1|||0|\n2|63|79|1|The budget stays\n")
    #expect(tracker(["add", "--hearsay", "--paraphrase", "p", "--source", "1", "--not-verbatim"], db: db).code == 64)
    #expect(add("x", "--not-verbatim").code == 64)
    #expect(add("x", "--source", "1", "--publisher", "P").code == 64)
    let told = add("Nothing at all was cut", "--source", "1", "--not-verbatim", "--json").output
    #expect(
      told.contains(#""missing":[{"statement":3,"source":1,"start":null,"end":null,"verbatim":false}]"#), "\(told)")
    #expect(told.contains(#""places":[]"#))
    let shown = tracker(["statement", "show", "1"], db: db).output
    #expect(shown.contains(", not word for word\n"), "\(shown)")
    #expect(add("x", "--source", "https://example.org/2").code == 66)
  }

  @Test("is not asked for where --source names it")
  func asked() throws {
    _ = addSource("--text", article)
    let answers = ["The budget stays"] + Array(repeating: "", count: 8) + ["y"]
    let added = tracker(
      ["add", "--source", "1", "--hearsay", "--denies", "Cuts", "--on", "unknown"], db: db, answers: answers,
      errorWidth: 80)
    #expect(added.code == 0, "\(added.errors)")
    #expect(!added.errors.contains("Address of the source"), "\(added.errors)")
    #expect(try cited() == "1|63|79|1|The budget stays\n")
  }

  @Test("has a headline in its title")
  func headline() throws {
    _ = addSource("--text", article, "--title", "Budget: nothing cut")
    #expect(add("Budget: nothing cut", "--source", "1").code == 65)
    let added = add("Budget: nothing cut", "--source", "1", "--wording", "headline")
    #expect(added.code == 0, "\(added.errors)")
    #expect(try cited() == "1|||1|\n")
  }

  @Test("that is archived later has the quotes looked up that are cited already")
  func later() throws {
    for quote in ["The budget stays", "Nothing  was cut", "Something else"] {
      #expect(add(quote, "--url", "https://example.org/1").code == 0)
    }
    let archived = tracker(["source", "text", "1", article], db: db)
    #expect(archived.code == 0, "\(archived.errors)")
    let digest = try sql("SELECT text_sha3 FROM sources").trimmingCharacters(in: .newlines)
    #expect(
      archived.output == """
        Source #1 is recorded already; what was not known of it was added.
          text    99 code points, SHA3-256 \(digest)
          cited   statement #1       at 63–79
          cited   statement #2       at 46–61, in another spelling
          missing statement #3       «Something else»

        """)
    #expect(try cited() == "1|63|79|1|The budget stays\n2|46|61|0|Nothing was cut\n3||||\n")
    #expect(try sql("SELECT quote FROM statements WHERE id = 2") == "Nothing  was cut\n")
    let other = tracker(["source", "text", "1", "-"], db: db, input: Array("another".utf8))
    #expect(other.code == 65 && other.errors.contains("Another text of source #1 is archived already."))
    #expect(try damage(of: db) == "")
  }

  @Test("that comes in a file has quotes looked up, which stay as the file says")
  func imported() throws {
    let source = #"{"type":"source","uid":"s","publisher":"P","text":"We will not. We will."}"#
    func statement(_ uid: String, _ quote: String, _ citation: String = #"{"source":"s"}"#) -> String {
      #"{"type":"statement","uid":"\#(uid)","voice":"hearsay","quote":"\#(quote)","citations":[\#(citation)]}"#
    }
    let lines = [
      statement("a", "We will not"), source, statement("b", "we  will not"), statement("c", "We did"),
      statement("d", "We", #"{"source":"s","verbatim":false}"#),
      statement("e", "We", #"{"source":"s"},{"source":"s","start":13,"end":15}"#),
    ]
    let file = try folder.write(lines.joined(separator: "\n"), to: "a.jsonl")
    let imported = tracker(["import", file], db: db)
    #expect(imported.code == 0)
    #expect(
      imported.errors == "\(file), line 4: The quote is not in the archived text of source #1: \"We did\".\n",
      "\(imported.errors)")
    #expect(
      try cited() == """
        1|0|11|1|We will not
        2|0|11|0|We will not
        3||||
        4|||0|
        5||||
        5|13|15||We

        """)
    let before = try sql(".dump")
    #expect(tracker(["import", file], db: db).code == 0)
    #expect(try sql(".dump") == before)
    #expect(try damage(of: db) == "")
  }

  @Test("that comes in a file for a source that is cited already has the quotes looked up too")
  func importedLater() throws {
    _ = add("The budget stays", "--url", "https://example.org/1")
    let file = try folder.write(
      #"{"type":"source","url":"https://example.org/1","text":"No. The budget stays."}"#, to: "a.jsonl")
    #expect(tracker(["import", file], db: db).code == 0)
    #expect(try cited() == "1|4|20|1|The budget stays\n")
    #expect(try damage(of: db) == "")
  }

  @Test("is shown with the quotes marked, overlapping ones too")
  func shown() throws {
    _ = addSource("--text", article)
    for quote in ["Nothing was cut. The budget", "The budget stays", "budget", "ایستگاه های تازه را تحویل می دهیم"] {
      #expect(add(quote, "--source", "1").code == 0)
    }
    _ = add("Not there", "--source", "1", "--not-verbatim")
    _ = tracker(["add", "--hearsay", "--paraphrase", "In our words", "--source", "1"], db: db)
    func shown(_ arguments: [String] = [], width: Int? = nil) -> String {
      let all = tracker(["source", "show", "1", "--statements"] + arguments, db: db, width: width).output
      return String(all[(all.range(of: "\n\n")?.upperBound ?? all.startIndex)...])
    }
    let pipe = shown()
    #expect(
      pipe == """
        او گفت: «[#4 ایستگاه‌های تازه را تحویل می‌دهیم].»
        [#1 Nothing was cut. [#2 The [#3 budget #3] #1] stays]. Nothing was cut.

        Without a place in the text

        #5  Jane Doe, not word for word
            «Not there»
        #6  hearsay
            In our words

        """, "\(pipe)")
    let narrow = shown(["--color", "always"], width: 40)
    #expect(
      narrow.contains(
        "\u{1B}[1;33m[#1 Nothing was cut. [#2 The [#3 budget\u{1B}[0m\n\u{1B}[1;33m#3] #1] stays]\u{1B}[0m. "))
    #expect(narrow.contains("\u{2067}او گفت: «\u{1B}[1;33m[#4 ایستگاه‌های تازه را"), "\(narrow)")
    let json = tracker(["source", "show", "1", "--statements", "--json"], db: db).output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((object?["citations"] as? [[String: Any]])?.count == 6)
    #expect((object?["text"] as? String)?.unicodeScalars.count == 99)
  }

  @Test("shows the statements of a source whose text is not archived")
  func withoutText() throws {
    _ = add("The budget stays", "--url", "https://example.org/1")
    let shown = tracker(["source", "show", "1", "--statements"], db: db)
    #expect(shown.errors == "Its text is not archived; `tracker source text` does that.\n")
    #expect(shown.output.hasSuffix("1\n\nStatements\n\n#1  Jane Doe\n    «The budget stays»\n"), "\(shown.output)")
  }

  @Test("names whom it quotes, recorded or not")
  func chain() throws {
    _ = tracker(["source", "add", "--publisher", "Agency", "--url", "https://agency.example/1"], db: db)
    let added = addSource("--quotes", "https://agency.example/1")
    #expect(added.output == "Recorded source #2.\n  reused  source #1          Agency\n", "\(added.output)")
    #expect(try sql("SELECT quotes_id FROM sources WHERE id = 2") == "1\n")
    #expect(addSource("--quotes", "Nobody").code == 66)
    #expect(addSource("--quotes", "1", "--via", "X").code == 64)
    #expect(
      tracker(["source", "add", "--title", "T", "--via", "A", "--via", "B"], db: db).output.contains("made    source"))
    #expect(tracker(["source", "add", "--lang", "fa"], db: db).code == 64)
    let otherwise = addSource("--title", "T", "--lang", "fa")
    #expect(otherwise.output.hasPrefix("Source #2 is recorded already; what was not known of it was added.\n"))
    let refused = addSource("--title", "U")
    #expect(refused.code == 65 && refused.errors.contains("is recorded with the title \"T\", not \"U\""))
    #expect(try damage(of: db) == "")
  }
}
