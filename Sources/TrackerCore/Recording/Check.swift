/// What every text that somebody typed must be, whichever way it comes in.
public enum Check {
  /// Not blank, and without U+0000, at which C programs would cut it.
  /// - Parameter what: the field, for messages: `--note`.
  @discardableResult
  public static func text(_ text: String, _ what: @autoclosure () -> String) throws(Failure) -> String {
    // Nearly all texts begin with what can be seen.
    guard (0x21...0x7E).contains(text.utf8.first ?? 0) || text.unicodeScalars.contains(where: isVisible) else {
      // What begins a sentence ("The name") is asked for; an option or a key can be left out.
      let hint = what().first?.isUppercase == true ? "" : "; leave it out where it is unknown"
      throw Failure(.badData, "\(what()) is empty\(hint)")
    }
    let hasZero = text.utf8.withContiguousStorageIfAvailable { $0.contains(0) } ?? text.utf8.contains(0)
    guard !hasZero else { throw Failure(.badData, "\(what()) contains U+0000, which no text may") }
    return text
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && scalar != "\0" && scalar.properties.generalCategory != .format
  }

  /// A text on one line, such as a name: trimmed, in normalization form C.
  public static func line(_ text: String, _ what: @autoclosure () -> String) throws(Failure) -> String {
    // Nearly all of them are such a line already.
    if text.utf8.count <= 4000, !text.isEmpty, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) { return text }
    let line = try Check.text(text, what()).trimmed ?? ""
    guard !line.unicodeScalars.contains(where: { $0 == "\n" || $0 == "\r" || $0 == "\u{2028}" || $0 == "\u{2029}" })
    else { throw Failure(.badData, "\(what()) has a line break; a name stands on one line") }
    guard line.utf8.count <= 4000 else {
      throw Failure(.badData, "\(what()) is \(line.utf8.count) bytes long; a name has at most 4000")
    }
    return line.nfc
  }

  /// A language: two or three lower-case letters, ISO 639.
  public static func lang(_ text: String, _ what: @autoclosure () -> String) throws(Failure) -> String {
    guard (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      throw Failure(
        .badData, "\(what()) is \"\(text.prefix(40))\", which is no language code; write ISO 639, such as fa, ar or en")
    }
    return text
  }

  /// One of a list of words.
  public static func word<Word: RawRepresentable & CaseIterable>(_ text: String, _ what: @autoclosure () -> String)
    throws(Failure) -> Word
  where Word.RawValue == String {
    if let word = Word(rawValue: text) { return word }
    let words = Word.allCases.map(\.rawValue)
    let close = Suggestion.closest(to: text, among: words).map { "; did you mean \($0)?" } ?? ""
    throw Failure(
      .badData, "\(what()) is \"\(text.prefix(40))\", not one of: \(words.joined(separator: ", "))\(close)")
  }

  /// An address: `https://…`, without white space.
  public static func url(_ text: String, _ what: @autoclosure () -> String) throws(Failure) -> String {
    let url = try Check.text(text, what())
    guard let colon = url.firstIndex(of: ":"), colon > url.startIndex,
      !url.unicodeScalars.contains(where: { $0.properties.isWhitespace || $0.value < 0x20 })
    else {
      throw Failure(.badData, "\(what()) is \"\(url.prefix(60))\", which is no address such as https://example.org/1")
    }
    return url
  }

  /// A record's name across files: printable ASCII without spaces.
  public static func uid(_ text: String, _ what: @autoclosure () -> String) throws(Failure) -> String {
    guard !text.isEmpty, text.utf8.count <= 200, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw Failure(
        .badData, "\(what()) is \"\(text.prefix(40))\"; a uid has 1 to 200 printable ASCII characters and no space")
    }
    return text
  }
}

extension StatementRecord {
  /// Whether the parts of a statement fit together, as far as that can be seen before its claims are found.
  public func check() throws(Failure) {
    try checkParts()
    var taken: [(claim: String, axis: Stance.Axis)] = []
    for stance in stances {
      let key = (Fold.key(stance.claim), stance.position.axis)
      guard !taken.contains(where: { $0 == key }) else { throw Self.twoStances(on: stance.claim) }
      taken.append(key)
    }
  }

  /// Where it takes two stances on one claim and axis.
  static func twoStances(on claim: String) -> Failure {
    Failure(.badData, "there are two stances on one claim: \"\(claim.prefix(80))\"")
  }

  /// The same for a line of a file, where claims have uids: two that read alike may be two claims.
  func checkParts() throws(Failure) {
    guard quote != nil || paraphrase != nil else {
      throw Failure(
        .badData,
        "a statement has a quote, the words as they stand, or a paraphrase in other words")
    }
    guard translation == nil || quote != nil else {
      throw Failure(.badData, "a translation translates a quote, and there is none")
    }
    try checkVoice()
    for stance in stances {
      if let strength = stance.strength, !(1...3).contains(strength) {
        throw Failure(.badData, "the strength of a stance is 1 (guarded), 2 (plain) or 3 (emphatic), not \(strength)")
      }
      guard stance.target == nil || stance.position == .denies else {
        throw Failure(.badData, "only a denial has a target; this stance \(stance.position.rawValue)")
      }
    }
  }

  private func checkVoice() throws(Failure) {
    let isForBody = if case .organization = spokenFor { true } else { post != nil && spokenFor == .post }
    switch voiceOrDefault {
    case .person where official == nil:
      throw Failure(.badData, "a statement in a person's voice names the official")
    case .unnamed where speaker == nil:
      throw Failure(.badData, "a statement by an unnamed official gives the speaker as printed")
    case .body where !isForBody:
      throw Failure(.badData, "a statement in a body's voice names the organization")
    case .unnamed, .body, .hearsay:
      if official != nil {
        throw Failure(
          .badData, "a statement that names the official is in a person's voice, not \(voiceOrDefault.rawValue)")
      }
    case .person: break
    }
  }
}
