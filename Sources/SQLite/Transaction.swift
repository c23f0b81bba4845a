import CSQLite

extension Connection {
  /// Runs `body` whole or not at all.
  ///
  /// The outermost one is `BEGIN IMMEDIATE`: it takes the write lock at once, waiting for it as long as the
  /// busy timeout says, because a reader that turns writer half-way fails without waiting
  /// (https://sqlite.org/lang_transaction.html). Inner ones are savepoints. Where undoing fails too, the first
  /// error is the one that is thrown.
  /// - Throws: what `body` throws, or `SQLiteError`.
  @discardableResult
  public func transaction<Value>(_ body: () throws -> Value) throws -> Value {
    if isInTransaction { return try savepoint(body) }
    try execute("BEGIN IMMEDIATE")
    do {
      let value = try body()
      try execute("COMMIT")
      return value
    } catch {
      // A full disk or a failed read has rolled back already. https://sqlite.org/lang_transaction.html
      if isInTransaction { _ = try? execute("ROLLBACK") }
      throw error
    }
  }

  /// Runs reads that belong together on one state of the file, whatever others write meanwhile.
  public func snapshot<Value>(_ body: () throws -> Value) throws -> Value {
    if isInTransaction { return try body() }
    try execute("BEGIN DEFERRED")
    defer { if isInTransaction { _ = try? execute("ROLLBACK") } }
    return try body()
  }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

  /// Whether the file may only be read. <https://sqlite.org/c3ref/db_readonly.html>
  public var isReadOnly: Bool { sqlite3_db_readonly(handle, "main") == 1 }

  /// Whether some reference points to what is not there, while that is allowed until the transaction ends.
  /// <https://sqlite.org/c3ref/c_dbstatus_options.html>, SQLITE_DBSTATUS_DEFERRED_FKS
  public var hasBrokenReferences: Bool {
    get throws(SQLiteError) {
      var (current, highest): (Int32, Int32) = (0, 0)
      let code = sqlite3_db_status(handle, SQLITE_DBSTATUS_DEFERRED_FKS, &current, &highest, 0)
      guard code == SQLITE_OK else { throw error(code) }
      return current != 0
    }
  }

  private func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
    savepointDepth += 1
    defer { savepointDepth -= 1 }
    let name = "level_\(savepointDepth)"
    try execute("SAVEPOINT \(name)")
    do {
      let value = try body()
      try execute("RELEASE \(name)")
      return value
    } catch {
      if isInTransaction {
        _ = try? execute("ROLLBACK TO \(name)")
        _ = try? execute("RELEASE \(name)")
      }
      throw error
    }
  }
}
