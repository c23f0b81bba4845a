// Text that runs from right to left, on a terminal. <https://www.unicode.org/reports/tr9/>

extension Cell {
  /// Whether the text has letters that run from right to left.
  static func isRightToLeft(_ text: String) -> Bool { text.unicodeScalars.contains(where: isRightToLeft) }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
    default: false
    }
  }

  /// Whether the first letter of the text runs from right to left, and so the text as a whole.
  private static func beginsRightToLeft(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.first { $0.properties.isAlphabetic }.map(isRightToLeft) ?? false
  }

  /// The text as a unit of its own among text of the other direction (FIRST STRONG ISOLATE … POP).
  static func isolated(_ text: String) -> String {
    isRightToLeft(text) ? "\u{2068}\(text)\u{2069}" : text
  }

  /// The lines of one text, each as a unit in the direction of the whole: a line that happens to begin with a word of
  /// the other direction does not turn round (RIGHT-TO-LEFT or LEFT-TO-RIGHT ISOLATE … POP).
  static func isolated(lines: [String]) -> [String] {
    guard lines.count > 1, lines.contains(where: isRightToLeft) else { return lines.map { isolated($0) } }
    let start = (lines.first(where: { $0.unicodeScalars.contains { $0.properties.isAlphabetic } })).map(
      beginsRightToLeft)
    return lines.map { "\(start == true ? "\u{2067}" : "\u{2066}")\($0)\u{2069}" }
  }

  /// Sentences for people in which names of the other direction may stand, each of them as a unit of its own: a line
  /// that begins from right to left, what stands between quotation marks, and any run of such words.
  /// - Parameter limit: the width to which lines are broken; the parts of one keep its direction.
  static func isolatedWithin(_ text: String, wrappedTo limit: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let parts = wrapped(sentences: String(line), to: limit)
      guard isRightToLeft(parts) else { return parts }
      return beginsRightToLeft(line) ? isolatedLines(parts) : isolatedQuotes(parts)
    }.joined(separator: "\n")
  }

  private static func isolatedLines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let margin = line.prefix { $0 == " " }
      return margin + isolated(String(line.dropFirst(margin.count)))
    }.joined(separator: "\n")
  }

  private static func isolatedQuotes(_ text: String) -> String {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated().map { index, part in
      // An isolate ends with its line.
      part.split(separator: "\n", omittingEmptySubsequences: false).map { part in
        index % 2 == 1 ? isolated(String(part)) : isolatedRuns(part)
      }.joined(separator: "\n")
    }.joined(separator: "\"")
  }

  /// The words from right to left that stand together, with what is between them, as units.
  private static func isolatedRuns(_ text: Substring) -> String {
    var result = ""
    var (run, behind) = ("", "")
    func end() {
      result += isolated(run) + behind
      (run, behind) = ("", "")
    }
    for character in text {
      if character.unicodeScalars.contains(where: isRightToLeft) {
        run += behind + String(character)
        behind = ""
      } else if run.isEmpty || character.unicodeScalars.contains(where: \.properties.isAlphabetic) {
        end()
        result.append(character)
      } else {
        behind.append(character)
      }
    }
    end()
    return result
  }
}
