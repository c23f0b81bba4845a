internal import SQLite

/// The claims of a file, and their topics.
public struct Claims {
  let db: Connection

  private static let columns = "id, uid, text, lang, kind, about, same_as_id, sign, note"

  private static func make(_ row: Row) -> Claim {
    Claim(
      id: row.int(0) ?? 0, uid: row.text(1) ?? "", text: row.text(2) ?? "", lang: row.text(3),
      kind: row.text(4).flatMap(Claim.Kind.init) ?? .event, about: row.text(5), sameAsID: row.int(6),
      sign: row.int(7), note: row.text(8))
  }

  /// The claim with a number.
  public func get(_ id: Int) throws -> Claim? {
    try db.first("SELECT \(Self.columns) FROM claims WHERE id = ?", [id], Self.make)
  }

  /// Every claim, by number.
  public func all() throws -> [Claim] {
    try db.all("SELECT \(Self.columns) FROM claims ORDER BY id", [], Self.make)
  }

  /// A claim with all that say the same or its negation.
  public func family(_ id: Int) throws -> [Int] {
    try db.all(
      """
      WITH root (id) AS (SELECT coalesce(same_as_id, id) FROM claims WHERE id = ?)
      SELECT id FROM root
      UNION
      SELECT claims.id FROM claims JOIN root ON claims.same_as_id = root.id
      """, [id]
    ) { $0.int(0) ?? 0 }
  }

  /// The root claim of a claim: the claim itself, or the one that it repeats or negates.
  func root(of id: Int) throws -> Int {
    try db.int("SELECT coalesce(same_as_id, id) FROM claims WHERE id = ?", [id]) ?? id
  }

  /// The root of a claim, and whether the claim says the same (+1) or the opposite (-1).
  struct Root: Equatable {
    let id: Int
    let sign: Int
  }

  /// The root of a claim, with the sign.
  func signedRoot(of id: Int) throws -> Root {
    try db.first("SELECT coalesce(same_as_id, id), coalesce(sign, 1) FROM claims WHERE id = ?", [id]) { row in
      Root(id: row.int(0) ?? id, sign: row.int(1) ?? 1)
    } ?? Root(id: id, sign: 1)
  }

  /// Whether a claim is the same as one that is itself the same as another.
  func isInChain(_ id: Int) throws -> Bool {
    try db.int(
      """
      SELECT same_as_id IS NOT NULL AND (
        same_as_id = id
        OR EXISTS (SELECT 1 FROM claims AS root WHERE root.id = claims.same_as_id AND root.same_as_id IS NOT NULL)
        OR EXISTS (SELECT 1 FROM claims AS branch WHERE branch.same_as_id = claims.id)
      )
      FROM claims WHERE id = ?
      """, [id]) == 1
  }

  /// The root claims of those under a topic.
  func roots(under topicID: Int) throws -> [Int] {
    try db.all(
      """
      SELECT DISTINCT coalesce(same_as_id, claims.id)
      FROM claim_topics JOIN claims ON claims.id = claim_id WHERE topic_id = ?
      """, [topicID]
    ) { $0.int(0) ?? 0 }
  }

  /// The topics of a claim, in order of the alphabet.
  public func topics(_ id: Int) throws -> [String] {
    try db.all(
      """
      SELECT name FROM claim_topics JOIN topics ON topics.id = topic_id WHERE claim_id = ? ORDER BY name
      """, [id]
    ) { $0.text(0) ?? "" }
  }

  /// How often each position was taken on a claim.
  public func positions(_ id: Int) throws -> [(position: Stance.Position, count: Int)] {
    let found = try db.all("SELECT position, count(*) FROM stances WHERE claim_id = ? GROUP BY position", [id]) {
      ($0.text(0) ?? "", $0.int(1) ?? 0)
    }
    return Stance.Position.allCases.compactMap { position in
      found.first { $0.0 == position.rawValue }.map { (position, $0.1) }
    }
  }

  /// Fills in what is not known yet of a claim; what is known stays.
  func complete(_ id: Int, with claim: ClaimRecord, sameAsID: Int?) throws {
    try db.execute(
      """
      UPDATE claims
      SET lang = coalesce(lang, ?), about = coalesce(about, ?), same_as_id = coalesce(same_as_id, ?),
          sign = coalesce(sign, ?), note = coalesce(note, ?)
      WHERE id = ?
      """, [claim.lang, claim.about, sameAsID, claim.sign, claim.note, id])
  }

  /// Writes what is known of a claim in the place of what was.
  func update(_ claim: Claim) throws {
    try db.execute(
      "UPDATE claims SET text = ?, lang = ?, kind = ?, about = ?, same_as_id = ?, sign = ?, note = ? WHERE id = ?",
      [
        claim.text, claim.lang, claim.kind.rawValue, claim.about, claim.sameAsID, claim.sign, claim.note, claim.id,
      ])
  }

  func insert(_ claim: ClaimRecord, kind: Claim.Kind, sameAsID: Int?) throws -> Int {
    try db.execute(
      """
      INSERT INTO claims (uid, text, lang, kind, about, same_as_id, sign, note)
      VALUES (coalesce(?, lower(hex(randomblob(16)))), ?, ?, ?, ?, ?, ?, ?)
      """, [claim.uid, claim.text, claim.lang, kind.rawValue, claim.about, sameAsID, claim.sign, claim.note])
    return db.lastInsertID
  }
}
