internal import TrackerCore

/// The questions of `tracker add`: who, when, the words, the positions, the source, a remark. What was given as options
/// is not asked; then everything is shown, and can be changed until it is saved.
struct AddQuestions {
  private let asker: Asker
  private let given: AddCommand
  private let reader: DateReader
  private let database: Database?
  private var names: NameQuestions
  private var draft: AddCommand.Draft
  private var isFirstRound = true

  /// - Parameters:
  ///   - given: the options, which are not asked again.
  ///   - draft: what they say.
  ///   - database: where names are looked up; nil where there is no file yet.
  init(_ asker: Asker, given: AddCommand, draft: AddCommand.Draft, reader: DateReader, database: Database?) {
    let references = database.map { References($0) }
    var asker = asker
    // The names of a large file are read while somebody types the first answers, a kind behind each question. What fails
    // now fails again when it is asked for.
    var unread = NamedKind.allCases[...]
    asker.meanwhile = { if let kind = unread.popFirst() { try? references?.prepare(kind) } }
    (self.asker, self.given, self.draft) = (asker, given, draft)
    (self.reader, self.database) = (reader, database)
    names = NameQuestions(asker, database, references)
  }

  /// What belongs together, and is changed together.
  private enum Part: String, CaseIterable {
    case speaker, date, words, position, source, note
  }

  /// Asks until everything is saved.
  /// - Parameter save: records what was answered; a failure is told, and can be mended.
  /// - Throws: `Asker.givenUp`.
  mutating func ask(_ save: (AddCommand.Draft) throws -> Void) throws {
    try asker.tell(
      "Enter leaves a thing out, or keeps what stands in brackets; - takes it away. Ctrl-C gives up.", indent: 0)
    try lookUpWhatWasGiven()
    for part in Part.allCases { try ask(part) }
    isFirstRound = false
    while true {
      try show()
      let answer = try asker.line("Save it? y saves, a number changes that, q gives up")
      if let answer, answer.isYes {
        draft.surelyNew = names.surelyNew
        if try isSaved(save) { return }
      } else if let answer, ["q", "quit"].contains(answer.lowercased()) {
        throw Asker.givenUp
      } else if let answer, let number = Asker.number(answer), Part.allCases.indices.contains(number - 1) {
        try ask(Part.allCases[number - 1])
      }
    }
  }

  /// Saves; where the quote does not stand in its source, asks whether to record it so.
  private mutating func isSaved(_ save: (AddCommand.Draft) throws -> Void) throws -> Bool {
    while true {
      var isQuoteMissing = false
      let saved: Void? = try asker.attempt {
        do {
          try save(draft)
        } catch let failure as Failure {
          isQuoteMissing = failure.isOfMissingQuote
          throw failure
        }
      }
      guard saved == nil, isQuoteMissing else { return saved != nil }
      let answer = try asker.line("Record it as what does not stand there? y, or Enter to change it")
      guard answer?.isYes == true else { return false }
      draft.isNotVerbatim = true
    }
  }

  private mutating func ask(_ part: Part) throws {
    switch part {
    case .speaker: try askSpeaker()
    case .date: try askDate()
    case .words: try askWords()
    case .position: try askPositions()
    case .source: try askSource()
    case .note:
      if wants(given.words.note == nil) {
        try asker.ask("Note", &draft.record.note) { try Check.text($0, "The note") }
      }
    }
  }

  /// Takes the records that were named in options for what they are.
  private mutating func lookUpWhatWasGiven() throws {
    draft.record.official = try draft.record.official.map { try names.reference(to: .official, $0) }
    draft.record.post = try draft.record.post.map { try names.reference(to: .organization, $0) }
    if case .organization(let name) = draft.record.spokenFor {
      draft.record.spokenFor = .organization(try names.reference(to: .organization, name))
    }
    for index in draft.record.stances.indices {
      draft.record.stances[index].claim = try names.reference(to: .claim, draft.record.stances[index].claim)
    }
  }

  /// Whether to ask for something: at first only for what was not given.
  private func wants(_ isMissing: Bool) -> Bool { isMissing || !isFirstRound }

  // MARK: - Who speaks

  private mutating func askSpeaker() throws {
    if wants(!given.speaker.isNamed) { try askVoice() }
    if draft.record.voice == .hearsay {
      (draft.record.role, draft.record.post, draft.record.spokenFor) = (nil, nil, .post)
      return
    }
    if draft.record.voice != .body, wants(given.speaker.role == nil) { try askRole() }
    if draft.record.voice == .body { draft.record.role = nil }
    if wants(given.speaker.org == nil), !isFirstRound || draft.record.post == nil {
      repeat {
        try names.ask(.organization, "Organization", &draft.record.post)
      } while draft.record.voice == .body && draft.record.post == nil
    }
    if draft.record.voice != .body, wants(given.speaker.spokenFor == nil) { try askSpokenFor() }
  }

