// Merging sources.

extension Merger {
  mutating func mergeSource(_ gone: Int) throws {
    guard let source = try database.sources.get(kept), let other = try database.sources.get(gone) else { return }
    let text = try mergeTexts(source, other)
    try moveCitations(from: gone)
    let left = try mergeTree(
      .init(table: "sources", column: "quotes_id"), "quotes", from: gone, above: source.quotesID, other.quotesID)
    try moveToldApart(from: gone)
    try database.merges.delete(gone, from: "sources")
    guard var merged = try database.sources.get(kept) else { return }
    if let left, let quotes = merged.quotesID { try dropChain(left, besides: quotes) }
    take("publisher", &merged.publisher, other.publisher)
    take("title", &merged.title, other.title)
    take("url", &merged.url, other.url)
    take("lang", &merged.lang, other.lang)
    take("published", &merged.published, other.published)
    take("accessed", &merged.accessed, other.accessed)
    try database.sources.update(merged)
    if let text { try database.sources.setText(kept, text) }
    if let length = try database.merges.length(ofText: kept) {
      try loosen(database.merges.placed(in: kept, behind: length), "behind the end of the archived text")
    }
  }

  /// Chooses the archived text. Places in the other one mean nothing any more.
  /// - Returns: the text that the kept source takes over; nil: it keeps what it has.
  private mutating func mergeTexts(_ source: Source, _ other: Source) throws -> String? {
    guard let hash = other.textSHA3, hash != source.textSHA3 else { return nil }
    let text = try database.sources.text(other.id)
    guard source.textSHA3 != nil else {
      note(.taken, "text", [kept], "SHA3-256 \(hash)")
      return text
    }
    guard let preferred else {
      throw Failure(
        .badData,
        "Sources #\(source.id) and #\(other.id) have different archived texts. Nothing was merged; --prefer kept or "
          + "--prefer gone says which text stays; citations of places in the other one will name the source only.")
    }
    let loser = preferred == .kept ? other : source
    note(.dropped, "text", [loser.id], "SHA3-256 \(loser.textSHA3 ?? "")")
    try loosen(database.merges.placed(in: loser.id, behind: 0), "places in the text that is dropped")
    return preferred == .kept ? nil : text
  }

  private mutating func loosen(_ citations: [Int], _ reason: String) throws {
    for id in citations { try database.merges.loosen(id) }
    note(.dropped, "place", citations, reason)
  }

  private mutating func moveCitations(from gone: Int) throws {
    let place = Merges.Place(table: "citations", column: "source_id", key: ["statement_id", "start", "end"])
    for double in try database.merges.doubles(place, of: gone, in: kept) {
      let differing = try database.merges.complete(["verbatim"], of: double.kept, from: double.gone, in: "citations")
      if !differing.isEmpty { note(.differs, "verbatim", [double.kept], "of a citation") }
    }
    try move(place, "citation", from: gone)
  }

  /// Drops what only the source that is gone relayed, as far as it is what the kept one relays too; else it stays.
  private mutating func dropChain(_ left: Int, besides quotes: Int) throws {
    let labels = try [left, quotes].map { try database.sources.chain($0).map(\.label.nfc) }
    guard labels[0] == labels[1] else {
      let names = try [quotes, left].map(database.sources.chainLabel)
      return note(.differs, "quotes", [kept], "\(names[0]) stays, not: #\(left) \(names[1])")
    }
    for source in try database.sources.chain(left) {
      guard try database.merges.isLoose(source.id) else { return }
      try database.merges.delete(source.id, from: "sources")
      note(.dropped, "source", [source.id], "\(source.label), relayed by nothing any more")
    }
  }
}
