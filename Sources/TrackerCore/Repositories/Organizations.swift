internal import SQLite

/// The organizations of a file.
public struct Organizations {
  let db: Connection

  private static let columns = "id, uid, name, lang, parent_id, note"

  private static func make(_ row: Row) -> Organization {
    Organization(
      id: row.int(0) ?? 0, uid: row.text(1) ?? "", name: row.text(2) ?? "", lang: row.text(3), parentID: row.int(4),
      note: row.text(5))
  }

  /// The organization with a number.
  public func get(_ id: Int) throws -> Organization? {
    try db.first("SELECT \(Self.columns) FROM organizations WHERE id = ?", [id], Self.make)
  }

  /// Every organization, by name.
  public func all() throws -> [Organization] {
    try db.all("SELECT \(Self.columns) FROM organizations ORDER BY name, id", [], Self.make)
  }

  /// An organization and all that are parts of it, parts of parts too.
  public func withChildren(_ id: Int) throws -> [Int] {
    try db.all(
      """
      WITH RECURSIVE family (id) AS (
        VALUES (?)
        UNION
        SELECT organizations.id FROM organizations JOIN family ON organizations.parent_id = family.id
      )
      SELECT id FROM family
      """, [id]
    ) { $0.int(0) ?? 0 }
  }

  /// How many statements were made for an organization.
  public func statementCount(_ id: Int) throws -> Int {
    try db.int("SELECT count(*) FROM statements WHERE organization_id = ?", [id]) ?? 0
  }

  /// Fills in what is not known yet of an organization; what is known stays.
  func complete(_ id: Int, lang: String?, parentID: Int?, note: String?) throws {
    try db.execute(
      """
      UPDATE organizations
      SET lang = coalesce(lang, ?), parent_id = coalesce(parent_id, ?), note = coalesce(note, ?)
      WHERE id = ?
      """, [lang, parentID, note, id])
  }

  /// Writes what is known of an organization in the place of what was.
  func update(_ organization: Organization) throws {
    try db.execute(
      "UPDATE organizations SET name = ?, lang = ?, parent_id = ?, note = ? WHERE id = ?",
      [organization.name, organization.lang, organization.parentID, organization.note, organization.id])
  }

  func insert(uid: String?, name: String, lang: String?, parentID: Int?, note: String?) throws -> Int {
    try db.execute(
      """
      INSERT INTO organizations (uid, name, lang, parent_id, note)
      VALUES (coalesce(?, lower(hex(randomblob(16)))), ?, ?, ?, ?)
      """, [uid, name, lang, parentID, note])
    return db.lastInsertID
  }
}
