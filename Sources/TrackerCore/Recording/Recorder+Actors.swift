// Organizations, officials, their posts, claims and topics.

extension Recorder {
  /// Records an organization; one with the same uid or name is the same, and gets the further names.
  @discardableResult
  public func record(_ organization: OrganizationRecord) throws -> Int {
    let parentID = try organization.parent.map { try resolve(.organization, $0) }
    if let id = try existing(.organization, uid: organization.uid, name: organization.name) {
      let recorded = try database.organizations.get(id)
      // The language is that of the name; another spelling may be in another one.
      let lang = recorded?.name.nfc == organization.name.nfc ? organization.lang : nil
      let lacks = try compare(
        "organization #\(id)",
        [
          ("larger body", recorded?.parentID.map { "#\($0)" }, parentID.map { "#\($0)" }),
          ("language", recorded?.lang, lang), ("note", recorded?.note, organization.note),
        ])
      if lacks {
        try change("organizations", id) {
          try database.organizations.complete(id, lang: lang, parentID: parentID, note: organization.note)
        }
        guard try parentID == nil || !database.connection.isInCircle(id, by: "parent_id", in: .organizations) else {
          throw Failure(.badData, "an organization cannot be a part of itself")
        }
      }
      try add(organization.names, to: .organization, id, main: organization.name, isNew: false)
      return id
    }
    try refuseIfClose(.organization, organization.name)
    let id = try database.organizations.insert(
      uid: organization.uid, name: organization.name, lang: organization.lang, parentID: parentID,
      note: organization.note)
    made(.organization, id, organization.name)
    try add(organization.names, to: .organization, id, main: organization.name, isNew: true)
    return id
  }

  /// Records an official; one with the same uid or name is the same, and gets the further names.
  @discardableResult
  public func record(_ official: OfficialRecord) throws -> Int {
    if let id = try existing(.official, uid: official.uid, name: official.name) {
      let recorded = try database.officials.get(id)
      let lang = recorded?.name.nfc == official.name.nfc ? official.lang : nil
      let lacks = try compare(
        "official #\(id)", [("language", recorded?.lang, lang), ("note", recorded?.note, official.note)])
      if lacks { try change("officials", id) { try database.officials.complete(id, lang: lang, note: official.note) } }
      try add(official.names, to: .official, id, main: official.name, isNew: false)
      return id
    }
    try refuseIfClose(.official, official.name)
    let id = try database.officials.insert(
      uid: official.uid, name: official.name, lang: official.lang, note: official.note)
    made(.official, id, official.name)
    try add(official.names, to: .official, id, main: official.name, isNew: true)
    return id
  }

  /// Records a claim; one with the same uid or text is the same, and gets the further wordings and topics.
  @discardableResult
  public func record(_ claim: ClaimRecord) throws -> Int {
    try admit(claim.about, "\"about\" of a claim")
    let sameAsID = try claim.sameAs.map { try resolve(.claim, $0) }
    let existing = try existing(.claim, uid: claim.uid, name: claim.text)
    let id: Int
    if let existing {
      id = existing
      let recorded = try database.claims.get(id)
      var claim = claim
      if recorded?.text.nfc != claim.text.nfc { claim.lang = nil }
      let lacks = try compare(
        "claim #\(id)",
        [
          ("kind", recorded?.kind.rawValue, claim.kind?.rawValue), ("time", recorded?.about, claim.about),
          ("root claim", recorded?.sameAsID.map { "#\($0)" }, sameAsID.map { "#\($0)" }),
          ("sign", recorded?.sign.map(String.init), claim.sign.map(String.init)),
          ("language", recorded?.lang, claim.lang), ("note", recorded?.note, claim.note),
        ])
      if lacks { try change("claims", id) { try database.claims.complete(id, with: claim, sameAsID: sameAsID) } }
      roots[id] = nil
    } else {
      try refuseIfClose(.claim, claim.text)
      // What repeats or negates a policy is one.
      let rootKind = try sameAsID.flatMap { try database.claims.get($0)?.kind }
      id = try database.claims.insert(claim, kind: claim.kind ?? rootKind ?? .event, sameAsID: sameAsID)
      made(.claim, id, claim.text)
    }
    guard try sameAsID == nil || !database.claims.isInChain(id) else {
      throw Failure(
        .badData, "a claim can only be the same as a root claim, one that is not itself the same as another")
    }
    try add(claim.names, to: .claim, id, main: claim.text, isNew: existing == nil)
    for topic in claim.topics { try put(claimID: id, under: topic) }
    return id
  }

