internal import SQLite

/// The records of a file as the exchange format has them: they refer to each other by uid, and what is referred to
/// comes before what refers to it, otherwise in the order in which it was recorded.
public struct ExchangeRecords {
  let db: Connection

  /// Hands over every record, or what a filter chooses: the statements that it matches, what they refer to, what that
  /// refers to in turn, and the posts, links and distinctions among all of these.
  ///
  /// No more than one record is held at a time. Use it inside one `snapshot`.
  public func forEach(_ filter: Timeline.Filter, _ body: (Record) throws -> Void) throws {
    let isAll = filter.choosesAll
    if !isAll { try choose(filter) }
    defer { if !isAll { _ = try? db.execute("DROP TABLE temp.chosen") } }
    func among(_ kind: String, _ column: String) -> String {
      isAll ? "1" : "\(column) IN (SELECT id FROM temp.chosen WHERE kind = '\(kind)')"
    }
    try topics(among("topic", "id"), body)
    try organizations(among("organization", "organizations.id"), body)
    try officials(among("official", "id"), body)
    try roles(among("official", "official_id") + " AND " + among("organization", "organization_id"), body)
    try sources(among("source", "sources.id"), body)
    try claims(among("claim", "claims.id"), body)
    try statements(among("statement", "statements.id"), body)
    try links(among("statement", "from_id") + " AND " + among("statement", "to_id"), body)
    for kind in NotSameRecord.kinds {
      try notSame(kind, { among(kind.rawValue, $0) }, body)
    }
  }

  /// Notes what a filter chooses, as numbers in a table that only this connection sees.
  private func choose(_ filter: Timeline.Filter) throws {
    let (conditions, values) = Timeline.selection(filter)
    try db.execute("CREATE TEMP TABLE chosen (kind TEXT, id INTEGER, PRIMARY KEY (kind, id)) WITHOUT ROWID")
    func add(_ kind: String, _ query: String, _ values: [(any Bindable)?] = []) throws {
      try db.execute(
        "INSERT OR IGNORE INTO temp.chosen SELECT '\(kind)', id FROM (\(query)) WHERE id IS NOT NULL", values)
    }
    func chosen(_ kind: String) -> String { "(SELECT id FROM temp.chosen WHERE kind = '\(kind)')" }
    try add("statement", "SELECT id FROM statements WHERE \(conditions)", values)
    try add("claim", "SELECT claim_id AS id FROM stances WHERE statement_id IN \(chosen("statement"))")
    try add("claim", "SELECT same_as_id AS id FROM claims WHERE id IN \(chosen("claim"))")
    try add("topic", "SELECT topic_id AS id FROM claim_topics WHERE claim_id IN \(chosen("claim"))")
    try add("source", "SELECT source_id AS id FROM citations WHERE statement_id IN \(chosen("statement"))")
    try add("source", Self.above("sources", "quotes_id", chosen("source")))
    try add("official", "SELECT official_id AS id FROM statements WHERE id IN \(chosen("statement"))")
    for column in ["organization_id", "post_organization_id"] {
      try add("organization", "SELECT \(column) AS id FROM statements WHERE id IN \(chosen("statement"))")
    }
    try add("organization", Self.above("organizations", "parent_id", chosen("organization")))
  }

  /// What some rows of a table refer to in the same table, and so on upwards.
  private static func above(_ table: String, _ reference: String, _ ids: String) -> String {
    """
    WITH RECURSIVE above (id) AS (
      SELECT \(reference) FROM \(table) WHERE id IN \(ids)
      UNION
      SELECT \(reference) FROM \(table) JOIN above USING (id)
    )
    SELECT id FROM above
    """
  }

  /// The rows of a table with the number of steps up to one that refers to no other, as `placed (id, depth)`.
  private static func depths(_ table: String, _ reference: String) -> String {
    """
    WITH RECURSIVE placed (id, depth) AS (
      SELECT id, 0 FROM \(table) WHERE \(reference) IS NULL
      UNION ALL
      SELECT \(table).id, depth + 1 FROM \(table) JOIN placed ON \(reference) = placed.id
    )
    """
  }

  // MARK: - Each type of line

  private func topics(_ condition: String, _ body: (Record) throws -> Void) throws {
    try db.forEach("SELECT name FROM topics WHERE \(condition) ORDER BY id") { row in
      try body(.topic(TopicRecord(name: row.text(0) ?? "")))
    }
  }

