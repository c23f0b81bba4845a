internal import TrackerCore

/// What people read of a statement: who speaks, which position is taken, the words, where they stand, and what is
/// unknown.
struct StatementText {
  /// A text with the colour that it has on a terminal.
  struct Part {
    let text: String
    let paint: (String) -> String
  }

  let printer: Printer

  private func plain(_ text: String) -> Part { Part(text: text) { $0 } }
  private func dim(_ text: String) -> Part { Part(text: text, paint: printer.style.dim) }

  /// When it was said, in the calendar that was asked for.
  func date(_ entry: Timeline.Entry) throws -> String {
    try printer.date(entry.saidOn, lang: entry.lang) ?? "date unknown"
  }

  /// The quote, its translation, and what else was said in our words.
  func words(_ entry: Timeline.Entry) -> [Part] {
    var parts: [Part] = []
    if let quote = entry.quote { parts.append(plain("«\(quote)»")) }
    if let translation = entry.translation { parts.append(plain("“\(translation)”")) }
    if let paraphrase = entry.paraphrase {
      parts.append(plain(entry.quote == nil ? "In our words: \(paraphrase)" : "And, in our words: \(paraphrase)"))
    }
    return parts
  }

  /// Where the words stand and how far they were checked; then what else is noted.
  func evidence(_ entry: Timeline.Entry) -> [Part] {
    let facts = [entry.sources ?? "source unknown"] + entry.standing
    return [dim(facts.joined(separator: " · "))] + (entry.note.map { [dim("Note: \($0)")] } ?? [])
  }

  /// What it refers to and what refers to it, a line each; what was dismissed is not told.
  func links(_ entries: [Links.Entry]) throws -> [Part] {
    try entries.filter { $0.status != .dismissed }.map { link in
      let (to, from) = link.kind.phrases
      let phrase = link.isRecorded ? (link.isOutgoing ? "→ \(to)" : "← \(from)") : "→ may respond to"
      let date = try printer.date(link.otherSaidOn) ?? "date unknown"
      let status = link.isRecorded && link.status == .suggested ? ", as somebody suggests" : ""
      return dim("\(phrase) #\(link.otherID) \(link.otherSpeaker), \(date)\(status)")
    }
  }
}

extension Link.Kind {
  /// The kind in words, seen from the statement that refers and from the one that is referred to.
  fileprivate var phrases: (to: String, from: String) {
    switch self {
    case .respondsTo: ("responds to", "answered by")
    case .reaffirms: ("reaffirms", "reaffirmed by")
    case .contradicts: ("contradicts", "contradicted by")
    case .supersedes: ("supersedes", "superseded by")
    case .retracts: ("retracts", "retracted by")
    case .clarifies: ("clarifies", "clarified by")
    case .softens: ("softens", "softened by")
    case .hardens: ("hardens", "hardened by")
    case .quotes: ("quotes", "quoted by")
    case .rates: ("rates", "rated by")
    }
  }
}

extension Links.Entry {
  /// For programs; a suggestion of the program's, which is not recorded, has no status.
  var json: JSON {
    .object([
      ("direction", .text(isOutgoing ? "to" : "from")), ("kind", .text(kind.rawValue)), ("statement", .int(otherID)),
      ("uid", .text(otherUID)), ("status", isRecorded ? .text(status.rawValue) : .null), ("note", JSON(note)),
    ])
  }

  /// For programs, where a row is flat: `responds-to #1`, `reaffirms from #7`, `responds-to #14 (suggested)`.
  var short: String {
    "\(kind.rawValue) \(isOutgoing ? "" : "from ")#\(otherID)\(status == .suggested ? " (suggested)" : "")"
  }
}
