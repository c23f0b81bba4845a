import TestSupport
import Testing

@testable import TrackerCore

@Suite("Importing statements as a table")
struct StatementTableTests {
  let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  func read(_ text: String) throws -> Intake { try StatementTable.read(Array(text.utf8)) }

  static let table = #"""
    Said on;official;organization;role;position;claim;strength;target;quote;lang;translation;source_url;publisher;title;via;review;note
    ۱۲ تیر ۱۳۹۷;امیر خوراکیان;NCC;معاون;denies;Talks;۳;rumour;"تکذیب؛
    ""هرگز""";fa;Never;https://example.org/1;Click;A title;Tabnak > ISNA;verified;n
    ۱۲ تیر ۱۳۹۷;امیر خوراکیان;NCC;معاون;Supports;A ban;;;"تکذیب؛
    ""هرگز""";fa;Never;https://example.org/1;Click;A title;Tabnak > ISNA;verified;n
    unknown;;NCC;;;;;;A communiqué;en;;;;;;;

    ;;;;affirms;Talks;1;;It is said;en;;;;;;;
    """#

  @Test("takes all columns, in any order, with stances that stand in rows of their own; twice changes nothing")
  func everyColumn() throws {
    let tallies = try fixture.load(read(Self.table))
    #expect(tallies.first { $0.kind == "statement" }?.made == 3)
    #expect(
      try fixture.rows(
        ["said_on", "official", "organization", "role", "position", "claim", "strength", "target", "quote", "sources"],
        from: "timeline ORDER BY statement_id, position") == [
          "2018-07-03|امیر خوراکیان|NCC|معاون|denies|Talks|3|rumour|تکذیب؛\n\"هرگز\"|Click, citing Tabnak, citing ISNA",
          "2018-07-03|امیر خوراکیان|NCC|معاون|supports|A ban|-|-|تکذیب؛\n\"هرگز\"|Click, citing Tabnak, citing ISNA",
          "-|-|NCC|-|-|-|-|-|A communiqué|-", "-|-|-|-|affirms|Talks|1|-|It is said|-",
        ])
    #expect(
      try fixture.rows(["voice", "said_on_text", "translation", "review", "note"], from: "statements ORDER BY id")
        == ["person|۱۲ تیر ۱۳۹۷|Never|verified|n", "body|-|-|unverified|-", "hearsay|-|-|unverified|-"])
    #expect(try fixture.rows(["text", "kind"], from: "claims ORDER BY id") == ["Talks|event", "A ban|policy"])
    try fixture.expectNoChange(read(Self.table))
  }

  @Test("takes away the apostrophe that keeps a spreadsheet from running a cell, and no other")
  func guarded() throws {
    try fixture.load(read("quote\n'=1+1\n'-no\n'quoted'\n"))
    #expect(try fixture.rows(["quote"], from: "statements ORDER BY id") == ["=1+1", "-no", "'quoted'"])
  }

  @Test("counts a row that stands there twice as skipped")
  func repeatedRow() throws {
    let tallies = try fixture.load(read("quote\tclaim\tposition\nx\tC\tdenies\nx\tC\tdenies\n"))
    #expect(tallies.last == Importer.Tally(kind: "statement", made: 1, reused: 0, skipped: 1, refused: 0))
  }

  @Test("gives one source without an address to all rows that describe it so, and relays by a stub of its own")
  func describedSources() throws {
    let text = "quote,publisher,via\na,Click,Tabnak | ISNA\nb,Click,Tabnak > ISNA\nc,Click,\nd,Tabnak,\n"
    try fixture.load(read(text))
    #expect(
      try fixture.rows(["publisher", "quotes_id"], from: "sources ORDER BY id")
        == ["ISNA|-", "Tabnak|1", "Click|2", "Click|-", "Tabnak|-"])
    try fixture.expectNoChange(read(text))
  }

  @Test("says which columns it does not know, what was probably meant, and how much went nowhere")
  func unknownColumns() throws {
    let intake = try read("qoute,quote,colour\nx,y,red\nz,w,\n")
    #expect(
      intake.notices == [
        "The column \"qoute\" is none of tracker's and is not kept. Did you mean \"quote\"?",
        "The column \"colour\" is none of tracker's and is not kept.", "3 cells under those headings went nowhere.",
      ])
  }

  @Test(
    "refuses a row with the line on which it begins, and the reason",
    arguments: [
      ("a,affrims,C,,", "\"position\" is \"affrims\", not one of"), ("a,affirms,,,", "\"claim\" is not"),
      ("a,,C,,", "\"claim\" is given, and \"position\" is not"), ("a,,,2,", "\"strength\" is given"),
      ("a,denies,C,four,", "not 1 (guarded)"), ("a,denies,C,4,", "not 4"), (",denies,C,,", "a quote, the words"),
      ("a,denies,C,,2018-13", "but there is no month 13"), ("a,denies,C", "it has 3 cells and the header has 5"),
      ("a,denies,C,,,more", "it has 6 cells"), ("\"a\"b,denies,C,,", "behind a closing quotation mark"),
      ("a\0b,denies,C,,", "U+0000"), ("\"a,denies,C,,", "never closed"),
      ("a,affirms,C,,\na,denies,C,,", "two stances on one claim"),
    ])
  func refused(row: String, expected: String) throws {
    let said = try fixture.refusal(read("quote,position,claim,strength,said_on\n\"o\nk\",,,,\n" + row))
    #expect(said.hasPrefix(row.contains("\n") ? "line 5: " : "line 4: "), "\(said)")
    #expect(said.contains(expected), "\(said)")
  }

  @Test(
    "refuses a file that is no such table, with a sentence",
    arguments: [
      ("", "names none of the columns"), ("a,b\n1,2", "names none of the columns"),
      ("quote,quote\n1,2", "stands there twice"), ("official,claim\nx,y", "There is no column \"quote\""),
    ])
  func noTable(text: String, expected: String) {
    let error = #expect(throws: Failure.self) { try read(text) }
    #expect(error?.description.contains(expected) == true, "\(error?.description ?? "")")
  }

  @Test("refuses a file in Latin-1 or UTF-16 with a sentence")
  func otherEncodings() {
    let cases: [([UInt8], String)] = [
      (Array("quote\ncaf".utf8) + [0xE9], "The row on line 2 is not UTF-8"),
      ([0xFF, 0xFE] + Array("quote".utf16.flatMap { [UInt8($0), 0] as [UInt8] }), "It is in UTF-16"),
      ("quote".utf16.flatMap { [0, UInt8($0)] as [UInt8] }, "It is in UTF-16"),
    ]
    for (bytes, expected) in cases {
      let error = #expect(throws: Failure.self) { try ImportFormat.csv.read("x.csv", content: { bytes }) }
      #expect(error?.description.contains(expected) == true)
    }
  }

  @Test("reads a long file a piece at a time, and cuts no statement, row or letter in two")
  func longFile() throws {
    var (text, lines) = ("quote,position,claim\r\n", [Int]())
    var line = 2
    while text.utf8.count < 3 << 20 {
      let quote = String(repeating: "هیچ مذاکره‌ای\n", count: line % 7) + "نداریم \(line)"
      lines.append(line)
      for claim in 0..<line % 4 + 1 {
        text += "\"\(quote)\",denies,C\(claim)\r\n"
        line += quote.split(separator: "\n").count
      }
    }
    let intake = try read(text)
    #expect(intake.count == lines.count)
    #expect(intake.refusals.isEmpty && intake.skipped.values.allSatisfy { $0 == 0 })
    var entries: [Intake.Entry] = []
    let pieces = intake.entries(of: .statement)
    while let more = try pieces.take() { entries += more }
    #expect(entries.map(\.place.number) == lines)
    for entry in entries {
      guard case .statement(let statement) = entry.record else { continue }
      #expect(statement.stances.count == entry.place.number % 4 + 1)
      #expect(statement.quote?.hasSuffix("نداریم \(entry.place.number)") == true)
    }
    // What is refused is found again in whichever piece it stands, all rows of it.
    let wanted = try #require(lines.last { $0 % 4 == 3 && $0 % 7 == 0 })
    let verbatim = String(decoding: try intake.stream?.verbatim([Intake.Place("line", wanted)]) ?? [], as: UTF8.self)
    #expect(
      verbatim == "quote,position,claim\r\n" + (0..<4).map { "\"نداریم \(wanted)\",denies,C\($0)\r\n" }.joined())
  }
}
