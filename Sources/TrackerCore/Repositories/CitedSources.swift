internal import SQLite

extension Sources {
  /// The sources that a statement stands in, in the order in which they were cited, each with what it relays, step by
  /// step.
  public func cited(by statementID: Int) throws -> [[Source]] {
    try db.all(
      "SELECT source_id FROM citations WHERE statement_id = ? GROUP BY source_id ORDER BY min(id)", [statementID]
    ) { $0.int(0) ?? 0 }.map(chain)
  }
}
