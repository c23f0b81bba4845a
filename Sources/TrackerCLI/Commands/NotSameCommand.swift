internal import ArgumentParser
internal import TrackerCore

/// `tracker official not-same`, and likewise of other kinds: tells two records apart for good.
protocol NotSameCommand: TrackerCommand {
  /// Of which kind they are.
  static var kind: RecordKind { get }
  /// The two; none: all pairs are listed.
  var pair: [String] { get }
  /// Whether that is taken back.
  var remove: Bool { get }
  var writing: WriteOptions { get }
}

extension NotSameCommand {
  /// What the commands have in common.
  static var described: CommandConfiguration {
    CommandConfiguration(
      commandName: "not-same",
      abstract: "Tell two \(kind.plural) apart for good, or list those that were told apart.",
      discussion: """
        \(kind == .source ? "" : "`duplicates` does not propose them any more, and ")`merge` refuses to make one of them.

        Examples:
          tracker \(kind.command) not-same 1 2
          tracker \(kind.command) not-same 1 2 --remove
        """)
  }

  func run(in world: World) throws {
    guard !pair.isEmpty else {
      let printer = try writing.print.printer(in: world)
      let existing = try writing.file.open(for: .reading, in: world)
      guard !remove else { throw Failure(.usage, "--remove needs the two that are to be told apart no longer.") }
      return try printer.list(try existing.toldApart.pairs(Self.kind), fields(existing))
    }
    guard pair.count == 2 else { throw Failure(.usage, "Name two \(Self.kind.plural), or none to list all pairs.") }
    let (database, printer) = try writing.openExisting(in: world)
    let ids = try pair.map { try database.find(Self.kind, $0) }.sorted()
    guard ids[0] != ids[1] else {
      throw Failure(.badData, "\"\(pair[0])\" and \"\(pair[1])\" are one \(Self.kind.rawValue), #\(ids[0]).")
    }
    let isNew = try database.changes.record("\(Self.kind.command) not-same", by: writing.author.name(in: world)) {
      try remove
        ? database.toldApart.delete(Self.kind, ids[0], ids[1])
        : database.toldApart.insert(Self.kind, ids[0], ids[1]).isNew
    }
    guard printer.format == .table else {
      return try printer.list(try database.toldApart.pairs(Self.kind).filter { $0 == ids }, fields(database))
    }
    let state =
      remove ? (isNew ? "are told apart no longer" : "were not told apart") : isNew ? "are two" : "were two already"
    let labels = try ids.map { "#\($0) \(printer.cell(try database.label(Self.kind, $0)))" }
    try printer.line("\(labels[0]) and \(labels[1]) \(state).")
  }

  private func fields(_ database: Database) -> [Field<[Int]>] {
    [
      Field("id", .fixed) { .int($0[0]) },
      Field("name", .flexible) { .text(try database.label(Self.kind, $0[0])) },
      Field("other_id", .fixed) { .int($0[1]) },
      Field("other_name", .flexible) { .text(try database.label(Self.kind, $0[1])) },
    ]
  }
}

extension OfficialCommand {
  struct NotSame: NotSameCommand {
    static let kind = RecordKind.official
    static let configuration = described
    @Argument(help: ArgumentHelp("The two; without them all pairs are listed.", valueName: "official")) var pair:
      [String] = []
    @Flag(help: "Take it back.") var remove = false
    @OptionGroup var writing: WriteOptions
  }
}

extension OrgCommand {
  struct NotSame: NotSameCommand {
    static let kind = RecordKind.organization
    static let configuration = described
    @Argument(help: ArgumentHelp("The two; without them all pairs are listed.", valueName: "org")) var pair: [String] =
      []
    @Flag(help: "Take it back.") var remove = false
    @OptionGroup var writing: WriteOptions
  }
}

extension ClaimCommand {
  struct NotSame: NotSameCommand {
    static let kind = RecordKind.claim
    static let configuration = described
    @Argument(help: ArgumentHelp("The two; without them all pairs are listed.", valueName: "claim")) var pair:
      [String] = []
    @Flag(help: "Take it back.") var remove = false
    @OptionGroup var writing: WriteOptions
  }
}

extension SourceCommand {
  struct NotSame: NotSameCommand {
    static let kind = RecordKind.source
    static let configuration = described
    @Argument(help: ArgumentHelp("The two; without them all pairs are listed.", valueName: "source")) var pair:
      [String] = []
    @Flag(help: "Take it back.") var remove = false
    @OptionGroup var writing: WriteOptions
  }
}
