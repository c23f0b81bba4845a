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

  /// Every topic, by name.
  public func all() throws -> [Entry] {
    try db.all(
      """
      SELECT topics.id, name, count(claim_id)
      FROM topics LEFT JOIN claim_topics ON topic_id = topics.id
      GROUP BY topics.id ORDER BY name
      """
    ) { Entry(id: $0.int(0) ?? 0, name: $0.text(1) ?? "", claims: $0.int(2) ?? 0) }
  }

  /// The heading of a topic.
  public func name(_ id: Int) throws -> String? { try db.text("SELECT name FROM topics WHERE id = ?", [id]) }

  /// The topic that is meant by a number or a name, in any spelling that reads the same.
  /// - Throws: `Failure` where there is none.
  public func find(_ text: String) throws -> Int {
    let topics = try all()
    if let number = References.number(text), topics.contains(where: { $0.id == number }) { return number }
    if let same = try id(called: text) { return same }
    let hint = Suggestion.closest(to: text, among: topics.map(\.name)).map { "Did you mean \"\($0)\"?" }
    throw Failure(
      .notFound,
      "There is no topic \"\(text.prefix(200))\". \(hint ?? "There are: \(topics.map(\.name).joined(separator: ", ")).")"
    )
  }

  /// The topic whose name reads like this.
  func id(called name: String) throws -> Int? {
    if let id = try db.int("SELECT id FROM topics WHERE name = ?", [name]) { return id }
    let key = Fold.key(name)
    return key.isEmpty ? nil : try all().first { Fold.key($0.name) == key }?.id
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
