/// What somebody probably meant to type.
public enum Suggestion {
  /// The word nearest to a misspelt one, or nil where none is near: some letters differ, or it goes on or ends
  /// otherwise, as `deny` for `denies`. Of two alike the one that begins more alike is nearer.
  public static func closest(to word: String, among words: [String]) -> String? {
    let scalars = Array(word.lowercased().unicodeScalars)
    return
      words
      .compactMap { candidate -> (nearness: Int, candidate: String)? in
        let other = Array(candidate.lowercased().unicodeScalars)
        let begun = zip(scalars, other).prefix { $0 == $1 }.count
        let length = max(scalars.count, other.count)
        guard let distance = editDistance(scalars, other, limit: length) else { return nil }
        let isNear = distance <= max(1, other.count / 3)
        return isNear || begun >= 3 && begun * 2 >= scalars.count ? (distance - begun, candidate) : nil
      }
      .min { $0.nearness < $1.nearness }?.candidate
  }
}
