// What each type of line has.

extension Record: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let types = Kind.allCases.map(\.rawValue)
    guard case .text(let type) = tree["type"] else {
      throw Failure(.badData, "the line does not say its \"type\": one of \(types.joined(separator: ", "))")
    }
    switch Kind(rawValue: type) {
    case .topic: self = .topic(try TopicRecord(tree, dates))
    case .organization: self = .organization(try OrganizationRecord(tree, dates))
    case .official: self = .official(try OfficialRecord(tree, dates))
    case .role: self = .role(try RoleRecord(tree, dates))
    case .source: self = .source(try SourceRecord(tree, dates))
    case .claim: self = .claim(try ClaimRecord(tree, dates))
    case .statement: self = .statement(try StatementRecord(tree, dates))
    case .link: self = .link(try LinkRecord(tree, dates))
    case .notSame: self = .notSame(try NotSameRecord(tree, dates))
    case nil:
      let close = Suggestion.closest(to: type, among: types).map { "; did you mean \"\($0)\"?" } ?? ""
      throw Failure(.badData, "there is no type \"\(type.prefix(40))\"\(close)")
    }
  }
}

extension Name: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(tree, "a name", keys: ["name", "lang"], dates)
    self.init(try fields.required("name"), lang: try fields.lang("lang"))
  }
}

extension TopicRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(tree, "a topic", keys: ["type", "name"], dates)
    name = try fields.required("name")
  }
}

extension OrganizationRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(
      tree, "an organization", keys: ["type", "uid", "name", "lang", "names", "parent", "note"], dates)
    uid = try fields.uid("uid")
    name = try fields.required("name")
    lang = try fields.lang("lang")
    names = try fields.list("names", Name.self)
    parent = try fields.line("parent")
    note = try fields.text("note")
  }
}

extension OfficialRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(tree, "an official", keys: ["type", "uid", "name", "lang", "names", "note"], dates)
    uid = try fields.uid("uid")
    name = try fields.required("name")
    lang = try fields.lang("lang")
    names = try fields.list("names", Name.self)
    note = try fields.text("note")
  }
}

extension RoleRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(tree, "a role", keys: ["type", "official", "organization", "title", "held", "note"], dates)
    official = try fields.required("official")
    organization = try fields.required("organization")
    title = try fields.required("title")
    held = try fields.date("held")
    note = try fields.text("note")
  }
}

extension SourceRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(
      tree, "a source",
      keys: ["type", "uid", "url", "publisher", "title", "lang", "published", "accessed", "quotes", "text"], dates)
    uid = try fields.uid("uid")
    url = try fields.url("url")
    publisher = try fields.line("publisher")
    title = try fields.text("title")
    lang = try fields.lang("lang")
    published = try fields.date("published")
    accessed = try fields.date("accessed")
    quotes = try fields.line("quotes")
    text = try fields.text("text")
    guard publisher != nil || title != nil || url != nil else {
      throw Failure(.badData, "a source has a \"publisher\", a \"title\" or a \"url\"")
    }
  }
}

extension ClaimRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(
      tree, "a claim",
      keys: ["type", "uid", "text", "lang", "names", "kind", "about", "topics", "same_as", "sign", "note"], dates)
    uid = try fields.uid("uid")
    text = try fields.required("text")
    lang = try fields.lang("lang")
    names = try fields.list("names", Name.self)
    kind = try fields.word("kind", Claim.Kind.self)
    about = try fields.date("about")
    topics = try fields.texts("topics")
    sameAs = try fields.line("same_as")
    sign = try fields.int("sign")
    note = try fields.text("note")
    guard (sameAs == nil) == (sign == nil), sign == nil || sign == 1 || sign == -1 else {
      throw Failure(.badData, "\"same_as\" and \"sign\" of a claim go together, and the sign is 1 or -1")
    }
  }
}

extension StatementRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(
      tree, "a statement",
      keys: [
        "type", "uid", "voice", "speaker", "official", "role", "post", "organization", "said_on", "said_on_text",
        "said_on_basis", "wording", "quote", "paraphrase", "lang", "translation", "stances", "citations", "review",
        "note",
      ], dates)
    self.init()
    uid = try fields.uid("uid")
    voice = try fields.word("voice", Statement.Voice.self)
    speaker = try fields.line("speaker")
    official = try fields.line("official")
    role = try fields.line("role")
    post = try fields.line("post")
    if let organization = try fields.line("organization") {
      spokenFor = .organization(organization)
      if !fields.has("post") { post = organization }
    } else if fields.has("organization") {
      spokenFor = .oneself
    }
    if let date = try fields.reading("said_on") { take(date) }
    if let printed = try fields.text("said_on_text") { saidOnText = printed }
    saidOnBasis = try fields.word("said_on_basis", Statement.DateBasis.self)
    if saidOn == nil { saidOnBasis = nil }
    wording = try fields.word("wording", Statement.Wording.self)
    quote = try fields.text("quote")
    paraphrase = try fields.text("paraphrase")
    lang = try fields.lang("lang")
    translation = try fields.text("translation")
    stances = try fields.list("stances", StanceRecord.self)
    citations = try fields.list("citations", CitationRecord.self)
    review = try fields.word("review", Statement.Review.self)
    note = try fields.text("note")
    try checkParts()
  }
}

extension StanceRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(tree, "a stance", keys: ["claim", "position", "strength", "target", "condition"], dates)
    guard let position = try fields.word("position", Stance.Position.self) else {
      throw Failure(.badData, "\"position\" of a stance is missing")
    }
    self.init(position, try fields.required("claim"))
    strength = try fields.int("strength")
    target = try fields.word("target", Stance.Target.self)
    condition = try fields.text("condition")
  }
}

extension CitationRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(tree, "a citation", keys: ["source", "start", "end", "verbatim"], dates)
    self.init(try fields.required("source"))
    verbatim = try fields.bool("verbatim")
    switch (try fields.int("start"), try fields.int("end")) {
    case (nil, nil): place = nil
    case (let start?, let end?) where start >= 0 && start < end: place = start..<end
    default:
      throw Failure(.badData, "\"start\" and \"end\" of a citation go together, from 0, the end behind the start")
    }
  }
}

extension LinkRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(tree, "a link", keys: ["type", "uid", "from", "to", "kind", "status", "note"], dates)
    uid = try fields.uid("uid")
    from = try fields.required("from")
    to = try fields.required("to")
    guard let kind = try fields.word("kind", Link.Kind.self) else {
      throw Failure(.badData, "\"kind\" of a link is missing")
    }
    self.kind = kind
    status = try fields.word("status", Link.Status.self)
    note = try fields.text("note")
  }
}

extension NotSameRecord: ReadFromFields {
  /// Reads the fields, strictly.
  init(_ tree: JSONTree, _ dates: DateReader) throws {
    let fields = try Fields(tree, "a not-same line", keys: ["type", "kind", "a", "b"], dates)
    guard let kind = try fields.word("kind", RecordKind.self) else {
      throw Failure(.badData, "\"kind\" of a not-same line is missing")
    }
    guard Self.kinds.contains(kind) else {
      let kinds = Self.kinds.map(\.rawValue).joined(separator: ", ")
      throw Failure(.badData, "\"kind\" of a not-same line is one of \(kinds), not \(kind.rawValue)")
    }
    self.kind = kind
    a = try fields.required("a")
    b = try fields.required("b")
  }
}