  private func organizations(_ condition: String, _ body: (Record) throws -> Void) throws {
    let names = Names(db: db)
    try db.forEach(
      """
      \(Self.depths("organizations", "parent_id"))
      SELECT organizations.id, organizations.uid, organizations.name, organizations.lang, parents.uid,
        organizations.note
      FROM placed JOIN organizations USING (id)
      LEFT JOIN organizations AS parents ON parents.id = organizations.parent_id
      WHERE \(condition) ORDER BY depth, organizations.id
      """
    ) { row in
      try body(
        .organization(
          OrganizationRecord(
            uid: row.text(1), name: row.text(2) ?? "", lang: row.text(3),
            names: try names.further(.organization, row.int(0) ?? 0), parent: row.text(4), note: row.text(5))))
    }
  }

  private func officials(_ condition: String, _ body: (Record) throws -> Void) throws {
    let names = Names(db: db)
    try db.forEach("SELECT id, uid, name, lang, note FROM officials WHERE \(condition) ORDER BY id") { row in
      try body(
        .official(
          OfficialRecord(
            uid: row.text(1), name: row.text(2) ?? "", lang: row.text(3),
            names: try names.further(.official, row.int(0) ?? 0), note: row.text(4))))
    }
  }

  private func roles(_ condition: String, _ body: (Record) throws -> Void) throws {
    try db.forEach(
      """
      SELECT officials.uid, organizations.uid, title, held, roles.note
      FROM roles JOIN officials ON officials.id = official_id JOIN organizations ON organizations.id = organization_id
      WHERE \(condition) ORDER BY roles.id
      """
    ) { row in
      try body(
        .role(
          RoleRecord(
            official: row.text(0) ?? "", organization: row.text(1) ?? "", title: row.text(2) ?? "", held: row.text(3),
            note: row.text(4))))
    }
  }

  private func sources(_ condition: String, _ body: (Record) throws -> Void) throws {
    try db.forEach(
      """
      \(Self.depths("sources", "quotes_id"))
      SELECT sources.uid, sources.publisher, sources.title, sources.url, sources.lang, sources.published,
        sources.accessed, sources.text, relayed.uid
      FROM placed JOIN sources USING (id) LEFT JOIN sources AS relayed ON relayed.id = sources.quotes_id
      WHERE \(condition) ORDER BY depth, sources.id
      """
    ) { row in
      var record = SourceRecord()
      (record.uid, record.publisher, record.title, record.url) = (row.text(0), row.text(1), row.text(2), row.text(3))
      (record.lang, record.published, record.accessed) = (row.text(4), row.text(5), row.text(6))
      (record.text, record.quotes) = (row.text(7), row.text(8))
      try body(.source(record))
    }
  }

  private func claims(_ condition: String, _ body: (Record) throws -> Void) throws {
    let (names, claims) = (Names(db: db), Claims(db: db))
    try db.forEach(
      """
      SELECT claims.id, claims.uid, claims.text, claims.lang, claims.kind, claims.about, roots.uid, claims.sign,
        claims.note
      FROM claims LEFT JOIN claims AS roots ON roots.id = claims.same_as_id
      WHERE \(condition) ORDER BY claims.same_as_id IS NOT NULL, claims.id
      """
    ) { row in
      let id = row.int(0) ?? 0
      var record = ClaimRecord(text: row.text(2) ?? "", lang: row.text(3), about: row.text(5))
      record.uid = row.text(1)
      record.names = try names.further(.claim, id)
      record.kind = row.text(4).flatMap(Claim.Kind.init)
      record.topics = try claims.topics(id)
      (record.sameAs, record.sign, record.note) = (row.text(6), row.int(7), row.text(8))
      try body(.claim(record))
    }
  }

  private func statements(_ condition: String, _ body: (Record) throws -> Void) throws {
    let (officials, organizations) = (UIDs(.official, db), UIDs(.organization, db))
    let (stances, citations) = (stances(), citations())
    try db.forEach(
      """
      SELECT id, uid, voice, speaker_text, official_id, role_title, post_organization_id, organization_id, said_on,
        said_on_text, said_on_basis, wording, quote, paraphrase, lang, translation, review, note
      FROM statements WHERE \(condition) ORDER BY id
      """
    ) { row in
      let id = row.int(0) ?? 0
      var record = StatementRecord()
      record.uid = row.text(1)
      record.voice = row.text(2).flatMap(Statement.Voice.init)
      (record.speaker, record.official, record.role) = (row.text(3), try officials.of(row.int(4)), row.text(5))
      record.post = try organizations.of(row.int(6))
      let organization = try organizations.of(row.int(7))
      record.spokenFor =
        organization == record.post ? .post : organization.map { .organization($0) } ?? .oneself
      (record.saidOn, record.saidOnText) = (row.text(8), row.text(9))
      record.saidOnBasis = row.text(10).flatMap(Statement.DateBasis.init)
      record.wording = row.text(11).flatMap(Statement.Wording.init)
      (record.quote, record.paraphrase) = (row.text(12), row.text(13))
      (record.lang, record.translation) = (row.text(14), row.text(15))
      record.review = row.text(16).flatMap(Statement.Review.init)
      record.note = row.text(17)
      record.stances = try stances.of(id)
      record.citations = try citations.of(id)
      try body(.statement(record))
    }
  }

