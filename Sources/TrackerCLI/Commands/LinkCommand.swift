internal import ArgumentParser
internal import TrackerCore

/// `tracker link`: the references between statements.
struct LinkCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Link statements to each other; list, show, edit or remove links, or see which are suggested.",
    discussion: "Examples:\n  tracker link list --status suggested\n  tracker link suggest",
    subcommands: [Add.self, List.self, Show.self, Edit.self, Remove.self, Suggest.self])

  struct Add: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record that one statement refers to another.",
      discussion: """
        A link that is there already gets the state and the remark that are given now.

        Example:
          tracker link add founding-s11 founding-s08 --kind reaffirms \\
            --note "the same denial, in other words"
        """)
    @Argument(
      help: ArgumentHelp("The statement that refers: a number, a uid, or the beginning of one.", valueName: "from"))
    var from: String
    @Argument(help: ArgumentHelp("The statement that is referred to.", valueName: "to")) var to: String
    @Option(
      help: ArgumentHelp(
        "In which way: \(Link.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: Link.Kind
    @Option(help: ArgumentHelp("Whether it is so: suggested, confirmed, dismissed.", valueName: "state"))
    var status: Link.Status = .confirmed
    @Option(help: ArgumentHelp("A remark.", valueName: "text")) var note: String?
    @OptionGroup var author: AuthorOptions
    @OptionGroup var file: FileOptions
    @OptionGroup var print: PrintOptions

    func run(in world: World) throws {
      let printer = try print.printer(in: world)
      let note = try note.map { try Check.text($0, "--note") }
      let database = try file.openExisting(in: world)
      let decided = try database.changes.record("link add", by: author.name(in: world)) {
        let ends = try [from, to].map { try database.statements.find(Check.line($0, "The statement")).id }
        guard ends[0] != ends[1] else {
          throw Failure(.badData, "\"\(from)\" and \"\(to)\" are one statement; a link joins two.")
        }
        return try database.links.decide(kind, from: ends[0], to: ends[1], status, note: note)
      }
      try LinkReport.print(decided, printer, database)
    }
  }

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the links that are recorded.",
      discussion: "Example:\n  tracker link list --status suggested")
    @Option(help: ArgumentHelp("Those of this state only: suggested, confirmed, dismissed.", valueName: "state"))
    var status: Link.Status?
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      try printer.list(try database.links.all(status), LinkReport.fields(database, printer))
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one link.", discussion: "Example:\n  tracker link show 1")
    @Argument(help: ArgumentHelp("Its number or uid.", valueName: "link")) var link: String
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let found = try database.links.find(Check.line(link, "The link"))
      try history.show(found, LinkReport.fields(database, printer), .links, found.id, database, printer)
    }
  }

  struct Suggest: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "suggest", abstract: "List denials with the statement that each may respond to.",
      discussion: """
        A denial that says what it denies, an event, a decision or a rumour, may respond to the nearest statement \
        until then that affirmed it. Record one with `tracker link add`, or turn it down with --status dismissed.

        Example:
          tracker link suggest
        """)
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let suggestions = try database.links.suggestions()
      try printer.list(
        suggestions,
        LinkReport.ends(database, printer, from: \.fromID, to: \.toID) { _ in .respondsTo } + [
          Field("claim", .flexible) { .text($0.claim) }
        ])
      guard printer.isTerminal, printer.format == .table, let first = suggestions.first else { return }
      try world.output.flush()
      try world.say("Record one with: tracker link add \(first.fromID) \(first.toID) --kind responds-to")
    }
  }
}

/// Tells what became of a link.
enum LinkReport {
  static func print(_ decided: (link: Link, before: Link?), _ printer: Printer, _ database: Database) throws {
    let link = decided.link
    guard printer.format == .table else { return try printer.show(link, fields(database, printer)) }
    let sentence = printer.cell(try database.label(.link, link.id))
    let state =
      switch decided.before {
      case nil: "Recorded link #\(link.id), \(link.status.rawValue)"
      case link: "Link #\(link.id) is \(link.status.rawValue) already; nothing was changed"
      case let before? where before.status == link.status:
        "Link #\(link.id) stays \(link.status.rawValue), with a new note"
      case let before?: "Link #\(link.id) is \(link.status.rawValue) now; it was \(before.status.rawValue)"
      }
    try printer.line("\(state): \(sentence)")
  }

  static func fields(_ database: Database, _ printer: Printer) -> [Field<Link>] {
    [Field("id", .fixed) { .int($0.id) }] + ends(database, printer, from: \.fromID, to: \.toID) { $0.kind } + [
      Field("status", .fixed) { .text($0.status.rawValue) }, Field("note", .flexible) { JSON($0.note) },
      Field("uid") { .text($0.uid) },
    ]
  }

  /// Who said what, in which way it refers, and to what of whom. People read it in a cell for each end: the number, who, when,
  /// and the words; programs have a key for each.
  static func ends<Row>(
    _ database: Database, _ printer: Printer, from: @escaping (Row) -> Int, to: @escaping (Row) -> Int,
    kind: @escaping (Row) -> Link.Kind
  ) -> [Field<Row>] {
    func end(_ key: String, _ id: @escaping (Row) -> Int) -> Field<Row> {
      guard printer.format == .table else { return Field(key) { .int(id($0)) } }
      return Field(key, .flexible) { row in
        let mention = try database.statements.mention(id(row))
        let voice = try mention.map { "\($0.speaker), \(try printer.date($0.saidOn) ?? "date unknown")" } ?? ""
        return .text("#\(id(row)) \(voice)" + (mention?.words.map { ": \($0)" } ?? ""))
      }
    }
    func parts(_ key: String, _ id: @escaping (Row) -> Int) -> [Field<Row>] {
      guard printer.format != .table else { return [] }
      return [
        Field("\(key)_speaker") { JSON(try database.statements.mention(id($0))?.speaker) },
        Field("\(key)_said_on") { JSON(try database.statements.mention(id($0))?.saidOn) },
        Field("\(key)_words") { JSON(try database.statements.mention(id($0)).flatMap { $0.quote ?? $0.paraphrase }) },
      ]
    }
    return [end("from", from), Field("kind", .fixed) { .text(kind($0).rawValue) }, end("to", to)]
      + parts("from", from) + parts("to", to)
  }
}
