internal import SQLite

/// What happened to the records, row by row.
public struct History {
  let db: Connection

  /// What happened to a row.
  public enum Action: String, Sendable {
    case insert, update, delete
  }

  /// One row of the history: what happened to one record, or to the records of a range of ids.
  public struct Row: Equatable, Sendable {
    /// Its number in the history.
    public let id: Int
    /// Where.
    public let table: RecordTable
    /// To which records; more than one only for an insert.
    public let records: ClosedRange<Int>
    /// What.
    public let action: Action
  }

  /// A record as it was: its columns with their values.
  public typealias Values = [(key: String, value: JSON)]

  /// Hands over the rows of a change in the order in which they were written.
  /// - Parameter only: those of these numbers; nil for all.
  public func forEach(_ change: Change, only: [Int]? = nil, _ body: (Row) throws -> Void) throws {
    let ids = only.map { "[\($0.map(String.init).joined(separator: ","))]" }
    try db.forEach(
      """
      SELECT id, table_name, first_id, last_id, action FROM history
      WHERE id BETWEEN ? AND ? AND (?3 IS NULL OR id IN (SELECT value FROM json_each(?3)))
      ORDER BY id
      """, [change.rows.lowerBound, change.rows.upperBound, ids]
    ) { row in
      if let row = Self.row(row) { try body(row) }
    }
  }

  /// A row as it was read; nil where it is about no table of records.
  static func row(_ row: SQLite.Row) -> Row? {
    guard let table = row.text(1).flatMap(RecordTable.init), let action = row.text(4).flatMap(Action.init) else {
      return nil
    }
    let first = row.int(2) ?? 0
    var last = max(first, row.int(3) ?? 0)
    // So many records there are in no file that tracker wrote, and nobody could count them.
    if last &- first &+ 1 <= 0 { last = first }
    return Row(id: row.int(0) ?? 0, table: table, records: first...last, action: action)
  }

  /// The record as it was before and as it was afterwards; nil where it was not there, and for a range.
  public func sides(of row: Row) throws -> (before: Values?, after: Values?) {
    guard row.records.count == 1 else { return (nil, nil) }
    let id = row.records.lowerBound
    let before =
      row.action == .insert
      ? nil : try values("SELECT key, value, type FROM history, json_each(before) WHERE history.id = ?", [row.id])
    if row.action == .delete { return (before, nil) }
    // What was there afterwards is what was there before the next change of it, or what is there now.
    let next = try db.int(
      """
      SELECT id FROM history
      WHERE table_name = ? AND last_id = ? AND id > ? AND action <> 'insert'
      ORDER BY id LIMIT 1
      """, [row.table.rawValue, id, row.id])
    let after =
      try next.map { try values("SELECT key, value, type FROM history, json_each(before) WHERE history.id = ?", [$0]) }
      ?? values(
        """
        SELECT key, value, type
        FROM (SELECT \(row.table.object) AS now FROM \(row.table.rawValue) WHERE id = ?), json_each(now)
        """,
        [id])
    return (before, after)
  }

  private func values(_ sql: String, _ parameters: [(any Bindable)?]) throws -> Values {
    try db.all(sql, parameters) { row in
      let value: JSON =
        switch row.text(2) {
        case "null": .null
        case "integer": JSON(row.int(1))
        default: JSON(row.text(1))
        }
      return (row.text(0) ?? "", value)
    }
  }

  /// What a record that is gone was called when it went; nil where it never was.
  public func lastName(_ kind: NamedKind, _ id: Int) throws -> String? {
    try db.text(
      """
      SELECT before ->> ? FROM history
      WHERE table_name = ? AND last_id = ? AND action = 'delete'
      ORDER BY id DESC LIMIT 1
      """, [kind == .claim ? "text" : "name", kind.plural, id])
  }

  /// The rows of the history that tell of a record and of what belongs to it: a statement's stances and citations,
  /// the names of an official.
  public func rows(of table: RecordTable, _ id: Int) throws -> [Int] {
    var rows = try rows(table, [id])
    for part in table.parts {
      let ids = try db.all(
        """
        SELECT id FROM \(part.table.rawValue) WHERE \(part.column) = ?
        UNION
        SELECT last_id FROM history
        WHERE table_name = '\(part.table.rawValue)' AND before ->> '\(part.column)' = ?
        """, [id, id]
      ) { $0.int(0) ?? 0 }
      rows += try self.rows(part.table, ids)
    }
    return rows.sorted()
  }

  private func rows(_ table: RecordTable, _ ids: [Int]) throws -> [Int] {
    try ids.flatMap { id in
      try db.all(
        """
        SELECT id FROM history WHERE table_name = ?1 AND last_id = ?2
        UNION ALL
        SELECT id FROM history INDEXED BY history_of_ranges
        WHERE table_name = ?1 AND first_id < last_id AND first_id <= ?2 AND last_id > ?2
        """, [table.rawValue, id]
      ) { $0.int(0) ?? 0 }
    }
  }
}