  /// Records a topic; one whose name reads the same is the same.
  @discardableResult
  public func record(_ topic: TopicRecord) throws -> Int {
    let name = try Check.line(topic.name, "the name of a topic")
    if let id = try database.topics.id(called: name) {
      touch(.topic, id, name, isNew: false)
      return id
    }
    let id = try database.topics.insert(name)
    touch(.topic, id, name, isNew: true)
    return id
  }

  /// Puts a claim under a topic, made where it is new.
  public func put(claim: String, under topic: String) throws {
    try put(claimID: try resolve(.claim, claim), under: topic)
  }

  /// Puts a claim under a topic, made where it is new.
  func put(claimID: Int, under topic: String) throws {
    let topicID = try record(TopicRecord(name: topic))
    _ = try database.topics.put(claimID: claimID, under: topicID)
  }

  /// Records a post; one with the same title and time is the same.
  @discardableResult
  public func record(_ role: RoleRecord) throws -> Int {
    try admit(role.held, "\"held\" of a role")
    return try post(
      of: resolve(.official, role.official), in: resolve(.organization, role.organization), title: role.title,
      held: role.held, note: role.note, matchesAnyTime: false)
  }

  /// The post with a title, made where there is none.
  /// - Parameter matchesAnyTime: whether a post of any time will do.
  @discardableResult
  func post(
    of officialID: Int, in organizationID: Int, title: String, held: String?, note: String? = nil,
    matchesAnyTime: Bool
  ) throws -> Int {
    let titles = try database.roles.titles(officialID: officialID, organizationID: organizationID)
    let key = Fold.key(title)
    if let same = titles.first(where: {
      ($0.title == title || !key.isEmpty && Fold.key($0.title) == key) && (matchesAnyTime || $0.held == held)
    }) {
      touch(.role, same.id, same.title, isNew: false)
      if same.note == nil, note != nil {
        try change("roles", same.id) { try database.roles.complete(same.id, note: note) }
      }
      return same.id
    }
    let id = try database.roles.insert(
      officialID: officialID, organizationID: organizationID, title: title.nfc, held: held, note: note)
    touch(.role, id, title, isNew: true)
    return id
  }

  /// Records that two records were told apart.
  func record(_ notSame: NotSameRecord) throws {
    let ids = try [notSame.a, notSame.b].map { reference in
      let found = if let named = notSame.kind.named { try find(named, reference) } else { try source(reference) }
      guard let id = found else {
        throw Failure(.badData, "there is no \(notSame.kind.rawValue) \"\(reference)\"")
      }
      return id
    }
    guard ids[0] != ids[1] else {
      throw Failure(.badData, "\"\(notSame.a)\" and \"\(notSame.b)\" are one and the same \(notSame.kind.rawValue)")
    }
    let note = try database.toldApart.insert(notSame.kind, ids[0], ids[1])
    touch(.notSame, note.id, "\(notSame.a), \(notSame.b)", isNew: note.isNew)
  }

  /// The record with this uid; where no uid is given, the one with this name.
  private func existing(_ kind: NamedKind, uid: String?, name: String) throws -> Int? {
    if let uid, let id = try database.names.id(kind, uid: uid) {
      let main = try database.names.main(kind, id) ?? name
      touch(Record.Kind(kind.record), id, main, isNew: false)
      if Fold.key(main) != Fold.key(name), try !database.names.ids(kind, spelt: name.nfc).contains(id) {
        notice(
          "The \(kind.rawValue) #\(id) \"\(main)\" has the uid \"\(uid)\"; \"\(name)\" is noted as another name of it.")
      }
      return id
    }
    guard uid != nil else { return try find(kind, name) }
    if let same = try database.names.ids(kind, spelt: name).first {
      notice("The \(kind.rawValue) #\(same) is called \"\(name)\" too, under another uid; these are two records now.")
    }
    return nil
  }
}
