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

      Example:
        tracker timeline --org "National Center of Cyberspace" --since 2018
      """)

  @OptionGroup var subject: SubjectOptions
  @Flag(help: "With --org: also what its office-holders said for others or for themselves, marked.")
  var affiliated = false
  @Option(
    help: ArgumentHelp(
      "This position only: affirms, denies, declines, supports, opposes, neutral.", valueName: "position"))
  var position: Stance.Position?
  @OptionGroup var time: PeriodOptions
  @Option(help: ArgumentHelp("Statements without a date: include, only, no.", valueName: "how"))
  var undated: Timeline.Filter.Undated = .include
  @OptionGroup var most: LimitOptions
  @OptionGroup var options: ReadOptions

  func run(in world: World) throws {
    if subject.withChildren || affiliated, subject.org == nil {
      throw Failure(.usage, "--with-children and --affiliated say more about --org, which is not given.")
    }
    let (database, printer) = try options.open(in: world)
    let filter = try filter(database, printer)
    var timeline = TimelinePrinter(printer, database.links, organizationIDs: filter.organizationIDs)
    let counts = try database.snapshot {
      try database.timeline.forEach(filter) { try timeline.write($0) }
      return try database.timeline.counts(filter)
    }
    try timeline.end()
    try most.tell(counts, limit: filter.limit, printer)
  }

  private func filter(_ database: Database, _ printer: Printer) throws -> Timeline.Filter {
    var filter = Timeline.Filter()
    let found = try subject.find(in: database)
    filter.organizationIDs = found.organizationIDs
    filter.affiliated = affiliated
    filter.officialID = found.officialID
    filter.claimIDs = try found.claimID.map { try database.claims.family($0) } ?? []
    filter.topicID = found.topicID
    filter.position = position
    (filter.since, filter.until) = try time.period(in: printer.world)
    filter.undated = undated
    filter.limit = try most.limit(for: printer)
    return filter
  }
}
