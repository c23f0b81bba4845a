// What a record is called by, and what it calls by name.

extension Record {
  /// What it is.
  var kind: Kind {
    switch self {
    case .topic: .topic
    case .organization: .organization
    case .official: .official
    case .role: .role
    case .source: .source
    case .claim: .claim
    case .statement: .statement
    case .link: .link
    case .notSame: .notSame
    }
  }

  /// Its name across files.
  var uid: String? {
    switch self {
    case .organization(let record): record.uid
    case .official(let record): record.uid
    case .source(let record): record.uid
    case .claim(let record): record.uid
    case .statement(let record): record.uid
    case .link(let record): record.uid
    case .topic, .role, .notSame: nil
    }
  }

  /// What others may call it by.
  var names: [String] {
    let names: [String?] =
      switch self {
      case .organization(let record): [record.uid, record.name] + record.names.map(\.name)
      case .official(let record): [record.uid, record.name] + record.names.map(\.name)
      case .source(let record): [record.uid, record.url]
      case .claim(let record): [record.uid, record.text] + record.names.map(\.name)
      default: [uid]
      }
    return names.compactMap { $0 }
  }

  /// A reference to a record of the same kind, which may stand later in the file.
  var forwardReference: String? {
    switch self {
    case .organization(let record): record.parent
    case .source(let record): record.quotes
    case .claim(let record): record.sameAs
    default: nil
    }
  }

  /// All that it refers to: the kind, and the reference.
  var references: [(kind: Kind, text: String)] {
    let references: [(Kind, String?)] =
      switch self {
      case .topic: []
      case .organization, .source, .claim: [(kind, forwardReference)]
      case .official: []
      case .role(let role): [(.official, role.official), (.organization, role.organization)]
      case .statement(let statement): statement.references
      case .link(let link): [(.statement, link.from), (.statement, link.to)]
      case .notSame(let pair): [pair.a, pair.b].map { (Kind(pair.kind), $0) }
      }
    return references.compactMap { reference in reference.1.map { (reference.0, $0) } }
  }

  /// How a reference may be looked up: as it stands, and where it is a name by what it reads like.
  static func keys(_ kind: Kind, _ text: String) -> [String] {
    if kind == .source || kind == .statement { return ["\(kind.rawValue) \(text)"] }
    let key = Fold.key(text)
    let exactly = "\(kind.rawValue) \(text.nfc)"
    return key.isEmpty ? [exactly] : [exactly, "\(kind.rawValue) folded \(key)"]
  }
}

extension StatementRecord {
  fileprivate var references: [(Record.Kind, String?)] {
    var references: [(Record.Kind, String?)] = [(.official, official), (.organization, post)]
    if case .organization(let name) = spokenFor { references.append((.organization, name)) }
    references += stances.map { (.claim, $0.claim) }
    references += citations.map { (.source, $0.source) }
    return references
  }
}
