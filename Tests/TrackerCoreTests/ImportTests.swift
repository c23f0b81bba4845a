import Foundation
import SQLite
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("Importing JSON Lines")
struct ImportTests {
  let folder: TemporaryFolder
  let database: Database

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(folder.file("tracker.db"), for: .writing)
  }

  @discardableResult
  func load(_ text: String) throws -> [Importer.Tally] { try load(bytes: Array(text.utf8)) }

  @discardableResult
  func load(bytes: [UInt8]) throws -> [Importer.Tally] {
    let lines = try JSONLines.read(bytes)
    let tallies = try database.changes.record("import", by: nil) {
      var importer = Importer(lines, into: database)
      return try importer.run()
    }
    #expect(try damage(of: database.connection.path) == "")
    return tallies
  }

  func reason(_ text: String) throws -> String {
    let error = #expect(throws: BadLines.self) { try load(text) }
    #expect(try database.connection.int("SELECT count(*) FROM history") == 0)
    return error?.description ?? ""
  }

  func texts(_ sql: String) throws -> [String] { try database.connection.all(sql) { $0.text(0) ?? "NULL" } }

  @Test("twice changes nothing, and leaves no second change", arguments: seedFiles)
  func twice(file: String) throws {
    let founding = [UInt8](try Data(contentsOf: URL(filePath: seedFiles[0])))
    let bytes = [UInt8](try Data(contentsOf: URL(filePath: file)))
    try load(bytes: founding)
    if file != seedFiles[0] { try load(bytes: bytes) }
    let before = try shell(database.connection.path, ".dump").output
    let tallies = try load(bytes: bytes)
    #expect(tallies.allSatisfy { $0.made == 0 })
    #expect(try shell(database.connection.path, ".dump").output == before)
  }

  @Test("takes every type, in any order of lines, with references by uid, name and address")
  func everyType() throws {
    try load(
      """
      {"type":"link","uid":"l1","from":"s2","to":"s1","kind":"responds-to"}
      {"type":"statement","uid":"s1","voice":"hearsay","paraphrase":"It is said","stances":[{"claim":"c1","position":"affirms"}]}
      {"type":"statement","uid":"s2","official":"خوراکیان","post":"o1","said_on":"2018-05-01","said_on_basis":"stated",\
      "quote":"تکذیب می‌کنم","lang":"fa","translation":"I deny it","stances":[{"claim":"c1","position":"denies","strength":3,"target":"rumour"}],\
      "citations":[{"source":"https://example.org/1","start":0,"end":12,"verbatim":true}]}
      {"type":"claim","uid":"c2","text":"No talks","same_as":"c1","sign":-1}
      {"type":"claim","uid":"c1","text":"Talks","kind":"event","about":"2018","topics":["Telegram"],"names":[{"name":"مذاکره","lang":"fa"}]}
      {"type":"source","uid":"w1","url":"https://example.org/1","publisher":"Click","quotes":"w2","text":"تکذیب می‌کنم."}
      {"type":"source","uid":"w2","publisher":"Tabnak"}
      {"type":"role","official":"p1","organization":"o1","title":"deputy","held":"2017/2021~"}
      {"type":"official","uid":"p2","name":"Another"}
      {"type":"official","uid":"p1","name":"Khorakian","names":[{"name":"خوراكيان"}]}
      {"type":"organization","uid":"o1","name":"NCC","parent":"o2"}
      {"type":"organization","uid":"o2","name":"Council"}
      {"type":"topic","name":"Telegram"}
      {"type":"not-same","kind":"official","a":"p1","b":"p2"}
      """)
    #expect(
      try texts(
        "SELECT official || ' ' || organization || ' ' || position || ' ' || sources FROM timeline WHERE official IS NOT NULL"
      )
        == ["Khorakian NCC denies Click, citing Tabnak"])
    #expect(try database.organizations.get(2)?.name == "NCC")
    #expect(try texts("SELECT length(text_sha3) FROM sources WHERE uid = 'w1'") == ["64"])
    #expect(try texts("SELECT name FROM officials ORDER BY id").count == 2)
    #expect(try texts("SELECT kind FROM links") == ["responds-to"])
    let claim = try #require(try database.connection.int("SELECT id FROM claims WHERE uid = 'c1'"))
    #expect(try database.stances.denials(ofClaim: claim).map(\.target) == [.rumour])
    #expect(try texts("SELECT sign FROM claims WHERE uid = 'c2'") == ["-1"])
  }

  @Test("speaks for the post unless said otherwise, and for oneself where it says null")
  func spokenFor() throws {
    try load(
      """
      {"type":"statement","uid":"a","official":"X","post":"P","paraphrase":"1"}
      {"type":"statement","uid":"b","official":"X","organization":"O","paraphrase":"2"}
      {"type":"statement","uid":"c","official":"X","post":"P","organization":null,"paraphrase":"3"}
      {"type":"statement","uid":"d","official":"X","post":"P","organization":"O","paraphrase":"4"}
      {"type":"statement","uid":"e","organization":"O","paraphrase":"5"}
      {"type":"statement","uid":"f","paraphrase":"6"}
      """)
    #expect(
      try texts(
        """
        SELECT statement_uid || ' ' || voice || ' ' || ifnull(post_organization, '-') || ' ' || ifnull(organization, '-')
        FROM timeline ORDER BY statement_uid
        """)
        == ["a person P P", "b person O O", "c person P -", "d person P O", "e body O O", "f hearsay - -"])
  }

  @Test("finds the same utterance by its words, and adds the new source and stance to it")
  func sameUtterance() throws {
    let line = #"{"type":"statement","official":"X","post":"P","said_on":"2018","quote":"\#u{0622}ری","#
    try load(line + #""stances":[{"claim":"A","position":"denies"}],"citations":[{"source":"https://a.example"}]}"#)
    let decomposed = line.replacing("\u{0622}", with: "\u{0627}\u{0653}")
    try load(
      decomposed + #""stances":[{"claim":"B","position":"affirms"}],"citations":[{"source":"https://b.example"}]}"#)
    #expect(try texts("SELECT count(*) FROM statements") == ["1"])
    #expect(try texts("SELECT url FROM sources ORDER BY id") == ["https://a.example", "https://b.example"])
    #expect(try texts("SELECT position FROM stances ORDER BY id") == ["denies", "affirms"])
    let error = #expect(throws: BadLines.self) {
      try load(line + #""stances":[{"claim":"A","position":"affirms"}]}"#)
    }
    #expect(
      error?.description.contains("is recorded as one that denies the claim #1 \"A\"; this says that it affirms it")
        == true)
  }

  @Test("takes a file with a byte order mark, CRLF and blank lines")
  func byteOrderMark() throws {
    try load("\u{FEFF}{\"type\":\"topic\",\"name\":\"A\"}\r\n\r\n{\"type\":\"topic\",\"name\":\"B\"}\r\n")
    #expect(try texts("SELECT name FROM topics ORDER BY id") == ["A", "B"])
  }

  @Test("maps every way of writing an unknown date to NULL", arguments: ["..", "../..", "XXXX", "unknown"])
  func unknownDate(date: String) throws {
    try load(#"{"type":"statement","paraphrase":"p","said_on":"\#(date)","said_on_basis":"inferred"}"#)
    #expect(try texts("SELECT said_on FROM statements") == ["NULL"])
  }

  @Test(
    "refuses a line with its number and the reason",
    arguments: [
      ("{\"type\":\"topic\"", "line 1: the line is not JSON"),
      ("[1]", "line 1: the line is no JSON object; it begins with \"[1]\"."),
      ("\n\n{}", "line 3: the line does not say its \"type\": one of topic, organization"),
      (#"{"type":"offical","name":"x"}"#, #"line 1: there is no type "offical"; did you mean "official"?"#),
      (#"{"type":"official"}"#, #"line 1: "name" of an official is missing."#),
      (#"{"type":"official","name":""}"#, #"line 1: "name" of an official is empty"#),
      (#"{"type":"official","name":"a\nb"}"#, #"line 1: "name" of an official has a line break"#),
      (#"{"type":"official","name":"a\u0000b"}"#, #"line 1: "name" of an official contains U+0000"#),
      (#"{"type":"official","name":7}"#, #"line 1: "name" of an official is not a text."#),
      (
        #"{"type":"official","name":"x","lnag":"fa"}"#,
        #"line 1: "lnag" is no field of an official; did you mean "lang"?"#
      ),
      (
        #"{"type":"official","name":"x","lang":"Farsi"}"#,
        #"line 1: "lang" of an official is "Farsi", which is no language code"#
      ),
      (#"{"type":"official","name":"x","uid":"a b"}"#, #"line 1: "uid" of an official is "a b"; a uid has"#),
      (
        #"{"type":"claim","text":"x","about":"2018-13"}"#,
        #"line 1: "about" of a claim is "2018-13", but there is no month 13; the nearest date is 2018-12."#
      ),
      (
        #"{"type":"claim","text":"x","kind":"evnet"}"#,
        #"not one of: event, decision, policy, forecast, attribution, responsibility; did you mean event?"#
      ),
      (#"{"type":"claim","text":"x","same_as":"y"}"#, #"line 1: "same_as" and "sign" of a claim go together"#),
      (#"{"type":"statement"}"#, "line 1: a statement has a quote, the words as they stand, or a paraphrase"),
      (
        #"{"type":"statement","voice":"person","quote":"x"}"#,
        "line 1: a statement in a person's voice names the official."
      ),
      (#"{"type":"statement","voice":"hearsay","official":"X","quote":"x"}"#, "is in a person's voice, not hearsay"),
      (#"{"type":"statement","quote":"x","said_on":"1799"}"#, "the date of a statement lies between 1800 and 2199"),
      (#"{"type":"statement","quote":"x","stances":[{"claim":"c","position":"denies","strength":4}]}"#, "not 4"),
      (
        #"{"type":"statement","quote":"x","stances":[{"claim":"c","position":"affirms","target":"event"}]}"#,
        "only a denial has a target"
      ),
      (
        #"{"type":"statement","quote":"x","stances":[{"claim":"c","position":"affirms"},{"claim":"C","position":"denies"}]}"#,
        "two stances on one claim"
      ),
      (
        #"{"type":"statement","quote":"x","citations":[{"source":"s","start":5}]}"#,
        #""start" and "end" of a citation go together"#
      ),
      (#"{"type":"statement","quote":"x","citations":"s"}"#, #""citations" of a statement is not a list."#),
      (
        #"{"type":"link","from":"a","to":"b","kind":"quotes"}"#,
        #"line 1: there is no statement "a" that a link could join."#
      ),
      (#"{"type":"organization","uid":"a","name":"A","parent":"a"}"#, "line 1: it goes round in a circle."),
      (
        "{\"type\":\"organization\",\"uid\":\"a\",\"name\":\"A\",\"parent\":\"b\"}\n{\"type\":\"organization\",\"uid\":\"b\",\"name\":\"B\",\"parent\":\"a\"}",
        "goes round in a circle"
      ),
      (#"{"type":"source"}"#, #"line 1: a source has a "publisher", a "title" or a "url"."#),
      (#"{"type":"source","url":"not an address"}"#, "which is no address such as https://example.org/1"),
    ])
  func refused(text: String, expected: String) throws {
    let said = try reason(text)
    #expect(said.contains(expected), "\(said)")
  }

  @Test("refuses the whole file for one bad line, and lists up to twenty of them")
  func wholeFile() throws {
    let lines = (1...30).map { $0 % 2 == 0 ? #"{"type":"topic","name":"\#($0)"}"# : #"{"type":"topic"}"# }
    #expect(try reason(lines.joined(separator: "\n")).split(separator: "\n").count == 15)
    let all = try reason(String(repeating: "{\"type\":\"topic\"}\n", count: 50)).split(separator: "\n")
    #expect(all.count == 21)
    #expect(all.last == "… and 30 more.")
  }

  @Test("takes a chain of five thousand lines that refer to the next one")
  func longChain() throws {
    let lines = (1...5000).map {
      #"{"type":"organization","uid":"o\#($0)","name":"Body \#($0)","parent":"o\#($0 + 1)"}"#
    }
    try load((lines + [#"{"type":"organization","uid":"o5001","name":"The top"}"#]).joined(separator: "\n"))
    #expect(try texts("SELECT count(*) FROM organizations") == ["5001"])
  }

  @Test("refers to a later line by its name or address too")
  func forwardByName() throws {
    let text = """
      {"type":"organization","uid":"kid","name":"Kid","parent":"Big Ministry"}
      {"type":"organization","uid":"big","name":"Big Ministry"}
      {"type":"source","uid":"sa","url":"https://x.example/1","quotes":"https://x.example/2"}
      {"type":"source","uid":"sb","url":"https://x.example/2","publisher":"P"}
      """
    try load(text)
    try load(text)
    #expect(try texts("SELECT uid FROM organizations ORDER BY uid") == ["big", "kid"])
    #expect(try texts("SELECT uid || ifnull(publisher, '') FROM sources ORDER BY uid") == ["sa", "sbP"])
  }

  @Test("keeps what is recorded where a line says otherwise, adds what was not known, and says so")
  func differences() throws {
    try load(#"{"type":"statement","uid":"s","paraphrase":"one","note":"n"}"#)
    let lines = try JSONLines.read(
      Array(#"{"type":"statement","uid":"s","paraphrase":"two","speaker":"all","voice":"hearsay"}"#.utf8))
    var importer = Importer(lines, into: database)
    _ = try database.changes.record("import", by: nil) { try importer.run() }
    #expect(importer.notices.map(\.place.number) == [1])
    #expect(
      importer.notices.first?.sentence
        == #"The statement #1 is recorded with the paraphrase "one", not "two". What is recorded stays."#)
    #expect(try texts("SELECT paraphrase || note || speaker FROM timeline") == ["onenall"])
  }

  @Test("does not put the translation or basis of other words or another date beside the recorded ones")
  func mixedEvidence() throws {
    try load(#"{"type":"statement","uid":"u","quote":"Yes","said_on":"2018"}"#)
    var importer = Importer(
      try JSONLines.read(
        Array(
          #"{"type":"statement","uid":"u","quote":"Nein","lang":"de","translation":"No","said_on":"2019","said_on_basis":"stated"}"#
            .utf8)),
      into: database)
    _ = try database.changes.record("import", by: nil) { try importer.run() }
    #expect(importer.notices.count == 2)
    #expect(
      try texts(
        "SELECT quote || ifnull(lang, '-') || ifnull(translation, '-') || said_on || ifnull(said_on_basis, '-') FROM statements"
      ) == ["Yes--2018-"])
  }

  @Test("names the line that is wrong, not the one that refers to it")
  func blamedLine() throws {
    let said = try reason(
      """
      {"type":"source","uid":"a","publisher":"A","quotes":"b"}
      {"type":"source","uid":"b","publisher":"B","published":"2018-13"}
      """)
    #expect(said.hasPrefix("line 2: \"published\" of a source is \"2018-13\""))
    #expect(said.split(separator: "\n").count == 1)
  }

  @Test("knows a name in another spelling on a later line, and a uid from a name")
  func forwardFolded() throws {
    try load(
      """
      {"type":"organization","uid":"kid","name":"Kid","parent":"ncc"}
      {"type":"organization","uid":"n1","name":"N.C.C."}
      {"type":"organization","name":"n2x"}
      {"type":"organization","uid":"n2x","name":"Another body"}
      """)
    #expect(try texts("SELECT name FROM organizations ORDER BY name") == ["Another body", "Kid", "N.C.C.", "n2x"])
  }

  @Test("does not take names of nothing but marks for one another")
  func marksOnly() throws {
    try load(
      """
      {"type":"organization","uid":"kid","name":"Kid","parent":"???"}
      {"type":"organization","uid":"other","name":"!!!"}
      """)
    #expect(try texts("SELECT name FROM organizations ORDER BY name") == ["!!!", "???", "Kid"])
  }

  @Test("says so where a name is that of another record already")
  func sameName() throws {
    try load(#"{"type":"organization","name":"NCC"}"#)
    var importer = Importer(
      try JSONLines.read(Array(#"{"type":"organization","uid":"ncc","name":"NCC"}"#.utf8)), into: database)
    _ = try database.changes.record("import", by: nil) { try importer.run() }
    #expect(importer.notices.first?.sentence.contains("is called \"NCC\" too, under another uid") == true)
  }

  @Test("holds a citation against the archived text, in code points")
  func citationInText() throws {
    let source = #"{"type":"source","uid":"w","publisher":"P","text":"آ پیام‌رسان 🕊 end"}"# + "\n"
    func statement(_ quote: String, _ start: Int, _ end: Int) -> String {
      source
        + #"{"type":"statement","quote":"\#(quote)","citations":[{"source":"w","start":\#(start),"end":\#(end),"verbatim":true}]}"#
    }
    #expect(
      try reason(statement("zzz", 3, 9999)).contains(
        "The citation ends at 9999, and the text of source #1 has only 17 code points."))
    #expect(try reason(statement("zzz", 0, 1)).contains("in source #1, at 0–1, stands \"آ\"."))
    try load(statement("پیام‌رسان", 2, 11))
    try load(statement("end", 14, 17))
  }

  @Test("refuses bytes that are not UTF-8")
  func notUTF8() {
    let error = #expect(throws: BadLines.self) {
      try load(bytes: Array(#"{"type":"topic","name":""#.utf8) + [0xFF] + Array(#""}"#.utf8))
    }
    #expect(error?.description == "line 1: the line is not UTF-8.")
  }

  @Test("never traps on damaged lines")
  func generated() throws {
    var random = SplitMix64(seed: 44)
    let seed = try String(contentsOfFile: seedFiles[0], encoding: .utf8).split(separator: "\n").map { Array($0.utf8) }
    for _ in 0..<3_000 {
      var line = seed.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &random) where !line.isEmpty {
        let at = Int.random(in: 0..<line.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: line.remove(at: at)
        case 1: line[at] = UInt8.random(in: 0...255, using: &random)
        default: line.insert(contentsOf: line[at...].prefix(5), at: at)
        }
      }
      _ = try JSONLines.read(line)
    }
  }
}