  private func stances() -> Alongside<StanceRecord> {
    let claims = UIDs(.claim, db)
    return Alongside(db, "statement_id, id, claim_id, position, strength, target, condition FROM stances") { row in
      guard let claim = try claims.of(row.int(2)) else { return nil }
      var stance = StanceRecord(row.text(3).flatMap(Stance.Position.init) ?? .neutral, claim)
      (stance.strength, stance.condition) = (row.int(4), row.text(6))
      stance.target = row.text(5).flatMap(Stance.Target.init)
      return stance
    }
  }

  private func citations() -> Alongside<CitationRecord> {
    let sources = UIDs(.source, db)
    return Alongside(db, "statement_id, id, source_id, start, end, verbatim FROM citations") { row in
      guard let source = try sources.of(row.int(2)) else { return nil }
      var citation = CitationRecord(source)
      if let start = row.int(3), let end = row.int(4), start < end { citation.place = start..<end }
      citation.verbatim = row.int(5).map { $0 != 0 }
      return citation
    }
  }

  private func links(_ condition: String, _ body: (Record) throws -> Void) throws {
    try db.forEach(
      """
      SELECT links.uid, froms.uid, tos.uid, kind, status, links.note
      FROM links JOIN statements AS froms ON froms.id = from_id JOIN statements AS tos ON tos.id = to_id
      WHERE \(condition) ORDER BY links.id
      """
    ) { row in
      var link = LinkRecord(
        from: row.text(1) ?? "", to: row.text(2) ?? "", kind: row.text(3).flatMap(Link.Kind.init) ?? .respondsTo)
      (link.uid, link.status, link.note) = (row.text(0), row.text(4).flatMap(Link.Status.init), row.text(5))
      try body(.link(link))
    }
  }

  /// In each pair the smaller uid comes first: numbers may be exchanged where the records come into another file.
  private func notSame(
    _ kind: RecordKind, _ condition: (_ column: String) -> String, _ body: (Record) throws -> Void
  ) throws {
    let (table, column) = (kind.plural, "\(kind.rawValue)_id")
    try db.forEach(
      """
      SELECT min(ones.uid, others.uid), max(ones.uid, others.uid)
      FROM not_same JOIN \(table) AS ones ON ones.id = \(column) JOIN \(table) AS others ON others.id = other_\(column)
      WHERE \(condition(column)) AND \(condition("other_\(column)")) ORDER BY not_same.id
      """
    ) { row in try body(.notSame(NotSameRecord(kind: kind, a: row.text(0) ?? "", b: row.text(1) ?? ""))) }
  }
}

/// What belongs to statements that are gone through by number, read along with them in one query.
private final class Alongside<Value> {
  private let db: Connection
  private let sql: String
  private let make: (Row) throws -> Value?
  private var cursor: Cursor?
  /// The row that was read last, and whose it is.
  private var current: (owner: Int, row: Row)?

  /// - Parameter columns: `statement_id, id, … FROM` a table with an index of `statement_id`.
  init(_ db: Connection, _ columns: String, _ make: @escaping (Row) throws -> Value?) {
    (self.db, self.make) = (db, make)
    // From the given statement on, since only some may be wanted, far apart. What a statement has is put in order
    // here: for SQLite it would be a sort for each of them.
    sql = "SELECT \(columns) WHERE statement_id >= ? ORDER BY statement_id"
  }

  /// What belongs to a statement, whose number is greater than all that were asked for before, in the order of ids.
  func of(_ statement: Int) throws -> [Value] {
    // What stands between is read over where it is little, and jumped over where it may be much.
    if current.map({ $0.owner < statement && UInt(bitPattern: statement &- $0.owner) > 50 }) ?? (cursor == nil) {
      cursor = try db.cursor(sql, [statement])
      try step()
    }
    var values: [(id: Int, value: Value)] = []
    while let (owner, row) = current, owner <= statement {
      if owner == statement, let value = try make(row) { values.append((row.int(1) ?? 0, value)) }
      try step()
    }
    if values.count > 1 { values.sort { $0.id < $1.id } }
    return values.map(\.value)
  }

  private func step() throws { current = try cursor?.next().map { ($0.int(0) ?? 0, $0) } }
}
