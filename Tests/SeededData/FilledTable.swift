internal import SQLite

/// A table that is filled from its first row on. Rows are gathered and written many at a time, because SQLite begins
/// each INSERT with sets of its own for the words that the table's rules allow.
final class FilledTable {
  /// Its name.
  let name: String
  /// The number of the last row, 0 where there is none.
  private(set) var lastID = 0

  private let db: Connection
  private let columns: [String]
  private let most: Int
  private var values: [(any Bindable)?] = []

  /// - Parameters:
  ///   - db: open for writing.
  ///   - name: the table.
  ///   - columns: those that are filled, besides `id`.
  init(_ db: Connection, _ name: String, _ columns: [String]) {
    self.db = db
    self.name = name
    self.columns = ["id"] + columns
    // A statement on a `Connection` takes 200 values.
    most = 200 / self.columns.count
  }

  /// Adds a row, with the next number.
  func add(_ row: [(any Bindable)?]) throws {
    lastID += 1
    values.append(lastID)
    values += row
    if values.count == most * columns.count { try writeOut() }
  }

  /// Writes the rows that are still waiting.
  func writeOut() throws {
    guard !values.isEmpty else { return }
    let row = "(\(columns.map { _ in "?" }.joined(separator: ", ")))"
    let rows = Array(repeating: row, count: values.count / columns.count).joined(separator: ", ")
    try db.execute("INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES \(rows)", values)
    values.removeAll(keepingCapacity: true)
  }
}
