internal import ArgumentParser
internal import TrackerCore

/// `tracker org`: the organizations of a file.
struct OrgCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "org", abstract: "List organizations, show, add, edit, merge or remove one.",
    discussion: "Examples:\n  tracker org list\n  tracker org show NCC",
    subcommands: [
      Add.self, List.self, Show.self, Edit.self, Merge.self, Remove.self, Duplicates.self, NotSame.self,
    ])

  struct Add: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record an organization, or what is not known yet of one that is recorded.",
      discussion: """
        Example:
          tracker org add "National Center of Cyberspace" --lang en --name "NCC [en]" \\
            --name "مرکز ملی فضای مجازی [fa]" --parent "Supreme Council of Cyberspace"
        """)
    @Argument(help: ArgumentHelp("The main name.", valueName: "name")) var org: String
    @OptionGroup var names: NameOptions
    @Option(help: ArgumentHelp("The body that it is a part of.", valueName: "org")) var parent: String?
    @OptionGroup var writing: WriteOptions

    func run(in world: World) throws {
      let printer = try writing.print.printer(in: world)
      let organization = OrganizationRecord(
        name: try Check.line(org, "The name"), lang: try names.checkedLang(), names: try names.names(),
        parent: try parent.map { try Check.line($0, "--parent") }, note: try names.checkedNote())
      let database = try writing.file.open(for: .writing, in: world)
      try Adding(
        kind: .organization, database: database, printer: printer, author: writing.author.name(in: world)
      ).record(new: names.new) {
        try $0.record(organization)
      } show: { id in
        guard let recorded = try database.organizations.get(id) else { return }
        try printer.show(try Row(recorded, database, printer), Row.fields)
      }
    }
  }

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all organizations.", discussion: "Example:\n  tracker org list")
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      try printer.list(try database.organizations.all().map { try Row($0, database, printer) }, Row.fields)
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one organization.", discussion: "Example:\n  tracker org show NCC")
    @Argument(help: ArgumentHelp("A name in any spelling, the beginning of one, a number or a uid.", valueName: "org"))
    var org: String
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let references = References(database)
      let id = try references.find(.organization, Check.line(org, "The organization"))
      guard let found = try database.organizations.get(id) else { return }
      try history.show(try Row(found, database, printer), Row.fields, .organizations, id, database, printer)
    }
  }

  private struct Row {
    let organization: Organization
    let names: [String]
    let parent: String?
    let roles: [String]
    let statements: Int

    init(_ organization: Organization, _ database: Database, _ printer: Printer) throws {
      self.organization = organization
      names = try database.names.further(.organization, organization.id).map(\.name)
      parent = try organization.parentID.flatMap { try database.organizations.get($0)?.name }
      roles = try database.roles.held(in: organization.id).map { entry in
        "\(entry.official), \(entry.role.title)" + (try printer.date(entry.role.held).map { " (\($0))" } ?? "")
      }
      statements = try database.organizations.statementCount(organization.id)
    }

    static var fields: [Field<Row>] {
      [
        Field("id", .fixed) { .int($0.organization.id) }, Field("name", .flexible) { .text($0.organization.name) },
        Field("lang") { JSON($0.organization.lang) }, Field("names", .flexible) { JSON($0.names) },
        Field("parent", .flexible) { JSON($0.parent) }, Field("roles") { JSON($0.roles) },
        Field("statements", .fixed) { .int($0.statements) }, Field("note") { JSON($0.organization.note) },
        Field("uid") { .text($0.organization.uid) },
      ]
    }
  }
}
