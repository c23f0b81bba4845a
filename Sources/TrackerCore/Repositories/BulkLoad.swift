internal import SQLite

/// Very many records written in one go: the triggers are at rest meanwhile, and what they would have done for each row
/// is done for all of them at the end, or by whoever writes them.
///
/// Use it inside one transaction, and do nothing else there.
final class BulkLoad {
  /// The tables of records, in the order in which their history is told: what is referred to first.
  private static let tables = [
    "topics", "organizations", "officials", "names", "roles", "sources", "claims", "claim_topics", "not_same",
    "statements", "citations", "stances", "links",
  ]
  /// The tables that have most of the rows.
  private static let large = ["statements", "citations", "stances"]

  /// How many statements need no preparations.
  private static let few = 5000

  private let db: Connection
  /// The highest number in each table before.
  private let last: [String: Int]
  /// The indexes that are made again at the end.
  private var indexes: [SchemaObject] = []

  /// Begins.
  /// - Parameters:
  ///   - database: where to write, in a transaction.
  ///   - statements: how many may come. Where they are more than there are, it is sooner done to make the indexes of
  ///     statements again than to keep them in step.
  init(_ database: Database, expecting statements: Int) throws {
    db = database.connection
    var last: [String: Int] = [:]
    for table in Self.tables { last[table] = try db.int("SELECT max(id) FROM \(table)") ?? 0 }
    self.last = last
    guard !last.values.contains(Int.max) else {
      throw Failure(.failed, "The numbers of a table are used up. Export the records, and import them into a new file.")
    }
    // A page that changes often is written once, not each time it is crowded out.
    if statements > Self.few { try db.execute("PRAGMA cache_size = -65536") }
    if statements > max(last["statements"] ?? 0, Self.few) {
      indexes = try db.schemaObjects().filter { object in
        object.type == "index" && Self.large.contains(object.table) && !object.sql.hasPrefix("CREATE UNIQUE")
      }
      for index in indexes { try db.execute("DROP INDEX \"\(index.name)\"") }
    }
    try rest(true)
  }

  /// Has the triggers rest, and references not looked up twice: whoever writes has found or made what they refer to.
  private func rest(_ rests: Bool) throws {
    try db.setTriggers(working: !rests)
    try db.setForeignKeys(checked: !rests)
  }

  /// Whether the statements can be looked up by nothing but their numbers and uids just now.
  var hasNoIndexes: Bool { !indexes.isEmpty }

  /// Whether a row was written since this began.
  func isNew(_ table: String, _ id: Int) -> Bool { id > last[table] ?? 0 }

  /// The numbers of the rows that were written since this began.
  func newIDs(_ table: String) throws -> Range<Int> {
    let first = (last[table] ?? 0) + 1
    return first..<max(first, try db.int("SELECT ifnull(max(id), 0) + 1 FROM \(table)") ?? first)
  }

  /// Changes a row. One that was there before is changed with all that follows from it; what follows from a new one is
  /// done at the end.
  func change<Value>(_ table: String, _ id: Int, _ body: () throws -> Value) throws -> Value {
    guard !isNew(table, id) else { return try body() }
    try rest(false)
    defer { try? rest(true) }
    return try body()
  }

  /// Gives up, or comes after `finish`: the triggers work again.
  func end() { try? rest(false) }

  /// Does what the triggers would have done.
  /// - Parameter progress: told how many of how many records have their words in the index.
  func finish(progress: (_ done: Int, _ of: Int) -> Void) throws {
    for table in Self.tables {
      let ids = try newIDs(table)
      guard !ids.isEmpty else { continue }
      try db.execute(
        """
        INSERT INTO history (change_id, table_name, first_id, last_id, action)
        SELECT change_id, ?, ?, ?, 'insert' FROM open_change
        """, [table, ids.lowerBound, ids.upperBound - 1])
    }
    try indexWords(progress)
    if hasNoIndexes {
      // Sorted on the other core, too. https://sqlite.org/pragma.html#pragma_threads
      _ = try db.int("PRAGMA threads = 2")
      // What each of the three that sort holds at once is as large as the cache, beside the cache.
      try db.execute("PRAGMA cache_size = -4096")
    }
    for index in indexes { try db.execute(index.sql) }
    try rest(false)
    // A name or a post of a record that was there before belongs to its words.
    for (kind, table) in [("official", "names"), ("organization", "names"), ("claim", "names"), ("official", "roles")] {
      let ids = try db.all(
        "SELECT DISTINCT \(kind)_id FROM \(table) WHERE id > ? AND \(kind)_id <= ?", [last[table], last["\(kind)s"]]
      ) { $0.int(0) ?? 0 }
      for id in ids { try db.execute("INSERT INTO read_again VALUES (?, ?)", [kind, id]) }
    }
    if hasNoIndexes {
      // What a query is planned by. https://sqlite.org/lang_analyze.html#approximate_analyze_for_large_databases
      try db.execute("PRAGMA analysis_limit = 1000")
      try db.execute("ANALYZE")
    }
  }

  /// Puts the words of all new records into their index, folded on another core.
  private func indexWords(_ progress: (_ done: Int, _ of: Int) -> Void) throws {
    let total = try SearchIndex.Kind.allCases.reduce(0) { try $0 + newIDs($1.plural).count }
    var done = 0
    for kind in SearchIndex.Kind.allCases {
      let insert = "INSERT INTO \(kind.rawValue)_words (rowid, words) VALUES (?, ?)"
      var rest = try newIDs(kind.plural)
      let folded = Ahead<[SearchIndex.Written], [(id: Int, folded: String)]>({ [db] in
        guard !rest.isEmpty else { return nil }
        let piece = rest.prefix(500)
        rest = piece.upperBound..<rest.upperBound
        return try SearchIndex.written(kind, piece, db)
      }) { written in written.map { ($0.id, Fold.text(String(decoding: $0.words, as: UTF8.self))) } }
      while let records = try folded.take() {
        for record in records {
          try db.execute(insert) {
            $0.add(record.id)
            $0.add(record.folded)
          }
        }
        done += records.count
        progress(done, total)
      }
    }
  }
}
