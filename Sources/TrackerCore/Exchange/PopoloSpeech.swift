// Speeches of Popolo, as statements.

extension PopoloReader {
  /// A speech that can be a statement: somebody says something. Nil for what nobody says, such as a scene.
  ///
  /// What is told in other words is a paraphrase. A title such as `denies: The budget was cut; supports: …`, which
  /// `tracker export` writes, says the stances; any other is a note.
  mutating func speech(_ element: JSONTree) throws -> Record? {
    count(
      element, of: "speeches",
      except: [
        "id", "creator_id", "role", "attribution_text", "text", "lang", "date", "type", "sources", "title", "note",
      ])
    let type = element["type"]?.text ?? "speech"
    guard case .text(let text)? = element["text"], text.trimmed != nil else { return nil }
    var statement = StatementRecord()
    switch type {
    case "speech", "question", "answer":
      statement.quote = try Check.text(text, "\"text\" of a speech")
      statement.lang = ForeignText.lang(element["lang"]?.text)
    case "narrative", "summary": statement.paraphrase = try Check.text(text, "\"text\" of a speech")
    default: return nil
    }
    statement.official = try reference("persons", element, "creator_id")
    statement.speaker = ForeignText.line(element["attribution_text"]?.text)
    if statement.official == nil {
      guard let speaker = statement.speaker else { return nil }
      if let body = index.body(called: speaker) {
        (statement.post, statement.speaker) = (ForeignText.uid(body), nil)
      } else {
        statement.voice = .unnamed
      }
    }
    statement.uid = element["id"]?.text.map(ForeignText.uid)
    statement.role = ForeignText.line(element["role"]?.text)
    if let date = date(element["date"]?.text) { statement.take(try dates.read(date, "\"date\" of a speech")) }
    let title = ForeignText.line(element["title"]?.text)
    statement.stances = Self.stances(title)
    statement.note = try note([statement.stances.isEmpty ? title : nil, element["note"]?.text], of: "a speech")
    statement.sources = try sources(element)
    try statement.check()
    return .statement(statement)
  }

  private mutating func sources(_ element: JSONTree) throws -> [DescribedSource] {
    try (element["sources"]?.list ?? []).compactMap { source in
      guard let url = source["url"]?.text else {
        notKept.add("speeches.sources without an address")
        return nil
      }
      // "Click, citing Tabnak" is a publisher and what it relays.
      let publishers =
        ForeignText.line(source["note"]?.text).map { $0.split(separator: ", citing ").map(String.init) } ?? []
      var record = SourceRecord()
      record.url = try Check.url(url, "the source of a speech")
      record.publisher = publishers.first
      return DescribedSource(source: record, via: Array(publishers.dropFirst()))
    }
  }

  /// The stances that a title says; none where it is any other title.
  private static func stances(_ title: String?) -> [StanceRecord] {
    var stances: [StanceRecord] = []
    for part in title?.split(separator: "; ") ?? [] {
      let words = part.split(separator: ": ", maxSplits: 1)
      if words.count == 2, let position = Stance.Position(rawValue: String(words[0])) {
        stances.append(StanceRecord(position, String(words[1])))
      } else if stances.isEmpty {
        return []
      } else {
        stances[stances.count - 1].claim += "; " + part  // a claim with a semicolon
      }
    }
    return stances
  }
}
