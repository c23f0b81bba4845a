internal import ArgumentParser
internal import TrackerCore

/// `tracker import`: brings in files of the exchange format.
struct ImportCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in files of JSON Lines, all of it or nothing.",
    discussion: """
      Each line is one record; the README lists their types and fields. What a line names and the file does not \
      have is made. Importing the same file twice changes nothing.

      Example:
        tracker import seeds/founding.jsonl seeds/telegram-2015-2025.jsonl
      """)

  @Argument(help: ArgumentHelp("JSON Lines files; - is standard input.", valueName: "file"))
  var files: [String]
  @OptionGroup var dates: DateOptions
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  func run(in world: World) throws {
    let printer = try print.printer(in: world)
    // Everything is read and understood before the database is opened for writing.
    var inputs: [(name: String, lines: [JSONLines.Line])] = []
    for name in files {
      let bytes = name == "-" ? try world.readInput() : try world.readFile(name)
      inputs.append(
        (name, try refusing(name) { try JSONLines.read(bytes, dates: DateReader(referenceYear: dates.referenceYear)) }))
    }
    let database = try file.open(for: .writing, in: world)
    var notices: [String] = []
    let tallies = try database.changes.record("import", by: world.author) {
      try inputs.map { input in
        var importer = Importer(input.lines, into: database)
        let tallies = try refusing(input.name) { try importer.run() }
        notices += importer.notices.map { "\(input.name), line \($0.line): \($0.sentence)" }
        return (input.name, tallies)
      }
    }
    try printer.list(
      tallies.flatMap { name, tallies in tallies.map { (name, $0) } },
      [
        Field("file", .flexible) { .text($0.0) }, Field("kind", .fixed) { .text($0.1.kind) },
        Field("made", .fixed) { .int($0.1.made) }, Field("reused", .fixed) { .int($0.1.reused) },
      ])
    for notice in notices.prefix(Self.mostNotices) { try world.say(notice) }
    if notices.count > Self.mostNotices { try world.say("… and \(notices.count - Self.mostNotices) more notices.") }
  }

  /// How many notices are listed.
  private static let mostNotices = 20

  /// Says which file the bad lines are in, and that nothing came of it.
  private func refusing<Value>(_ name: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let bad as BadLines {
      throw Failure(.badData, "\(name == "-" ? "standard input" : name) was not imported; nothing was changed.\n\(bad)")
    }
  }
}
