import CSQLite

/// What stopped an SQL script, and on which line of it.
public struct ScriptError: Error, Sendable {
  /// The line, counted from 1, on which the statement that failed begins.
  public let line: Int
  /// SQLite's reason.
  public let reason: SQLiteError
}

extension Connection {
  /// Runs the statements of a script, one after the other.
  ///
  /// A script may not begin or end transactions, attach files or set pragmas: whoever runs it decides on those.
  /// - Throws: `ScriptError` with the line of the statement that failed.
  public func runScript(_ script: String) throws(ScriptError) {
    sqlite3_set_authorizer(handle, denyTransactionControl, nil)
    defer { sqlite3_set_authorizer(handle, nil, nil) }
    var line = 1
    var rest = Substring(script)
    while true {
      let blank = rest.prefix { $0.isWhitespace }
      line += blank.utf8.count { $0 == 0x0A }
      rest = rest.dropFirst(blank.count)
      guard !rest.isEmpty else { return }
      do {
        let used = try runFirstStatement(of: String(rest))
        let end = rest.utf8.index(rest.startIndex, offsetBy: used)
        line += rest[..<end].utf8.count { $0 == 0x0A }
        rest = rest[end...]
      } catch {
        throw ScriptError(line: line + leadingCommentLines(rest), reason: error)
      }
    }
  }

  /// Compiles and runs the first statement of a text.
  /// - Returns: how many bytes of the text it took.
  private func runFirstStatement(of text: String) throws(SQLiteError) -> Int {
    var text = text
    var handle: OpaquePointer?
    var used = 0
    let prepared = text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) { bytes in
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(self.handle, bytes.baseAddress, Int32(bytes.count), &handle, &tail)
        if let tail, let start = bytes.baseAddress { used = tail - start }
        return code
      }
    }
    defer { sqlite3_finalize(handle) }
    guard prepared == SQLITE_OK else { throw error(prepared, in: text) }
    guard let handle else { return text.utf8.count }  // nothing but comments was left
    var code = sqlite3_step(handle)
    while code == SQLITE_ROW { code = sqlite3_step(handle) }
    guard code == SQLITE_DONE else { throw error(code, in: text) }
    return used
  }

  /// How many lines of comment and white space stand before the first word of a text.
  private func leadingCommentLines(_ text: Substring) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix { line in
      let word = line.drop { $0.isWhitespace }
      return word.isEmpty || word.hasPrefix("--")
    }.count
  }
}

/// An authorizer that denies what would take a script out of the transaction around it.
/// https://sqlite.org/c3ref/set_authorizer.html
private func denyTransactionControl(
  _: UnsafeMutableRawPointer?, action: Int32, _: UnsafePointer<CChar>?, argument: UnsafePointer<CChar>?,
  _: UnsafePointer<CChar>?, _: UnsafePointer<CChar>?
) -> Int32 {
  switch action {
  case SQLITE_TRANSACTION, SQLITE_SAVEPOINT, SQLITE_ATTACH, SQLITE_DETACH: SQLITE_DENY
  case SQLITE_PRAGMA where argument != nil: SQLITE_DENY
  default: SQLITE_OK
  }
}
