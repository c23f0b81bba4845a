internal import ArgumentParser
internal import TrackerCore

/// `tracker export`: takes statements out in a format of the field.
struct ExportCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write statements to a file, in a format that other programs read.",
    discussion: """
      The format follows from the file's name or is said with --to: jsonl (the program's own, from which `tracker \
      import` makes the same records), csv and tsv (one row a stance), popolo, timelinejs, markdown (for a report), \
      graphml (a network). Without filters everything is written; with them what they match and what that refers to.

      The file appears when it is whole; where anything goes wrong there is none.

      Examples:
        tracker export --org "National Center of Cyberspace" --to csv
        tracker export telegram.csv --force --topic Telegram --bom --raw
        tracker export --to graphml --network conflict --actors organization
      """)

  @Argument(help: ArgumentHelp("Where to; - or nothing is standard output.", valueName: "file")) var path: String?
  @Option(
    help: ArgumentHelp(
      "The format: \(ExportFormat.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "format"))
  var to: ExportFormat?
  @Flag(help: "Replace the file that is there.") var force = false
  @OptionGroup var selection: SelectionOptions
  @Option(
    help: ArgumentHelp(
      "With graphml, which network: actor-claim (who took which position), congruence (who held the same side of how many claims), conflict (who held opposite sides).",
      valueName: "network"))
  var network: Networks.Kind?
  @Option(help: ArgumentHelp("With graphml, who acts: official, organization.", valueName: "kind"))
  var actors: Networks.Actors?
  @Flag(help: "With csv and tsv: a byte order mark first, for spreadsheets that ask for it.") var bom = false
  @Flag(help: "With csv and tsv: leave texts as they are that a spreadsheet would run as a formula.") var raw = false
  @OptionGroup var file: FileOptions

  /// The file to write; nil: standard output.
  private var target: String? { path == "-" ? nil : path }

  func run(in world: World) throws {
    let format = try format()
    try selection.check()
    try check(format)
    let database = try file.open(for: .reading, in: world)
    var filter = try selection.filter(database, in: world)
    // What has no date is in no time window, unless one asks for it.
    if format == .graphml, selection.undated == nil, !selection.time.isEmpty { filter.undated = .no }
    world.progress.begin("Writing \(target ?? format.rawValue)")
    guard let target else {
      try world.page()
      // At a terminal nothing in a record may move the cursor.
      let isTerminal = world.terminalWidth != nil
      let report = try database.snapshot {
        try write(format, database, filter, world) {
          try world.output.write(isTerminal ? Cell.shown($0) : $0)
        }
      }
      try world.output.flush()
      return try tellUndated(report, format, world)
    }
    let output = try world.makeFile(target, force)
    let report: Exporter.Report
    do {
      report = try database.snapshot { try write(format, database, filter, world) { try output.write($0) } }
      world.progress.clear()
      try output.finish()
    } catch {
      output.discard()
      throw error
    }
    try world.say("Wrote \(report.count) to \(target).")
    try tellUndated(report, format, world)
  }

  private func write(
    _ format: ExportFormat, _ database: Database, _ filter: Timeline.Filter, _ world: World,
    _ write: @escaping Exporter.Write
  ) throws -> Exporter.Report {
    var exporter = Exporter(database, filter, write: write)
    if world.progress.isVisible {
      let counts = try database.timeline.counts(filter)
      exporter.progress = { world.progress.show($0, of: counts.dated + counts.undated, "statements") }
    }
    return switch format {
    case .jsonl: try exporter.writeJSONLines()
    case .csv: try exporter.writeTable(separator: ",", hasMark: bom, isRaw: raw)
    case .tsv: try exporter.writeTable(separator: "\t", hasMark: bom, isRaw: raw)
    case .popolo: try exporter.writePopolo()
    case .timelinejs: try exporter.writeTimelineJS()
    case .markdown: try exporter.writeMarkdown()
    case .graphml: try exporter.writeGraphML(network ?? .actorClaim, actors ?? .official)
    }
  }

  private func format() throws -> ExportFormat {
    if let to { return to }
    guard let target else { return network == nil ? .jsonl : .graphml }
    guard let format = ExportFormat(fileName: target) else {
      let isJSON = target.lowercased().hasSuffix(".json")
      throw Failure(
        .usage,
        "What to write to \(target) does not follow from its name; say --to "
          + (isJSON ? "popolo or timelinejs." : "\(ExportFormat.allCases.map(\.rawValue).joined(separator: ", "))."))
    }
    return format
  }

  private func check(_ format: ExportFormat) throws {
    if network != nil || actors != nil, format != .graphml {
      throw Failure(.usage, "--network and --actors go with --to graphml, not with \(format.rawValue).")
    }
    if bom || raw, format != .csv, format != .tsv {
      throw Failure(.usage, "--bom and --raw go with --to csv or tsv, not with \(format.rawValue).")
    }
    if force, target == nil { throw Failure(.usage, "--force replaces a file, and none is named.") }
  }

  private func tellUndated(_ report: Exporter.Report, _ format: ExportFormat, _ world: World) throws {
    // Who says --undated knows what is left out of a network; TimelineJS has no choice.
    guard report.undatedLeftOut > 0, format == .timelinejs || selection.undated == nil else { return }
    let which =
      report.undatedLeftOut == 1
      ? "1 statement without a date is" : "\(report.undatedLeftOut) statements without a date are"
    let why = format == .timelinejs ? "TimelineJS has no place for them" : "--undated include takes them in"
    try world.say("\(which) left out; \(why).")
  }
}
