internal import ArgumentParser
internal import TrackerCore

/// `tracker official remove`, and likewise of every kind.
protocol RemoveCommand: TrackerCommand {
  /// Of which kind the record is.
  static var kind: RecordKind { get }
  /// Which record.
  var record: String { get }
  /// Whether what refers to it goes too; nil where nothing can.
  var cascade: CascadeOptions? { get }
  var writing: WriteOptions { get }
}

/// To remove what refers to a record too.
struct CascadeOptions: ParsableArguments {
  @Flag(help: "Remove what refers to it too; shows the list first.") var cascade = false
  @OptionGroup var decision: DecisionOptions
}

extension RemoveCommand {
  var cascade: CascadeOptions? { nil }

  /// What the commands have in common, with an example.
  static func described(_ example: String, _ discussion: String) -> CommandConfiguration {
    CommandConfiguration(
      commandName: "remove", abstract: "Remove one \(kind.rawValue).",
      discussion: "\(discussion)\n\nExample:\n  tracker \(kind.command) remove \(example)")
  }

  func run(in world: World) throws {
    let (database, printer) = try writing.openExisting(in: world)
    let id = try database.find(Self.kind, record)
    let what = "\(Self.kind.rawValue) #\(id) \"\(Cell.cut(try database.label(Self.kind, id), to: 100))\""
    let command = "\(Self.kind.command) remove"
    if let cascade, cascade.cascade {
      return try cascade.decision.carryOut(
        command, by: writing.author.name(in: world), asking: "Remove \(what) and all of this?", database, printer
      ) { try database.removals.remove(Self.kind, id) }
    }
    guard cascade?.decision.yes != true else {
      throw Failure(.usage, "--yes says that --cascade is meant, which is not given.")
    }
    func remove() throws -> [Effect] {
      let referring = try database.removals.referring(to: Self.kind, id)
      guard referring.isEmpty else {
        let list = referring.map { "\($0.noun) \(EffectReport.numbers($0.ids))" }.joined(separator: ", ")
        throw Failure(
          .badData,
          "The \(what) is referred to by: \(list). Nothing was removed; --cascade --dry-run shows what --cascade would remove."
        )
      }
      return try database.removals.remove(Self.kind, id)
    }
    if cascade?.decision.dryRun == true {
      return try EffectReport.print(
        try database.changes.rehearse(command, by: writing.author.name(in: world), remove), printer)
    }
    try EffectReport.print(try database.changes.record(command, by: writing.author.name(in: world), remove), printer)
  }
}

extension OfficialCommand {
  struct Remove: RemoveCommand {
    static let kind = RecordKind.official
    static let configuration = described(
      "Rouhani --cascade --dry-run",
      "With --cascade their posts and statements go too, each with all that belongs to it.")
    @Argument(help: ArgumentHelp("A name, a number or a uid.", valueName: "official")) var record: String
    @OptionGroup var referring: CascadeOptions
    @OptionGroup var writing: WriteOptions
    var cascade: CascadeOptions? { referring }
  }
}

extension OrgCommand {
  struct Remove: RemoveCommand {
    static let kind = RecordKind.organization
    static let configuration = described(
      "NCC --cascade --dry-run",
      """
      With --cascade the posts in it and the statements made for it go too. Its parts stay, as parts of nothing; \
      statements for others by somebody with a post in it stay, without the post.
      """)
    @Argument(help: ArgumentHelp("A name, a number or a uid.", valueName: "org")) var record: String
    @OptionGroup var referring: CascadeOptions
    @OptionGroup var writing: WriteOptions
    var cascade: CascadeOptions? { referring }
  }
}

extension RoleCommand {
  struct Remove: RemoveCommand {
    static let kind = RecordKind.role
    static let configuration = described("3", "Statements made in the role keep it as it was printed.")
    @Argument(help: ArgumentHelp("Its number.", valueName: "role")) var record: String
    @OptionGroup var writing: WriteOptions
  }
}

extension ClaimCommand {
  struct Remove: RemoveCommand {
    static let kind = RecordKind.claim
    static let configuration = described(
      "renegotiation --cascade --dry-run",
      """
      With --cascade the positions that statements take on it go too; the statements stay. Claims that repeat or negate \
      it stay, tied to nothing.
      """)
    @Argument(help: ArgumentHelp("A wording, a number or a uid.", valueName: "claim")) var record: String
    @OptionGroup var referring: CascadeOptions
    @OptionGroup var writing: WriteOptions
    var cascade: CascadeOptions? { referring }
  }
}

extension TopicCommand {
  struct Remove: RemoveCommand {
    static let kind = RecordKind.topic
    static let configuration = described(
      "Telegram --cascade --dry-run", "With --cascade the claims under it stay, without it.")
    @Argument(help: ArgumentHelp("A name or a number.", valueName: "topic")) var record: String
    @OptionGroup var referring: CascadeOptions
    @OptionGroup var writing: WriteOptions
    var cascade: CascadeOptions? { referring }
  }
}

extension SourceCommand {
  struct Remove: RemoveCommand {
    static let kind = RecordKind.source
    static let configuration = described(
      "click-191695 --cascade --dry-run",
      """
      With --cascade its citations go too, so that statements that stand nowhere else have no source any more. What \
      relays it stays, as relaying nothing.
      """)
    @Argument(help: ArgumentHelp("A number, a uid, an address, a publisher or a title.", valueName: "source"))
    var record: String
    @OptionGroup var referring: CascadeOptions
    @OptionGroup var writing: WriteOptions
    var cascade: CascadeOptions? { referring }
  }
}

extension StatementCommand {
  struct Remove: RemoveCommand {
    static let kind = RecordKind.statement
    static let configuration = described(
      "founding-s04 --cascade --dry-run",
      """
      Its positions on claims and its citations are parts of it and go with it. With --cascade its links from and to \
      other statements go too; those statements stay.
      """)
    @Argument(help: ArgumentHelp("A number, a uid, or the beginning of a uid.", valueName: "statement"))
    var record: String
    @OptionGroup var referring: CascadeOptions
    @OptionGroup var writing: WriteOptions
    var cascade: CascadeOptions? { referring }
  }
}

extension LinkCommand {
  struct Remove: RemoveCommand {
    static let kind = RecordKind.link
    static let configuration = described(
      "1",
      "A link that the program suggested comes back; to turn it down, use `tracker link edit … --status dismissed`.")
    @Argument(help: ArgumentHelp("Its number or uid.", valueName: "link")) var record: String
    @OptionGroup var writing: WriteOptions
  }
}
