import SQLite
import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("Opposed pairs")
struct OpposedTests {
  let folder: TemporaryFolder
  let path: String
  let database: Database
  var db: Connection { database.connection }

  init() throws {
    folder = try TemporaryFolder()
    path = folder.file("tracker.db")
    database = try Database(path, for: .writing)
    // Two officials of a ministry, one of a council; a policy and its negation, an event without a time, one with.
    try db.execute("INSERT INTO organizations (id, name) VALUES (1, 'Ministry'), (2, 'Council')")
    try db.execute("INSERT INTO officials (id, name) VALUES (1, 'Minister'), (2, 'Spokesman'), (3, 'Secretary')")
    try db.execute(
      """
      INSERT INTO claims (id, text, kind, about, same_as_id, sign) VALUES
        (1, 'It should be blocked', 'policy', NULL, NULL, NULL), (2, 'It should stay open', 'policy', NULL, 1, -1),
        (3, 'Talks are held', 'event', NULL, NULL, NULL), (4, 'It was cut in 2018', 'event', '2018', NULL, NULL)
      """)
  }

  /// Records a statement with one stance.
  @discardableResult
  func say(
    _ official: Int?, for organization: Int?, _ position: Stance.Position, _ claim: Int, on date: String?,
    strength: Int? = nil
  ) throws -> Int {
    let voice: Statement.Voice = official != nil ? .person : organization != nil ? .body : .hearsay
    try db.execute(
      "INSERT INTO statements (voice, official_id, organization_id, said_on, paraphrase) VALUES (?, ?, ?, ?, 'p')",
      [voice.rawValue, official, organization, date])
    let id = db.lastInsertID
    try db.execute(
      "INSERT INTO stances (statement_id, claim_id, position, strength) VALUES (?, ?, ?, ?)",
      [id, claim, position.rawValue, strength])
    return id
  }

  func pairs(_ fill: (inout OpposedPairs.Filter) -> Void = { _ in }) throws -> [String] {
    var filter = OpposedPairs.Filter()
    fill(&filter)
    var found: [String] = []
    try database.opposed.forEach(filter) { pair in
      let order = pair.orderKnown ? "" : " order unknown"
      found.append("\(pair.name) \(pair.class.rawValue)\(order)\(pair.bothMayHold ? " both may hold" : "")")
    }
    return found
  }

  // MARK: - Classes

  @Test("of one official are a reversal, whoever spoke in between")
  func reversal() throws {
    try say(1, for: 1, .supports, 1, on: "2018-05-01")
    try say(3, for: 2, .supports, 1, on: "2019-05-01")
    try say(1, for: 1, .opposes, 1, on: "2020-05-01")
    #expect(try pairs() == ["1-3 reversal", "2-3 conflict"])
  }

  @Test("of two speakers for one organization are a change of line, also where one is the organization itself")
  func changeOfLine() throws {
    try say(1, for: 1, .supports, 1, on: "2018-05-01")
    try say(2, for: 1, .opposes, 1, on: "2020-05-01")
    try say(nil, for: 1, .supports, 1, on: "2021-05-01")
    #expect(try pairs() == ["1-2 change-of-line", "2-3 change-of-line"])
  }

  @Test("of others are a conflict, and one of a person for themselves is one with their ministry")
  func conflict() throws {
    try say(1, for: 1, .supports, 1, on: "2018-05-01")
    try say(3, for: nil, .opposes, 1, on: "2018-05-02")
    #expect(try pairs() == ["1-2 conflict"])
  }

  @Test("are a conflict also where the speaker, or somebody of their body, has said the opposite in between")
  func conflictBehindOneself() throws {
    try say(3, for: 2, .opposes, 1, on: "2021-12-01")
    try say(1, for: 1, .opposes, 1, on: "2022-01-01")
    try say(2, for: 1, .opposes, 1, on: "2022-02-01")
    try say(1, for: 1, .supports, 1, on: "2022-03-01")
    let all = ["2-4 reversal", "3-4 change-of-line", "1-4 conflict"]
    #expect(try pairs() == all)
    #expect(try pairs { $0.officialID = 3 } == ["1-4 conflict"])
    #expect(try pairs { $0.organizationIDs = [1] } == all)
  }

