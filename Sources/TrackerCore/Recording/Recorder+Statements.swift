// Statements with their stances and citations, and links between them.

extension Recorder {
  /// What became of a statement.
  public struct Recorded: Equatable, Sendable {
    /// Its number.
    public let id: Int
    /// Whether it was made just now; if not, the same utterance was there already.
    public let isNew: Bool
    /// Whether something else was added to a statement that was there.
    public let isCompleted: Bool
    /// How many stances were added.
    public let stances: Int
    /// How many citations were added.
    public let citations: Int
  }

  /// Records a statement. The same words by the same voice on the same day are the same statement, which then
  /// gets the stances and citations that it does not have yet.
  /// - Parameters:
  ///   - record: what was typed or imported.
  ///   - sourceIDs: sources that it stands in, besides those of its citations.
  ///   - makesRole: whether its role becomes a post of the official.
  ///   - claims: what is known of its claims.
  @discardableResult
  public func record(
    _ record: StatementRecord, sourceIDs: [Int] = [], makesRole: Bool = false, claims: ClaimDetails = ClaimDetails()
  ) throws -> Recorded {
    try record.checkParts()
    completed = false
    if record.hasLunarDate {
      notice(
        "The date \"\(record.saidOnText ?? "")\" is of the lunar Hijri calendar; it is kept as printed, and the statement "
          + "is undated. Give about when it was as its date, such as 2018-05~, to place it in time.")
    }
    try admit(record.saidOn, "The date it was said on")
    var statement = Statement(
      id: 0, uid: record.uid ?? "", voice: record.voiceOrDefault, speaker: record.speaker, role: record.role,
      saidOn: record.saidOn, saidOnText: record.saidOnText, saidOnBasis: record.saidOnBasis, wording: record.wording,
      quote: record.quote, paraphrase: record.paraphrase, lang: record.lang, translation: record.translation,
      review: record.review ?? .unverified, note: record.note)
    statement.officialID = try record.official.map { try resolve(.official, $0) }
    statement.postOrganizationID = try record.post.map { try resolve(.organization, $0) }
    switch record.spokenFor {
    case .post: statement.organizationID = statement.postOrganizationID
    case .oneself: statement.organizationID = nil
    case .organization(let name): statement.organizationID = try resolve(.organization, name)
    }
    if makesRole, let title = record.role, let official = statement.officialID,
      let organization = statement.postOrganizationID
    {
      try post(of: official, in: organization, title: title, held: nil, matchesAnyTime: true)
    }

    let twin = try twin(of: statement, uid: record.uid)
    let id = try twin ?? database.statements.insert(statement, uid: record.uid)
    if twin != nil {
      try complete(id, with: statement, review: record.review)
    } else {
      utterances[Self.group(statement)]?[Self.words(statement)] = id
    }
    touch("statement", id, record.quote ?? record.paraphrase ?? "", isNew: twin == nil)
    var taken: [(claimID: Int, axis: Stance.Axis)] = []
    let stances = try record.stances.count { stance in
      let axis = stance.position.axis
      let claimID = try claim(of: stance, claims)
      guard !taken.contains(where: { $0 == (claimID, axis) }) else {
        throw StatementRecord.twoStances(on: stance.claim)
      }
      taken.append((claimID, axis))
      return try add(stance, on: claimID, to: id)
    }
    let cited = try record.citations.map { citation in
      Citation(
        statementID: id, sourceID: try resolveSource(citation.source), place: citation.place,
        verbatim: citation.verbatim)
    }
    let whole = sourceIDs.map { Citation(statementID: id, sourceID: $0) }
    let citations = try (cited + whole).count { try add($0, exactly: twin == nil) }
    return Recorded(id: id, isNew: twin == nil, isCompleted: completed, stances: stances, citations: citations)
  }

  /// The number of the statement that is the same utterance, if it is recorded.
  private func twin(of statement: Statement, uid: String?) throws -> Int? {
    if let uid { return try database.statements.id(uid: uid) }
    let group = Self.group(statement)
    if utterances[group] == nil {
      let twins = try database.statements.twins(of: statement).filter { Self.group($0) == group }
      utterances[group] = Dictionary(twins.map { (Self.words($0), $0.id) }, uniquingKeysWith: { first, _ in first })
    }
    return utterances[group]?[Self.words(statement)]
  }

  /// Who speaks, for whom and when; an official who is not named is told by the words of the source.
  private static func group(_ statement: Statement) -> String {
    let ids = [statement.officialID, statement.postOrganizationID, statement.organizationID].map {
      $0.map(String.init) ?? "-"
    }
    let speaker = statement.voice == .person ? "" : statement.speaker?.nfc ?? ""
    return ([statement.voice.rawValue] + ids + [statement.saidOn ?? "-", speaker]).joined(separator: "\u{1F}")
  }

  /// The words that tell an utterance: the quote, else the paraphrase.
  private static func words(_ statement: Statement) -> String {
    if let quote = statement.quote { return "q" + quote.nfc }
    return "p" + (statement.paraphrase ?? "").nfc
  }

