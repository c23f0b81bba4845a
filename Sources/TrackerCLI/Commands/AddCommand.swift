internal import ArgumentParser
internal import TrackerCore

/// `tracker add`: records a statement with its stances, making what it names.
struct AddCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Record a statement with its stances, making what it names.",
    discussion: """
      Names the speaker (--official, --unnamed or --hearsay; with --org alone the organization itself speaks), \
      the positions taken, the words, and where they stand. Officials, organizations, claims and sources that \
      are not recorded yet are made; a name close to a recorded one is asked about.

      Examples:
        tracker add --official "Amir Khorakian" --role "معاون محتوا" --org NCC \\
          --denies "The government is renegotiating with Telegram" --target rumour \\
          --quote "به هیچ وجه بنای توافق مجددی وجود ندارد" --lang fa \\
          --publisher Click --via Tabnak
        tracker add --unnamed "an informed official" --for "Ministry of ICT (Iran)" \\
          --supports "Telegram should be active in Iran again" \\
          --condition "if it moves its servers to Iran" --wording direct \\
          --quote "اگر سرورها به ایران بیاید موافقیم" --lang fa \\
          --translation "If the servers come to Iran, we agree." \\
          --on "12 تیر" --reference-year 1397 --on-text "۱۲ تیر" --on-basis stated
        tracker add --official "Jane Doe" --new --opposes "باید رسانه‌ها بسته شوند" \\
          --claim-lang fa --quote "Closing them helps nobody." --lang en \\
          --source click-191695 --not-verbatim
        tracker add --hearsay --affirms "Telegram will be unblocked soon" \\
          --strength 1 --paraphrase "It is said to be a matter of weeks." \\
          --topic Telegram --title "Talk of the day" --source-lang en \\
          --accessed 2018-07-04
      """)

  @OptionGroup(title: "Who speaks") var speaker: SpeakerOptions
  @OptionGroup(title: "Positions taken") var positions: PositionOptions
  @OptionGroup(title: "The words") var words: WordOptions
  @OptionGroup(title: "Where they stand") var place: PlaceOptions
  @OptionGroup(title: "Dates") var dates: DateOptions

  @Flag(help: "Record names as new even where they are close to recorded ones.")
  var new = false
  @OptionGroup var author: AuthorOptions
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  /// What is to be recorded.
  struct Draft {
    var record = StatementRecord()
    /// A source that is recorded, by a reference; otherwise it is described.
    var recordedSource: String?
    var source: SourceRecord?
    var via: [String] = []
    /// Whether the quote does not stand in the archived text of its source.
    var isNotVerbatim = false
    var about: String?
    /// Names that are new though they are close to recorded ones.
    var surelyNew: Set<String> = []
  }

  func run(in world: World) throws {
    let printer = try print.printer(in: world)
    let reader = dates.reader(in: world)
    // What would be refused as incomplete is asked for, where somebody can answer.
    let isIncomplete = !speaker.isWhole || !words.isWhole
    let asker = isIncomplete ? Asker(in: world, style: printer.style) : nil
    let draft = try draft(reader, isWhole: asker == nil, in: world)
    guard let asker else { return try record(draft, printer) }
    var questions = AddQuestions(
      asker, given: self, draft: draft, reader: reader, database: try file.openIfThere(in: world))
    try questions.ask { try record($0, printer) }
  }

  /// What the options say.
  /// - Parameter isWhole: whether nothing may be missing.
  private func draft(_ reader: DateReader, isWhole: Bool, in world: World) throws -> Draft {
    var draft = Draft()
    try speaker.fill(&draft.record, reader, isWhole: isWhole)
    draft.record.stances = try positions.stances(isWhole: isWhole)
    try words.fill(&draft.record, isWhole: isWhole, readInput: world.readInput)
    draft.source = try place.source(reader, isWhole: isWhole)
    (draft.recordedSource, draft.isNotVerbatim) = (place.source, place.notVerbatim)
    draft.about = try positions.about.flatMap { try reader.edtf(Check.line($0, "--about"), "--about") }
    draft.via = try place.relayed()
    return draft
  }

  private func record(_ draft: Draft, _ printer: Printer) throws {
    let (record, world) = (draft.record, printer.world)
    try place.check(record, hasSource: draft.recordedSource != nil || draft.source != nil)
    try record.check()
    // Where no file is, no source is recorded that could be meant.
    let database =
      try draft.recordedSource == nil ? file.open(for: .writing, in: world) : file.openExisting(in: world)
    let recorder = Recorder(
      database, newNames: new ? .make : .makeUnlessClose, surelyNew: draft.surelyNew, numbersRefer: true)
    let recorded = try database.changes.record("add", by: author.name(in: world)) {
      let described = try draft.source.map { [try recorder.record($0, via: draft.via)] } ?? []
      let sourceIDs =
        try draft.recordedSource.map { [try recorder.existingSource(Check.line($0, "--source"))] } ?? described
      let recorded = try recorder.record(
        record, sourceIDs: sourceIDs, isNotVerbatim: draft.isNotVerbatim, makesRole: true,
        claims: Recorder.ClaimDetails(kind: positions.kind, lang: positions.claimLang, about: draft.about))
      for stance in record.stances {
        for topic in positions.topic { try recorder.put(claim: stance.claim, under: topic) }
      }
      return recorded
    }
    do {
      try report(recorded, recorder, printer, database)
      for notice in recorder.takeNotices() { try world.say(notice) }
      if let saidOn = record.saidOn, saidOn.prefix(10) > world.today().iso {
        try world.say("The date \(saidOn) lies in the future; look at it again.")
      }
      try world.output.flush()
    } catch let failure as Failure where failure.kind == .inputOutput {
      throw Failure(.inputOutput, "\(failure) Statement #\(recorded.id) is recorded all the same.")
    }
  }

  private func report(
    _ recorded: Recorder.Recorded, _ recorder: Recorder, _ printer: Printer, _ database: Database
  ) throws {
    let touched = RecordedList(recorder)
    guard printer.format == .table else {
      return try printer.show(
        recorded,
        [
          Field("statement") { .int($0.id) },
          Field("uid") { _ in JSON(try database.statements.get(recorded.id)?.uid) },
          Field("new") { .bool($0.isNew) }, Field("completed") { .bool($0.isCompleted) },
          Field("stances") { .int($0.stances) },
          Field("citations") { .int($0.citations) }, Field("places") { _ in touched.places },
          Field("missing") { _ in touched.missing },
          Field("made") { _ in touched.made }, Field("reused") { _ in touched.reused },
        ])
    }
    if recorded.isNew {
      try printer.line("Recorded statement #\(recorded.id).")
    } else if recorded.stances + recorded.citations > 0 || recorded.isCompleted {
      try printer.line(
        "Statement #\(recorded.id) has these words already; added to it: stances \(recorded.stances), "
          + "citations \(recorded.citations)\(recorded.isCompleted ? ", and what was not known of it" : "").")
    } else {
      try printer.line("Statement #\(recorded.id) has all of this already; nothing was changed.")
    }
    try touched.print(printer, isAboutSource: false)
  }
}

