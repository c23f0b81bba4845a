internal import SQLite

/// Takes a change back, from nothing but its rows in the history.
public struct Undo {
  let database: Database
  private var db: Connection { database.connection }

  /// What came of it.
  public struct Outcome {
    /// The change that took the other back.
    public let change: Change
    /// The change that was taken back.
    public let undone: Change
  }

  /// How many rows of the history are read, and records deleted, at a time.
  private static let portion = 10_000

  /// Takes a change back as a change of its own.
  /// - Parameters:
  ///   - name: which; nil for the newest that is not taken back and is itself no undo.
  ///   - by: who does that.
  ///   - isRehearsal: whether all stays as it was.
  ///   - progress: told how many rows of the history are behind it.
  ///   - body: told what came of it, before it is taken back again where it is a rehearsal.
  /// - Throws: `Failure` where there is no such change, it is taken back already, or later changes stand on it.
  public func run(
    _ name: ChangeName?, by: String?, isRehearsal: Bool = false, progress: (Int, Int) -> Void = { _, _ in },
    _ body: (Outcome) throws -> Void
  ) throws {
    try db.transaction {
      let changes = database.changes
      let undone = try change(name)
      try refuseWhereLaterStandOnIt(undone)
      func write() throws {
        // The order of the rows is that of the history turned round, not that of the references.
        // https://sqlite.org/pragma.html#pragma_defer_foreign_keys
        try db.execute("PRAGMA defer_foreign_keys = ON")
        try takeBack(undone, progress)
        if try db.hasBrokenReferences { throw try brokenReference(undone) }
      }
      func report() throws {
        guard let newest = try db.int("SELECT max(id) FROM changes"), let change = try changes.get(.command(newest))
        else { return }
        try body(Outcome(change: change, undone: undone))
      }
      if isRehearsal {
        try changes.rehearse("undo", by: by, undoing: undone) {
          try write()
          try report()
        }
      } else {
        try changes.record("undo", by: by, undoing: undone, write)
        try report()
      }
    }
  }

  // MARK: - Which change

  private func change(_ name: ChangeName?) throws -> Change {
    let takenBack = try database.changes.takenBack()
    guard let name else { return try newest(notIn: takenBack) }
    guard let change = try database.changes.get(name) else {
      throw Failure(.notFound, "There is no change \(name). `tracker history` shows them all.")
    }
    if let undo = takenBack[change.name] {
      throw Failure(
        .badData,
        "The \(change.title) was taken back by change #\(undo) already. `tracker undo \(undo)` brings it back.")
    }
    return change
  }

  private func newest(notIn takenBack: [ChangeName: Int]) throws -> Change {
    var filter = Changes.Filter()
    filter.limit = 100
    while true {
      let changes = try database.changes.all(filter)
      if let change = changes.first(where: { $0.undoes == nil && takenBack[$0.name] == nil }) { return change }
      guard let limit = filter.limit, changes.count == limit else {
        throw Failure(.notFound, "There is nothing to take back. `tracker history` shows what was done.")
      }
      filter.limit = limit * 10
    }
  }

  // MARK: - What stands in the way

  /// What a later change did to a record of this one.
  private struct Obstacle {
    let change: Change
    let action: String
    let table: RecordTable
    let id: Int

    var sentence: String {
      let verb =
        switch action {
        case "insert": "recorded"
        case "delete": "removed"
        default: "changed"
        }
      return "\(change.title) \(verb) \(table.kind) #\(id)"
    }
  }

  private func refuseWhereLaterStandOnIt(_ change: Change) throws {
    // A later change that was taken back leaves nothing behind, and neither does what took it back.
    var passedOver: Set<Int> = []
    var passedOverRows: [ClosedRange<Int>] = []
    for (name, undo) in try database.changes.takenBack() {
      guard let undone = try database.changes.get(name), undone.rows.lowerBound > change.rows.upperBound else {
        continue
      }
      passedOver.insert(undo)
      switch name {
      case .command(let id): passedOver.insert(id)
      case .external: passedOverRows.append(undone.rows)
      }
    }
    let ignored = "[\(passedOver.map(String.init).joined(separator: ","))]"
    let ignoredRows = "[\(passedOverRows.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ","))]"
    var obstacles: [Obstacle] = []
    try db.forEach(
      """
      SELECT id, table_name, record, action
      FROM (
        SELECT later.id, later.change_id, later.table_name, later.last_id AS record, later.action
        FROM history AS mine
        CROSS JOIN history AS later INDEXED BY history_by_record
          ON later.table_name = mine.table_name AND later.last_id BETWEEN mine.first_id AND mine.last_id
            AND later.id > ?2
        WHERE mine.id BETWEEN ?1 AND ?2
        UNION ALL
        SELECT later.id, later.change_id, later.table_name, max(later.first_id, mine.first_id), later.action
        FROM history AS mine
        CROSS JOIN history AS later INDEXED BY history_of_ranges
          ON later.table_name = mine.table_name AND later.first_id < later.last_id AND later.last_id > mine.last_id
            AND later.first_id <= mine.last_id AND later.id > ?2
        WHERE mine.id BETWEEN ?1 AND ?2
      ) AS standing
      WHERE ifnull(change_id, 0) NOT IN (SELECT value FROM json_each(?3))
        AND NOT EXISTS (
          SELECT 1 FROM json_each(?4) AS range
          WHERE change_id IS NULL AND standing.id BETWEEN range.value ->> 0 AND range.value ->> 1)
      GROUP BY ifnull(change_id, -id)
      LIMIT 1000
      """, [change.rows.lowerBound, change.rows.upperBound, ignored, ignoredRows]
    ) { row in
      guard let id = row.int(0), let table = row.text(1).flatMap(RecordTable.init),
        let later = try database.changes.of(row: id)
      else { return }
      obstacles.append(Obstacle(change: later, action: row.text(3) ?? "", table: table, id: row.int(2) ?? 0))
    }
    if !obstacles.isEmpty { throw refusal(change, obstacles) }
  }

