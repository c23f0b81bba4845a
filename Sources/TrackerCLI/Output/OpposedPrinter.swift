internal import TrackerCore

/// Prints opposed pairs with the evidence of both sides: beside each other on a wide terminal, else one below the
/// other. It says what is known and calls nobody anything.
struct OpposedPrinter {
  private let printer: Printer
  private let database: Database
  private let text: StatementText
  private let isBrief: Bool
  private let fields = Self.fields
  /// What the pair itself does not say of its statements.
  private let evidence = TimelinePrinter.fields.filter {
    !["statement", "said_on", "affiliated", "links"].contains($0.key)
  }
  private var stream: ObjectStream
  private var heading: String?
  private var table: Table<OpposedPairs.Pair>?

  init(_ printer: Printer, _ database: Database, isBrief: Bool) {
    self.printer = printer
    self.database = database
    self.isBrief = isBrief
    text = StatementText(printer: printer)
    let sides = isBrief ? [] : ["first_", "second_"]
    let keys = evidence.map(\.key)
    stream = ObjectStream(printer, keys: fields.map(\.key) + sides.flatMap { side in keys.map { side + $0 } })
    if isBrief { table = Table(columns, printer: printer) }
  }

  mutating func write(_ pair: OpposedPairs.Pair) throws {
    switch (printer.format, isBrief) {
    case (.table, true): try table?.add(pair)
    case (.table, false): try printBlock(pair)
    case (_, true): try stream.write(fields.members(of: pair))
    case (_, false): try stream.write(fields.members(of: pair) + sides(pair))
    }
  }

  mutating func end() throws {
    guard printer.format == .table else { return try stream.end() }
    try table?.flush()
  }

  // MARK: - A block for people

  private mutating func printBlock(_ pair: OpposedPairs.Pair) throws {
    guard let first = try database.timeline.entry(stance: pair.firstStanceID),
      let second = try database.timeline.entry(stance: pair.secondStanceID)
    else { return }
    if heading != nil { try printer.line() }
    let section = pair.orderKnown ? pair.class.heading : "Order unknown"
    if heading != section {
      heading = section
      try printer.line(printer.style.bold(section))
      try printer.line()
    }
    try printer.line(
      "\(printer.style.bold(pair.name))  \(facts(pair, first, second).joined(separator: " · "))")
    for line in printer.paragraph(pair.claim, indent: 2) { try printer.line("  " + printer.style.bold(line)) }
    if pair.bothMayHold { try printText("both may hold at their time: nothing says that both speak of one time") }
    let sides = try [first, second].map { try side($0, pair) }
    if let width = printer.width, width >= 100 {
      try printBeside(sides, width)
    } else {
      for side in sides {
        for (index, part) in side.enumerated() { try printText(part.text, part.paint, indent: index == 0 ? 4 : 6) }
      }
    }
  }

  /// What is known of the pair: its class, the distance in time, what a person has said of it.
  private func facts(
    _ pair: OpposedPairs.Pair, _ first: Timeline.Entry, _ second: Timeline.Entry
  ) -> [String] {
    let name = pair.class.rawValue.replacing("-", with: " ")
    let distance: String
    if pair.orderKnown {
      distance = "\(pair.distance) later"
    } else if pair.daysApart == nil {
      distance = "order unknown: \(first.earliest ?? second.earliest == nil ? "neither has a date" : "one has no date")"
    } else if let end = first.latest, let start = second.earliest, end < start {
      distance = "order unknown: a date is uncertain and they are less than 31 days apart"
    } else {
      distance = "order unknown: the dates overlap"
    }
    return [name, distance] + (pair.status.map { [$0.rawValue] } ?? [])
  }

  /// One statement of the pair, line by line.
  private func side(_ entry: Timeline.Entry, _ pair: OpposedPairs.Pair) throws -> [StatementText.Part] {
    let (speaker, details) = entry.byline
    let style = printer.style
    // "denies the event" says both, what is done and to what.
    let verb = entry.target == nil ? entry.position.map { [$0.rawValue] } ?? [] : []
    var position = (verb + entry.qualifiers).joined(separator: "; ")
    if let claim = entry.claim, entry.claimID != pair.claimID { position += ": \(claim)" }
    let paint = entry.position.map(style.position) ?? { $0 }
    return [
      StatementText.Part(text: "\(try text.date(entry))  #\(entry.statementID)", paint: style.bold),
      StatementText.Part(text: ([speaker] + details).joined(separator: ", ")) { $0 },
      StatementText.Part(text: position, paint: paint),
    ] + text.words(entry) + text.evidence(entry)
  }

