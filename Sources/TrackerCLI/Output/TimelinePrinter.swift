internal import TrackerCore

/// Prints statements in time: who, in which role, for whom, which position on which claim, the words, where
/// they stand, and what is unknown.
struct TimelinePrinter {
  private let printer: Printer
  private let text: StatementText
  private let links: Links
  /// The organizations that were asked for; what was not said for one of them is marked.
  private let organizationIDs: Set<Int>
  private var hasPrinted = false
  private var pending: [Timeline.Entry] = []
  private var saidUndated = false
  private var stream: ObjectStream

  /// - Parameter links: what the statements refer to, and what refers to them.
  init(_ printer: Printer, _ links: Links, organizationIDs: [Int]) {
    self.printer = printer
    self.links = links
    text = StatementText(printer: printer)
    self.organizationIDs = Set(organizationIDs)
    stream = ObjectStream(printer)
  }

  /// Takes the next entry; those of one statement follow each other.
  mutating func write(_ entry: Timeline.Entry) throws {
    guard printer.format == .table else {
      return try stream.write(
        Self.members(entry, isAffiliated: isAffiliated(entry), links: links.entries(of: entry.statementID)))
    }
    if let first = pending.first, first.statementID != entry.statementID { try printPending() }
    pending.append(entry)
  }

  mutating func end() throws {
    guard printer.format == .table else { return try stream.end() }
    try printPending()
  }

  private func isAffiliated(_ entry: Timeline.Entry) -> Bool {
    !organizationIDs.isEmpty && !(entry.organizationID.map(organizationIDs.contains) ?? false)
  }

  // MARK: - A block for people

  private mutating func printPending() throws {
    guard let entry = pending.first else { return }
    defer { pending = [] }
    if hasPrinted { try printer.line() }
    if entry.saidOn == nil, !saidUndated {
      saidUndated = true
      try printer.line(printer.style.bold("Undated"))
      try printer.line()
    }
    hasPrinted = true

    try printHeading(entry)
    for stance in pending { try printStance(stance) }
    let parts = text.words(entry) + text.evidence(entry) + (try text.links(links.entries(of: entry.statementID)))
    for part in parts { try printText(part.text, part.paint) }
  }

  /// `2018-04-16  #24  Amir Khorakian, deputy for content, …`; where the terminal is too narrow for that, who
  /// speaks stands in lines of its own.
  private func printHeading(_ entry: Timeline.Entry) throws {
    let (date, number) = (try text.date(entry), "#\(entry.statementID)")
    let mark = isAffiliated(entry) ? ["[affiliated]"] : []
    let (speaker, details) = text.who(entry)
    let start = "\(printer.style.bold(printer.cell(date)))  \(printer.style.dim(number))"
    let plain = ([date, number, ([speaker] + details).joined(separator: ", ")] + mark).joined(separator: "  ")
    if let width = printer.width, Cell.width(Cell.visible(plain)) > width {
      try printer.line(([start] + mark.map(printer.style.yellow)).joined(separator: "  "))
      return try printText(([speaker] + details).joined(separator: ", "), printer.style.bold)
    }
    let parts = [printer.style.bold(printer.cell(speaker))] + details.map(printer.cell)
    try printer.line(([start, parts.joined(separator: ", ")] + mark.map(printer.style.yellow)).joined(separator: "  "))
  }

  private func printStance(_ entry: Timeline.Entry) throws {
    guard let position = entry.position, let claim = entry.claim else {
      return try printText("takes no position on a recorded claim", printer.style.dim)
    }
    let qualifiers = text.qualifiers(entry)
    let label = position.rawValue + String(repeating: " ", count: 8 - position.rawValue.count)
    let suffix = qualifiers.isEmpty ? "" : "(\(qualifiers.joined(separator: "; ")))"
    // English words behind a right-to-left claim would end up on its wrong side, so they get a line of their own.
    let texts = Cell.isRightToLeft(claim) ? [claim, suffix] : ["\(claim) \(suffix)"]
    let lines = texts.filter { !$0.isEmpty }.flatMap { printer.paragraph($0.trimmed ?? "", indent: 12) }
    for (index, line) in lines.enumerated() {
      try printer.line(
        "  " + (index == 0 ? printer.style.position(position)(label) : String(repeating: " ", count: 8)) + "  " + line)
    }
  }

  private func printText(_ text: String, _ paint: (String) -> String = { $0 }) throws {
    for line in printer.paragraph(text, indent: 2) { try printer.line("  " + paint(line)) }
  }

  // MARK: - A flat object for programs

  /// The keys are documented in the README; they do not change.
  static func members(
    _ entry: Timeline.Entry, isAffiliated: Bool, links: [Links.Entry]
  ) -> [(key: String, value: JSON)] {
    [
      ("statement", .int(entry.statementID)), ("uid", .text(entry.uid)), ("said_on", JSON(entry.saidOn)),
      ("earliest", JSON(entry.earliest)), ("latest", JSON(entry.latest)),
      ("said_on_persian", JSON(entry.saidOnPersian)), ("said_on_text", JSON(entry.saidOnText)),
      ("said_on_basis", JSON(entry.saidOnBasis)), ("voice", .text(entry.voice.rawValue)),
      ("official", JSON(entry.official)), ("speaker", JSON(entry.speaker)), ("role", JSON(entry.role)),
      ("post", JSON(entry.postOrganization)), ("organization", JSON(entry.organization)),
      ("affiliated", .bool(isAffiliated)), ("position", JSON(entry.position?.rawValue)),
      ("claim", JSON(entry.claim)), ("strength", JSON(entry.strength)), ("target", JSON(entry.target?.rawValue)),
      ("condition", JSON(entry.condition)), ("quote", JSON(entry.quote)), ("translation", JSON(entry.translation)),
      ("paraphrase", JSON(entry.paraphrase)), ("lang", JSON(entry.lang)), ("wording", JSON(entry.wording)),
      ("sources", JSON(entry.sources)), ("review", .text(entry.review)), ("note", JSON(entry.note)),
      ("official_id", JSON(entry.officialID)), ("organization_id", JSON(entry.organizationID)),
      ("claim_id", JSON(entry.claimID)), ("links", JSON(links.filter { $0.status != .dismissed }.map(\.short))),
    ]
  }
}
