internal import ArgumentParser
internal import TrackerCore

/// `tracker official duplicates`, and likewise of organizations and claims: pairs that may be one.
protocol DuplicatesCommand: TrackerCommand {
  /// What is looked through.
  static var kind: NamedKind { get }
  /// Which file, and how to print.
  var options: ReadOptions { get }
}

extension DuplicatesCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "duplicates",
      abstract: "List pairs of \(kind.plural) that may be one under two spellings, the likeliest first.",
      discussion: """
        Spellings are compared as they are read: without case, accents and vowel signs, in any letters and digits. Pairs \
        that a person has told apart are left out.

        Example:
          tracker \(kind.command) duplicates
        """)
  }

  func run(in world: World) throws {
    let (database, printer) = try options.open(in: world)
    let pairs = try database.snapshot { try TrackerCore.Duplicates(database).pairs(Self.kind) }
    try printer.list(
      pairs,
      [
        Field("id", .fixed) { .int($0.id) }, Field("spelling", .flexible) { .text($0.spelling) },
        Field("other_id", .fixed) { .int($0.otherID) },
        Field("other_spelling", .flexible) { .text($0.otherSpelling) },
        Field("distance", .fixed) { .int($0.distance) },
      ])
  }
}

extension OfficialCommand {
  struct Duplicates: DuplicatesCommand {
    static let kind = NamedKind.official
    @OptionGroup var options: ReadOptions
  }
}

extension OrgCommand {
  struct Duplicates: DuplicatesCommand {
    static let kind = NamedKind.organization
    @OptionGroup var options: ReadOptions
  }
}

extension ClaimCommand {
  struct Duplicates: DuplicatesCommand {
    static let kind = NamedKind.claim
    @OptionGroup var options: ReadOptions
  }
}