  @Test("are found across a claim and its negation, and not where both say the same")
  func sign() throws {
    try say(1, for: 1, .supports, 1, on: "2018-05-01")
    try say(1, for: 1, .opposes, 2, on: "2019-05-01")  // against staying open is for blocking
    #expect(try pairs() == [])
    try say(1, for: 1, .supports, 2, on: "2020-05-01")
    #expect(try pairs() == ["2-3 reversal"])
  }

  @Test("are never of different axes, never with a neutral position, never with a rumour")
  func notOpposed() throws {
    try say(1, for: 1, .affirms, 1, on: "2018-05-01")
    try say(1, for: 1, .opposes, 1, on: "2019-05-01")
    try say(2, for: 1, .declines, 3, on: "2018-05-01")
    try say(2, for: 1, .denies, 3, on: "2018-05-01")
    try say(nil, for: nil, .affirms, 3, on: "2017-05-01")
    #expect(try pairs() == [])
  }

  @Test("begin with the one that is nearest, and who says the same again is not opposed anew")
  func nearest() throws {
    try say(1, for: 1, .supports, 1, on: "2015")
    try say(1, for: 1, .supports, 1, on: "2016")
    try say(3, for: 2, .opposes, 1, on: "2017")
    try say(3, for: 2, .opposes, 1, on: "2018")
    try say(1, for: 1, .opposes, 1, on: "2019")
    try say(1, for: 1, .opposes, 1, on: "2020")
    #expect(try pairs() == ["2-5 reversal", "2-3 conflict"])
  }

  // MARK: - Order unknown, both may hold

  @Test(
    "whose dates overlap, are unknown or nearly touch and are uncertain have no known order",
    arguments: [
      ("2018-05", "2018-05-20", false), ("2018-05-01", "2018-05-01", false), ("2018", "2018-12", false),
      ("2018-05-01", "2018-05-02", true), ("2018-05-01~", "2018-05-31", false), ("2018-05-01~", "2018-06-01", true),
      ("2018-05-01", "2018-05-31?", false), ("2018-05", "2018-07-01~", true),
      ("2018-05/2018-06", "2018-06-30/..", false),
    ])
  func order(first: String, second: String, isKnown: Bool) throws {
    try say(1, for: 1, .supports, 1, on: first)
    try say(1, for: 1, .opposes, 1, on: second)
    #expect(try pairs() == [isKnown ? "1-2 reversal" : "1-2 same-official order unknown"])
  }

