/// Words that must follow each other, as the index has them.
public struct SearchPattern: Hashable, Sendable {
  /// The words, folded.
  var words: [String]
  /// Whether the last one may go on.
  var isPrefix: Bool

  init(_ words: some Sequence<String>, isPrefix: Bool) {
    self.words = words.flatMap { $0.split(separator: " ").map(String.init) }
    self.isPrefix = isPrefix
  }

  /// The pattern in the language of FTS5, where only what is quoted is text. <https://sqlite.org/fts5.html#full_text_query_syntax>
  var expression: String { "\"\(words.joined(separator: " "))\"" + (isPrefix ? " *" : "") }
}

extension SearchQuery.Term {
  /// The spellings that count as found: what a half-space parts may be written with a space, or as one word.
  var patterns: [SearchPattern] {
    var spellings: [[String]] = [[]]
    for parts in words {
      let ways = Self.ways(parts)
      guard spellings.count * ways.count <= 64 else {
        spellings = spellings.map { $0 + [parts.joined(separator: " ")] }
        continue
      }
      spellings = spellings.flatMap { spelling in ways.map { spelling + [$0] } }
    }
    return spellings.map { SearchPattern($0, isPrefix: isPrefix) }
  }

  /// All ways to write the parts of a word: each two neighbours apart or as one.
  private static func ways(_ parts: [String]) -> [String] {
    guard let first = parts.first else { return [] }
    guard parts.count <= 6 else { return [parts.joined(separator: " "), parts.joined()] }
    return parts.dropFirst().reduce([first]) { ways, part in ways.flatMap { [$0 + " " + part, $0 + part] } }
  }

  /// Looser spellings: a fused word taken apart, neighbours of a phrase as one word.
  var loosePatterns: [SearchPattern] {
    guard words.count <= SearchExpression.mostLoose else { return [] }
    guard words.count == 1 else {
      return (1..<words.count).map { index in
        let fused = words[index - 1] + words[index]
        return SearchPattern(
          (words[..<(index - 1)] + [[fused.joined()]] + words[(index + 1)...]).map { $0.joined(separator: " ") },
          isPrefix: isPrefix)
      }
    }
    let letters = Array(words[0].joined().unicodeScalars)
    // Numbers are not taken apart.
    guard (4...24).contains(letters.count), letters.allSatisfy(\.properties.isAlphabetic) else { return [] }
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(letters[range])) }
    var patterns: [SearchPattern] = []
    for first in stride(from: 2, through: letters.count - 2, by: 1) {
      patterns.append(SearchPattern([text(0..<first), text(first..<letters.count)], isPrefix: isPrefix))
      guard letters.count <= 14 else { continue }
      for second in stride(from: first + 2, through: letters.count - 2, by: 1) {
        patterns.append(
          SearchPattern(
            [text(0..<first), text(first..<second), text(second..<letters.count)], isPrefix: isPrefix))
      }
    }
    return patterns
  }

  /// The term and its right neighbour as one word; nil where one of them is a phrase or a number.
  func fused(with next: SearchQuery.Term) -> SearchQuery.Term? {
    let letters = (words + next.words).flatMap { $0 }.joined()
    guard !isPhrase, !next.isPhrase, !isPrefix, letters.unicodeScalars.allSatisfy(\.properties.isAlphabetic) else {
      return nil
    }
    return SearchQuery.Term(isPrefix: next.isPrefix, words: [[letters]])
  }
}

/// Terms in the language of FTS5, with what is to be marked in the texts.
struct SearchExpression {
  var text: String
  var patterns: [SearchPattern]

  /// How many words may be spelt loosely: what somebody pastes as a whole has too many spellings.
  static let mostLoose = 12

  /// What has all of these terms.
  /// - Parameter loosely: whether looser spellings count too.
  /// - Returns: nil where there are no terms, or too many for looser spellings.
  init?(all terms: [SearchQuery.Term], loosely: Bool = false) {
    guard !terms.isEmpty, !loosely || terms.count <= Self.mostLoose else { return nil }
    var patterns: [SearchPattern] = []
    var alternatives: [String] = []
    for reading in loosely ? Self.readings(terms) : [terms] {
      let parts = reading.map { term in
        let spellings = term.patterns + (loosely ? term.loosePatterns : [])
        patterns += spellings
        return "(\(spellings.map(\.expression).joined(separator: " OR ")))"
      }
      alternatives.append("(\(parts.joined(separator: " AND ")))")
    }
    text = alternatives.joined(separator: " OR ")
    self.patterns = patterns
  }

  /// What has one of these terms.
  /// - Returns: nil where there are no terms.
  init?(any terms: [SearchQuery.Term]) {
    guard !terms.isEmpty else { return nil }
    patterns = terms.flatMap(\.patterns)
    text = patterns.map(\.expression).joined(separator: " OR ")
  }

  /// The terms as they stand, and with neighbours fused: all ways for a few, else one pair at a time.
  private static func readings(_ terms: [SearchQuery.Term]) -> [[SearchQuery.Term]] {
    guard terms.count <= 5 else {
      return [terms]
        + (1..<terms.count).compactMap { index in
          terms[index - 1].fused(with: terms[index]).map { terms[..<(index - 1)] + [$0] + terms[(index + 1)...] }
        }
    }
    return terms.dropFirst().reduce([[terms[0]]]) { readings, term in
      readings.flatMap { reading in
        [reading + [term]] + (reading.last?.fused(with: term).map { [reading.dropLast() + [$0]] } ?? [])
      }
    }
  }
}
