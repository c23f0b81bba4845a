// What options say of a form, where that is more than another value.

extension Form {
  /// Gives a record another main name; the old one becomes a further name, unless it is to be forgotten.
  /// - Parameter key: the field of the main name: `name`, or `text` of a claim.
  public mutating func rename(_ key: String, to typed: String?, forgetOld: Bool) throws {
    guard let typed else {
      guard !forgetOld else { throw Failure(.usage, "--forget-old-name goes with --rename.") }
      return
    }
    let name = try Check.line(typed, "--rename")
    let old = Name(value(key)?.value ?? "", lang: value("lang")?.value)
    guard name != old.name else { return }
    let known = values("names").map { Name(form: $0.value) }.first { $0.name == name }
    try set(key, name, "--rename")
    var names = values("names").filter { Name(form: $0.value).name != name }
    if !forgetOld, !old.name.isEmpty { names.append(Entry(key: "names", value: old.form)) }
    replace("names", with: names)
    // The language is that of the main name.
    let isSameScript = old.name.utf8.allSatisfy { $0 < 0x80 } == name.utf8.allSatisfy { $0 < 0x80 }
    put("lang", known != nil ? known?.lang : isSameScript ? old.lang : nil)
  }

  /// Takes further spellings away; as written, or as they are read.
  public mutating func removeNames(_ names: [String]) throws {
    for name in names {
      let exact = values("names").contains { Name(form: $0.value).name == Name(form: name).name }
      try remove(["names"], "--remove-name", name) { entry in
        let recorded = Name(form: entry.value).name
        return exact ? recorded == Name(form: name).name : Fold.key(recorded) == Fold.key(name)
      }
    }
  }

  /// Takes a claim from under topics.
  public mutating func removeTopics(_ topics: [String]) throws {
    for topic in topics {
      try remove(["topics"], "--remove-topic", topic) { Fold.key($0.value) == Fold.key(topic) }
    }
  }

  // MARK: - Statements

  /// Says who speaks, by an option of `add`.
  public mutating func setSpeaker(official: String?, unnamed: String?, isHearsay: Bool) throws {
    try set("official", official, "--official")
    try set("speaker", unnamed, "--unnamed")
    if official != nil {
      put("voice", Statement.Voice.person.rawValue)
    } else if unnamed != nil {
      put("voice", Statement.Voice.unnamed.rawValue)
      put("official", nil)
    } else if isHearsay {
      put("voice", Statement.Voice.hearsay.rawValue)
      for key in ["official", "speaker", "role", "post", "organization"] { put(key, nil) }
    }
  }

  /// Says in which body the speaker holds the post, and whom they speak for; the same, if it was the same.
  public mutating func setBodies(post: String?, spokenFor: String?) throws {
    if let post {
      let isSame = value("post")?.value == value("organization")?.value
      let isBody = value("voice")?.value == Statement.Voice.body.rawValue
      try set("post", post, "--org")
      if isSame || isBody { try set("organization", post, "--org") }
    }
    if spokenFor == "self" { put("organization", nil) } else { try set("organization", spokenFor, "--for") }
  }

  /// Takes a position on a claim, in the place of the one that is taken on the same axis.
  public mutating func set(_ stance: StanceRecord, in database: Database) throws {
    let references = References(database)
    let option = "--\(stance.position.rawValue)"
    let id = try references.byNumber(.claim, stance.claim) ?? references.exactly(.claim, stance.claim)
    let axis = Stance.Position.allCases.filter { $0.axis == stance.position.axis }.map(\.rawValue)
    var kept: [Entry] = []
    for entry in entries {
      let isSame = try axis.contains(entry.key) && entry.claimID(references) == id
      if id == nil || !isSame { kept.append(entry) }
    }
    var lines = [id.map { "#\($0)" } ?? stance.claim]
    lines += [
      stance.strength.map { "strength \($0)" }, stance.target.map { "target \($0.rawValue)" },
      stance.condition.map { "condition \($0)" },
    ].compactMap { $0 }
    kept.append(Entry(key: stance.position.rawValue, value: lines.joined(separator: "\n"), place: .option(option)))
    replaceAll(with: kept)
  }

  /// Takes the positions on claims away.
  public mutating func removeStances(on claims: [String], in database: Database) throws {
    let references = References(database)
    for claim in claims {
      let id = try references.find(.claim, claim)
      try remove(Stance.Position.allCases.map(\.rawValue), "--remove-stance", claim) {
        try $0.claimID(references) == id
      }
    }
  }

  /// Takes the places in sources away.
  public mutating func removeSources(_ sources: [String], in database: Database) throws {
    for source in sources {
      let id = try database.sources.find(source).id
      try remove(["citations"], "--remove-source", source) { entry in
        try database.sources.find(entry.firstLine).id == id
      }
    }
  }

  /// Says of all citations that the quote does not stand there word for word.
  public mutating func setNotVerbatim() {
    let denied = values("citations").map { entry in
      let isDenied = entry.value.utf8.split(separator: UInt8(ascii: "\n")).contains {
        $0.elementsEqual("verbatim no".utf8)
      }
      return isDenied
        ? entry
        : Entry(key: "citations", value: "\(entry.firstLine)\nverbatim no", place: .option("--not-verbatim"))
    }
    replace("citations", with: denied)
  }

  private mutating func replace(_ key: String, with new: [Entry]) {
    replaceAll(with: entries.filter { $0.key != key } + new)
  }
}

extension Form.Entry {
  fileprivate var firstLine: String { String(value.prefix { $0 != "\n" }) }

  /// The claim that a stance is on; nil where it is not recorded yet.
  fileprivate func claimID(_ references: References) throws -> Int? {
    try references.byNumber(.claim, firstLine) ?? references.exactly(.claim, firstLine)
  }
}
