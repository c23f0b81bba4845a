internal import SQLite

/// The references between statements.
public struct Links {
  let db: Connection

  private static let columns = "id, uid, from_id, to_id, kind, status, note"

  private static func make(_ row: Row) -> Link {
    Link(
      id: row.int(0) ?? 0, uid: row.text(1) ?? "", fromID: row.int(2) ?? 0, toID: row.int(3) ?? 0,
      kind: row.text(4).flatMap(Link.Kind.init) ?? .respondsTo,
      status: row.text(5).flatMap(Link.Status.init) ?? .suggested, note: row.text(6))
  }

  /// The links from and to a statement.
  public func of(statement id: Int) throws -> [Link] {
    try db.all(
      "SELECT \(Self.columns) FROM links WHERE from_id = ? OR to_id = ? ORDER BY id", [id, id], Self.make)
  }

  func find(fromID: Int, toID: Int, kind: Link.Kind) throws -> Link? {
    try db.first(
      "SELECT \(Self.columns) FROM links WHERE from_id = ? AND to_id = ? AND kind = ?",
      [fromID, toID, kind.rawValue], Self.make)
  }

  /// Adds a remark to a link that has none.
  func complete(_ id: Int, note: String?) throws {
    try db.execute("UPDATE links SET note = coalesce(note, ?) WHERE id = ?", [note, id])
  }

  func insert(_ link: LinkRecord, fromID: Int, toID: Int) throws -> Int {
    try db.execute(
      """
      INSERT INTO links (uid, from_id, to_id, kind, status, note)
      VALUES (coalesce(?, lower(hex(randomblob(16)))), ?, ?, ?, ?, ?)
      """,
      [link.uid, fromID, toID, link.kind.rawValue, (link.status ?? .confirmed).rawValue, link.note])
    return db.lastInsertID
  }
}
