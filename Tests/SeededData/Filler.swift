internal import SQLite
internal import TrackerCore

/// Writes records into tables without triggers, together with what the triggers would have written.
final class Filler {
  private let db: Connection
  private var dates: Set<String> = []

  private let topics: FilledTable
  private let organizations: FilledTable
  private let officials: FilledTable
  private let names: FilledTable
  private let roles: FilledTable
  private let sources: FilledTable
  private let claims: FilledTable
  private let claimTopics: FilledTable
  private let statements: FilledTable
  private let citations: FilledTable
  private let stances: FilledTable

  /// - Parameter db: open for writing, in a transaction, its triggers set aside.
  init(_ db: Connection) {
    self.db = db
    topics = FilledTable(db, "topics", ["name"])
    organizations = FilledTable(db, "organizations", ["uid", "name", "lang", "parent_id"])
    officials = FilledTable(db, "officials", ["uid", "name", "lang"])
    names = FilledTable(db, "names", ["official_id", "organization_id", "claim_id", "name", "lang"])
    roles = FilledTable(db, "roles", ["official_id", "organization_id", "title", "held"])
    sources = FilledTable(db, "sources", ["uid", "publisher", "title", "url", "lang", "published", "quotes_id"])
    claims = FilledTable(db, "claims", ["uid", "text", "lang", "kind", "about", "same_as_id", "sign"])
    claimTopics = FilledTable(db, "claim_topics", ["claim_id", "topic_id"])
    statements = FilledTable(
      db, "statements",
      [
        "uid", "voice", "speaker_text", "official_id", "role_title", "post_organization_id", "organization_id",
        "said_on", "said_on_basis", "earliest", "latest", "wording", "quote", "paraphrase", "lang", "translation",
        "review",
      ])
    citations = FilledTable(db, "citations", ["statement_id", "source_id", "verbatim"])
    stances = FilledTable(
      db, "stances",
      [
        "statement_id", "claim_id", "position", "strength", "target", "condition", "official_id", "organization_id",
        "earliest", "latest", "uncertain", "root_id", "side",
      ])
  }

  /// Adds a record and what belongs to it.
  func insert(_ record: SeededRecord) throws {
    switch record {
    case .topic(let topic): try topics.add([topic.name])
    case .organization(let organization): try insert(organization)
    case .official(let official): try insert(official)
    case .role(let role): try insert(role)
    case .source(let source): try insert(source)
    case .claim(let claim): try insert(claim)
    case .statement(let statement): try insert(statement)
    }
  }

  /// Writes what is still waiting, and into the history that one command inserted all these rows.
  func finish() throws {
    try db.execute("INSERT INTO changes (command) VALUES ('generate')")
    let change = db.lastInsertID
    for table in [
      topics, organizations, officials, names, roles, sources, claims, claimTopics, statements, citations, stances,
    ] {
      try table.writeOut()
      guard table.lastID > 0 else { continue }
      try db.execute(
        "INSERT INTO history (change_id, table_name, first_id, last_id, action) VALUES (?, ?, 1, ?, 'insert')",
        [change, table.name, table.lastID])
    }
  }

  /// Writes a date into the table of dates, where it is new.
  private func admit(_ edtf: String?) throws {
    guard let edtf, dates.insert(edtf).inserted else { return }
    try db.execute("INSERT INTO dates (edtf) VALUES (?)", [edtf])
  }

  private func insert(_ organization: SeededOrganization) throws {
    try organizations.add([
      SeededOrganization.uid(organization.id), organization.name, "en", organization.parentID,
    ])
    if let persian = organization.persian { try names.add([nil, organization.id, nil, persian, "fa"]) }
  }

  private func insert(_ official: SeededOfficial) throws {
    try officials.add([SeededOfficial.uid(official.id), official.name, "en"])
    if let persian = official.persian { try names.add([official.id, nil, nil, persian, "fa"]) }
  }

  private func insert(_ role: SeededRole) throws {
    try admit(role.held)
    try roles.add([role.officialID, role.organizationID, role.title, role.held])
  }

  private func insert(_ source: SeededSource) throws {
    try admit(source.published)
    try sources.add([
      SeededSource.uid(source.id), source.publisher, source.title, source.url, source.lang, source.published,
      source.quotesID,
    ])
  }

  private func insert(_ claim: SeededClaim) throws {
    try admit(claim.about)
    try claims.add([
      SeededClaim.uid(claim.id), claim.text, "en", claim.kind.rawValue, claim.about, claim.sameAs?.rootID,
      claim.sameAs?.sign,
    ])
    for topic in claim.topicIDs { try claimTopics.add([claim.id, topic]) }
    if let persian = claim.persian { try names.add([nil, nil, claim.id, persian, "fa"]) }
  }

  private func insert(_ statement: SeededStatement) throws {
    let saidOn = statement.saidOn
    try admit(saidOn?.edtf)
    try statements.add([
      SeededStatement.uid(statement.id), statement.voice.rawValue, statement.speaker, statement.officialID,
      statement.role, statement.postID, statement.organizationID, saidOn?.edtf, statement.basis?.rawValue,
      saidOn?.earliest, saidOn?.latest, statement.wording?.rawValue, statement.quote, statement.paraphrase,
      statement.lang, statement.translation, statement.review.rawValue,
    ])
    for citation in statement.citations {
      try citations.add([statement.id, citation.sourceID, citation.verbatim])
    }
    for stance in statement.stances {
      // With the copies that the view `stance_copies` asks for.
      try stances.add([
        statement.id, stance.claimID, stance.position.rawValue, stance.strength, stance.target?.rawValue,
        stance.condition, statement.officialID, statement.organizationID, saidOn?.earliest, saidOn?.latest,
        saidOn?.isUncertain ?? false, stance.rootID, stance.side,
      ])
    }
  }
}
