internal import SQLite

/// The pairs of records that a person has told apart.
public struct ToldApart {
  let db: Connection

  /// The pairs of a kind, in each the smaller number first.
  public func pairs(_ kind: RecordKind) throws -> [[Int]] {
    let key = Self.key(kind)
    return try db.all("SELECT \(key), other_\(key) FROM not_same WHERE \(key) IS NOT NULL ORDER BY id") {
      [$0.int(0) ?? 0, $0.int(1) ?? 0]
    }
  }

  /// Tells two records apart.
  /// - Returns: the number of that note, and whether it is new.
  @discardableResult
  public func insert(_ kind: RecordKind, _ one: Int, _ other: Int) throws -> (id: Int, isNew: Bool) {
    let (key, pair) = (Self.key(kind), [min(one, other), max(one, other)])
    if let id = try db.int("SELECT id FROM not_same WHERE \(key) = ? AND other_\(key) = ?", pair) { return (id, false) }
    try db.execute("INSERT INTO not_same (\(key), other_\(key)) VALUES (?, ?)", pair)
    return (db.lastInsertID, true)
  }

  /// Takes that back.
  /// - Returns: whether they were told apart.
  @discardableResult
  public func delete(_ kind: RecordKind, _ one: Int, _ other: Int) throws -> Bool {
    let key = Self.key(kind)
    return try db.execute(
      "DELETE FROM not_same WHERE \(key) = ? AND other_\(key) = ?", [min(one, other), max(one, other)]) > 0
  }

  private static func key(_ kind: RecordKind) -> String { "\(kind.rawValue)_id" }
}
