internal import SQLite

/// What was written to a file, by commands and by something else than tracker.
public struct Changes {
  let db: Connection

  /// Runs a command's writing as one change, whole or not at all: what it does is recorded under its name.
  /// - Parameters:
  ///   - command: the command, such as `add`.
  ///   - by: who runs it.
  ///   - undone: the change that it takes back, if it does that.
  public func record<Value>(
    _ command: String, by: String?, undoing undone: Change? = nil, _ body: () throws -> Value
  ) throws -> Value {
    var value: Value?
    do {
      try db.transaction {
        let newest = try db.int("SELECT max(id) FROM history")
        var (undoesID, undoesRows): (Int?, ClosedRange<Int>?)
        switch undone?.name {
        case .command(let id): undoesID = id
        case .external: undoesRows = undone?.rows
        case nil: break
        }
        try db.execute(
          "INSERT INTO changes (by, command, undoes_id, undoes_first_id, undoes_last_id) VALUES (?, ?, ?, ?, ?)",
          [by, command, undoesID, undoesRows?.lowerBound, undoesRows?.upperBound])
        try db.execute("UPDATE open_change SET change_id = ?", [db.lastInsertID])
        value = try body()
        try db.execute("UPDATE open_change SET change_id = NULL")
        if try db.int("SELECT max(id) FROM history") == newest { throw NothingWritten() }
      }
    } catch is NothingWritten {}
    guard let value else { throw NothingWritten() }
    return value
  }

  /// Runs a command's writing as `record` does, and takes all of it back.
  public func rehearse<Value>(
    _ command: String, by: String?, undoing undone: Change? = nil, _ body: () throws -> Value
  ) throws -> Value {
    var value: Value?
    do {
      try db.transaction {
        value = try record(command, by: by, undoing: undone, body)
        throw NothingWritten()
      }
    } catch is NothingWritten {}
    guard let value else { throw NothingWritten() }
    return value
  }

  /// Takes back the change itself where nothing came of it: it leaves no trace.
  private struct NothingWritten: Error {}

  // MARK: - Which there were

  /// Which changes to show; what is nil does not matter.
  public struct Filter: Sendable {
    /// Those that have one of these rows of the history.
    public var rows: [Int]?
    /// Those by this command: `add`, `statement edit`, or all of `statement`.
    public var command: String?
    /// Those by this person.
    public var by: String?
    /// Those made on this day, by the clock of this machine, or later: `2026-11-24`.
    public var since: String?
    /// Those made on this day or earlier.
    public var until: String?
    /// Only what something else than tracker wrote.
    public var isExternal = false
    /// The newest so many.
    public var limit: Int?

    /// Everything.
    public init() {}
  }

  /// The changes that a filter lets through, the newest first.
  public func all(_ filter: Filter = Filter()) throws -> [Change] {
    let commands = filter.isExternal ? [] : try commands(filter)
    let external = filter.command != nil || filter.by != nil ? [] : try external(filter)
    let all = (commands + external).sorted { $0.rows.lowerBound > $1.rows.lowerBound }
    return filter.limit.map { Array(all.prefix($0)) } ?? all
  }

  private func commands(_ filter: Filter) throws -> [Change] {
    try db.all(
      """
      \(Self.selectCommands)
      WHERE (?1 IS NULL OR id IN (
          SELECT change_id FROM history WHERE id IN (SELECT value FROM json_each(?1)) AND change_id IS NOT NULL))
        AND (?2 IS NULL OR command = ?2 OR substr(command, 1, length(?2) + 1) = ?2 || ' ')
        AND (?3 IS NULL OR by = ?3)
        AND (?4 IS NULL OR date(at, 'localtime') >= ?4)
        AND (?5 IS NULL OR date(at, 'localtime') <= ?5)
        AND EXISTS (SELECT 1 FROM history WHERE change_id = changes.id)
      ORDER BY id DESC
      LIMIT ifnull(?6, -1)
      """,
      [filter.rows.map(Self.list), filter.command, filter.by, filter.since, filter.until, filter.limit],
      Self.command)
  }

