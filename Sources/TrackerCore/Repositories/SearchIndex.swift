internal import SQLite

/// The index of the words of all records, which triggers keep in step with the records whoever writes.
public struct SearchIndex {
  let db: Connection

  /// A kind of record that has an index of its own.
  public enum Kind: String, CaseIterable, Sendable {
    /// Statements: quotes, translations, paraphrases, speakers and roles as printed.
    case statement
    /// Sources: publishers, titles, addresses, archived texts.
    case source
    /// Claims in all wordings.
    case claim
    /// Officials in all spellings, with their posts.
    case official
    /// Organizations in all spellings.
    case organization

    /// More than one of them; the table that they stand in.
    public var plural: String { rawValue + "s" }

    /// Whether the index keeps no copy of the words, and reads them from the records where it needs them.
    fileprivate var readsRecords: Bool { self == .statement || self == .source }
  }

  /// Holds the index of a kind against its records, in a file that is open for writing.
  /// - Returns: whether it has exactly the words of the records.
  public func isRight(_ kind: Kind) throws -> Bool {
    let index = "\(kind.rawValue)_words"
    do {
      // With rank 1 it is held against the records too. https://sqlite.org/fts5.html#the_integrity_check_command
      try db.execute("INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', 1)")
      guard !kind.readsRecords else { return true }
      let records = "SELECT id, words FROM folded_words WHERE kind = '\(kind.rawValue)'"
      let indexed = "SELECT rowid, words FROM \(index)"
      for (one, other) in [(records, indexed), (indexed, records)] {
        if try db.int("SELECT EXISTS (\(one) EXCEPT \(other))") != 0 { return false }
      }
      return true
    } catch let error as SQLiteError where error.isOfSearchIndex {
      return false
    }
  }

  /// Makes the index of a kind again from its records, however broken it is.
  public func rebuild(_ kind: Kind) throws {
    let index = "\(kind.rawValue)_words"
    // FTS5 neither rebuilds nor drops an index that it cannot read. So the tables that it keeps the index in become
    // those of an empty one first. https://sqlite.org/fts5.html#fts5_data_structures
    try db.setShadowTables(writable: true)
    defer { try? db.setShadowTables(writable: false) }
    try db.transaction {
      try db.execute("CREATE VIRTUAL TABLE temp.empty_words USING fts5 (words)")
      for part in ["config", "data", "idx", "docsize"] + (kind.readsRecords ? [] : ["content"]) {
        try db.execute("DELETE FROM \(index)_\(part)")
        try db.execute("INSERT INTO \(index)_\(part) SELECT * FROM temp.empty_words_\(part)")
      }
      try db.execute("DROP TABLE temp.empty_words")
      // This has FTS5 forget what it remembers of the old one, too.
      try db.execute("INSERT INTO \(index) (\(index)) VALUES ('rebuild')")
      if kind == .statement {
        // As it was made: see migrations/0016-words.sql.
        try db.execute("INSERT INTO \(index) (\(index), rank) VALUES ('hashsize', 16777216)")
      }
      guard !kind.readsRecords else { return }
      try db.execute(
        "INSERT INTO \(index) (rowid, words) SELECT id, words FROM folded_words WHERE kind = '\(kind.rawValue)'")
    }
  }

  /// The words of a record as they were written: UTF-8, for another core to read.
  typealias Written = (id: Int, words: [UInt8])

  /// The words of the records with these numbers: what `written_words` says of them.
  static func written(_ kind: Kind, _ ids: Range<Int>, _ db: Connection) throws -> [Written] {
    // Nearly all are statements. To put their texts together takes SQLite longer than to read them.
    let texts = kind == .statement ? ["quote", "translation", "paraphrase", "speaker_text", "role_title", "note"] : []
    let query =
      texts.isEmpty
      ? "SELECT id, words FROM written_words WHERE kind = '\(kind.rawValue)' AND id >= ? AND id < ?"
      : "SELECT id, \(texts.joined(separator: ", ")) FROM statements WHERE id >= ? AND id < ?"
    return try db.all(query, [ids.lowerBound, ids.upperBound]) { row in
      var words: [UInt8] = []
      words.reserveCapacity(512)
      row.append(1, to: &words)
      for column in texts.indices.dropFirst() {
        words.append(UInt8(ascii: "\n"))
        row.append(column + 1, to: &words)
      }
      return (row.int(0) ?? 0, words)
    }
  }
}

extension SQLiteError {
  /// Whether a search index is to blame for it that was asked for something. A broken one may seem to be larger than any
  /// memory.
  var isOfSearchIndex: Bool { isBrokenIndex || isCorrupt || isOutOfMemory }
}
