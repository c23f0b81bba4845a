internal import SQLite

/// Where statements stand in sources.
public struct Citations {
  let db: Connection

  /// The citations of a statement, in the order in which they were recorded.
  public func of(statement id: Int) throws -> [Citation] {
    try db.all(
      "SELECT statement_id, source_id, start, end, verbatim FROM citations WHERE statement_id = ? ORDER BY id", [id],
      Self.make)
  }

  /// The citations of a source, by their places; those of the whole source first.
  public func of(source id: Int) throws -> [Citation] {
    try db.all(
      """
      SELECT statement_id, source_id, start, end, verbatim FROM citations WHERE source_id = ?
      ORDER BY start, end DESC, id
      """, [id], Self.make)
  }

  private static func make(_ row: Row) -> Citation {
    let place = row.int(2).flatMap { start in row.int(3).flatMap { 0 <= start && start < $0 ? start..<$0 : nil } }
    return Citation(
      statementID: row.int(0) ?? 0, sourceID: row.int(1) ?? 0, place: place, verbatim: row.int(4).map { $0 != 0 })
  }

  /// The citations of a source, each with the quote of its statement; one of the whole source only where the statement
  /// is cited in no place of it.
  func quotes(in sourceID: Int) throws -> [(citation: Citation, quote: String)] {
    try db.all(
      """
      SELECT statement_id, source_id, start, end, verbatim, quote
      FROM citations JOIN statements ON statements.id = statement_id
      WHERE source_id = ?1 AND quote IS NOT NULL
        AND (start IS NOT NULL OR NOT EXISTS (
          SELECT 1 FROM citations AS placed
          WHERE placed.statement_id = citations.statement_id AND placed.source_id = ?1 AND placed.start IS NOT NULL
        ))
      ORDER BY citations.id
      """, [sourceID]
    ) { (Self.make($0), $0.text(5) ?? "") }
  }

  /// The number of the citation of a place.
  func id(_ citation: Citation) throws -> Int? {
    try db.int(
      "SELECT id FROM citations WHERE statement_id = ? AND source_id = ? AND start IS ? AND end IS ?",
      [citation.statementID, citation.sourceID, citation.place?.lowerBound, citation.place?.upperBound])
  }

  /// Notes whether the quote stands at a place word for word, where nobody has looked.
  /// - Returns: whether there was something to note.
  func complete(_ citation: Citation) throws -> Bool {
    try db.execute(
      """
      UPDATE citations SET verbatim = ?
      WHERE statement_id = ? AND source_id = ? AND start IS ? AND end IS ? AND verbatim IS NULL
      """,
      [citation.verbatim] + Self.key(citation)) > 0
  }

  /// Makes the citation of a whole source that of a place in it.
  func locate(_ citation: Citation) throws {
    try db.execute(
      """
      UPDATE citations SET start = ?, end = ?, verbatim = ?
      WHERE statement_id = ? AND source_id = ? AND start IS NULL
      """,
      [
        citation.place?.lowerBound, citation.place?.upperBound, citation.verbatim, citation.statementID,
        citation.sourceID,
      ])
  }

  /// Notes whether the quote stands at a place word for word, whatever was noted before.
  func update(_ citation: Citation) throws {
    try db.execute(
      "UPDATE citations SET verbatim = ? WHERE statement_id = ? AND source_id = ? AND start IS ? AND end IS ?",
      [citation.verbatim] + Self.key(citation))
  }

  func delete(_ citation: Citation) throws {
    try db.execute(
      "DELETE FROM citations WHERE statement_id = ? AND source_id = ? AND start IS ? AND end IS ?", Self.key(citation))
  }

  private static func key(_ citation: Citation) -> [(any Bindable)?] {
    [citation.statementID, citation.sourceID, citation.place?.lowerBound, citation.place?.upperBound]
  }

  func insert(_ citation: Citation) throws {
    try db.execute(
      "INSERT INTO citations (statement_id, source_id, start, end, verbatim) VALUES (?, ?, ?, ?, ?)"
    ) {
      $0.add(citation.statementID)
      $0.add(citation.sourceID)
      $0.add(citation.place?.lowerBound)
      $0.add(citation.place?.upperBound)
      $0.add(citation.verbatim)
    }
  }
}
