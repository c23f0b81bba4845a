/// What somebody probably meant to type.
public enum Suggestion {
  /// The word nearest to a misspelt one, or nil where none is near.
  public static func closest(to word: String, among words: [String]) -> String? {
    let scalars = Array(word.lowercased().unicodeScalars)
    return
      words
      .compactMap { candidate in
        editDistance(scalars, Array(candidate.unicodeScalars), limit: max(1, candidate.count / 3))
          .map { ($0, candidate) }
      }
      .min { $0.0 < $1.0 }?.1
  }
}
