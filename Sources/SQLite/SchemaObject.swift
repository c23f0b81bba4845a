import CSQLite

/// A table, index, trigger or view as `sqlite_schema` has it.
public struct SchemaObject: Equatable, Sendable {
  /// `table`, `index`, `trigger` or `view`.
  public let type: String
  /// Its name.
  public let name: String
  /// The table it stands on; for a table or view its own name.
  public let table: String
  /// The text that made it.
  public let sql: String

  /// An object with its type, name, table and the text that made it.
  public init(type: String, name: String, table: String, sql: String) {
    self.type = type
    self.name = name
    self.table = table
    self.sql = sql
  }
}

extension Connection {
  /// Every object in the file that has a text, in the order in which they were made.
  public func schemaObjects() throws -> [SchemaObject] {
    try all(
      "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid"
    ) { row in
      SchemaObject(
        type: row.text(0) ?? "", name: row.text(1) ?? "", table: row.text(2) ?? "", sql: row.text(3) ?? "")
    }
  }
}

/// One way in which a file's schema is not what it should be.
public enum SchemaDifference: Equatable, Sendable {
  /// An object that should be there is not.
  case missing(SchemaObject)
  /// An object is there, with another text.
  case changed(SchemaObject)
  /// A trigger that is not ours stands on one of our tables.
  case foreignTrigger(SchemaObject)
}

extension SchemaDifference: CustomStringConvertible {
  /// For people: `the trigger "x" on "stances" is not tracker's`.
  public var description: String {
    switch self {
    case .missing(let object): "the \(object.type) \"\(object.name)\" is missing"
    case .changed(let object): "the \(object.type) \"\(object.name)\" is not as tracker made it"
    case .foreignTrigger(let object): "the trigger \"\(object.name)\" on \"\(object.table)\" is not tracker's"
    }
  }
}

extension SchemaDifference {
  /// Compares a file's objects with the ones it should have. A user's own tables, views and indexes are
  /// none of our business; a trigger on one of our tables is.
  ///
  /// SQLite pays no attention to case in types and names, and somebody who writes `sqlite_schema` by hand may use any.
  public static func between(_ found: [SchemaObject], expected: [SchemaObject]) -> [SchemaDifference] {
    let foundByName = Dictionary(found.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var differences: [SchemaDifference] = []
    var ours: Set<String> = []
    var ourTables: Set<String> = []
    for object in expected {
      ours.insert(object.name)
      ourTables.insert(object.table.lowercased())
      guard let twin = foundByName[object.name] else {
        differences.append(.missing(object))
        continue
      }
      if twin.type != object.type || !twin.sql.hasSameBytes(as: object.sql) {
        differences.append(.changed(twin))
      }
    }
    for object in found
    where object.type.lowercased() == "trigger" && ourTables.contains(object.table.lowercased())
      && !ours.contains(object.name)
    {
      differences.append(.foreignTrigger(object))
    }
    return differences
  }
}