  private func refusal(_ change: Change, _ obstacles: [Obstacle]) -> Failure {
    var names: Set<ChangeName> = []
    let each = obstacles.sorted { $0.change.rows.lowerBound > $1.change.rows.lowerBound }
      .filter { names.insert($0.change.name).inserted }
    let list = each.prefix(10).map { "\n  \($0.sentence)" }.joined()
    let rest = each.count > 10 ? "\n  and \(each.count - 10) more" : ""
    let first = each.first.map { " `tracker undo \($0.change.name)` takes the newest of them back." } ?? ""
    return Failure(
      .badData,
      "The \(change.title) cannot be taken back: later changes stand on it. Nothing was changed.\(first)\(list)\(rest)")
  }

  /// What refers to something that would be gone.
  private func brokenReference(_ change: Change) throws -> Failure {
    var obstacles: [Obstacle] = []
    let writing = try db.int("SELECT change_id FROM open_change") ?? 0
    try db.forEach("SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check LIMIT 1000") { row in
      guard let child = row.text(0).flatMap(RecordTable.init), let id = row.int(1) else { return }
      // Either something later refers to what this change made, or what it had referred to was removed later.
      let last = try lastWriter(child, id, but: writing).map { ($0, child, id) }
      let parent = try removedParent(of: child, id, row.text(2) ?? "", row.int(3) ?? 0, but: writing)
      let later = [last, parent].compactMap(\.self).filter { $0.0.id > change.rows.upperBound }
      guard let (row, table, record) = later.max(by: { $0.0.id < $1.0.id }) else { return }
      guard let change = try database.changes.of(row: row.id) else { return }
      obstacles.append(Obstacle(change: change, action: row.action, table: table, id: record))
    }
    return refusal(change, obstacles)
  }

  private func lastWriter(_ table: RecordTable, _ id: Int, but change: Int) throws -> (id: Int, action: String)? {
    try database.history.rows(table, id, but: change).last
  }

  /// The row of the history that tells how the record went to which a reference points in vain.
  private func removedParent(
    of child: RecordTable, _ id: Int, _ parent: String, _ key: Int, but change: Int
  ) throws -> ((id: Int, action: String), RecordTable, Int)? {
    guard let table = RecordTable(rawValue: parent),
      let column = try db.text(
        "SELECT \"from\" FROM pragma_foreign_key_list('\(child.rawValue)') WHERE id = ?", [key]),
      let record = try db.int("SELECT \"\(column)\" FROM \(child.rawValue) WHERE id = ?", [id]),
      let row = try lastWriter(table, record, but: change), row.action == "delete"
    else { return nil }
    return (row, table, record)
  }

  // MARK: - Taking back

  /// A stretch of the history in which the same was done to rows of one table, the newest first.
  private struct Stretch {
    let table: RecordTable
    let action: History.Action
    /// Rows of the history.
    var rows: ClosedRange<Int>
    /// The records that were inserted.
    var records: ClosedRange<Int>

    /// Takes the row before it in, where that is of the same kind.
    mutating func takes(_ row: History.Row) -> Bool {
      guard row.table == table, row.action == action, row.id == rows.lowerBound - 1, action != .update else {
        return false
      }
      if action == .insert {
        guard row.records.upperBound == records.lowerBound &- 1 else { return false }
        records = row.records.lowerBound...records.upperBound
      }
      rows = row.id...rows.upperBound
      return true
    }
  }

  private func takeBack(_ change: Change, _ progress: (Int, Int) -> Void) throws {
    var rest = change.rows
    while true {
      let first = rest.count > Self.portion ? rest.upperBound - Self.portion + 1 : rest.lowerBound
      for stretch in try stretches(first...rest.upperBound) { try takeBack(stretch) }
      progress(change.rows.upperBound - first + 1, change.rows.count)
      guard first > rest.lowerBound else { return }
      rest = rest.lowerBound...(first - 1)
    }
  }

