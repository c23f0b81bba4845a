internal import TrackerCore

/// Text as it may stand in a terminal: nothing in it can move the cursor or turn its neighbours round, and its
/// width is known.
enum Cell {
  /// The text with everything that is not to be seen by itself made visible or left out.
  ///
  /// Control characters become their pictures (␛), bidi overrides and embeddings their code (<U+202E>);
  /// isolates, direction marks and other invisible characters are left out, but the half-space U+200C and the joiner
  /// U+200D stay: they shape Persian words and emoji. So do the signs around Arabic numbers, which are to be seen, and the
  /// tags behind a black flag, which make it that of Scotland.
  /// - Parameter keepingLines: whether line feeds stay; otherwise all white space is a space.
  static func visible(_ text: String, keepingLines: Bool = false) -> String {
    if text.utf8.allSatisfy({ 0x20 <= $0 && $0 < 0x7F || $0 == 0x0A && keepingLines }) { return text }
    var result = String.UnicodeScalarView()
    var isFlag = false
    for scalar in text.unicodeScalars {
      isFlag = scalar.value == 0x1F3F4 || isFlag && (0xE0020...0xE007F).contains(scalar.value)
      switch scalar.value {
      case 0x0A where keepingLines: result.append(scalar)
      case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
      case 0x00...0x1F, 0x7F...0x9F: result.append(scalar.picture ?? scalar)
      case 0x200C, 0x200D: result.append(scalar)
      case 0xE0020...0xE007F where isFlag: result.append(scalar)
      case 0x202A...0x202E:
        result.append(contentsOf: "<U+\(String(scalar.value, radix: 16, uppercase: true))>".unicodeScalars)
      default:
        if scalar.properties.generalCategory != .format || isArabicSign(scalar) { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// Whether it is a sign around an Arabic number, such as that of a year or a verse.
  private static func isArabicSign(_ scalar: Unicode.Scalar) -> Bool {
    (0x0600...0x0605).contains(scalar.value) || scalar.value == 0x06DD || scalar.value == 0x08E2
  }

  /// Lines for programs as a terminal may show them: nothing in them moves the cursor.
  static func shown(_ text: String) -> String {
    visible(text.replacing("\r\n", with: "\n"), keepingLines: true)
  }

  /// What stands around marked words while lines are broken: controls, which no visible text has, and which take no cell.
  static let (markStart, markEnd): (Unicode.Scalar, Unicode.Scalar) = ("\u{02}", "\u{03}")

  /// How many cells a text takes in a terminal.
  static func width(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.reduce(0) { $0 + width($1) }
  }

  /// How many cells a character takes: two for East Asian wide and emoji, none for what only joins or marks.
  /// Source of the ranges: Unicode 15.1, EastAsianWidth.txt, W and F.
  static func width(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .format where isArabicSign(scalar): break
      case .nonspacingMark, .enclosingMark, .format, .control: continue
      default: break
      }
      let isWide =
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
          0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
          0x20000...0x3FFFD:
          true
        default: scalar.properties.isEmojiPresentation || character.unicodeScalars.contains("\u{FE0F}")
        }
      width = max(width, isWide ? 2 : 1)
    }
    return width
  }

  /// The text cut to a width, with … where something was cut.
  static func cut(_ text: String, to limit: Int) -> String {
    guard width(text) > limit else { return text }
    var kept = ""
    var used = 0
    for character in text {
      let next = width(character)
      if used + next > limit - 1 { break }
      kept.append(character)
      used += next
    }
    return kept + "…"
  }

  /// Sentences for people in lines of at most a width: what is shorter stays as it is, and what is longer keeps its margin.
  static func wrapped(sentences: String, to limit: Int) -> String {
    sentences.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      guard width(String(line)) > limit else { return String(line) }
      let margin = String(line.prefix { $0 == " " })
      return wrapped(String(line), to: max(20, limit - margin.count)).map { margin + $0 }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  /// The text in at most so many lines of at most a width, with … where something was cut.
  static func wrapped(_ text: String, to limit: Int, most: Int) -> [String] {
    // What cannot be shown need not be broken into lines.
    let lines = wrapped(cut(text, to: limit * (most + 1)), to: limit)
    guard lines.count > most else { return lines }
    return lines[..<(most - 1)] + [cut(lines[most - 1] + "…", to: limit)]
  }

  /// The text in lines of at most a width, broken at spaces; a longer word is broken behind a slash, or where it must be.
  static func wrapped(_ text: String, to limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    func end() {
      if !line.isEmpty { lines.append(line) }
      (line, used) = ("", 0)
    }
    for word in text.split(separator: " ", omittingEmptySubsequences: true) {
      let wordWidth = width(String(word))
      if used > 0, used + 1 + wordWidth > limit { end() }
      if used > 0 {
        line += " "
        used += 1
      }
      if wordWidth <= limit - used {
        line += word
        used += wordWidth
        continue
      }
      for part in word.partedBehindSlashes {
        if used > 0, used + width(String(part)) > limit { end() }
        for character in part {
          let next = width(character)
          if used + next > limit { end() }
          line.append(character)
          used += next
        }
      }
    }
    end()
    return lines.isEmpty ? [""] : lines
  }
}

extension Substring {
  /// Its parts, each but the last with a slash at its end; those of `https://` part nothing.
  fileprivate var partedBehindSlashes: [Substring] {
    var (parts, start, before): ([Substring], Index, Character) = ([], startIndex, "/")
    for (index, character) in zip(indices, self) {
      defer { before = character }
      guard character == "/", before != "/", before != ":" else { continue }
      parts.append(self[start...index])
      start = self.index(after: index)
    }
    return start == endIndex ? parts : parts + [self[start...]]
  }
}
