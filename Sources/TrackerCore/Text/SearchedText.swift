/// A text as it was written, taken apart into the words that the index has of it.
///
/// A word is what the tokenizer `unicode61` of FTS5 takes for one after folding: letters and digits, without case and
/// accents. <https://sqlite.org/fts5.html#unicode61_tokenizer>
public struct SearchedText {
  /// A word and where it stands.
  struct Word: Equatable {
    /// How it is read.
    var read: String
    /// Its code points in the text as written.
    var place: Range<Int>
  }

  private let scalars: [Unicode.Scalar]
  private(set) var words: [Word] = []

  /// - Parameter text: as it was written.
  public init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var read = String.UnicodeScalarView()
    var place = 0..<0
    func end(_ words: inout [Word]) {
      if !read.isEmpty { words.append(Word(read: String(read), place: place)) }
      read = String.UnicodeScalarView()
    }
    func take(_ letter: Unicode.Scalar, at index: Int, _ words: inout [Word]) {
      guard Self.isPartOfWord(letter) else {
        if !Self.isAccent(letter) { end(&words) }
        return
      }
      if read.isEmpty { place = index..<index }
      read.append(letter)
      place = place.lowerBound..<(index + 1)
    }
    for (index, scalar) in scalars.enumerated() {
      if scalar.isASCII {
        take(Self.lowercase(scalar), at: index, &words)
      } else if let folded = Fold.table[scalar] {
        for letter in folded.unicodeScalars { take(letter, at: index, &words) }
      } else if Self.hasCaseOrAccent(scalar) {
        for letter in String(scalar).nfdScalars.flatMap({ Array($0.properties.lowercaseMapping.unicodeScalars) }) {
          take(letter, at: index, &words)
        }
      } else {
        take(scalar, at: index, &words)
      }
    }
    end(&words)
  }

  private static func lowercase(_ ascii: Unicode.Scalar) -> Unicode.Scalar {
    ("A"..."Z").contains(ascii) ? Unicode.Scalar(UInt8(ascii.value) + 0x20) : ascii
  }

  /// Whether a letter is of Latin, Greek or Cyrillic script.
  private static func hasCaseOrAccent(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x0530 || (0x1E00...0x1FFF).contains(scalar.value)
  }

  private static func isAccent(_ scalar: Unicode.Scalar) -> Bool { (0x0300...0x036F).contains(scalar.value) }

  private static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .privateUse:
      true
    default: false
    }
  }

  /// Where patterns are found, in code points, in order and without overlaps.
  public func places(of patterns: [SearchPattern]) -> [Range<Int>] {
    let byFirst = Dictionary(grouping: Set(patterns), by: { $0.words.count > 1 || !$0.isPrefix ? $0.words.first : nil })
    var places: [Range<Int>] = []
    var index = 0
    while index < words.count {
      let candidates = (byFirst[words[index].read] ?? []) + (byFirst[nil] ?? [])
      guard let longest = candidates.filter({ stands($0, at: index) }).map(\.words.count).max(), longest > 0 else {
        index += 1
        continue
      }
      places.append(words[index].place.lowerBound..<words[index + longest - 1].place.upperBound)
      index += longest
    }
    return places
  }

  private func stands(_ pattern: SearchPattern, at index: Int) -> Bool {
    guard index + pattern.words.count <= words.count else { return false }
    return pattern.words.enumerated().allSatisfy { offset, word in
      let read = words[index + offset].read
      return pattern.isPrefix && offset == pattern.words.count - 1 ? read.hasPrefix(word) : read == word
    }
  }

  /// A piece of the text around places, as it was written.
  /// - Parameter most: how many words.
  /// - Returns: the place of the piece, in code points.
  public func excerpt(around places: [Range<Int>], most: Int = 40) -> Range<Int> {
    guard words.count > most, let last = words.last else { return 0..<scalars.count }
    let first = places.first.flatMap { place in words.firstIndex { $0.place.upperBound > place.lowerBound } } ?? 0
    let start = max(0, min(first - 8, words.count - most))
    let lower = start == 0 ? 0 : words[start].place.lowerBound
    let end = start + most
    return lower..<(end >= words.count ? max(scalars.count, last.place.upperBound) : words[end - 1].place.upperBound)
  }

  /// A piece of the text.
  public func text(_ place: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[place])) }
}
