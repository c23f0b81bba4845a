import CSQLite

/// One step of the schema: a script with a name that sorts, such as `0003-statements.sql`.
public struct Migration: Equatable, Sendable {
  /// The script's file name.
  public let name: String
  /// The script.
  public let sql: String

  /// A step with the script's file name and text.
  public init(name: String, sql: String) {
    self.name = name
    self.sql = sql
  }
}

/// Why a file is not migrated. Each case is one sentence for people.
public enum MigrationRefusal: Error, Equatable, Sendable {
  /// The text that was applied differs from the one that is known, first on this line.
  case edited(name: String, line: Int)
  /// The file has a step that is not known here: a newer program made it.
  case unknown(name: String)
  /// The file has later steps but not this one.
  case missing(name: String, before: String)
  /// The file has the steps in another order.
  case outOfOrder(name: String, after: String)
  /// A statement of the script failed.
  case failed(name: String, line: Int, reason: SQLiteError)
  /// The script tries to begin or end a transaction, attach a file or set a pragma.
  case forbidden(name: String, line: Int)
}

extension MigrationRefusal: CustomStringConvertible {
  /// The sentence.
  public var description: String {
    switch self {
    case .edited(let name, let line):
      "Migration \(name) was applied to this file in another wording: line \(line) differs. "
        + "Use the program version that made the file, or export there and import here."
    case .unknown(let name):
      "This file was made by a newer program: it has the migration \(name), which is not known here. "
        + "Nothing was changed; install the newer version to open it."
    case .missing(let name, let before):
      "Migration \(name) was never applied to this file, though the later \(before) was. "
        + "Restore a backup; the file was put together by hand."
    case .outOfOrder(let name, let after):
      "Migration \(name) was applied to this file after \(after), which comes later. "
        + "Restore a backup; the file was put together by hand."
    case .failed(let name, let line, let reason):
      "Migration \(name) failed on line \(line): \(reason). Nothing was changed."
    case .forbidden(let name, let line):
      "Migration \(name) may not begin or end transactions, attach files or set pragmas, as line \(line) does. "
        + "Nothing was changed."
    }
  }
}

/// Brings a file's schema up to date, whole or not at all, and refuses files whose past it does not know.
///
/// The table `migrations` keeps the text of each script that was applied.
public struct Migrator: Sendable {
  /// All steps, in order.
  public let migrations: [Migration]

  /// The table in which applied scripts are kept.
  public static let table = SchemaObject(
    type: "table", name: "migrations", table: "migrations",
    sql: """
      CREATE TABLE migrations (
        -- The scripts that made this schema, in the order in which they were applied.
        id INTEGER PRIMARY KEY,
        name TEXT NOT NULL UNIQUE,
        sql TEXT NOT NULL,
        applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))
      ) STRICT
      """)

  /// A migrator that knows these steps, in order.
  public init(_ migrations: [Migration]) {
    self.migrations = migrations
  }

  /// Compares the file's past with the known steps. Reads only.
  /// - Parameter objects: what is in the file, where that is known already.
  /// - Returns: the steps that the file does not have yet.
  /// - Throws: `MigrationRefusal`, or `SQLiteError` where the file cannot be read.
  public func pending(
    on connection: Connection, objects: [SchemaObject]? = nil
  ) throws -> ArraySlice<Migration> {
    guard try (objects ?? connection.schemaObjects()).contains(Self.table) else { return migrations[...] }
    let applied = try connection.all("SELECT name, sql FROM migrations ORDER BY id") { row in
      Migration(name: row.text(0) ?? "", sql: row.text(1) ?? "")
    }
    try check(applied)
    return migrations[applied.count...]
  }

  /// Applies what is pending in one transaction.
  /// - Returns: the names of the steps that were applied.
  /// - Throws: `MigrationRefusal`, or `SQLiteError`; the file is then as it was.
  @discardableResult
  public func migrate(_ connection: Connection) throws -> [String] {
    try connection.transaction {
      // Asked again under the lock: another process may have migrated meanwhile.
      let pending = try pending(on: connection)
      if pending.startIndex == 0, !pending.isEmpty { try connection.execute(Self.table.sql) }
      for migration in pending { try apply(migration, to: connection) }
      return pending.map(\.name)
    }
  }

  private func apply(_ migration: Migration, to connection: Connection) throws {
    do {
      try connection.runScript(migration.sql)
    } catch {
      if error.reason.primaryCode == SQLITE_AUTH {
        throw MigrationRefusal.forbidden(name: migration.name, line: error.line)
      }
      throw MigrationRefusal.failed(name: migration.name, line: error.line, reason: error.reason)
    }
    try connection.execute(
      "INSERT INTO migrations (name, sql) VALUES (?, ?)", [migration.name, migration.sql])
  }

  private func check(_ applied: [Migration]) throws(MigrationRefusal) {
    var last = -1
    for step in applied {
      guard let position = migrations.firstIndex(where: { $0.name == step.name }) else {
        throw .unknown(name: step.name)
      }
      guard position > last else {
        throw .outOfOrder(name: step.name, after: migrations[last].name)
      }
      last = position
    }
    for (step, known) in zip(applied, migrations) {
      guard step.name == known.name else { throw .missing(name: known.name, before: step.name) }
      if let line = firstDifferentLine(step.sql, known.sql) { throw .edited(name: step.name, line: line) }
    }
  }

  private func firstDifferentLine(_ one: String, _ other: String) -> Int? {
    guard !one.hasSameBytes(as: other) else { return nil }
    let ones = one.split(separator: "\n", omittingEmptySubsequences: false)
    let others = other.split(separator: "\n", omittingEmptySubsequences: false)
    return zip(ones, others).prefix { $0.utf8.elementsEqual($1.utf8) }.count + 1
  }
}
