import Foundation
import SQLite
import TestSupport
import Testing

@testable import SeededData
@testable import TrackerCore

@Suite("The text of a record in an editor")
struct FormTests {
  let folder: TemporaryFolder
  let database: Database

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(seeded(folder), for: .writing)
  }

  /// Saves a text for a record, and says what that changed.
  @discardableResult
  func save(_ text: String, _ kind: RecordKind, _ id: Int) throws -> [FieldChange] {
    let base = try database.form(kind, id)
    return try database.changes.record("edit", by: nil) {
      let recorder = Recorder(database, newNames: .makeUnlessClose, numbersRefer: true)
      guard let form = try base.edited(text) else { return [] }
      return try database.write(form, to: kind, id, base: base, with: recorder, DateReader())
    }
  }

  func text(_ kind: RecordKind, _ id: Int) throws -> String { try database.form(kind, id).text(heading: "h") }

  /// The text of a record with one line replaced.
  func text(_ kind: RecordKind, _ id: Int, _ line: String, _ other: String) throws -> String {
    let text = try text(kind, id)
    try #require(text.contains("\n\(line)\n"), "\(text)")
    return text.replacingOccurrences(of: "\n\(line)\n", with: "\n\(other)\n")
  }

  func message(_ text: String, _ kind: RecordKind, _ id: Int) -> String {
    do {
      try save(text, kind, id)
      return ""
    } catch {
      return "\(Failure(error, at: "file"))"
    }
  }

  func ids(_ kind: RecordKind) throws -> [Int] {
    try database.connection.all("SELECT id FROM \(kind.table)") { $0.int(0) ?? 0 }
  }

  @Test("changes nothing where it is saved as it was, whatever the record holds", arguments: [false, true])
  func unchanged(isNasty: Bool) throws {
    if isNasty {
      let nasty = try folder.write(RoundTripTests.nasty, to: "nasty.jsonl")
      #expect(tracker(["import", nasty], db: folder.file("tracker.db")).code == 0)
    }
    let notOnOneLine = "UPDATE officials SET name = 'A' || char(769) || 'li ', note = char(9) WHERE id = 1;"
    #expect(try shell(folder.file("tracker.db"), door + notOnOneLine).errors == "")
    for kind in RecordKind.allCases {
      for id in try ids(kind) {
        let base = try database.form(kind, id)
        let text = base.text(heading: "two\nlines")
        #expect(try base.edited(text)?.hasSameValues(as: base) == true, "\(kind) \(id)\n\(text)")
        #expect(try save(text, kind, id) == [], "\(kind) \(id)")
      }
    }
    #expect(try database.connection.int("SELECT count(*) FROM changes WHERE command = 'edit'") == 0)
  }

  @Test("gives back any value that a field can hold")
  func anyValue() throws {
    var random = SplitMix64(seed: 1397)
    let pieces = [
      "\n", "\n\n", " ", "  ", "\t", "#", ":", "note:", "\r", "\r\n", "a", "«", "ی", "\u{200C}", "\u{301}", "\u{200D}",
      "\u{202E}", "\u{2028}", "👩‍👩‍👧", "[fa]", "]", "\u{1B}[0m", "condition", "# ", "strength 2",
    ]
    for _ in 0..<2000 {
      let value = (0...random.below(8)).map { _ in random.pick(pieces) }.joined()
      let form = Form([Form.Field(key: "quote"), Form.Field(key: "note")], [Form.Entry(key: "quote", value: value)])
      let read = try form.edited(form.text(heading: "h"))
      #expect(read?.hasSameValues(as: form) == true, "\(value.debugDescription)")
      let name = Name(value, lang: random.percent(50) ? "fa" : nil)
      #expect(Name(form: name.form) == name, "\(name.form.debugDescription)")
    }
  }

  @Test("is taken as nothing where only comments are left, and as it is where its lines end as on Windows")
  func otherEditors() throws {
    let text = try text(.official, 1)
    let comments = text.split(separator: "\n").filter { $0.hasPrefix("#") }.joined(separator: "\n")
    #expect(try save(comments, .official, 1) == [])
    #expect(try save("", .official, 1) == [])
    #expect(try save(text.replacingOccurrences(of: "\n", with: "\r\n"), .official, 1) == [])
    let changed = try self.text(.official, 1, "note:", "note: one\n\n  two").replacingOccurrences(
      of: "\n", with: "\r\n")
    #expect(
      try save(changed, .official, 1) == [FieldChange(field: "note", before: [], after: ["one\n\ntwo"])])
    #expect(try database.officials.get(1)?.note == "one\n\ntwo")
  }

  @Test(
    "is refused with the number of the line where it makes no sense",
    arguments: [
      ("lang: en", "nonsense", "line 6: \"nonsense\" is no field; write its name, a colon, and its value"),
      ("lang: en", "lnag: en", "line 6: \"lnag\" is no field; did you mean lang?"),
      ("lang: en", "lang: english", "line 6: lang is \"english\", which is no language code"),
      ("lang: en", "lang: en\nlang: fa", "line 7: lang stands on line 6 already"),
      ("lang: en", "lang: e\u{0}n", "U+0000"),
      ("name: Amir Khorakian", "name:", "name is missing"),
      ("name: Amir Khorakian", "name: two\n  lines", "line 5: name has a line break"),
      ("name: Amir Khorakian", "  indented", "line 5: this belongs to no field"),
    ])
  func nonsense(line: String, other: String, sentence: String) throws {
    let said = message(try text(.official, 1, line, other), .official, 1)
    #expect(said.contains(sentence), "\(said)")
    #expect(try database.connection.int("SELECT count(*) FROM changes WHERE command = 'edit'") == 0)
  }

  @Test(
    "of a statement is refused with the number of the line where its parts do not fit together",
    arguments: [
      ("official: Amir Khorakian", "official: Amir Khorakain", "There is no official \"Amir Khorakain\". Did you mean"),
      ("official: Amir Khorakian", "official:", "a statement in a person's voice names the official"),
      (
        "voice: person", "voice: persona",
        "voice is \"persona\", not one of: person, unnamed, body, hearsay; did you mean"
      ),
      ("voice: person", "voice: body", "a statement that names the official is in a person's voice"),
      ("said_on:", "said_on: 2018-02-30", "said_on is \"2018-02-30\""),
      ("said_on_basis:", "said_on_basis: stated", "there is no date"),
      ("  strength 3", "  strength 7", "the strength is 1 (guarded)"),
      (
        "  strength 3", "  strongth 3", "\"strongth 3\" is nothing that can stand there; there are: condition, strength"
      ),
      ("  target rumour", "  target rumours", "not one of: event, decision, rumour"),
      ("affirms:", "affirms: #99", "There is no claim #99"),
      ("affirms:", "affirms: The government is renegotiating with Telegram", "there is another stance on this claim"),
      ("lang: fa", "lang: fa\ncitations: #99", "There is no source #99"),
      ("lang: fa", "lang: fa\ncitations: #1\n  place 9", "a place is two numbers"),
      ("review: unverified", "review: perhaps", "review is \"perhaps\""),
    ])
  func misfits(line: String, other: String, sentence: String) throws {
    let edited = try text(.statement, 3, line, other)
    let said = message(edited, .statement, 3)
    #expect(said.contains(sentence), "\(said)")
    if said.hasPrefix("line ") {
      let number = try #require(Int(said.dropFirst(5).prefix { $0.isNumber }))
      let named = edited.split(separator: "\n", omittingEmptySubsequences: false)[number - 1]
      #expect(named.contains(":") && !named.hasPrefix("#"), "\(said): \(named)")
    }
    #expect(try database.connection.int("SELECT count(*) FROM changes WHERE command = 'edit'") == 0)
  }

  @Test("changes the stances and the citations of a statement, and takes them away")
  func parts() throws {
    let claims = try database.stances.of(statement: 3).map(\.claimID)
    let text = try text(
      .statement, 3, "  target rumour",
      "  target rumour\n  condition if\n  so\nsupports: A new policy\naffirms: #\(claims[0] == 1 ? 2 : 1)")
    #expect(!(try save(text, .statement, 3)).isEmpty)
    let stances = try database.stances.of(statement: 3)
    #expect(stances.count == 3)
    #expect(stances[0].strength == 3 && stances[0].condition == "if\nso" && stances[0].target == .rumour)
    #expect(try database.claims.get(stances.first { $0.position == .supports }?.claimID ?? 0)?.kind == .policy)
    let bare = try self.text(.statement, 3).split(separator: "\n", omittingEmptySubsequences: false).filter {
      ![
        "citations", "  verbatim", "  place", "affirms", "denies", "supports", "  strength", "  target", "  condition",
        "  so",
      ]
      .contains(where: $0.hasPrefix)
    }
    try save(bare.joined(separator: "\n"), .statement, 3)
    #expect(try database.stances.of(statement: 3).isEmpty)
    #expect(try database.citations.of(statement: 3).isEmpty)
    #expect(try damage(of: folder.file("tracker.db")) == "")
    for kind in SearchIndex.Kind.allCases { #expect(try database.searchIndex.isRight(kind)) }
  }

  @Test("is not written over what somebody else has written meanwhile")
  func meanwhile() throws {
    let base = try database.form(.official, 1)
    let form = try #require(try base.edited(try text(.official, 1, "note:", "note: mine")))
    #expect(
      try shell(folder.file("tracker.db"), door + "UPDATE officials SET note = 'theirs' WHERE id = 1;").errors == "")
    let error = #expect(throws: Failure.self) {
      try database.changes.record("edit", by: nil) {
        let recorder = Recorder(database, newNames: .makeUnlessClose, numbersRefer: true)
        return try database.write(form, to: .official, 1, base: base, with: recorder, DateReader())
      }
    }
    #expect(error?.kind == .busy)
    #expect(try database.officials.get(1)?.note == "theirs")
  }

  @Test("takes a number where a name could mean two records, and a date that would be read in another calendar")
  func unmistakable() throws {
    let sql =
      "INSERT INTO officials (name) VALUES ('Amir Khorakian'); UPDATE roles SET held = '1453/1500' WHERE id = 1;"
    #expect(try shell(folder.file("tracker.db"), door + sql).errors == "")
    #expect(try text(.statement, 3).contains("\nofficial: #1\n"))
    #expect(try text(.role, 1).contains("\nheld: g:1453/1500\n"))
    try save(try text(.role, 1, "held: g:1453/1500", "held: g:1453/1501"), .role, 1)
    #expect(try database.roles.get(1)?.role.held == "1453/1501")
  }
}
