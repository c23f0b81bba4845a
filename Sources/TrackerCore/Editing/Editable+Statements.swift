// What can be edited of a statement, its stances and its citations.

extension Editable {
  static let statement = Editable(
    fields: [
      .init(key: "voice", hint: "One of: \(Statement.Voice.allCases.map(\.rawValue).joined(separator: ", "))"),
      .init(key: "official", hint: "A person's voice names the official; another one has the speaker as printed."),
      .init(key: "speaker"), .init(key: "role", hint: "The role as printed, and the body in which the post is."),
      .init(key: "post"), .init(key: "organization", hint: "The body spoken for; none: for oneself, or for nobody."),
      .init(key: "said_on"), .init(key: "said_on_text", hint: "The date as printed, and what it rests on."),
      .init(key: "said_on_basis"),
      .init(key: "quote", hint: "The words as they stand; a paraphrase is in our words, never in place of them."),
      .init(key: "lang"), .init(key: "translation"), .init(key: "paraphrase"),
      .init(key: "wording", hint: "One of: \(Statement.Wording.allCases.map(\.rawValue).joined(separator: ", "))"),
    ]
      + Stance.Position.allCases.enumerated().map { index, position in
        .init(
          key: position.rawValue, isList: true,
          hint: index > 0
            ? nil
            : "A line for each claim; indented below it: strength 1, 2 or 3; target event, decision or rumour; condition …"
        )
      } + [
        .init(
          key: "citations", isList: true,
          hint: "A line for each source, its number or address; indented below it: place 10-43; verbatim yes or no"),
        .init(key: "review", hint: "One of: \(Statement.Review.allCases.map(\.rawValue).joined(separator: ", "))"),
        .init(key: "note"),
      ],
    read: { database, id in
      guard let statement = try database.statements.get(id) else { return nil }
      let head: [Form.Entry?] = try [
        .init("voice", statement.voice.rawValue),
        .init("official", database.reference(.official, statement.officialID)), .init("speaker", statement.speaker),
        .init("role", statement.role), .init("post", database.reference(.organization, statement.postOrganizationID)),
        .init("organization", database.reference(.organization, statement.organizationID)),
        .init("said_on", statement.saidOn.map(DateSides.exchanged)), .init("said_on_text", statement.saidOnText),
        .init("said_on_basis", statement.saidOnBasis?.rawValue), .init("quote", statement.quote),
        .init("lang", statement.lang), .init("translation", statement.translation),
        .init("paraphrase", statement.paraphrase), .init("wording", statement.wording?.rawValue),
        .init("review", statement.review.rawValue), .init("note", statement.note),
      ]
      let stances = try database.stances.of(statement: id).map { try $0.entry(database) }
      let citations = try database.citations.of(statement: id).map {
        try database.sourceEntry("citations", $0.sourceID, more: $0.formLines)
      }
      return (head + stances + citations).compactMap { $0 }
    },
    write: { form, id, recorder, dates in
      let database = recorder.database
      guard let recorded = try database.statements.get(id) else { return }
      let record = try StatementRecord(form, dates)
      try record.checkParts()
      try recorder.admit(record.saidOn, "The date it was said on")
      var statement = Statement(
        id: id, uid: recorded.uid, voice: record.voiceOrDefault, speaker: record.speaker, role: record.role,
        saidOn: record.saidOn, saidOnText: record.saidOnText, saidOnBasis: record.saidOnBasis, wording: record.wording,
        quote: record.quote, paraphrase: record.paraphrase, lang: record.lang, translation: record.translation,
        review: record.review ?? .unverified, note: record.note)
      statement.officialID = try form.reference(.official, "official", recorder)
      statement.postOrganizationID = try form.reference(.organization, "post", recorder)
      statement.organizationID = try form.reference(.organization, "organization", recorder)
      guard statement.saidOnBasis == nil || statement.saidOn != nil else {
        throw Failure(.badData, "said_on_basis says what a date rests on, and there is no date; leave it out too.")
      }
      let citations = try form.citations(of: id, recorder)
      let isOtherQuote = statement.quote != recorded.quote
      if isOtherQuote, let quote = statement.quote {
        statement.quote = try recorder.asPrinted(quote, in: citations.map(\.citation.sourceID))
      }
      try database.statements.update(statement)
      try recorder.replaceStances(of: statement, try form.stances())
      try recorder.replaceCitations(of: id, try recorder.lookUp(citations, statement, isOtherQuote: isOtherQuote))
    })
}

