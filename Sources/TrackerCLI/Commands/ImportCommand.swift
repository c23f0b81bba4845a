internal import ArgumentParser
internal import TrackerCore

/// `tracker import`: brings in files of several formats.
struct ImportCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in files: JSON Lines, CSV, Popolo, Discourse Network Analyzer.",
    discussion: """
      The name tells the format: .jsonl .ndjson JSON Lines, .csv .tsv a table of statements, .json Popolo, .dna \
      a database of Discourse Network Analyzer. The README lists their fields. What a file names and the database does \
      not have is made. A file comes in whole or not at all, and a second time it changes nothing.

      Examples:
        tracker import seeds/founding.jsonl seeds/telegram-2015-2025.jsonl
        tracker import --dry-run seeds/examples/parliament.json
        tracker import --batch 1000 seeds/examples/parliament.json
        tracker import --skip-bad --rejects bad.csv seeds/examples/statements.csv
        cat seeds/examples/statements.csv | tracker import --from csv --skip-bad -
      """)

  @Argument(help: ArgumentHelp("The files; - is standard input.", valueName: "file"))
  var files: [String]
  @Option(
    help: ArgumentHelp(
      "What the files hold: \(ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")). Otherwise their names "
        + "tell, and standard input is jsonl.", valueName: "format"))
  var from: ImportFormat?
  @Flag(help: "Do everything, say what would be made, and take it back.")
  var dryRun = false
  @Option(
    help: ArgumentHelp(
      "Keep what is written after each so many records, as a change of its own; otherwise all is one change.",
      valueName: "number"))
  var batch: Int?
  @Flag(help: "Leave out what is wrong, with what refers to it, and bring in the rest.")
  var skipBad = false
  @Option(
    help: ArgumentHelp(
      "With --skip-bad: a new file for what is left out, to be mended and imported again.", valueName: "file"))
  var rejects: String?
  @OptionGroup var dates: DateOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var file: FileOptions
  @OptionGroup var print: PrintOptions

  /// A file that was read.
  private struct Input {
    let name: String
    let intake: Intake
  }

  func run(in world: World) throws {
    let printer = try print.printer(in: world)
    try checkOptions()
    let bar = world.progress
    defer { bar.clear() }
    // Everything is read and understood before the database is opened for writing.
    let inputs = try files.map { try read($0, in: world, bar) }
    let by = try author.name(in: world)
    let database = try dryRun ? file.openForRehearsal(in: world) : file.open(for: .writing, in: world)
    let importers =
      try dryRun
      ? database.changes.rehearse("import", by: by) { try write(inputs, to: database, by, in: world, bar) }
      : batch == nil
        ? database.changes.record("import", by: by) { try write(inputs, to: database, by, in: world, bar) }
        : write(inputs, to: database, by, in: world, bar)
    bar.clear()
    try report(zip(inputs, importers).map { ($0, $1) }, printer, world)
  }

  private func checkOptions() throws(Failure) {
    if let batch, batch < 1 { throw Failure(.usage, "--batch is \(batch); it is at least 1.") }
    guard let rejects else { return }
    guard skipBad else { throw Failure(.usage, "--rejects goes with --skip-bad: otherwise nothing is left out.") }
    guard !dryRun else { throw Failure(.usage, "--dry-run writes nothing, so it does not go with --rejects.") }
    guard files.count == 1 else { throw Failure(.usage, "--rejects goes with one file at a time.") }
    try NewFile.check(rejects)
  }

  // MARK: - Reading

  private func read(_ name: String, in world: World, _ bar: ProgressBar) throws -> Input {
    let format = try format(of: name)
    let content = format == .dna ? nil : try name == "-" ? world.openInput() : world.openFile(name)
    bar.begin("Reading \(shown(name))")
    let intake = try refusing(name) {
      let intake = try format.read(
        name, content: { content ?? [UInt8]() }, dates: DateReader(referenceYear: dates.referenceYear)
      ) { bar.show($0, of: content?.count ?? 0, nil) }
      if !skipBad { try intake.check() }
      return intake
    }
    return Input(name: name, intake: intake)
  }

  private func format(of name: String) throws(Failure) -> ImportFormat {
    if name == "-" {
      guard from != .dna else {
        throw Failure(.usage, "A database cannot be read from standard input; name the .dna file.")
      }
      return from ?? .jsonl
    }
    guard let format = from ?? ImportFormat(fileName: name) else {
      let formats = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw Failure(.usage, "The name \(name) does not tell what the file holds. Say --from with one of: \(formats).")
    }
    return format
  }

  private func shown(_ name: String) -> String { name == "-" ? "standard input" : name }

  /// Says which file is wrong, and that nothing came of it.
  private func refusing<Value>(_ name: String, written: Int = 0, _ body: () throws -> Value) throws -> Value {
    let outcome =
      written == 0
      ? "was not imported; nothing was changed"
      : "was imported as far as its first \(written) records, which stay; the batch behind them was not"
    do {
      return try body()
    } catch let bad as BadLines {
      throw Failure(.badData, "\(shown(name)) \(outcome).\n\(bad)")
    } catch let failure as Failure where failure.kind == .badData {
      throw Failure(.badData, "\(shown(name)) \(outcome). \(failure)")
    }
  }

  // MARK: - Writing

  /// Writes all files, each batch in a transaction of its own where there are batches.
  private func write(
    _ inputs: [Input], to database: Database, _ by: String?, in world: World, _ bar: ProgressBar
  ) throws -> [Importer] {
    try inputs.map { input in
      var importer = Importer(input.intake, into: database, skippingBad: skipBad)
      let total = importer.count
      bar.begin("Importing \(shown(input.name))")
      importer.progress = { bar.show($0, of: total, "records") }
      importer.indexProgress = { done, all in
        if done == 0 { bar.begin("Indexing the words of \(shown(input.name))") }
        bar.show(done, of: all, "records")
      }
      repeat {
        try refusing(input.name, written: batch == nil || dryRun ? 0 : importer.written) {
          if let batch, !dryRun {
            try database.changes.record("import", by: by) { try write(batch, &importer, input) }
          } else {
            try write(total, &importer, input)
          }
        }
      } while !importer.isDone
      return importer
    }
  }

  /// Writes some records, and with the last ones the file of what was left out: both are there, or neither.
  private func write(_ most: Int, _ importer: inout Importer, _ input: Input) throws {
    try importer.write(most: most)
    guard let rejects, importer.isDone, !importer.refusals.isEmpty else { return }
    try NewFile.write(input.intake.rejects(importer.refusals), to: rejects)
  }

  // MARK: - Telling

  private func report(_ files: [(Input, Importer)], _ printer: Printer, _ world: World) throws {
    let rows = files.flatMap { input, importer in importer.tallies.map { (input.name, $0) } }
    let made = dryRun && printer.format == .table ? "would be made" : "made"
    try printer.list(
      rows,
      [
        Field("file", .flexible) { .text($0.0) }, Field("kind", .fixed) { .text($0.1.kind) },
        Field(made, .fixed) { .int($0.1.made) }, Field("reused", .fixed) { .int($0.1.reused) },
        Field("skipped", .fixed) { .int($0.1.skipped) }, Field("refused", .fixed) { .int($0.1.refused) },
      ])
    try world.output.flush()
    let notices = files.flatMap { input, importer in
      input.intake.notices.map { "\(shown(input.name)): \($0)" }
        + importer.notices.map { "\(shown(input.name)), \($0.place): \($0.sentence)" }
    }
    for notice in notices.prefix(Self.mostNotices) { try world.say(notice) }
    if notices.count > Self.mostNotices { try world.say("… and \(notices.count - Self.mostNotices) more notices.") }
    for (input, importer) in files where !importer.refusals.isEmpty {
      let kept = rejects.map { " and put into \($0), to be mended and imported again" } ?? ""
      let count = importer.refusals.count
      try world.say(
        "\(count) \(count == 1 ? "record" : "records") of \(shown(input.name)) refused\(kept):\n"
          + "\(BadLines(all: importer.refusals))"
      )
    }
    if dryRun { try world.say("This was a rehearsal; nothing was changed.") }
    if rows.contains(where: { $0.1.refused > 0 }), rows.allSatisfy({ $0.1.made + $0.1.reused == 0 }) {
      throw Failure(.badData, "Nothing was imported: all of it was refused.")
    }
  }

  /// How many notices are listed.
  private static let mostNotices = 20
}
