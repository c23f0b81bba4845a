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
  private let fields = Self.fields
  private var stream: ObjectStream

  /// - Parameter links: what the statements refer to, and what refers to them.
  init(_ printer: Printer, _ links: Links, organizationIDs: [Int]) {
    self.printer = printer
    self.links = links
    text = StatementText(printer: printer)
    self.organizationIDs = Set(organizationIDs)
    stream = ObjectStream(printer, keys: fields.map(\.key))
  }

  /// Takes the next entry; those of one statement follow each other.
  mutating func write(_ entry: Timeline.Entry) throws {
    guard printer.format == .table else {
      return try stream.write(
        fields.members(of: (entry, isAffiliated(entry), links.entries(of: entry.statementID))))
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
    let (speaker, details) = entry.byline
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
    let qualifiers = entry.qualifiers
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

  /// A stance, whether it was said for another body than the one asked for, and what its statement refers to.
  typealias Row = (entry: Timeline.Entry, isAffiliated: Bool, links: [Links.Entry])

  /// The keys are documented in the README; they do not change.
  static var fields: [Field<Row>] {
    [
      Field("statement") { .int($0.entry.statementID) },
      Field("uid") { .text($0.entry.uid) },
      Field("said_on") { JSON($0.entry.saidOn) },
      Field("earliest") { JSON($0.entry.earliest) },
      Field("latest") { JSON($0.entry.latest) },
      Field("said_on_persian") { JSON($0.entry.saidOnPersian) },
      Field("said_on_text") { JSON($0.entry.saidOnText) },
      Field("said_on_basis") { JSON($0.entry.saidOnBasis) },
      Field("voice") { .text($0.entry.voice.rawValue) },
      Field("official") { JSON($0.entry.official) },
      Field("speaker") { JSON($0.entry.speaker) },
      Field("role") { JSON($0.entry.role) },
      Field("post") { JSON($0.entry.postOrganization) },
      Field("organization") { JSON($0.entry.organization) },
      Field("affiliated") { .bool($0.isAffiliated) },
      Field("position") { JSON($0.entry.position?.rawValue) },
      Field("claim") { JSON($0.entry.claim) },
      Field("strength") { JSON($0.entry.strength) },
      Field("target") { JSON($0.entry.target?.rawValue) },
      Field("condition") { JSON($0.entry.condition) },
      Field("quote") { JSON($0.entry.quote) },
      Field("translation") { JSON($0.entry.translation) },
      Field("paraphrase") { JSON($0.entry.paraphrase) },
      Field("lang") { JSON($0.entry.lang) },
      Field("wording") { JSON($0.entry.wording) },
      Field("sources") { JSON($0.entry.sources) },
      Field("review") { .text($0.entry.review) },
      Field("note") { JSON($0.entry.note) },
      Field("official_id") { JSON($0.entry.officialID) },
      Field("organization_id") { JSON($0.entry.organizationID) },
      Field("claim_id") { JSON($0.entry.claimID) },
      Field("links") { JSON($0.links.filter { $0.status != .dismissed }.map(\.short)) },
    ]
  }
}
