internal import SQLite

/// The statements of a file.
public struct Statements {
  let db: Connection

  private static let columns = """
    id, uid, voice, speaker_text, official_id, role_title, post_organization_id, organization_id, said_on, \
    said_on_text, said_on_basis, wording, quote, paraphrase, lang, translation, review, note
    """

  private static func make(_ row: Row) -> Statement {
    Statement(
      id: row.int(0) ?? 0, uid: row.text(1) ?? "", voice: row.text(2).flatMap(Statement.Voice.init) ?? .hearsay,
      speaker: row.text(3), officialID: row.int(4), role: row.text(5), postOrganizationID: row.int(6),
      organizationID: row.int(7), saidOn: row.text(8), saidOnText: row.text(9),
      saidOnBasis: row.text(10).flatMap(Statement.DateBasis.init),
      wording: row.text(11).flatMap(Statement.Wording.init),
      quote: row.text(12), paraphrase: row.text(13), lang: row.text(14), translation: row.text(15),
      review: row.text(16).flatMap(Statement.Review.init) ?? .unverified, note: row.text(17))
  }

  /// The statement with a number.
  public func get(_ id: Int) throws -> Statement? {
    try db.first("SELECT \(Self.columns) FROM statements WHERE id = ?", [id], Self.make)
  }

  /// A statement as others speak of it: who said what, and when.
  public struct Mention: Equatable, Sendable {
    /// Its number.
    public var id: Int
    /// Who is heard in it.
    public var speaker: String
    /// When it was said, EDTF; nil: unknown.
    public var saidOn: String?
    /// The words, verbatim.
    public var quote: String?
    /// What was said, in our words.
    public var paraphrase: String?

    /// Who said it, and when: `Amir Khorakian, date unknown`.
    public var voice: String { "\(speaker), \(saidOn ?? "date unknown")" }
    /// The quote in quotation marks, or else what was said in our words.
    public var words: String? { quote.map { "«\($0)»" } ?? paraphrase }
  }

  /// Who is heard in a row of `statements`, in a word or a name.
  static let speaker = """
    CASE voice
      WHEN 'person' THEN (SELECT name FROM officials WHERE id = official_id)
      WHEN 'body' THEN (SELECT name FROM organizations WHERE id = organization_id)
      WHEN 'unnamed' THEN speaker_text
      ELSE voice
    END
    """

  /// Who said what, and when.
  public func mention(_ id: Int) throws -> Mention? {
    try db.first(
      "SELECT \(Self.speaker), said_on, quote, paraphrase FROM statements WHERE id = ?", [id]
    ) {
      Mention(
        id: id, speaker: $0.text(0) ?? "", saidOn: $0.text(1), quote: $0.text(2), paraphrase: $0.text(3))
    }
  }

  /// The number of the statement with a uid.
  public func id(uid: String) throws -> Int? {
    try db.int("SELECT id FROM statements WHERE uid = ?", [uid])
  }

  /// The statement that is meant by a number, a uid or the beginning of one.
  /// - Throws: `Failure`: not found or ambiguous.
  public func find(_ text: String) throws -> Statement {
    if let number = References.number(text), let statement = try get(number) { return statement }
    if let id = try id(uid: text), let statement = try get(id) { return statement }
    let beginning = try db.all(
      "SELECT \(Self.columns) FROM statements WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 11",
      [text, text + "\u{7F}"], Self.make)
    if beginning.count > 1 {
      let list = beginning.prefix(10).map { "#\($0.id) \($0.uid)" }.joined(separator: "; ")
      throw Failure(
        .badData,
        "\"\(text)\" can mean several statements: \(list)\(beginning.count > 10 ? "; …" : ""). Give the number.")
    }
    guard let only = beginning.first else {
      let hint = try db.uid(like: text, in: "statements").map { "Did you mean \($0)?" }
      throw Failure(
        .notFound,
        "There is no statement \"\(text.prefix(200))\". \(hint ?? "`tracker statement list` shows them all.")")
    }
    return only
  }

  /// Hands over all statements, the newest first.
  func forEach(_ body: (Statement) -> Void) throws {
    try db.forEach("SELECT \(Self.columns) FROM statements ORDER BY id DESC") { body(Self.make($0)) }
  }

