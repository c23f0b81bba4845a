/// The archived text of a source, in which quotes are looked up. Places are in code points, half-open, as citations
/// have them.
public final class ArchivedText {
  /// Where a quote stands.
  public struct Place: Equatable, Sendable {
    /// Its code points.
    public var range: Range<Int>
    /// Whether it stands there to the letter; otherwise in another spelling.
    public var isVerbatim: Bool
    /// In how many places it stands like that; this is the first of them.
    public var count: Int
    /// Whether it begins or ends within a word.
    public var isWithinWord: Bool
  }

  let scalars: [Unicode.Scalar]
  /// The letters that count when spellings are compared, with the code point that each comes from.
  private(set) lazy var folded = Fold.letters(of: scalars)

  /// - Parameter text: the text as it is archived.
  public init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// How many code points it has.
  public var count: Int { scalars.count }

  /// What stands at a place.
  public func words(_ place: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[place])) }

  /// The first place of a quote: to the letter, else in any spelling that `Fold` takes for the same; whole words before
  /// parts of words. Part of a number is never found: "5 percent" does not stand in "1.5 percent".
  public func place(of quote: String) -> Place? {
    let wanted = Array(quote.unicodeScalars)
    let verbatim = Self.occurrences(of: wanted, in: scalars).map { $0..<$0 + wanted.count }
    let whole = verbatim.filter(isWhole)
    if let first = whole.first { return Place(range: first, isVerbatim: true, count: whole.count, isWithinWord: false) }
    let respelt = places(spelling: wanted).filter(isWhole)
    if let first = respelt.first {
      let isVerbatim = scalars[first].elementsEqual(wanted)
      return Place(range: first, isVerbatim: isVerbatim, count: respelt.count, isWithinWord: false)
    }
    let parts = verbatim.filter { !isPartOfNumber($0) }
    return parts.first.map { Place(range: $0, isVerbatim: true, count: parts.count, isWithinWord: true) }
  }

  /// The places of a quote in any spelling.
  private func places(spelling quote: [Unicode.Scalar]) -> [Range<Int>] {
    let (wanted, origins) = Fold.letters(of: quote)
    guard let first = origins.first, let last = origins.last else { return [] }
    let (letters, places) = folded
    return Self.occurrences(of: wanted, in: letters).compactMap { start in
      let end = start + wanted.count
      // Not a part of what one code point is read as.
      guard start == 0 || places[start - 1] != places[start], end == places.count || places[end] != places[end - 1]
      else { return nil }
      return grown(places[start]..<(places[end - 1] + 1), before: quote[..<first], behind: quote[(last + 1)...])
    }
  }

  /// A place together with what has no letter of its own: the marks and the tatweel of its last letter, and the
  /// punctuation that stands at the ends of the quote too.
  private func grown(
    _ place: Range<Int>, before: ArraySlice<Unicode.Scalar>, behind: ArraySlice<Unicode.Scalar>
  ) -> Range<Int> {
    var (start, end) = (place.lowerBound, place.upperBound)
    func isSilent(_ index: Int) -> Bool {
      scalars.indices.contains(index) && Self.isPartOfWord(scalars[index])
        && Fold.key(String(scalars[index])).isEmpty
    }
    while isSilent(end) { end += 1 }
    while isSilent(start - 1) { start -= 1 }
    for scalar in behind {
      guard end < scalars.count, scalars[end] == scalar else { break }
      end += 1
    }
    for scalar in before.reversed() {
      guard start > 0, scalars[start - 1] == scalar else { break }
      start -= 1
    }
    return start..<end
  }

  // MARK: - Words and numbers

  /// Whether a place begins and ends with whole words and numbers.
  private func isWhole(_ place: Range<Int>) -> Bool {
    !isTorn(place.lowerBound) && !isTorn(place.upperBound) && !isPartOfNumber(place)
  }

  private func isPartOfNumber(_ place: Range<Int>) -> Bool {
    isWithinNumber(place.lowerBound) || isWithinNumber(place.upperBound)
  }

  /// Whether a word goes on over the boundary before a code point.
  private func isTorn(_ index: Int) -> Bool {
    index > 0 && index < scalars.count && Self.isPartOfWord(scalars[index - 1]) && Self.isPartOfWord(scalars[index])
  }

  /// Whether a number goes on over the boundary before a code point: 1|5, 1|.5, 1.|5.
  private func isWithinNumber(_ index: Int) -> Bool {
    func isDigit(_ index: Int) -> Bool {
      scalars.indices.contains(index) && scalars[index].properties.generalCategory == .decimalNumber
    }
    func isPoint(_ index: Int) -> Bool {
      scalars.indices.contains(index) && [".", ",", "/", "\u{066B}", "\u{066C}"].contains(scalars[index])
    }
    return isDigit(index - 1) && isDigit(index) || isDigit(index - 1) && isPoint(index) && isDigit(index + 1)
      || isDigit(index - 2) && isPoint(index - 1) && isDigit(index)
  }

  /// Whether a code point is part of a word, in the scripts that have spaces between words.
  static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x0E00, 0x1E00...0x1FFF, 0xFB00...0xFDFF, 0xFE70...0xFEFC: break
    default: return false
    }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
      .spacingMark, .decimalNumber:
      true
    default: false
    }
  }

  // MARK: - Search

  /// Where a pattern begins in a text, overlaps too, in time that grows with both lengths only.
  ///
  /// Source: D. E. Knuth, J. H. Morris, V. R. Pratt, "Fast Pattern Matching in Strings", SIAM J. Comput. 6 (1977).
  static func occurrences(of pattern: [Unicode.Scalar], in text: [Unicode.Scalar]) -> [Int] {
    guard !pattern.isEmpty, pattern.count <= text.count else { return [] }
    // For each beginning of the pattern, how much of it is also its end.
    var borders = [0]
    borders.reserveCapacity(pattern.count)
    var matched = 0
    for scalar in pattern.dropFirst() {
      while matched > 0, pattern[matched] != scalar { matched = borders[matched - 1] }
      if pattern[matched] == scalar { matched += 1 }
      borders.append(matched)
    }
    var found: [Int] = []
    matched = 0
    for (index, scalar) in text.enumerated() {
      while matched > 0, matched == pattern.count || pattern[matched] != scalar { matched = borders[matched - 1] }
      if pattern[matched] == scalar { matched += 1 }
      if matched == pattern.count { found.append(index + 1 - matched) }
    }
    return found
  }
}
