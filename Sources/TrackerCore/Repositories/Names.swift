internal import SQLite

/// All spellings of officials, organizations and claims.
public struct Names {
  let db: Connection

  /// The table of a kind, the column of its main name, and the column of `names` that refers to it.
  private static func place(_ kind: NamedKind) -> (table: String, main: String, reference: String) {
    switch kind {
    case .official: ("officials", "name", "official_id")
    case .organization: ("organizations", "name", "organization_id")
    case .claim: ("claims", "text", "claim_id")
    }
  }

  /// The further spellings of a record.
  public func further(_ kind: NamedKind, _ id: Int) throws -> [Name] {
    try db.all("SELECT name, lang FROM names WHERE \(Self.place(kind).reference) = ? ORDER BY id", [id]) {
      Name($0.text(0) ?? "", lang: $0.text(1))
    }
  }

  /// The main name of a record.
  public func main(_ kind: NamedKind, _ id: Int) throws -> String? {
    let place = Self.place(kind)
    return try db.text("SELECT \(place.main) FROM \(place.table) WHERE id = ?", [id])
  }

  /// The record with a uid.
  func id(_ kind: NamedKind, uid: String) throws -> Int? {
    try db.int("SELECT id FROM \(Self.place(kind).table) WHERE uid = ?", [uid])
  }

  /// The records that have exactly this spelling, main or further.
  func ids(_ kind: NamedKind, spelt name: String) throws -> [Int] {
    let place = Self.place(kind)
    let ids = try db.all(
      """
      SELECT id FROM \(place.table) WHERE \(place.main) = ?
      UNION ALL
      SELECT \(place.reference) FROM names WHERE name = ? AND \(place.reference) IS NOT NULL
      """, [name, name]
    ) { $0.int(0) ?? 0 }
    return ids.count > 1 ? Set(ids).sorted() : ids
  }

  /// Hands over every spelling of every record of a kind.
  func forEach(_ kind: NamedKind, _ body: (_ id: Int, _ spelling: String) throws -> Void) throws {
    let place = Self.place(kind)
    try db.forEach(
      """
      SELECT id, \(place.main) FROM \(place.table)
      UNION ALL
      SELECT \(place.reference), name FROM names WHERE \(place.reference) IS NOT NULL
      """
    ) { row in try body(row.int(0) ?? 0, row.text(1) ?? "") }
  }

  /// Gives a record these further spellings and no others; the main name is none of them.
  func replace(_ names: [Name], of kind: NamedKind, _ id: Int, main: String) throws {
    let reference = Self.place(kind).reference
    var wanted: [Name] = []
    for name in names where name.name != main && !wanted.contains(where: { $0.name == name.name }) {
      wanted.append(name)
    }
    let recorded = try further(kind, id)
    for name in recorded where !wanted.contains(name) {
      try db.execute("DELETE FROM names WHERE \(reference) = ? AND name = ?", [id, name.name])
    }
    for name in wanted where !recorded.contains(name) { try insert(name, of: kind, id) }
  }

  func insert(_ name: Name, of kind: NamedKind, _ id: Int) throws {
    try db.execute(
      "INSERT INTO names (\(Self.place(kind).reference), name, lang) VALUES (?, ?, ?)", [id, name.name, name.lang])
  }

  /// The pairs of claims that say the same or the opposite, the smaller number first.
  func tiedClaims() throws -> [[Int]] {
    try db.all(
      """
      SELECT min(one.id, other.id), max(one.id, other.id)
      FROM claims AS one
      JOIN claims AS other ON other.id <> one.id
        AND (other.id = one.same_as_id OR other.same_as_id = one.same_as_id)
      """
    ) { [$0.int(0) ?? 0, $0.int(1) ?? 0] }
  }
}
