internal import SQLite

/// Digests of what was written, each over what came since the one before, so that whoever keeps the newest elsewhere
/// can prove that nothing was changed behind the history.
public struct Seals {
  let db: Connection

  /// One of them.
  public struct Seal: Equatable, Sendable {
    /// Its number.
    public let id: Int
    /// When, in UTC.
    public let at: String
    /// The last row of the history that it covers.
    public let lastRow: Int
    /// The SHA3-256 over all until then, 64 hexadecimal digits.
    public let head: String
  }

  /// All seals, in order.
  public func all() throws -> [Seal] {
    try db.all("SELECT id, at, last_id, head FROM seals ORDER BY id") { row in
      Seal(id: row.int(0) ?? 0, at: row.text(1) ?? "", lastRow: row.int(2) ?? 0, head: row.text(3) ?? "")
    }
  }

  /// How many rows of the history no seal covers yet.
  public func unsealed() throws -> Int {
    try db.int("SELECT count(*) FROM history WHERE id > (SELECT ifnull(max(last_id), 0) FROM seals)") ?? 0
  }

  /// Seals what was written since the last seal, for good.
  /// - Parameter progress: told how many lines are behind it.
  /// - Returns: the newest seal; nil where the file is empty.
  public func seal(progress: (Int) -> Void = { _ in }) throws -> Seal? {
    try db.transaction {
      let newest = try all().last
      let last = try db.int("SELECT max(id) FROM history") ?? 0
      guard last > newest?.lastRow ?? 0 else { return newest }
      let at = try db.text("SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now')") ?? ""
      let (id, isUsedUp) = (newest?.id ?? 0).addingReportingOverflow(1)
      guard !isUsedUp else {
        throw Failure(.badData, "The numbers of seals are used up, which is not tracker's doing. Nothing was changed.")
      }
      func insert(_ head: String) throws {
        try db.execute("INSERT INTO seals (id, at, last_id, head) VALUES (?, ?, ?, ?)", [id, at, last, head])
      }
      // What to digest is told by the row of the seal, which cannot be changed once it has its head.
      var query: String?
      do {
        try db.transaction {
          try insert(String(repeating: "0", count: 64))
          query = try db.text("SELECT query FROM seal_queries WHERE id = ?", [id])
          throw Rehearsed()
        }
      } catch is Rehearsed {}
      var count = 0
      let head = try digest(of: query ?? "") { line in
        try db.execute(
          "INSERT INTO sealed_lines (number, part, record_id, digest) VALUES (?, ?, ?, ?)",
          [line.number, line.part, line.record, line.digest])
        count += 1
        progress(count)
      }
      try insert(head)
      return try all().last
    }
  }

  private struct Rehearsed: Error {}

  // MARK: - Whether they still hold

  /// A line that is not as it was sealed.
  public struct BrokenLine: Equatable, Sendable {
    /// What became of it.
    public enum Fate: String, Sendable {
      /// It has other words.
      case changed
      /// It was not there.
      case added
      /// It is gone.
      case removed
    }

    /// What became of it.
    public let fate: Fate
    /// The row of the history that it stands in or follows from.
    public let row: Int
    /// The record; nil for the row of the history itself.
    public let record: (table: RecordTable, id: Int)?

    /// Whether both tell the same.
    public static func == (one: BrokenLine, other: BrokenLine) -> Bool {
      one.fate == other.fate && one.row == other.row && one.record?.table == other.record?.table
        && one.record?.id == other.record?.id
    }
  }

  /// Whether a seal is that of what is in the file.
  /// - Parameter progress: told how many lines are behind it.
  public func holds(_ seal: Seal, progress: (Int) -> Void = { _ in }) throws -> Bool {
    guard let query = try db.text("SELECT query FROM seal_queries WHERE id = ?", [seal.id]) else { return false }
    var count = 0
    return try digest(of: query) { _ in
      count += 1
      progress(count)
    } == seal.head
  }

  /// The lines that are not as a seal that does not hold found them.
  public func brokenLines(of seal: Seal, _ body: (BrokenLine) throws -> Void) throws {
    guard let query = try db.text("SELECT query FROM seal_queries WHERE id = ?", [seal.id]) else { return }
    let first = try db.int("SELECT ifnull(max(last_id), 0) FROM seals WHERE id < ?", [seal.id]) ?? 0
    var last = (number: first, part: 2, record: 0)
    func removed(until next: (number: Int, part: Int, record: Int)) throws {
      try db.forEach(
        """
        SELECT number, part, record_id FROM sealed_lines
        WHERE (number, part, record_id) > (?, ?, ?) AND (number, part, record_id) < (?, ?, ?)
        ORDER BY number, part, record_id
        """, [last.number, last.part, last.record, next.number, next.part, next.record]
      ) { if let line = try broken(.removed, $0.int(0) ?? 0, $0.int(1) ?? 0, $0.int(2) ?? 0) { try body(line) } }
      last = next
    }
    _ = try digest(of: query) { line in
      try removed(until: (line.number, line.part, line.record))
      let sealed = try db.int(
        "SELECT digest FROM sealed_lines WHERE number = ? AND part = ? AND record_id = ?",
        [line.number, line.part, line.record])
      guard sealed != line.digest else { return }
      let fate: BrokenLine.Fate = sealed == nil ? .added : .changed
      if let line = try broken(fate, line.number, line.part, line.record) { try body(line) }
    }
    try removed(until: (seal.lastRow, 2, 0))
  }

  /// A line that is broken; nil for a record whose row of the history is gone, which is told already.
  private func broken(_ fate: BrokenLine.Fate, _ number: Int, _ part: Int, _ record: Int) throws -> BrokenLine? {
    guard part != 0 else { return BrokenLine(fate: fate, row: number, record: nil) }
    let table = try db.text("SELECT table_name FROM history WHERE id = ?", [number])
    return table.flatMap(RecordTable.init).map { BrokenLine(fate: fate, row: number, record: ($0, record)) }
  }

  // MARK: - The digest

  /// A line as a seal has it.
  private struct Line {
    let number: Int
    let part: Int
    let record: Int
    /// The first eight bytes of its SHA3-256.
    let digest: Int
  }

  /// What the stock shell's `sha3_query(query, 256)` gives, in lower-case hexadecimal digits.
  ///
  /// Its format: `S` and the SQL, then for each row `R` and for each value `N`, `I` with eight bytes, `T` or `B` with
  /// the bytes; texts and blobs have their length in decimal digits and a colon before them.
  /// Source: SQLite, ext/misc/shathree.c, <https://sqlite.org/src/file/ext/misc/shathree.c>.
  private func digest(of query: String, _ body: (Line) throws -> Void) throws -> String {
    try db.addFunction("sha3", arguments: 2) { SHA3.hash256($0) }
    var digest = SHA3()
    digest.update("S\(query.utf8.count):\(query)")
    try db.forEach(query) { row in
      let seal = row.text(0) ?? ""
      digest.update("RT\(seal.utf8.count):\(seal)")
      let place = (1...3).map { row.int($0) ?? 0 }
      for number in place {
        digest.update("I")
        withUnsafeBytes(of: Int64(number).bigEndian) { digest.update($0) }
      }
      let line = row.blob(4) ?? []
      digest.update("B\(line.count):")
      line.withUnsafeBytes { digest.update($0) }
      let start = line.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      try body(Line(number: place[0], part: place[1], record: place[2], digest: Int(truncatingIfNeeded: start)))
    }
    return SHA3.hex(digest.finish())
  }
}
