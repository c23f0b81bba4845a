internal import SQLite

/// The dates that the records use.
public struct Dates {
  let db: Connection

  /// A date in the Solar Hijri calendar, in the manner of EDTF: `1397-04-12`; nil for one that no record uses.
  public func persian(_ edtf: String) throws -> String? {
    try db.text("SELECT persian FROM persian_dates WHERE edtf = ?", [edtf])
  }

  /// Makes a date known to the file.
  /// - Parameter what: the field that it is for, for messages.
  /// - Throws: `Failure` where it is no date.
  func admit(_ edtf: String?, _ what: String) throws {
    guard let edtf else { return }
    guard try db.int("SELECT 1 FROM dates WHERE edtf = ?", [edtf]) == nil else { return }
    do {
      try db.execute("INSERT INTO dates (edtf) VALUES (?)", [edtf])
    } catch  where error.isConstraint {
      throw EDTF.failure(edtf, what)
    }
  }
}