extension StatementRecord {
  /// What a form says, but its stances and citations.
  fileprivate init(_ form: Form, _ dates: DateReader) throws {
    self.init()
    voice = try form.word("voice", Statement.Voice.self)
    official = try form.line("official")
    speaker = try form.text("speaker")
    role = try form.text("role")
    post = try form.line("post")
    spokenFor = try form.line("organization").map { .organization($0) } ?? .oneself
    if let date = try form.date("said_on", dates) { take(date) }
    saidOnText = try form.text("said_on_text") ?? saidOnText
    saidOnBasis = try form.word("said_on_basis", Statement.DateBasis.self)
    quote = try form.text("quote")
    lang = try form.lang("lang")
    translation = try form.text("translation")
    paraphrase = try form.text("paraphrase")
    wording = try form.word("wording", Statement.Wording.self)
    review = try form.word("review", Statement.Review.self)
    note = try form.text("note")
  }
}

extension Form {
  /// A stance on a claim with the line on which it stands.
  typealias StanceLine = (entry: Entry, stance: StanceRecord)

  fileprivate func stances() throws -> [StanceLine] {
    try Stance.Position.allCases.flatMap { position in
      try values(position.rawValue).map { entry in
        var stance = StanceRecord(position, "")
        stance.claim = try entry.readLines([
          "strength": { stance.strength = Int($0) ?? 0 },
          "target": { stance.target = try Check.word($0, entry.what) },
          "condition": { stance.condition = try Check.text($0, entry.what) },
        ])
        guard (1...3).contains(stance.strength ?? 1) else {
          throw Failure(.badData, "\(entry.what): the strength is 1 (guarded), 2 (plain) or 3 (emphatic)")
        }
        guard stance.target == nil || position == .denies else {
          throw Failure(.badData, "\(entry.what): only a denial has a target")
        }
        return (entry, stance)
      }
    }
  }

  fileprivate func citations(of id: Int, _ recorder: Recorder) throws -> [(entry: Entry, citation: Citation)] {
    try values("citations").map { entry in
      var citation = Citation(statementID: id, sourceID: 0)
      let source = try entry.readLines([
        "place": { text in
          let ends = text.split(whereSeparator: { $0 == "-" || $0 == "–" }).map { Int($0.filter { !$0.isWhitespace }) }
          guard ends.count == 2, let start = ends[0], let end = ends[1], 0 <= start, start < end else {
            throw Failure(.badData, "\(entry.what): a place is two numbers, such as 10-43, not \"\(text.prefix(40))\"")
          }
          citation.place = start..<end
        },
        "verbatim": { text in
          guard ["yes", "no"].contains(text) else {
            throw Failure(.badData, "\(entry.what): verbatim is yes or no, not \"\(text.prefix(40))\"")
          }
          citation.verbatim = text == "yes"
        },
      ])
      citation.sourceID = try entry.locating { try recorder.resolveSource(source) }
      return (entry, citation)
    }
  }
}

extension Form.Entry {
  /// Reads a value of several lines: what it is about, then a word with its value on each line. A condition is the last
  /// and may itself have several.
  /// - Returns: the first line.
  fileprivate func readLines(_ readers: [String: (String) throws -> Void]) throws -> String {
    let lines = value.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated().dropFirst() {
      guard let typed = String(line).trimmed else { continue }
      let parts = typed.split(separator: " ", maxSplits: 1).map(String.init)
      guard let read = readers[parts[0]], parts.count == 2 else {
        throw Failure(
          .badData,
          "\(what): \"\(typed.prefix(60))\" is nothing that can stand there; there are: "
            + readers.keys.sorted().joined(separator: ", "))
      }
      guard parts[0] == Self.condition else {
        try read(parts[1].trimmed ?? "")
        continue
      }
      let first = line.drop { $0 == " " }.dropFirst(Self.condition.count + 1)
      try read(([first] + lines[(index + 1)...]).map { String($0) }.joined(separator: "\n"))
      break
    }
    return try Check.line(lines.first.map { String($0) } ?? "", what)
  }

