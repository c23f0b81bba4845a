internal import ArgumentParser
internal import TrackerCore

/// `tracker undo`: takes a change back.
struct UndoCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take the last change back, or another one, whole.",
    discussion: """
      Without a change, the newest one that is not taken back already and is itself no undo; so that one undo after \
      the other goes back step by step. `tracker history` shows what changes are called: 14 is a command, e17 what \
      something else than tracker wrote. A change on which later ones stand stays, and they are told.

      An undo is a change too: to undo it brings everything back, under the same numbers and uids. Nothing is ever \
      lost by it, so it asks nothing.

      Example:
        tracker undo --dry-run
      """)

  @Argument(help: ArgumentHelp("Which change: 14, e17.", valueName: "change")) var change: String?
  @Flag(help: "Say what would be taken back, and change nothing.") var dryRun = false
  @OptionGroup var author: AuthorOptions
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  func run(in world: World) throws {
    let printer = try print.printer(in: world)
    let database = try file.openExisting(in: world)
    let name = try change.map { try database.changes.find(Check.line($0, "The change")).name }
    let bar = world.progress
    defer { bar.clear() }
    bar.begin("Taking back")
    var done: Undo.Outcome?
    try database.undo.run(
      name, by: author.name(in: world), isRehearsal: dryRun, progress: { bar.show($0, of: $1, "rows") }
    ) { outcome in
      bar.clear()
      // What was only tried is gone afterwards; what was done is said when it is on the disk.
      if dryRun { try tell(outcome, database, printer) } else { done = outcome }
    }
    guard let done else { return }
    try tell(done, database, printer)
    guard printer.format == .table else { return }
    try world.output.flush()
    try world.say("`tracker undo \(done.change.name)` brings it back.")
  }

  private func tell(_ outcome: Undo.Outcome, _ database: Database, _ printer: Printer) throws {
    let history = try HistoryPrinter(database, printer)
    guard printer.format == .table else { return try history.print([outcome.change]) }
    let undone = outcome.undone
    let by = undone.command == nil ? "" : ", by \(undone.by ?? "nobody known")"
    try printer.line(
      "\(dryRun ? "Would take" : "Took") back \(printer.cell("\(undone.title)\(by), \(undone.localTime)")).")
    try history.printDeeds(of: outcome.change)
  }
}
