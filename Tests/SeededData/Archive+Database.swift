internal import SQLite
internal import TrackerCore

extension Archive {
  /// Makes a tracker database and fills it.
  /// - Parameters:
  ///   - path: the file; one that is there must have no records.
  ///   - progress: told after each statement how many are written.
  public func fill(databaseAt path: String, progress: (Int) -> Void = { _ in }) throws {
    // Makes the file, and compares its schema with what it should be.
    _ = try Database(path, for: .writing)
    let connection = try Connection(path, .readWrite)
    try connection.trustSchema()
    guard try connection.int("SELECT count(*) FROM history") == 0 else {
      throw Failure(.badData, "There are records in \(path) already. Name a file that is not there yet.")
    }
    // Rows are written without asking whether what they refer to is there already; all of it is in the end.
    try connection.execute("PRAGMA foreign_keys = OFF")
    // A new file that is lost is made again. So nothing waits for the disk, and pages are written once, not first to
    // the log; pages that are new need no journal.
    try connection.execute("PRAGMA synchronous = OFF")
    try connection.execute("PRAGMA journal_mode = MEMORY")
    try connection.execute("PRAGMA cache_size = -131072")
    try connection.transaction {
      let setAside = try SetAside(on: connection)
      let filler = Filler(connection)
      try forEachRecord { record in
        try filler.insert(record)
        if case .statement(let statement) = record { progress(statement.id) }
      }
      try filler.finish()
      try setAside.putBack(on: connection)
    }
    try connection.execute("PRAGMA journal_mode = WAL")
    try connection.execute("PRAGMA synchronous = FULL")
    let index = try Database(path, for: .writing).searchIndex
    for kind in SearchIndex.Kind.allCases { try index.rebuild(kind) }
    // What a query is planned by.
    try connection.execute("PRAGMA analysis_limit = 1000")
    try connection.execute("ANALYZE")
    try connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
  }
}