  private mutating func askVoice() throws {
    try asker.tell("a name · or: 1 an official who is not named · 2 an organization itself · 3 hearsay: it is said")
    let shown = draft.record.voice.map {
      $0 == .person ? names.label(.official, draft.record.official ?? "") : $0.rawValue
    }
    while true {
      guard let answer = try asker.line("Who speaks", current: shown) else {
        if shown != nil { return }
        continue
      }
      var (official, speaker): (String?, String?)
      var voice = Statement.Voice.person
      switch Asker.number(answer) {
      case 1:
        voice = .unnamed
        try asker.ask("The speaker as printed", &speaker) { try Check.line($0, "The speaker") }
      case 2: voice = .body
      case 3: voice = .hearsay
      default: try names.ask(.official, "Who speaks", &official, typed: answer)
      }
      if official == nil, speaker == nil, voice == .person || voice == .unnamed { continue }
      (draft.record.voice, draft.record.official, draft.record.speaker) = (voice, official, speaker)
      return
    }
  }

  /// Asks for the role, and offers the posts that the official is known to hold; one of them says the organization too.
  private mutating func askRole() throws {
    let id = draft.record.official.flatMap(References.number)
    let held = try id.flatMap { try database?.roles.held(by: $0) } ?? []
    for (index, entry) in held.enumerated() {
      let time = entry.role.held.map { " (\($0))" } ?? ""
      try asker.show("  \(index + 1)", ["\(entry.role.title), \(entry.organization)\(time)"])
    }
    try asker.ask("Role as printed", &draft.record.role) { answer in
      guard let number = Asker.number(answer), !held.indices.contains(number - 1) else {
        return try Check.line(answer, "The role")
      }
      throw Failure(
        .badData,
        held.isEmpty ? "No post is known yet; type the role." : "It is one of 1 to \(held.count), or the role.")
    }
    guard let number = draft.record.role.flatMap(Asker.number), held.indices.contains(number - 1) else { return }
    draft.record.role = held[number - 1].role.title
    if given.speaker.org == nil {
      draft.record.post = names.refer(
        to: .organization, held[number - 1].role.organizationID, called: held[number - 1].organization)
    }
  }

  private mutating func askSpokenFor() throws {
    var spokenFor: String? =
      switch draft.record.spokenFor {
      case .post: nil
      case .oneself: "self"
      case .organization(let name): name
      }
    let current = spokenFor == nil ? draft.record.post.map { names.label(.organization, $0) } : nil
    guard let answer = try asker.line("Spoken for (self: for themselves)", current: spokenFor ?? current) else {
      return
    }
    switch answer {
    case "self": draft.record.spokenFor = .oneself
    case "-": draft.record.spokenFor = .post
    default:
      try names.ask(.organization, "Spoken for", &spokenFor, typed: answer)
      draft.record.spokenFor = spokenFor.map { .organization($0) } ?? .post
    }
  }

  // MARK: - When, which words, where

  private mutating func askDate() throws {
    if wants(given.speaker.on == nil) {
      var date = draft.record.saidOn.map { DateReader.Reading(edtf: $0, printed: draft.record.saidOnText) }
      try asker.ask("Date, as the source has it", &date, shown: { $0.edtf ?? "" }) { try reader.read($0, "The date") }
      draft.record.take(date ?? DateReader.Reading())
      if let printed = given.speaker.onText { draft.record.saidOnText = printed }
      if let printed = draft.record.saidOnText, let saidOn = draft.record.saidOn {
        try asker.point(to: "\(saidOn), printed as \(printed)")
      }
    }
    if draft.record.saidOn == nil {
      draft.record.saidOnBasis = nil
    } else if wants(given.speaker.onBasis == nil) {
      try asker.choose("What the date rests on", &draft.record.saidOnBasis)
    }
  }

  private mutating func askWords() throws {
    if wants(given.words.quote == nil && given.words.paraphrase == nil) {
      repeat {
        try askQuote()
        try asker.ask("In your own words", &draft.record.paraphrase) { try Check.text($0, "The paraphrase") }
        if draft.record.quote == nil, draft.record.paraphrase == nil {
          try asker.tell("Give the words: the quote as it stands, or in your own words.")
        }
      } while draft.record.quote == nil && draft.record.paraphrase == nil
    }
    guard draft.record.quote != nil else {
      (draft.record.lang, draft.record.translation) = (nil, nil)
      return
    }
    if wants(given.words.lang == nil) {
      try asker.ask("Language of the quote (fa, ar, en …)", &draft.record.lang) { try Check.lang($0, "The language") }
    }
    if wants(given.words.translation == nil) {
      try asker.ask("Translation", &draft.record.translation) { try Check.text($0, "The translation") }
    }
    if wants(given.words.wording == nil) { try asker.choose("Speech", &draft.record.wording) }
  }

  private mutating func askQuote() throws {
    if let quote = draft.record.quote { try asker.tell("«\(quote)»") }
    let question = "Quote as it stands, until an empty line"
    guard let lines = try asker.lines(question) else { return }
    draft.record.quote = lines == "-" ? nil : try asker.attempt { try Check.text(lines, "The quote") }
  }

