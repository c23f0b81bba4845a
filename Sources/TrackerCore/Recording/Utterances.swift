/// Finds the statements that are the same utterance: the same words by the same voice on the same day.
///
/// Of each statement only a fingerprint of 64 bits is held in memory; who is found by it is looked at.
struct Utterances {
  private let database: Database
  /// Statements by their fingerprints.
  private var ids: [Int: Int] = [:]
  /// The groups of which all statements are in there; nil: of all groups.
  private var groups: Set<Int>? = []
  private var new: [Int] = []

  /// - Parameter database: where the statements are.
  init(_ database: Database) { self.database = database }

  /// The number of the statement that is the same utterance; nil where there is none.
  /// - Parameter hasNoIndexes: whether the statements of one speaker and day cannot be looked up just now.
  mutating func find(_ statement: Statement, hasNoIndexes: Bool) throws -> Int? {
    if hasNoIndexes, groups != nil {
      try database.statements.forEach { ids[Self.fingerprint($0)] = $0.id }
      groups = nil
    }
    if let read = groups?.contains(Self.group(statement).hashValue), !read {
      for twin in try database.statements.twins(of: statement).reversed() { ids[Self.fingerprint(twin)] = twin.id }
      groups?.insert(Self.group(statement).hashValue)
    }
    guard let id = ids[Self.fingerprint(statement)], let found = try database.statements.get(id),
      Self.group(found) == Self.group(statement), Self.words(found) == Self.words(statement)
    else { return nil }
    return id
  }

  /// Takes note of a statement that was just recorded.
  mutating func add(_ statement: Statement, _ id: Int) {
    // What nobody has read yet will be read with it.
    if let groups, groups.isEmpty || !groups.contains(Self.group(statement).hashValue) { return }
    let fingerprint = Self.fingerprint(statement)
    guard ids[fingerprint] == nil else { return }
    ids[fingerprint] = id
    new.append(fingerprint)
  }

  /// From here on, what is noted may have to be forgotten.
  mutating func begin() { new = [] }

  /// Forgets what was noted since `begin`.
  mutating func forgetNew() {
    for fingerprint in new { ids[fingerprint] = nil }
    new = []
  }

  private static func fingerprint(_ statement: Statement) -> Int {
    var hasher = Hasher()
    hasher.combine(group(statement))
    hasher.combine(words(statement))
    return hasher.finalize()
  }

  /// Who speaks, for whom and when; an official who is not named is told by the words of the source.
  private static func group(_ statement: Statement) -> String {
    let ids = [statement.officialID, statement.postOrganizationID, statement.organizationID].map {
      $0.map(String.init) ?? "-"
    }
    let speaker = statement.voice == .person ? "" : statement.speaker?.nfc ?? ""
    return ([statement.voice.rawValue] + ids + [statement.saidOn ?? "-", speaker]).joined(separator: "\u{1F}")
  }

  /// The words that tell an utterance: the quote, else the paraphrase.
  private static func words(_ statement: Statement) -> String {
    if let quote = statement.quote { return "q" + quote.nfc }
    return "p" + (statement.paraphrase ?? "").nfc
  }
}