/// Who speaks, in which role, for whom, and when.
struct SpeakerOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The official, by any recorded name, number or uid.", valueName: "official"))
  var official: String?
  @Option(
    help: ArgumentHelp("An official whom the source does not name: the speaker as printed.", valueName: "as printed"))
  var unnamed: String?
  @Flag(help: "A rumour: nobody says it, it is said.")
  var hearsay = false
  @Option(
    help: ArgumentHelp("The official's role as printed; it becomes a post where none matches.", valueName: "title"))
  var role: String?
  @Option(help: ArgumentHelp("The organization in which the speaker holds the post.", valueName: "org"))
  var org: String?
  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The organization spoken for, by default that of the post; self: for themselves.", valueName: "org|self"))
  var spokenFor: String?
  @Option(
    help: ArgumentHelp(
      "When it was said: 2018-05-01, 17 March 2018, ۱۲ تیر ۱۳۹۷, 2018-05~, yesterday; or: unknown.", valueName: "date"))
  var on: String?
  @Option(
    help: ArgumentHelp("The date as printed in the source, where --on does not say it so.", valueName: "as printed"))
  var onText: String?
  @Option(
    help: ArgumentHelp(
      "What the date rests on: \(Statement.DateBasis.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "basis"))
  var onBasis: Statement.DateBasis?

  /// Whether it is said who speaks, be it a body.
  var isWhole: Bool { isNamed || org != nil || spokenFor != nil }

  /// Whether it is said who speaks, other than a body.
  var isNamed: Bool { official != nil || unnamed != nil || hearsay }

  /// Whether only one thing is said of who speaks.
  func check() throws(Failure) {
    guard [official != nil, unnamed != nil, hearsay].count(where: { $0 }) <= 1 else {
      throw Failure(.usage, "Only one of --official, --unnamed and --hearsay says who speaks.")
    }
  }

  func fill(_ record: inout StatementRecord, _ reader: DateReader, isWhole: Bool) throws {
    try check()
    guard self.isWhole || !isWhole else {
      throw Failure(
        .usage, "Say who speaks: --official NAME, --unnamed \"as printed\", --hearsay, or --org NAME for a body itself."
      )
    }
    record.voice =
      official != nil ? .person : unnamed != nil ? .unnamed : hearsay ? .hearsay : isWhole ? .body : nil
    record.official = try official.map { try Check.line($0, "--official") }
    record.speaker = try unnamed.map { try Check.line($0, "--unnamed") }
    record.role = try role.map { try Check.line($0, "--role") }
    record.post = try org.map { try Check.line($0, "--org") }
    switch spokenFor {
    case nil: record.spokenFor = .post
    case "self":
      guard official != nil || unnamed != nil || !isWhole else {
        throw Failure(.usage, "--for self goes with --official or --unnamed: only a person speaks for themselves.")
      }
      record.spokenFor = .oneself
    case let name?: record.spokenFor = .organization(try Check.line(name, "--for"))
    }
    if hearsay, org != nil || role != nil || spokenFor != nil {
      throw Failure(.usage, "--hearsay has no speaker, so --org, --for and --role do not go with it.")
    }
    if isWhole, role != nil, official == nil, unnamed == nil {
      throw Failure(.usage, "--role is a person's; it goes with --official or --unnamed.")
    }
    if let on { record.take(try reader.read(Check.line(on, "--on"), "--on")) }
    if let onText { record.saidOnText = try Check.text(onText, "--on-text") }
    if isWhole, onBasis != nil, record.saidOn == nil {
      throw Failure(.usage, "--on-basis says what a date rests on, and no date is given with --on.")
    }
    record.saidOnBasis = onBasis
  }
}

/// Which positions the statement takes on which claims, and what is known of those.
struct PositionOptions: ParsableArguments {
  @OptionGroup var taken: StanceOptions
  @Option(
    help: ArgumentHelp(
      "Of which kind new claims are: \(Claim.Kind.allCases.map(\.rawValue).joined(separator: ", ")). Otherwise event, or policy where it is supported or opposed.",
      valueName: "kind"))
  var kind: Claim.Kind?
  @Option(help: ArgumentHelp("The time that the claims speak of, such as 2018-05.", valueName: "date")) var about:
    String?
  @Option(help: ArgumentHelp("The language of new claims, ISO 639.", valueName: "code")) var claimLang: String?
  @Option(help: ArgumentHelp("A topic to put the claims under. Repeatable.", valueName: "topic")) var topic: [String] =
    []

  /// Whether no position is given.
  var isEmpty: Bool { taken.isEmpty }

  func stances(isWhole: Bool) throws -> [StanceRecord] {
    let stances = try taken.stances()
    guard topic.isEmpty || !stances.isEmpty || !isWhole else {
      throw Failure(.usage, "--topic puts a claim under a topic, and no claim is named.")
    }
    guard about == nil || !stances.isEmpty || !isWhole else {
      throw Failure(.usage, "--about is the time that a claim speaks of, and no claim is named.")
    }
    _ = try claimLang.map { try Check.lang($0, "--claim-lang") }
    return stances
  }
}

/// The words and what is known about them.
struct WordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The words as they stand, in their language; - reads standard input. Words that begin with a hyphen: --quote=\"- …\".",
      valueName: "words"))
  var quote: String?
  @Option(help: ArgumentHelp("What was said, in your words.", valueName: "words")) var paraphrase: String?
  @Option(help: ArgumentHelp("The language of the quote, ISO 639: fa, ar, en.", valueName: "code")) var lang: String?
  @Option(help: ArgumentHelp("The quote in another language.", valueName: "words")) var translation: String?
  @Option(
    help: ArgumentHelp(
      "How the source gives the words: \(Statement.Wording.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "how"))
  var wording: Statement.Wording?
  @Option(
    help: ArgumentHelp(
      "Whether the quote was held against its source: \(Statement.Review.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "state"))
  var review: Statement.Review?
  @Option(help: ArgumentHelp("A remark.", valueName: "text")) var note: String?

  /// Whether there are words.
  var isWhole: Bool { quote != nil || paraphrase != nil }

  func fill(_ record: inout StatementRecord, isWhole: Bool, readInput: () throws -> [UInt8]) throws {
    record.quote = try quoteText(readInput).map { try Check.text($0, "--quote") }
    record.paraphrase = try paraphrase.map { try Check.text($0, "--paraphrase") }
    guard self.isWhole || !isWhole else {
      throw Failure(.badData, "Give the words: --quote as they stand, or --paraphrase in your own.")
    }
    record.lang = try lang.map { try Check.lang($0, "--lang") }
    record.translation = try translation.map { try Check.text($0, "--translation") }
    record.wording = wording
    record.review = review
    record.note = try note.map { try Check.text($0, "--note") }
  }

  /// The quote, read from standard input where it is given as `-`.
  func quoteText(_ readInput: () throws -> [UInt8]) throws -> String? {
    quote == "-" ? try text(readInput()) : quote
  }

  /// Standard input as text, without the line feed that ends it.
  private func text(_ bytes: [UInt8]) throws -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badData, "--quote - : standard input is not UTF-8.")
    }
    return text.last?.isNewline == true ? String(text.dropLast()) : text
  }
}

