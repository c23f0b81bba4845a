/// A record that was found, with the text in which the words stand, as it was written.
public struct FoundRecord {
  /// What was found.
  public var hit: Search.Hit
  /// Its name across files.
  public var uid: String
  /// What to call it; nil for a statement.
  public var title: String?
  /// When it was said or published, EDTF.
  public var date: String?
  /// A statement with its stances; empty for other records.
  public var stances: [Timeline.Entry]
  /// Which of its texts: `quote`, `translation`, `name`, `text`, …
  public var field: String
  /// A piece of that text, verbatim.
  public var snippet: String
  /// Where the piece begins, in code points of the text.
  public var start: Int
  /// Whether the text goes on behind it.
  public var isCut: Bool
  /// Where the words stand, in code points of the text, half-open.
  public var marks: [Range<Int>]
}

extension Database {
  /// A record that was found, read; nil where it is gone.
  public func read(_ hit: Search.Hit) throws -> FoundRecord? {
    var found = FoundRecord(
      hit: hit, uid: "", stances: [], field: "", snippet: "", start: 0, isCut: false, marks: [])
    let texts: [(field: String, text: String?)]
    switch hit.kind {
    case .statement:
      var timeline = timeline
      timeline.hasPersianDates = false
      found.stances = try timeline.entries(statement: hit.id)
      guard let entry = found.stances.first else { return nil }
      (found.uid, found.date) = (entry.uid, entry.saidOn)
      texts = [
        ("quote", entry.quote), ("translation", entry.translation), ("paraphrase", entry.paraphrase),
        ("speaker", entry.speaker), ("role", entry.role), ("note", entry.note),
      ]
    case .source:
      guard let source = try sources.get(hit.id) else { return nil }
      (found.uid, found.title, found.date) = (source.uid, try sources.chainLabel(hit.id), source.published)
      texts = [
        ("title", source.title), ("publisher", source.publisher), ("url", source.url),
        ("text", try sources.text(hit.id)),
      ]
    case .claim:
      guard let claim = try claims.get(hit.id) else { return nil }
      (found.uid, found.title) = (claim.uid, claim.text)
      texts = try [("text", claim.text)] + spellings(.claim, hit.id) + [("note", claim.note)]
    case .official:
      guard let official = try officials.get(hit.id) else { return nil }
      (found.uid, found.title) = (official.uid, official.name)
      texts =
        try [("name", official.name)] + spellings(.official, hit.id)
        + roles.held(by: hit.id).map { ("role", $0.role.title) } + [("note", official.note)]
    case .organization:
      guard let organization = try organizations.get(hit.id) else { return nil }
      (found.uid, found.title) = (organization.uid, organization.name)
      texts =
        try [("name", organization.name)] + spellings(.organization, hit.id) + [("note", organization.note)]
    }
    found.choose(among: texts)
    return found
  }

  private func spellings(_ kind: NamedKind, _ id: Int) throws -> [(field: String, text: String?)] {
    try names.further(kind, id).map { ("names", $0.name) }
  }
}

extension FoundRecord {
  /// Takes the text in which most of the words stand, the first of those alike.
  fileprivate mutating func choose(among texts: [(field: String, text: String?)]) {
    var most = -1
    for (field, text) in texts {
      guard let text else { continue }
      let searched = SearchedText(text)
      let places = searched.places(of: hit.patterns)
      let distinct = Set(places.map { SearchedText(searched.text($0)).words.map(\.read) }).count
      guard distinct > most else { continue }
      most = distinct
      let excerpt = searched.excerpt(around: places)
      (self.field, snippet, start) = (field, searched.text(excerpt), excerpt.lowerBound)
      isCut = excerpt.upperBound < text.unicodeScalars.count
      marks = places.filter { excerpt.contains($0.lowerBound) && $0.upperBound <= excerpt.upperBound }
    }
  }
}
