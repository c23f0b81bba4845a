/// A table of records: each change of a row of it stands in the history.
public enum RecordTable: String, CaseIterable, Sendable {
  case organizations, officials, roles, sources, claims, topics
  case claimTopics = "claim_topics"
  case names
  case notSame = "not_same"
  case statements, citations, stances, links

  /// What one row is called: `statement`.
  public var kind: String {
    switch self {
    case .claimTopics: "claim-topic"
    case .notSame: "not-same"
    default: String(rawValue.dropLast())
    }
  }

  /// The columns that people write, the id first. The schema derives the others.
  var columns: [String] {
    switch self {
    case .organizations: ["id", "uid", "name", "lang", "parent_id", "note"]
    case .officials: ["id", "uid", "name", "lang", "note"]
    case .roles: ["id", "official_id", "organization_id", "title", "held", "note"]
    case .sources:
      [
        "id", "uid", "publisher", "title", "url", "lang", "published", "accessed", "text", "text_sha3", "quotes_id",
      ]
    case .claims: ["id", "uid", "text", "lang", "kind", "about", "same_as_id", "sign", "note"]
    case .topics: ["id", "name"]
    case .claimTopics: ["id", "claim_id", "topic_id"]
    case .names: ["id", "official_id", "organization_id", "claim_id", "name", "lang"]
    case .notSame:
      [
        "id", "official_id", "other_official_id", "organization_id", "other_organization_id", "claim_id",
        "other_claim_id", "source_id", "other_source_id",
      ]
    case .statements:
      [
        "id", "uid", "voice", "speaker_text", "official_id", "role_title", "post_organization_id", "organization_id",
        "said_on", "said_on_text", "said_on_basis", "wording", "quote", "paraphrase", "lang", "translation", "review",
        "note",
      ]
    case .citations: ["id", "statement_id", "source_id", "start", "end", "verbatim"]
    case .stances: ["id", "statement_id", "claim_id", "position", "strength", "target", "condition"]
    case .links: ["id", "uid", "from_id", "to_id", "kind", "status", "note"]
    }
  }

  /// What belongs to a row of this table without being a record of its own: the tables, and their columns that refer
  /// to it.
  var parts: [(table: RecordTable, column: String)] {
    switch self {
    case .statements: [(.stances, "statement_id"), (.citations, "statement_id")]
    case .officials: [(.names, "official_id"), (.roles, "official_id")]
    case .organizations: [(.names, "organization_id")]
    case .claims: [(.names, "claim_id"), (.claimTopics, "claim_id")]
    default: []
    }
  }

  /// A row as a JSON object, in SQL.
  var object: String { "json_object(\(columns.map { "'\($0)', \($0)" }.joined(separator: ", ")))" }
}
