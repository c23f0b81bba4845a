import CSQLite

/// The row that a query stands on. Valid only inside the closure it is handed to.
///
/// Reading never traps: a value of another type is converted by SQLite's rules, invalid UTF-8 is repaired.
public struct Row {
  let statement: PreparedStatement

  /// Whether the column is NULL.
  public func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(statement.handle, Int32(column)) == SQLITE_NULL
  }

  /// The column as an integer, or nil where it is NULL.
  public func int(_ column: Int) -> Int? {
    isNull(column) ? nil : Int(sqlite3_column_int64(statement.handle, Int32(column)))
  }

  /// The column as text, or nil where it is NULL. Read by length: a NUL in it does not cut it.
  public func text(_ column: Int) -> String? {
    // The pointer first, then the length of what it points to. https://sqlite.org/c3ref/column_blob.html
    guard let start = sqlite3_column_text(statement.handle, Int32(column)) else { return nil }
    let bytes = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: bytes), as: UTF8.self)
  }

  /// Adds the bytes of the column's text to others; none where it is NULL.
  public func append(_ column: Int, to bytes: inout [UInt8]) {
    guard let start = sqlite3_column_text(statement.handle, Int32(column)) else { return }
    bytes += UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement.handle, Int32(column))))
  }

  /// The column as bytes, or nil where it is NULL.
  public func blob(_ column: Int) -> [UInt8]? {
    guard !isNull(column) else { return nil }
    guard let start = sqlite3_column_blob(statement.handle, Int32(column)) else { return [] }
    let bytes = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: bytes))
  }
}

extension Row {
  /// What a value is stored as. <https://sqlite.org/datatype3.html>
  public enum StorageClass: Sendable {
    /// NULL.
    case null
    /// A whole number.
    case integer
    /// A floating-point number.
    case real
    /// Text in the encoding of the file, valid or not.
    case text
    /// Bytes.
    case blob
  }

  /// What the column is stored as. Ask before it is read: reading may convert it.
  public func type(_ column: Int) -> StorageClass {
    switch sqlite3_column_type(statement.handle, Int32(column)) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    case SQLITE_TEXT: .text
    default: .blob
    }
  }
}
