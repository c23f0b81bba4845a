/// What somebody types to find records: words that all must be there, "phrases", -without, begin*, and `claim:`,
/// `official:`, `org:`, `source:` before words that belong to names. Whatever is typed is a query.
public struct SearchQuery: Equatable, Sendable {
  /// Names in which words are looked for, instead of in the record itself.
  public enum Field: String, CaseIterable, Sendable {
    /// The wordings of a claim.
    case claim
    /// The spellings and posts of an official.
    case official
    /// The spellings of an organization.
    case org
    /// The publisher, title, address or text of a source.
    case source
  }

  /// A word or a phrase.
  struct Term: Equatable, Sendable {
    var field: Field?
    var isExcluded = false
    var isPhrase = false
    /// Whether the last word may go on.
    var isPrefix = false
    /// The words, folded, each in the parts between half-spaces.
    var words: [[String]]
  }

  let terms: [Term]

  /// Whether there is no letter and no digit to look for.
  public var isEmpty: Bool { terms.isEmpty }

  /// Reads what was typed.
  public init(_ text: String) {
    var reader = Reader(text)
    var terms: [Term] = []
    while let term = reader.next() { terms.append(term) }
    self.terms = terms
  }

  /// The terms that are looked for in a field, or in the records themselves where it is nil.
  func terms(in field: Field?, excluded: Bool) -> [Term] {
    terms.filter { $0.field == field && $0.isExcluded == excluded }
  }
}

/// Takes terms off a text from left to right.
private struct Reader {
  private static let quotes: [Unicode.Scalar: [Unicode.Scalar]] = [
    "\"": ["\""], "\u{201C}": ["\u{201D}", "\u{201C}"], "\u{201E}": ["\u{201C}", "\u{201D}"], "«": ["»"],
    "\u{201D}": ["\u{201D}"],
  ]
  private static let longestField = "organization".count
  private var rest: ArraySlice<Unicode.Scalar>

  init(_ text: String) { rest = Array(text.unicodeScalars)[...] }

  mutating func next() -> SearchQuery.Term? {
    while let first = rest.first {
      guard !first.properties.isWhitespace else {
        rest.removeFirst()
        continue
      }
      if let term = term() { return term }
    }
    return nil
  }

  /// The term at the beginning; nil where there is nothing in it to look for.
  private mutating func term() -> SearchQuery.Term? {
    var term = SearchQuery.Term(words: [])
    if let first = rest.first, first == "-" || first == "\u{2212}" {
      term.isExcluded = true
      rest.removeFirst()
    }
    term.field = field()
    let content: ArraySlice<Unicode.Scalar>
    if let first = rest.first, let closing = Self.quotes[first] {
      rest.removeFirst()
      term.isPhrase = true
      content = take { closing.contains($0) }
      _ = rest.popFirst()
    } else {
      content = take { $0.properties.isWhitespace || Self.quotes[$0] != nil }
    }
    term.isPrefix = content.last == "*" || term.isPhrase && rest.first == "*"
    term.words = content.split { $0.properties.isWhitespace }.map(Self.parts).filter { !$0.isEmpty }
    // One word in quotation marks is a word.
    term.isPhrase = term.words.count > 1
    return term.words.isEmpty ? nil : term
  }

  /// The name of a field, its colon and nothing else, where something follows it.
  private mutating func field() -> SearchQuery.Field? {
    guard let colon = rest.prefix(Self.longestField + 1).firstIndex(of: ":"), rest[colon...].count > 1,
      !rest[rest.index(after: colon)].properties.isWhitespace
    else { return nil }
    let name = String(String.UnicodeScalarView(rest[..<colon])).lowercased()
    guard let field = SearchQuery.Field(rawValue: name == "organization" ? "org" : name) else { return nil }
    rest = rest[(colon + 1)...]
    return field
  }

  private mutating func take(upTo ends: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
    let end = rest.firstIndex(where: ends) ?? rest.endIndex
    defer { rest = rest[end...] }
    return rest[..<end]
  }

  /// The parts of a word between half-spaces, folded, without what is neither letter nor digit.
  private static func parts(_ word: ArraySlice<Unicode.Scalar>) -> [String] {
    word.split(separator: "\u{200C}").map { part in
      SearchedText(String(String.UnicodeScalarView(part))).words.map(\.read).joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}
