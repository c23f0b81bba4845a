internal import SQLite

/// What must be looked up of a database of Discourse Network Analyzer, in temporary tables with indexes of our own: which
/// statements a document has, and which values a statement. SQLite keeps them in a file that is gone with the connection.
struct DNAShelf {
  private let db: Connection

  init(_ database: DNADatabase) throws {
    db = database.db
    // Nothing of it is needed behind a failure. https://sqlite.org/pragma.html#pragma_journal_mode
    _ = try db.text("PRAGMA temp.journal_mode = OFF")
    for sql in [
      // The how many-th a document is: another one may have its number.
      "CREATE TEMP TABLE shelf_documents (id INTEGER PRIMARY KEY, place INTEGER)",
      // A statement without a document is one that cannot be read.
      "CREATE TEMP TABLE shelf_statements (id, document_id, type_id, start, stop, coder_id)",
      "CREATE TEMP TABLE shelf_values (statement_id, in_table, variable_id, value)",
      // The kind of record that an entity becomes, and its folded name, which no other one of that kind has.
      "CREATE TEMP TABLE shelf_entities (id INTEGER PRIMARY KEY, value TEXT, kind TEXT, name TEXT, UNIQUE (kind, name))",
      "CREATE TEMP TABLE shelf_attributes (entity_id, name, value)",
    ] {
      try db.execute(sql)
    }
  }

  // MARK: - Filling

  func add(attribute name: String, _ value: String, of entityID: Int) throws {
    try db.execute("INSERT INTO temp.shelf_attributes VALUES (?, ?, ?)", [entityID, name, value])
  }

  /// - Returns: false where another one has its number.
  func add(entity id: Int, _ value: String?) throws -> Bool {
    try db.execute("INSERT OR IGNORE INTO temp.shelf_entities (id, value) VALUES (?, ?)", [id, value]) == 1
  }

  /// Takes note that an entity becomes a record.
  /// - Returns: false where another one of that kind has its name.
  func declare(entity id: Int, _ kind: Record.Kind, _ name: String) throws -> Bool {
    try db.execute(
      "UPDATE OR IGNORE temp.shelf_entities SET kind = ?, name = ? WHERE id = ?", [kind.rawValue, name, id]) == 1
  }

  func add(value: (any Bindable)?, _ variableID: Int, in table: Int, of statementID: Int) throws {
    try db.execute("INSERT INTO temp.shelf_values VALUES (?, ?, ?, ?)", [statementID, table, variableID, value])
  }

  func add(_ coded: DNADatabase.CodedStatement) throws {
    try db.execute(
      "INSERT INTO temp.shelf_statements VALUES (?, ?, ?, ?, ?, ?)",
      [coded.id, coded.documentID, coded.typeID, coded.start, coded.stop, coded.coderID])
  }

  func add(unreadable statementID: Int) throws {
    try db.execute("INSERT INTO temp.shelf_statements (id) VALUES (?)", [statementID])
  }

  /// Takes note of a document.
  /// - Returns: false where another one has its number.
  func add(document id: Int, _ place: Int) throws -> Bool {
    try db.execute("INSERT OR IGNORE INTO temp.shelf_documents VALUES (?, ?)", [id, place]) == 1
  }

  func makeIndexes() throws {
    try db.execute("CREATE INDEX temp.shelf_attributes_of ON shelf_attributes (entity_id)")
    try db.execute("CREATE INDEX temp.shelf_values_of ON shelf_values (statement_id)")
    try db.execute("CREATE INDEX temp.shelf_statements_of ON shelf_statements (document_id)")
  }

  // MARK: - Looking up

  /// The how many-th document has this number.
  func place(ofDocument id: Int) throws -> Int? {
    try db.int("SELECT place FROM temp.shelf_documents WHERE id = ?", [id])
  }

