internal import ArgumentParser
internal import TrackerCore

/// `tracker source`: the sources of a file.
struct SourceCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "Record sources with their texts, list, show, edit, merge or remove them.",
    discussion: "Examples:\n  tracker source list\n  tracker source show click-191695",
    subcommands: [
      Add.self, List.self, Show.self, Text.self, Edit.self, Merge.self, Remove.self, NotSame.self,
    ])

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all sources.", discussion: "Example:\n  tracker source list")
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      try printer.list(try database.sources.all().map { try Row($0, database, printer) }, Row.fields)
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one source with what it quotes.",
      discussion: """
        With --statements also its archived text, with the quotes of the statements that are cited in it marked: \
        [#12 the words]. Where several overlap, the end says which one ends: #12].

        Example:
          tracker source show click-191695 --statements
        """)
    @Argument(
      help: ArgumentHelp(
        "A number, a uid, an address, or a publisher or title with one source only.", valueName: "source"))
    var source: String
    @Flag(help: "Also its text, with the quotes marked.") var statements = false
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let found = try database.sources.find(Check.line(source, "The source"))
      let row = try Row(found, database, printer)
      guard statements else {
        return try history.show(row, Row.fields, .sources, found.id, database, printer)
      }
      if history.history { throw Failure(.usage, "--history and --statements show different things; say one of them.") }
      let text = try CitedText(found.id, database)
      guard printer.format == .table else {
        return try printer.show(Row.fields.members(of: row) + text.members)
      }
      try row.printHeading(printer)
      try text.print(printer)
    }
  }

  private struct Row {
    let source: Source
    let quotes: String?
    let statements: Int
    let published: String?
    let accessed: String?

    init(_ source: Source, _ database: Database, _ printer: Printer) throws {
      self.source = source
      published = try printer.date(source.published, lang: source.lang)
      accessed = try printer.date(source.accessed, lang: source.lang)
      let relayed = try database.sources.chain(source.id).dropFirst().map(\.label)
      quotes = relayed.isEmpty ? nil : relayed.joined(separator: ", citing ")
      statements = try database.sources.statementCount(source.id)
    }

    /// What stands above the text: the title, and where and when it was published.
    func printHeading(_ printer: Printer) throws {
      for line in printer.paragraph(source.title ?? source.label, indent: 0) {
        try printer.line(printer.style.bold(line))
      }
      let publishers = [source.publisher, quotes].compactMap { $0 }.joined(separator: ", citing ")
      let facts = ["#\(source.id)", publishers, published ?? "date unknown", source.url].compactMap { $0 }
      for line in printer.paragraph(facts.filter { !$0.isEmpty }.joined(separator: " · "), indent: 0) {
        try printer.line(printer.style.dim(line))
      }
    }

    static var fields: [Field<Row>] {
      [
        Field("id", .fixed) { .int($0.source.id) }, Field("publisher", .flexible) { JSON($0.source.publisher) },
        Field("title", .flexible) { JSON($0.source.title) }, Field("quotes", .flexible) { JSON($0.quotes) },
        Field("published", .fixed) { JSON($0.published) }, Field("accessed") { JSON($0.accessed) },
        Field("statements", .fixed) { .int($0.statements) }, Field("url", .flexible) { JSON($0.source.url) },
        Field("lang") { JSON($0.source.lang) }, Field("text_sha3") { JSON($0.source.textSHA3) },
        Field("uid") { .text($0.source.uid) },
      ]
    }
  }
}
