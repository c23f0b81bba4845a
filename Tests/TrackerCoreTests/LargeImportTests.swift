import Foundation
import SQLite
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("A file of more than one piece")
struct LargeImportTests {
  let fixture: ImportFixture

  init() throws { fixture = try ImportFixture() }

  /// A generated archive, somewhat more than a piece.
  static func lines() -> [String] {
    final class Collected { var bytes = Data() }
    let collected = Collected()
    Archive(seed: 11, statements: 1200).writeJSONLines { collected.bytes += $0 }
    return String(decoding: collected.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  func export(_ database: Database) throws -> [String] {
    final class Collected { var text = "" }
    let collected = Collected()
    _ = try database.snapshot { try Exporter(database, Timeline.Filter()) { collected.text += $0 }.writeJSONLines() }
    return collected.text.split(separator: "\n").map(String.init)
  }

  @Test("comes in the same whatever the order of its lines")
  func anyOrder() throws {
    var random = SplitMix64(seed: 3)
    let lines = Self.lines()
    #expect(lines.joined(separator: "\n").utf8.count > 1 << 20)
    try fixture.load(JSONLines.read(Array(lines.joined(separator: "\n").utf8)))
    let other = try ImportFixture()
    try other.load(JSONLines.read(Array(lines.shuffled(using: &random).joined(separator: "\n").utf8)))
    #expect(try Set(export(fixture.database)) == Set(export(other.database)))
    for kind in SearchIndex.Kind.allCases { #expect(try other.database.searchIndex.isRight(kind), "\(kind)") }
  }

  @Test("names the line of what is wrong far down, and of a uid that stands there twice")
  func lineNumbers() throws {
    var lines = Self.lines()
    let last = lines.count
    lines[last - 1] = #"{"type":"statement","uid":"s-1","paraphrase":"Another one"}"#
    #expect(
      try fixture.refusal(JSONLines.read(Array(lines.joined(separator: "\n").utf8)))
        == "line \(last): the uid \"s-1\" is that of line \(last - 1199) already.")
    lines[last - 1] = "{"
    #expect(
      try fixture.refusal(JSONLines.read(Array(lines.joined(separator: "\n").utf8))).hasPrefix("line \(last): "))
  }

  @Test("that is changed between looking and reading is refused")
  func changed() throws {
    let before = Array(#"{"type":"topic","name":"One"}"#.utf8)
    let intake = try JSONLines.read(Changing(before: before, after: Array(#"{"type":"topic","nome":"One"}"#.utf8)))
    let error = #expect(throws: Failure.self) { try fixture.load(intake) }
    #expect(error?.description == "The file was changed while it was read. Import it again.")
    #expect(try fixture.database.connection.int("SELECT count(*) FROM history") == 0)
  }

  /// Gives other bytes from the second time on.
  private final class Changing: ByteSource, @unchecked Sendable {
    private let before: [UInt8]
    private let after: [UInt8]
    private let lock = NSLock()
    private var isRead = false
    var count: Int { before.count }

    init(before: [UInt8], after: [UInt8]) { (self.before, self.after) = (before, after) }

    func bytes(_ range: Range<Int>) -> [UInt8] {
      lock.withLock {
        defer { isRead = true }
        return Array((isRead ? after : before)[range])
      }
    }
  }

  @Test("adds names, posts and what was missing to records that are there, with their words and history")
  func completes() throws {
    try fixture.load(
      JSONLines.read(
        Array(
          """
          {"type":"official","uid":"o","name":"Khorakian"}
          {"type":"organization","uid":"n","name":"NCC"}
          {"type":"claim","uid":"c","text":"Talks took place"}
          {"type":"statement","uid":"s","official":"o","post":"n","quote":"هرگز","stances":[{"claim":"c","position":"denies"}]}
          """.utf8)))
    try fixture.load(
      JSONLines.read(
        Array(
          """
          {"type":"official","uid":"o","name":"Khorakian","names":[{"name":"خوراکیان"}],"note":"deputy"}
          {"type":"role","official":"o","organization":"n","title":"معاون"}
          {"type":"claim","uid":"c","text":"Talks took place","same_as":"There were talks","sign":1}
          {"type":"statement","uid":"s","official":"o","post":"n","quote":"هرگز","said_on":"2018-05","translation":"Never",\
          "stances":[{"claim":"c","position":"denies","strength":3}]}
          """.utf8)))
    for kind in SearchIndex.Kind.allCases { #expect(try fixture.database.searchIndex.isRight(kind), "\(kind)") }
    #expect(
      try fixture.rows(["earliest", "root_id", "side", "strength"], from: "stances") == ["2018-05-01|2|-1|3"])
    #expect(
      try fixture.rows(["table_name", "action"], from: "history WHERE change_id = 2 ORDER BY id").sorted()
        == [
          "claims|insert", "claims|update", "names|insert", "officials|update", "roles|insert", "stances|update",
          "statements|update",
        ])
    #expect(
      try fixture.rows(
        ["json_extract(before, '$.said_on')"], from: "history WHERE table_name = 'statements' AND action = 'update'")
        == ["-"])
  }
}
