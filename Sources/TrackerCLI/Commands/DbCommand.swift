internal import ArgumentParser
internal import TrackerCore

/// `tracker db`: the database file itself.
struct DbCommand: CommandGroup {
  static let configuration = CommandConfiguration(
    commandName: "db", abstract: "Tell where the database is and what is in it, or bring it up to date.",
    discussion: "Examples:\n  tracker db path\n  tracker db stats",
    subcommands: [Path.self, Migrate.self, Stats.self])

  struct Path: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "path", abstract: "Print the path of the database, whether it is there or not.",
      discussion: "Example:\n  sqlite3 -safe \"$(tracker db path)\" .tables")
    @OptionGroup var file: FileOptions

    func run(in world: World) throws {
      try world.output.write(file.path(for: .reading, in: world) + "\n")
    }
  }

  struct Migrate: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "migrate", abstract: "Bring the database up to date, as every command does, and do nothing else.",
      discussion: """
        A copy of a file by an older version is kept beside it.

        Example:
          tracker db migrate
        """)
    @OptionGroup var file: FileOptions

    func run(in world: World) throws {
      let path = try file.path(for: .reading, in: world)
      guard !Database.isFree(path) else { throw Failure(.notFound, "There is no tracker database at \(path).") }
      _ = try file.open(for: .writing, in: world)
      try world.say("\(path) is up to date.")
    }
  }

  struct Stats: TrackerCommand {
    static let configuration = CommandConfiguration(
      commandName: "stats", abstract: "Tell how large the database is and how many records of each kind it has.",
      discussion: "Example:\n  tracker db stats --json")
    @OptionGroup var file: FileOptions
    @OptionGroup var print: PrintOptions

    func run(in world: World) throws {
      let printer = try print.printer(in: world)
      let stats = try file.open(for: .reading, in: world).stats()
      try printer.show(
        stats,
        [
          Field("file") { .text($0.path) }, Field("bytes") { .int($0.bytes) },
          Field("free_bytes") { .int($0.freeBytes) },
          Field("log_bytes") { .int($0.logBytes) }, Field("migrations") { .int($0.migrations) },
          Field("sqlite") { .text($0.sqliteVersion) },
        ]
          + stats.counts.indices.map { index in
            Field(stats.counts[index].name) { .int($0.counts[index].rows) }
          })
    }
  }
}
