import CSQLite

extension Connection {
  /// Adds a function that SQL on this connection can call by itself, but nothing in the file's schema can.
  ///
  /// <https://sqlite.org/c3ref/create_function.html>, SQLITE_DIRECTONLY
  /// - Parameters:
  ///   - name: what SQL calls it.
  ///   - arguments: how many arguments it takes; `body` is handed the first.
  ///   - body: makes bytes of the bytes of a text or blob. NULL stays NULL.
  public func addFunction(
    _ name: String, arguments: Int, _ body: @escaping (UnsafeRawBufferPointer) -> [UInt8]
  ) throws(SQLiteError) {
    let box = Unmanaged.passRetained(FunctionBody(body)).toOpaque()
    let code = sqlite3_create_function_v2(
      handle, name, Int32(arguments), SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, box,
      { context, count, values in
        guard count > 0, let value = values?[0], sqlite3_value_type(value) != SQLITE_NULL,
          let box = sqlite3_user_data(context)
        else { return }
        // The pointer first, then the length of what it points to. https://sqlite.org/c3ref/value_blob.html
        let start =
          sqlite3_value_type(value) == SQLITE_BLOB
          ? sqlite3_value_blob(value) : UnsafeRawPointer(sqlite3_value_text(value))
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value)))
        let result = Unmanaged<FunctionBody>.fromOpaque(box).takeUnretainedValue().body(bytes)
        result.withUnsafeBytes { csqlite_result_blob(context, $0.baseAddress, UInt64($0.count)) }
      }, nil, nil, { box in box.map { Unmanaged<FunctionBody>.fromOpaque($0).release() } })
    guard code == SQLITE_OK else { throw error(code) }
  }
}

/// Keeps a closure where C has room for a pointer.
private final class FunctionBody {
  let body: (UnsafeRawBufferPointer) -> [UInt8]
  init(_ body: @escaping (UnsafeRawBufferPointer) -> [UInt8]) { self.body = body }
}