  private func stretches(_ rows: ClosedRange<Int>) throws -> [Stretch] {
    var stretches: [Stretch] = []
    try db.forEach(
      """
      SELECT id, table_name, first_id, last_id, action, instr(before, '\\u0000') FROM history
      WHERE id BETWEEN ? AND ? ORDER BY id DESC
      """, [rows.lowerBound, rows.upperBound]
    ) { found in
      guard let row = History.row(found) else {
        throw Failure(
          .badData,
          "Row \(found.int(0) ?? 0) of the history is about \(found.text(1) ?? "nothing"), "
            + "which is no table of records. Nothing was changed.")
      }
      // JSON in SQL ends a text there. https://sqlite.org/json1.html
      guard found.int(5) ?? 0 == 0 else {
        throw Failure(
          .badData,
          "The \(row.table.kind) #\(row.records.lowerBound) had a text with U+0000 in it, which cannot be given back. "
            + "Nothing was changed.")
      }
      if !stretches.isEmpty, stretches[stretches.count - 1].takes(row) { return }
      stretches.append(Stretch(table: row.table, action: row.action, rows: row.id...row.id, records: row.records))
    }
    return stretches
  }

  private func takeBack(_ stretch: Stretch) throws {
    let table = stretch.table
    let columns = table.columns.map { "\"\($0)\"" }.joined(separator: ", ")
    let values = table.columns.map { "before ->> '\($0)'" }.joined(separator: ", ")
    let written: Int
    let expected: Int
    switch stretch.action {
    case .insert:
      expected = stretch.records.count
      let records = stretch.records
      written =
        try db.int(
          "SELECT count(*) FROM \(table.rawValue) WHERE id BETWEEN ? AND ?", [records.lowerBound, records.upperBound])
        ?? 0
      if written == expected { try delete(records, from: table) }
    case .delete:
      expected = stretch.rows.count
      written = try restoring(stretch) {
        try db.execute(
          """
          INSERT \($0) INTO \(table.rawValue) (\(columns))
          SELECT \(values) FROM history WHERE id BETWEEN ? AND ? ORDER BY id DESC
          """, [stretch.rows.lowerBound, stretch.rows.upperBound])
      }
    case .update:
      expected = 1
      written = try restoring(stretch) {
        try db.execute(
          """
          UPDATE \($0) \(table.rawValue)
          SET (\(columns)) = (SELECT \(values) FROM history WHERE id = ?)
          WHERE id = ?
          """, [stretch.rows.lowerBound, stretch.records.lowerBound])
      }
    }
    guard written == expected else {
      throw Failure(
        .badData,
        "The history does not fit: \(expected) rows of \(table.rawValue) should be there and \(written) are. "
          + "Nothing was changed; `tracker check` says what is wrong with the file.")
    }
  }

  /// Deletes records, some at a time, the newest first.
  private func delete(_ records: ClosedRange<Int>, from table: RecordTable) throws {
    while try db.execute(
      """
      DELETE FROM \(table.rawValue)
      WHERE id IN (SELECT id FROM \(table.rawValue) WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT ?)
      """, [records.lowerBound, records.upperBound, Self.portion]) > 0
    {}
  }

  /// Writes records as they were. Where others have taken their uid, name or address since, it says which.
  /// - Parameter write: writes them; its parameter goes behind the verb: nothing, or `OR REPLACE`.
  private func restoring(_ stretch: Stretch, _ write: (String) throws -> Int) throws -> Int {
    do {
      return try write("")
    } catch let error as SQLiteError {
      guard error.isConstraint, error.message.hasPrefix("UNIQUE") else { throw error }
      // All of this is taken back; what REPLACE removes is what stands in the way.
      let newest = try db.int("SELECT max(id) FROM history") ?? 0
      _ = try? write("OR REPLACE")
      guard
        let (table, id) = try db.first(
          "SELECT table_name, last_id FROM history WHERE id > ? AND action = 'delete' ORDER BY id LIMIT 1", [newest],
          { ($0.text(0).flatMap(RecordTable.init) ?? stretch.table, $0.int(1) ?? 0) }),
        let row = try lastWriter(table, id, but: db.int("SELECT change_id FROM open_change") ?? 0),
        let change = try database.changes.of(row: row.id)
      else { throw error }
      throw Failure(
        .badData,
        "A \(table.kind) cannot come back as it was, since \(change.title) recorded \(table.kind) #\(id) "
          + "under the same name. Nothing was changed. `tracker undo \(change.name)` takes that back first.")
    }
  }
}

extension History {
  /// The rows that tell of a record itself, but for those of a change; the oldest first.
  func rows(_ table: RecordTable, _ id: Int, but change: Int) throws -> [(id: Int, action: String)] {
    try db.all(
      """
      SELECT id, action FROM (
        SELECT id, action, change_id FROM history WHERE table_name = ?1 AND last_id = ?2
        UNION ALL
        SELECT id, action, change_id FROM history INDEXED BY history_of_ranges
        WHERE table_name = ?1 AND first_id < last_id AND first_id <= ?2 AND last_id > ?2
      )
      WHERE ifnull(change_id, 0) <> ?3
      ORDER BY id
      """, [table.rawValue, id, change]
    ) { ($0.int(0) ?? 0, $0.text(1) ?? "") }
  }
}
