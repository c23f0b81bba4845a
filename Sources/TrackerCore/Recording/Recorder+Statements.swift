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
  ///   - isNotVerbatim: whether its quote does not stand in them word for word, as somebody says.
  ///   - makesRole: whether its role becomes a post of the official.
  ///   - claims: what is known of its claims.
  @discardableResult
  public func record(
    _ record: StatementRecord, sourceIDs: [Int] = [], isNotVerbatim: Bool = false, makesRole: Bool = false,
    claims: ClaimDetails = ClaimDetails()
  ) throws -> Recorded {
    try record.checkParts()
    completed = false
    if record.hasLunarDate {
      notice(
        "The date \"\(record.saidOnText ?? "")\" is of the lunar Hijri calendar; it is kept as printed, and the statement "
          + "is undated. Give about when it was as its date, such as 2018-05~, to place it in time.")
    }
    let date = try admit(record.saidOn, "The date it was said on", of: "the date of a statement lies")
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

    var twin =
      record.uid == nil ? try utterances.find(statement, hasNoIndexes: load?.hasNoIndexes ?? false) : nil
    if twin == nil, isTyped, let quote = statement.quote {
      statement.quote = try asPrinted(quote, in: sourceIDs)
      twin = try utterances.find(statement, hasNoIndexes: false)
    }
    let new = twin == nil ? try database.statements.insert(statement, uid: record.uid, date: date) : nil
    if twin == nil, new == nil, let uid = record.uid { twin = try database.statements.id(uid: uid) }
    guard let id = twin ?? new else { throw Failure(.failed, "The statement was not written. Run `tracker check`.") }
    if twin != nil {
      try complete(id, with: statement, review: record.review)
    } else {
      utterances.add(statement, id)
    }
    touch(.statement, id, statement.quote ?? record.paraphrase ?? "", isNew: twin == nil)
    // What belongs to it goes by what is recorded, which may be otherwise than what was given.
    let owner = twin == nil ? statement : try database.statements.get(id) ?? statement
    let isNew = twin == nil
    var taken: [(claimID: Int, axis: Stance.Axis)] = []
    let stances = try record.stances.count { stance in
      let axis = stance.position.axis
      let claimID = try claim(of: stance, claims)
      guard !taken.contains(where: { $0 == (claimID, axis) }) else {
        throw StatementRecord.twoStances(on: stance.claim)
      }
      taken.append((claimID, axis))
      return try add(stance, on: claimID, to: id, of: owner, owner.saidOn == record.saidOn ? date : nil, isNew: isNew)
    }
    let cited = try record.citations.map { citation in
      Citation(
        statementID: id, sourceID: try resolveSource(citation.source), place: citation.place,
        verbatim: citation.verbatim)
    }
    let whole = sourceIDs.map { Citation(statementID: id, sourceID: $0, verbatim: isNotVerbatim ? false : nil) }
    let placed = Set(cited.filter { $0.place != nil }.map(\.sourceID))
    var recordedCitations = isNew ? [] : try database.citations.of(statement: id)
    let citations = try (cited + whole).count { citation in
      let located = placed.contains(citation.sourceID) ? citation : try located(citation, owner)
      return try add(
        located, besides: &recordedCitations, exactly: isNew, wasLocated: located.place != citation.place)
    }
    return Recorded(id: id, isNew: isNew, isCompleted: completed, stances: stances, citations: citations)
  }

  /// Adds what is not known yet of a statement that is recorded.
  private func complete(_ id: Int, with given: Statement, review: Statement.Review?) throws {
    guard let recorded = try database.statements.get(id) else { return }
    func number(_ id: Int?) -> String? { id.map { "#\($0)" } }
    let lacks = try compare(
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
        (
          "review", recorded.review == .unverified ? nil : recorded.review.rawValue,
          review == .unverified ? nil : review?.rawValue
        ),
        ("note", recorded.note, given.note),
      ])
    guard lacks else { return }
    // What belongs to words or to a date that were given otherwise does not belong to the recorded ones.
    var given = given
    if let quote = given.quote, let recorded = recorded.quote, quote.nfc != recorded.nfc {
      (given.lang, given.translation, given.wording) = (nil, nil, nil)
    }
    if given.saidOn != nil, let recorded = recorded.saidOn, recorded != given.saidOn {
      (given.saidOnText, given.saidOnBasis) = (nil, nil)
    }
    completed =
      try change("statements", id) { try database.statements.complete(id, with: given, review: review) } || completed
  }

  /// The claim that a stance is on, made where there is none.
  private func claim(of stance: StanceRecord, _ claims: ClaimDetails) throws -> Int {
    var details = claims
    details.kind = claims.kind ?? (stance.position.axis == .ought ? .policy : .event)
    return try resolve(.claim, stance.claim, details)
  }

  /// - Returns: whether the stance is new.
  private func add(
    _ stance: StanceRecord, on claimID: Int, to statementID: Int, of statement: Statement, _ date: Dates.Bounds?,
    isNew: Bool
  ) throws -> Bool {
    let axis = stance.position.axis
    let recorded = isNew ? [] : try database.stances.of(statement: statementID)
    guard let same = recorded.first(where: { $0.claimID == claimID && $0.position.axis == axis }) else {
      let copies = Stances.Copies(
        officialID: statement.officialID, organizationID: statement.organizationID,
        date: try date ?? admit(statement.saidOn, "The date it was said on"), root: try root(of: claimID))
      try database.stances.insert(stance, statementID: statementID, claimID: claimID, copies)
      return true
    }
    guard same.position == stance.position else {
      throw Failure(
        .badData,
        "The statement #\(statementID) is recorded as one that \(same.position.rawValue) the claim #\(claimID) "
          + "\"\(try database.names.main(.claim, claimID) ?? "")\"; this says that it \(stance.position.rawValue) it.")
    }
    let lacks = try compare(
      "stance of statement #\(statementID) on the claim #\(claimID)",
      [
        ("strength", same.strength.map(String.init), stance.strength.map(String.init)),
        ("target", same.target?.rawValue, stance.target?.rawValue), ("condition", same.condition, stance.condition),
      ])
    if lacks {
      completed = try change("stances", same.id) { try database.stances.complete(same.id, with: stance) } || completed
    }
    return false
  }

  func root(of claimID: Int) throws -> Claims.Root {
    if let root = roots[claimID] { return root }
    let root = try database.claims.signedRoot(of: claimID)
    roots[claimID] = root
    return root
  }

  /// - Parameter exactly: whether the source as a whole is a citation beside a place in it, as a new statement may
  ///   have both; for one that is recorded, a place says more already.
  /// - Parameter wasLocated: whether its place was looked up; then it takes the place of a citation of the whole source.
  /// - Returns: whether the citation is new.
  private func add(
    _ citation: Citation, besides recorded: inout [Citation], exactly: Bool, wasLocated: Bool
  ) throws -> Bool {
    let ofSource = recorded.filter { $0.sourceID == citation.sourceID }
    if let same = ofSource.first(where: { $0.place == citation.place || citation.place == nil && !exactly }) {
      guard same.verbatim == nil, citation.verbatim != nil else { return false }
      try check(citation)
      completed =
        try change("citations", try database.citations.id(citation) ?? 0) { try database.citations.complete(citation) }
        || completed
      return false
    }
    try check(citation)
    if wasLocated, ofSource.contains(where: { $0.place == nil }) {
      try locate(citation)
      completed = true
      return false
    }
    try database.citations.insert(citation)
    recorded.append(citation)
    return true
  }

  /// Where the source's text is archived, the place lies in it, and what is said to stand there stands there.
  func check(_ citation: Citation) throws {
    guard let place = citation.place, let text = try archivedText(of: citation.sourceID) else { return }
    guard place.upperBound <= text.count else {
      throw Failure(
        .badData,
        "The citation ends at \(place.upperBound), and the text of source #\(citation.sourceID) has only \(text.count) code points."
      )
    }
    let words = text.words(place)
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
  @discardableResult
  func record(_ link: LinkRecord) throws -> Int {
    let ends = try [link.from, link.to].map { uid in
      guard let id = try database.statements.id(uid: uid) else {
        throw Failure(.badData, "there is no statement \"\(uid)\" that a link could join")
      }
      return id
    }
    guard ends[0] != ends[1] else { throw Failure(.badData, "a link joins two different statements") }
    if let same = try database.links.find(fromID: ends[0], toID: ends[1], kind: link.kind) {
      touch(.link, same.id, link.kind.rawValue, isNew: false)
      let lacks = try compare(
        "link #\(same.id)",
        [("status", same.status.rawValue, link.status?.rawValue), ("note", same.note, link.note)])
      if lacks { try change("links", same.id) { try database.links.complete(same.id, note: link.note) } }
      return same.id
    }
    let id = try database.links.insert(link, fromID: ends[0], toID: ends[1])
    touch(.link, id, link.kind.rawValue, isNew: true)
    return id
  }
}
