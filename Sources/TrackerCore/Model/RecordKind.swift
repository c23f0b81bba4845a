/// The kinds of record that have commands of their own.
public enum RecordKind: String, CaseIterable, Sendable {
  /// A person who holds posts.
  case official
  /// A body.
  case organization
  /// A post.
  case role
  /// A proposition.
  case claim
  /// A subject heading.
  case topic
  /// A publication.
  case source
  /// An utterance.
  case statement
  /// A reference from one statement to another.
  case link

  /// The noun of the command that handles this kind.
  public var command: String { self == .organization ? "org" : rawValue }
  /// More than one of them.
  public var plural: String { rawValue + "s" }
  /// The kind as one that has names; nil for one that has none.
  var named: NamedKind? { NamedKind(rawValue: rawValue) }
  /// The table in which they stand.
  var table: String { plural }
}

extension NamedKind {
  /// The same among all kinds of record.
  public var record: RecordKind {
    switch self {
    case .official: .official
    case .organization: .organization
    case .claim: .claim
    }
  }
}

extension Database {
  /// The number of the record that somebody means by a number, a uid or a name.
  /// - Throws: `Failure`: not found, or ambiguous.
  public func find(_ kind: RecordKind, _ text: String) throws -> Int {
    let text = try Check.line(text, "The \(kind.rawValue)")
    switch kind {
    case .official, .organization, .claim:
      let references = References(self)
      return try references.find(kind.named ?? .claim, text)
    case .role: return try roles.find(text).role.id
    case .topic: return try topics.find(text)
    case .source: return try sources.find(text).id
    case .statement: return try statements.find(text).id
    case .link: return try links.find(text).id
    }
  }

  /// What to call a record in a line.
  public func label(_ kind: RecordKind, _ id: Int) throws -> String {
    switch kind {
    case .official, .organization, .claim: try kind.named.flatMap { try names.main($0, id) } ?? ""
    case .role: try roles.get(id).map { "\($0.official), \($0.role.title), \($0.organization)" } ?? ""
    case .topic: try topics.get(id)?.name ?? ""
    case .source: try sources.chainLabel(id)
    case .statement: try label(statement: id)
    case .link:
      try links.get(id).map {
        "\(try voice(ofStatement: $0.fromID)), \($0.kind.rawValue) \(try voice(ofStatement: $0.toID))"
      } ?? ""
    }
  }

  /// Who said a statement, and when, behind its number: `#3 Amir Khorakian, date unknown`.
  func voice(ofStatement id: Int) throws -> String {
    "#\(id) \(try statements.mention(id)?.voice ?? "")"
  }

  /// Who, when, what on which claims, or else in which words, and where it stands.
  private func label(statement id: Int) throws -> String {
    guard let mention = try statements.mention(id) else { return "" }
    let positions = try stances.of(statement: id).map { stance in
      "\(stance.position.rawValue) \(try names.main(.claim, stance.claimID) ?? "")"
    }
    let words = positions.isEmpty ? mention.words ?? "" : positions.joined(separator: "; ")
    let sourceIDs = Set(try citations.of(statement: id).map(\.sourceID)).sorted()
    let places = try sourceIDs.map { try sources.chainLabel($0) }.joined(separator: "; ")
    return "\(mention.voice), \(words)" + (places.isEmpty ? "" : ", in \(places)")
  }
}
