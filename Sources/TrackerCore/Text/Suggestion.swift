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

  /// The records that somebody may have meant, as a list for people: those with a name that has the words in any spelling,
  /// or else the nearest name; nil where there are none, or a number was typed.
  /// - Parameters:
  ///   - names: the names of all records, several of a record too.
  ///   - label: what a record is called in the list.
  static func records(
    like text: String, among names: [(id: Int, name: String)], _ label: (Int) throws -> String
  ) rethrows -> String? {
    let key = Fold.key(text)
    guard References.number(text) == nil else { return nil }
    var ids = key.count < 3 ? [] : names.filter { Fold.key($0.name).contains(key) }.map(\.id)
    if ids.isEmpty, let closest = closest(to: text, among: names.map(\.name)) {
      ids = names.filter { $0.name == closest }.map(\.id)
    }
    var seen: Set<Int> = []
    let meant = ids.filter { seen.insert($0).inserted }
    guard !meant.isEmpty else { return nil }
    let list = try meant.prefix(3).map { "#\($0) \"\(try label($0))\"" }.joined(separator: ", or ")
    return meant.count > 3 ? "\(list), or one of \(meant.count - 3) more" : list
  }
}
