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

  @Option(help: ArgumentHelp("What was said for this organization.", valueName: "name")) var org: String?
  @Flag(help: "With --org: for its parts too.") var withChildren = false
  @Flag(help: "With --org: also what its office-holders said for others or for themselves, marked.")
  var affiliated = false
  @Option(help: ArgumentHelp("What this official said.", valueName: "name")) var official: String?
  @Option(
    help: ArgumentHelp("Positions on this claim, or on one that says the same or its negation.", valueName: "claim"))
  var claim: String?
  @Option(help: ArgumentHelp("Positions on claims under this topic.", valueName: "topic")) var topic: String?
  @Option(
    help: ArgumentHelp(
      "This position only: affirms, denies, declines, supports, opposes, neutral.", valueName: "position"))
  var position: Stance.Position?
  @Option(help: ArgumentHelp("Said on this date or later, EDTF.", valueName: "date")) var since: String?
  @Option(help: ArgumentHelp("Said on this date or earlier, EDTF.", valueName: "date")) var until: String?
  @Option(help: ArgumentHelp("Statements without a date: include, only, no.", valueName: "how"))
  var undated: Timeline.Filter.Undated = .include
  @OptionGroup var most: LimitOptions
  @OptionGroup var options: ReadOptions

  func run(in world: World) throws {
    if withChildren || affiliated, org == nil {
      throw Failure(.usage, "--with-children and --affiliated say more about --org, which is not given.")
    }
    let (database, printer) = try options.open(in: world)
    let filter = try filter(database, printer)
    var timeline = TimelinePrinter(printer, organizationIDs: filter.organizationIDs)
    let counts = try database.snapshot {
      try database.timeline.forEach(filter) { try timeline.write($0) }
      return try database.timeline.counts(filter)
    }
    try timeline.end()
    try most.tell(counts, limit: filter.limit, printer)
  }

  /// Statements lie between 1800 and 2199; another year is most likely one of another calendar.
  private static func modern(_ day: String, _ option: String) throws -> String {
    guard day >= "1800" && day < "2200" || day == "0000-01-01" || day == "9999-12-31" else {
      throw Failure(
        .badData,
        "\(option) is in the year \(day.prefix(4)); dates are Gregorian, between 1800 and 2199. Convert it first.")
    }
    return day
  }

  private func filter(_ database: Database, _ printer: Printer) throws -> Timeline.Filter {
    var references = References(database)
    var filter = Timeline.Filter()
    if let org {
      let id = try references.find(.organization, Check.line(org, "--org"))
      filter.organizationIDs = withChildren ? try database.organizations.withChildren(id) : [id]
      filter.affiliated = affiliated
    }
    filter.officialID = try official.map { try references.find(.official, Check.line($0, "--official")) }
    if let claim {
      filter.claimIDs = try database.claims.family(references.find(.claim, Check.line(claim, "--claim")))
    }
    filter.topicID = try topic.map { try database.topics.find(Check.line($0, "--topic")) }
    filter.position = position
    if since != nil || until != nil {
      let edtf = try EDTF()
      filter.since = try since.map { try Self.modern(edtf.bounds($0, "--since").earliest, "--since") }
      filter.until = try until.map { try Self.modern(edtf.bounds($0, "--until").latest, "--until") }
      if let since = filter.since, let until = filter.until, since > until {
        throw Failure(.badData, "--since \(since) is later than --until \(until); exchange them.")
      }
    }
    filter.undated = undated
    filter.limit = try most.limit(for: printer)
    return filter
  }
}
