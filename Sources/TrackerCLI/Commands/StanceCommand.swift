internal import ArgumentParser
internal import TrackerCore

/// `tracker stance`: who holds which position on a claim, and since when.
struct StanceCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "stance",
    abstract: "Show who holds which position on a claim, and an actor's positions through time.",
    discussion: """
      With --claim alone: who holds which position, now or as of a date, and since when. With --official or --org: \
      that actor's positions from when to when, and on which statements each of them rests. What an official says \
      counts for the official, and for the organization spoken for. Neutral positions are left out; statements \
      without a date have no place in time and are listed apart.

      Example:
        tracker stance --claim "Telegram should be (or stay) blocked in Iran" \\
          --as-of 2018-04-01
      """)

  @Option(
    help: ArgumentHelp("Positions on this claim, or on one that says the same or its negation.", valueName: "claim"))
  var claim: String?
  @Option(help: ArgumentHelp("This official's positions through time.", valueName: "official")) var official: String?
  @Option(help: ArgumentHelp("What was said for this organization, through time.", valueName: "org")) var org: String?
  @Option(help: ArgumentHelp("As of this date: what may have been said by then.", valueName: "date")) var asOf: String?
  @OptionGroup var dates: DateOptions
  @OptionGroup var options: ReadOptions

  func run(in world: World) throws {
    guard official == nil || org == nil else {
      throw Failure(.usage, "Only one of --official and --org says whose positions to show.")
    }
    guard claim != nil || official != nil || org != nil else {
      throw Failure(.usage, "Name the claim with --claim, or whose positions to show with --official or --org.")
    }
    let asOf = try dates.bounds(asOf, "--as-of", in: world)?.latest
    let (database, printer) = try options.open(in: world)
    let references = References(database)
    var filter = StanceHistory.Filter()
    filter.asOf = asOf
    filter.claimID = try claim.map { try references.find(.claim, Check.line($0, "--claim")) }
    if let official { filter.actor = .official(try references.find(.official, Check.line(official, "--official"))) }
    if let org { filter.actor = .organization(try references.find(.organization, Check.line(org, "--org"))) }

    let stances = StancePrinter(printer, database)
    try database.snapshot {
      if filter.actor == nil {
        try stances.printHolders(filter)
      } else {
        try stances.printHistory(filter)
      }
    }
  }
}
