internal import SQLite

/// The sources of a file, and what each of them relays.
public struct Sources {
  let db: Connection

  private static let columns =
    "id, uid, publisher, title, url, lang, published, accessed, text_sha3, quotes_id"

  private static func make(_ row: Row) -> Source {
    Source(
      id: row.int(0) ?? 0, uid: row.text(1) ?? "", publisher: row.text(2), title: row.text(3), url: row.text(4),
      lang: row.text(5), published: row.text(6), accessed: row.text(7), textSHA3: row.text(8), quotesID: row.int(9))
  }

  /// The source with a number.
  public func get(_ id: Int) throws -> Source? {
    try db.first("SELECT \(Self.columns) FROM sources WHERE id = ?", [id], Self.make)
  }

  /// Every source, by publisher.
  public func all() throws -> [Source] {
    try db.all("SELECT \(Self.columns) FROM sources ORDER BY publisher IS NULL, publisher, id", [], Self.make)
  }

  /// A source and what it relays, step by step.
  public func chain(_ id: Int) throws -> [Source] {
    var chain: [Source] = []
    var next: Int? = id
    while let id = next, chain.count < 50, let source = try get(id) {
      chain.append(source)
      next = source.quotesID
    }
    return chain
  }

  /// How many statements stand in a source.
  public func statementCount(_ id: Int) throws -> Int {
    try db.int("SELECT count(DISTINCT statement_id) FROM citations WHERE source_id = ?", [id]) ?? 0
  }

  /// The source that is meant by a number, a uid, an address, or a publisher or title that only one source has.
  /// - Throws: `Failure`: not found or ambiguous.
  public func find(_ text: String) throws -> Source {
    if let number = References.number(text), let source = try get(number) { return source }
    if let id = try id(uid: text) ?? id(url: text), let source = try get(id) { return source }
    var called = try ids(called: text)
    let names = called.isEmpty ? try self.names() : []
    if called.isEmpty {
      let key = Fold.key(text)
      called = Set(names.filter { !key.isEmpty && Fold.key($0.name) == key }.map(\.id)).sorted()
    }
    guard called.count <= 1 else { throw try ambiguous(text, called) }
    guard let id = called.first, let source = try get(id) else {
      let hint = try Suggestion.records(like: text, among: names, chainLabel).map { "Did you mean \($0)?" }
      throw Failure(
        .notFound,
        "There is no source \"\(text.prefix(200))\". \(hint ?? "`tracker source list` shows them all.")")
    }
    return source
  }

  /// Every publisher and title.
  private func names() throws -> [(id: Int, name: String)] {
    try all().flatMap { source in [source.publisher, source.title].compactMap { $0 }.map { (source.id, $0) } }
  }

  /// The publishers and titles that begin as somebody has typed and that only one source has; where there is none, the
  /// addresses and uids that begin so.
  public func completions(of text: String) throws -> [References.Offer] {
    let sources = try all()
    let key = Fold.key(text)
    func names(_ source: Source) -> [String] { [source.publisher, source.title].compactMap { $0 } }
    func offers(_ references: (Source) -> [String]) -> [References.Offer] {
      sources.compactMap { source in
        let fitting = references(source).first { Fold.key($0).hasPrefix(key) }
        return fitting.map { References.Offer(id: source.id, name: source.label, spelling: $0) }
      }
    }
    let uses = Dictionary(sources.flatMap { Set(names($0)) }.map { ($0, 1) }, uniquingKeysWith: +)
    let named = offers { names($0).filter { uses[$0] == 1 } }
    return named.isEmpty ? offers { [$0.url, $0.uid].compactMap { $0 } } : named
  }

  private func ambiguous(_ text: String, _ ids: [Int]) throws -> Failure {
    let list = try ids.prefix(10).map { "#\($0) \(try chainLabel($0))" }.joined(separator: "; ")
    return Failure(
      .badData,
      "\"\(text.prefix(200))\" can mean \(ids.count) sources: \(list)\(ids.count > 10 ? "; …" : ""). Give the number.")
  }

  func id(uid: String) throws -> Int? { try db.int("SELECT id FROM sources WHERE uid = ?", [uid]) }
  /// The source that stands at an address; nil where none does.
  public func id(url: String) throws -> Int? { try db.int("SELECT id FROM sources WHERE url = ?", [url]) }

  /// The sources of a publisher or with a title.
  func ids(called name: String) throws -> [Int] {
    try db.all(
      "SELECT id FROM sources WHERE publisher = ? UNION SELECT id FROM sources WHERE title = ?", [name, name]
    ) { $0.int(0) ?? 0 }
  }

  /// The sources that may be the same publication as one without an address: same publisher, title, date and
  /// archived text, and relayed by no other.
  func candidates(for source: SourceRecord) throws -> [Int] {
    guard source.url == nil else { return [] }
    return try db.all(
      """
      SELECT id FROM sources
      WHERE publisher IS ? AND title IS ? AND published IS ? AND text_sha3 IS ? AND url IS NULL
        AND NOT EXISTS (SELECT 1 FROM sources AS relaying WHERE relaying.quotes_id = sources.id)
      ORDER BY id
      """, [source.publisher, source.title, source.published, source.text.map(SHA3.hex256)]
    ) { $0.int(0) ?? 0 }
  }

  /// The archived text of a source.
  public func text(_ id: Int) throws -> String? { try db.text("SELECT text FROM sources WHERE id = ?", [id]) }

  /// Archives the words of a source, with their SHA3-256.
  func setText(_ id: Int, _ text: String) throws {
    try db.execute("UPDATE sources SET text = ?, text_sha3 = ? WHERE id = ?", [text, SHA3.hex256(text), id])
  }

  /// What to call a source together with what it relays: `Click, citing Tabnak`.
  public func chainLabel(_ id: Int) throws -> String {
    try chain(id).map(\.label).joined(separator: ", citing ")
  }

  /// Fills in what is not known yet of a source; what is known stays.
  func complete(_ id: Int, with source: SourceRecord, quotesID: Int?) throws {
    try db.execute(
      """
      UPDATE sources
      SET url = coalesce(url, ?), publisher = coalesce(publisher, ?), title = coalesce(title, ?), lang = coalesce(lang, ?),
          published = coalesce(published, ?), accessed = coalesce(accessed, ?), text = coalesce(text, ?),
          text_sha3 = coalesce(text_sha3, ?), quotes_id = coalesce(quotes_id, ?)
      WHERE id = ?
      """,
      [
        source.url, source.publisher, source.title, source.lang, source.published, source.accessed, source.text,
        source.text.map(SHA3.hex256), quotesID, id,
      ])
  }

  /// Writes what is known of a source in the place of what was; its archived text stays.
  func update(_ source: Source) throws {
    try db.execute(
      """
      UPDATE sources
      SET publisher = ?, title = ?, url = ?, lang = ?, published = ?, accessed = ?, quotes_id = ?
      WHERE id = ?
      """,
      [
        source.publisher, source.title, source.url, source.lang, source.published, source.accessed, source.quotesID,
        source.id,
      ])
  }

  func insert(_ source: SourceRecord, quotesID: Int?) throws -> Int {
    try db.execute(
      """
      INSERT INTO sources (uid, publisher, title, url, lang, published, accessed, text, text_sha3, quotes_id)
      VALUES (coalesce(?, lower(hex(randomblob(16)))), ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        source.uid, source.publisher, source.title, source.url, source.lang, source.published, source.accessed,
        source.text, source.text.map(SHA3.hex256), quotesID,
      ])
    return db.lastInsertID
  }
}