/// The source that the statement stands in.
struct PlaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A source that is recorded: a number, a uid, an address, or a publisher or title with one source only.",
      valueName: "source"))
  var source: String?
  @Flag(help: "The quote does not stand in the archived text of its source; record it as such.") var notVerbatim = false
  @Option(help: ArgumentHelp("The address of the publication.", valueName: "address")) var url: String?
  @Option(help: ArgumentHelp("Its title.", valueName: "title")) var title: String?
  @Option(help: ArgumentHelp("Who published it.", valueName: "name")) var publisher: String?
  @Option(help: ArgumentHelp("Its language, ISO 639.", valueName: "code")) var sourceLang: String?
  @Option(help: ArgumentHelp("When it was published.", valueName: "date")) var published: String?
  @Option(help: ArgumentHelp("When you saw it.", valueName: "date")) var accessed: String?
  @Option(help: ArgumentHelp("Whom it quotes; repeat for whom that one quotes in turn.", valueName: "publisher"))
  var via: [String] = []

  /// Whether no source is named.
  var isEmpty: Bool { source == nil && url == nil && title == nil && publisher == nil }

  /// Whether what is said of the place fits together.
  /// - Parameter hasSource: whether a source is named, in options or answers.
  func check(_ record: StatementRecord, hasSource: Bool) throws(Failure) {
    let describes = url ?? title ?? publisher ?? sourceLang ?? published ?? accessed ?? via.first
    if source != nil, describes != nil {
      throw Failure(.usage, "--source names a source that is recorded; what describes one does not go with it.")
    }
    if notVerbatim, record.quote == nil || !hasSource {
      throw Failure(.usage, "--not-verbatim says that a --quote does not stand in its source; give both.")
    }
  }

  /// The source that is described, or nil where none is.
  func source(_ reader: DateReader, isWhole: Bool) throws -> SourceRecord? {
    var source = SourceRecord()
    source.url = try url.map { try Check.url($0, "--url") }
    source.title = try title.map { try Check.line($0, "--title") }
    source.publisher = try publisher.map { try Check.line($0, "--publisher") }
    source.lang = try sourceLang.map { try Check.lang($0, "--source-lang") }
    source.published = try published.flatMap { try reader.edtf(Check.line($0, "--published"), "--published") }
    source.accessed = try accessed.flatMap { try reader.edtf(Check.line($0, "--accessed"), "--accessed") }
    guard url == nil, title == nil, publisher == nil else { return source }
    let isBare = source.lang == nil && published == nil && accessed == nil
    guard isBare && via.isEmpty || !isWhole else {
      throw Failure(.usage, "Name the source too, with --publisher, --title or --url.")
    }
    return isBare ? nil : source
  }

  /// Whom it quotes, step by step.
  func relayed() throws -> [String] { try Self.relayed(via) }

  /// The publishers that somebody gives with --via.
  static func relayed(_ via: [String]) throws -> [String] {
    try via.map { name in
      guard !name.contains("://") else {
        throw Failure(
          .badData, "--via is \"\(name.prefix(60))\", an address; it takes the name of whom the source quotes.")
      }
      return try Check.line(name, "--via")
    }
  }
}
