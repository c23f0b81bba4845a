internal import SQLite

/// What may be right and may be a slip.
extension Inspection {
  /// Said after it was published, seen before it was published, or not yet.
  func dates(today: String, _ body: (Finding) throws -> Void) throws {
    try db.forEach(
      """
      SELECT DISTINCT statements.id, source_id, said_on, published
      FROM statements
      JOIN citations ON statement_id = statements.id
      JOIN sources ON sources.id = source_id
      JOIN dates AS publication ON publication.edtf = published
      WHERE statements.earliest > publication.latest AND NOT publication.uncertain
      """
    ) { row in
      try body(
        Finding(
          .doubtful, .dates, .statements, row.int(0),
          "It was said on \(row.text(2) ?? "") and published before that, on \(row.text(3) ?? ""), in source "
            + "#\(row.int(1) ?? 0).", "Look at both dates."))
    }
    try db.forEach("SELECT id, said_on FROM statements WHERE earliest > ?", [today]) { row in
      try body(
        Finding(
          .doubtful, .dates, .statements, row.int(0),
          "It will have been said on \(row.text(1) ?? ""), which is to come.",
          "Look at its date."))
    }
    try db.forEach(
      """
      SELECT sources.id, accessed, published FROM sources
      JOIN dates AS access ON access.edtf = accessed
      JOIN dates AS publication ON publication.edtf = published
      WHERE access.latest < publication.earliest
      """
    ) { row in
      try body(
        Finding(
          .doubtful, .dates, .sources, row.int(0),
          "Somebody saw it on \(row.text(1) ?? ""), and it was published after that, on \(row.text(2) ?? "").",
          "Look at both dates."))
    }
  }

  /// The same post of one official twice at one time.
  func roles(_ body: (Finding) throws -> Void) throws {
    try db.forEach(
      """
      SELECT one.id, other.id, one.title, one.held, other.held
      FROM roles AS one
      JOIN roles AS other ON other.official_id = one.official_id AND other.organization_id = one.organization_id
        AND other.title = one.title AND other.id > one.id
      JOIN dates AS first ON first.edtf = one.held
      JOIN dates AS second ON second.edtf = other.held
      WHERE first.earliest <= second.latest AND second.earliest <= first.latest
        -- 2017/2021 and 2021/2023 touch, and the one follows the other.
        AND first.end_side <> second.start_side AND second.end_side <> first.start_side
      """
    ) { row in
      try body(
        Finding(
          .doubtful, .roles, .roles, row.int(0),
          "The same official holds the post \"\(row.text(2) ?? "")\" from \(row.text(3) ?? "") and, as role "
            + "#\(row.int(1) ?? 0), from \(row.text(4) ?? ""), which overlap.",
          "Put the dates right, or remove one of the two."))
    }
  }

  /// Said at a time when the official held no post in the body.
  func tenure(_ body: (Finding) throws -> Void) throws {
    try db.forEach(
      """
      SELECT statements.id, said_on, (
        SELECT group_concat(id || ' (' || held || ')', ', #') FROM roles
        WHERE official_id = statements.official_id AND organization_id = post_organization_id
      )
      FROM statements
      WHERE earliest IS NOT NULL
        AND EXISTS (
          SELECT 1 FROM roles
          WHERE official_id = statements.official_id AND organization_id = post_organization_id)
        AND NOT EXISTS (
          SELECT 1 FROM roles LEFT JOIN dates ON edtf = held
          WHERE official_id = statements.official_id AND organization_id = post_organization_id
            AND (held IS NULL OR dates.earliest <= statements.latest AND dates.latest >= statements.earliest))
      """
    ) { row in
      try body(
        Finding(
          .doubtful, .tenure, .statements, row.int(0),
          "It was said on \(row.text(1) ?? ""), when the official held no post in that organization: role "
            + "#\(row.text(2) ?? "").", "Look at its date and at when the role was held."))
    }
  }

  /// Claims on which nobody takes a position, in any wording.
  func positions(_ body: (Finding) throws -> Void) throws {
    try db.forEach(
      """
      SELECT id, text FROM claims
      WHERE NOT EXISTS (SELECT 1 FROM stances WHERE root_id = coalesce(claims.same_as_id, claims.id))
        AND NOT EXISTS (SELECT 1 FROM stances WHERE claim_id = claims.id)
      """
    ) { row in
      try body(
        Finding(
          .doubtful, .positions, .claims, row.int(0), "Nobody takes a position on it: \"\(row.text(1) ?? "")\".",
          "Record who does, or remove it with `tracker claim remove \(row.int(0) ?? 0)`."))
    }
  }

  /// Names that nothing refers to.
  func orphans(_ body: (Finding) throws -> Void) throws {
    let lonely: [(table: RecordTable, command: String, name: String, condition: String)] = [
      (
        .officials, "official", "name",
        """
        NOT EXISTS (SELECT 1 FROM statements WHERE official_id = record.id)
        AND NOT EXISTS (SELECT 1 FROM roles WHERE official_id = record.id)
        """
      ),
      (
        .organizations, "org", "name",
        """
        NOT EXISTS (SELECT 1 FROM statements WHERE organization_id = record.id)
        AND NOT EXISTS (SELECT 1 FROM statements WHERE post_organization_id = record.id)
        AND NOT EXISTS (SELECT 1 FROM roles WHERE organization_id = record.id)
        AND NOT EXISTS (SELECT 1 FROM organizations WHERE parent_id = record.id)
        """
      ),
      (
        .sources, "source", "coalesce(publisher, title, url)",
        """
        NOT EXISTS (SELECT 1 FROM citations WHERE source_id = record.id)
        AND NOT EXISTS (SELECT 1 FROM sources WHERE quotes_id = record.id)
        """
      ),
      (.topics, "topic", "name", "NOT EXISTS (SELECT 1 FROM claim_topics WHERE topic_id = record.id)"),
    ]
    for (table, command, name, condition) in lonely {
      try db.forEach("SELECT id, \(name) FROM \(table.rawValue) AS record WHERE \(condition)") { row in
        try body(
          Finding(
            .doubtful, .orphans, table, row.int(0), "Nothing refers to it: \"\(row.text(1) ?? "")\".",
            "Use it, or remove it with `tracker \(command) remove \(row.int(0) ?? 0)`."))
      }
    }
  }

  /// Two records that may be one.
  func duplicates(_ body: (Finding) throws -> Void) throws {
    for kind in NamedKind.allCases {
      guard let table = RecordTable(rawValue: kind.plural) else { continue }
      for pair in try Duplicates(database).pairs(kind) {
        try body(
          Finding(
            .doubtful, .duplicates, table, pair.id,
            "It may be the same as #\(pair.otherID): \"\(pair.spelling)\" and \"\(pair.otherSpelling)\".",
            "Join them with `tracker \(kind.command) merge \(pair.id) \(pair.otherID)`, or tell them apart with "
              + "`tracker \(kind.command) not-same \(pair.id) \(pair.otherID)`."))
      }
    }
  }
}
