// What a record is called by, and what it calls by name.

extension Record {
  /// What it is: `official`.
  var kind: String { Self.types[rank] }

  /// The place of its kind in the order in which they are written: what is referred to before what refers to it.
  var rank: Int {
    switch self {
    case .topic: 0
    case .organization: 1
    case .official: 2
    case .role: 3
    case .source: 4
    case .claim: 5
    case .statement: Self.rankOfStatements
    case .link: 7
    case .notSame: 8
    }
  }

  /// The rank of statements.
  static let rankOfStatements = 6

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
  var references: [(kind: String, text: String)] {
    let references: [(String, String?)] =
      switch self {
      case .topic: []
      case .organization, .source, .claim: [(kind, forwardReference)]
      case .official: []
      case .role(let role): [("official", role.official), ("organization", role.organization)]
      case .statement(let statement): statement.references
      case .link(let link): [("statement", link.from), ("statement", link.to)]
      case .notSame(let pair): [(pair.kind.rawValue, pair.a), (pair.kind.rawValue, pair.b)]
      }
    return references.compactMap { reference in reference.1.map { (reference.0, $0) } }
  }

  /// How a reference may be looked up: as it stands, and where it is a name by what it reads like.
  static func keys(_ kind: String, _ text: String) -> [String] {
    if kind == "source" || kind == "statement" { return ["\(kind) \(text)"] }
    let key = Fold.key(text)
    return key.isEmpty ? ["\(kind) \(text.nfc)"] : ["\(kind) \(text.nfc)", "\(kind) folded \(key)"]
  }
}

extension StatementRecord {
  fileprivate var references: [(String, String?)] {
    var references = [("official", official), ("organization", post)]
    if case .organization(let name) = spokenFor { references.append(("organization", name)) }
    references += stances.map { ("claim", $0.claim) }
    references += citations.map { ("source", $0.source) }
    return references
  }
}
