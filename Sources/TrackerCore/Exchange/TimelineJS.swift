extension Exporter {
  /// The JSON of TimelineJS: an event for each statement with a date. Those without one have no place there and are
  /// counted.
  public func writeTimelineJS() throws -> Report {
    var dated = filter
    dated.undated = .no
    var undated = filter
    undated.undated = filter.undated == .no ? .no : .only
    try write("{\"events\":[")
    var isFirst = true
    let count =
      filter.undated == .only
      ? 0
      : try forEachStatement(dated) { stances in
        let sources = try database.sources.cited(by: stances[0].statementID)
        try write((isFirst ? "\n" : ",\n") + TimelineEvent.json(stances, sources).line)
        isFirst = false
      }
    try write(isFirst ? "]}\n" : "\n]}\n")
    return Self.statements(count, undatedLeftOut: try database.timeline.counts(undated).undated)
  }
}

/// One statement as an event. <https://timeline.knightlab.com/docs/json-format.html>
private enum TimelineEvent {
  static func json(_ stances: [Timeline.Entry], _ sources: [[Source]]) -> JSON {
    let entry = stances[0]
    let (speaker, details) = entry.byline
    let dates = DateSides(entry.saidOn ?? "")
    var event: [(key: String, value: JSON)] = []
    if let start = dates.start ?? dates.end { event.append(("start_date", start.date(isEnd: false))) }
    if let end = dates.end, dates.start != nil, dates.isSpan || end.season != nil || end.iso == nil {
      event.append(("end_date", end.date(isEnd: true)))
    }
    if !dates.isPlain { event.append(("display_date", .text(dates.words))) }
    let headline = ([speaker] + details).joined(separator: ", ")
    event.append(
      (
        "text",
        .object([("headline", .text(XMLText.escaped(headline))), ("text", .text(html(stances, sources)))])
      ))
    if let group = entry.organization ?? entry.official { event.append(("group", .text(XMLText.escaped(group)))) }
    event.append(("unique_id", .text("statement-" + XMLText.identifier(entry.uid))))
    return .object(event)
  }

  private static func html(_ stances: [Timeline.Entry], _ sources: [[Source]]) -> String {
    let entry = stances[0]
    var html = ""
    for stance in stances {
      guard let position = stance.position, let claim = stance.claim else { continue }
      let qualifiers = stance.qualifiers.joined(separator: "; ")
      html += "<p><b>\(position.rawValue)</b> \(text(claim))\(qualifiers.isEmpty ? "" : " (\(text(qualifiers)))")</p>"
    }
    if let quote = entry.quote {
      let lang = entry.lang.map { " lang=\"\(XMLText.escaped($0))\"" } ?? ""
      html += "<blockquote dir=\"auto\"\(lang)>\(text(quote))</blockquote>"
    }
    if let translation = entry.translation { html += "<p>“\(text(translation))”</p>" }
    if let paraphrase = entry.paraphrase { html += "<p dir=\"auto\">In our words: \(text(paraphrase))</p>" }
    let places = sources.map { $0.map(link).joined(separator: ", citing ") }
    let facts = [places.isEmpty ? "source unknown" : places.joined(separator: "; ")] + entry.standing.map(text)
    return html + "<p>\(facts.joined(separator: " · "))</p>"
  }

  private static func text(_ text: String) -> String {
    Markdown.lines(text).map(XMLText.escaped).joined(separator: "<br>")
  }

  private static func link(_ source: Source) -> String {
    guard let url = source.url, url.hasPrefix("https://") || url.hasPrefix("http://") else { return text(source.label) }
    return "<a href=\"\(XMLText.escaped(url))\">\(text(source.label))</a>"
  }
}

extension DateSides.Side {
  /// The first or the last date that it can mean, as exact as it is.
  fileprivate func date(isEnd: Bool) -> JSON {
    var (year, month) = (Int(year.replacing("X", with: isEnd ? "9" : "0")) ?? 0, month)
    if let season {
      let first = 3 * season
      month = isEnd ? (first + 2 - 1) % 12 + 1 : first
      if isEnd, season == 4 { year += 1 }
    }
    let parts = [("year", year), ("month", month), ("day", day)].compactMap { key, value in
      value.map { (key: key, value: JSON.int($0)) }
    }
    return .object(parts)
  }
}
