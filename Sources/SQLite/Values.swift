import CSQLite

/// The values for the `?` of one statement, handed over in order, each in its own type: for what is written a million
/// times, where an array of boxes takes longer than what is done with them.
public struct Values {
  private let statement: PreparedStatement
  private var count: Int32 = 0
  private var code = SQLITE_OK
  /// How much of the statement's room is taken.
  private var used = 0

  init(_ statement: PreparedStatement) { self.statement = statement }

  /// The next value is a text; nil is NULL.
  public mutating func add(_ text: String?) {
    guard let text else { return addNull() }
    count += 1
    let room = statement.room.bytes + used
    let length = text.utf8.withContiguousStorageIfAvailable { utf8 -> Int? in
      guard utf8.count <= Room.size - used else { return nil }
      UnsafeMutableRawBufferPointer(start: room, count: utf8.count).copyMemory(from: UnsafeRawBufferPointer(utf8))
      return utf8.count
    }
    if case let length?? = length {
      used += length
      note(csqlite_bind_kept_text(statement.handle, count, room, UInt64(length)))
    } else {
      note(text.bind(to: statement.handle, at: count))
    }
  }

  /// The next value is an integer; nil is NULL.
  public mutating func add(_ number: Int?) {
    guard let number else { return addNull() }
    count += 1
    note(sqlite3_bind_int64(statement.handle, count, Int64(number)))
  }

  /// The next value is 1 or 0; nil is NULL.
  public mutating func add(_ flag: Bool?) { add(flag.map { $0 ? 1 : 0 }) }

  private mutating func addNull() {
    count += 1
    note(sqlite3_bind_null(statement.handle, count))
  }

  private mutating func note(_ code: Int32) {
    if self.code == SQLITE_OK { self.code = code }
  }

  /// - Throws: `SQLiteError` where one of them could not be bound, or they are fewer or more than the parameters.
  func check() throws(SQLiteError) {
    try statement.expect(Int(count))
    try statement.check(code)
  }
}

/// Where the texts of a statement stand until it gets others, so that SQLite need not copy each to a place of its own.
final class Room {
  static let size = 8192
  let bytes = UnsafeMutablePointer<CChar>.allocate(capacity: size)
  deinit { bytes.deallocate() }
}
