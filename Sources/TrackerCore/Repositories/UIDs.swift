internal import SQLite

/// The uids of one kind of records by their numbers, those that were looked up lately without asking the file.
///
/// For what goes through very many records that refer to fewer others: a query that joins them looks each up again.
final class UIDs {
  private let db: Connection
  private let sql: String
  private var known = Remembered<Int, String>()

  init(_ kind: RecordKind, _ db: Connection) {
    self.db = db
    sql = "SELECT uid FROM \(kind.table) WHERE id = ?"
  }

  /// The uid of a record; nil where there is no number, or no record of it.
  func of(_ id: Int?) throws -> String? {
    guard let id else { return nil }
    if let uid = known[id] { return uid }
    let uid = try db.text(sql, [id])
    known[id] = uid
    return uid
  }
}
