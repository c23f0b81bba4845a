/// Which spellings count as one when names are compared.
///
/// Persian and Arabic text comes with two yehs, two kafs, five kinds of heh, three sets of digits, and with a
/// half-space, a space or nothing between the parts of a word. Two names with the same key are the same name.
public enum Fold {
  /// What each code point of the table `folds` (`migrations/0015-folds.sql`) is read as.
  static let table: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = [:]
    for line in Schema.folds.unicodeScalars.split(separator: "\n") {
      if let written = line.first { table[written] = String(String.UnicodeScalarView(line.dropFirst())) }
    }
    return table
  }()

  /// The text as the search index has it, and as the view `folded_words` shows it: each code point of the table as
  /// what it is read as, all others as they stand.
  public static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    let rows = Self.rows
    for scalar in text.unicodeScalars {
      if scalar.value < 0x80 {
        folded.append(UInt8(scalar.value))
      } else if scalar.value < 0x10000, let row = rows[Int(scalar.value >> 8)], let read = row[Int(scalar.value & 0xFF)]
      {
        folded.append(contentsOf: read)
      } else {
        folded.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return String(decoding: folded, as: UTF8.self)
  }

  /// The table by the high and the low byte of a code point: asked for each letter of long texts.
  private static let rows: [[[UInt8]?]?] = {
    var rows = [[[UInt8]?]?](repeating: nil, count: 256)
    for (written, read) in table where written.value < 0x10000 {
      let high = Int(written.value >> 8)
      if rows[high] == nil { rows[high] = Array(repeating: nil, count: 256) }
      rows[high]?[Int(written.value & 0xFF)] = Array(read.utf8)
    }
    return rows
  }()

  /// The key of a name: letters and digits only, in one form each.
  ///
  /// Marks, case, spaces, half-spaces (U+200C), invisible characters, tatweel, hamza by itself and
  /// punctuation are left out, but not within numbers; digits of any script are ASCII digits.
  public static func key(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    // Folded first: some letters would lose in parts what they are read as. And last, for what only then appears.
    forEachLetter(of: Self.text(text).nfdScalars) { letter, _ in key.append(letter) }
    return String(key)
  }

  /// The letters of which the key of a text is made, each with the index of the code point that it comes from.
  static func letters(of text: [Unicode.Scalar]) -> (letters: [Unicode.Scalar], origins: [Int]) {
    var scalars: [Unicode.Scalar] = []
    var origins: [Int] = []
    scalars.reserveCapacity(text.count)
    origins.reserveCapacity(text.count)
    var forms: [Unicode.Scalar: [Unicode.Scalar]] = [:]
    for (index, scalar) in text.enumerated() {
      if scalar.isASCII {
        scalars.append(scalar)
        origins.append(index)
        continue
      }
      let form = forms[scalar] ?? Self.text(String(scalar)).nfdScalars
      forms[scalar] = form
      for part in form {
        scalars.append(part)
        origins.append(index)
      }
    }
    var letters: [Unicode.Scalar] = []
    var places: [Int] = []
    letters.reserveCapacity(scalars.count)
    places.reserveCapacity(scalars.count)
    forEachLetter(of: scalars) { letter, index in
      letters.append(letter)
      places.append(origins[index])
    }
    return (letters, places)
  }

  /// Hands over each letter of a text that is folded and in normalization form D, with the index that it comes from.
  @inline(__always)
  private static func forEachLetter(of scalars: [Unicode.Scalar], _ take: (Unicode.Scalar, Int) -> Void) {
    for (index, scalar) in scalars.enumerated() {
      if separatesNumbers(scalars, index) {
        take(scalar.properties.isWhitespace ? " " : scalar, index)
        continue
      }
      if scalar.isASCII {
        switch scalar {
        case "a"..."z", "0"..."9": take(scalar, index)
        case "A"..."Z": take(Unicode.Scalar(UInt8(scalar.value) + 0x20), index)
        case "+", "<", ">", "=", "$", "%", "&", "@", "#", "*": take(scalar, index)
        default: break
        }
        continue
      }
      if let read = table[scalar] {
        for letter in read.unicodeScalars { take(letter, index) }
        continue
      }
      let properties = scalar.properties
      if isMark(scalar) { continue }
      switch properties.generalCategory {
      case .format, .control, .spaceSeparator, .lineSeparator, .paragraphSeparator,
        .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
        .otherPunctuation, .connectorPunctuation:
        continue
      case .decimalNumber:
        if let value = properties.numericValue { take(Unicode.Scalar(UInt8(value) + 0x30), index) }
      default:
        for letter in properties.lowercaseMapping.unicodeScalars { take(letter, index) }
      }
    }
  }

  /// Whether a mark or space belongs to a number: 1.5 is not 15, ۱۲/۵ is not ۱۲۵, and -5 is not 5.
  private static func separatesNumbers(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    let next = index + 1
    guard next < scalars.count, scalars[next].properties.generalCategory == .decimalNumber else { return false }
    let before = index > 0 ? scalars[index - 1].properties : nil
    switch scalars[index].properties.generalCategory {
    case .dashPunctuation:
      return before == nil || before?.isWhitespace == true || before?.generalCategory == .decimalNumber
    case .otherPunctuation, .spaceSeparator: return before?.generalCategory == .decimalNumber
    default: return false
    }
  }

  /// Accents and vowel signs that one may leave out in Latin, Greek, Cyrillic, Hebrew and Arabic script. Those
  /// of other scripts are letters.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0300...0x036F, 0x0591...0x05C7, 0x0610...0x061A, 0x064B...0x065F, 0x0670, 0x06D6...0x06ED:
      scalar.properties.generalCategory == .nonspacingMark
    default: false
    }
  }
}
