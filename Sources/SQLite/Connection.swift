import CSQLite

/// One connection to one SQLite file. Not for use by two threads at once.
public final class Connection {
  /// What a connection may do to its file.
  public enum Access: Sendable {
    /// Read; a file that is missing is an error.
    case readOnly
    /// Read a file that nobody writes meanwhile, without any of the files beside it that WAL mode wants to make.
    case immutable
    /// Read and write; a file that is missing is an error.
    case readWrite
    /// Read and write; a file that is missing is made.
    case create
  }

  /// How long to wait for another writer where nothing else is said, in seconds.
  public static let patience = 30.0

  let handle: OpaquePointer
  /// Where the file is, as it was given.
  public let path: String
  private var shelves = Shelves()
  var savepointDepth = 0
  private var working: () -> Void = {}
  var deadline: Deadline?

  /// Opens a file and makes the connection safe before anything in the file is looked at.
  ///
  /// Nothing in the file is trusted yet: `trustSchema()` says that it was compared with what it should be.
  /// - Parameters:
  ///   - path: the file's path, never read as a URI; `:memory:` for a database without a file.
  ///   - busyTimeout: how long to wait for another writer, in seconds.
  /// - Throws: `SQLiteError`, where the file cannot be opened.
  public init(_ path: String, _ access: Access, busyTimeout: Double = patience) throws(SQLiteError) {
    let flags =
      switch access {
      case .readOnly: SQLITE_OPEN_READONLY
      case .immutable: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
      case .readWrite: SQLITE_OPEN_READWRITE
      case .create: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    var opened: OpaquePointer?
    Self.countsNoMemory
    // A path that looks like a URI is only a path: "./" in front keeps a build with SQLITE_USE_URI from
    // reading it as one. https://sqlite.org/uri.html
    let file = access == .immutable ? Self.immutableURI(path) : path.hasPrefix("file:") ? "./" + path : path
    let code = sqlite3_open_v2(file, &opened, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard let opened else { throw SQLiteError(code: SQLITE_NOMEM, message: "out of memory") }
    guard code == SQLITE_OK else {
      let error = SQLiteError(code: code, message: String(cString: sqlite3_errmsg(opened)))
      sqlite3_close_v2(opened)
      throw error
    }
    self.handle = opened
    self.path = path
    try harden(busyTimeout: busyTimeout)
  }

  deinit {
    shelves = Shelves()
    sqlite3_close_v2(handle)
  }

  /// Said to SQLite before the first file is opened.
  private static let countsNoMemory: Void = csqlite_count_no_memory()

  /// The URI of a file that is not to change while it is open. https://sqlite.org/uri.html#uriimmutable
  private static func immutableURI(_ path: String) -> String {
    let plain = path.utf8.map { byte in
      let digits = String(byte, radix: 16)
      let isPlain =
        byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
      return isPlain || byte == 0x2F ? String(Unicode.Scalar(byte)) : "%" + (digits.count == 1 ? "0" : "") + digits
    }
    return "file:\(plain.joined())?immutable=1"
  }

  /// What the manual advises for files that may come from strangers.
  /// https://sqlite.org/security.html#untrusted_sqlite_database_files
  private func harden(busyTimeout: Double) throws(SQLiteError) {
    let switches: [(option: Int32, on: Int32)] = [
      (SQLITE_DBCONFIG_DEFENSIVE, 1),  // no writing to the schema table or to shadow tables
      (SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
      (SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0),
      (SQLITE_DBCONFIG_DQS_DML, 0),  // a misspelt "column" is an error, not a string
      (SQLITE_DBCONFIG_DQS_DDL, 0),
    ]
    for (option, on) in switches {
      let code = csqlite_db_config_switch(handle, option, on)
      guard code == SQLITE_OK else { throw error(code) }
    }
    let limits: [(limit: Int32, value: Int32)] = [
      (SQLITE_LIMIT_LENGTH, 256 << 20),  // bytes in one value or row
      (SQLITE_LIMIT_SQL_LENGTH, 1 << 20),
      (SQLITE_LIMIT_COLUMN, 200),
      (SQLITE_LIMIT_EXPR_DEPTH, 200),
      (SQLITE_LIMIT_COMPOUND_SELECT, 30),
      (SQLITE_LIMIT_FUNCTION_ARG, 60),
      (SQLITE_LIMIT_ATTACHED, 0),
      (SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 10_000),
      (SQLITE_LIMIT_VARIABLE_NUMBER, 200),
      (SQLITE_LIMIT_TRIGGER_DEPTH, 20),
      (SQLITE_LIMIT_WORKER_THREADS, 0),
    ]
    for (limit, value) in limits { sqlite3_limit(handle, limit, value) }
    sqlite3_busy_timeout(handle, Int32(busyTimeout * 1000))
    try execute("PRAGMA foreign_keys = ON")
    try execute("PRAGMA recursive_triggers = ON")  // so that REPLACE fires the delete triggers
    try execute("PRAGMA synchronous = FULL")  // in WAL mode: a commit that was reported survives a power cut
    try execute("PRAGMA cell_size_check = ON")
  }

  /// Lets triggers and views call what is harmless only in a schema that one knows.
  /// Call it after the schema was compared with what it should be.
  public func trustSchema() throws(SQLiteError) {
    let code = csqlite_db_config_switch(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1)
    guard code == SQLITE_OK else { throw error(code) }
  }

  /// Calls a closure at least every 10 milliseconds while a statement runs. The closure may not use the connection.
  public func whileWorking(_ body: @escaping () -> Void) {
    working = body
    watch()
  }

  /// Has SQLite look up from its work now and then: for who wants to know that it works, and whether its time is over.
  /// <https://sqlite.org/c3ref/progress_handler.html>
  func watch() {
    // Instructions of SQLite's machine; a hundred thousand take about 10 milliseconds. The handler is gone with the
    // connection, so it need not keep it alive.
    sqlite3_progress_handler(
      handle, deadline == nil ? 100_000 : 10_000,
      { connection in
        guard let connection else { return 0 }
        let watched = Unmanaged<Connection>.fromOpaque(connection).takeUnretainedValue()
        watched.working()
        return watched.deadline?.isOver == true ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  /// Puts all triggers at rest, or to work again. Who puts them at rest does what they would have done.
  /// <https://sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfigenabletrigger>
  public func setTriggers(working: Bool) throws(SQLiteError) {
    let code = csqlite_db_config_switch(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, working ? 1 : 0)
    guard code == SQLITE_OK else { throw error(code) }
  }

  /// Has references looked up with each row that is written, or not. Unlike the pragma it may be asked for inside a
  /// transaction. Who switches it off writes only references that were looked up.
  /// <https://sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfigenablefkey>
  public func setForeignKeys(checked: Bool) throws(SQLiteError) {
    let code = csqlite_db_config_switch(handle, SQLITE_DBCONFIG_ENABLE_FKEY, checked ? 1 : 0)
    guard code == SQLITE_OK else { throw error(code) }
  }

  /// Lets the tables be written in which virtual tables keep what they know, or not. Who lets them be written knows what
  /// stands in them.
  /// <https://sqlite.org/c3ref/c_dbconfig_defensive.html#sqlitedbconfigdefensive>
  public func setShadowTables(writable: Bool) throws(SQLiteError) {
    let code = csqlite_db_config_switch(handle, SQLITE_DBCONFIG_DEFENSIVE, writable ? 0 : 1)
    guard code == SQLITE_OK else { throw error(code) }
  }

  /// The row id that the last INSERT on this connection made.
  public var lastInsertID: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// The error that SQLite reports for a result code just returned.
  func error(_ code: Int32, in sql: String? = nil) -> SQLiteError {
    SQLiteError(code: code, message: String(cString: sqlite3_errmsg(handle)), sql: sql)
  }
}

// MARK: - Queries

extension Connection {
  /// Runs one statement to its end.
  /// - Parameters:
  ///   - sql: one statement; user text never stands in it, only in `values`.
  ///   - values: for the `?` in it, in order.
  /// - Returns: how many rows it inserted, updated or deleted, those by triggers not counted.
  /// - Throws: what SQLite says against it.
  @discardableResult
  public func execute(_ sql: String, _ values: [(any Bindable)?] = []) throws(SQLiteError) -> Int {
    let statement = try checkOut(sql)
    defer { checkIn(statement) }
    try statement.bind(values)
    while try statement.step() {}
    return Int(sqlite3_changes64(handle))
  }

  /// The same for what is run very often: a closure hands the values over one by one.
  /// - Throws: what SQLite says against it; also where the values are not as many as the `?`.
  @discardableResult
  public func execute(_ sql: String, _ bind: (inout Values) -> Void) throws(SQLiteError) -> Int {
    let statement = try checkOut(sql)
    defer { checkIn(statement) }
    var values = Values(statement)
    bind(&values)
    try values.check()
    while try statement.step() {}
    return Int(sqlite3_changes64(handle))
  }

  /// Hands each row of a query to a closure, holding no more than one row in memory.
  /// - Throws: what SQLite says against it, or what the closure throws; the query ends there.
  public func forEach(
    _ sql: String, _ values: [(any Bindable)?] = [], _ body: (Row) throws -> Void
  ) throws {
    let statement = try checkOut(sql)
    defer { checkIn(statement) }
    try statement.bind(values)
    let row = Row(statement: statement)
    while try statement.step() { try body(row) }
  }

  /// All rows of a query, each made into a value.
  /// - Throws: as `forEach`.
  public func all<Value>(
    _ sql: String, _ values: [(any Bindable)?] = [], _ make: (Row) throws -> Value
  ) throws -> [Value] {
    var result: [Value] = []
    try forEach(sql, values) { result.append(try make($0)) }
    return result
  }

  /// The first row of a query made into a value, or nil where there is none.
  /// - Throws: as `forEach`.
  public func first<Value>(
    _ sql: String, _ values: [(any Bindable)?] = [], _ make: (Row) throws -> Value
  ) throws -> Value? {
    let statement = try checkOut(sql)
    defer { checkIn(statement) }
    try statement.bind(values)
    return try statement.step() ? make(Row(statement: statement)) : nil
  }

  /// The first column of the first row as an integer; nil where there is no row or it is NULL.
  /// - Throws: what SQLite says against it.
  public func int(_ sql: String, _ values: [(any Bindable)?] = []) throws -> Int? {
    try first(sql, values) { $0.int(0) } ?? nil
  }

  /// The first column of the first row as text; nil where there is no row or it is NULL.
  /// - Throws: what SQLite says against it.
  public func text(_ sql: String, _ values: [(any Bindable)?] = []) throws -> String? {
    try first(sql, values) { $0.text(0) } ?? nil
  }

  // A compiled statement is off its shelf while it is in use, so that a query inside the rows of the same query gets one
  // of its own.

  func checkOut(_ sql: String) throws(SQLiteError) -> PreparedStatement {
    let shelf = shelves.shelf(sql)
    if let statement = shelf.idle.popLast() { return statement }
    return try PreparedStatement(sql, on: self, shelf)
  }

  func checkIn(_ statement: PreparedStatement) {
    statement.reset()
    statement.shelf.idle.append(statement)
  }
}
