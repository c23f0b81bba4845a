internal import ArgumentParser
internal import TrackerCore

/// A command that is handed its world. The `discussion` of its configuration ends with an example: a line `Example:`,
/// and below it command lines of at most 79 characters, indented by two spaces, which a test runs on the seeds.
protocol TrackerCommand: ParsableCommand {
  func run(in world: World) throws
}

/// A command that only has commands below it.
protocol CommandGroup: ParsableCommand {}

/// `tracker`, the root of all commands.
struct Tracker: CommandGroup {
  static let version = "0.1.0-dev"
  /// The day of the version, for the manual page.
  static let versionDate = "2026-11-24"

  static let configuration = CommandConfiguration(
    commandName: "tracker",
    abstract: "Records what officials say for their organizations, and follows each stance through the years.",
    discussion: """
      Every statement is kept with its words, its source and its date, or with the plain word that one of them \
      is unknown. The file is an SQLite database that the stock `sqlite3` reads, searches and writes too.

      `tracker help COMMAND` tells about a command. There is help on these too: `tracker help dates`, `exit-codes`, \
      `formats`, `sqlite`; and `tracker help man` is all of it as a manual page.

      Example:
        tracker timeline --org "National Center of Cyberspace"
      """,
    version: version,
    subcommands: [
      AddCommand.self, TimelineCommand.self, StanceCommand.self, ContradictionsCommand.self, SearchCommand.self,
      ImportCommand.self, ExportCommand.self, HistoryCommand.self, UndoCommand.self, CheckCommand.self,
      SealCommand.self, BackupCommand.self, RestoreCommand.self,
      OfficialCommand.self, OrgCommand.self, RoleCommand.self, ClaimCommand.self, TopicCommand.self,
      SourceCommand.self, StatementCommand.self, LinkCommand.self, DbCommand.self, CompletionsCommand.self,
    ])
}

/// Which file, and where it is when nobody says.
struct FileOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database file. Otherwise $TRACKER_DB, else tracker/tracker.db in $XDG_DATA_HOME or ~/.local/share.",
      valueName: "file"))
  var db: String?

  /// Opens the file that is meant.
  func open(for purpose: Database.Purpose, in world: World) throws -> Database {
    let path = try path(for: purpose, in: world)
    world.opened.path = path
    let database = try Database(path, for: purpose) { try? world.say("tracker: \($0)") }
    if world.progress.isVisible { database.whileWorking { world.progress.pulse() } }
    return database
  }

  /// Opens the file that is meant for writing; one that is not there is not made, but refused.
  func openExisting(in world: World) throws -> Database {
    if Database.isFree(try path(for: .reading, in: world)) { _ = try open(for: .reading, in: world) }
    return try open(for: .writing, in: world)
  }

  /// Opens the file that is meant for reading; nil where there is none yet.
  func openIfThere(in world: World) throws -> Database? {
    do {
      return try open(for: .reading, in: world)
    } catch {
      guard let failure = error as? Failure, failure.kind == .notFound else { throw error }
      return nil
    }
  }

  /// Opens the file that is meant, or an empty one in memory where there is none, for what is taken back again.
  func openForRehearsal(in world: World) throws -> Database {
    let path = try path(for: .reading, in: world)
    world.opened.path = path
    return try Database.rehearsing(path) { try? world.say("tracker: \($0)") }
  }

  /// The file that is meant.
  func path(for purpose: Database.Purpose, in world: World) throws -> String {
    if let path = db ?? world.variable("TRACKER_DB") {
      guard !path.isEmpty, path != ":memory:" else {
        throw Failure(.usage, "\(db == nil ? "TRACKER_DB" : "--db") names no file; what is recorded would be lost.")
      }
      return path
    }
    guard let data = world.variable("XDG_DATA_HOME") ?? world.variable("HOME").map({ $0 + "/.local/share" }) else {
      throw Failure(.usage, "There is no home directory. Name the database file with --db or TRACKER_DB.")
    }
    let folder = data + "/tracker"
    if purpose == .writing { try Database.makeFolder(folder) }
    return folder + "/tracker.db"
  }
}

/// Who makes a change.
struct AuthorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Who makes the change; otherwise $TRACKER_BY, else the login name.", valueName: "person"))
  var by: String?

  /// Who is noted as the author.
  func name(in world: World) throws -> String? {
    try by.map { try Check.line($0, "--by") } ?? world.variable("TRACKER_BY") ?? world.userName()
  }
}