  /// The statements by the same voice, official, organization and date: those that may be the same one.
  func twins(of statement: Statement) throws -> [Statement] {
    try db.all(
      """
      SELECT \(Self.columns) FROM statements
      WHERE official_id IS ? AND organization_id IS ? AND said_on IS ? AND voice = ?
        -- For the indexes, which have the bounds and not the date.
        AND earliest IS (SELECT earliest FROM dates WHERE edtf = ?)
      ORDER BY id
      """,
      [
        statement.officialID, statement.organizationID, statement.saidOn, statement.voice.rawValue, statement.saidOn,
      ], Self.make)
  }

  /// Fills in what is not known yet of a statement; what is known stays.
  /// - Returns: whether there was anything to fill in.
  func complete(_ id: Int, with given: Statement, review: Statement.Review?) throws -> Bool {
    let before = try get(id)
    try db.execute(
      """
      UPDATE statements
      SET speaker_text = coalesce(speaker_text, ?), role_title = coalesce(role_title, ?),
          post_organization_id = coalesce(post_organization_id, ?), said_on = coalesce(said_on, ?),
          said_on_text = coalesce(said_on_text, ?), said_on_basis = coalesce(said_on_basis, ?),
          wording = coalesce(wording, ?), quote = coalesce(quote, ?), paraphrase = coalesce(paraphrase, ?),
          lang = coalesce(lang, ?), translation = coalesce(translation, ?), note = coalesce(note, ?),
          review = iif(review = 'unverified', coalesce(?, review), review)
      WHERE id = ?
      """,
      [
        given.speaker, given.role, given.postOrganizationID, given.saidOn, given.saidOnText,
        given.saidOnBasis?.rawValue, given.wording?.rawValue, given.quote, given.paraphrase, given.lang,
        given.translation, given.note, review?.rawValue, id,
      ])
    return try get(id) != before
  }

  /// Writes what is known of a statement in the place of what was.
  func update(_ statement: Statement) throws {
    try db.execute(
      """
      UPDATE statements
      SET voice = ?, speaker_text = ?, official_id = ?, role_title = ?, post_organization_id = ?, organization_id = ?,
          said_on = ?, said_on_text = ?, said_on_basis = ?, wording = ?, quote = ?, paraphrase = ?, lang = ?,
          translation = ?, review = ?, note = ?
      WHERE id = ?
      """,
      [
        statement.voice.rawValue, statement.speaker, statement.officialID, statement.role,
        statement.postOrganizationID, statement.organizationID, statement.saidOn, statement.saidOnText,
        statement.saidOnBasis?.rawValue, statement.wording?.rawValue, statement.quote, statement.paraphrase,
        statement.lang, statement.translation, statement.review.rawValue, statement.note, statement.id,
      ])
  }

  /// Writes a statement; its number is the result, not the one it came with.
  /// - Parameters:
  ///   - uid: its name across files, made up where there is none.
  ///   - date: what its date means.
  /// - Returns: its number; nil where there is a statement with this uid.
  func insert(_ statement: Statement, uid: String?, date: Dates.Bounds?) throws -> Int? {
    let uid = try uid ?? db.text("SELECT lower(hex(randomblob(16)))")
    let inserted = try db.execute(
      """
      INSERT INTO statements (
        uid, voice, speaker_text, official_id, role_title, post_organization_id, organization_id, said_on,
        said_on_text, said_on_basis, earliest, latest, wording, quote, paraphrase, lang, translation, review, note
      )
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (uid) DO NOTHING
      """
    ) {
      $0.add(uid)
      $0.add(statement.voice.rawValue)
      $0.add(statement.speaker)
      $0.add(statement.officialID)
      $0.add(statement.role)
      $0.add(statement.postOrganizationID)
      $0.add(statement.organizationID)
      $0.add(statement.saidOn)
      $0.add(statement.saidOnText)
      $0.add(statement.saidOnBasis?.rawValue)
      $0.add(date?.earliest)
      $0.add(date?.latest)
      $0.add(statement.wording?.rawValue)
      $0.add(statement.quote)
      $0.add(statement.paraphrase)
      $0.add(statement.lang)
      $0.add(statement.translation)
      $0.add(statement.review.rawValue)
      $0.add(statement.note)
    }
    return inserted == 1 ? db.lastInsertID : nil
  }
}
