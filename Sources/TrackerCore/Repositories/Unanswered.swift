internal import SQLite

/// Speakers whose last word others have contradicted since, as the view `unanswered` finds them.
public struct Unanswered {
  let db: Connection

  /// A speaker who has said nothing since others said the opposite.
  public struct Entry: Equatable, Sendable {
    /// Their name.
    public var speaker: String
    /// The number of the last statement they made.
    public var statementID: Int
    /// The number of the first statement since that says the opposite.
    public var opposedByID: Int
  }

  /// Those on the root claim of a claim, by the time of their last word.
  public func on(claim id: Int) throws -> [Entry] {
    try db.all(
      """
      SELECT
        coalesce(
          (SELECT name FROM officials WHERE id = unanswered.official_id),
          (SELECT name FROM organizations WHERE id = unanswered.organization_id)
        ),
        statement_id, opposed_by_id
      FROM unanswered JOIN statements ON statements.id = statement_id
      WHERE root_id = ?
      ORDER BY earliest, latest, statement_id
      """, [Claims(db: db).root(of: id)]
    ) { Entry(speaker: $0.text(0) ?? "", statementID: $0.int(1) ?? 0, opposedByID: $0.int(2) ?? 0) }
  }
}
