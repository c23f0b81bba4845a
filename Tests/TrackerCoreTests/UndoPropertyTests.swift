import SQLite
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

/// Random commands and writes from outside, taken back one after the other, and brought back.
@Suite("Taking back whatever was done")
struct UndoPropertyTests {
  /// All rows of all tables of records, with the columns that the schema derives.
  static func records(_ db: Connection) throws -> [String] {
    try RecordTable.allCases.flatMap { table in
      let columns = try db.all("SELECT name FROM pragma_table_xinfo('\(table.rawValue)')") { $0.text(0) ?? "" }
      let object = columns.map { "'\($0)', \"\($0)\"" }.joined(separator: ", ")
      return try db.all("SELECT json_object(\(object)) FROM \(table.rawValue) ORDER BY id") {
        "\(table.rawValue) \($0.text(0) ?? "")"
      }
    }
  }

  static func one<Value>(of values: [Value], _ random: inout SplitMix64) -> Value {
    values[Int.random(in: 0..<values.count, using: &random)]
  }

  static let texts = ["Talks are held", "گفتگو شد", "a \"quoted\" \\ text", "خط\nدوم", "ي ك", "0", "🕊"]

  /// A write as the stock shell would make it; it may break a rule, and then does nothing.
  static func outside(_ random: inout SplitMix64) -> [String] {
    func id() -> Int { Int.random(in: 1...8, using: &random) }
    let text = "'\(one(of: texts, &random))'"
    let table = one(of: RecordTable.allCases, &random).rawValue
    let writes: [[String]] = [
      ["INSERT INTO officials (name) VALUES (\(text))"],
      ["INSERT INTO officials (id, name) VALUES (\(id()), \(text))"],
      ["REPLACE INTO topics (id, name) VALUES (\(id()), \(text))"],
      ["INSERT INTO organizations (name, parent_id) VALUES ('b', \(id()))"],
      ["INSERT INTO names (official_id, name) VALUES (\(id()), \(text))"],
      ["INSERT INTO claims (text, same_as_id, sign) VALUES (\(text), \(id()), -1)"],
      ["INSERT INTO sources (publisher, quotes_id) VALUES ('p', \(id()))"],
      ["INSERT INTO statements (voice, said_on, paraphrase) VALUES ('hearsay', '2018-05~', \(text))"],
      ["INSERT INTO stances (statement_id, claim_id, position) VALUES (\(id()), \(id()), 'denies')"],
      ["INSERT INTO links (from_id, to_id, kind) VALUES (\(id()), \(id()), 'quotes')"],
      ["INSERT INTO citations (statement_id, source_id) VALUES (\(id()), \(id()))"],
      ["UPDATE statements SET quote = \(text), said_on = '20\(10 + id())' WHERE id > \(id())"],
      ["UPDATE claims SET text = text || 'x', kind = 'policy' WHERE id = \(id())"],
      ["UPDATE claims SET same_as_id = \(id()), sign = 1 WHERE id = \(id())"],
      ["UPDATE officials SET name = \(text), note = NULL WHERE id = \(id())"],
      ["UPDATE OR REPLACE topics SET id = \(id()) WHERE id = \(id())"],
      ["PRAGMA defer_foreign_keys = ON", "UPDATE OR REPLACE \(table) SET id = \(id()) WHERE id = \(id())"],
      ["DELETE FROM \(table) WHERE id = \(id())"],
      ["DELETE FROM \(table) WHERE id > \(id())"],
      // Two officials become one.
      [
        "UPDATE statements SET official_id = 1 WHERE official_id = 2",
        "UPDATE OR REPLACE roles SET official_id = 1 WHERE official_id = 2",
        "UPDATE OR REPLACE names SET official_id = 1 WHERE official_id = 2", "DELETE FROM officials WHERE id = 2",
      ],
    ]
    return one(of: writes, &random)
  }

  /// A command.
  static func command(_ random: inout SplitMix64) -> [String] {
    let text = one(of: texts, &random)
    let number = Int.random(in: 1...5, using: &random)
    let commands = [
      [
        "add", "--official", "Official \(number)", "--org", "Body \(number)", "--role", "deputy", "--denies", text,
        "--quote", "\(text) \(number)", "--on", "2018-0\(number)", "--publisher", "P\(number)", "--via", "Q", "--new",
      ],
      ["add", "--hearsay", "--affirms", text, "--paraphrase", "p\(number)", "--topic", "t\(number)", "--new"],
      ["claim", "add", "Claim \(number)", "--name", text, "--topic", "t", "--new"],
      ["link", "add", "\(number)", "\(number + 1)", "--kind", "reaffirms", "--note", text],
    ]
    return one(of: commands, &random)
  }

  @Test("knows all the columns that the history keeps", arguments: RecordTable.allCases)
  func columns(table: RecordTable) throws {
    let trigger = try #require(Schema.objects.first { $0.name == "\(table.rawValue)_history_delete" })
    #expect(trigger.sql.matches(of: #/'(\w+)', old\.\1\b/#).map { String($0.1) } == table.columns)
  }

  @Test("gives the same records at each step back, and at each step forward", arguments: UInt64(1)...4)
  func stepByStep(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let folder = try TemporaryFolder()
    let path = folder.file("tracker.db")
    _ = try Database(path, for: .writing)
    let shell = try Connection(path, .readWrite)
    try shell.trustSchema()
    func height() throws -> Int { try shell.int("SELECT ifnull(max(id), 0) FROM history") ?? 0 }

    // What is there after each change; writes from outside that follow each other are one.
    var states = [try Self.records(shell)]
    var wasOutside = false
    for _ in 0..<40 {
      let before = try height()
      let isOutside = Bool.random(using: &random)
      if isOutside {
        let writes = Self.outside(&random)
        _ = try? shell.transaction { for write in writes { try shell.execute(write) } }
      } else {
        _ = tracker(Self.command(&random), db: path)
      }
      guard try height() > before else { continue }
      if isOutside, wasOutside { states.removeLast() }
      states.append(try Self.records(shell))
      wasOutside = isOutside
    }
    try #require(states.count > 8)

    var undos: [String] = []
    for state in states.dropLast().reversed() {
      let undone = tracker(["undo"], db: path)
      try #require(undone.code == 0, "\(undone.errors)")
      try #require(try Self.records(shell) == state, "after undo \(undos.count + 1)")
      undos.append("\(try shell.int("SELECT max(id) FROM changes") ?? 0)")
    }
    #expect(tracker(["undo"], db: path).errors.contains("There is nothing to take back."))
    for (undo, state) in zip(undos.reversed(), states.dropFirst()) {
      let redone = tracker(["undo", undo], db: path)
      try #require(redone.code == 0, "\(redone.errors)")
      try #require(try Self.records(shell) == state, "after bringing back what \(undo) took back")
    }
    #expect(tracker(["check"], db: path).errors == "")
    #expect(try damage(of: path) == "")
  }
}
