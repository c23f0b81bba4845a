internal import ArgumentParser
internal import TrackerCore

/// Whose statements, and on what.
struct SubjectOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What was said for this organization.", valueName: "org")) var org: String?
  @Flag(help: "With --org: for its parts too.") var withChildren = false
  @Option(help: ArgumentHelp("What this official said.", valueName: "official")) var official: String?
  @Option(
    help: ArgumentHelp("Positions on this claim, or on one that says the same or its negation.", valueName: "claim"))
  var claim: String?
  @Option(help: ArgumentHelp("Positions on claims under this topic.", valueName: "topic")) var topic: String?

  /// Whether anything is asked for.
  var isEmpty: Bool { org == nil && official == nil && claim == nil && topic == nil && !withChildren }

  /// The records that are meant, as numbers.
  struct Found {
    var organizationIDs: [Int] = []
    var officialID: Int?
    var claimID: Int?
    var topicID: Int?
  }

  /// Finds what is asked for.
  /// - Throws: `Failure`: not found, or ambiguous.
  func find(in database: Database) throws -> Found {
    let references = References(database)
    var found = Found()
    if let org {
      let id = try references.find(.organization, Check.line(org, "--org"))
      found.organizationIDs = withChildren ? try database.organizations.withChildren(id) : [id]
    }
    found.officialID = try official.map { try references.find(.official, Check.line($0, "--official")) }
    found.claimID = try claim.map { try references.find(.claim, Check.line($0, "--claim")) }
    found.topicID = try topic.map { try database.topics.find(Check.line($0, "--topic")) }
    return found
  }
}
