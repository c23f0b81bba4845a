internal import SQLite

/// Moves what belongs to one record over to another of the same kind.
struct Merges {
  let db: Connection

  /// A column that refers to a record, with the other columns that tell rows of its table apart.
  struct Place {
    var table: String
    var column: String
    /// With these alike, two rows of one record are one.
    var key: [String] = []
  }

  /// The rows of one record that another one has already: the number of each, and of the one that is there.
  func doubles(_ place: Place, of gone: Int, in kept: Int) throws -> [(gone: Int, kept: Int)] {
    let alike = place.key.map { " AND there.\($0) IS \(place.table).\($0)" }.joined()
    return try db.all(
      """
      SELECT \(place.table).id, there.id
      FROM \(place.table) JOIN \(place.table) AS there ON there.\(place.column) = ?1\(alike)
      WHERE \(place.table).\(place.column) = ?2 ORDER BY \(place.table).id
      """, [kept, gone]
    ) { ($0.int(0) ?? 0, $0.int(1) ?? 0) }
  }

  /// Lets the rows that refer to one record refer to another.
  /// - Returns: their numbers.
  func move(_ place: Place, from gone: Int, to kept: Int) throws -> [Int] {
    let ids = try rows(place.table, place.column, gone)
    try db.execute("UPDATE \(place.table) SET \(place.column) = ? WHERE \(place.column) = ?", [kept, gone])
    return ids
  }

  /// The rows of a table with a value in a column, by number.
  func rows(_ table: String, _ column: String, _ value: Int) throws -> [Int] {
    try db.all("SELECT id FROM \(table) WHERE \(column) = ? ORDER BY id", [value]) { $0.int(0) ?? 0 }
  }

  func delete(_ id: Int, from table: String) throws { try db.execute("DELETE FROM \(table) WHERE id = ?", [id]) }

  // MARK: - Records that refer to others of their kind

  /// A record and all that it refers to, step by step.
  func above(_ place: Place, _ id: Int) throws -> Set<Int> {
    Set(
      try db.all(
        """
        WITH RECURSIVE above (id) AS (
          VALUES (?)
          UNION
          SELECT \(place.column) FROM \(place.table) JOIN above USING (id) WHERE \(place.column) IS NOT NULL
        )
        SELECT id FROM above
        """, [id]
      ) { $0.int(0) ?? 0 })
  }

  func set(_ place: Place, of id: Int, to value: Int?) throws {
    try db.execute("UPDATE \(place.table) SET \(place.column) = ? WHERE id = ?", [value, id])
  }

  /// The claims that repeat or negate a root claim, with their signs.
  func branches(of root: Int) throws -> [(id: Int, sign: Int)] {
    try db.all("SELECT id, sign FROM claims WHERE same_as_id = ? ORDER BY id", [root]) {
      ($0.int(0) ?? 0, $0.int(1) ?? 1)
    }
  }

  /// Ties a claim to a root claim, or to none.
  func tie(_ claim: Int, to root: Int?, sign: Int?) throws {
    try db.execute("UPDATE claims SET same_as_id = ?, sign = ? WHERE id = ?", [root, sign, claim])
  }

  // MARK: - What a row has more

  /// Gives one row what it lacks of another, column by column.
  /// - Returns: the columns in which both have something else.
  func complete(_ columns: [String], of id: Int, from other: Int, in table: String) throws -> [String] {
    var differing: [String] = []
    for column in columns {
      let differs = try db.int(
        """
        SELECT one.\(column) IS NOT NULL AND other.\(column) IS NOT NULL AND one.\(column) <> other.\(column)
        FROM \(table) AS one, \(table) AS other WHERE one.id = ? AND other.id = ?
        """, [id, other])
      if differs == 1 { differing.append(column) }
      try db.execute(
        """
        UPDATE \(table) SET \(column) = (SELECT \(column) FROM \(table) WHERE id = ?1)
        WHERE id = ?2 AND \(column) IS NULL AND (SELECT \(column) FROM \(table) WHERE id = ?1) IS NOT NULL
        """, [other, id])
    }
    return differing
  }

  /// The position of a stance and its statement.
  func stance(_ id: Int) throws -> (statement: Int, position: String) {
    try db.first("SELECT statement_id, position FROM stances WHERE id = ?", [id]) {
      ($0.int(0) ?? 0, $0.text(1) ?? "")
    } ?? (0, "")
  }

  /// Statements of one record that say the same as another on the same day, in the same voice and for the same body.
  func alike(_ column: String, _ id: Int) throws -> [Int] {
    try db.all(
      """
      SELECT max(id) FROM statements WHERE \(column) = ?
      GROUP BY voice, official_id, post_organization_id, organization_id, said_on,
        iif(voice = 'person', NULL, speaker_text), coalesce('q' || quote, 'p' || paraphrase)
      HAVING count(*) > 1 ORDER BY max(id)
      """, [id]
    ) { $0.int(0) ?? 0 }
  }

  // MARK: - Sources

  /// Takes a citation to mean the source as a whole; where that is cited already, it goes.
  func loosen(_ citation: Int) throws {
    try db.execute(
      """
      DELETE FROM citations WHERE id = ?1 AND EXISTS (
        SELECT 1 FROM citations AS whole
        WHERE whole.statement_id = citations.statement_id AND whole.source_id = citations.source_id
          AND whole.start IS NULL
      )
      """, [citation])
    try db.execute("UPDATE citations SET start = NULL, end = NULL, verbatim = NULL WHERE id = ?", [citation])
  }

  /// The citations of a source that name a place in its text behind some code point.
  func placed(in source: Int, behind end: Int) throws -> [Int] {
    try db.all("SELECT id FROM citations WHERE source_id = ? AND end > ? ORDER BY id", [source, end]) {
      $0.int(0) ?? 0
    }
  }

  /// How many code points the archived text of a source has; nil where there is none.
  func length(ofText source: Int) throws -> Int? {
    try db.int("SELECT length(text) FROM sources WHERE id = ?", [source])
  }

  /// Whether a source is only a name that another one relays, and nothing refers to it any more.
  func isLoose(_ source: Int) throws -> Bool {
    try db.int(
      """
      SELECT 1 FROM sources WHERE id = ?1 AND url IS NULL AND title IS NULL AND text IS NULL
        AND NOT EXISTS (SELECT 1 FROM citations WHERE source_id = ?1)
        AND NOT EXISTS (SELECT 1 FROM sources WHERE quotes_id = ?1)
        AND NOT EXISTS (SELECT 1 FROM not_same WHERE ?1 IN (source_id, other_source_id))
      """, [source]) == 1
  }
}
