import TestSupport
import Testing

@testable import TrackerCore

@Suite("Importing Popolo of more than one piece")
struct PopoloStreamTests {
  let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  func read(_ text: String) throws -> Intake { try PopoloFile.read(Array(text.utf8)) }

  /// The lists of a large file, each by itself.
  static func lists() -> [String] {
    let words = String(repeating: "این حرف تازه‌ای نیست. ", count: 30)
    let persons = (1...300).map { #"{"id":"p\#($0)","name":"نام \#($0)"}"# }
    let speeches = (1...2500).map { number in
      #"{"id":"s\#(number)","creator_id":"p\#(number % 300 + 1)","text":"\#(number) \#(words)","date":"2013-05"}"#
    }
    let memberships = (1...900).map { number in
      #"{"person_id":"p\#(number % 300 + 1)","post_id":"m","legislative_period_id":"t\#((number - 1) / 300)"}"#
    }
    return [
      #""speeches":[\#(speeches.joined(separator: ",\n"))]"#,
      #""memberships": [\#(memberships.joined(separator: ","))]"#,
      #""posts":[{"id":"m","label":"member","organization_id":"o"}]"#, #""organizations":[{"id":"o","name":"Majlis"}]"#,
      #""events":[{"id":"t0","name":"A"},{"id":"t1","name":"B"}]"#,
      #""persons":[\#(persons.joined(separator: "  ,"))]"#,
    ]
  }

  @Test("comes in the same whatever the order of its lists")
  func anyOrder() throws {
    let lists = Self.lists()
    let text = "{" + lists.joined(separator: ",") + "}"
    #expect(text.utf8.count > 2 << 20)
    let intake = try read(text)
    #expect(intake.count == 1 + 300 + 300 + 2500)
    #expect(intake.skipped == ["role": 600])
    try fixture.load(intake)
    #expect(
      try fixture.rows(["note", "count(*)"], from: "roles GROUP BY note ORDER BY note") == [
        "in A; in B; in t2|300"
      ])
    #expect(try fixture.rows(["count(*)", "count(DISTINCT official_id)"], from: "statements") == ["2500|300"])
    let other = try ImportFixture()
    try other.load(read("{" + lists.reversed().joined(separator: ",\n") + "}"))
    for table in ["officials", "organizations", "roles", "statements"] {
      let columns =
        table == "statements" ? ["uid", "quote", "official_id"] : table == "roles" ? ["official_id", "note"] : ["uid"]
      #expect(
        try other.rows(columns, from: "\(table) ORDER BY id") == fixture.rows(columns, from: "\(table) ORDER BY id"))
    }
    try fixture.expectNoChange(read(text))
  }

  @Test(
    "refuses what should be a list and is none, with a sentence, whichever it is",
    arguments: ["organizations", "persons", "posts", "memberships", "speeches"],
    [#"{"id":"x"}"#, #""x""#, "7", "{}", "false"])
  func noList(list: String, value: String) throws {
    let other = list == "persons" ? "" : #","persons":[{"id":"a","name":"A"}]"#
    let said = try fixture.refusal(read(#"{"\#(list)":\#(value)\#(other)}"#))
    #expect(said.contains("\"\(list)\" is not a list"), "\(said)")
  }

  @Test("takes null for a list in which nothing stands")
  func null() throws {
    let intake = try read(#"{"persons":[{"id":"a","name":"A"}],"posts":null,"speeches":[]}"#)
    #expect(intake.refusals.isEmpty)
    #expect(intake.count == 1)
  }

  @Test("writes what was refused, with what it refers to, so that it can be mended and imported again")
  func rejects() throws {
    let text = """
      {"speeches":[{"id":"s1","creator_id":"b","text":"One","date":"yesterday"},{"id":"s2","creator_id":"a","text":"Two"}],
       "memberships":[{"person_id":"a","organization_id":"n","legislative_period_id":"t","start_date":"soon"},
         {"person_id":"a","organization_id":"n"}],
       "organizations":[{"id":"m","name":"Majlis"},{"id":"n","name":"Board","parent_id":"m"},{"id":"x","name":"X"}],
       "events":[{"id":"t","name":"Term"}],"persons":[{"id":"a","name":"A"},{"id":"b","name":"ب","big":1e400000}]}
      """.replacing("1e400000", with: "12345678901234567890")
    let intake = try read(text)
    #expect(intake.refusals.map(\.place.description) == ["membership 1", "speech 1"])
    let rejects = String(decoding: try intake.rejects(intake.refusals), as: UTF8.self)
    #expect(
      rejects == """
        {
        "speeches": [
        {"id":"s1","creator_id":"b","text":"One","date":"yesterday"}
        ],
        "memberships": [
        {"person_id":"a","organization_id":"n","legislative_period_id":"t","start_date":"soon"}
        ],
        "organizations": [
        {"id":"m","name":"Majlis"},
        {"id":"n","name":"Board","parent_id":"m"}
        ],
        "events": [
        {"id":"t","name":"Term"}
        ],
        "persons": [
        {"id":"a","name":"A"},
        {"id":"b","name":"ب","big":12345678901234567890}
        ]
        }

        """)
    try fixture.load(intake, skippingBad: true)
    let tallies = try fixture.load(read(rejects.replacing("yesterday", with: "2013").replacing("soon", with: "2012")))
    #expect(tallies.filter { $0.made > 0 }.map(\.kind) == ["role", "statement"])
    #expect(
      try fixture.rows(["held", "note"], from: "roles ORDER BY id") == ["-|-", "2012/|in Term"])
  }

  @Test("takes the dates of the legislative period for a membership that says none, and says so")
  func periods() throws {
    try fixture.load(
      read(
        """
        {"persons":[{"id":"a","name":"A"}],"organizations":[{"id":"m","name":"Majlis"}],
         "events":[{"id":"t9","name":"9th Majlis","start_date":"2012-05-27","end_date":"2016-05-26"},
                   {"id":"t10","name":"10th Majlis","start_date":"2016-05-28"}, {"id":"t11","name":"11th Majlis"}],
         "memberships":[
          {"person_id":"a","organization_id":"m","legislative_period_id":"t9"},
          {"person_id":"a","organization_id":"m","legislative_period_id":"t10","end_date":"2018-01"},
          {"person_id":"a","organization_id":"m","role":"clerk","legislative_period_id":"t9","start_date":"2013","end_date":"2014"}]}
        """))
    #expect(
      try fixture.rows(["title", "held", "note"], from: "roles ORDER BY id") == [
        "member|2012-05-27/2016-05-26|in 9th Majlis, whose dates are taken",
        "member|2016-05-28/2018-01|in 10th Majlis, whose dates are taken", "clerk|2013/2014|in 9th Majlis",
      ])
    // What goes out comes in as it was, without remarks on dates that Popolo has.
    final class Collected { var text = "" }
    let collected = Collected()
    _ = try fixture.database.snapshot {
      try Exporter(fixture.database, Timeline.Filter()) { collected.text += $0 }.writePopolo()
    }
    try fixture.expectNoChange(read(collected.text))
  }

  @Test("names only so many things that are not kept, however many a hostile file has")
  func manyKeys() throws {
    let keys = (1...5000).map { #""key\#($0)":1"# }.joined(separator: ",")
    let notices = try read(#"{"persons":[{"id":"a","name":"A",\#(keys)}],\#(keys)}"#).notices
    #expect(notices.count == 1 && (notices.first?.utf8.count ?? 0) < 5000)
    #expect(notices.first?.hasSuffix("; other things: 9900.") == true)
  }
}
