import CSQLite

/// One compiled SQL statement. SQLite calls it a statement; here that word belongs to officials.
///
/// A class, not a `~Copyable` struct: a non-copyable type that holds a class reference crashes the
/// release compiler of Swift 6.3 (swiftlang/swift#88717).
final class PreparedStatement {
  let handle: OpaquePointer
  let sql: String
  private unowned let connection: Connection
  /// Where it waits while nobody uses it.
  unowned let shelf: Shelf
  /// For its `Values`.
  private(set) lazy var room = Room()

  /// Compiles the first statement of `sql`.
  /// - Throws: `SQLiteError`; also where `sql` holds no statement, or more than one.
  init(_ sql: String, on connection: Connection, _ shelf: Shelf) throws(SQLiteError) {
    var sqlText = sql
    var handle: OpaquePointer?
    var rest = 0
    // SQLITE_PREPARE_PERSISTENT: it will be kept and used again. https://sqlite.org/c3ref/prepare.html
    let code = sqlText.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { text in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v3(
          connection.handle, text.baseAddress, Int32(text.count), UInt32(SQLITE_PREPARE_PERSISTENT), &handle,
          &tail)
        if let tail, let start = text.baseAddress { rest = text.count - (tail - start) }
        return code
      }
    }
    guard code == SQLITE_OK else { throw connection.error(code, in: sql) }
    guard let handle else {
      throw SQLiteError(code: SQLITE_MISUSE, message: "there is no SQL statement in the text", sql: sql)
    }
    guard sql.utf8.suffix(rest).allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x3B }) else {
      sqlite3_finalize(handle)
      throw SQLiteError(code: SQLITE_MISUSE, message: "there is more than one SQL statement in the text", sql: sql)
    }
    self.handle = handle
    self.sql = sql
    self.connection = connection
    self.shelf = shelf
  }

  deinit { sqlite3_finalize(handle) }

  /// Binds all parameters, in order.
  func bind(_ values: [(any Bindable)?]) throws(SQLiteError) {
    try expect(values.count)
    for (offset, value) in values.enumerated() {
      let index = Int32(offset + 1)
      let code = value?.bind(to: handle, at: index) ?? sqlite3_bind_null(handle, index)
      try check(code)
    }
  }

  /// Throws what SQLite has to say about a code that means no success.
  func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw connection.error(code, in: sql) }
  }

  /// Refuses to run with fewer or more values than there are parameters.
  func expect(_ count: Int) throws(SQLiteError) {
    let expected = Int(sqlite3_bind_parameter_count(handle))
    guard count == expected else {
      throw SQLiteError(code: SQLITE_RANGE, message: "\(count) values for \(expected) parameters", sql: sql)
    }
  }

  /// Runs to the next row.
  /// - Returns: whether there is one.
  func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw connection.error(code, in: sql)
    }
  }

  /// Makes it ready for the next use, holding on to no values.
  func reset() {
    sqlite3_reset(handle)  // repeats the error of the last step, which has been thrown already
    sqlite3_clear_bindings(handle)
  }
}