  /// What an entity's attributes say, for its note.
  func note(ofEntity id: Int) throws -> String? {
    let attributes = try db.all(
      "SELECT name, value FROM temp.shelf_attributes WHERE entity_id = ? ORDER BY rowid", [id]
    ) { "\($0.text(0) ?? ""): \($0.text(1) ?? "")" }
    return attributes.isEmpty ? nil : attributes.joined(separator: "; ")
  }

  func attributeCount(ofEntity id: Int) throws -> Int {
    try db.int("SELECT count(*) FROM temp.shelf_attributes WHERE entity_id = ?", [id]) ?? 0
  }

  /// Begins to hand over the entities that become records of a kind; nil behind the last.
  func entities(of kind: Record.Kind) throws -> () throws -> (id: Int, value: String)? {
    let cursor = try db.cursor("SELECT id, value FROM temp.shelf_entities NOT INDEXED WHERE kind = ?", [kind.rawValue])
    return { try cursor.next().map { ($0.int(0) ?? 0, $0.text(1) ?? "") } }
  }

  /// The statements of a document, in the order of their numbers.
  func statements(of documentID: Int) throws -> [DNADatabase.CodedStatement] {
    try db.all(
      """
      SELECT id, type_id, start, stop, coder_id
      FROM temp.shelf_statements
      WHERE document_id = ?
      ORDER BY id, rowid
      """, [documentID]
    ) { row in
      DNADatabase.CodedStatement(
        id: row.int(0) ?? 0, typeID: row.int(1) ?? 0, documentID: documentID, start: row.int(2) ?? 0,
        stop: row.int(3) ?? 0, coderID: row.int(4))
    }
  }

  /// A value of a statement.
  struct Value: Sendable {
    let variableID: Int
    let isBoolean: Bool
    /// Whether it names an entity: then the text is that of the entity.
    let isEntity: Bool
    let text: String?
    /// The entity that it names, and that is not there.
    let missing: Int?
  }

  /// The values of a statement: those that name entities first, then the booleans.
  func values(of statementID: Int) throws -> [Value] {
    try db.all(
      """
      SELECT variable_id, in_table, iif(in_table = 0, entity.value, said.value),
        iif(in_table = 0 AND entity.id IS NULL, said.value, NULL)
      FROM temp.shelf_values AS said
      LEFT JOIN temp.shelf_entities AS entity ON in_table = 0 AND entity.id = said.value
      WHERE statement_id = ?
      ORDER BY in_table, said.rowid
      """, [statementID]
    ) { row in
      Value(
        variableID: row.int(0) ?? 0, isBoolean: row.int(1) == 1, isEntity: row.int(1) == 0,
        text: row.text(2)?.trimmed, missing: row.int(3))
    }
  }

  // MARK: - What belongs to nothing

  /// The statements whose document is not there: the statement and the document.
  func statementsWithoutDocument(_ body: (_ id: Int, _ documentID: Int) throws -> Void) throws {
    try db.forEach(
      """
      SELECT id, document_id
      FROM temp.shelf_statements
      WHERE document_id NOT IN (SELECT id FROM temp.shelf_documents)
      ORDER BY id
      """
    ) { try body($0.int(0) ?? 0, $0.int(1) ?? 0) }
  }

  /// How many values belong to no statement, by the place of their table.
  func valuesWithoutStatement() throws -> [(table: Int, count: Int)] {
    try db.all(
      """
      SELECT in_table, count(*)
      FROM temp.shelf_values
      WHERE statement_id NOT IN (SELECT id FROM temp.shelf_statements)
      GROUP BY in_table
      """
    ) { ($0.int(0) ?? 0, $0.int(1) ?? 0) }
  }

  /// How many attributes belong to no entity.
  func attributesWithoutEntity() throws -> Int {
    try db.int(
      """
      SELECT count(*)
      FROM temp.shelf_attributes
      WHERE entity_id NOT IN (SELECT id FROM temp.shelf_entities)
      """) ?? 0
  }
}
