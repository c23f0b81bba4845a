internal import SQLite

/// Statements set against each other, as the view `opposed` finds them.
public struct OpposedPairs {
  let db: Connection

  /// What the two have to do with each other.
  public enum Class: String, CaseIterable, Sendable {
    /// One official said first the one and later the other.
    case reversal
    /// So did two speakers for one organization.
    case changeOfLine = "change-of-line"
    /// Others say the opposite.
    case conflict
    /// One official says both, and nobody knows that it was a reversal.
    case sameOfficial = "same-official"
    /// Two speakers for one organization do, and nobody knows that its line changed.
    case sameOrganization = "same-organization"
  }

  /// Two stances on opposite sides of one root claim and axis.
  public struct Pair: Equatable, Sendable {
    /// What they have to do with each other.
    public var `class`: Class
    /// Whether it is known that the first is the earlier one.
    public var orderKnown: Bool
    /// Whether both may be right, each at its time.
    public var bothMayHold: Bool
    /// Days from the last day of the first to the first day of the second; nil where a date is unknown.
    public var daysApart: Int?
    /// Whether both dates are days, so that the distance is one number.
    public var isExact: Bool
    /// What a person has said of the pair; nil: nothing yet.
    public var status: Link.Status?
    /// The root claim.
    public var claimID: Int
    /// Its text.
    public var claim: String
    /// The number of the first stance.
    public var firstStanceID: Int
    /// Of the second.
    public var secondStanceID: Int
    /// The number of the first statement.
    public var firstStatementID: Int
    /// Of the second.
    public var secondStatementID: Int
    /// When the first was said, EDTF; nil: unknown.
    public var firstSaidOn: String?
    /// When the second was.
    public var secondSaidOn: String?

    /// What people call the pair: `3-35`, the numbers of its statements.
    public var name: String { "\(firstStatementID)-\(secondStatementID)" }
  }

  /// Which pairs to show.
  public struct Filter: Sendable {
    /// Pairs of which a statement was made for one of these organizations.
    public var organizationIDs: [Int] = []
    /// Pairs of which a statement is this official's.
    public var officialID: Int?
    /// Pairs on the root claim of this claim.
    public var claimID: Int?
    /// Pairs on claims under this topic.
    public var topicID: Int?
    /// Pairs of these classes; none for all.
    public var classes: [Class] = []
    /// Pairs whose order is known, or is not.
    public var orderKnown: Bool?
    /// Pairs with this status; nil for all but the dismissed.
    public var status: Link.Status?
    /// Pairs at least so many days apart.
    public var minDays: Int?
    /// Pairs at most so many days apart.
    public var maxDays: Int?
    /// Pairs of which a statement may have been made on this day or later, `YYYY-MM-DD`.
    public var since: String?
    /// Pairs of which a statement may have been made on this day or earlier, `YYYY-MM-DD`.
    public var until: String?
    /// At most so many, the newest of them; nil for all.
    public var limit: Int?

    /// Everything.
    public init() {}

    /// Whether it asks for reversals alone, and of nobody in particular.
    var asksForAllReversals: Bool {
      classes == [.reversal] && officialID == nil && organizationIDs.isEmpty && claimID == nil
    }
  }

  /// Hands over the pairs that a filter matches: those whose order is known first, by class; then by time.
  /// - Returns: how many there are, whatever the limit.
  @discardableResult
  public func forEach(_ filter: Filter, _ body: (Pair) throws -> Void) throws -> Int {
    if filter.asksForAllReversals { return try forEachReversal(filter, body) }
    let (query, values) = try query(filter)
    var count = 0
    try db.forEach(
      """
      SELECT * FROM (
        SELECT *, count(*) OVER () AS count FROM (\(query))
        ORDER BY second_earliest DESC, second_latest DESC, second_id DESC LIMIT ?
      )
      ORDER BY order_known DESC, \(Self.rank), second_earliest IS NULL, second_earliest, second_latest, second_id,
        first_id
      """, values + [filter.limit ?? -1]
    ) { row in
      count = row.int(17) ?? 0
      try body(Self.make(row))
    }
    return count
  }

