internal import SQLite

/// Whether somebody wrote past the history.
extension Inspection {
  func history(_ isFull: Bool, _ body: (Finding) throws -> Void) throws {
    try numbers(body)
    guard isFull else { return }
    try recordsAsTheyWere(body)
    for table in RecordTable.allCases {
      try recordsThatCamePast(table, body)
      try recordsThatWentPast(table, body)
    }
  }

  private static let advice = "Somebody wrote past the history. Look at the record, and compare the file with a backup."

  /// Seals begin with row 1.
  private func numbers(_ body: (Finding) throws -> Void) throws {
    try db.forEach("SELECT id FROM history WHERE id < 1 ORDER BY id") { row in
      try body(
        Finding(
          .wrong, .history, "Row \(row.int(0) ?? 0) of the history stands before the first, where no seal covers it.",
          "Somebody wrote past the history: tracker counts from 1. Compare the file with a backup."))
    }
  }

  private func recordsAsTheyWere(_ body: (Finding) throws -> Void) throws {
    try db.forEach(
      """
      SELECT id FROM history
      WHERE before IS NOT NULL AND NOT CASE
        WHEN NOT json_valid(before) THEN false
        WHEN json_type(before) <> 'object' THEN false
        ELSE before ->> 'id' IS last_id
          AND NOT EXISTS (SELECT 1 FROM json_each(before) WHERE type IN ('object', 'array'))
        END
      ORDER BY id
      """
    ) { row in
      try body(
        Finding(
          .wrong, .history, "Row \(row.int(0) ?? 0) of the history does not hold a record as it was.",
          "Somebody wrote past the history, and the change cannot be taken back. Compare the file with a backup."))
    }
  }

  /// Every record came by the history, and did not go by it.
  private func recordsThatCamePast(_ table: RecordTable, _ body: (Finding) throws -> Void) throws {
    try db.forEach(
      """
      SELECT id FROM \(table.rawValue) AS record
      WHERE ifnull(\(Self.lastAction(table, "record.id")), 'delete') = 'delete'
      """
    ) { row in
      try body(
        Finding(
          .wrong, .history, table, row.int(0), "The history does not tell how it came to be there.", Self.advice))
    }
  }

  /// Every record that the history tells of is there, or went by it.
  private func recordsThatWentPast(_ table: RecordTable, _ body: (Finding) throws -> Void) throws {
    let advice = "Somebody wrote past the history. Compare the file with a backup."
    try db.forEach(
      """
      SELECT DISTINCT last_id FROM history AS told
      WHERE table_name = ? AND NOT EXISTS (SELECT 1 FROM \(table.rawValue) WHERE id = told.last_id)
        AND \(Self.lastAction(table, "told.last_id")) <> 'delete'
      ORDER BY last_id
      """, [table.rawValue]
    ) { row in
      try body(
        Finding(.wrong, .history, table, row.int(0), "The history tells that it is there, and it is gone.", advice))
    }
    // The others have no row of their own: all that is told of them is that they came with a range.
    try db.forEach(
      """
      SELECT first_id, last_id FROM history INDEXED BY history_of_ranges WHERE table_name = ? AND first_id < last_id
      """, [table.rawValue]
    ) { range in
      try db.forEach(
        """
        SELECT previous + 1, id - 1
        FROM (
          SELECT id, lag(id, 1, ?1 - 1) OVER (ORDER BY id) AS previous
          FROM (
            SELECT id FROM \(table.rawValue) WHERE id BETWEEN ?1 AND ?2
            UNION
            SELECT last_id FROM history WHERE table_name = ?3 AND last_id BETWEEN ?1 AND ?2
          )
        )
        WHERE id > previous + 1
        """, [range.int(0), range.int(1), table.rawValue]
      ) { gap in
        let others = gap.int(0) == gap.int(1) ? "" : ", as is all up to #\(gap.int(1) ?? 0)"
        try body(
          Finding(
            .wrong, .history, table, gap.int(0), "The history tells that it is there, and it is gone\(others).",
            advice))
      }
    }
  }

  /// What happened to a record last, in SQL; NULL where the history does not tell of it.
  private static func lastAction(_ table: RecordTable, _ id: String) -> String {
    """
    (
      SELECT action FROM history
      WHERE id = max(
        ifnull((
          SELECT max(id) FROM history INDEXED BY history_by_record
          WHERE table_name = '\(table.rawValue)' AND last_id = \(id)
        ), 0),
        ifnull((
          SELECT max(id) FROM history INDEXED BY history_of_ranges
          WHERE table_name = '\(table.rawValue)' AND first_id < last_id AND first_id <= \(id) AND last_id > \(id)
        ), 0))
    )
    """
  }

  func seals(_ head: String?, _ progress: (Int) -> Void, _ body: (Finding) throws -> Void) throws {
    let seals = try database.seals.all()
    if let head, !seals.contains(where: { $0.head == head.lowercased() }) {
      try body(
        Finding(
          .wrong, .seals, "No seal of this file has the head \(head).",
          "It is another file or an older copy of it, or what was sealed was changed and sealed anew."))
    }
    var count = 0
    for seal in seals {
      guard
        try !database.seals.holds(
          seal,
          progress: { _ in
            count += 1
            progress(count)
          })
      else { continue }
      var isTold = false
      let advice = "Somebody wrote past the history since \(seal.at). Compare the file with a backup."
      try database.seals.brokenLines(of: seal) { line in
        isTold = true
        let sentence =
          switch (line.fate, line.record) {
          case (.changed, .some): "It is not as it was sealed."
          case (.added, .some): "It was not there when it was sealed."
          case (.removed, .some): "It was sealed and is gone."
          case (_, nil): "Row \(line.row) of the history was \(line.fate.rawValue) after it was sealed."
          }
        try body(
          Finding(.wrong, .seals, line.record?.table, line.record?.id, "\(sentence) (Seal #\(seal.id).)", advice))
      }
      if !isTold {
        try body(Finding(.wrong, .seals, "Seal #\(seal.id) or one before it is not what it was.", advice))
      }
    }
  }
}
