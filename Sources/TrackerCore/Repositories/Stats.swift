internal import SQLite

/// How large a file is and what is in it.
public struct Stats: Sendable {
  /// Where it is.
  public let path: String
  /// Its size.
  public let bytes: Int
  /// How much of that is free for new records.
  public let freeBytes: Int
  /// The size of the log beside it, which has what was written last.
  public let logBytes: Int
  /// How many migrations made it.
  public let migrations: Int
  /// The version of SQLite that reads it here.
  public let sqliteVersion: String
  /// The tables and how many rows each has.
  public let counts: [(name: String, rows: Int)]
}

extension Database {
  /// How large it is and what is in it.
  public func stats() throws -> Stats {
    try connection.snapshot {
      let page = try connection.int("PRAGMA page_size") ?? 0
      let tables = RecordTable.allCases.map(\.rawValue) + ["changes", "history", "seals"]
      return Stats(
        path: connection.path, bytes: FileSize.of(connection.path),
        freeBytes: page * (try connection.int("PRAGMA freelist_count") ?? 0),
        logBytes: FileSize.of(connection.path + "-wal"),
        migrations: try connection.int("SELECT count(*) FROM migrations") ?? 0,
        sqliteVersion: try connection.text("SELECT sqlite_version()") ?? "",
        counts: try tables.map { ($0, try connection.int("SELECT count(*) FROM \($0)") ?? 0) })
    }
  }

  /// Whether there is no file at a path, or one with nothing in it.
  public static func isFree(_ path: String) -> Bool { FileSize.of(path) == 0 }
}
