internal import SQLite

/// Dates as they are kept: EDTF (ISO 8601-2), levels 0 and 1, Gregorian.
///
/// What such a date means stands in one place only, `migrations/0001-dates.sql`. This asks it.
public struct EDTF {
  private let memory: Connection

  /// The rules, on a database in memory.
  public init() throws {
    memory = try Connection(":memory:", .create)
    for object in Schema.objects where object.name == "dates" { try memory.execute(object.sql) }
  }

  /// The first and the last day that a date can mean, as `YYYY-MM-DD`.
  /// - Throws: `Failure` where it is no date.
  public func bounds(_ text: String, _ what: String) throws -> (earliest: String, latest: String) {
    do {
      try memory.execute("INSERT INTO dates (edtf) VALUES (?) ON CONFLICT DO NOTHING", [text])
    } catch  where error.isConstraint {
      throw Self.failure(text, what)
    }
    let bounds = try memory.first("SELECT earliest, latest FROM dates WHERE edtf = ?", [text]) { row in
      (row.text(0) ?? "", row.text(1) ?? "")
    }
    guard let bounds else { throw Self.failure(text, what) }
    return bounds
  }

  /// The date, or nil where the text is one of the ways of saying that it is unknown.
  public static func known(_ text: String) -> String? {
    ["unknown", "..", "../..", "/", "../", "/..", "XXXX", "XXXX-XX", "XXXX-XX-XX"].contains(text) ? nil : text
  }

  /// The sentence for what is no date.
  static func failure(_ text: String, _ what: String) -> Failure {
    Failure(
      .badData,
      "\(what) is \"\(text.prefix(80))\", which is no date. Write 2018-05-01, 17 March 2018, ۱۲ تیر ۱۳۹۷, 1397-04, "
        + "2018-05~ (about), 2018-05/2018-08 or 2018-05/.. (from then on); `tracker help dates` says more.")
  }
}
