internal import SQLite

/// The triggers and indexes of a file, taken away while many rows are written and put back as they were: an index is
/// made from all rows at once faster than row by row, and what the triggers would do is done by whoever fills.
struct SetAside {
  private let objects: [SchemaObject]

  /// Takes them away. Use it inside a transaction.
  init(on connection: Connection) throws {
    objects = try connection.schemaObjects().filter { ["trigger", "index"].contains($0.type) }
    for object in objects { try connection.execute("DROP \(object.type) \"\(object.name)\"") }
  }

  /// Makes them again from the same texts, in the same order.
  func putBack(on connection: Connection) throws {
    for object in objects { try connection.execute(object.sql) }
  }
}
