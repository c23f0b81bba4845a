internal import SQLite

/// The tables of a file of Discourse Network Analyzer, version 3, read with care: it may come from a stranger.
///
/// The file is opened for reading only, as one that does not change, in one transaction, and nothing is made beside it.
/// Only tables of the names that are known are read: no views, no virtual tables, no columns that are worked out. Its
/// indexes are not trusted either, so what must be looked up is copied into `DNAShelf` first.
///
/// Not for use by two threads at once.
/// The tables: <https://github.com/leifeld/dna>, `dna/src/main/java/sql/Sql.java`.
final class DNADatabase {
  struct Document: Sendable {
    let id: Int
    let title, text, source: String?
    /// Seconds since 1970, UTC.
    let date: Int?
    /// What else is said of it: the column and the value.
    let others: [(name: String, value: String)]
  }
  struct Entity {
    let id, variableID: Int
    let value: String?
    let hasParent: Bool
  }
  struct CodedStatement: Sendable {
    let id, typeID, documentID: Int
    /// Offsets in UTF-16 units of the document's text.
    let start, stop: Int
    let coderID: Int?
  }

  /// A row that cannot be read.
  struct BadRow: Error {
    let table: String
    let id: Int
    let reason: String
  }

  let db: Connection
  private let path: String
  private let tables: Set<String>
  /// How long one may take to read all of it.
  private let seconds: Double

  private static let needed = [
    "DOCUMENTS", "STATEMENTTYPES", "STATEMENTS", "VARIABLES", "ENTITIES", "DATASHORTTEXT", "DATABOOLEAN",
  ]
  private static let optional = ["DATAINTEGER", "DATALONGTEXT", "ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES", "CODERS"]

  /// - Throws: `Failure` where it is no such file.
  init(_ path: String) throws {
    self.path = path
    for journal in ["-wal", "-journal"] {
      guard FileSize.of(path + journal) == 0 else {
        throw Failure(
          .badData,
          "Another program has it open, or did not close it properly: there is \(path)\(journal). Close it there.")
      }
    }
    db = try Connection(path, .immutable)
    seconds = 300 + Double(FileSize.of(path) >> 20)
    db.limitTime(seconds: seconds)
    guard try db.text("PRAGMA encoding") == "UTF-8" else {
      throw Failure(.badData, "Its texts are not in UTF-8, as those of Discourse Network Analyzer are.")
    }
    var tables: Set<String> = []
    for object in try db.schemaObjects() {
      let name = object.name.uppercased()
      guard Self.needed.contains(name) || Self.optional.contains(name) else { continue }
      guard object.type == "table", !object.sql.uppercased().hasPrefix("CREATE VIRTUAL") else {
        throw Failure(.badData, "Its \"\(name)\" is no plain table, so it is not read.")
      }
      guard try db.int("SELECT count(*) FROM pragma_table_xinfo(?) WHERE hidden <> 0", [name]) == 0 else {
        throw Failure(.badData, "Its table \"\(name)\" has columns that are worked out, so it is not read.")
      }
      tables.insert(name)
    }
    if let missing = Self.needed.first(where: { !tables.contains($0) }) {
      throw Failure(
        .badData,
        "It is no database of Discourse Network Analyzer, version 3: the table \(missing) is missing. An older one "
          + "becomes one of version 3 when that version opens it.")
    }
    self.tables = tables
    try db.execute("BEGIN")
  }

  /// Begins to count the time that one may take to read all of it; a damaged file may go round in circles.
  func limitTime() { db.limitTime(seconds: seconds) }

