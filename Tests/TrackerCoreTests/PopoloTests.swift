import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("Importing Popolo")
struct PopoloTests {
  let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  func read(_ text: String) throws -> Intake { try PopoloFile.read(Array(text.utf8)) }

  /// In the form of EveryPolitician, with invented people.
  static let parliament = """
    {"persons":[
      {"id":"11111111-aaaa","name":"علي محمدي","gender":"male","birth_date":"1951","image":"https://example.org/1.jpg",
       "other_names":[{"name":"علی محمدی","lang":"fa","note":"multilingual"},{"name":"Ali Mohammadi","lang":"en"},
                      {"name":"Али","lang":"be_tarask"},{"name":"Ali","lang":"simple"},{"name":"  "}],
       "identifiers":[{"scheme":"wikidata","identifier":"Q1"}],"links":[]},
      {"id":"شناسه ۲","name":"زهرا\\nكريمي"}],
     "organizations":[
      {"id":"majlis","name":"Islamic Consultative Assembly","classification":"legislature","seats":290},
      {"id":"board","name":"Presiding board","parent_id":"majlis"},
      {"id":"unknown","name":"unknown","classification":"party"},
      {"id":"party/a","name":"Coalition A","classification":"party"}],
     "posts":[{"id":"speaker","label":"Speaker","organization_id":"board"},{"id":"vacant","label":"Clerk"}],
     "memberships":[
      {"person_id":"11111111-aaaa","organization_id":"majlis","role":"member","on_behalf_of_id":"party/a",
       "legislative_period_id":"term/9","area_id":"area/t"},
      {"person_id":"11111111-aaaa","organization_id":"majlis","role":"member","on_behalf_of_id":"unknown",
       "legislative_period_id":"term/10"},
      {"person_id":"شناسه ۲","post_id":"speaker","start_date":"2012-05","end_date":"2016"},
      {"person_id":"شناسه ۲","organization_id":"majlis","label":"deputy","start_date":"2008"}],
     "events":[{"id":"term/9","name":"9th Assembly"},{"id":"term/10","name":"10th Assembly"}],
     "areas":[{"id":"area/t","name":"Tehran"}],"meta":{"sources":["https://example.org"]},
     "speeches":[
      {"id":"speech-1","creator_id":"11111111-aaaa","text":"مخالفم","date":"2013-01-02T10:00:00+03:30",
       "sources":[{"url":"https://example.org/s"}]},
      {"type":"scene","text":"Noise"},{"text":"Who?"},{"attribution_text":"A member","text":"Hear, hear","date":"2013"}]}
    """

