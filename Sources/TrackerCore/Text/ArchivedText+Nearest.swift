// What somebody probably meant to quote.

extension ArchivedText {
  /// The passage that is most like a quote, in whole words; nil where nothing is like it.
  ///
  /// A window as long as the quote moves over the letters of the text and counts how many of the quote's groups of
  /// three letters are in it (E. Ukkonen, "Approximate string-matching with q-grams and maximal matches", Theor. Comput.
  /// Sci. 92, 1992): one pass, however long both are, and no slip of the pen breaks more than three groups.
  public func nearest(to quote: String) -> Range<Int>? {
    let wanted = Fold.letters(of: Array(quote.unicodeScalars)).letters
    let (letters, origins) = folded
    let size = min(3, wanted.count)
    guard size > 0, letters.count >= size else { return nil }
    // Groups get numbers, so that counting needs no more than one look-up for each letter of the text.
    var numbers: [UInt64: Int] = [:]
    var wantedCounts: [Int] = []
    for group in Self.groups(of: wanted, size) {
      let number = numbers[group] ?? wantedCounts.count
      if number == wantedCounts.count {
        numbers[group] = number
        wantedCounts.append(0)
      }
      wantedCounts[number] += 1
    }
    let text = Self.groups(of: letters, size).map { numbers[$0] ?? -1 }
    let length = min(wanted.count - size + 1, text.count)
    var counts = [Int](repeating: 0, count: wantedCounts.count)
    var (common, most, best) = (0, 0, 0)
    for (end, entering) in text.enumerated() {
      if entering >= 0 {
        if counts[entering] < wantedCounts[entering] { common += 1 }
        counts[entering] += 1
      }
      if end >= length, case let leaving = text[end - length], leaving >= 0 {
        counts[leaving] -= 1
        if counts[leaving] < wantedCounts[leaving] { common -= 1 }
      }
      if common > most { (most, best) = (common, max(0, end - length + 1)) }
    }
    guard most * 3 >= length else { return nil }
    let window = best..<min(best + wanted.count, letters.count)
    guard let passage = Self.fitted(wanted, around: window, in: letters) else { return nil }
    return inWords(origins[passage.lowerBound]..<(origins[passage.upperBound - 1] + 1))
  }

  /// The part of a text, near a window in it, that fewest insertions, deletions and replacements turn into a pattern; nil
  /// where half of its letters are others.
  ///
  /// Source: P. H. Sellers, "The theory and computation of evolutionary distances: pattern recognition", J. Algorithms 1
  /// (1980). Its time grows with the square of the length; what is longer than a page keeps its window.
  private static func fitted(
    _ pattern: [Unicode.Scalar], around window: Range<Int>, in text: [Unicode.Scalar]
  ) -> Range<Int>? {
    guard pattern.count <= 2000 else { return window }
    let near = max(0, window.lowerBound - pattern.count / 2)..<min(text.count, window.upperBound + pattern.count / 2)
    // For each beginning of the pattern, the cost of its best fit that ends here, and where that begins.
    var column = (0...pattern.count).map { (cost: $0, start: near.lowerBound) }
    var best = (cost: Int.max, place: window)
    for index in near {
      var diagonal = column[0]
      column[0] = (0, index + 1)
      for row in 1...pattern.count {
        let replaced = (cost: diagonal.cost + (pattern[row - 1] == text[index] ? 0 : 1), start: diagonal.start)
        diagonal = column[row]
        let other = column[row].cost < column[row - 1].cost ? column[row] : column[row - 1]
        column[row] = replaced.cost <= other.cost + 1 ? replaced : (other.cost + 1, other.start)
      }
      let last = column[pattern.count]
      let isLonger = last.cost == best.cost && last.start == best.place.lowerBound
      if last.cost < best.cost || isLonger, last.start <= index { best = (last.cost, last.start..<(index + 1)) }
    }
    return best.cost * 2 <= pattern.count ? best.place : nil
  }

  /// Each `size` letters that follow each other, as one number.
  private static func groups(of letters: [Unicode.Scalar], _ size: Int) -> [UInt64] {
    var group: UInt64 = 0
    let mask: UInt64 = (1 << (21 * UInt64(size))) - 1
    var groups: [UInt64] = []
    groups.reserveCapacity(letters.count)
    for (index, letter) in letters.enumerated() {
      group = (group << 21 | UInt64(letter.value)) & mask
      if index >= size - 1 { groups.append(group) }
    }
    return groups
  }

  /// A passage in whole words.
  private func inWords(_ passage: Range<Int>) -> Range<Int> {
    var (start, end) = (passage.lowerBound, passage.upperBound)
    while start > 0, Self.isPartOfWord(scalars[start]), Self.isPartOfWord(scalars[start - 1]) { start -= 1 }
    while end < scalars.count, Self.isPartOfWord(scalars[end - 1]), Self.isPartOfWord(scalars[end]) { end += 1 }
    return start..<end
  }

  /// A passage for people, on one line: of a long one what stands around the first word that a quote does not have.
  /// - Parameter most: about how many code points.
  public func excerpt(_ passage: Range<Int>, differingFrom quote: String, most: Int = 300) -> String {
    guard passage.count > most else { return words(passage) }
    let text = SearchedText(words(passage)).words
    let wanted = SearchedText(quote).words
    let same = zip(text, wanted).prefix { $0.read == $1.read }.count
    let middle = passage.lowerBound + (same < text.count ? text[same].place.lowerBound : 0)
    var start = max(passage.lowerBound, min(middle - most / 2, passage.upperBound - most))
    var end = start + most
    while start > passage.lowerBound, Self.isPartOfWord(scalars[start - 1]), middle - start < most { start -= 1 }
    while end < passage.upperBound, Self.isPartOfWord(scalars[end]), end - middle < most { end += 1 }
    return (start > passage.lowerBound ? "… " : "") + words(start..<end) + (end < passage.upperBound ? " …" : "")
  }
}
