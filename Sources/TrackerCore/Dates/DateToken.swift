/// A piece of a date as it was typed.
enum DateToken: Equatable {
  /// Digits, as they stand between other signs: `2018`, `1397/04/12`, `201X`. Always ASCII.
  case number(String)
  /// A word that can stand in a date.
  case word(DateWord)
  /// A word that cannot.
  case unknown(String)
  /// «تا», to, until: the other end of a span follows.
  case to
  /// A hyphen or dash by itself, between two dates.
  case dash
  /// ?, ~ or %.
  case mark(String)
  /// `..`: an end that is open.
  case open
  /// A slash by itself, between two dates.
  case slash
  /// A time of day.
  case time

  /// The pieces of a text. Times of day are left out, for statements have none, and so is what joins them to the rest:
  /// "19 Azar 1398 - 12:53", "10:00 to 12:30, 3 July 2018".
  static func tokens(of text: String) -> [DateToken] {
    var scanner = Scanner(text)
    var tokens: [DateToken] = []
    while let token = scanner.next() { tokens.append(contentsOf: token) }
    return tokens.indices.filter { index in
      let isBehindTime = index > 0 && tokens[index - 1] == .time
      let isBeforeTime = tokens.dropFirst(index + 1).first == .time
      return switch tokens[index] {
      case .time: false
      case .dash: !isBehindTime && !isBeforeTime
      case .to: !isBehindTime || !isBeforeTime
      default: true
      }
    }.map { tokens[$0] }
  }

  private static let toWords = Set(["تا", "الی", "إلى", "to", "until", "till", "through"].map(Fold.key))

  /// Reads one piece after the other.
  private struct Scanner {
    private let scalars: [Unicode.Scalar]
    private var position = 0

    init(_ text: String) {
      // Digits of any script are digits; half-spaces and direction marks are not to be seen.
      scalars = text.nfc.unicodeScalars.compactMap { scalar in
        let properties = scalar.properties
        if properties.generalCategory == .format { return nil }
        if properties.generalCategory == .decimalNumber, let value = properties.numericValue {
          return Unicode.Scalar(0x30 + UInt8(value))
        }
        return scalar == "\u{2010}" || scalar == "\u{2212}" ? "-" : scalar
      }
    }

    private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
      scalars.indices.contains(position + offset) ? scalars[position + offset] : nil
    }

    private static func isDigit(_ scalar: Unicode.Scalar?) -> Bool { scalar.map { ("0"..."9").contains($0) } ?? false }
    private static func isLetter(_ scalar: Unicode.Scalar?) -> Bool {
      scalar.map { $0.properties.isAlphabetic || $0.properties.generalCategory == .nonspacingMark } ?? false
    }

    /// The next pieces; none for what only separates; nil at the end.
    mutating func next() -> [DateToken]? {
      guard let first = scalar() else { return nil }
      if Self.isDigit(first) || first == "X" && Self.isDigit(scalar(1)) { return number() }
      if Self.isLetter(first) { return word() }
      position += 1
      switch first {
      case "?", "~", "%": return [.mark(String(first))]
      case "–", "—", "-": return [.dash]
      case "/": return [.slash]
      case "." where scalar() == ".":
        position += 1
        return [.open]
      case " ", "\t", "\u{A0}", ",", "،", "؛", ";", ".", "(", ")", "«", "»", "\u{202F}": return []
      default: return [.unknown(String(first))]
      }
    }

    /// A run of digits with X, hyphens, slashes and points between them, or a time of day, which is passed over.
    private mutating func number() -> [DateToken] {
      var text = ""
      while let next = scalar() {
        let isInside = next == "-" || next == "/" || next == "."
        guard Self.isDigit(next) || next == "X" || isInside && (Self.isDigit(scalar(1)) || scalar(1) == "X") else {
          break
        }
        text.unicodeScalars.append(next)
        position += 1
      }
      if scalar() == ":", Self.isDigit(scalar(1)) {
        while let next = scalar(), Self.isDigit(next) || next == ":" || next == "." { position += 1 }
        if scalar() == "Z" { position += 1 }
        // The distance from Greenwich: +04:30, +0430.
        if scalar() == "+" || scalar() == "-", (1...2).allSatisfy({ Self.isDigit(scalar($0)) }) {
          let minutes = scalar(3) == ":" ? 4 : 3
          if Self.isDigit(scalar(minutes)), Self.isDigit(scalar(minutes + 1)) { position += minutes + 2 }
        }
        // "3 July 2018-12:30": what stands before the last sign is no part of the time.
        let date = text.lastIndex { "-/.".contains($0) }.map { String(text[..<$0]) }
        return (date.map { [.number($0)] } ?? []) + [.time]
      }
      // The T of ISO 8601 between a day and its time.
      if scalar() == "T", Self.isDigit(scalar(1)) { position += 1 }
      return [.number(text)]
    }

    /// A word, with the next one where only both together mean something: «ربیع الاول», «سه شنبه».
    private mutating func word() -> [DateToken] {
      let first = letters()
      let end = position
      while let next = scalar(), next.properties.isWhitespace || next == "." { position += 1 }
      if Self.isLetter(scalar()), let meaning = DateWord.meaning(of: first + " " + letters()) {
        return [.word(meaning)]
      }
      position = end
      if DateToken.toWords.contains(Fold.key(first)) { return [.to] }
      return [DateWord.meaning(of: first).map { .word($0) } ?? .unknown(first)]
    }

    /// Letters with what stands between them: ه.ش, al-qidah.
    private mutating func letters() -> String {
      var text = ""
      while let next = scalar(), Self.isLetter(next) || (next == "." || next == "-") && Self.isLetter(scalar(1)) {
        text.unicodeScalars.append(next)
        position += 1
      }
      return text
    }
  }
}
