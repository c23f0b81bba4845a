import CSQLite

extension Connection {
  /// Copies a whole database over another, page by page, whole or not at all. Others may write to this one meanwhile:
  /// what is copied is the state at the beginning. Others that have the target open see what comes after it ends.
  ///
  /// <https://sqlite.org/backup.html>
  /// - Parameters:
  ///   - target: what is written over; in no transaction.
  ///   - progress: told how many pages are done, and how many there are.
  /// - Throws: `SQLiteError`; the target is then as it was.
  public func copy(onto target: Connection, progress: (Int, Int) -> Void = { _, _ in }) throws {
    try snapshot {
      // A read makes the snapshot; within it no writer can make the copy begin anew.
      _ = try int("SELECT count(*) FROM sqlite_schema")
      guard let backup = sqlite3_backup_init(target.handle, "main", handle, "main") else {
        throw target.error(sqlite3_errcode(target.handle))
      }
      var code: Int32
      var waits = 0
      repeat {
        code = sqlite3_backup_step(backup, 4096)
        let total = Int(sqlite3_backup_pagecount(backup))
        progress(total - Int(sqlite3_backup_remaining(backup)), total)
        // The step does not wait by itself. https://sqlite.org/c3ref/backup_finish.html
        if code & 0xff == SQLITE_BUSY || code & 0xff == SQLITE_LOCKED {
          waits += 1
          guard waits < 300 else { break }
          sqlite3_sleep(100)
        }
      } while code == SQLITE_OK || code & 0xff == SQLITE_BUSY || code & 0xff == SQLITE_LOCKED
      let end = sqlite3_backup_finish(backup)
      guard code == SQLITE_DONE, end == SQLITE_OK else { throw target.error(end == SQLITE_OK ? code : end) }
    }
  }
}
