internal import ArgumentParser
internal import TrackerCore

/// `tracker official merge`, and likewise of what is found to be there twice.
protocol MergeCommand: TrackerCommand {
  /// Of which kind the records are.
  static var kind: RecordKind { get }
  /// The one that stays.
  var keep: String { get }
  /// Those that are part of it from now on.
  var gone: [String] { get }
  /// Whose side holds where two contradict each other.
  var prefer: Merger.Side? { get }
  var decision: DecisionOptions { get }
  var writing: WriteOptions { get }
}

extension MergeCommand {
  var prefer: Merger.Side? { nil }

  /// What the commands have in common, with an example.
  static func described(_ example: String, _ discussion: String) -> CommandConfiguration {
    CommandConfiguration(
      commandName: "merge", abstract: "Make one \(kind.rawValue) of several.",
      discussion: """
        \(discussion) What becomes a duplicate or refers to itself is dropped; what the kept one does not know is taken, \
        what it knows otherwise stays, and all of that is listed.

        Example:
          tracker \(kind.command) merge \(example) --dry-run
        """)
  }

  func run(in world: World) throws {
    let (database, printer) = try writing.openExisting(in: world)
    let ids = try ([keep] + gone).map { try database.find(Self.kind, $0) }
    try decision.carryOut(
      "\(Self.kind.command) merge", by: writing.author.name(in: world),
      asking: "Merge into \(Self.kind.rawValue) #\(ids[0])?", database, printer
    ) {
      try Merger.merge(Self.kind, Array(ids[1...]), into: ids[0], in: database, preferring: prefer)
    }
  }
}

extension OfficialCommand {
  struct Merge: MergeCommand {
    static let kind = RecordKind.official
    static let configuration = described("1 2", "Names, posts and statements of the others become those of the first.")
    @Argument(help: ArgumentHelp("The official to keep.", valueName: "keep")) var keep: String
    @Argument(help: ArgumentHelp("Those to merge into that one.", valueName: "gone")) var gone: [String]
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var writing: WriteOptions
  }
}

extension OrgCommand {
  struct Merge: MergeCommand {
    static let kind = RecordKind.organization
    static let configuration = described(
      "1 2", "Names, posts, parts and statements of the others become those of the first.")
    @Argument(help: ArgumentHelp("The organization to keep.", valueName: "keep")) var keep: String
    @Argument(help: ArgumentHelp("Those to merge into that one.", valueName: "gone")) var gone: [String]
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var writing: WriteOptions
  }
}

extension ClaimCommand {
  struct Merge: MergeCommand {
    static let kind = RecordKind.claim
    static let configuration = described(
      "1 2 --prefer kept",
      """
      Wordings, topics and positions of the others become those of the first, and what repeats or negates them repeats \
      or negates it.
      """)
    @Argument(help: ArgumentHelp("The claim to keep.", valueName: "keep")) var keep: String
    @Argument(help: ArgumentHelp("Those to merge into that one.", valueName: "gone")) var gone: [String]
    @Option(
      help: ArgumentHelp(
        "Whose position stays where a statement takes different ones on both: kept, gone.", valueName: "side"))
    var prefer: Merger.Side?
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var writing: WriteOptions
  }
}

extension TopicCommand {
  struct Merge: MergeCommand {
    static let kind = RecordKind.topic
    static let configuration = described("1 2", "The claims under the others stand under the first.")
    @Argument(help: ArgumentHelp("The topic to keep.", valueName: "keep")) var keep: String
    @Argument(help: ArgumentHelp("Those to merge into that one.", valueName: "gone")) var gone: [String]
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var writing: WriteOptions
  }
}

extension SourceCommand {
  struct Merge: MergeCommand {
    static let kind = RecordKind.source
    static let configuration = described(
      "1 2 --prefer kept", "What stands in the others stands in the first, and what relays them relays it.")
    @Argument(help: ArgumentHelp("The source to keep.", valueName: "keep")) var keep: String
    @Argument(help: ArgumentHelp("Those to merge into that one.", valueName: "gone")) var gone: [String]
    @Option(help: ArgumentHelp("Whose archived text stays where both have one: kept, gone.", valueName: "side"))
    var prefer: Merger.Side?
    @OptionGroup var decision: DecisionOptions
    @OptionGroup var writing: WriteOptions
  }
}
