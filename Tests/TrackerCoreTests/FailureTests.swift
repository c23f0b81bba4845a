import SQLite
import Testing

@testable import TrackerCore

@Suite("What is said of failures")
struct FailureTests {
  @Test(
    "says that nothing was changed where that is known, and only there",
    arguments: [
      // 13 SQLITE_FULL, 778 SQLITE_IOERR_WRITE, 1034 SQLITE_IOERR_FSYNC, 5 SQLITE_BUSY: https://sqlite.org/rescode.html
      (Int32(13), "INSERT", "Nothing was changed"), (13, "COMMIT", "Nothing was changed"),
      (778, "INSERT", "Nothing was changed"), (5, "COMMIT", "Nothing was changed"),
      (778, "COMMIT", "Nothing was changed"), (1034, "COMMIT", "Whether it is done is not known"),
    ])
  func outcome(code: Int32, sql: String, expected: String) {
    let failure = Failure(SQLiteError(code: code, message: "m", sql: sql), at: "tracker.db")
    #expect(failure.description.contains(expected))
    #expect(failure.kind == (code == 5 ? .busy : .inputOutput))
  }
}