  /// Both statements in columns.
  private func printBeside(_ sides: [[StatementText.Part]], _ width: Int) throws {
    let column = (width - 7) / 2
    let columns = sides.map { parts in
      parts.flatMap { part in
        Cell.isolated(lines: Cell.wrapped(Cell.visible(part.text), to: column)).map { (text: $0, paint: part.paint) }
      }
    }
    for row in 0..<(columns.map(\.count).max() ?? 0) {
      let cells = columns.map { row < $0.count ? $0[row] : (text: "", paint: { $0 }) }
      let padding = String(repeating: " ", count: column - Cell.width(cells[0].text))
      let line = cells.map { $0.paint($0.text) }
      try printer.line("  \(line[0])\(padding)  │  \(line[1])")
    }
  }

  private func printText(_ text: String, _ paint: (String) -> String = { $0 }, indent: Int = 4) throws {
    let margin = String(repeating: " ", count: indent)
    for line in printer.paragraph(text, indent: indent) { try printer.line(margin + paint(line)) }
  }

  // MARK: - For programs, and a line for each

  /// What a line has for people.
  private var columns: [Field<OpposedPairs.Pair>] {
    [
      Field("pair", .fixed) { .text($0.name) }, Field("class", .fixed) { .text($0.class.rawValue) },
      Field("days", .fixed) { JSON($0.daysApart) },
      Field("first", .fixed, orUnknown: true) { JSON(try printer.date($0.firstSaidOn)) },
      Field("second", .fixed, orUnknown: true) { JSON(try printer.date($0.secondSaidOn)) },
      Field("remarks", .flexible) { pair in
        let order = pair.orderKnown ? [] : ["order unknown"]
        let time = pair.bothMayHold ? ["both may hold"] : []
        return .text((order + time + [pair.status?.rawValue].compactMap { $0 }).joined(separator: ", "))
      },
      Field("claim", .flexible) { .text($0.claim) },
    ]
  }

  private static var fields: [Field<OpposedPairs.Pair>] {
    [
      Field("pair") { .text($0.name) }, Field("class") { .text($0.class.rawValue) },
      Field("order_known") { .bool($0.orderKnown) }, Field("both_may_hold") { .bool($0.bothMayHold) },
      Field("days_apart") { JSON($0.daysApart) }, Field("status") { JSON($0.status?.rawValue) },
      Field("first_said_on") { JSON($0.firstSaidOn) },
      Field("second_said_on") { JSON($0.secondSaidOn) },
      Field("claim") { .text($0.claim) }, Field("claim_id") { .int($0.claimID) },
      Field("first_statement") { .int($0.firstStatementID) }, Field("second_statement") { .int($0.secondStatementID) },
    ]
  }

  /// The properties of both statements, under the keys of the timeline with first_ and second_ before them.
  private func sides(_ pair: OpposedPairs.Pair) throws -> [(key: String, value: JSON)] {
    try [("first_", pair.firstStanceID), ("second_", pair.secondStanceID)].flatMap { prefix, id in
      guard let entry = try database.timeline.entry(stance: id) else { return [(key: String, value: JSON)]() }
      return try evidence.members(of: (entry, false, [])).map { (prefix + $0.key, $0.value) }
    }
  }
}

extension OpposedPairs.Pair {
  /// The distance in time, in words: `83 days`, `at least 83 days`.
  var distance: String { "\(isExact ? "" : "at least ")\(daysApart == 1 ? "1 day" : "\(daysApart ?? 0) days")" }
}

extension OpposedPairs.Class {
  /// What stands above the pairs of this class.
  fileprivate var heading: String {
    switch self {
    case .reversal: "Reversals"
    case .changeOfLine: "Changes of line"
    case .conflict: "Conflicts"
    case .sameOfficial: "The same official"
    case .sameOrganization: "The same organization"
    }
  }
}
