internal import ArgumentParser
internal import TrackerCore

/// `tracker source`: the sources of a file.
struct SourceCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "source", abstract: "List sources, or show one.", subcommands: [List.self, Show.self])

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
      discussion: "Example:\n  tracker source show 2")
    @Argument(
      help: ArgumentHelp(
        "A number, a uid, an address, or a publisher or title with one source only.", valueName: "source"))
    var source: String
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let found = try database.sources.find(Check.line(source, "The source"))
      try history.show(try Row(found, database, printer), Row.fields, .sources, found.id, database, printer)
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
