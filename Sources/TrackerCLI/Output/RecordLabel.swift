internal import TrackerCore

/// A line for a row of any table of records, from its values: what people know it by.
struct RecordLabel {
  let database: Database

  /// - Parameters:
  ///   - table: where the row stands or stood.
  ///   - values: its columns.
  func text(_ table: RecordTable, _ values: History.Values) throws -> String {
    let row = Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
    func word(_ key: String) -> String? {
      if case .text(let text)? = row[key] { text } else { nil }
    }
    func id(_ key: String) -> Int? {
      if case .int(let id)? = row[key] { id } else { nil }
    }
    func name(_ kind: NamedKind, _ key: String) throws -> String? {
      try id(key).map { id in
        try database.names.main(kind, id) ?? database.history.lastName(kind, id) ?? "\(kind.rawValue) #\(id)"
      }
    }
    func owner(_ prefix: String) throws -> String? {
      try name(.official, prefix + "official_id") ?? name(.organization, prefix + "organization_id")
        ?? name(.claim, prefix + "claim_id")
    }
    func source(_ id: Int) throws -> String {
      let label = try database.sources.chainLabel(id)
      return label.isEmpty ? "source #\(id)" : label
    }
    func statement(_ key: String) -> String { id(key).map { "statement #\($0)" } ?? "a statement" }

    let parts: [String?] =
      switch table {
      case .organizations, .officials, .topics: [word("name")]
      case .claims: [word("text")]
      case .names: [word("name"), try owner("").map { "for \($0)" }]
      case .notSame: [try owner(""), try owner("other_").map { "is not \($0)" }]
      case .roles: [word("title"), try name(.official, "official_id"), try name(.organization, "organization_id")]
      case .sources: [word("publisher"), word("title") ?? word("url")]
      case .claimTopics:
        [
          try id("topic_id").flatMap { try database.topics.get($0)?.name },
          try name(.claim, "claim_id").map { "on \($0)" },
        ]
      case .statements:
        [
          try name(.official, "official_id") ?? word("speaker_text") ?? name(.organization, "organization_id")
            ?? "hearsay", word("said_on") ?? "date unknown", word("quote").map { "«\($0)»" } ?? word("paraphrase"),
        ]
      case .citations:
        [statement("statement_id"), try id("source_id").map { "in \(try source($0))" }]
      case .stances: [statement("statement_id"), word("position"), try name(.claim, "claim_id")]
      case .links: [statement("from_id"), word("kind"), statement("to_id")]
      }
    let separator = [.stances, .links, .notSame, .names, .claimTopics, .citations].contains(table) ? " " : ", "
    return parts.compactMap(\.self).joined(separator: separator)
  }
}