  /// Adds what is not known yet of a statement that is recorded.
  private func complete(_ id: Int, with given: Statement, review: Statement.Review?) throws {
    guard let recorded = try database.statements.get(id) else { return }
    func number(_ id: Int?) -> String? { id.map { "#\($0)" } }
    try compare(
      "statement #\(id)",
      [
        ("voice", recorded.voice.rawValue, given.voice.rawValue),
        ("official", number(recorded.officialID), number(given.officialID)),
        ("post", number(recorded.postOrganizationID), number(given.postOrganizationID)),
        ("organization", number(recorded.organizationID) ?? "nobody", number(given.organizationID)),
        ("speaker", recorded.speaker, given.speaker), ("role", recorded.role, given.role),
        ("date", recorded.saidOn, given.saidOn), ("date as printed", recorded.saidOnText, given.saidOnText),
        ("basis of the date", recorded.saidOnBasis?.rawValue, given.saidOnBasis?.rawValue),
        ("wording", recorded.wording?.rawValue, given.wording?.rawValue), ("quote", recorded.quote, given.quote),
        ("paraphrase", recorded.paraphrase, given.paraphrase), ("language", recorded.lang, given.lang),
        ("translation", recorded.translation, given.translation),
        ("review", recorded.review == .unverified ? nil : recorded.review.rawValue, review?.rawValue),
        ("note", recorded.note, given.note),
      ])
    // What belongs to words or to a date that were given otherwise does not belong to the recorded ones.
    var given = given
    if let quote = given.quote, let recorded = recorded.quote, quote.nfc != recorded.nfc {
      (given.lang, given.translation, given.wording) = (nil, nil, nil)
    }
    if given.saidOn != nil, let recorded = recorded.saidOn, recorded != given.saidOn {
      (given.saidOnText, given.saidOnBasis) = (nil, nil)
    }
    completed = try database.statements.complete(id, with: given, review: review) || completed
  }

  /// The claim that a stance is on, made where there is none.
  private func claim(of stance: StanceRecord, _ claims: ClaimDetails) throws -> Int {
    var details = claims
    details.kind = claims.kind ?? (stance.position.axis == .ought ? .policy : .event)
    return try resolve(.claim, stance.claim, details)
  }

  /// - Returns: whether the stance is new.
  private func add(_ stance: StanceRecord, on claimID: Int, to statementID: Int) throws -> Bool {
    let axis = stance.position.axis
    let recorded = try database.stances.of(statement: statementID)
    guard let same = recorded.first(where: { $0.claimID == claimID && $0.position.axis == axis }) else {
      try database.stances.insert(stance, statementID: statementID, claimID: claimID)
      return true
    }
    guard same.position == stance.position else {
      throw Failure(
        .badData,
        "The statement #\(statementID) is recorded as one that \(same.position.rawValue) the claim #\(claimID) "
          + "\"\(try database.names.main(.claim, claimID) ?? "")\"; this says that it \(stance.position.rawValue) it.")
    }
    try compare(
      "stance of statement #\(statementID) on the claim #\(claimID)",
      [
        ("strength", same.strength.map(String.init), stance.strength.map(String.init)),
        ("target", same.target?.rawValue, stance.target?.rawValue), ("condition", same.condition, stance.condition),
      ])
    completed = try database.stances.complete(same.id, with: stance) || completed
    return false
  }

  /// - Parameter exactly: whether the source as a whole is a citation beside a place in it, as a new statement may
  ///   have both; for one that is recorded, a place says more already.
  /// - Returns: whether the citation is new.
  private func add(_ citation: Citation, exactly: Bool) throws -> Bool {
    let recorded = try database.citations.of(statement: citation.statementID)
    let isThere = recorded.contains {
      $0.sourceID == citation.sourceID && ($0.place == citation.place || citation.place == nil && !exactly)
    }
    if !isThere {
      try check(citation)
      try database.citations.insert(citation)
    } else if citation.verbatim != nil {
      try check(citation)
      try database.citations.complete(citation)
    }
    return !isThere
  }

  /// Where the source's text is archived, the place lies in it, and what is said to stand there stands there.
  private func check(_ citation: Citation) throws {
    guard let place = citation.place, let text = try database.sources.text(citation.sourceID) else { return }
    let scalars = Array(text.unicodeScalars)
    guard place.upperBound <= scalars.count else {
      throw Failure(
        .badData,
        "The citation ends at \(place.upperBound), and the text of source #\(citation.sourceID) has only \(scalars.count) code points."
      )
    }
    let words = String(String.UnicodeScalarView(scalars[place]))
    guard citation.verbatim == true, let quote = try database.statements.get(citation.statementID)?.quote else {
      return
    }
    guard words.utf8.elementsEqual(quote.utf8) else {
      throw Failure(
        .badData,
        "The citation says that the quote stands there word for word; in source #\(citation.sourceID), at "
          + "\(place.lowerBound)–\(place.upperBound), stands \"\(words.prefix(200))\".")
    }
  }

  /// Records a link between two statements that are there.
  func record(_ link: LinkRecord) throws {
    let ends = try [link.from, link.to].map { uid in
      guard let id = try database.statements.id(uid: uid) else {
        throw Failure(.badData, "there is no statement \"\(uid)\" that a link could join")
      }
      return id
    }
    guard ends[0] != ends[1] else { throw Failure(.badData, "a link joins two different statements") }
    if let same = try database.links.find(fromID: ends[0], toID: ends[1], kind: link.kind) {
      touch("link", same.id, link.kind.rawValue, isNew: false)
      try compare(
        "link #\(same.id)",
        [("status", same.status.rawValue, link.status?.rawValue), ("note", same.note, link.note)])
      try database.links.complete(same.id, note: link.note)
      return
    }
    touch("link", try database.links.insert(link, fromID: ends[0], toID: ends[1]), link.kind.rawValue, isNew: true)
  }
}

extension Sequence {
  /// How many elements satisfy a condition that may throw.
  fileprivate func count(where matches: (Element) throws -> Bool) rethrows -> Int {
    try reduce(0) { try $0 + (matches($1) ? 1 : 0) }
  }
}
