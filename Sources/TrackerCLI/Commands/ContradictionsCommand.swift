internal import ArgumentParser
internal import TrackerCore

/// `tracker contradictions`: statements set against each other.
struct ContradictionsCommand: TrackerCommand {
  static let configuration = CommandConfiguration(
    commandName: "contradictions",
    abstract: "Set opposed statements on one claim against each other, and record which pairs are real.",
    discussion: """
      A stance is set against the nearest earlier one on the other side of the same claim: of the same official (a \
      reversal), else of another speaker for the same organization (a change of line), else of others (a conflict). \
      Pairs whose order is unknown stand apart, and where both may hold at their time it says so.

      A pair is called by the numbers of its two statements, as in 3-35. What a person decides on it is recorded as \
      a link; a dismissed pair does not come back.

      Examples:
        tracker contradictions --claim renegotiation --class conflict
        tracker contradictions --order known --min-days 2 --max-days 90 --brief
        tracker contradictions --confirm 36-37 --note "One says so, the other not."
        tracker contradictions --dismiss 26-22 --note "Two different things."
      """)

  @OptionGroup var subject: SubjectOptions
  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "Pairs of this class only; repeatable: \(OpposedPairs.Class.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "class"))
  var classes: [OpposedPairs.Class] = []
  @Option(help: ArgumentHelp("Pairs whose order is: known, unknown.", valueName: "which")) var order: KnownOrder?
  @Option(
    help: ArgumentHelp(
      "What a person has said of the pair: confirmed, or suggested where nobody has decided yet.", valueName: "state"))
  var status: Link.Status?
  @Option(help: ArgumentHelp("Pairs at least so many days apart.", valueName: "days")) var minDays: Int?
  @Option(help: ArgumentHelp("Pairs at most so many days apart.", valueName: "days")) var maxDays: Int?
  @OptionGroup var time: PeriodOptions
  @Flag(help: "A line for each pair, without the words.") var brief = false
  @Option(help: ArgumentHelp("Record that this pair is opposed indeed.", valueName: "pair")) var confirm: String?
  @Option(help: ArgumentHelp("Record that it is not; it does not come back.", valueName: "pair")) var dismiss: String?
  @Option(help: ArgumentHelp("With --confirm or --dismiss: why.", valueName: "text")) var note: String?
  @OptionGroup var most: LimitOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var options: ReadOptions

  /// Whether it is known which statement came first.
  enum KnownOrder: String, CaseIterable, ExpressibleByArgument {
    case known, unknown
  }

  func run(in world: World) throws {
    if confirm != nil || dismiss != nil { return try decide(in: world) }
    guard note == nil else { throw Failure(.usage, "--note goes with --confirm or --dismiss.") }
    guard author.by == nil else { throw Failure(.usage, "--by goes with --confirm or --dismiss.") }
    guard !subject.withChildren || subject.org != nil else {
      throw Failure(.usage, "--with-children says more about --org, which is not given.")
    }
    guard subject.org == nil || subject.official == nil else {
      throw Failure(.usage, "Only one of --org and --official says whose pairs to show.")
    }
    if let minDays, let maxDays, minDays > maxDays {
      throw Failure(.usage, "--min-days \(minDays) is more than --max-days \(maxDays); exchange them.")
    }
    guard status != .dismissed else {
      throw Failure(.usage, "Dismissed pairs do not come back; `tracker link list --status dismissed` shows them.")
    }
    let (database, printer) = try options.open(in: world)
    let filter = try filter(database, printer)
    var pairs = OpposedPrinter(printer, database, isBrief: brief)
    world.progress.begin("Setting statements against each other")
    let count = try database.snapshot {
      try database.opposed.forEach(filter) { try pairs.write($0) }
    }
    try pairs.end()
    guard printer.format == .table else { return }
    try world.output.flush()
    if count == 0 {
      try world.say("No pair matches.")
    } else if let limit = filter.limit, count > limit {
      try world.say("The newest \(limit) of \(count) pairs; --all shows the others too.")
    }
    if printer.isTerminal, count > 0, !brief {
      try world.say("Record what you find: tracker contradictions --confirm PAIR, or --dismiss PAIR, with --note WHY.")
    }
  }

  private func filter(_ database: Database, _ printer: Printer) throws -> OpposedPairs.Filter {
    var filter = OpposedPairs.Filter()
    let found = try subject.find(in: database)
    filter.organizationIDs = found.organizationIDs
    filter.officialID = found.officialID
    filter.claimID = found.claimID
    filter.topicID = found.topicID
    filter.classes = classes
    filter.orderKnown = order.map { $0 == .known }
    filter.status = status
    (filter.minDays, filter.maxDays) = (minDays, maxDays)
    (filter.since, filter.until) = try time.period(in: printer.world)
    filter.limit = try most.limit(for: printer)
    return filter
  }

  // MARK: - What a person says of a pair

  private func decide(in world: World) throws {
    guard (confirm == nil) != (dismiss == nil) else {
      throw Failure(.usage, "Only one of --confirm and --dismiss says what the pair is.")
    }
    guard subject.isEmpty, classes.isEmpty, order == nil, status == nil, minDays == nil, maxDays == nil, time.isEmpty,
      most.isEmpty, !brief
    else {
      throw Failure(.usage, "--confirm and --dismiss name their pair themselves; the filters do not go with them.")
    }
    let name = try Check.line(confirm ?? dismiss ?? "", confirm == nil ? "--dismiss" : "--confirm")
    let note = try note.map { try Check.text($0, "--note") }
    let numbers = name.split(separator: "-", omittingEmptySubsequences: false).map { References.number(String($0)) }
    guard numbers.count == 2, let one = numbers[0], let other = numbers[1] else {
      throw Failure(
        .badData,
        "\"\(name.prefix(40))\" is no pair; a pair is called by the numbers of its statements, as in 3-35. "
          + "`tracker contradictions` lists them.")
    }
    let printer = try options.print.printer(in: world)
    let database = try options.file.openExisting(in: world)
    let status: Link.Status = confirm == nil ? .dismissed : .confirmed
    let decided = try database.changes.record("contradictions", by: author.name(in: world)) {
      let recorded =
        try database.links.find(fromID: other, toID: one, kind: .contradicts)
        ?? database.links.find(fromID: one, toID: other, kind: .contradicts)
      let pairs = try database.opposed.find(one, other)
      guard recorded != nil || !pairs.isEmpty else {
        throw Failure(
          .notFound, "The statements #\(one) and #\(other) are no opposed pair. `tracker contradictions` lists them.")
      }
      if pairs.count > 1 {
        try world.say("These statements are opposed on \(pairs.count) claims; what is recorded goes for all of them.")
      }
      return try database.links.decide(
        .contradicts, from: recorded?.fromID ?? pairs.first?.secondStatementID ?? other,
        to: recorded?.toID ?? pairs.first?.firstStatementID ?? one, status, note: note)
    }
    try LinkReport.print(decided, printer, database)
  }
}
