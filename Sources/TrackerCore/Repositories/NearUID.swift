internal import SQLite

extension Connection {
  /// The uid that somebody probably meant who misspelt one: of those that begin with the same four characters the nearest.
  /// - Parameter table: a table with uids.
  func uid(like text: String, in table: String) throws -> String? {
    guard text.count > 4, References.number(text) == nil else { return nil }
    let beginning = String(text.prefix(4))
    let uids = try all(
      "SELECT uid FROM \(table) WHERE uid >= ? AND uid < ? ORDER BY uid LIMIT 1000",
      [beginning, beginning + "\u{7F}"]
    ) { $0.text(0) ?? "" }
    return Suggestion.closest(to: text, among: uids)
  }
}
