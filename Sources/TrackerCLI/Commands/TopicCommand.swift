internal import ArgumentParser
internal import TrackerCore

/// `tracker topic`: the subject headings of a file.
struct TopicCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "topic", abstract: "List topics, show, add, edit, merge or remove one.",
    discussion: "Examples:\n  tracker topic list\n  tracker topic show Telegram",
    subcommands: [Add.self, List.self, Show.self, Edit.self, Merge.self, Remove.self])

  struct Add: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record a topic; one whose name reads the same is the same.",
      discussion: "Example:\n  tracker topic add \"Filtering\"")
    @Argument(help: ArgumentHelp("The name.", valueName: "name")) var name: String
    @OptionGroup var writing: WriteOptions

    func run(in world: World) throws {
      let printer = try writing.print.printer(in: world)
      let topic = TopicRecord(name: try Check.line(name, "The name"))
      let database = try writing.file.open(for: .writing, in: world)
      try Adding(
        kind: .topic, database: database, printer: printer, author: writing.author.name(in: world)
      ).record(new: true) {
        try $0.record(topic)
      } show: { id in
        guard let entry = try database.topics.get(id) else { return }
        try printer.show(entry, TopicCommand.wholeFields(database))
      }
    }
  }

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all topics.", discussion: "Example:\n  tracker topic list")
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      try printer.list(try database.topics.all(), TopicCommand.fields)
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one topic with the claims under it.",
      discussion: "Example:\n  tracker topic show Telegram")
    @Argument(help: ArgumentHelp("A name or a number.", valueName: "topic")) var topic: String
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let id = try database.topics.find(Check.line(topic, "The topic"))
      guard let entry = try database.topics.get(id) else { return }
      try history.show(entry, TopicCommand.wholeFields(database), .topics, id, database, printer)
    }
  }

  private static var fields: [Field<Topics.Entry>] {
    [
      Field("id", .fixed) { .int($0.id) }, Field("name", .flexible) { .text($0.name) },
      Field("claims", .fixed) { .int($0.claims) },
    ]
  }

  private static func wholeFields(_ database: Database) -> [Field<Topics.Entry>] {
    fields + [
      Field("claim_texts") { topic in JSON(try database.topics.claims(under: topic.id).map { "#\($0.id) \($0.text)" }) }
    ]
  }
}