  @Test("on an event without a time both may hold, so nobody is said to have reversed; on one with a time they do")
  func bothMayHold() throws {
    try say(1, for: 1, .affirms, 3, on: "2018-05-01")
    try say(1, for: 1, .denies, 3, on: "2020-05-01")
    try say(2, for: 1, .affirms, 3, on: "2021-05-01")
    try say(1, for: 1, .affirms, 4, on: "2018-05-01")
    try say(1, for: 1, .denies, 4, on: "2020-05-01")
    #expect(
      try pairs() == [
        "4-5 reversal", "1-2 same-official both may hold", "2-3 same-organization both may hold",
      ])
  }

  @Test("without a date are set against the first of the other side that has one, once for each actor and side")
  func undated() throws {
    try say(1, for: 1, .opposes, 1, on: nil)
    try say(1, for: 1, .opposes, 1, on: nil)
    try say(3, for: 2, .supports, 1, on: "2020-05-01")
    try say(3, for: 2, .supports, 1, on: "2019-05-01")
    #expect(try pairs() == ["1-4 conflict order unknown"])
    try say(2, for: 1, .supports, 1, on: nil)
    #expect(try pairs() == ["1-4 conflict order unknown", "1-5 same-organization order unknown"].sorted())
  }

  @Test("without a date and with none on the other side either are set against the first that was recorded, each actor")
  func allUndated() throws {
    try say(1, for: 1, .supports, 1, on: nil)
    try say(3, for: 2, .opposes, 1, on: nil)
    try say(nil, for: 1, .supports, 1, on: nil)
    #expect(try pairs() == ["1-2 conflict order unknown", "3-2 conflict order unknown"])
  }

  @Test("are never one statement that takes both sides by two wordings of one claim, nor does it answer itself")
  func oneStatement() throws {
    try say(1, for: 1, .affirms, 3, on: "2018-05-01")
    try db.execute("INSERT INTO claims (id, text, same_as_id, sign) VALUES (5, 'There are talks', 3, 1)")
    try db.execute("INSERT INTO stances (statement_id, claim_id, position, target) VALUES (1, 5, 'denies', 'event')")
    #expect(try pairs() == [])
    #expect(try database.links.suggestions() == [])
  }

  @Test("and who has not answered go by the same rules: uncertain dates less than 31 days apart, and dismissed pairs")
  func unanswered() throws {
    try say(1, for: 1, .supports, 1, on: "2018-05-01~")
    try say(3, for: 2, .opposes, 1, on: "2018-05-03")
    #expect(try database.unanswered.on(claim: 1) == [])
    try say(3, for: 2, .opposes, 1, on: "2018-08-03")
    #expect(try database.unanswered.on(claim: 2).map { [$0.statementID, $0.opposedByID] } == [[1, 3]])
    _ = try database.links.decide(.contradicts, from: 3, to: 1, .dismissed, note: nil)
    #expect(try database.unanswered.on(claim: 1) == [])
  }

  // MARK: - What a person has said of them

  @Test("that were dismissed do not come back, in whichever direction; those confirmed say so")
  func dismissed() throws {
    try say(1, for: 1, .supports, 1, on: "2018-05-01")
    try say(3, for: 2, .opposes, 1, on: "2018-05-02")
    for (from, to) in [(1, 2), (2, 1)] {
      _ = try database.links.decide(.contradicts, from: from, to: to, .dismissed, note: nil)
      #expect(try pairs() == [])
      #expect(try pairs { $0.claimID = 1 } == [])
      _ = try database.links.decide(.contradicts, from: from, to: to, .confirmed, note: nil)
      #expect(try pairs { $0.status = .confirmed } == ["1-2 conflict"])
      #expect(try pairs { $0.status = .suggested } == [])
    }
    // The reason for a dismissal is none for a confirmation.
    _ = try database.links.decide(.contradicts, from: 2, to: 1, .dismissed, note: "another scope")
    #expect(try database.links.decide(.contradicts, from: 2, to: 1, .confirmed, note: nil).link.note == nil)
  }

  @Test("are filtered by either end's official and organization, by claim, class, order, days and date")
  func filters() throws {
    try say(1, for: 1, .supports, 1, on: "2018-05-01")
    try say(3, for: 2, .opposes, 2, on: "2018-05-11")
    try say(3, for: 2, .opposes, 1, on: "2018-06-01")
    try say(1, for: 1, .opposes, 1, on: "2020-06-01")
    let all = ["2-3 reversal", "1-4 reversal", "1-3 conflict", "2-4 conflict"]
    #expect(try pairs() == all)
    #expect(try pairs { $0.officialID = 1 } == ["1-4 reversal", "1-3 conflict", "2-4 conflict"])
    #expect(try pairs { $0.officialID = 3 } == ["2-3 reversal", "1-3 conflict", "2-4 conflict"])
    #expect(try pairs { $0.organizationIDs = [2] } == ["2-3 reversal", "1-3 conflict", "2-4 conflict"])
    #expect(try pairs { $0.organizationIDs = [1, 2] } == all)
    #expect(try pairs { $0.claimID = 2 } == all)
    #expect(try pairs { $0.claimID = 3 } == [])
    #expect(try pairs { $0.classes = [.reversal] } == ["2-3 reversal", "1-4 reversal"])
    #expect(try pairs { $0.classes = [.conflict, .changeOfLine] } == ["1-3 conflict", "2-4 conflict"])
    #expect(try pairs { $0.orderKnown = false } == [])
    #expect(try pairs { $0.minDays = 31 } == ["1-4 reversal", "1-3 conflict", "2-4 conflict"])
    #expect(try pairs { $0.maxDays = 31 } == ["2-3 reversal", "1-3 conflict"])
    #expect(try pairs { $0.since = "2019-01-01" } == ["1-4 reversal", "2-4 conflict"])
    #expect(try pairs { $0.until = "2018-05-05" } == ["1-4 reversal", "1-3 conflict"])
    #expect(try pairs { $0.limit = 2 } == ["1-4 reversal", "2-4 conflict"])
    #expect(try pairs { ($0.classes, $0.limit) = ([.reversal], 1) } == ["1-4 reversal"])
    var newest = OpposedPairs.Filter()
    newest.limit = 1
    #expect(try database.opposed.forEach(newest) { _ in } == 4)
    #expect(try database.opposed.find(4, 2).map(\.name) == ["2-4"])
    #expect(try database.opposed.find(2, 1) == [])
    #expect(try damage(of: path) == "")
  }

  @Test("and spans of a claim or an actor are found by index, from either end, without reading all stances")
  func plans() throws {
    try Archive(seed: 1, statements: 2000).fill(databaseAt: folder.file("seeded.db"))
    let seeded = try Database(folder.file("seeded.db"), for: .reading).connection
    for query in [
      "SELECT * FROM opposed WHERE root_id = 1", "SELECT * FROM opposed WHERE first_official_id = 1",
      "SELECT * FROM opposed WHERE second_official_id = 1", "SELECT * FROM opposed WHERE first_organization_id = 1",
      "SELECT * FROM opposed WHERE second_organization_id = 1", "SELECT * FROM stance_history WHERE root_id = 1",
      "SELECT * FROM current_stances WHERE actor_kind = 'official' AND actor_id = 1",
      "SELECT * FROM unanswered WHERE root_id = 1", "SELECT * FROM suggested_answers WHERE from_id = 1",
    ] {
      let steps = try seeded.all("EXPLAIN QUERY PLAN \(query)") { $0.text(3) ?? "" }
      let scans = steps.filter { step in
        ["SCAN a", "SCAN b", "SCAN stances", "SCAN denial", "SCAN statements"].contains { step.hasPrefix($0) }
      }
      #expect(scans == [], "\(query)")
    }
  }

  // MARK: - Against the definition, stance by stance

  @Test("are those of the definition, worked out stance by stance, for statements made up at random", arguments: 1...6)
  func generated(seed: Int) throws {
    var random = SplitMix64(seed: UInt64(seed))
    let dates = [
      nil, nil, "2018", "2018-05", "2018-05-01", "2018-05-20", "2018-06-10~", "2019-01-01?", "2019", "2020-02",
      "2021-01-01",
    ]
    try db.transaction {
      for _ in 0..<120 {
        let claim = Int.random(in: 1...4, using: &random)
        let isPolicy = claim < 3
        let positions: [Stance.Position] = isPolicy ? [.supports, .opposes, .neutral] : [.affirms, .denies, .declines]
        try say(
          [nil, 1, 2, 3].randomElement(using: &random) ?? nil, for: [nil, 1, 2].randomElement(using: &random) ?? nil,
          positions.randomElement(using: &random) ?? .neutral, claim, on: dates.randomElement(using: &random) ?? nil)
      }
    }
    let found = try db.all(
      "SELECT class, order_known, both_may_hold, first_id, second_id FROM opposed ORDER BY first_id, second_id, class"
    ) { "\($0.text(0) ?? "") \($0.int(1) ?? 0) \($0.int(2) ?? 0) \($0.int(3) ?? 0)-\($0.int(4) ?? 0)" }
    let expected = try OpposedDefinition(db).pairs()
    #expect(expected.count > 30)
    #expect(Set(found) == Set(expected))
    #expect(found.count == Set(found).count)
    let reversals = try db.all("SELECT first_id, second_id FROM reversals ORDER BY 1, 2") {
      "reversal 1 0 \($0.int(0) ?? 0)-\($0.int(1) ?? 0)"
    }
    #expect(reversals == found.filter { $0.hasPrefix("reversal") })
    #expect(try Set(pairs { $0.classes = [.reversal] }.map { $0.split(separator: " ")[0] }).count == reversals.count)
    let conflicts = try db.int("SELECT count(*) FROM conflicts")
    #expect(conflicts == found.count { $0.hasPrefix("conflict") })
  }
}
