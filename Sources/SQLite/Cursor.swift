/// The rows of a query, taken one at a time, while other queries go on beside it.
public final class Cursor {
  private let connection: Connection
  private let statement: PreparedStatement
  private var isOver = false

  fileprivate init(_ connection: Connection, _ statement: PreparedStatement) {
    self.connection = connection
    self.statement = statement
  }

  deinit { connection.checkIn(statement) }

  /// The next row, which is there until the next one is taken; nil behind the last.
  public func next() throws(SQLiteError) -> Row? {
    guard !isOver else { return nil }
    isOver = try !statement.step()
    return isOver ? nil : Row(statement: statement)
  }
}

extension Connection {
  /// Begins a query whose rows are taken as they are wanted.
  public func cursor(_ sql: String, _ values: [(any Bindable)?] = []) throws(SQLiteError) -> Cursor {
    let statement = try checkOut(sql)
    do {
      try statement.bind(values)
    } catch {
      checkIn(statement)
      throw error
    }
    return Cursor(self, statement)
  }
}
