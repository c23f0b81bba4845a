internal import SQLite

/// The posts that officials hold.
public struct Roles {
  let db: Connection

  /// A post with the names that belong to it.
  public struct Entry: Equatable, Sendable {
    /// The post.
    public var role: Role
    /// Who holds it.
    public var official: String
    /// In which body.
    public var organization: String
  }

  private static let query = """
    SELECT roles.id, official_id, organization_id, title, held, roles.note, officials.name, organizations.name
    FROM roles
    JOIN officials ON officials.id = official_id
    JOIN organizations ON organizations.id = organization_id
    """

  private static func make(_ row: Row) -> Entry {
    Entry(
      role: Role(
        id: row.int(0) ?? 0, officialID: row.int(1) ?? 0, organizationID: row.int(2) ?? 0, title: row.text(3) ?? "",
        held: row.text(4), note: row.text(5)),
      official: row.text(6) ?? "", organization: row.text(7) ?? "")
  }

  /// The posts of an official.
  public func held(by officialID: Int) throws -> [Entry] {
    try db.all("\(Self.query) WHERE official_id = ? ORDER BY held IS NULL, held, roles.id", [officialID], Self.make)
  }

  /// The posts in an organization.
  public func held(in organizationID: Int) throws -> [Entry] {
    try db.all(
      "\(Self.query) WHERE organization_id = ? ORDER BY held IS NULL, held, roles.id", [organizationID], Self.make)
  }

  /// The posts that an official holds in an organization.
  func titles(officialID: Int, organizationID: Int) throws -> [(id: Int, title: String, held: String?, note: String?)] {
    try db.all(
      "SELECT id, title, held, note FROM roles WHERE official_id = ? AND organization_id = ?",
      [officialID, organizationID]
    ) { ($0.int(0) ?? 0, $0.text(1) ?? "", $0.text(2), $0.text(3)) }
  }

  /// The post with a number.
  public func get(_ id: Int) throws -> Entry? {
    try db.first("\(Self.query) WHERE roles.id = ?", [id], Self.make)
  }

  /// Every post, by official.
  public func all() throws -> [Entry] {
    try db.all("\(Self.query) ORDER BY officials.name, officials.id, held IS NULL, held, roles.id", [], Self.make)
  }

  /// The post that is meant by a number.
  /// - Throws: `Failure` where there is none.
  public func find(_ text: String) throws -> Entry {
    if let number = References.number(text), let entry = try get(number) { return entry }
    let entries = try all()
    // Words of a post, its holder or its body will do.
    let names = entries.flatMap { entry in
      [entry.role.title, entry.official, entry.organization].map { (entry.role.id, $0) }
    }
    let meant = Suggestion.records(like: text, among: names) { id in
      entries.first { $0.role.id == id }.map { "\($0.official), \($0.role.title), \($0.organization)" } ?? ""
    }
    let hint = meant.map { "Did you mean \($0)?" } ?? "`tracker role list` shows them all."
    throw Failure(.notFound, "There is no role \"\(text.prefix(200))\". A role is called by its number. \(hint)")
  }

  /// Writes what is known of a post in the place of what was.
  func update(_ role: Role) throws {
    try db.execute(
      "UPDATE roles SET official_id = ?, organization_id = ?, title = ?, held = ?, note = ? WHERE id = ?",
      [role.officialID, role.organizationID, role.title, role.held, role.note, role.id])
  }

  /// Adds a remark to a post that has none.
  func complete(_ id: Int, note: String?) throws {
    try db.execute("UPDATE roles SET note = coalesce(note, ?) WHERE id = ?", [note, id])
  }

  func insert(officialID: Int, organizationID: Int, title: String, held: String?, note: String?) throws -> Int {
    try db.execute(
      "INSERT INTO roles (official_id, organization_id, title, held, note) VALUES (?, ?, ?, ?, ?)",
      [officialID, organizationID, title, held, note])
    return db.lastInsertID
  }
}
