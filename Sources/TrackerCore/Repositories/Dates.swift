internal import SQLite

/// The dates that the records use.
public struct Dates {
  let db: Connection

  /// A date in the Solar Hijri calendar, in the manner of EDTF: `1397-04-12`; nil for one that no record uses.
  public func persian(_ edtf: String) throws -> String? {
    try db.text("SELECT persian FROM persian_dates WHERE edtf = ?", [edtf])
  }

  /// The days that a date can mean.
  struct Bounds: Equatable {
    /// The first one.
    let earliest: String
    /// The last one.
    let latest: String
    /// Whether the source or its reader is not sure.
    let isUncertain: Bool

    /// Whether it lies in the time that statements and sources are of: 1800 to 2199.
    var isOfOurTime: Bool {
      (earliest == "0000-01-01" || ("1800"..<"2200").contains(earliest))
        && (latest == "9999-12-31" || ("1800"..<"2200").contains(latest))
    }
  }

  /// What a date means that is known to the file.
  func bounds(_ edtf: String) throws -> Bounds? {
    try db.first("SELECT earliest, latest, uncertain FROM dates WHERE edtf = ?", [edtf]) { row in
      Bounds(earliest: row.text(0) ?? "", latest: row.text(1) ?? "", isUncertain: row.int(2) == 1)
    }
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