  private func external(_ filter: Filter) throws -> [Change] {
    try db.all(
      """
      \(Self.selectExternal)
      WHERE (?1 IS NULL OR EXISTS (SELECT 1 FROM json_each(?1) WHERE value BETWEEN first_id AND last_id))
        AND (?2 IS NULL OR date(until, 'localtime') >= ?2)
        AND (?3 IS NULL OR date(at, 'localtime') <= ?3)
      ORDER BY first_id DESC
      LIMIT ifnull(?4, -1)
      """,
      [filter.rows.map(Self.list), filter.since, filter.until, filter.limit], Self.external)
  }

  /// How many changes a filter lets through.
  public func count(_ filter: Filter) throws -> Int {
    var all = filter
    all.limit = nil
    return try self.all(all).count
  }

  /// The change that is called so; nil where there is none. An external change has the name of each of its rows.
  public func get(_ name: ChangeName) throws -> Change? {
    switch name {
    case .command(let id):
      try db.first(
        "\(Self.selectCommands) WHERE id = ? AND EXISTS (SELECT 1 FROM history WHERE change_id = changes.id)", [id],
        Self.command)
    case .external(let row):
      try db.first("\(Self.selectExternal) WHERE ? BETWEEN first_id AND last_id", [row], Self.external)
    }
  }

  /// The change that is meant by a name.
  /// - Throws: `Failure` where there is none.
  public func find(_ text: String) throws -> Change {
    guard let name = ChangeName(text) else {
      throw Failure(
        .badData,
        "\"\(text.prefix(40))\" is no change; a change is called by its number, as in 14, or e17. "
          + "`tracker history` shows them all.")
    }
    guard let change = try get(name) else {
      throw Failure(.notFound, "There is no change \(name). `tracker history` shows them all.")
    }
    return change
  }

  /// The change that a row of the history belongs to.
  func of(row: Int) throws -> Change? {
    let command = try db.int("SELECT change_id FROM history WHERE id = ?", [row])
    return try get(command.map { .command($0) } ?? .external(row))
  }

  private static let selectCommands = """
    SELECT id, (SELECT min(id) FROM history WHERE change_id = changes.id),
      (SELECT max(id) FROM history WHERE change_id = changes.id), at, datetime(at, 'localtime'), by, command,
      undoes_id, undoes_first_id
    FROM changes
    """

  private static func command(_ row: Row) -> Change {
    let first = row.int(1) ?? 0
    return Change(
      name: .command(row.int(0) ?? 0), rows: first...max(first, row.int(2) ?? 0), at: row.text(3) ?? "",
      localTime: row.text(4) ?? "", by: row.text(5), command: row.text(6),
      undoes: row.int(7).map { .command($0) } ?? row.int(8).map { .external($0) })
  }

  private static let selectExternal =
    "SELECT first_id, last_id, at, datetime(at, 'localtime') FROM external_changes"

  private static func external(_ row: Row) -> Change {
    let first = row.int(0) ?? 0
    return Change(
      name: .external(first), rows: first...max(first, row.int(1) ?? 0), at: row.text(2) ?? "",
      localTime: row.text(3) ?? "", by: nil, command: nil, undoes: nil)
  }

  private static func list(_ ids: [Int]) -> String { "[\(ids.map(String.init).joined(separator: ","))]" }

  // MARK: - Which were taken back

  /// For each change that is taken back, the change that did it; one that was itself taken back does not count.
  public func takenBack() throws -> [ChangeName: Int] {
    let undos = try db.all(
      """
      SELECT id, undoes_id, undoes_first_id FROM changes
      WHERE undoes_id IS NOT NULL OR undoes_first_id IS NOT NULL
      ORDER BY id DESC
      """
    ) { row in
      (id: row.int(0) ?? 0, undoes: row.int(1).map { .command($0) } ?? ChangeName.external(row.int(2) ?? 0))
    }
    var by: [ChangeName: Int] = [:]
    // Whatever takes an undo back is newer, so it is known by then.
    for undo in undos where by[.command(undo.id)] == nil { by[undo.undoes] = undo.id }
    return by
  }
}
