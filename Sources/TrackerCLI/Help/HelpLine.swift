/// A line of a page of the help: a word and what it means, or a line as it stands.
struct HelpLine {
  /// What is explained, or the whole line.
  let word: String
  /// What it means; nil where nothing is explained.
  let meaning: String?
  private let line: String

  init(_ line: String) {
    self.line = line
    let text = line.drop { $0 == " " }
    guard line.hasPrefix("  "), let gap = text.firstRange(of: "  ") else {
      (word, meaning) = (String(text), nil)
      return
    }
    word = String(text[..<gap.lowerBound])
    meaning = String(text[gap.upperBound...].drop { $0 == " " })
  }

  /// The line in as many lines as it takes in a terminal; what a word means stays beside it.
  func wrapped(to width: Int) -> [String] {
    guard Cell.width(line) > width, let meaning else { return [line] }
    let left = line.dropLast(meaning.count)
    return Cell.wrapped(meaning, to: max(width - left.count, 20)).enumerated().map { index, part in
      (index == 0 ? String(left) : String(repeating: " ", count: left.count)) + part
    }
  }
}
