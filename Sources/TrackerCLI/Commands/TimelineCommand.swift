internal import ArgumentParser
internal import TrackerCore

/// `tracker timeline`: statements in time.
struct TimelineCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline",
    abstract: "Show statements in time, the oldest first, the undated last.",
    discussion: """
      Filters narrow it down and can be combined. A date filter takes every statement that may have been made in \
      that time; statements without a date stay in a section of their own.

      Examples:
        tracker timeline --org "National Center of Cyberspace" --since 2018
        tracker timeline --org "Supreme Council of Cyberspace" --with-children \\
          --affiliated --undated only --calendar both
        tracker timeline --topic Telegram --position denies --undated no \\
          --since "1 May" --until "31 May" --reference-year 2018
      """)

  @OptionGroup var selection: SelectionOptions
  @OptionGroup var most: LimitOptions
  @OptionGroup var options: ReadOptions

  func run(in world: World) throws {
    try selection.check()
    let (database, printer) = try options.open(in: world)
    var filter = try selection.filter(database, in: world)
    filter.limit = try most.limit(for: printer)
    var timeline = TimelinePrinter(printer, database.links, organizationIDs: filter.organizationIDs)
    let counts = try database.snapshot {
      var statements = database.timeline
      statements.hasPersianDates = printer.format != .table
      try statements.forEach(filter) { try timeline.write($0) }
      return try most.counts(filter, database, printer)
    }
    try timeline.end()
    try most.tell(counts, limit: filter.limit, printer)
  }
}
