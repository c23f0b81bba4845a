import SQLite
import TestSupport
import Testing

@testable import SeededData
@testable import TrackerCore

/// Small files full of coincidences, in which records are merged and removed at random: whatever is done, every rule
/// still holds.
@Suite("Merging and removing at random")
struct MergePropertyTests {
  let folder: TemporaryFolder
  let database: Database

  init() throws {
    folder = try TemporaryFolder()
    database = try Database(folder.file("tracker.db"), for: .writing)
  }

  var db: Connection { database.connection }

  func fill(_ random: inout SplitMix64) throws {
    let names = ["A", "B", "C", "علی", "علي", "D"]
    func maybe(_ id: Int) -> Int? { id }
    for id in 1...6 {
      let parent = id > 1 && random.percent(60) ? 1 + random.below(id - 1) : nil
      try db.execute(
        "INSERT INTO organizations (id, name, parent_id, note) VALUES (?, ?, ?, ?)",
        [id, random.pick(names), parent, random.percent(30) ? "n\(id)" : nil])
      try db.execute(
        "INSERT INTO officials (id, name, note) VALUES (?, ?, ?)",
        [id, random.pick(names), random.percent(30) ? "n" : nil])
      let root = id > 3 && random.percent(70) ? 1 + random.below(3) : nil
      try db.execute(
        "INSERT INTO claims (id, text, same_as_id, sign, about) VALUES (?, ?, ?, ?, ?)",
        [
          id, random.pick(names), root, root == nil ? nil : random.percent(50) ? 1 : -1,
          random.percent(30) ? "2018" : nil,
        ])
      try db.execute("INSERT INTO topics (id, name) VALUES (?, ?)", [id, "T\(id)"])
    }
    for id in 1...9 {
      let text = random.percent(30) ? random.pick(["long text of an article", "short"]) : nil
      try db.execute(
        "INSERT INTO sources (id, publisher, url, text, text_sha3, quotes_id) VALUES (?, ?, ?, ?, ?, ?)",
        [
          id, random.pick(names), random.percent(40) ? "https://x/\(id)" : nil, text, text.map(SHA3.hex256),
          id > 1 && random.percent(60) ? 1 + random.below(id - 1) : nil,
        ])
    }
    for _ in 0..<20 {
      let column = random.pick(["official_id", "organization_id", "claim_id"])
      try db.execute(
        "INSERT OR IGNORE INTO names (\(column), name) VALUES (?, ?)", [1 + random.below(6), random.pick(names)])
      try db.execute(
        "INSERT OR IGNORE INTO roles (official_id, organization_id, title, held) VALUES (?, ?, ?, ?)",
        [1 + random.below(6), 1 + random.below(6), random.pick(["x", "y"]), random.percent(50) ? "2018" : nil])
      try db.execute(
        "INSERT OR IGNORE INTO claim_topics (claim_id, topic_id) VALUES (?, ?)",
        [1 + random.below(6), 1 + random.below(6)])
    }
    for id in 1...20 {
      let isPerson = random.percent(60)
      try db.execute(
        """
        INSERT INTO statements (id, voice, official_id, post_organization_id, organization_id, said_on, quote)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
        [
          id, isPerson ? "person" : "body", isPerson ? 1 + random.below(6) : nil,
          random.percent(70) ? 1 + random.below(6) : nil, isPerson && random.percent(30) ? nil : 1 + random.below(6),
          random.percent(70) ? "201\(random.below(10))" : nil, random.pick(["q", "r", "s"]),
        ])
      for _ in 0..<3 {
        try db.execute(
          "INSERT OR IGNORE INTO stances (statement_id, claim_id, position, strength) VALUES (?, ?, ?, ?)",
          [
            id, 1 + random.below(6), random.pick(Stance.Position.allCases).rawValue,
            random.percent(50) ? 1 + random.below(3) : nil,
          ])
        let start = random.percent(40) ? random.below(8) : nil
        try db.execute(
          "INSERT OR IGNORE INTO citations (statement_id, source_id, start, end, verbatim) VALUES (?, ?, ?, ?, ?)",
          [
            id, 1 + random.below(9), start, start.map { $0 + 1 + random.below(20) },
            random.percent(30) ? random.below(2) : nil,
          ])
      }
      if id > 1 {
        try db.execute(
          "INSERT OR IGNORE INTO links (from_id, to_id, kind) VALUES (?, ?, 'reaffirms')",
          [id, 1 + random.below(id - 1)])
      }
    }
    for kind in NotSameRecord.kinds where random.percent(50) {
      try database.toldApart.insert(kind, 1, 2 + random.below(5))
    }
  }

  /// What no file may have: each query finds nothing.
  static let rules = [
    "SELECT 'chain', a.id FROM claims AS a JOIN claims AS b ON b.id = a.same_as_id WHERE b.same_as_id IS NOT NULL",
    "SELECT 'main name twice', names.id FROM names JOIN officials ON officials.id = official_id AND officials.name = names.name",
    "SELECT 'main name twice', names.id FROM names JOIN organizations AS o ON o.id = organization_id AND o.name = names.name",
    "SELECT 'main name twice', names.id FROM names JOIN claims ON claims.id = claim_id AND claims.text = names.name",
    """
    SELECT 'copy', stances.id FROM stances JOIN stance_copies USING (id)
    WHERE (stances.official_id, stances.organization_id, stances.earliest, stances.latest, stances.root_id, stances.side)
      IS NOT (stance_copies.official_id, stance_copies.organization_id, stance_copies.earliest, stance_copies.latest,
        stance_copies.root_id, stance_copies.side)
    """,
    "SELECT 'behind the text', c.id FROM citations AS c JOIN sources ON sources.id = source_id WHERE end > length(text)",
  ]

  func holds(_ what: String) throws {
    #expect(try damage(of: db.path) == "", "\(what)")
    for rule in Self.rules {
      #expect(try db.all(rule) { "\($0.text(0) ?? "") \($0.int(1) ?? 0)" } == [], "\(what)")
    }
    for kind in SearchIndex.Kind.allCases { #expect(try database.searchIndex.isRight(kind), "\(what) \(kind)") }
  }

  /// What each statement says of a claim, on each axis, as positions on all that repeats or negates it.
  func sides(_ claims: [Int]) throws -> Set<String> {
    var sides: Set<String> = []
    for id in claims {
      guard let claim = try database.claims.get(id) else { continue }
      let sign = claim.sign ?? 1
      sides.formUnion(
        try db.all("SELECT statement_id, axis, side * ? FROM stances WHERE root_id = ?", [sign, claim.sameAsID ?? id]) {
          "\($0.int(0) ?? 0) \($0.text(1) ?? "") \($0.int(2) ?? 0)"
        })
    }
    return sides
  }

  /// All that people wrote.
  func written() throws -> [String] {
    try RecordTable.allCases.flatMap { table in
      try db.all("SELECT \(table.object) FROM \(table.rawValue) ORDER BY id") { $0.text(0) ?? "" }
    }
  }

  @Test(
    "keeps every rule, takes all of it back in a rehearsal, and leaves no side of a dispute changed", arguments: 1...8)
  func random(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    try fill(&random)
    try db.execute("DELETE FROM citations WHERE end > (SELECT length(text) FROM sources WHERE id = source_id)")
    for (kind, main) in [("official", "name"), ("organization", "name"), ("claim", "text")] {
      try db.execute("DELETE FROM names WHERE name = (SELECT \(main) FROM \(kind)s WHERE id = \(kind)_id)")
    }
    try holds("filled")
    for step in 0..<10 {
      let kind = random.pick([RecordKind.official, .organization, .claim, .claim, .source, .source, .topic])
      let ids = try db.all("SELECT id FROM \(kind.table) ORDER BY id") { $0.int(0) ?? 0 }
      guard ids.count > 2 else { continue }
      let isRemoval = random.percent(15)
      var chosen: [Int] = []
      while chosen.count < (isRemoval ? 1 : random.percent(25) ? 3 : 2) {
        let id = random.pick(ids)
        if !chosen.contains(id) { chosen.append(id) }
      }
      let side = random.percent(60) ? random.pick(Merger.Side.allCases) : nil
      let what =
        "seed \(seed), step \(step): \(isRemoval ? "remove" : "merge") \(kind) \(chosen) \(side?.rawValue ?? "-")"
      let body = {
        isRemoval
          ? try database.removals.remove(kind, chosen[0])
          : try Merger.merge(kind, Array(chosen[1...]), into: chosen[0], in: database, preferring: side)
      }
      let statements = try db.int("SELECT count(*) FROM statements")
      let before = kind == .claim && !isRemoval ? try sides(chosen) : []
      let whole = try written()
      do {
        let rehearsed = try database.changes.rehearse("try", by: nil, body)
        #expect(try written() == whole, "\(what)")
        let done = try database.changes.record("do", by: nil, body)
        #expect(done == rehearsed, "\(what)")
        #expect(
          try chosen.dropFirst(isRemoval ? 0 : 1).allSatisfy { try database.label(kind, $0) == "" || kind == .source },
          "\(what)")
        if !isRemoval {
          #expect(try db.int("SELECT count(*) FROM statements") == statements, "\(what)")
          if kind == .claim {
            let after = try sides([chosen[0]])
            let mayDiffer = done.contains { $0.kind == "stance" && $0.what.hasPrefix("statement #") }
            #expect(mayDiffer ? after.isSubset(of: before) : after == before, "\(what)")
          }
        }
        if random.percent(40) {
          try Undo(database: database).run(nil, by: nil) { _ in }
          #expect(try written() == whole, "\(what)")
        }
      } catch let refused as Failure {
        #expect(refused.kind == .badData, "\(what): \(refused)")
        let reasons = ["told apart", "is recorded as the opposite", "different positions", "different archived texts"]
        #expect(reasons.contains { refused.description.contains($0) }, "\(what): \(refused)")
      }
      try holds(what)
    }
    #expect(try damage(of: folder.file("tracker.db")) == "")
  }
}
