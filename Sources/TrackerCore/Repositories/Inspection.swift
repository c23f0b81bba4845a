internal import SQLite

/// Holds a file against its own rules.
public struct Inspection {
  let database: Database
  var db: Connection { database.connection }

  /// How it looks.
  public struct Manner: Sendable {
    /// Whether every page is read, and the history of every record.
    public var isFull = false
    /// Whether a search index that is wrong is made again.
    public var fixes = false
    /// The head of a seal that was kept elsewhere.
    public var head: String?
    /// The day that it is: `2026-11-24`.
    public var today: String

    /// The usual manner.
    public init(today: String) { self.today = today }
  }

  /// Looks at everything.
  /// - Parameters:
  ///   - progress: told what is looked at now, and how much of it is done.
  ///   - body: told each finding.
  public func run(
    _ manner: Manner, progress: (Finding.Rule, Int) -> Void = { _, _ in }, _ body: (Finding) throws -> Void
  ) throws {
    for rule in Finding.Rule.allCases {
      progress(rule, 0)
      // What views and triggers say that are not ours cannot be relied on.
      if !database.differences.isEmpty, [.search, .copies, .seals, .duplicates].contains(rule) { continue }
      switch rule {
      case .structure: try structure(manner.isFull, body)
      case .references:
        try references(body)
        try circles(body)
      case .search: try searchIndex(fixes: manner.fixes, body)
      case .copies: try copies(body)
      case .texts: try texts({ progress(rule, $0) }, body)
      case .quotes: try quotes(body)
      case .history: try history(manner.isFull, body)
      case .seals: try seals(manner.head, { progress(rule, $0) }, body)
      case .dates: try dates(today: manner.today, body)
      case .roles: try roles(body)
      case .tenure: try tenure(body)
      case .positions: try positions(body)
      case .orphans: try orphans(body)
      case .duplicates: try duplicates(body)
      }
    }
  }

  // MARK: - What the file says of itself

  /// <https://sqlite.org/pragma.html#pragma_integrity_check>
  private func structure(_ isFull: Bool, _ body: (Finding) throws -> Void) throws {
    for difference in database.differences {
      try body(
        Finding(
          .wrong, .structure, "Its schema is not as tracker made it: \(difference).",
          "Restore a backup, or undo what was done to its schema. Until then seals and the search index are not looked at."
        ))
    }
    try db.forEach(isFull ? "PRAGMA integrity_check" : "PRAGMA quick_check") { row in
      guard let damage = row.text(0), damage != "ok" else { return }
      try body(
        Finding(
          .wrong, .structure, "SQLite finds damage: \(damage).",
          "Restore a backup, or save what can be read with: sqlite3 FILE .recover"))
    }
  }

  private func references(_ body: (Finding) throws -> Void) throws {
    try db.forEach("PRAGMA foreign_key_check") { row in
      let table = row.text(0).flatMap(RecordTable.init)
      try body(
        Finding(
          .wrong, .references, table, row.int(1),
          "It refers to a row of \(row.text(2) ?? "a table") that is not there"
            + (table == nil ? ", in row \(row.int(1) ?? 0) of \(row.text(0) ?? "a table")." : "."),
          "Somebody wrote with foreign keys off. Restore a backup, or put right what it refers to."))
    }
  }

  private func searchIndex(fixes: Bool, _ body: (Finding) throws -> Void) throws {
    guard !db.isReadOnly else { return }
    for kind in SearchIndex.Kind.allCases where try !database.searchIndex.isRight(kind) {
      if fixes { try database.searchIndex.rebuild(kind) }
      var finding = Finding(
        .wrong, .search, "The search index of \(kind.plural) is not that of the records.",
        fixes ? "It was made again." : "`tracker check --fix` makes it again.")
      finding.isFixed = fixes
      try body(finding)
    }
  }

  private func copies(_ body: (Finding) throws -> Void) throws {
    let advice = "Somebody wrote past the triggers. Write the record's date or claim again, and it is put right."
    try db.forEach(
      """
      SELECT statements.id FROM statements LEFT JOIN dates ON edtf = said_on
      WHERE (statements.earliest, statements.latest) IS NOT (dates.earliest, dates.latest)
      """
    ) { row in
      try body(
        Finding(
          .wrong, .copies, .statements, row.int(0), "Its first and last day are not those of its date.", advice))
    }
    try db.forEach(
      """
      SELECT stances.id FROM stances JOIN stance_copies AS right USING (id)
      WHERE (
        stances.official_id, stances.organization_id, stances.earliest, stances.latest, stances.uncertain,
        stances.root_id, stances.side
      ) IS NOT (
        right.official_id, right.organization_id, right.earliest, right.latest, right.uncertain, right.root_id, right.side
      )
      """
    ) { row in
      try body(
        Finding(.wrong, .copies, .stances, row.int(0), "It is not as its statement and its claim say.", advice))
    }
  }

  // MARK: - Archived texts

  private func texts(_ progress: (Int) -> Void, _ body: (Finding) throws -> Void) throws {
    var count = 0
    try db.forEach("SELECT id, text, text_sha3 FROM sources WHERE text IS NOT NULL ORDER BY id") { row in
      count += 1
      progress(count)
      guard SHA3.hex256(row.text(1) ?? "") != row.text(2) else { return }
      try body(
        Finding(
          .wrong, .texts, .sources, row.int(0), "The archived text is not that of its SHA3-256.",
          "Somebody changed the text or the digest; `tracker history --record source:\(row.int(0) ?? 0)` shows what it was."
        ))
    }
  }

  private func quotes(_ body: (Finding) throws -> Void) throws {
    try db.forEach(
      """
      SELECT citations.id, statement_id, source_id, start, end, length(text)
      FROM citations
      JOIN sources ON sources.id = source_id AND text IS NOT NULL
      JOIN statements ON statements.id = statement_id
      WHERE start IS NOT NULL
        AND (end > length(text) OR verbatim AND substr(text, start + 1, end - start) IS NOT quote)
      """
    ) { row in
      let place = "\(row.int(3) ?? 0)–\(row.int(4) ?? 0) of source #\(row.int(2) ?? 0)"
      let length = row.int(5) ?? 0
      try body(
        Finding(
          .wrong, .quotes, .citations, row.int(0),
          (row.int(4) ?? 0) > length
            ? "Statement #\(row.int(1) ?? 0) is cited at \(place), whose archived text has only \(length) code points."
            : "The quote of statement #\(row.int(1) ?? 0) does not stand word for word at \(place).",
          "Hold the quote against the archived text, and put the quote or the place right."))
    }
  }
}