  /// The reversals of all officials: the database finds the turns at once, and each of them is then looked at.
  private func forEachReversal(_ filter: Filter, _ body: (Pair) throws -> Void) throws -> Int {
    let (conditions, values) = try conditions(filter)
    func pair(_ turn: Row) throws -> Pair? {
      try db.first(
        "SELECT \(Self.columns) FROM reversals WHERE first_id = ? AND second_id = ? AND \(conditions)",
        [turn.int(0), turn.int(1)] + values, Self.make)
    }
    // The newest first where only those are asked for.
    let direction = filter.limit == nil ? "" : "DESC"
    var (count, newest): (Int, [Pair]) = (0, [])
    try db.forEach(
      """
      SELECT first_id, second_id FROM official_turns JOIN stances ON stances.id = second_id
      ORDER BY stances.earliest \(direction), latest \(direction), second_id \(direction)
      """
    ) { turn in
      guard let pair = try pair(turn) else { return }
      count += 1
      guard let limit = filter.limit else { return try body(pair) }
      if count <= limit { newest.append(pair) }
    }
    try newest.reversed().forEach(body)
    return count
  }

  /// The pairs of two statements, in whichever order they are given: one for each claim on which they are opposed.
  public func find(_ one: Int, _ other: Int) throws -> [Pair] {
    try db.all(
      """
      SELECT \(Self.columns) FROM opposed
      WHERE root_id IN (SELECT root_id FROM stances WHERE statement_id = ?1)
        AND (first_statement_id, second_statement_id) IN (VALUES (?1, ?2), (?2, ?1))
      ORDER BY root_id
      """, [one, other], Self.make)
  }

  private static let columns = """
    class, order_known, both_may_hold, days_apart, status, root_id, claim, first_id, second_id, first_statement_id,
      second_statement_id, first_said_on, second_said_on, second_earliest, second_latest, first_earliest, first_latest
    """

  private static func make(_ row: Row) -> Pair {
    Pair(
      class: row.text(0).flatMap(Class.init) ?? .conflict, orderKnown: row.int(1) == 1, bothMayHold: row.int(2) == 1,
      daysApart: row.int(3),
      isExact: row.text(13) == row.text(14) && row.text(15) == row.text(16),
      status: row.text(4).flatMap(Link.Status.init), claimID: row.int(5) ?? 0,
      claim: row.text(6) ?? "", firstStanceID: row.int(7) ?? 0, secondStanceID: row.int(8) ?? 0,
      firstStatementID: row.int(9) ?? 0, secondStatementID: row.int(10) ?? 0, firstSaidOn: row.text(11),
      secondSaidOn: row.text(12))
  }

  private static let rank: String = {
    let cases = Class.allCases.enumerated().map { "WHEN '\($1.rawValue)' THEN \($0)" }
    return "CASE class \(cases.joined(separator: " ")) END"
  }()

  /// The pairs of a filter. Which actor it is about is asked once for each end of the pair, because the database then
  /// begins with that actor's stances instead of looking at all pairs.
  private func query(_ filter: Filter) throws -> (String, [(any Bindable)?]) {
    let ends: [String]
    if let id = filter.officialID {
      ends = ["first_official_id = \(id)", "second_official_id = \(id)"]
    } else if !filter.organizationIDs.isEmpty {
      let ids = filter.organizationIDs.map(String.init).joined(separator: ", ")
      ends = ["first_organization_id IN (\(ids))", "second_organization_id IN (\(ids))"]
    } else {
      ends = ["1"]
    }
    let (conditions, values) = try conditions(filter)
    let selects = ends.map { "SELECT \(Self.columns) FROM opposed WHERE \($0) AND \(conditions)" }
    return (selects.joined(separator: " UNION "), ends.flatMap { _ in values })
  }

  private func conditions(_ filter: Filter) throws -> (String, [(any Bindable)?]) {
    var conditions = ["1"]
    var values: [(any Bindable)?] = []
    func add(_ condition: String, _ given: (any Bindable)?...) {
      conditions.append(condition)
      values += given
    }
    // Numbers, not subqueries: the database hands those on to the parts of the view, and these not.
    let claims = Claims(db: db)
    if let id = filter.claimID { add("root_id = ?", try claims.root(of: id)) }
    if let id = filter.topicID {
      add("root_id IN (\(try claims.roots(under: id).map(String.init).joined(separator: ", ")))")
    }
    if !filter.classes.isEmpty {
      add("class IN (\(filter.classes.map { "'\($0.rawValue)'" }.joined(separator: ", ")))")
    }
    if let known = filter.orderKnown { add("order_known = ?", known) }
    if let status = filter.status {
      add(status == .suggested ? "ifnull(status, 'suggested') = ?" : "status = ?", status.rawValue)
    }
    if let days = filter.minDays { add("days_apart >= ?", days) }
    if let days = filter.maxDays { add("days_apart <= ?", days) }
    if let since = filter.since { add("(first_latest >= ? OR second_latest >= ?)", since, since) }
    if let until = filter.until { add("(first_earliest <= ? OR second_earliest <= ?)", until, until) }
    return (conditions.joined(separator: " AND "), values)
  }
}
