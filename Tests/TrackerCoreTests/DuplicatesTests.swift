import SeededData
import TestSupport
import Testing

@testable import TrackerCore

@Suite("Likely duplicates")
struct DuplicatesTests {
  let folder: TemporaryFolder
  let db: String

  init() throws {
    folder = try TemporaryFolder()
    db = folder.file("tracker.db")
    _ = try Database(db, for: .writing)
  }

  func pairs(_ kind: NamedKind) throws -> [String] {
    try Duplicates(Database(db, for: .reading)).pairs(kind).map { "\($0.id)-\($0.otherID): \($0.distance)" }
  }

  @Test("are records whose spellings read the same, have their words in another order, or differ by a letter or two")
  func officials() throws {
    let made = try shell(
      db,
      door + """
        INSERT INTO officials (id, name) VALUES
          (1, 'Amir Khorakian'), (2, 'امير خوراكيان'), (3, 'Khorakian, Amir'), (4, 'Amir Khorakyan'), (5, 'امیر خوراکیان'),
          (6, 'Ali'), (7, 'Ala'), (8, 'Mohammad Javad Azari Jahromi'), (9, 'Mohamad Javad Azari-Jahrumi'), (10, 'Other');
        INSERT INTO names (official_id, name) VALUES (10, 'AMIR KHORAKIAN');
        """)
    try #require(made.errors == "")
    #expect(try pairs(.official) == ["1-3: 0", "1-10: 0", "2-5: 0", "3-10: 0", "1-4: 1", "4-10: 1", "8-9: 2"])
    try #require(
      shell(db, door + "INSERT INTO not_same (official_id, other_official_id) VALUES (1, 10), (8, 9);").errors == "")
    #expect(try pairs(.official) == ["1-3: 0", "2-5: 0", "3-10: 0", "1-4: 1", "4-10: 1"])
    #expect(try damage(of: db) == "")
  }

  @Test("are not names that have no letter")
  func noLetter() throws {
    let made = try shell(db, door + "INSERT INTO officials (id, name) VALUES (1, '!!!'), (2, '???'), (3, '--');")
    try #require(made.errors == "")
    #expect(try pairs(.official) == [])
    #expect(try damage(of: db) == "")
  }

  @Test("are no claims that are tied to each other already")
  func claims() throws {
    let made = try shell(
      db,
      door + """
        INSERT INTO claims (id, text) VALUES (1, 'Telegram is blocked'), (2, 'Telegram is blockd'), (3, 'Telegram was blocked');
        INSERT INTO claims (id, text, same_as_id, sign) VALUES (4, 'Telegram is unblocked', 1, -1);
        """)
    try #require(made.errors == "")
    #expect(try pairs(.claim) == ["1-2: 1", "1-3: 2"])
    #expect(try damage(of: db) == "")
  }

  @Test("are all those that comparing each with each finds, in any set of names")
  func complete() throws {
    var random = SplitMix64(seed: 31)
    let letters = Array("abcd".unicodeScalars)
    let names = (1...120).map { _ in
      String(
        String.UnicodeScalarView(
          (0..<Int.random(in: 3...16, using: &random)).map { _ in
            letters.randomElement(using: &random) ?? "a"
          }))
    }
    let close = names.map { name in
      var scalars = Array(name.unicodeScalars)
      scalars.remove(at: Int.random(in: scalars.indices, using: &random))
      return String(String.UnicodeScalarView(scalars))
    }
    let rows = (names + close).map { "('\($0)')" }.joined(separator: ", ")
    try #require(shell(db, door + "INSERT INTO organizations (name) VALUES \(rows);").errors == "")
    let all = names + close
    var expected: Set<String> = []
    for one in all.indices {
      for other in all.indices where other > one {
        let length = max(all[one].count, all[other].count)
        let limit = length < 7 ? 0 : length < 14 ? 1 : 2
        if let distance = editDistance(Array(all[one].unicodeScalars), Array(all[other].unicodeScalars), limit: limit) {
          expected.insert("\(one + 1)-\(other + 1): \(distance)")
        }
      }
    }
    #expect(expected.count > 50)
    #expect(try Set(pairs(.organization)) == expected)
    #expect(try damage(of: db) == "")
  }
}