  /// How many rows stand in tables that tracker does not know, by table.
  func otherTables() throws -> [(name: String, count: Int)] {
    try db.schemaObjects().filter { object in
      object.type == "table" && !tables.contains(object.name.uppercased()) && !object.name.hasPrefix("sqlite_")
        && object.name.utf8.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) }
        && !object.sql.uppercased().hasPrefix("CREATE VIRTUAL")
    }.map { ($0.name, try db.int("SELECT count(*) FROM \"\($0.name)\" NOT INDEXED") ?? 0) }.filter { $0.count > 0 }
  }

  // MARK: - Rows

  /// Begins to hand over the documents, or the rows that are none; nil behind the last.
  func documents() throws -> () throws -> Result<Document, BadRow>? {
    try rows("DOCUMENTS", "ID, Title, Text, Source, Date, Author, Section, Type, Notes") { row in
      Document(
        id: try row.int(0), title: try row.text(1), text: try row.text(2), source: try row.text(3),
        date: try row.optionalInt(4),
        others: try zip(["Author", "Section", "Type", "Notes"], 5...).compactMap { name, column in
          try row.text(column).flatMap { $0.trimmed == nil ? nil : (name, $0) }
        })
    }
  }

  func statements(_ body: (Result<CodedStatement, BadRow>) throws -> Void) throws {
    try forEach("STATEMENTS", "ID, StatementTypeId, DocumentId, Start, Stop, Coder") { row in
      CodedStatement(
        id: try row.int(0), typeID: try row.int(1), documentID: try row.int(2), start: try row.int(3),
        stop: try row.int(4), coderID: try row.optionalInt(5))
    } _: {
      try body($0)
    }
  }

  func entities(_ body: (Result<Entity, BadRow>) throws -> Void) throws {
    try forEach("ENTITIES", "ID, VariableId, Value, ChildOf") { row in
      Entity(
        id: try row.int(0), variableID: try row.int(1), value: try row.text(2),
        hasParent: try row.optionalInt(3).map { $0 > 0 } ?? false)
    } _: {
      try body($0)
    }
  }

  /// The names of the variables, by number.
  func variables() throws -> [Int: String] { try labels("VARIABLES", "ID, Variable") }

  /// The labels of the types of statement, by number.
  func types() throws -> [Int: String] { try labels("STATEMENTTYPES", "ID, Label") }
  /// The names of the coders, by number.
  func coders() throws -> [Int: String] { try labels("CODERS", "ID, Name") }

  /// What is said of entities besides: the entity, the attribute and the value.
  func attributes(_ body: @escaping (_ entityID: Int, _ name: String, _ value: String) throws -> Void) throws {
    let names = try labels("ATTRIBUTEVARIABLES", "ID, AttributeVariable")
    try forAll("ATTRIBUTEVALUES", "EntityId, AttributeVariableId, AttributeValue") { row in
      guard let value = try row.text(2), value.trimmed != nil else { return }
      try body(try row.int(0), names[try row.int(1)] ?? "attribute", value)
    }
  }

  /// The tables with the values of statements.
  enum ValueTable: String, CaseIterable {
    case entities = "DATASHORTTEXT"
    case booleans = "DATABOOLEAN"
    case integers = "DATAINTEGER"
    case texts = "DATALONGTEXT"
  }

  /// The values of statements: the statement, the variable and the value, a number or a text.
  func values(
    of table: ValueTable,
    _ body: @escaping (_ statementID: Int, _ variableID: Int, _ value: (any Bindable)?) throws -> Void
  ) throws {
    try forAll(table.rawValue, "StatementId, VariableId, \(table == .entities ? "Entity" : "Value")") { row in
      let value: (any Bindable)? = try table == .texts ? row.text(2) : row.optionalInt(2)
      try body(try row.int(0), try row.int(1), value)
    }
  }

  private func labels(_ table: String, _ columns: String) throws -> [Int: String] {
    var labels: [Int: String] = [:]
    try forAll(table, columns) { row in
      let (id, label) = (try row.int(0), try row.text(1) ?? "")
      if labels[id] == nil { labels[id] = label }
    }
    return labels
  }

  // MARK: - Reading

  /// All rows of a table whose rows are no records by themselves: one that cannot be read is a reason to stop.
  private func forAll(_ table: String, _ columns: String, _ body: @escaping (StrictRow) throws -> Void) throws {
    guard tables.contains(table) else { return }
    let next = try rows(table, columns, body)
    while let row = try next() {
      guard case .failure(let bad) = row else { continue }
      throw Failure(.badData, "In its table \(table), row \(bad.id), \(bad.reason).")
    }
  }

  private func forEach<Value>(
    _ table: String, _ columns: String, _ make: @escaping (StrictRow) throws -> Value,
    _ body: (Result<Value, BadRow>) throws -> Void
  ) throws {
    let next = try rows(table, columns, make)
    while let row = try next() { try body(row) }
  }

  /// Begins to hand over the rows of a table, in its order; nil behind the last.
  private func rows<Value>(
    _ table: String, _ columns: String, _ make: @escaping (StrictRow) throws -> Value
  ) throws -> () throws -> Result<Value, BadRow>? {
    // NOT INDEXED: an index of a stranger may be on anything. https://sqlite.org/lang_indexedby.html
    let cursor = try db.cursor("SELECT \(columns) FROM \(table) NOT INDEXED")
    let names = columns.split(separator: ",").compactMap { String($0).trimmed }
    return {
      guard let row = try cursor.next() else { return nil }
      do {
        return .success(try make(StrictRow(row: row, columns: names)))
      } catch let failure as Failure {
        return .failure(BadRow(table: table, id: row.int(0) ?? 0, reason: failure.description))
      }
    }
  }

  /// A row whose values must be of the type that they should be.
  private struct StrictRow {
    let row: Row
    let columns: [String]

    func int(_ column: Int) throws -> Int {
      guard let value = try optionalInt(column) else { throw Failure(.badData, "\(columns[column]) is missing") }
      return value
    }

    func optionalInt(_ column: Int) throws -> Int? {
      switch row.type(column) {
      case .null: return nil
      case .integer: return row.int(column)
      default: throw Failure(.badData, "\(columns[column]) is no whole number")
      }
    }

    func text(_ column: Int) throws -> String? {
      switch row.type(column) {
      case .null: return nil
      case .text: break
      default: throw Failure(.badData, "\(columns[column]) is no text")
      }
      guard let bytes = row.blob(column), let text = String(validating: bytes, as: UTF8.self) else {
        throw Failure(.badData, "\(columns[column]) is not UTF-8")
      }
      return text
    }
  }
}

extension DNADatabase {
  /// What SQLite says of a file that is not as it should be, in a sentence.
  static func reading<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let error as SQLiteError {
      throw Failure(
        error.isCannotOpen ? .notFound : .badData,
        error.isCannotOpen
          ? "\(path) cannot be read: \(error.message)."
          : "It is no database of Discourse Network Analyzer, version 3, that can be read: \(error.message).")
    }
  }
}
