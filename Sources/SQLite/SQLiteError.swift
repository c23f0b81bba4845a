import CSQLite

/// What SQLite refused, in its own words.
///
/// It carries the SQL but never the bound values: an error may end up in a log, a record may not.
public struct SQLiteError: Error, Equatable, Sendable {
  /// The extended result code, such as 787 for a broken foreign key. <https://sqlite.org/rescode.html>
  public let code: Int32
  /// SQLite's message, such as `UNIQUE constraint failed: topics.name`.
  public let message: String
  /// The statement that failed, if one was running.
  public let sql: String?

  /// An error with an extended result code, a message and the SQL it happened in.
  public init(code: Int32, message: String, sql: String? = nil) {
    self.code = code
    self.message = message
    self.sql = sql
  }

  /// The primary result code: the low byte of the extended one.
  public var primaryCode: Int32 { code & 0xff }

  /// Another connection holds the lock that was needed, for longer than the busy timeout.
  public var isBusy: Bool { primaryCode == SQLITE_BUSY || primaryCode == SQLITE_LOCKED }
  /// A `CHECK`, `UNIQUE`, `NOT NULL`, foreign key or `RAISE` in the schema said no.
  public var isConstraint: Bool { primaryCode == SQLITE_CONSTRAINT }
  /// The file is no SQLite database at all.
  public var isNotADatabase: Bool { primaryCode == SQLITE_NOTADB }
  /// The file is damaged.
  public var isCorrupt: Bool { primaryCode == SQLITE_CORRUPT }
  /// A full-text index is so broken that FTS5 does not read it. <https://sqlite.org/rescode.html#corrupt_vtab>
  public var isBrokenIndex: Bool {
    code == SQLITE_CORRUPT | 1 << 8
      || ["invalid fts5 file format", "vtable constructor failed"].contains { message.hasPrefix($0) }
  }
  /// There is not so much memory as was asked for.
  public var isOutOfMemory: Bool { primaryCode == SQLITE_NOMEM }
  /// The file or its folder may not be written.
  public var isReadOnly: Bool { primaryCode == SQLITE_READONLY }
  /// The file cannot be opened: missing, a folder, or without permission.
  public var isCannotOpen: Bool { primaryCode == SQLITE_CANTOPEN }
  /// It took longer than `Connection.limitTime` allows.
  public var isInterrupted: Bool { primaryCode == SQLITE_INTERRUPT }
  /// The disk is full, or the disk failed.
  public var isDiskFailure: Bool { primaryCode == SQLITE_FULL || primaryCode == SQLITE_IOERR }
  /// All of a transaction was written, and the disk does not say that it has it: the next one to open the file may find
  /// the transaction done. <https://sqlite.org/rescode.html#ioerr_fsync>
  public var mayBeDone: Bool { code == SQLITE_IOERR | 4 << 8 && sql == "COMMIT" }
}

extension SQLiteError: CustomStringConvertible {
  /// The message and the code, for people: `UNIQUE constraint failed: topics.name (SQLite 2067)`.
  public var description: String { "\(message) (SQLite \(code))" }
}
