/// Which spellings count as one when names are compared.
///
/// Persian and Arabic text comes with two yehs, two kafs, five kinds of heh, three sets of digits, and with a
/// half-space, a space or nothing between the parts of a word. Two names with the same key are the same name.
public enum Fold {
  /// Letters that are written one for the other, and the one they are all read as.
  static let letters: [(read: Unicode.Scalar, written: [Unicode.Scalar])] = [
    ("\u{06CC}", ["\u{064A}", "\u{0649}", "\u{06D2}", "\u{06D0}", "\u{06CE}"]),  // ی: ي ى ے ې ێ
    ("\u{06A9}", ["\u{0643}", "\u{06AA}"]),  // ک: ك ڪ
    ("\u{0647}", ["\u{0629}", "\u{06D5}", "\u{06C1}", "\u{06BE}", "\u{06C3}"]),  // ه: ة ە ہ ھ ۃ
    ("\u{0627}", ["\u{0671}"]),  // ا: ٱ (آ أ إ lose their marks)
  ]

  private static let reading: [Unicode.Scalar: Unicode.Scalar] = {
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (read, written) in letters { for scalar in written { table[scalar] = read } }
    return table
  }()

  /// The key of a name: letters and digits only, in one form each.
  ///
  /// Marks, case, spaces, half-spaces (U+200C), invisible characters, tatweel, hamza by itself and
  /// punctuation are left out, but not within numbers; digits of any script are ASCII digits.
  public static func key(_ text: String) -> String {
    var key = String.UnicodeScalarView()
    let scalars = text.nfdScalars
    for (index, scalar) in scalars.enumerated() {
      if separatesNumbers(scalars, index) {
        key.append(scalar.properties.isWhitespace ? " " : scalar)
        continue
      }
      if scalar.isASCII {
        switch scalar {
        case "a"..."z", "0"..."9": key.append(scalar)
        case "A"..."Z": key.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
        case "+", "<", ">", "=", "$", "%", "&", "@", "#", "*": key.append(scalar)
        default: break
        }
        continue
      }
      if let read = reading[scalar] {
        key.append(read)
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
        if let value = properties.numericValue { key.append(Unicode.Scalar(UInt8(value) + 0x30)) }
      default:
        if scalar == "\u{0640}" || scalar == "\u{0621}" { continue }  // tatweel, hamza
        key.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
      }
    }
    return String(key)
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
