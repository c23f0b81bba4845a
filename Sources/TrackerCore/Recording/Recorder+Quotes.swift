// Where quotes stand in the archived texts of their sources.

extension Recorder {
  /// A quote that was looked up in the archived text of a source.
  public struct LookedUp: Equatable, Sendable {
    /// The statement.
    public let statementID: Int
    /// The source.
    public let sourceID: Int
    /// The quote, as it is recorded.
    public let quote: String
    /// Where it stands, in code points, the end not included; nil where it does not.
    public let place: Range<Int>?
    /// Whether it stands there to the letter; otherwise in another spelling.
    public let isVerbatim: Bool
  }

  /// The source that is meant by a number, a uid, an address, or a publisher or title of one source only.
  /// - Throws: `Failure`: not found, or ambiguous.
  public func existingSource(_ text: String) throws -> Int {
    let id = try database.sources.find(text).id
    try touch(.source, id, try database.sources.chainLabel(id), isNew: false)
    return id
  }

  /// The archived text of a source; nil where there is none.
  func archivedText(of sourceID: Int) throws -> ArchivedText? {
    if let archived, archived.sourceID == sourceID { return archived.text }
    guard withoutText[sourceID] == nil, let text = try database.sources.text(sourceID) else {
      withoutText[sourceID] = true
      return nil
    }
    let archived = ArchivedText(text)
    self.archived = (sourceID, archived)
    return archived
  }

  /// The quote of a new statement as the sources have it that it stands in: the first that has it tells the spelling.
  func asPrinted(_ quote: String, in sourceIDs: [Int]) throws -> String {
    for id in sourceIDs {
      guard let text = try archivedText(of: id), let place = text.place(of: quote) else { continue }
      let words = text.words(place.range)
      if !words.utf8.elementsEqual(quote.utf8) {
        notice("The quote is recorded as source #\(id) has it:\n  \(words.prefix(200).replacing("\n", with: " "))")
      }
      return words
    }
    return quote
  }

  /// A citation of a whole source, with the place of the quote where the text of the source is archived.
  ///
  /// From a file, a quote that is not in the text comes in all the same, with a notice: somebody may have archived the
  /// text in another form.
  /// - Throws: `Failure` where a person at the command line cites a quote that is not in the text, and does not say so.
  func located(_ citation: Citation, _ statement: Statement) throws -> Citation {
    guard let quote = statement.quote, isTyped || citation.verbatim != false else { return citation }
    guard let text = try archivedText(of: citation.sourceID) else {
      if citation.verbatim == false { note(citation, quote) }
      return citation
    }
    var citation = citation
    let isDenied = isTyped && citation.verbatim == false
    guard let place = text.place(of: quote), !(isDenied && place.isWithinWord) else {
      if try isTitle(quote, statement, of: citation.sourceID) {
        citation.verbatim = citation.verbatim ?? true
      } else if isTyped, !isDenied {
        throw try notFound(quote, text, citation.sourceID)
      } else if !isTyped {
        notice("The quote is not in the archived text of source #\(citation.sourceID): \"\(quote.prefix(80))\".")
      }
      if isDenied { note(citation, quote) }
      return citation
    }
    if isDenied {
      notice("The quote does stand in the text of source #\(citation.sourceID), and is cited there.")
    }
    tell(place, citation.sourceID)
    (citation.place, citation.verbatim) = (place.range, place.isVerbatim)
    note(citation, quote)
    return citation
  }

  /// Takes note of a quote that was looked up; of those in files, which may be very many, there are notices only.
  private func note(_ citation: Citation, _ quote: String) {
    guard isTyped else { return }
    lookedUp.append(
      LookedUp(
        statementID: citation.statementID, sourceID: citation.sourceID, quote: quote, place: citation.place,
        isVerbatim: citation.verbatim ?? false))
  }

  /// Gives the citation of a whole source its place.
  func locate(_ citation: Citation) throws {
    let whole = Citation(statementID: citation.statementID, sourceID: citation.sourceID)
    try change("citations", try database.citations.id(whole) ?? 0) { try database.citations.locate(citation) }
  }

  /// Tells a person at the command line what to look at again.
  private func tell(_ place: ArchivedText.Place, _ sourceID: Int) {
    guard isTyped else { return }
    if place.count > 1 {
      notice("The quote stands \(place.count) times in the text of source #\(sourceID); the first place is cited.")
    }
    if place.isWithinWord {
      notice("The quote begins or ends within a word in the text of source #\(sourceID); look at it again.")
    }
  }

  /// A headline is not in the text, but the title of its source.
  private func isTitle(_ quote: String, _ statement: Statement, of sourceID: Int) throws -> Bool {
    guard statement.wording == .headline, let title = try database.sources.get(sourceID)?.title else { return false }
    return ArchivedText(title).place(of: quote) != nil
  }

  private func notFound(_ quote: String, _ text: ArchivedText, _ sourceID: Int) throws -> Failure {
    let label = try database.sources.chainLabel(sourceID)
    var sentence = "The quote is not in the archived text of source #\(sourceID), \(label)."
    let rest = "add --not-verbatim to record it as what does not stand there."
    if let nearest = text.nearest(to: quote) {
      sentence +=
        " Nearest to it, at \(nearest.lowerBound)–\(nearest.upperBound), stands:\n"
        + "  \(text.excerpt(nearest, differingFrom: quote).replacing("\n", with: " "))\nQuote what stands there, or \(rest)"
    } else {
      sentence += " Nothing in it is like the quote. Look at the source again, or \(rest)"
    }
    var failure = Failure(.badData, sentence)
    failure.isOfMissingQuote = true
    return failure
  }

  /// Looks up the quotes of all statements that are cited in a source whose text was archived just now.
  /// - Throws: `Failure` where a citation names a place and it is not that of this text.
  func locateQuotes(in sourceID: Int) throws {
    archived = nil
    withoutText[sourceID] = nil
    guard let text = try archivedText(of: sourceID) else { return }
    for (recorded, quote) in try database.citations.quotes(in: sourceID) {
      var citation = recorded
      guard citation.place == nil else {
        try check(citation)
        continue
      }
      if let place = text.place(of: quote) {
        (citation.place, citation.verbatim) = (place.range, place.isVerbatim)
        try locate(citation)
      } else if citation.verbatim == false {
        continue  // as somebody has said
      } else if !isTyped {
        notice(
          "The quote of statement #\(citation.statementID) is not in the text of source #\(sourceID) that is archived "
            + "now: \"\(quote.prefix(80))\".")
      }
      note(citation, quote)
    }
  }
}
