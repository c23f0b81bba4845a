internal import SQLite

/// The subject headings of a file.
public struct Topics {
  let db: Connection

  /// A subject heading and how many claims stand under it.
  public struct Entry: Equatable, Sendable {
    /// Its number in this file.
    public var id: Int
    /// The heading.
    public var name: String
    /// How many claims stand under it.
    public var claims: Int
  }

  private static let query = """
    SELECT id, name, (SELECT count(*) FROM claim_topics WHERE topic_id = topics.id) FROM topics
    """

  private static func make(_ row: Row) -> Entry {
    Entry(id: row.int(0) ?? 0, name: row.text(1) ?? "", claims: row.int(2) ?? 0)
  }

  /// The topic with a number.
  public func get(_ id: Int) throws -> Entry? { try db.first("\(Self.query) WHERE id = ?", [id], Self.make) }

  /// Every topic, by name.
  public func all() throws -> [Entry] { try db.all("\(Self.query) ORDER BY name", [], Self.make) }

  /// The topic that is meant by a number or a name, in any spelling that reads the same.
  /// - Throws: `Failure` where there is none.
  public func find(_ text: String) throws -> Int {
    let topics = try all()
    if let number = References.number(text), topics.contains(where: { $0.id == number }) { return number }
    if let same = try id(called: text) { return same }
    let hint = Suggestion.closest(to: text, among: topics.map(\.name)).map { "Did you mean \"\($0)\"?" }
    throw Failure(
      .notFound,
      "There is no topic \"\(text.prefix(200))\". \(hint ?? "`tracker topic list` shows them all.")"
    )
  }

  /// The topic whose name reads like this.
  func id(called name: String) throws -> Int? {
    if let id = try db.int("SELECT id FROM topics WHERE name = ?", [name]) { return id }
    let key = Fold.key(name)
    return key.isEmpty ? nil : try all().first { Fold.key($0.name) == key }?.id
  }

  /// The claims under a topic, by number.
  public func claims(under id: Int) throws -> [(id: Int, text: String)] {
    try db.all(
      """
      SELECT claims.id, text FROM claim_topics JOIN claims ON claims.id = claim_id WHERE topic_id = ? ORDER BY claims.id
      """, [id]
    ) { ($0.int(0) ?? 0, $0.text(1) ?? "") }
  }

  func rename(_ id: Int, _ name: String) throws {
    try db.execute("UPDATE topics SET name = ? WHERE id = ?", [name, id])
  }

  /// Puts a claim under these topics and no others.
  func replace(_ topicIDs: Set<Int>, of claimID: Int) throws {
    let recorded = try db.all("SELECT topic_id FROM claim_topics WHERE claim_id = ?", [claimID]) { $0.int(0) ?? 0 }
    for gone in Set(recorded).subtracting(topicIDs) {
      try db.execute("DELETE FROM claim_topics WHERE claim_id = ? AND topic_id = ?", [claimID, gone])
    }
    for topicID in topicIDs.sorted() { _ = try put(claimID: claimID, under: topicID) }
  }

  func insert(_ name: String) throws -> Int {
    try db.execute("INSERT INTO topics (name) VALUES (?)", [name])
    return db.lastInsertID
  }

  /// Puts a claim under a topic.
  /// - Returns: whether that is new.
  func put(claimID: Int, under topicID: Int) throws -> Bool {
    guard
      try db.int("SELECT 1 FROM claim_topics WHERE claim_id = ? AND topic_id = ?", [claimID, topicID]) == nil
    else { return false }
    try db.execute("INSERT INTO claim_topics (claim_id, topic_id) VALUES (?, ?)", [claimID, topicID])
    return true
  }
}
