internal import ArgumentParser
internal import TrackerCore

/// Which statements: whose, on what, with which position, and when.
struct SelectionOptions: ParsableArguments {
  @OptionGroup var subject: SubjectOptions
  @Flag(help: "With --org: also what its office-holders said for others or for themselves, marked.")
  var affiliated = false
  @Option(
    help: ArgumentHelp(
      "This position only: affirms, denies, declines, supports, opposes, neutral.", valueName: "position"))
  var position: Stance.Position?
  @OptionGroup var time: PeriodOptions
  @Option(help: ArgumentHelp("Statements without a date: include, only, no.", valueName: "how"))
  var undated: Timeline.Filter.Undated?

  /// Whether what is asked for fits together.
  func check() throws {
    if subject.withChildren || affiliated, subject.org == nil {
      throw Failure(.usage, "--with-children and --affiliated say more about --org, which is not given.")
    }
  }

  /// The filter that is meant, without a limit.
  /// - Throws: `Failure`: not found, or ambiguous.
  func filter(_ database: Database, in world: World) throws -> Timeline.Filter {
    var filter = Timeline.Filter()
    let found = try subject.find(in: database)
    filter.organizationIDs = found.organizationIDs
    filter.affiliated = affiliated
    filter.officialID = found.officialID
    filter.claimIDs = try found.claimID.map { try database.claims.family($0) } ?? []
    filter.topicID = found.topicID
    filter.position = position
    (filter.since, filter.until) = try time.period(in: world)
    filter.undated = undated ?? .include
    return filter
  }
}
