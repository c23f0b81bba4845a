internal import TrackerCore

/// The archived text of a source with the quotes marked that are cited in it.
struct CitedText {
  private struct Cited {
    let citation: Citation
    let statement: Statement
    let speaker: String
  }

  private let text: ArchivedText?
  private let original: String?
  /// Those with a place in the text, by their places.
  private let placed: [(id: Int, range: Range<Int>)]
  private let cited: [Cited]

  init(_ sourceID: Int, _ database: Database) throws {
    original = try database.sources.text(sourceID)
    let text = original.map(ArchivedText.init)
    self.text = text
    cited = try database.citations.of(source: sourceID).compactMap { citation in
      guard let statement = try database.statements.get(citation.statementID) else { return nil }
      let entry = try database.timeline.entries(statement: statement.id).first
      return Cited(citation: citation, statement: statement, speaker: entry?.speakerName ?? "")
    }
    placed = cited.compactMap { cited in
      cited.citation.place.flatMap { place in
        place.upperBound <= text?.count ?? 0 ? (cited.statement.id, place) : nil
      }
    }
  }

  /// Those without a place in the text: where nobody has looked, and where the quote does not stand in it.
  private var unplaced: [Cited] {
    cited.filter { cited in !placed.contains { $0.id == cited.statement.id } }
  }

  /// For programs: the text, and the citations in it.
  var members: [(key: String, value: JSON)] {
    [
      ("text", JSON(original)),
      (
        "citations",
        .list(
          cited.map {
            .object([
              ("statement", .int($0.statement.id)), ("speaker", .text($0.speaker)),
              ("start", JSON($0.citation.place?.lowerBound)), ("end", JSON($0.citation.place?.upperBound)),
              ("verbatim", $0.citation.verbatim.map { .bool($0) } ?? .null), ("quote", JSON($0.statement.quote)),
            ])
          })
      ),
    ]
  }

  // MARK: - For people

  func print(_ printer: Printer) throws {
    if text == nil {
      try printer.world.say("Its text is not archived; `tracker source text` does that.")
    } else {
      try printer.line()
      var painter = MarkPainter(printer)
      for line in markedLines() {
        for part in printer.lines(line, indent: 0) { try printer.line(painter.paint(part)) }
      }
    }
    guard !unplaced.isEmpty else { return }
    try printer.line()
    try printer.line(printer.style.bold(text == nil ? "Statements" : "Without a place in the text"))
    try printer.line()
    for cited in unplaced {
      let words = cited.statement.quote.map { "«\($0)»" } ?? cited.statement.paraphrase ?? ""
      let mark = cited.citation.verbatim == false ? ", not word for word" : ""
      try printer.line("#\(cited.statement.id)  \(printer.cell(cited.speaker))\(mark)")
      for line in printer.paragraph(words, indent: 4) { try printer.line("    " + line) }
    }
  }

  /// The lines of the text as a terminal may show them, with `[#12 ` before a quote and `]` behind it.
  private func markedLines() -> [String] {
    guard let text else { return [] }
    let starts = Dictionary(grouping: placed, by: \.range.lowerBound)
    let ends = Dictionary(grouping: placed, by: \.range.upperBound)
    let places = Set([0, text.count]).union(starts.keys).union(ends.keys).sorted()
    var marked = ""
    var open: [Int] = []
    for (index, place) in places.enumerated() {
      for (id, _) in (ends[place] ?? []).sorted(by: { open.lastIndex(of: $0.id) ?? 0 > open.lastIndex(of: $1.id) ?? 0 })
      {
        // Where only one is open, everybody sees which one ends.
        marked += open.count == 1 ? "]" : " #\(id)]"
        open.removeAll { $0 == id }
        if open.isEmpty { marked.unicodeScalars.append(Cell.markEnd) }
      }
      for (id, _) in starts[place] ?? [] {
        if open.isEmpty { marked.unicodeScalars.append(Cell.markStart) }
        marked += "[#\(id) "
        open.append(id)
      }
      if index + 1 < places.count { marked += Cell.shown(text.words(place..<places[index + 1])) }
    }
    var lines = marked.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }  // behind the line feed that ends a text
    return lines
  }
}
