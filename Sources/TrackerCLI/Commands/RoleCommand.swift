internal import ArgumentParser
internal import TrackerCore

/// `tracker role`: the posts that officials hold.
struct RoleCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "role", abstract: "List posts, show, add, edit or remove one.",
    discussion: "Examples:\n  tracker role list\n  tracker role show 1",
    subcommands: [Add.self, List.self, Show.self, Edit.self, Remove.self])

  struct Add: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "add", abstract: "Record a post: which title an official holds in which organization.",
      discussion: """
        One with the same title and time is the same. An official or organization that is not recorded yet is made.

        Example:
          tracker role add "spokesperson" --official "Jane Doe" \\
            --org "Ministry of Examples" --held 2017/2021~
        """)
    @Argument(help: ArgumentHelp("The title.", valueName: "title")) var title: String
    @Option(help: ArgumentHelp("Who holds it.", valueName: "official")) var official: String
    @Option(help: ArgumentHelp("In which body.", valueName: "org")) var org: String
    @Option(help: ArgumentHelp("From when to when: 2017/2021~, 1396/1400, 2019/...", valueName: "span")) var held:
      String?
    @Option(help: ArgumentHelp("A remark.", valueName: "text")) var note: String?
    @Flag(help: "Record names as new even where they are close to recorded ones.") var new = false
    @OptionGroup var dates: DateOptions
    @OptionGroup var writing: WriteOptions

    func run(in world: World) throws {
      let printer = try writing.print.printer(in: world)
      let role = RoleRecord(
        official: try Check.line(official, "--official"), organization: try Check.line(org, "--org"),
        title: try Check.line(title, "The title"),
        held: try held.flatMap { try dates.reader(in: world).edtf(Check.line($0, "--held"), "--held") },
        note: try note.map { try Check.text($0, "--note") })
      let database = try writing.file.open(for: .writing, in: world)
      try Adding(
        kind: .role, database: database, printer: printer, author: writing.author.name(in: world)
      ).record(new: new) {
        try $0.record(role)
      } show: { id in
        try printer.show(try database.roles.find("\(id)"), RoleCommand.fields(printer))
      }
    }
  }

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all posts, by official.", discussion: "Example:\n  tracker role list")
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      try printer.list(try database.roles.all(), RoleCommand.fields(printer))
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one post.", discussion: "Example:\n  tracker role show 1")
    @Argument(help: ArgumentHelp("Its number.", valueName: "role")) var role: String
    @OptionGroup var history: HistoryOption
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      let entry = try database.roles.find(Check.line(role, "The role"))
      try history.show(entry, RoleCommand.fields(printer), .roles, entry.role.id, database, printer)
    }
  }

  private static func fields(_ printer: Printer) -> [Field<Roles.Entry>] {
    [
      Field("id", .fixed) { .int($0.role.id) }, Field("official", .flexible) { .text($0.official) },
      Field("title", .flexible) { .text($0.role.title) }, Field("organization", .flexible) { .text($0.organization) },
      Field("held", .fixed) { JSON(try printer.date($0.role.held)) }, Field("note") { JSON($0.role.note) },
      Field("official_id") { .int($0.role.officialID) }, Field("organization_id") { .int($0.role.organizationID) },
    ]
  }
}
