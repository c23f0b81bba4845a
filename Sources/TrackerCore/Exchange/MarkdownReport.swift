extension Exporter {
  /// Statements in time as Markdown: a heading for each date, who spoke, the positions, the words as a quotation, the
  /// sources as links.
  public func writeMarkdown() throws -> Report {
    var heading: String?
    return Self.statements(
      try forEachStatement(filter) { stances in
        let entry = stances[0]
        let date = entry.saidOn.map { DateSides($0).words } ?? "Undated"
        if heading != date { try write("\(heading == nil ? "" : "\n")## \(Markdown.inline(date))\n") }
        heading = date
        try write(MarkdownReport.text(stances, try database.sources.cited(by: entry.statementID)))
      })
  }
}

/// One statement as a piece of a report.
private enum MarkdownReport {
  static func text(_ stances: [Timeline.Entry], _ sources: [[Source]]) -> String {
    let entry = stances[0]
    let (speaker, details) = entry.byline
    var text =
      "\n" + (["**\(Markdown.inline(speaker))**"] + details.map(Markdown.inline)).joined(separator: ", ") + "\n\n"
    for stance in stances {
      guard let position = stance.position, let claim = stance.claim else { continue }
      let qualifiers = stance.qualifiers.joined(separator: "; ")
      let suffix = qualifiers.isEmpty ? "" : " (\(Markdown.inline(qualifiers)))"
      text += "- *\(position.rawValue)*: \(Markdown.inline(claim))\(suffix)\n"
    }
    if stances.contains(where: { $0.position != nil }) { text += "\n" }
    if let quote = entry.quote { text += Markdown.block(quote, prefix: "> ") + "\n" }
    if let translation = entry.translation { text += "Translation: " + Markdown.block("“\(translation)”") + "\n" }
    if let paraphrase = entry.paraphrase { text += "In our words: " + Markdown.block(paraphrase) + "\n" }
    let places = sources.map { $0.map(link).joined(separator: ", citing ") }
    let facts =
      [places.isEmpty ? "source unknown" : places.joined(separator: "; ")] + entry.standing.map(Markdown.inline)
    text += "Source: " + facts.joined(separator: " · ") + "\n"
    if let note = entry.note { text += "\nNote: " + Markdown.block(note) }
    return text
  }

  private static func link(_ source: Source) -> String {
    let label = [source.publisher, source.title].compactMap { $0 }.joined(separator: ": ")
    return Markdown.link(label.isEmpty ? source.label : label, source.url)
  }
}
