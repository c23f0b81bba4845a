internal import ArgumentParser
internal import TrackerCore

/// `tracker official`: the officials of a file.
struct OfficialCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "official", abstract: "List officials, show, add, edit, merge or remove one.",
    discussion: "Examples:\n  tracker official list\n  tracker official show Khorakian --history",
    subcommands: [
      Add.self, List.self, Show.self, Edit.self, Merge.self, Remove.self, Duplicates.self, NotSame.self,
    ])

  struct Add: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record an official, or what is not known yet of one that is recorded.",
      discussion: """
        Example:
          tracker official add "Amir Khorakian" --lang en --name "امیر خوراکیان [fa]"
        """)
    @Argument(help: ArgumentHelp("The main name.", valueName: "name")) var official: String
    @OptionGroup var names: NameOptions
    @OptionGroup var writing: WriteOptions

    func run(in world: World) throws {
      let printer = try writing.print.printer(in: world)
      let official = OfficialRecord(
        name: try Check.line(official, "The name"), lang: try names.checkedLang(), names: try names.names(),
        note: try names.checkedNote())
      let database = try writing.file.open(for: .writing, in: world)
      try Adding(
        kind: .official, database: database, printer: printer, author: writing.author.name(in: world)
      ).record(new: names.new) {
        try $0.record(official)
      } show: { id in
        guard let recorded = try database.officials.get(id) else { return }
        try printer.show(try Row(recorded, database, printer), Row.fields)
      }
    }
  }

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all officials.", discussion: "Example:\n  tracker official list")
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let rows = try database.officials.all().map { try Row($0, database, printer) }
      try printer.list(rows, Row.fields)
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one official.", discussion: "Example:\n  tracker official show Khorakian")
    @Argument(
      help: ArgumentHelp("A name in any spelling, the beginning of one, a number or a uid.", valueName: "official"))
    var official: String
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let references = References(database)
      let id = try references.find(.official, Check.line(official, "The official"))
      guard let found = try database.officials.get(id) else { return }
      try history.show(try Row(found, database, printer), Row.fields, .officials, id, database, printer)
    }
  }

  private struct Row {
    let official: Official
    let names: [String]
    let roles: [String]
    let statements: Int

    init(_ official: Official, _ database: Database, _ printer: Printer) throws {
      self.official = official
      names = try database.names.further(.official, official.id).map(\.name)
      roles = try database.roles.held(by: official.id).map { entry in
        "\(entry.role.title), \(entry.organization)" + (try printer.date(entry.role.held).map { " (\($0))" } ?? "")
      }
      statements = try database.officials.statementCount(official.id)
    }

    static var fields: [Field<Row>] {
      [
        Field("id", .fixed) { .int($0.official.id) }, Field("name", .flexible) { .text($0.official.name) },
        Field("lang") { JSON($0.official.lang) }, Field("names", .flexible) { JSON($0.names) },
        Field("roles", .flexible) { JSON($0.roles) }, Field("statements", .fixed) { .int($0.statements) },
        Field("note") { JSON($0.official.note) }, Field("uid") { .text($0.official.uid) },
      ]
    }
  }
}
