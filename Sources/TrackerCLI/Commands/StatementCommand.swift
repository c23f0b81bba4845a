internal import ArgumentParser
internal import TrackerCore

/// `tracker statement`: the statements of a file.
struct StatementCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "statement", abstract: "List statements, show, add, edit or remove one.",
    discussion: "Examples:\n  tracker statement list --limit 10\n  tracker statement show founding-s04",
    subcommands: [Add.self, List.self, Show.self, Edit.self, Remove.self])

  /// The daily verb, where somebody looks for it among the nouns.
  struct Add: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record a statement; the same as `tracker add`.",
      discussion: """
        Examples:
          tracker statement add --org NCC --paraphrase "There are no talks" \\
            --denies "The government is renegotiating with Telegram"
          tracker statement add --org NCC --paraphrase "It is for others to decide" \\
            --neutral "Telegram should be active in Iran again"
        """)
    @OptionGroup var statement: AddCommand

    func run(in world: World) throws { try statement.run(in: world) }
  }

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all statements in a line each, the oldest first, the undated last.",
      discussion: "On a terminal the newest 100 dated ones.\n\nExample:\n  tracker statement list")
    @OptionGroup var most: LimitOptions
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      var filter = Timeline.Filter()
      filter.limit = try most.limit(for: printer)
      var rows: [Timeline.Entry] = []
      let counts = try database.snapshot {
        try database.timeline.forEach(filter) { entry in
          if rows.last?.statementID != entry.statementID { rows.append(entry) }
        }
        return try most.counts(filter, database, printer)
      }
      try printer.list(rows, Self.fields(printer))
      try most.tell(counts, limit: filter.limit, printer)
    }

    private static func fields(_ printer: Printer) -> [Field<Timeline.Entry>] {
      [
        Field("id", .fixed) { .int($0.statementID) },
        Field("said_on", .fixed, orUnknown: true) { JSON(try printer.date($0.saidOn, lang: $0.lang)) },
        Field("speaker", .flexible) { .text($0.speakerName) },
        Field("organization", .flexible) { JSON($0.organization) },
        Field("words", .flexible) { JSON($0.quote ?? $0.paraphrase) },
        Field("review", .fixed) { .text($0.review) },
        Field("uid") { .text($0.uid) },
      ]
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show all that is recorded of one statement.",
      discussion: "Example:\n  tracker statement show founding-s04")
    @Argument(help: ArgumentHelp("A number, a uid, or the beginning of a uid.", valueName: "statement"))
    var statement: String
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let found = try database.statements.find(Check.line(statement, "The statement"))
      try history.show(try Row(found, database, printer), Row.fields, .statements, found.id, database, printer)
    }
  }

  private struct Row {
    let statement: Statement
    let official: String?
    let post: String?
    let organization: String?
    let stances: [JSON]
    let citations: [JSON]
    let links: [JSON]
    let saidOn: String?
    let saidOnPersian: String?

    init(_ statement: Statement, _ database: Database, _ printer: Printer) throws {
      self.statement = statement
      saidOn = try printer.date(statement.saidOn, lang: statement.lang)
      saidOnPersian = try statement.saidOn.flatMap { try database.dates.persian($0) }
      official = try statement.officialID.flatMap { try database.officials.get($0)?.name }
      post = try statement.postOrganizationID.flatMap { try database.organizations.get($0)?.name }
      organization = try statement.organizationID.flatMap { try database.organizations.get($0)?.name }
      let isTable = printer.format == .table
      stances = try database.stances.of(statement: statement.id).map { stance in
        let claim = try database.names.main(.claim, stance.claimID)
        return isTable ? .text(Self.words(of: stance, on: claim ?? "")) : Self.object(of: stance, on: claim)
      }
      citations = try database.citations.of(statement: statement.id).map { citation in
        let source = try database.sources.chainLabel(citation.sourceID)
        let url = try database.sources.get(citation.sourceID)?.url
        return isTable ? .text(Self.words(of: citation, source, url)) : Self.object(of: citation, source, url)
      }
      links = try database.links.entries(of: statement.id).map { isTable ? .text(Self.words(of: $0)) : $0.json }
    }

    // MARK: - Positions and places, for people and for programs

    private static func words(of stance: Stance, on claim: String) -> String {
      "\(stance.position.rawValue) #\(stance.claimID) \(claim)"
        + Stance.details(stance.target, stance.strength, stance.condition)
    }

    private static func object(of stance: Stance, on claim: String?) -> JSON {
      .object([
        ("position", .text(stance.position.rawValue)), ("claim_id", .int(stance.claimID)), ("claim", JSON(claim)),
        ("strength", JSON(stance.strength)), ("target", JSON(stance.target?.rawValue)),
        ("condition", JSON(stance.condition)),
      ])
    }

    private static func words(of citation: Citation, _ source: String, _ url: String?) -> String {
      let place = citation.place.map { "at \($0.lowerBound)–\($0.upperBound)" }
      let spelling =
        switch (citation.verbatim, citation.place) {
        case (false, nil): "not word for word"
        case (false, _): "in another spelling"
        default: String?.none
        }
      return ["#\(citation.sourceID) \(source)", url, place, spelling].compactMap { $0 }.joined(separator: ", ")
    }

    private static func object(of citation: Citation, _ source: String, _ url: String?) -> JSON {
      .object([
        ("source_id", .int(citation.sourceID)), ("source", .text(source)), ("url", JSON(url)),
        ("start", JSON(citation.place?.lowerBound)), ("end", JSON(citation.place?.upperBound)),
        ("verbatim", citation.verbatim.map { .bool($0) } ?? .null),
      ])
    }

    private static func words(of link: Links.Entry) -> String {
      "\(link.short)\(link.status == .dismissed ? " (dismissed)" : "") \(link.otherSpeaker), \(link.otherSaidOn ?? "date unknown")"
        + (link.note.map { ": \($0)" } ?? "")
    }

    static var fields: [Field<Row>] {
      [
        Field("id") { .int($0.statement.id) }, Field("uid") { .text($0.statement.uid) },
        Field("said_on", orUnknown: true) { JSON($0.saidOn) },
        Field("said_on_persian") { JSON($0.saidOnPersian) },
        Field("said_on_text") { JSON($0.statement.saidOnText) },
        Field("said_on_basis") { JSON($0.statement.saidOnBasis?.rawValue) },
        Field("voice") { .text($0.statement.voice.rawValue) }, Field("official") { JSON($0.official) },
        Field("speaker") { JSON($0.statement.speaker) }, Field("role") { JSON($0.statement.role) },
        Field("post") { JSON($0.post) }, Field("organization") { JSON($0.organization) },
        Field("quote") { JSON($0.statement.quote) }, Field("lang") { JSON($0.statement.lang) },
        Field("translation") { JSON($0.statement.translation) }, Field("paraphrase") { JSON($0.statement.paraphrase) },
        Field("wording") { JSON($0.statement.wording?.rawValue) },
        Field("review") { .text($0.statement.review.rawValue) },
        Field("stances") { .list($0.stances) }, Field("citations", orUnknown: true) { .list($0.citations) },
        Field("links") { .list($0.links) }, Field("note") { JSON($0.statement.note) },
      ]
    }
  }
}