  @Test("takes a parliament: persons, bodies, posts and memberships without dates; twice changes nothing")
  func parliament() throws {
    try fixture.load(read(Self.parliament))
    #expect(try fixture.rows(["name"], from: "officials ORDER BY id") == ["علي محمدي", "زهرا كريمي"])
    #expect(
      try fixture.rows(["name", "lang"], from: "names ORDER BY id")
        == ["علی محمدی|fa", "Ali Mohammadi|en", "Али|be", "Ali|-"])
    #expect(
      try fixture.rows(["uid", "name", "parent_id", "note"], from: "organizations ORDER BY id") == [
        "majlis|Islamic Consultative Assembly|-|classification: legislature", "board|Presiding board|1|-",
        "party/a|Coalition A|-|classification: party",
      ])
    #expect(
      try fixture.rows(["official_id", "organization_id", "title", "held", "note"], from: "roles ORDER BY id") == [
        "1|1|member|-|on behalf of Coalition A; in 9th Assembly; for Tehran; in 10th Assembly",
        "2|2|Speaker|2012-05/2016|-", "2|1|deputy|2008/|-",
      ])
    #expect(
      try fixture.rows(
        ["voice", "official", "speaker", "said_on", "quote", "sources"], from: "timeline ORDER BY statement_id")
        == ["person|علي محمدي|-|2013-01-02|مخالفم|https://example.org/s", "unnamed|-|A member|2013|Hear, hear|-"])
    #expect(
      try fixture.rows(["uid", "note"], from: "officials WHERE id = 1") == ["11111111-aaaa|born: 1951; wikidata: Q1"])
    #expect(try References(fixture.database).isFound(.official, "زهرا کریمی"))
    // What has no uid and no name of its own, the speech of an unnamed member, is told by its words.
    try fixture.expectNoChange(read(Self.parliament))
  }

  @Test("counts what it does not keep, and skips what has no place")
  func notKept() throws {
    let intake = try read(Self.parliament)
    #expect(
      intake.notices == [
        "tracker has no place for this, and does not keep it: areas apart from what roles note of them: 1; "
          + "events apart from what roles note of them: 2; meta: 1; organizations.seats: 1; "
          + "persons.gender: 1; persons.image: 1; persons.other_names without a name: 1; "
          + "persons.other_names.lang that is not ISO 639: 1; persons.other_names.note: 1."
      ])
    #expect(intake.skipped == ["organization": 1, "role": 1, "post": 1, "statement": 2])
  }

  @Test("takes what our own export writes: languages, notes, bodies that speak, paraphrases, stances, relayed sources")
  func ownExport() throws {
    let text = """
      {"organizations":[{"id":"o","name":"Center","lang":"en","note":"n"}],
       "persons":[{"id":"p","name":"امیر","lang":"fa","note":"m"}],
       "memberships":[{"person_id":"p","organization_id":"o","post_id":"o/deputy","role":"deputy","note":"r"}],
       "posts":[{"id":"o/deputy","label":"deputy","role":"deputy","organization_id":"o"}],
       "speeches":[
        {"id":"s1","creator_id":"p","role":"deputy","type":"speech","title":"denies: One; two; supports: A ban",
         "text":"نه","lang":"fa","sources":[{"url":"https://example.org/1","note":"Click, citing Tabnak"}],"note":"x"},
        {"id":"s2","attribution_text":"Center","type":"narrative","title":"A heading","text":"It denies it"}]}
      """
    let intake = try read(text)
    #expect(intake.notices == [])
    try fixture.load(intake)
    #expect(
      try fixture.rows(
        ["voice", "official", "organization", "position", "claim", "quote", "paraphrase", "sources", "note"],
        from: "timeline ORDER BY statement_id, position") == [
          "person|امیر|-|denies|One; two|نه|-|Click, citing Tabnak|x",
          "person|امیر|-|supports|A ban|نه|-|Click, citing Tabnak|x",
          "body|-|Center|-|-|-|It denies it|-|A heading",
        ])
    #expect(try fixture.rows(["lang", "note"], from: "organizations") == ["en|n"])
    #expect(try fixture.rows(["lang", "note"], from: "officials") == ["fa|m"])
    #expect(try fixture.rows(["title", "note"], from: "roles") == ["deputy|r"])
    try fixture.expectNoChange(read(text))
  }

  @Test(
    "refuses a record with its place and the reason",
    arguments: [
      (#"{"persons":[{"id":"a"}]}"#, "person 1: \"name\" of a person is missing."),
      (#"{"persons":[7]}"#, "person 1: it is no JSON object."), (#"{"persons":{"a":1}}"#, "\"persons\" is not a list"),
      (
        #"{"persons":[{"id":"a","name":"A"},{"id":"a","name":"B"}]}"#,
        "person 2: the uid \"a\" is that of person 1 already."
      ),
      (#"{"persons":[],"memberships":[{"person_id":"x","organization_id":"y"}]}"#, "none of the persons of the file"),
      (
        #"{"persons":[{"id":"x","name":"X"}],"memberships":[{"person_id":"x"}]}"#,
        "\"organization_id\" of a membership is missing"
      ),
      (
        #"{"persons":[{"id":"x","name":"X"}],"organizations":[{"id":"y","name":"Y"}],"memberships":[{"person_id":"x","organization_id":"y","start_date":"2016","end_date":"2012"}]}"#,
        "membership 1: the time of a membership is \"2016/2012\""
      ),
      (
        #"{"organizations":[{"id":"a","name":"A","parent_id":"b"},{"id":"b","name":"B","parent_id":"a"}]}"#,
        "goes round in a circle"
      ),
      (#"{"speeches":[{"attribution_text":"A","text":"x\u0000y"}]}"#, "speech 1: \"text\" of a speech contains U+0000"),
    ])
  func refused(text: String, expected: String) throws {
    let said = try fixture.refusal(read(text))
    #expect(said.contains(expected), "\(said)")
  }

  @Test(
    "refuses a file that is no Popolo, with a sentence",
    arguments: ["", "[]", "{}", "{\"type\":\"topic\"}", "{\"persons\":[}", "[[[[", "{\"persons\":[1e999]}"])
  func noPopolo(text: String) {
    #expect(throws: Failure.self) { try read(text) }
  }

  @Test("never traps on damaged files, however deep they are")
  func damaged() {
    var random = SplitMix64(seed: 7)
    let whole = Array(Self.parliament.utf8)
    for _ in 0..<300 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...2, using: &random) {
        case 0: bytes.remove(at: at)
        case 1: bytes[at] = UInt8.random(in: 0...255, using: &random)
        default: bytes.insert(contentsOf: bytes[at...].prefix(5), at: at)
        }
      }
      _ = try? PopoloFile.read(bytes)
    }
    for depth in [100, 500, 10_000] {
      let deep = "{\"persons\":" + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
      _ = try? PopoloFile.read(Array(deep.utf8))
    }
  }
}

extension References {
  /// Whether a name finds somebody.
  fileprivate func isFound(_ kind: NamedKind, _ name: String) throws -> Bool {
    let references = self
    return try references.exactly(kind, name) != nil
  }
}