  private mutating func askPositions() throws {
    guard wants(given.positions.isEmpty) else { return }
    draft.record.stances = []
    while true {
      var position: Stance.Position?
      try asker.choose(draft.record.stances.isEmpty ? "Position" : "A further position", &position)
      guard let position else { return }
      var claim: String?
      try names.ask(.claim, "Claim that it \(position.rawValue), or some of its words", &claim)
      guard let claim else { continue }
      var stance = StanceRecord(position, claim)
      if position == .denies { try asker.choose("What is denied", &stance.target) }
      try asker.ask("How firmly: 1 guarded, 2 plain, 3 emphatic", &stance.strength, shown: { "\($0)" }) {
        guard let number = Asker.number($0), (1...3).contains(number) else { throw Failure(.badData, "1, 2 or 3.") }
        return number
      }
      try asker.ask("On which condition", &stance.condition) { try Check.text($0, "The condition") }
      draft.record.stances.append(stance)
    }
  }

  private mutating func askSource() throws {
    guard given.place.source == nil, wants(given.place.isEmpty) else { return }
    var source = draft.source ?? SourceRecord()
    defer { draft.source = source.isNameless ? nil : source }
    var answer = draft.recordedSource ?? source.url
    try asker.ask("Address of the source, or the number of a recorded one", &answer) { answer in
      try recordedSource(answer) == nil ? Check.url(answer, "The address") : answer
    }
    if let answer, let id = try recordedSource(answer) {
      try asker.point(to: "#\(id) \(try database?.sources.chainLabel(id) ?? "")")
      (source, draft.recordedSource, draft.via) = (SourceRecord(), "\(id)", [])
      return
    }
    (source.url, draft.recordedSource) = (answer, nil)
    try asker.ask("Publisher", &source.publisher) { try Check.line($0, "The publisher") }
    try asker.ask("Title", &source.title) { try Check.line($0, "The title") }
    guard !source.isNameless else { return }
    try asker.ask("Published on", &source.published) { answer in
      guard let date = try reader.edtf(answer, "The date") else {
        throw Failure(.badData, "Leave out what is unknown.")
      }
      return date
    }
    var via = draft.via.isEmpty ? nil : draft.via.joined(separator: " | ")
    try asker.ask("Whom it quotes (with | before whom that one quotes)", &via) { try Check.line($0, "The answer") }
    draft.via = via?.split(separator: "|").compactMap { String($0).trimmed } ?? []
  }

  /// The recorded source that an answer means: a number, a uid, an address, a title; nil where it means none.
  private func recordedSource(_ answer: String) throws -> Int? {
    do {
      return try database?.sources.find(Asker.number(answer).map { "\($0)" } ?? answer).id
    } catch let failure as Failure where failure.kind == .notFound {
      return nil
    }
  }

  // MARK: - The whole record

  private func show() throws {
    try asker.world.say("")
    for (index, part) in Part.allCases.enumerated() {
      let lines = shown(part).compactMap { $0 }
      let label = part.rawValue + String(repeating: " ", count: 8 - part.rawValue.count)
      try asker.show("\(index + 1) \(label)", lines.isEmpty ? ["–"] : lines)
    }
  }

  private func shown(_ part: Part) -> [String?] {
    let record = draft.record
    switch part {
    case .speaker:
      let who =
        record.official.map { names.label(.official, $0) } ?? record.speaker
        ?? (record.voice == .hearsay ? "hearsay" : nil)
      let post = [who, record.role, record.post.map { names.label(.organization, $0) }].compactMap { $0 }.joined(
        separator: ", ")
      let spokenFor: String? =
        switch record.spokenFor {
        case .post: nil
        case .oneself: "for themselves"
        case .organization(let name): "for \(names.label(.organization, name))"
        }
      return [post, spokenFor]
    case .date:
      let facts = [
        record.saidOn ?? "unknown", record.saidOnText.map { "printed as \($0)" }, record.saidOnBasis?.rawValue,
      ]
      return [facts.compactMap { $0 }.joined(separator: " · ")]
    case .words:
      let facts = [record.lang, record.wording?.rawValue].compactMap { $0 }.joined(separator: ", ")
      return [
        record.quote.map { "«\($0)»" + (facts.isEmpty ? "" : " (\(facts))") }, record.translation.map { "“\($0)”" },
        record.paraphrase.map { "in our words: \($0)" },
      ]
    case .position:
      return record.stances.map { stance in
        "\(stance.position.rawValue) \(names.label(.claim, stance.claim))"
          + Stance.details(stance.target, stance.strength, stance.condition)
      }
    case .source:
      guard let source = draft.source else {
        let id = try? draft.recordedSource.flatMap { try recordedSource($0) }
        return [id.flatMap { try? "#\($0) \(database?.sources.chainLabel($0) ?? "")" } ?? draft.recordedSource]
      }
      let label = [source.publisher, source.title, source.published].compactMap { $0 }.joined(separator: ", ")
      return [
        label.isEmpty ? nil : label, draft.via.isEmpty ? nil : "citing " + draft.via.joined(separator: ", citing "),
        source.url,
      ]
    case .note: return [record.note]
    }
  }
}

extension SourceRecord {
  /// Whether nothing says which source it is.
  fileprivate var isNameless: Bool { url == nil && publisher == nil && title == nil }
}
