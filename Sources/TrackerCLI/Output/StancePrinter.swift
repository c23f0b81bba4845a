internal import TrackerCore

/// Prints positions through time.
struct StancePrinter {
  private let printer: Printer
  private let database: Database
  private let text: StatementText

  init(_ printer: Printer, _ database: Database) {
    self.printer = printer
    self.database = database
    text = StatementText(printer: printer)
  }

  // MARK: - Who holds which position

  /// One line for each actor: the position that they hold, since when, and on what it rests.
  func printHolders(_ filter: StanceHistory.Filter) throws {
    var holders: [StanceHistory.Span] = []
    try database.stanceHistory.forEach(filter) { if $0.isLast { holders.append($0) } }
    // By position, those for the claim first; then by time, those without a date last.
    let order = Stance.Position.allCases
    holders.sort { one, other in
      let (a, b) = (order.firstIndex(of: one.position) ?? 0, order.firstIndex(of: other.position) ?? 0)
      return a == b ? (one.earliest ?? "~", one.name) < (other.earliest ?? "~", other.name) : a < b
    }
    if printer.format == .table, let claim = holders.first?.claim {
      for line in printer.paragraph(claim, indent: 0) { try printer.line(printer.style.bold(line)) }
      try printer.line()
    }
    try printer.list(holders, fields)
    try tellIfEmpty(holders.isEmpty)
  }

  // MARK: - One actor through time

  /// A block for each span, with the statements on which it rests; for programs one object for each span.
  func printHistory(_ filter: StanceHistory.Filter) throws {
    guard printer.format == .table else {
      let fields = fields
      var stream = ObjectStream(printer, keys: fields.map(\.key))
      try database.stanceHistory.forEach(filter) { try stream.write(fields.members(of: $0)) }
      return try stream.end()
    }
    var last: StanceHistory.Span?
    try database.stanceHistory.forEach(filter) { span in
      if last?.claimID != span.claimID {
        if last != nil { try printer.line() }
        for line in printer.paragraph(span.claim, indent: 0) { try printer.line(printer.style.bold(line)) }
      }
      try printSpan(span)
      last = span
    }
    try tellIfEmpty(last == nil)
  }

  private func printSpan(_ span: StanceHistory.Span) throws {
    let since = try printer.date(span.since).map(printer.cell)
    let until = try printer.date(span.lastSaid).map(printer.cell)
    let time = since.map { $0 == until ? $0 : "\($0) to \(until ?? "")" } ?? "no date, so no place in time"
    let position = printer.style.position(span.position)(span.position.rawValue)
    let isOrdered = span.steps.first?.kind != .unordered
    let remark = !isOrdered ? " (order unknown)" : span.isLast && span.since != nil ? " (the last word)" : ""
    try printer.line("  \(position), \(time)\(remark)")
    let dates = try span.steps.map { try printer.date($0.saidOn) ?? "date unknown" }
    let width = dates.map { Cell.width($0) }.max() ?? 0
    for (step, date) in zip(span.steps, dates) {
      let padding = String(repeating: " ", count: width - Cell.width(date))
      let strength = step.strength.map { ", \(Stance.word(forStrength: $0))" } ?? ""
      let entry = try database.timeline.entry(stance: step.stanceID)
      let who = entry.map { $0.byline.speaker } ?? ""
      let words = entry?.quote.map { "«\($0)»" } ?? entry?.paraphrase ?? ""
      try printer.line(
        "    \(printer.cell(date))\(padding)  #\(step.statementID)  \(step.kind.rawValue)\(strength)  \(printer.cell(who))"
      )
      for line in printer.paragraph(words, indent: 6) { try printer.line("      " + printer.style.dim(line)) }
    }
  }

  private var fields: [Field<StanceHistory.Span>] {
    [
      Field("position", .fixed) { .text($0.position.rawValue) },
      Field("actor", .flexible) { .text($0.name) },
      Field("actor_kind") { .text($0.kind) },
      Field("since", .fixed, orUnknown: true) { JSON(try printer.date($0.since)) },
      Field("last_said", .flexible, orUnknown: true) { JSON(try printer.date($0.lastSaid)) },
      Field("statement_ids", .flexible) { .list($0.steps.map { .int($0.statementID) }) },
      Field("steps") { JSON($0.steps.map(\.kind.rawValue)) },
      Field("strength") { JSON($0.steps.last?.strength) },
      Field("is_last") { .bool($0.isLast) },
      Field("claim") { .text($0.claim) }, Field("claim_id") { .int($0.claimID) },
      Field("actor_id") { .int($0.id) },
    ]
  }

  private func tellIfEmpty(_ isEmpty: Bool) throws {
    guard isEmpty, printer.format == .table else { return }
    try printer.world.output.flush()
    try printer.world.say("No statement takes such a position.")
  }
}

extension StanceHistory.Span {
  /// `official` or `organization`.
  fileprivate var kind: String {
    switch actor {
    case .official: "official"
    case .organization: "organization"
    }
  }

  /// The number of the actor.
  fileprivate var id: Int {
    switch actor {
    case .official(let id), .organization(let id): id
    }
  }
}
