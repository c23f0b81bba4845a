internal import SQLite

/// The positions that statements take on claims.
public struct Stances {
  let db: Connection

  private static let columns = "id, statement_id, claim_id, position, strength, target, condition"

  private static func make(_ row: Row) -> Stance {
    Stance(
      id: row.int(0) ?? 0, statementID: row.int(1) ?? 0, claimID: row.int(2) ?? 0,
      position: row.text(3).flatMap(Stance.Position.init) ?? .neutral, strength: row.int(4),
      target: row.text(5).flatMap(Stance.Target.init), condition: row.text(6))
  }

  /// The stances of a statement, in the order in which they were recorded.
  public func of(statement id: Int) throws -> [Stance] {
    try db.all("SELECT \(Self.columns) FROM stances WHERE statement_id = ? ORDER BY id", [id], Self.make)
  }

  /// The denials of a claim.
  public func denials(ofClaim id: Int) throws -> [Stance] {
    try db.all(
      """
      SELECT \(Self.columns) FROM stances WHERE claim_id = ? AND position = 'denies'
      ORDER BY earliest IS NULL, earliest, latest, statement_id
      """, [id], Self.make)
  }

  /// Fills in what is not known yet of a stance; what is known stays.
  /// - Returns: whether there was anything to fill in.
  func complete(_ id: Int, with given: StanceRecord) throws -> Bool {
    try db.execute(
      """
      UPDATE stances
      SET strength = coalesce(strength, ?1), target = coalesce(target, ?2), condition = coalesce(condition, ?3)
      WHERE id = ?4
        AND (strength IS NULL AND ?1 IS NOT NULL OR target IS NULL AND ?2 IS NOT NULL
          OR condition IS NULL AND ?3 IS NOT NULL)
      """, [given.strength, given.target?.rawValue, given.condition, id]) > 0
  }

  /// Writes what a stance says in the place of what it said.
  func update(_ id: Int, _ stance: StanceRecord) throws {
    try db.execute(
      "UPDATE stances SET position = ?, strength = ?, target = ?, condition = ? WHERE id = ?",
      [stance.position.rawValue, stance.strength, stance.target?.rawValue, stance.condition, id])
  }

  func delete(_ id: Int) throws { try db.execute("DELETE FROM stances WHERE id = ?", [id]) }

  /// What a stance copies from its statement and its claim.
  struct Copies {
    let officialID: Int?
    let organizationID: Int?
    let date: Dates.Bounds?
    let root: Claims.Root
  }

  func insert(_ stance: StanceRecord, statementID: Int, claimID: Int, _ copies: Copies) throws {
    try db.execute(
      """
      INSERT INTO stances (
        statement_id, claim_id, position, strength, target, condition, official_id, organization_id, earliest, latest,
        uncertain, root_id, side
      )
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ) {
      $0.add(statementID)
      $0.add(claimID)
      $0.add(stance.position.rawValue)
      $0.add(stance.strength)
      $0.add(stance.target?.rawValue)
      $0.add(stance.condition)
      $0.add(copies.officialID)
      $0.add(copies.organizationID)
      $0.add(copies.date?.earliest)
      $0.add(copies.date?.latest)
      $0.add(copies.date?.isUncertain ?? false)
      $0.add(copies.root.id)
      $0.add(stance.position.polarity * copies.root.sign)
    }
  }
}
