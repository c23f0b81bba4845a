internal import ArgumentParser
internal import TrackerCore

/// `tracker history`: what was done to the records, by whom and when.
struct HistoryCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "Show what was done to the records: who, when, by which command, old and new; the newest first.",
    discussion: """
      A change is one command; `tracker undo` takes it back. What something else than tracker wrote, such as stock \
      `sqlite3`, is called e and a number; what it wrote within a minute is one change.

      On a terminal the newest 20 changes. Times are those of this machine, in data formats UTC.

      Examples:
        tracker history --record statement:3
        tracker history --command import --until today --limit 3
        tracker history --external --all
      """)

  @Argument(help: ArgumentHelp("One change, with every record and all its values: 14, e17.", valueName: "change"))
  var change: String?
  @Option(
    help: ArgumentHelp(
      "What happened to this record and what belongs to it: statement:3, official:\"Jane Doe\", role:2, link:5.",
      valueName: "kind:record"))
  var record: String?
  @Option(
    help: ArgumentHelp("Changes by this command: add, \"statement edit\", or all of statement.", valueName: "command"))
  var command: String?
  @Option(help: ArgumentHelp("Changes by this person.", valueName: "person")) var by: String?
  @Option(help: ArgumentHelp("Changes made on this day or later: today, 2026-11, 3 آذر ۱۴۰۵.", valueName: "date"))
  var since: String?
  @Option(help: ArgumentHelp("Changes made on this day or earlier.", valueName: "date")) var until: String?
  @Flag(help: "Only what something else than tracker wrote.") var external = false
  @Option(help: ArgumentHelp("The newest so many; on a terminal 20.", valueName: "number")) var limit: Int?
  @Flag(help: "All of them, on a terminal too.") var all = false
  @OptionGroup var dates: DateOptions
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  func run(in world: World) throws {
    try LimitOptions.check(all, limit)
    if external, command != nil || by != nil {
      throw Failure(.usage, "What something else than tracker wrote has no command and no author.")
    }
    let printer = try print.printer(in: world)
    var filter = Changes.Filter()
    filter.command = try command.map { try Check.line($0, "--command") }
    filter.by = try by.map { try Check.line($0, "--by") }
    (filter.since, filter.until) = try dates.period(since, until, in: world)
    filter.isExternal = external
    filter.limit = limit ?? (printer.isTerminal && printer.format == .table && !all ? 20 : nil)
    let database = try file.open(for: .reading, in: world)
    try database.snapshot {
      if let change { return try show(change, database, printer) }
      filter.rows = try record.map { try rows(of: $0, database) }
      let changes = try database.changes.all(filter)
      try HistoryPrinter(database, printer, only: filter.rows).print(changes)
      guard printer.format == .table else { return }
      try world.output.flush()
      if changes.isEmpty {
        try world.say("No change matches.")
      } else if let limit = filter.limit, changes.count == limit {
        let count = try database.changes.count(filter)
        if count > limit { try world.say("The newest \(limit) of \(count) changes; --all shows the others too.") }
      }
    }
  }

  private func show(_ text: String, _ database: Database, _ printer: Printer) throws {
    guard record == nil, command == nil, by == nil, since == nil, until == nil, !external, limit == nil, !all else {
      throw Failure(.usage, "A change that is named is shown whole; the filters do not go with it.")
    }
    let change = try database.changes.find(Check.line(text, "The change"))
    try HistoryPrinter(database, printer, isWhole: true).print([change])
  }

  /// The rows of the history about a record, such as `statement:3`; it may be gone.
  private func rows(of text: String, _ database: Database) throws -> [Int] {
    let parts = try Check.line(text, "--record").split(separator: ":", maxSplits: 1).map(String.init)
    let kind = parts[0] == "org" ? "organization" : parts[0]
    guard parts.count == 2, let table = RecordTable.allCases.first(where: { $0.kind == kind }) else {
      let kinds = RecordTable.allCases.map(\.kind)
      let hint = Suggestion.closest(to: kind, among: kinds).map {
        "Did you mean \($0):\(parts.count == 2 ? parts[1] : "3")?"
      }
      throw Failure(
        .badData,
        "--record is \"\(text.prefix(80))\"; write a kind, a colon and the record, such as statement:3. "
          + (hint ?? "The kinds are \(kinds.joined(separator: ", "))."))
    }
    if let number = References.number(parts[1]) {
      let rows = try database.history.rows(of: table, number)
      guard !rows.isEmpty else { throw Failure(.notFound, "There never was a \(kind) #\(number) in this file.") }
      return rows
    }
    let id: Int
    if let named = NamedKind(rawValue: kind) {
      let references = References(database)
      id = try references.find(named, parts[1])
    } else {
      switch table {
      case .statements: id = try database.statements.find(parts[1]).id
      case .sources: id = try database.sources.find(parts[1]).id
      case .topics: id = try database.topics.find(parts[1])
      default: throw Failure(.badData, "A \(kind) is called by its number, as in \(kind):3.")
      }
    }
    return try database.history.rows(of: table, id)
  }
}
