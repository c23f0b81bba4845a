internal import SQLite

/// The officials of a file.
public struct Officials {
  let db: Connection

  private static let columns = "id, uid, name, lang, note"

  private static func make(_ row: Row) -> Official {
    Official(
      id: row.int(0) ?? 0, uid: row.text(1) ?? "", name: row.text(2) ?? "", lang: row.text(3), note: row.text(4))
  }

  /// The official with a number.
  public func get(_ id: Int) throws -> Official? {
    try db.first("SELECT \(Self.columns) FROM officials WHERE id = ?", [id], Self.make)
  }

  /// Every official, by name.
  public func all() throws -> [Official] {
    try db.all("SELECT \(Self.columns) FROM officials ORDER BY name, id", [], Self.make)
  }

  /// How many statements are known of an official.
  public func statementCount(_ id: Int) throws -> Int {
    try db.int("SELECT count(*) FROM statements WHERE official_id = ?", [id]) ?? 0
  }

  /// Fills in what is not known yet of an official; what is known stays.
  func complete(_ id: Int, lang: String?, note: String?) throws {
    try db.execute(
      "UPDATE officials SET lang = coalesce(lang, ?), note = coalesce(note, ?) WHERE id = ?", [lang, note, id])
  }

  /// Writes what is known of an official in the place of what was.
  func update(_ official: Official) throws {
    try db.execute(
      "UPDATE officials SET name = ?, lang = ?, note = ? WHERE id = ?",
      [official.name, official.lang, official.note, official.id])
  }

  func insert(uid: String?, name: String, lang: String?, note: String?) throws -> Int {
    try db.execute(
      """
      INSERT INTO officials (uid, name, lang, note) VALUES (coalesce(?, lower(hex(randomblob(16)))), ?, ?, ?)
      """, [uid, name, lang, note])
    return db.lastInsertID
  }
}
