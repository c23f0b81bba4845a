internal import TrackerCore

/// Prints statements in time: who, in which role, for whom, which position on which claim, the words, where
/// they stand, and what is unknown.
struct TimelinePrinter {
  private let printer: Printer
  /// The organizations that were asked for; what was not said for one of them is marked.
  private let organizationIDs: Set<Int>
  private var hasPrinted = false
  private var pending: [Timeline.Entry] = []
  private var saidUndated = false
  private var stream: ObjectStream

  init(_ printer: Printer, organizationIDs: [Int]) {
    self.printer = printer
    self.organizationIDs = Set(organizationIDs)
    stream = ObjectStream(printer)
  }

  /// Takes the next entry; those of one statement follow each other.
  mutating func write(_ entry: Timeline.Entry) throws {
    guard printer.format == .table else {
      return try stream.write(Self.members(entry, isAffiliated: isAffiliated(entry)))
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
    if let quote = entry.quote { try printText("«\(quote)»") }
    if let translation = entry.translation { try printText("“\(translation)”") }
    if let paraphrase = entry.paraphrase {
      try printText(entry.quote == nil ? "In our words: \(paraphrase)" : "And, in our words: \(paraphrase)")
    }
    try printText(evidence(entry), printer.style.dim)
    if let note = entry.note { try printText("Note: \(note)", printer.style.dim) }
  }

  /// `2018-04-16  #24  Amir Khorakian, deputy for content, …`; where the terminal is too narrow for that, who
  /// speaks stands in lines of its own.
  private func printHeading(_ entry: Timeline.Entry) throws {
    let (date, number) = (entry.saidOn ?? "date unknown", "#\(entry.statementID)")
    let mark = isAffiliated(entry) ? ["[affiliated]"] : []
    let (speaker, details) = who(entry)
    let start = "\(printer.style.bold(printer.cell(date)))  \(printer.style.dim(number))"
    let plain = ([date, number, ([speaker] + details).joined(separator: ", ")] + mark).joined(separator: "  ")
    if let width = printer.width, Cell.width(Cell.visible(plain)) > width {
      try printer.line(([start] + mark.map(printer.style.yellow)).joined(separator: "  "))
      return try printText(([speaker] + details).joined(separator: ", "), printer.style.bold)
    }
    let parts = [printer.style.bold(printer.cell(speaker))] + details.map(printer.cell)
    try printer.line(([start, parts.joined(separator: ", ")] + mark.map(printer.style.yellow)).joined(separator: "  "))
  }

  /// Who speaks, then in which role, in which body and for whom.
  private func who(_ entry: Timeline.Entry) -> (speaker: String, details: [String]) {
    let isPerson = entry.voice == .person || entry.voice == .unnamed
    var details: [String] = []
    if !isPerson, let printed = entry.speaker { details.append("as printed: \(printed)") }
    if let role = entry.role { details.append(role) }
    if isPerson, let post = entry.postOrganization { details.append(post) }
    switch (entry.organization, entry.postOrganization) {
    case (let organization?, _) where isPerson && entry.organizationID != entry.postOrganizationID:
      details.append("for \(organization)")
    case (_, let post?) where entry.voice == .body && entry.organizationID != entry.postOrganizationID:
      details.append("through \(post)")
    case (nil, _?) where isPerson: details.append("for themselves")
    case (nil, nil) where isPerson: details.append("organization unknown")
    default: break
    }
    return (entry.voice == .unnamed ? "unnamed official (\(entry.speakerName))" : entry.speakerName, details)
  }

  private func printStance(_ entry: Timeline.Entry) throws {
    guard let position = entry.position, let claim = entry.claim else {
      return try printText("takes no position on a recorded claim", printer.style.dim)
    }
    var qualifiers: [String] = []
    if let target = entry.target { qualifiers.append("denies the \(target.rawValue)") }
    if let strength = entry.strength { qualifiers.append(Self.strengths[strength] ?? "strength \(strength)") }
    if let condition = entry.condition { qualifiers.append("on a condition: \(condition)") }
    let paint =
      switch position.polarity {
      case 1: printer.style.green
      case -1: printer.style.red
      default: printer.style.yellow
      }
    let label = position.rawValue + String(repeating: " ", count: 8 - position.rawValue.count)
    let suffix = qualifiers.isEmpty ? "" : "(\(qualifiers.joined(separator: "; ")))"
    // English words behind a right-to-left claim would end up on its wrong side, so they get a line of their own.
    let texts = Cell.isRightToLeft(claim) ? [claim, suffix] : ["\(claim) \(suffix)"]
    let lines = texts.filter { !$0.isEmpty }.flatMap { printer.paragraph($0.trimmed ?? "", indent: 12) }
    for (index, line) in lines.enumerated() {
      try printer.line("  " + (index == 0 ? paint(label) : String(repeating: " ", count: 8)) + "  " + line)
    }
  }

  private static let strengths = [1: "guarded", 2: "plain", 3: "emphatic"]

  /// Where the words stand and how far they were checked.
  private func evidence(_ entry: Timeline.Entry) -> String {
    var parts = [entry.sources ?? "source unknown", entry.review]
    if entry.wording == "indirect" { parts.append("indirect speech") }
    if entry.wording == "headline" { parts.append("from a headline") }
    if let printed = entry.saidOnText { parts.append("date printed as “\(printed)”") }
    if let basis = entry.saidOnBasis, basis != "stated" { parts.append("date \(basis)") }
    return parts.joined(separator: " · ")
  }

  private func printText(_ text: String, _ paint: (String) -> String = { $0 }) throws {
    for line in printer.paragraph(text, indent: 2) { try printer.line("  " + paint(line)) }
  }

  // MARK: - A flat object for programs

  /// The keys are documented in the README; they do not change.
  static func members(_ entry: Timeline.Entry, isAffiliated: Bool) -> [(key: String, value: JSON)] {
    [
      ("statement", .int(entry.statementID)), ("uid", .text(entry.uid)), ("said_on", JSON(entry.saidOn)),
      ("earliest", JSON(entry.earliest)), ("latest", JSON(entry.latest)), ("said_on_text", JSON(entry.saidOnText)),
      ("said_on_basis", JSON(entry.saidOnBasis)), ("voice", .text(entry.voice.rawValue)),
      ("official", JSON(entry.official)), ("speaker", JSON(entry.speaker)), ("role", JSON(entry.role)),
      ("post", JSON(entry.postOrganization)), ("organization", JSON(entry.organization)),
      ("affiliated", .bool(isAffiliated)), ("position", JSON(entry.position?.rawValue)),
      ("claim", JSON(entry.claim)), ("strength", JSON(entry.strength)), ("target", JSON(entry.target?.rawValue)),
      ("condition", JSON(entry.condition)), ("quote", JSON(entry.quote)), ("translation", JSON(entry.translation)),
      ("paraphrase", JSON(entry.paraphrase)), ("lang", JSON(entry.lang)), ("wording", JSON(entry.wording)),
      ("sources", JSON(entry.sources)), ("review", .text(entry.review)), ("note", JSON(entry.note)),
      ("official_id", JSON(entry.officialID)), ("organization_id", JSON(entry.organizationID)),
      ("claim_id", JSON(entry.claimID)),
    ]
  }
}
