internal import ArgumentParser
internal import TrackerCore

/// `tracker claim`: the claims of a file.
struct ClaimCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "List claims, or show one.", subcommands: [List.self, Show.self])

  struct List: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List all claims.", discussion: "Example:\n  tracker claim list")
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      try printer.list(try database.claims.all().map { try Row($0, database) }, Row.fields)
    }
  }

  struct Show: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one claim, with how often each position was taken.",
      discussion: "Example:\n  tracker claim show renegotiation")
    @Argument(help: ArgumentHelp("A wording, the beginning of one, a number or a uid.", valueName: "claim"))
    var claim: String
    @OptionGroup var options: ReadOptions

    func run(in world: World) throws {
      let (database, printer) = try options.open(in: world)
      var references = References(database)
      let id = try references.find(.claim, Check.line(claim, "The claim"))
      guard let found = try database.claims.get(id) else { return }
      try printer.show(try Row(found, database), Row.fields)
    }
  }

  private struct Row {
    let claim: Claim
    let names: [String]
    let topics: [String]
    let positions: [String]
    let sameAs: String?

    init(_ claim: Claim, _ database: Database) throws {
      self.claim = claim
      names = try database.names.further(.claim, claim.id).map(\.name)
      topics = try database.claims.topics(claim.id)
      positions = try database.claims.positions(claim.id).map { "\($0.position.rawValue) \($0.count)" }
      sameAs = try claim.sameAsID.flatMap { try database.claims.get($0) }.map { root in
        "\(claim.sign == -1 ? "the negation of" : "the same as") #\(root.id) \(root.text)"
      }
    }

    static var fields: [Field<Row>] {
      [
        Field("id", .fixed) { .int($0.claim.id) }, Field("text", .flexible) { .text($0.claim.text) },
        Field("lang") { JSON($0.claim.lang) }, Field("kind", .fixed) { .text($0.claim.kind.rawValue) },
        Field("about", .fixed) { JSON($0.claim.about) }, Field("names") { JSON($0.names) },
        Field("topics", .flexible) { JSON($0.topics) }, Field("positions", .flexible) { JSON($0.positions) },
        Field("same_as") { JSON($0.sameAs) }, Field("note") { JSON($0.claim.note) },
        Field("uid") { .text($0.claim.uid) },
      ]
    }
  }
}