  private static let condition = "condition"
}

extension Stance {
  fileprivate func entry(_ database: Database) throws -> Form.Entry? {
    let more = [
      strength.map { "strength \($0)" }, target.map { "target \($0.rawValue)" }, condition.map { "condition \($0)" },
    ]
    let lines = try [database.reference(.claim, claimID)] + more
    return .init(position.rawValue, lines.compactMap { $0 }.joined(separator: "\n"), remark: nil)
  }
}

extension Citation {
  fileprivate var formLines: [String] {
    [place.map { "place \($0.lowerBound)-\($0.upperBound)" }, verbatim.map { "verbatim \($0 ? "yes" : "no")" }]
      .compactMap { $0 }
  }
}

// MARK: - Writing

extension Recorder {
  /// Gives a statement these stances and no others.
  fileprivate func replaceStances(of statement: Statement, _ lines: [Form.StanceLine]) throws {
    var left = try database.stances.of(statement: statement.id)
    var new: [(stance: StanceRecord, claimID: Int)] = []
    var taken: [(Int, Stance.Axis)] = []
    for (entry, stance) in lines {
      let axis = stance.position.axis
      let claimID = try entry.locating {
        try resolve(.claim, stance.claim, ClaimDetails(kind: axis == .ought ? .policy : .event))
      }
      guard !taken.contains(where: { $0 == (claimID, axis) }) else {
        throw Failure(.badData, "\(entry.what): there is another stance on this claim already")
      }
      taken.append((claimID, axis))
      if let index = left.firstIndex(where: { $0.claimID == claimID && $0.position.axis == axis }) {
        try database.stances.update(left.remove(at: index).id, stance)
      } else {
        new.append((stance, claimID))
      }
    }
    for stance in left { try database.stances.delete(stance.id) }
    let date = try admit(statement.saidOn, "The date it was said on")
    for (stance, claimID) in new {
      let copies = Stances.Copies(
        officialID: statement.officialID, organizationID: statement.organizationID, date: date,
        root: try root(of: claimID))
      try database.stances.insert(stance, statementID: statement.id, claimID: claimID, copies)
    }
  }

  /// Looks the quote up where it is cited anew, and another quote wherever the old one was said to stand. Where no text
  /// is archived, nobody has held another quote against the source yet.
  fileprivate func lookUp(
    _ lines: [(entry: Form.Entry, citation: Citation)], _ statement: Statement, isOtherQuote: Bool
  ) throws -> [(entry: Form.Entry, citation: Citation)] {
    try lines.map { entry, citation in
      var citation = citation
      if case .record = entry.place {
        guard isOtherQuote else { return (entry, citation) }
        // Of the old one somebody may have said that it does not stand there; the new one is looked up all the same.
        if citation.place != nil || citation.verbatim != false { citation.verbatim = nil }
        if try archivedText(of: citation.sourceID) != nil { citation.place = nil }
      }
      if citation.place == nil { citation = try entry.locating { try located(citation, statement) } }
      return (entry, citation)
    }
  }

  /// Gives a statement these citations and no others.
  fileprivate func replaceCitations(of id: Int, _ lines: [(entry: Form.Entry, citation: Citation)]) throws {
    let recorded = try database.citations.of(statement: id)
    for citation in recorded where !lines.contains(where: { $0.citation.isSamePlace(as: citation) }) {
      try database.citations.delete(citation)
    }
    var written: [Citation] = []
    for (entry, citation) in lines where !written.contains(where: { $0.isSamePlace(as: citation) }) {
      written.append(citation)
      try entry.locating { try check(citation) }
      if !recorded.contains(where: { $0.isSamePlace(as: citation) }) {
        try database.citations.insert(citation)
      } else if !recorded.contains(citation) {
        try database.citations.update(citation)
      }
    }
  }
}

extension Citation {
  fileprivate func isSamePlace(as other: Citation) -> Bool { sourceID == other.sourceID && place == other.place }
}
