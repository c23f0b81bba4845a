import Foundation
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("What is exported as JSON Lines")
struct RoundTripTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  func file(_ bytes: [UInt8], _ name: String) throws -> Database {
    let database = try Database(folder.file(name), for: .writing)
    _ = try database.changes.record("import", by: nil) {
      var importer = Importer(try JSONLines.read(bytes), into: database)
      return try importer.run()
    }
    return database
  }

  func lines(_ database: Database, _ filter: Timeline.Filter = Timeline.Filter()) throws -> String {
    // Text in one place grows as it comes.
    final class Collected { var text = "" }
    let collected = Collected()
    _ = try database.snapshot { try Exporter(database, filter) { collected.text += $0 }.writeJSONLines() }
    return collected.text
  }

  /// Exports a file, brings that into an empty one and exports it again; both exports must be the same to the byte.
  func expectSame(_ database: Database, _ filter: Timeline.Filter = Timeline.Filter()) throws {
    let first = try lines(database, filter)
    #expect(!first.isEmpty)
    let name = "again-\(try folder.names().count).db"
    let second = try lines(file(Array(first.utf8), name))
    guard !first.utf8.elementsEqual(second.utf8) else { return }
    for (one, other) in zip(first.split(separator: "\n"), second.split(separator: "\n"))
    where !one.utf8.elementsEqual(other.utf8) {
      Issue.record("\(one)\nbecame\n\(other)")
      return
    }
    Issue.record("one has more lines than the other: \(first.utf8.count) and \(second.utf8.count) bytes")
  }

  @Test("of the seeds gives back the same file")
  func seeds() throws {
    let bytes = try seedFiles.flatMap { try Array(Data(contentsOf: URL(filePath: $0))) }
    let database = try file(bytes, "seeds.db")
    try expectSame(database)
    // Nothing that is in the seeds is missing.
    let text = try lines(database)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("{\"type\":\"statement\"") } == 44)
    #expect(text.split(separator: "\n").count { $0.hasPrefix("{\"type\":\"link\"") } == 22)
  }

  @Test("has what belongs to a statement in the order in which it was recorded, not that of the claims and sources")
  func orderWithinStatements() throws {
    let text = """
      {"type":"source","uid":"first","title":"A"}
      {"type":"source","uid":"second","title":"B"}
      {"type":"claim","uid":"one","text":"It rains"}
      {"type":"claim","uid":"two","text":"It snows"}
      {"type":"statement","uid":"s","voice":"hearsay","paraphrase":"p",\
      "stances":[{"claim":"two","position":"affirms"},{"claim":"one","position":"denies"}],\
      "citations":[{"source":"second"},{"source":"first"},{"source":"second","start":1,"end":2}]}

      """
    let database = try file(Array(text.utf8), "order.db")
    let exported = try lines(database)
    #expect(exported.contains(#""stances":[{"claim":"two","position":"affirms"},{"claim":"one","position":"denies"}]"#))
    #expect(
      exported.contains(
        #""citations":[{"source":"second"},{"source":"first"},{"source":"second","start":1,"end":2}]"#), "\(exported)")
    try expectSame(database)
  }

  @Test("of a thousand generated statements gives back the same file", arguments: [1397, 2018])
  func generated(seed: UInt64) throws {
    let path = folder.file("generated.db")
    try Archive(seed: seed, statements: 1000).fill(databaseAt: path)
    try expectSame(Database(path, for: .reading))
  }

  /// Each line has something that a careless exporter loses.
  static let nasty = #"""
    {"type":"organization","uid":"part","name":"Part","parent":"whole","note":"two\nlines\ttab"}
    {"type":"organization","uid":"whole","name":"Whole","lang":"en","names":[{"name":"کل","lang":"fa"},{"name":"الكل","lang":"ar"},{"name":"Tout"}]}
    {"type":"organization","uid":"whole-2","name":"Whole"}
    {"type":"organization","uid":"part-of-part","name":"whole-2","parent":"part"}
    {"type":"official","uid":"twin-1","name":"Ali Rezaei","names":[{"name":"علی رضایی","lang":"fa"}],"note":"\"quoted\" \\ back"}
    {"type":"official","uid":"twin-2","name":"Ali Rezaei"}
    {"type":"official","uid":"a+b","name":"twin-1"}
    {"type":"role","official":"twin-1","organization":"part","title":"معاون","held":"2017/2021~","note":"acting"}
    {"type":"role","official":"twin-1","organization":"part","title":"معاون"}
    {"type":"role","official":"twin-2","organization":"whole","title":"shah's envoy","held":"g:1650/1661"}
    {"type":"role","official":"twin-2","organization":"whole","title":"envoy","held":"g:15XX"}
    {"type":"role","official":"twin-2","organization":"whole","title":"envoy","held":"../2018"}
    {"type":"source","uid":"relay","url":"https://x.example/الف?a=1&b=<2>","publisher":"Relay","title":" \"Title\"\n","lang":"fa","published":"2018-22","accessed":"2026-11-01","quotes":"agency"}
    {"type":"source","uid":"agency","publisher":"Agency","quotes":"archive"}
    {"type":"source","uid":"archive","publisher":"Agency","title":"T","text":"abc \"آب\" e\u0301 \u2028 \u0001 \u001b[0m end","published":"201X"}
    {"type":"source","uid":"stub-1","publisher":"Same"}
    {"type":"source","uid":"stub-2","publisher":"Same"}
    {"type":"claim","uid":"neg","text":"It is not so","same_as":"root","sign":-1,"kind":"event"}
    {"type":"claim","uid":"same","text":"So it is","lang":"en","names":[{"name":"چنین است","lang":"fa"}],"same_as":"root","sign":1,"topics":["T2","T1"],"note":"n"}
    {"type":"claim","uid":"root","text":"It is so","kind":"forecast","about":"g:1650","topics":["T1"]}
    {"type":"claim","uid":"c-1-2","text":"uid that reads like another","kind":"policy","about":"2018-05/.."}
    {"type":"claim","uid":"c-12","text":"uid that reads like one","kind":"decision","about":"/2018-24"}
    {"type":"claim","uid":"C-12","text":"uid in capitals","kind":"attribution"}
    {"type":"claim","uid":"r","text":"r","kind":"responsibility"}
    {"type":"topic","name":"Unused"}
    {"type":"statement","uid":"s1","voice":"person","official":"twin-1","role":"معاون","post":"part","organization":"whole","said_on":"2018-05-01","said_on_text":"۱۱ اردیبهشت","said_on_basis":"stated","wording":"direct","quote":"\"آب\"","paraphrase":"p","lang":"fa","translation":"water","stances":[{"claim":"root","position":"denies","strength":3,"target":"rumour","condition":"if\nso"},{"claim":"root","position":"neutral"},{"claim":"c-1-2","position":"supports"},{"claim":"c-12","position":"opposes","strength":1},{"claim":"C-12","position":"declines"}],"citations":[{"source":"archive","start":4,"end":8,"verbatim":true},{"source":"archive"},{"source":"relay","verbatim":false},{"source":"stub-2"},{"source":"stub-1"},{"source":"archive","start":0,"end":3}],"review":"verified","note":"n"}
    {"type":"statement","uid":"s2","official":"twin-2","post":"part","organization":null,"said_on":"2018-05-02","quote":"same words"}
    {"type":"statement","uid":"s3","official":"twin-2","post":"part","organization":null,"said_on":"2018-05-03","quote":"same words"}
    {"type":"statement","uid":"s4","official":"twin-2","post":"part","organization":null,"said_on":"2018-05-03","quote":"same words"}
    {"type":"statement","uid":"s5","official":"a+b","post":null,"organization":"whole","quote":"e\u0301 decomposed","review":"disputed"}
    {"type":"statement","uid":"s6","official":"a+b","quote":"é composed","said_on":"1801"}
    {"type":"statement","uid":"s7","voice":"unnamed","speaker":"an official","post":"part","said_on":"2018?","quote":"line\u2028separator\u2029and\u0085controls\u0001\u001b\u009b\u202e","wording":"headline"}
    {"type":"statement","uid":"s8","voice":"body","organization":"whole","speaker":"the office","role":"spokesman","said_on":"2018-05%","paraphrase":" leading and trailing \n","said_on_basis":"from-url"}
    {"type":"statement","uid":"s9","voice":"hearsay","organization":"part","said_on":"20XX","quote":"گفته می‌شود","wording":"indirect"}
    {"type":"statement","uid":"s10","voice":"hearsay","said_on_text":"10 رمضان 1439","quote":"‏=1+1"}
    {"type":"statement","uid":"s11","voice":"body","post":"part","organization":"whole-2","said_on":"2018-05/2018-08","quote":"👩‍👩‍👧 \ud83d\ude00"}
    {"type":"statement","uid":"s12","voice":"person","official":"twin-1","organization":"part","said_on":"2018-23~/..","quote":"q"}
    {"type":"link","uid":"l1","from":"s1","to":"s2","kind":"responds-to","status":"suggested","note":"n"}
    {"type":"link","uid":"l2","from":"s3","to":"s2","kind":"quotes","status":"dismissed"}
    {"type":"link","uid":"l3","from":"s2","to":"s1","kind":"rates"}
    {"type":"not-same","kind":"official","a":"twin-2","b":"twin-1"}
    {"type":"not-same","kind":"organization","a":"part-of-part","b":"whole-2"}
    {"type":"not-same","kind":"claim","a":"root","b":"r"}
    """#

  @Test("of a file with everything that is easily lost gives back the same file")
  func nastyRecords() throws {
    let database = try file(Array(Self.nasty.utf8), "nasty.db")
    let text = try lines(database)
    for part in [
      #""held":"g:1650/1661""#, #""held":"g:15XX""#, #""about":"g:1650""#, #""held":"../2018""#, #""about":"/2018-24""#,
      #""post":"part","organization":null"#, #""post":null,"organization":"whole""#,
      "\"quote\":\"e\u{301} decomposed\"", "\"quote\":\"\u{E9} composed\"",
      #"\u2028separator\u2029and\u0085controls\u0001\u001b\u009b\u202e"#,
      #""paraphrase":" leading and trailing \n""#,
      #"{"source":"archive","start":4,"end":8,"verbatim":true},{"source":"archive"},"#,
      #""a":"twin-1","b":"twin-2""#, #""status":"dismissed""#, #""note":"acting""#,
    ] { #expect(text.utf8.contains(part.utf8), "\(part)") }
    #expect(text.split(separator: "\n").count == Self.nasty.split(separator: "\n").count + 2, "two topics are named")
    try expectSame(database)
    #expect(try damage(of: folder.file("nasty.db")) == "")
  }

  @Test("of a file that stock sqlite3 has written to gives back the same file")
  func writtenByTheShell() throws {
    let database = try file(Array(Self.nasty.utf8), "nasty.db")
    let said = try shell(
      folder.file("nasty.db"),
      door + """
        UPDATE officials SET name = 'A' || char(769) || 'li ' WHERE uid = 'twin-1';
        INSERT INTO names (official_id, name) VALUES (1, char(193) || 'li'), (1, 'Second' || char(13) || 'line');
        UPDATE statements SET said_on = '2018-05-XX' WHERE uid = 's2';
        UPDATE statements SET said_on = '2018-XX-XX~', speaker_text = 'two' || char(10) || 'lines' WHERE uid = 's7';
        UPDATE organizations SET parent_id = (SELECT id FROM organizations WHERE uid = 'whole-2') WHERE uid = 'whole';
        INSERT INTO roles (official_id, organization_id, title, held) VALUES (2, 1, 'x', '0001-01-01/9998');
        """)
    #expect(said.errors == "")
    try expectSame(database)
  }

  @Test("through a filter holds what matches and all that this refers to, and gives back the same")
  func filtered() throws {
    let database = try file(Array(Self.nasty.utf8), "nasty.db")
    var filter = Timeline.Filter()
    filter.since = "2018-05-01"
    filter.until = "2018-05-01"
    filter.undated = .no
    filter.officialID = 1
    let text = try lines(database, filter)
    let uids = text.matches(of: #/"uid":"([^"]+)"/#).map { String($0.1) }
    #expect(
      uids == [
        "whole", "part", "twin-1", "archive", "stub-1", "stub-2", "agency", "relay", "root", "c-1-2", "c-12", "C-12",
        "s1",
      ])
    #expect(text.contains(#"{"type":"topic","name":"T1"}"#) && !text.contains("T2"))
    #expect(text.matches(of: #/"type":"role"/#).count == 2)
    #expect(!text.contains(#""type":"link""#) && !text.contains("not-same"))
    try expectSame(database, filter)
    filter = Timeline.Filter()
    filter.undated = .only
    #expect(try lines(database, filter).matches(of: #/"type":"statement"/#).count == 2)
    try expectSame(database, filter)
  }

  @Test("has a date that is read again as the same date, whatever EDTF it is")
  func dates() throws {
    for edtf in [
      "2018-05-01", "2018-05", "2018", "2018~", "2018-05?", "2018-05-01%", "201X", "20XX", "18XX~", "2018-21",
      "2018-24~", "2018-05/2018-08", "2018/..", "../2018", "/2018", "2018/", "2018~/2019?", "2018-21/2018-23",
      "1650", "1650-03-01/1700", "1397", "1500/1501", "13XX", "0001-01-01", "9998-12-31", "1699/..", "../1201",
      "2201", "2200", "1700", "139X/141X", "2018-05-01/2018-05-01",
    ] {
      #expect(try DateReader().edtf(DateSides.exchanged(edtf), "it") == edtf)
      #expect(try DateReader().read(DateSides.exchanged(edtf), "it").printed == nil, "\(edtf)")
    }
    #expect(DateSides.exchanged("2018-05-XX~/2019-XX-XX") == "2018-05~/2019")
  }
}
