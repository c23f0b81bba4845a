internal import SQLite

/// Who holds what, and who agrees with whom, as networks: the views of a Discourse Network Analyzer, worked out in SQL.
///
/// What counts is the side of a root claim, so a denial of a negation affirms. On whether it is so and on whether it
/// should be so one agrees separately. An actor who changed sides in the time that is looked at held both.
/// <https://doi.org/10.1007/978-3-642-35143-7> (Leifeld, Discourse Networks)
public struct Networks {
  let db: Connection

  /// Which network.
  public enum Kind: String, CaseIterable, Sendable {
    /// Actors and the claims on which they took a position.
    case actorClaim = "actor-claim"
    /// Actors who held the same side of a claim.
    case congruence
    /// Actors who held opposite sides of a claim.
    case conflict
  }

  /// Who acts.
  public enum Actors: String, CaseIterable, Sendable {
    /// Persons.
    case official
    /// Bodies, with all that was said for them.
    case organization
  }

  /// An actor, or a claim.
  public struct Node: Equatable, Sendable {
    /// `official`, `organization` or `claim`.
    public var kind: String
    /// Its uid.
    public var uid: String
    /// What to call it.
    public var label: String
    /// How many stances of the network it takes, or are taken on it.
    public var stances: Int
  }

  /// A tie between two nodes, given by their uids.
  public struct Edge: Equatable, Sendable {
    /// An actor.
    public var source: String
    /// Another actor, or a claim.
    public var target: String
    /// How many stances, or on how many root claims.
    public var weight: Int
    /// The position on the root claim, of an actor and a claim.
    public var position: Stance.Position?
    /// Whether people speak of the claim as what is so or as what should be so.
    public var axis: Stance.Axis?
    /// +1 for the root claim, −1 against it, 0 neither.
    public var side: Int?
  }

  /// The stances that count: `held (actor_id, root_id, axis, side)`.
  private static func held(_ actors: Actors, _ filter: Timeline.Filter) -> (String, [(any Bindable)?]) {
    let (statements, values) = Timeline.selection(filter)
    let (stances, stanceValues) = Timeline.stanceConditions(filter)
    let actor = "\(actors.rawValue)_id"
    return (
      """
      WITH held (actor_id, root_id, axis, side) AS MATERIALIZED (
        SELECT \(actor), root_id, axis, side FROM stances
        WHERE \(actor) IS NOT NULL AND \(stances)\(
          filter.choosesAll ? "" : " AND statement_id IN (SELECT id FROM statements WHERE \(statements))")
      )
      """, filter.choosesAll ? [] : stanceValues + values
    )
  }

  /// Hands over the nodes: actors by name, then claims.
  public func forEachNode(
    _ kind: Kind, _ actors: Actors, _ filter: Timeline.Filter, _ body: (Node) throws -> Void
  ) throws {
    let (held, values) = Self.held(actors, filter)
    let counts = kind == .actorClaim ? "1" : "side <> 0"
    func hand(_ kind: String, _ row: Row) throws {
      try body(Node(kind: kind, uid: row.text(0) ?? "", label: row.text(1) ?? "", stances: row.int(2) ?? 0))
    }
    try db.forEach(
      """
      \(held)
      SELECT uid, name, count(*) FROM held JOIN \(actors.rawValue)s ON id = actor_id
      WHERE \(counts) GROUP BY id ORDER BY name, id
      """, values
    ) { try hand(actors.rawValue, $0) }
    guard kind == .actorClaim else { return }
    try db.forEach(
      """
      \(held)
      SELECT uid, text, count(*) FROM held JOIN claims ON id = root_id GROUP BY id ORDER BY id
      """, values
    ) { try hand("claim", $0) }
  }

  /// Hands over the ties.
  public func forEachEdge(
    _ kind: Kind, _ actors: Actors, _ filter: Timeline.Filter, _ body: (Edge) throws -> Void
  ) throws {
    let (held, values) = Self.held(actors, filter)
    let table = "\(actors.rawValue)s"
    guard kind != .actorClaim else {
      return try db.forEach(
        """
        \(held)
        SELECT actors.uid, claims.uid, count(*), axis, side
        FROM held JOIN \(table) AS actors ON actors.id = actor_id JOIN claims ON claims.id = root_id
        GROUP BY actor_id, root_id, axis, side ORDER BY actor_id, root_id, axis, side DESC
        """, values
      ) { row in
        let axis = row.text(3).flatMap(Stance.Axis.init) ?? .is
        let side = row.int(4) ?? 0
        try body(
          Edge(
            source: row.text(0) ?? "", target: row.text(1) ?? "", weight: row.int(2) ?? 0,
            position: Stance.Position.allCases.first { $0.axis == axis && $0.polarity == side }, axis: axis,
            side: side))
      }
    }
    try db.forEach(
      """
      \(held), sides AS MATERIALIZED (SELECT DISTINCT actor_id, root_id, axis, side FROM held WHERE side <> 0)
      SELECT ones.uid, others.uid, count(DISTINCT one.root_id)
      FROM sides AS one
      JOIN sides AS other
        ON other.root_id = one.root_id AND other.axis = one.axis AND other.actor_id > one.actor_id
        AND other.side = \(kind == .congruence ? "one.side" : "-one.side")
      JOIN \(table) AS ones ON ones.id = one.actor_id
      JOIN \(table) AS others ON others.id = other.actor_id
      GROUP BY one.actor_id, other.actor_id ORDER BY one.actor_id, other.actor_id
      """, values
    ) { row in
      try body(Edge(source: row.text(0) ?? "", target: row.text(1) ?? "", weight: row.int(2) ?? 0))
    }
  }
}
