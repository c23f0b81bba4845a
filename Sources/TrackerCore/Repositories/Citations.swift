internal import SQLite

/// Where statements stand in sources.
public struct Citations {
  let db: Connection

  /// The citations of a statement, in the order in which they were recorded.
  public func of(statement id: Int) throws -> [Citation] {
    try db.all(
      "SELECT statement_id, source_id, start, end, verbatim FROM citations WHERE statement_id = ? ORDER BY id", [id]
    ) { row in
      let place = row.int(2).flatMap { start in row.int(3).flatMap { start < $0 ? start..<$0 : nil } }
      return Citation(
        statementID: row.int(0) ?? 0, sourceID: row.int(1) ?? 0, place: place, verbatim: row.int(4).map { $0 != 0 })
    }
  }

  /// The number of the citation of a place.
  func id(_ citation: Citation) throws -> Int? {
    try db.int(
      "SELECT id FROM citations WHERE statement_id = ? AND source_id = ? AND start IS ? AND end IS ?",
      [citation.statementID, citation.sourceID, citation.place?.lowerBound, citation.place?.upperBound])
  }

  /// Notes whether the quote stands at a place word for word, where nobody has looked.
  func complete(_ citation: Citation) throws {
    try db.execute(
      """
      UPDATE citations SET verbatim = coalesce(verbatim, ?)
      WHERE statement_id = ? AND source_id = ? AND start IS ? AND end IS ?
      """,
      [
        citation.verbatim, citation.statementID, citation.sourceID, citation.place?.lowerBound,
        citation.place?.upperBound,
      ])
  }

  func insert(_ citation: Citation) throws {
    try db.execute(
      "INSERT INTO citations (statement_id, source_id, start, end, verbatim) VALUES (?, ?, ?, ?, ?)",
      [
        citation.statementID, citation.sourceID, citation.place?.lowerBound, citation.place?.upperBound,
        citation.verbatim,
      ])
  }
}
