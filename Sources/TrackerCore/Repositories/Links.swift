internal import SQLite

/// The references between statements.
public struct Links {
  let db: Connection

  private static let columns = "id, uid, from_id, to_id, kind, status, note"

  private static func make(_ row: Row) -> Link {
    Link(
      id: row.int(0) ?? 0, uid: row.text(1) ?? "", fromID: row.int(2) ?? 0, toID: row.int(3) ?? 0,
      kind: row.text(4).flatMap(Link.Kind.init) ?? .respondsTo,
      status: row.text(5).flatMap(Link.Status.init) ?? .suggested, note: row.text(6))
  }

  /// A link as one of its statements sees it, or one that the program suggests.
  public struct Entry: Equatable, Sendable {
    /// Whether the statement is the one that refers.
    public var isOutgoing: Bool
    /// In which way.
    public var kind: Link.Kind
    /// Whether somebody has looked at it; a suggestion of the program's is not recorded.
    public var status: Link.Status
    /// Whether it is recorded.
    public var isRecorded: Bool
    /// The number of the other statement.
    public var otherID: Int
    /// Its uid.
    public var otherUID: String
    /// When it was said, EDTF; nil: unknown.
    public var otherSaidOn: String?
    /// Who is heard in it.
    public var otherSpeaker: String
    /// A remark.
    public var note: String?
  }

  /// The links of a statement from both ends, and what it may respond to.
  public func entries(of statement: Int) throws -> [Entry] {
    // Most statements have none. To find that out takes a fifth of the time that it takes to put none in order.
    let mayHaveSome = try db.int(
      """
      SELECT EXISTS (SELECT 1 FROM links WHERE from_id = ?1) OR EXISTS (SELECT 1 FROM links WHERE to_id = ?1)
        OR EXISTS (SELECT 1 FROM stances WHERE statement_id = ?1 AND position = 'denies' AND target IS NOT NULL)
      """, [statement])
    guard mayHaveSome == 1 else { return [] }
    return try db.all(
      """
      SELECT direction, kind, seen.status, is_recorded, other_id, uid, said_on,
        \(Statements.speaker),
        seen.note
      FROM (
        SELECT direction, kind, status, 1 AS is_recorded, other_id, note, link_id
        FROM statement_links WHERE statement_id = ?1
        UNION ALL
        SELECT 'to', kind, 'suggested', 0, to_id, NULL, NULL FROM suggested_answers WHERE from_id = ?1
      ) AS seen
      JOIN statements ON statements.id = other_id
      ORDER BY is_recorded DESC, direction DESC, link_id
      """, [statement]
    ) { row in
      Entry(
        isOutgoing: row.text(0) == "to", kind: row.text(1).flatMap(Link.Kind.init) ?? .respondsTo,
        status: row.text(2).flatMap(Link.Status.init) ?? .suggested, isRecorded: row.int(3) == 1,
        otherID: row.int(4) ?? 0, otherUID: row.text(5) ?? "", otherSaidOn: row.text(6),
        otherSpeaker: row.text(7) ?? "", note: row.text(8))
    }
  }

  /// The link with a number.
  public func get(_ id: Int) throws -> Link? {
    try db.first("SELECT \(Self.columns) FROM links WHERE id = ?", [id], Self.make)
  }

  /// The link that is meant by a number or a uid.
  /// - Throws: `Failure` where there is none.
  public func find(_ text: String) throws -> Link {
    if let number = References.number(text), let link = try get(number) { return link }
    let link = try db.first("SELECT \(Self.columns) FROM links WHERE uid = ?", [text], Self.make)
    guard let link else {
      let hint = try db.uid(like: text, in: "links").map { "Did you mean \($0)?" }
      throw Failure(
        .notFound, "There is no link \"\(text.prefix(200))\". \(hint ?? "`tracker link list` shows them all.")")
    }
    return link
  }

  /// Writes what is known of a link in the place of what was.
  func update(_ link: Link) throws {
    try db.execute(
      "UPDATE links SET from_id = ?, to_id = ?, kind = ?, status = ?, note = ? WHERE id = ?",
      [link.fromID, link.toID, link.kind.rawValue, link.status.rawValue, link.note, link.id])
  }

  /// Every link, or those of a status, by number.
  public func all(_ status: Link.Status? = nil) throws -> [Link] {
    try db.all(
      "SELECT \(Self.columns) FROM links WHERE ?1 IS NULL OR status = ?1 ORDER BY id", [status?.rawValue], Self.make)
  }

  /// A denial and the statement that it may respond to.
  public struct Suggestion: Equatable, Sendable {
    /// The number of the denial.
    public var fromID: Int
    /// The number of the statement that affirmed what it denies.
    public var toID: Int
    /// The text of the root claim.
    public var claim: String
  }

  /// Denials with what they may respond to, as the view `suggested_answers` finds them.
  public func suggestions() throws -> [Suggestion] {
    try db.all(
      """
      SELECT from_id, to_id, text FROM suggested_answers JOIN claims ON claims.id = root_id ORDER BY from_id, to_id
      """
    ) { Suggestion(fromID: $0.int(0) ?? 0, toID: $0.int(1) ?? 0, claim: $0.text(2) ?? "") }
  }

  /// Notes what a person says of the link between two statements; it is made where there is none.
  /// - Parameter note: a remark; nil: what there was stays, unless it gave the reason for another decision.
  /// - Returns: the link, and what it was before, nil where it is new.
  public func decide(
    _ kind: Link.Kind, from fromID: Int, to toID: Int, _ status: Link.Status, note: String?
  ) throws -> (link: Link, before: Link?) {
    let before = try find(fromID: fromID, toID: toID, kind: kind)
    try db.execute(
      """
      INSERT INTO links (from_id, to_id, kind, status, note) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (from_id, to_id, kind)
      DO UPDATE SET
        status = excluded.status,
        note = coalesce(excluded.note, iif(status IN ('suggested', excluded.status), note, NULL))
      WHERE status <> excluded.status OR note IS NOT coalesce(excluded.note, note)
      """, [fromID, toID, kind.rawValue, status.rawValue, note])
    guard let link = try find(fromID: fromID, toID: toID, kind: kind) else {
      throw Failure(.failed, "The link was not recorded.")
    }
    return (link, before)
  }

  /// The link of a kind from one statement to another.
  public func find(fromID: Int, toID: Int, kind: Link.Kind) throws -> Link? {
    try db.first(
      "SELECT \(Self.columns) FROM links WHERE from_id = ? AND to_id = ? AND kind = ?",
      [fromID, toID, kind.rawValue], Self.make)
  }

  /// Adds a remark to a link that has none.
  func complete(_ id: Int, note: String?) throws {
    try db.execute("UPDATE links SET note = coalesce(note, ?) WHERE id = ?", [note, id])
  }

  func insert(_ link: LinkRecord, fromID: Int, toID: Int) throws -> Int {
    try db.execute(
      """
      INSERT INTO links (uid, from_id, to_id, kind, status, note)
      VALUES (coalesce(?, lower(hex(randomblob(16)))), ?, ?, ?, ?, ?)
      """,
      [link.uid, fromID, toID, link.kind.rawValue, (link.status ?? .confirmed).rawValue, link.note])
    return db.lastInsertID
  }
}
