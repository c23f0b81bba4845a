internal import TrackerCore

/// The whole dispute on a claim: who said what of it, in which order, what is opposed, and who has not answered.
struct DisputePrinter {
  /// One position that was taken.
  private struct Turn {
    let entry: Timeline.Entry
    let date: String?
  }

  private let turns: [Turn]
  private let opposed: [OpposedPairs.Pair]
  private let unanswered: [Unanswered.Entry]
  private let claimID: Int

  init(on claimID: Int, _ database: Database, _ printer: Printer) throws {
    self.claimID = claimID
    var timeline = Timeline.Filter()
    timeline.claimIDs = try database.claims.family(claimID)
    var turns: [Turn] = []
    try database.timeline.forEach(timeline) { entry in
      turns.append(Turn(entry: entry, date: try printer.date(entry.saidOn, lang: entry.lang)))
    }
    self.turns = turns
    var filter = OpposedPairs.Filter()
    filter.claimID = claimID
    var opposed: [OpposedPairs.Pair] = []
    try database.opposed.forEach(filter) { opposed.append($0) }
    self.opposed = opposed
    unanswered = try database.unanswered.on(claim: claimID)
  }

  /// The keys that the claim gets in JSON.
  func members() throws -> [(key: String, value: JSON)] {
    [
      ("dispute", .list(try turns.map { .object(try turnFields.members(of: $0)) })),
      (
        "opposed",
        .list(
          opposed.map {
            .object([
              ("pair", .text($0.name)), ("class", .text($0.class.rawValue)), ("order_known", .bool($0.orderKnown)),
              ("both_may_hold", .bool($0.bothMayHold)), ("days_apart", JSON($0.daysApart)),
              ("status", JSON($0.status?.rawValue)),
            ])
          })
      ),
      (
        "unanswered",
        .list(
          unanswered.map {
            .object([
              ("speaker", .text($0.speaker)), ("statement", .int($0.statementID)), ("opposed_by", .int($0.opposedByID)),
            ])
          })
      ),
    ]
  }

  /// The same in sections for people.
  func print(_ printer: Printer) throws {
    if !turns.isEmpty {
      try heading("Who said what, the oldest first, the undated last", printer)
      try printer.list(turns, turnFields)
    }
    if !opposed.isEmpty {
      try heading("Opposed", printer)
      for pair in opposed {
        let facts = [
          pair.class.rawValue.replacing("-", with: " "),
          pair.orderKnown ? "\(pair.distance) apart" : "order unknown",
        ]
        let more = (pair.bothMayHold ? ["both may hold at their time"] : []) + [pair.status?.rawValue].compactMap { $0 }
        let margin = String(repeating: " ", count: pair.name.count)
        let lines = printer.paragraph((facts + more).joined(separator: " · "), indent: pair.name.count + 2)
        for (index, line) in lines.enumerated() { try printer.line("\(index == 0 ? pair.name : margin)  \(line)") }
      }
    }
    if !unanswered.isEmpty {
      try heading("Not answered since others said the opposite", printer)
      for entry in unanswered {
        try print("\(entry.speaker), #\(entry.statementID): opposed by #\(entry.opposedByID)", printer)
      }
    }
  }

  private func heading(_ text: String, _ printer: Printer) throws {
    try printer.line()
    try print(text, printer, printer.style.bold)
    try printer.line()
  }

  private func print(_ text: String, _ printer: Printer, _ paint: (String) -> String = { $0 }) throws {
    for line in printer.paragraph(text, indent: 0) { try printer.line(paint(line)) }
  }

  private var turnFields: [Field<Turn>] {
    [
      Field("said_on", .fixed, orUnknown: true) { JSON($0.date) },
      Field("statement", .fixed) { .int($0.entry.statementID) },
      Field("position", .fixed) { JSON($0.entry.position?.rawValue) },
      Field("strength", .fixed) { JSON($0.entry.strength) },
      Field("speaker", .flexible) { .text($0.entry.speakerName) },
      Field("organization", .flexible) { JSON($0.entry.organization) },
      Field("claim", turns.contains { $0.entry.claimID != claimID } ? .flexible : nil) { JSON($0.entry.claim) },
    ]
  }
}
