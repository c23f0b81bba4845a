internal import ArgumentParser
internal import TrackerCore

/// `tracker claim`: the claims of a file.
struct ClaimCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "List claims, show one with the whole dispute, add, edit, merge or remove one.",
    discussion: "Examples:\n  tracker claim list\n  tracker claim show renegotiation",
    subcommands: [
      Add.self, List.self, Show.self, Edit.self, Merge.self, Remove.self, Duplicates.self, NotSame.self,
    ])

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all claims.", discussion: "Example:\n  tracker claim list")
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      try printer.list(try database.claims.all().map { try Row($0, database, printer) }, Row.fields)
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show",
      abstract: "Show one claim with the whole dispute: who said what, in which order, and who has not answered.",
      discussion: "Example:\n  tracker claim show renegotiation")
    @Argument(help: ArgumentHelp("A wording, the beginning of one, a number or a uid.", valueName: "claim"))
    var claim: String
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let references = References(database)
      let id = try references.find(.claim, Check.line(claim, "The claim"))
      try database.snapshot {
        guard let found = try database.claims.get(id) else { return }
        let row = try Row(found, database, printer)
        let dispute = try DisputePrinter(on: id, database, printer)
        try history.show(row, Row.fields, dispute: dispute, .claims, id, database, printer)
      }
    }
  }

  struct Add: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record a claim, or what is not known yet of one that is recorded.",
      discussion: """
        A claim that says the same as another in other words, or its negation, points to that one; positions on \
        either are then read as positions on the same thing.

        Examples:
          tracker claim add "Telegram stays open in Iran" --kind policy \\
            --negates "Telegram should be (or stay) blocked in Iran"
          tracker claim add "Telegram's return is near" --topic Telegram \\
            --same-as "Telegram will be unblocked soon"
        """)
    @Argument(help: ArgumentHelp("The proposition in one sentence.", valueName: "text")) var text: String
    @Option(
      help: ArgumentHelp(
        "Of which kind it is: \(Claim.Kind.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "kind"))
    var kind: Claim.Kind?
    @Option(help: ArgumentHelp("The time that it speaks of, such as 2018-05.", valueName: "date")) var about: String?
    @Option(help: ArgumentHelp("Its language, ISO 639.", valueName: "code")) var lang: String?
    @Option(
      help: ArgumentHelp(
        "A further wording, its language behind it if you like: \"… [fa]\". Repeatable.", valueName: "text")) var name:
      [String] = []
    @Option(help: ArgumentHelp("A topic to put it under. Repeatable.", valueName: "topic")) var topic: [String] = []
    @Option(help: ArgumentHelp("The claim that it repeats in other words.", valueName: "claim")) var sameAs: String?
    @Option(help: ArgumentHelp("The claim of which it says the opposite.", valueName: "claim")) var negates: String?
    @Option(help: ArgumentHelp("A remark.", valueName: "text")) var note: String?
    @Flag(help: "Record it as new even where it is close to a recorded one.") var new = false
    @OptionGroup var dates: DateOptions
    @OptionGroup var writing: WriteOptions

    func run(in world: World) throws {
      guard sameAs == nil || negates == nil else {
        throw Failure(.usage, "A claim either repeats another (--same-as) or negates it (--negates).")
      }
      let printer = try writing.print.printer(in: world)
      var claim = ClaimRecord(
        text: try Check.line(text, "The claim"), lang: try lang.map { try Check.lang($0, "--lang") })
      claim.kind = kind
      claim.about = try about.flatMap { try dates.reader(in: world).edtf(Check.line($0, "--about"), "--about") }
      claim.names = try name.map { try Name(typed: $0, "--name") }
      claim.topics = try topic.map { try Check.line($0, "--topic") }
      claim.note = try note.map { try Check.text($0, "--note") }

      let other = sameAs ?? negates
      let database =
        try other == nil ? writing.file.open(for: .writing, in: world) : writing.file.openExisting(in: world)
      let references = References(database)
      if let other {
        claim.sameAs = String(try references.find(.claim, Check.line(other, sameAs == nil ? "--negates" : "--same-as")))
        claim.sign = sameAs == nil ? -1 : 1
      }
      try Adding(
        kind: .claim, database: database, printer: printer, author: writing.author.name(in: world)
      ).record(new: new) {
        try $0.record(claim)
      } show: { id in
        guard let recorded = try database.claims.get(id) else { return }
        try printer.show(try Row(recorded, database, printer), Row.fields)
      }
    }
  }

  private struct Row {
    let claim: Claim
    let names: [String]
    let topics: [String]
    let positions: [String]
    let sameAs: String?
    let about: String?

    init(_ claim: Claim, _ database: Database, _ printer: Printer) throws {
      self.claim = claim
      about = try printer.date(claim.about, lang: claim.lang)
      names = try database.names.further(.claim, claim.id).map(\.name)
      topics = try database.claims.topics(claim.id)
      positions = try database.claims.positions(claim.id).map { "\($0.position.rawValue) \($0.count)" }
      sameAs = try claim.sameAsID.flatMap { try database.claims.get($0) }.map { root in
        "\(claim.sign == -1 ? "the negation of" : "the same as") #\(root.id) \(root.text)"
      }
    }

    static var fields: [Field<Row>] {
      [
        Field("id", .fixed) { .int($0.claim.id) }, Field("text", .flexible) { .text($0.claim.text) },
        Field("lang") { JSON($0.claim.lang) }, Field("kind", .fixed) { .text($0.claim.kind.rawValue) },
        Field("about", .fixed) { JSON($0.about) }, Field("names") { JSON($0.names) },
        Field("topics", .flexible) { JSON($0.topics) }, Field("positions", .flexible) { JSON($0.positions) },
        Field("same_as") { JSON($0.sameAs) }, Field("note") { JSON($0.claim.note) },
        Field("uid") { .text($0.claim.uid) },
      ]
    }
  }
}
