internal import SQLite

extension Connection {
  /// Whether a record refers to itself, be it by way of others of its table.
  /// - Parameter reference: the column in which it refers to another one.
  func isInCircle(_ id: Int, by reference: String, in table: RecordTable) throws -> Bool {
    try int(
      """
      WITH RECURSIVE above (id) AS (
        SELECT \(reference) FROM \(table.rawValue) WHERE id = ?1
        UNION
        SELECT \(reference) FROM \(table.rawValue) JOIN above USING (id)
      )
      SELECT EXISTS (SELECT 1 FROM above WHERE id = ?1)
      """, [id]) == 1
  }
}
