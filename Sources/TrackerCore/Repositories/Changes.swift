internal import SQLite

/// The commands that wrote to a file.
public struct Changes {
  let db: Connection

  /// Runs a command's writing as one change, whole or not at all: what it does is recorded under its name.
  /// - Parameters:
  ///   - command: the command, such as `add`.
  ///   - by: who runs it.
  public func record<Value>(_ command: String, by: String?, _ body: () throws -> Value) throws -> Value {
    var value: Value?
    do {
      try db.transaction {
        let newest = try db.int("SELECT max(id) FROM history")
        try db.execute("INSERT INTO changes (by, command) VALUES (?, ?)", [by, command])
        try db.execute("UPDATE open_change SET change_id = ?", [db.lastInsertID])
        value = try body()
        try db.execute("UPDATE open_change SET change_id = NULL")
        if try db.int("SELECT max(id) FROM history") == newest { throw NothingWritten() }
      }
    } catch is NothingWritten {}
    guard let value else { throw NothingWritten() }
    return value
  }

  /// Runs a command's writing as `record` does, and takes all of it back.
  public func rehearse<Value>(_ command: String, by: String?, _ body: () throws -> Value) throws -> Value {
    var value: Value?
    do {
      try db.transaction {
        value = try record(command, by: by, body)
        throw NothingWritten()
      }
    } catch is NothingWritten {}
    guard let value else { throw NothingWritten() }
    return value
  }

  /// Takes back the change itself where nothing came of it: it leaves no trace.
  private struct NothingWritten: Error {}

  /// Every change, the newest first.
  public func all() throws -> [Change] {
    try db.all("SELECT id, at, by, command, undoes_id FROM changes ORDER BY id DESC") { row in
      Change(
        id: row.int(0) ?? 0, at: row.text(1) ?? "", by: row.text(2), command: row.text(3) ?? "",
        undoesID: row.int(4))
    }
  }
}