/// What every command that writes records has: who makes the change, which file, and how to print.
struct WriteOptions: ParsableArguments {
  @OptionGroup var author: AuthorOptions
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  /// Opens a file that is there, and makes the printer.
  func openExisting(in world: World) throws -> (Database, Printer) {
    let printer = try print.printer(in: world)
    return (try file.openExisting(in: world), printer)
  }
}

/// How to print.
struct PrintOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How to print: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format")
  )
  var format: Format?

  @Flag(help: "The same as --format json.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Whether to colour: auto (on a terminal, unless NO_COLOR is set), always, never.", valueName: "when"))
  var color: ColorChoice = .auto

  /// The printer for a world.
  func printer(in world: World) throws -> Printer {
    if json, let format, format != .json { throw Failure(.usage, "--json and --format \(format) do not go together.") }
    return Printer(format: json ? .json : format ?? .table, color: color, world: world)
  }
}

/// What every command that only reads has: which file, and how to print.
struct ReadOptions: ParsableArguments {
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions
  @Option(
    help: ArgumentHelp(
      "In which calendar tables show dates: gregorian, persian, both. Otherwise $TRACKER_CALENDAR.",
      valueName: "calendar"))
  var calendar: CalendarChoice?

  /// Opens the file and makes the printer.
  func open(in world: World) throws -> (Database, Printer) {
    var printer = try print.printer(in: world)
    let database = try file.open(for: .reading, in: world)
    try world.page()
    printer.dates = try DateStyle(calendar, printer.format, database, in: world)
    return (database, printer)
  }
}

/// Whether a command that shows a record also shows what happened to it.
struct HistoryOption: ParsableArguments {
  @Flag(help: "Also what was done to it, by whom and when; the newest first.") var history = false

  /// Prints a record, with the dispute on it where it is a claim, and with its history where that is wanted.
  func show<Row>(
    _ row: Row, _ fields: [Field<Row>], dispute: DisputePrinter? = nil, _ table: RecordTable, _ id: Int,
    _ database: Database, _ printer: Printer
  ) throws {
    if history {
      return try ShownHistory(database: database, printer: printer, table: table, id: id).show(row, fields, dispute)
    }
    guard let dispute else { return try printer.show(row, fields) }
    guard printer.format == .table else { return try printer.show(fields.members(of: row) + dispute.members()) }
    try printer.show(row, fields)
    try dispute.print(printer)
  }
}

/// How many statements to show.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The newest so many that have a date; on a terminal 100.", valueName: "number"))
  var limit: Int?

  @Flag(help: "All of them, on a terminal too.")
  var all = false

  /// Whether nothing is said of it.
  var isEmpty: Bool { limit == nil && !all }

  /// Whether --all and --limit fit together, and the limit is one.
  static func check(_ all: Bool, _ limit: Int?) throws(Failure) {
    guard let limit else { return }
    if all { throw Failure(.usage, "--all and --limit do not go together.") }
    if limit < 1 { throw Failure(.usage, "--limit is \(limit); it is at least 1.") }
    if limit > 1_000_000 {
      throw Failure(.usage, "--limit is \(limit); it is at most 1,000,000. --all shows all of them.")
    }
  }

  /// The limit that holds; nil for none.
  func limit(for printer: Printer) throws -> Int? {
    try Self.check(all, limit)
    return limit ?? (printer.isTerminal && !all && printer.format == .table ? 100 : nil)
  }

  /// How many there are, for the reader of a table; nobody else is told.
  func counts(_ filter: Timeline.Filter, _ database: Database, _ printer: Printer) throws -> Timeline.Counts? {
    printer.format == .table ? try database.timeline.counts(filter) : nil
  }

  /// Tells the reader of a table how many there are, where not all are shown.
  func tell(_ counts: Timeline.Counts?, limit: Int?, _ printer: Printer) throws {
    guard let counts else { return }
    try printer.world.output.flush()
    if counts.dated + counts.undated == 0 {
      try printer.world.say("No statement matches.")
    } else if let limit, counts.dated > limit {
      try printer.world.say("The newest \(limit) of \(counts.dated) dated statements; --all shows the others too.")
    }
  }
}

/// The ways of printing.
enum Format: String, CaseIterable, ExpressibleByArgument {
  /// For people.
  case table
  /// One array of flat objects.
  case json
  /// One flat object a line.
  case jsonl
  /// A table for programs and spreadsheets, RFC 4180.
  case csv
  /// A table that can be pasted into a text.
  case markdown
}

/// When to colour.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, always, never
}
